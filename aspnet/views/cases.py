"""A case in words: who holds it, what happened, which levels."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unesco_portal.people.models import Appointment
from unesco_portal.workflow.engine import Transition
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.states import MACHINES, Holder, machine_of

from ..enums import ApplicationStatus, Level
from ..models import Application, Institution
from ..requirements import is_resting

TONES = {
    ApplicationStatus.DRAFT: "neutral",
    ApplicationStatus.SUBMITTED: "waiting",
    ApplicationStatus.IN_REVIEW: "waiting",
    ApplicationStatus.RETURNED: "attention",
    ApplicationStatus.IN_STAGE: "waiting",
    ApplicationStatus.RECOMMENDED: "waiting",
    ApplicationStatus.ADMITTED: "positive",
    ApplicationStatus.DECLINED: "ended",
    ApplicationStatus.WITHDRAWN: "ended",
    ApplicationStatus.LAPSED: "ended",
}
BETWEEN_OFFICIALS = {"aspnet.recommend_application", "aspnet.send_back_application"}
OTHER_ACTS = {
    "aspnet.edit_institution": gettext_lazy("Record corrected"),
    "aspnet.confirm_institution": gettext_lazy("Record confirmed"),
    "aspnet.issue_certificate": gettext_lazy("Certificate issued"),
    "aspnet.import_institution": gettext_lazy("Written from an imported sheet"),
    "aspnet.undo_import_institution": gettext_lazy("Imported sheet taken back"),
    "aspnet.start_import": gettext_lazy("Sheet uploaded"),
    "aspnet.complete_application": gettext_lazy("Facts of the institution completed"),
    "aspnet.attach_document": gettext_lazy("Document added"),
    "aspnet.detach_document": gettext_lazy("Document removed"),
    "aspnet.propose_lapse_application": gettext_lazy("Lapse proposed"),
    "aspnet.invite_reviewer": gettext_lazy("Reviewer invited"),
    "aspnet.ask_area_review": gettext_lazy("Area asked for its opinion"),
    "aspnet.assign_area": gettext_lazy("Put into another area"),
    "aspnet.cosign_application": gettext_lazy("Signed by the National Commission"),
    "aspnet.propose_twinning": gettext_lazy("Twinning proposed"),
    "aspnet.move_twinning": gettext_lazy("Moved to the school that goes on"),
    "aspnet.record_succession": gettext_lazy("Merger, split or duplicate recorded"),
    "aspnet.undo_succession": gettext_lazy("Merger, split or duplicate taken back"),
    "aspnet.correct_schoolreport": gettext_lazy("Corrected in a locked year"),
    "aspnet.write_schoolreport": gettext_lazy("Link sent to the school"),
    "aspnet.edit_nationalreport": gettext_lazy("Figures or words changed"),
    "aspnet.draft_pathway": gettext_lazy("Draft written"),
}
NOT_FOR_THE_APPLICANT = {
    "aspnet.ask_area_review",
    "aspnet.invite_reviewer",
    "aspnet.cosign_application",
}


def holder_words(application: Application) -> str:
    """Who acts now: a role, never a person; where its post is vacant, who stands in."""
    machine = machine_of(application)
    outside = machine.state(application.status).outside
    if application.status == ApplicationStatus.IN_STAGE and is_resting(application):
        return _("the school, with the advice of the National Coordinator")
    holder = machine.holder_of(application)
    if holder is None:
        return str(outside) or _("nobody: the case is closed")
    words = role_words(holder, application.institution.country_id)
    if outside:
        return _("%(holder)s (the school has not answered in time)") % {"holder": words}
    return words


def role_words(holder: Holder, country: str) -> str:
    """A holder with a role, and who stands in where its post is vacant."""
    if not holder.is_national:
        return _("UNESCO Headquarters")
    if Appointment.objects.coordinators().nobody_acts_in(country):
        return _("the National Commission and UNESCO Headquarters: the post is vacant")
    return _("the National Coordinator")


def level_words(institution: Institution) -> list[str]:
    """The levels in words."""
    return [str(Level(level).label) for level in institution.levels]


def case_timeline(record: Model, *, names_hidden: bool = False) -> list[dict[str, Any]]:
    """What happened to a record, oldest first; ``names_hidden`` is how the applicant reads it."""
    acts = {
        act.permission: act for machine in MACHINES.values() for act in machine.transitions.values()
    }
    return [
        {
            "title": act_words(acts.get(entry.action), entry),
            "when": entry.created_at,
            "who": "" if names_hidden else entry.actor_label,
            "text": "" if names_hidden and entry.action in BETWEEN_OFFICIALS else entry.reason,
            "state": "done",
        }
        for entry in AuditEntry.objects.about(record).order_by("pk")
        if not (names_hidden and entry.action in NOT_FOR_THE_APPLICANT)
    ]


def act_words(act: Transition | None, entry: AuditEntry) -> str:
    """What an act is called."""
    if act is not None:
        return str(act.label)
    return str(OTHER_ACTS.get(entry.action, entry.action))
