"""Entry points of the network's clocks."""

from celery import shared_task

from . import counts, figures, freshness, services
from .services import imports


@shared_task(name="aspnet.refresh_counts")
def refresh_counts() -> None:
    """Count anew where institutions have changed, and the public figures with them."""
    counts.refresh()
    figures.refresh()


@shared_task(name="aspnet.drop_unverified_applications")
def drop_unverified_applications() -> None:
    """Forget expressions of interest that nobody confirmed."""
    services.drop_unverified_applications()


@shared_task(name="aspnet.issue_certificates")
def issue_certificates() -> None:
    """Carry on with the certificates that were ordered for whole countries."""
    services.carry_on()


@shared_task(name="aspnet.remind_certificates")
def remind_certificates() -> None:
    """Tell schools that the term of their certificate ends."""
    services.remind_schools()


@shared_task(name="aspnet.remind_of_terms")
def remind_of_terms() -> None:
    """Tell schools and coordinators that terms of memberships end."""
    services.remind_of_terms()


@shared_task(name="aspnet.work_on_imports")
def work_on_imports() -> None:
    """Check, apply and undo the sheets that wait."""
    imports.work_on()


@shared_task(name="aspnet.forget_import_files")
def forget_import_files() -> None:
    """Forget the files of sheets long at rest."""
    imports.forget_files()


@shared_task(name="aspnet.propose_lapses")
def propose_lapses() -> None:
    """Propose that applications lapse whose school has been silent too long."""
    services.propose_lapses()


@shared_task(name="aspnet.make_school_years")
def make_school_years() -> None:
    """Make each network's school years in good time."""
    services.make_school_years()


@shared_task(name="aspnet.remind_of_reports")
def remind_of_reports() -> None:
    """Remind schools of plans and reports."""
    services.remind_of_reports()


@shared_task(name="aspnet.tell_coordinators_of_reports")
def tell_coordinators_of_reports() -> None:
    """Tell coordinators once a week what waits to be read."""
    services.tell_coordinators()


@shared_task(name="aspnet.tell_of_ended_appointments")
def tell_of_ended_appointments() -> None:
    """Tell National Commission and Headquarters that a coordinator's term is over."""
    services.tell_of_ended_appointments()


@shared_task(name="aspnet.mail_rounds")
def mail_rounds() -> None:
    """Write the mails of renewal rounds that a request left unwritten."""
    while services.write_mails():
        pass


@shared_task(name="aspnet.tend_rounds")
def tend_rounds() -> None:
    """Bounced mails, reminders on their days, and the last day of renewal rounds."""
    services.tend_rounds()


@shared_task(name="aspnet.ask_to_confirm")
def ask_to_confirm() -> None:
    """Ask schools whose record nobody confirmed for long, and tell their coordinators."""
    while services.ask_to_confirm():
        pass


@shared_task(name="aspnet.refresh_freshness")
def refresh_freshness() -> None:
    """Compute freshness by country anew where institutions have changed."""
    freshness.refresh()


@shared_task(name="aspnet.end_twinnings")
def end_twinnings() -> None:
    """End twinnings whose last day has passed."""
    services.end_twinnings()
