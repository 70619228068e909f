"""Terms of memberships: from admissions, lists and renewals, never overlapping, told in time."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from aspnet import services, transitions
from aspnet.enums import MembershipStatus
from aspnet.models import Membership, MembershipTerm
from tests.factories.aspnet import ApplicationFactory, NetworkFactory, TermFactory, member
from tests.factories.certificates import SignatoryFactory
from tests.factories.pathways import PathwayVersionFactory, pathway
from tests.factories.people import coordinator, headquarters
from unesco_portal.core.dates import months_later
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail

pytestmark = pytest.mark.django_db
TODAY = datetime.date.today()  # noqa: DTZ011 -- the tests run in UTC
DAY = datetime.timedelta(days=1)


def dates(membership: Membership) -> list[tuple]:
    """From, to and basis of each term, the first one first."""
    rows = membership.terms.order_by("period")
    return list(rows.values_list("starts_on", "ends_on", "basis"))


def later(months: int) -> datetime.date:
    """This day, some months later."""
    return months_later(TODAY, months)


@pytest.mark.parametrize(("months", "end"), [(None, None), (24, later(24).isoformat())])
def test_admission_begins_the_first_term_as_long_as_the_pathway_of_the_case_says(months, end):
    NetworkFactory()
    application = ApplicationFactory(
        status="recommended", pathway=pathway(certificate_months=months)
    )

    transitions.admit(application, by=headquarters())

    membership = Membership.objects.get()
    assert dates(membership) == [(TODAY.isoformat(), end, "admission")]
    assert membership.terms.get().evidence == "decision"


def test_the_certificate_of_an_admission_ends_with_the_term():
    SignatoryFactory()
    NetworkFactory()
    application = ApplicationFactory(status="recommended", pathway=pathway(certificate_months=24))

    transitions.admit(application, by=headquarters())

    term = MembershipTerm.objects.get()
    assert term.certificate.valid_until.isoformat() == term.ends_on


def test_terms_of_a_membership_never_overlap():
    membership = member().membership
    TermFactory(membership=membership, starts_on="2020", ends_on="2022")

    TermFactory(membership=membership, starts_on="2023-01", ends_on=None)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        TermFactory(membership=membership, starts_on="2022-12-31", ends_on="2022-12-31")
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        TermFactory(membership=membership, starts_on=None, ends_on="2020-01-01")


def test_a_pathway_gives_certificates_for_six_hundred_months_at_most():
    with pytest.raises(IntegrityError, match="aspnet_pathwayversion_certificate_months"):
        PathwayVersionFactory(certificate_months=601)


def test_renewal_adds_the_term_after_the_last_one():
    pathway(certificate_months=24)
    membership = member().membership
    TermFactory(membership=membership, starts_on="2020", ends_on=later(2).isoformat())

    services.renew_membership(membership, by=headquarters(), note="As asked.")

    start = later(2) + DAY
    end = months_later(start, 24)
    assert dates(membership)[1:] == [(start.isoformat(), end.isoformat(), "renewal")]
    entry = AuditEntry.objects.about(membership).get(action="aspnet.renew_membership")
    assert entry.details == {"from": start.isoformat(), "to": end.isoformat()}
    assert entry.reason == "As asked."


def test_renewal_after_a_lapse_begins_today():
    membership = member().membership
    TermFactory(membership=membership, starts_on="2018", ends_on="2020")

    services.renew_membership(membership, by=headquarters())

    assert dates(membership)[1:] == [(TODAY.isoformat(), None, "renewal")]


def test_renewal_ends_an_open_term_the_day_before():
    membership = member().membership
    TermFactory(membership=membership, starts_on="2018", ends_on=None)

    services.renew_membership(membership, by=headquarters(), starts_on="2024", ends_on="2030")

    assert dates(membership) == [
        ("2018", "2023-12-31", "unknown"),
        ("2024", "2030", "renewal"),
    ]


def test_renewal_gives_a_certificate_of_the_new_term():
    SignatoryFactory()
    membership = member().membership
    pathway(certificate_months=12)
    TermFactory(membership=membership, starts_on="2018", ends_on=later(1).isoformat())
    first = services.issue_certificate(membership, by=headquarters())

    term = services.renew_membership(membership, by=headquarters())

    first.refresh_from_db()
    assert first.valid_until == later(1)
    assert first.status == "replaced"
    assert first.successor.valid_until.isoformat() == term.ends_on
    assert term.certificate == first.successor


@pytest.mark.parametrize(
    ("fields", "starts", "ends", "error"),
    [
        ({}, "2021-05", "2024", ValidationError),
        ({}, "2024", "2023", ValidationError),
        ({"ends_on": None}, "2019", "2024", DomainError),
    ],
)
def test_renewal_refuses_what_does_not_fit(fields, starts, ends, error):
    membership = member().membership
    TermFactory(membership=membership, **{"starts_on": "2020", "ends_on": "2022"} | fields)

    with pytest.raises(error):
        services.renew_membership(membership, by=headquarters(), starts_on=starts, ends_on=ends)

    assert membership.terms.count() == 1


def test_only_headquarters_renews_and_only_current_members():
    membership = member().membership

    with pytest.raises(PermissionDenied):
        services.renew_membership(membership, by=coordinator("SN"))
    Membership.objects.update(status=MembershipStatus.TERMINATION_PROPOSED)
    with pytest.raises(DomainError, match="termination proposed"):
        services.renew_membership(membership, by=headquarters())


def test_the_end_of_a_membership_ends_its_term_and_one_to_come_never_begins():
    membership = member().membership
    TermFactory(membership=membership, starts_on="2020", ends_on=later(2).isoformat())
    services.renew_membership(membership, by=headquarters())

    transitions.withdraw_membership(membership, by=headquarters(), reason="Letter.")

    assert dates(membership) == [("2020", TODAY.isoformat(), "unknown")]


def test_a_corrected_day_of_admission_corrects_the_first_term_unless_it_lies_behind_its_end():
    membership = member(member_since="2019").membership
    TermFactory(membership=membership, starts_on="2019", ends_on="2022")

    for day, seen in [("2018-05", "2018-05"), ("2024", "2018-05")]:
        membership.member_since = day
        membership.save()
        assert membership.terms.get().starts_on == seen


def told() -> tuple[int, int]:
    """How many mails to schools, how many notices to coordinators."""
    schools = OutgoingMail.objects.filter(to="school@test.example").count()
    return schools, Notification.objects.filter(key__startswith="terms:").count()


def test_schools_and_coordinators_are_told_twelve_six_and_three_months_before_once_each():
    coordinator("SN")
    membership = member(email="school@test.example").membership
    term = TermFactory(membership=membership, starts_on="2010")
    seen = []

    for months in (13, 12, 11, 6, 3, 1):
        MembershipTerm.objects.update(ends_on=later(months).isoformat())
        for _twice in range(2):
            services.remind_of_terms()
        seen.append(told())

    term.refresh_from_db()
    assert seen == [(0, 0), (1, 1), (1, 1), (2, 2), (3, 3), (3, 3)]
    assert term.reminded_months == 3


def test_generated_schools_renewed_terms_short_terms_and_ended_memberships_are_not_told():
    coordinator("SN")
    soon = {"starts_on": "2010", "ends_on": later(2).isoformat()}
    generated = member(email="school@test.example", is_generated=True).membership
    TermFactory(membership=generated, **soon)
    renewed = member(email="school@test.example").membership
    TermFactory(membership=renewed, **soon)
    services.renew_membership(renewed, by=headquarters())
    short = member(email="school@test.example").membership
    TermFactory(membership=short, **soon | {"starts_on": TODAY.isoformat()})
    over = member(email="school@test.example", status="withdrawn").membership
    TermFactory(membership=over, **soon)

    services.remind_of_terms()

    assert told() == (0, 0)


def test_the_list_of_a_coordinator_names_all_schools_of_a_day():
    coordinator("SN")
    for number in range(3):
        membership = member(name=f"School {number}").membership
        TermFactory(membership=membership, starts_on="2010", ends_on=later(2).isoformat())

    services.remind_of_terms()

    (notice,) = Notification.objects.filter(key__startswith="terms:")
    assert notice.body.count("School ") == 3
