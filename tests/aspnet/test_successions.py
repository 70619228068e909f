"""Mergers, splits and duplicates: recorded without loss, and taken back as if they never were."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from aspnet import services
from aspnet.enums import MembershipStatus
from aspnet.models import Institution, InstitutionName, Succession
from aspnet.services.snapshots import rows_of
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    InstitutionNameFactory,
    TermFactory,
    member,
)
from tests.factories.certificates import certified
from tests.factories.people import coordinator, headquarters
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry

pytestmark = pytest.mark.django_db


def join(earlier, later, kind="merge", **fields) -> Succession:
    """One joins the other, as the coordinator records it."""
    fields = {"by": coordinator("SN"), "reason": "Decree 12.", "happened_on": "2026"} | fields
    return services.record_joining(earlier, later, kind=kind, **fields)


def split(earlier, **fields) -> Succession:
    """A school is born from another."""
    facts = {"name": "Born", "city": "Dakar", "continues": True, "reason": "Decree 13."}
    return services.record_split(earlier, **facts | {"by": coordinator("SN")} | fields)


def standing(*institutions) -> dict:
    """Everything about some institutions, but for the moments of the last change."""
    found = rows_of(*institutions)
    for rows in found.values():
        for row in rows.values():
            row.pop("updated_at")
    return found


def known(**fields) -> Institution:
    """A member with certificate, terms and names."""
    institution = certified(**fields)
    TermFactory(membership=institution.membership, starts_on="2010", ends_on="2030")
    TermFactory(membership=institution.membership, starts_on="2031")
    InstitutionNameFactory(institution=institution, name=f"{institution.name} bis")
    return Institution.objects.get(pk=institution.pk)


def test_a_merger_ends_the_one_and_leaves_the_other():
    earlier, later = known(name="B"), known(name="A")
    untouched = standing(later)

    found = join(earlier, later)

    earlier.refresh_from_db()
    membership = earlier.membership
    assert standing(later) == untouched
    assert (earlier.standing, earlier.existence) == ("former", "merged")
    assert (membership.status, membership.end_reason) == (
        "ended",
        f"It joined A ({later.public_id}).",
    )
    assert membership.certificates.get().status == "revoked"
    assert [term.ends_on for term in membership.terms.all()] == [timezone.now().date().isoformat()]
    assert (found.kind, found.happened_on, found.is_over) == ("merge", "2026", True)
    for institution in (earlier, later):
        entry = AuditEntry.objects.about(institution).get(action="aspnet.record_succession")
        assert entry.details == {"succession": found.public_id, "kind": "merge"}


def test_the_names_of_a_duplicate_stay_findable():
    earlier, later = known(name="Ecole de la Paix"), known(name="École de la Paix")

    join(earlier, later, "duplicate")

    names = set(later.names.values_list("name", "kind"))
    assert names == {
        ("École de la Paix bis", "translation"),
        ("Ecole de la Paix", "variant"),
        ("Ecole de la Paix bis", "translation"),
    }


def test_who_is_not_public_is_not_named_in_the_reason_of_the_end():
    earlier = member()

    join(earlier, InstitutionFactory(name="Hidden"))

    earlier.refresh_from_db()
    assert earlier.membership.end_reason == "It joined another institution."


@pytest.mark.parametrize("continues", [True, False])
def test_a_split_bears_an_institution_outside_the_network(continues):
    earlier = known()

    found = split(earlier, continues=continues)

    earlier.refresh_from_db()
    born = found.successor
    assert (born.name, born.standing, born.membership) == ("Born", "none", None)
    assert born.country_id == earlier.country_id
    assert earlier.standing == ("member" if continues else "former")
    assert earlier.existence == ("operating" if continues else "closed")
    assert found.is_over is not continues


@pytest.mark.parametrize("kind", ["merge", "duplicate", "split on", "split over"])
@pytest.mark.parametrize("make", [known, member, InstitutionFactory])
def test_what_is_taken_back_stands_as_it_stood_before(kind, make):
    earlier, later = make(name="B"), known(name="A")
    before = standing(earlier, later), Institution.objects.count()
    if kind.startswith("split"):
        found = split(earlier, continues=kind == "split on")
    else:
        found = join(earlier, later, kind)

    services.undo_succession(found, by=coordinator("SN"))

    assert (standing(earlier, later), Institution.objects.count()) == before
    found.refresh_from_db()
    assert found.undone_at is not None
    with pytest.raises(DomainError, match="taken back already"):
        services.undo_succession(found, by=coordinator("SN"))


def test_what_stands_again_is_told_as_changed_now():
    earlier, later = known(), known()
    found = join(earlier, later)
    moment = timezone.now()

    services.undo_succession(found, by=coordinator("SN"))

    assert Institution.objects.get(pk=earlier.pk).updated_at > moment
    membership = AuditEntry.objects.about(earlier.membership)
    entry = membership.get(action="aspnet.undo_succession")
    assert (entry.source, entry.target) == ("ended", "member")


def rename(found: Succession) -> None:
    Institution.objects.filter(pk=found.predecessor_id).update(name="Renamed")


def confirm(found: Succession) -> None:
    services.confirm_institution(found.predecessor, by=coordinator("SN"))


def drop_name(found: Succession) -> None:
    InstitutionName.objects.get(institution=found.successor, kind="variant").delete()


@pytest.mark.parametrize("edit", [rename, confirm, drop_name])
def test_what_was_edited_since_is_not_taken_back(edit):
    found = join(known(name="B"), known(name="A"), "duplicate")
    edit(found)

    with pytest.raises(DomainError, match="Changed since"):
        services.undo_succession(found, by=coordinator("SN"))


def test_a_newborn_with_a_life_of_its_own_is_not_taken_back():
    found = split(known())
    ApplicationFactory(institution=found.successor, status="draft")

    with pytest.raises(DomainError, match="Changed since"):
        services.undo_succession(found, by=coordinator("SN"))


def test_the_days_for_taking_back_are_a_setting(settings):
    found = join(known(), known())
    settings.SUCCESSION_UNDO_DAYS = 0
    Succession.objects.update(made_at=timezone.now() - datetime.timedelta(days=1))
    found.refresh_from_db()

    with pytest.raises(DomainError, match="time for taking it back is over"):
        services.undo_succession(found, by=coordinator("SN"))


def test_a_chain_goes_on_and_what_is_gone_takes_nobody_in():
    first, second, third, fourth = (member(name=name) for name in "ABCD")
    join(first, second)
    join(second, third)

    with pytest.raises(DomainError, match="has itself joined"):
        join(fourth, first)
    with pytest.raises(DomainError, match="already joined"):
        join(first, third)
    with pytest.raises(DomainError, match="has itself joined"):
        join(third, first)


def test_nothing_follows_itself_over_a_split_either():
    earlier = member()
    born = split(earlier).successor

    with pytest.raises(DomainError, match="cannot join itself"):
        join(earlier, earlier)
    with pytest.raises(DomainError, match="nothing can follow itself"):
        join(born, earlier)
    for other in (earlier, born):
        with pytest.raises(IntegrityError), transaction.atomic():
            Succession.objects.create(
                kind="merge",
                predecessor=born,
                successor=earlier if other is earlier else born,
                made_at=timezone.now(),
                decided_by=coordinator("SN"),
            )


@pytest.mark.parametrize(
    ("earlier", "later", "kind", "words"),
    [
        ({}, {"country_id": "FR"}, "merge", "different countries"),
        ({}, {"is_generated": True}, "merge", "demonstration"),
        ({}, {"existence": "closed"}, "merge", "does not operate"),
        ({"status": MembershipStatus.TERMINATION_PROPOSED}, {}, "merge", "UNESCO decides"),
    ],
)
def test_what_does_not_fit_is_refused(earlier, later, kind, words):
    with pytest.raises(DomainError, match=words):
        join(member(**earlier), member(**later), kind, by=headquarters())

    assert not Succession.objects.exists()


def test_a_record_without_membership_does_not_take_the_place_of_one_with_it():
    with pytest.raises(DomainError, match="Keep the record"):
        join(member(), InstitutionFactory(), "duplicate")


def test_an_open_application_is_decided_first():
    earlier = ApplicationFactory().institution

    with pytest.raises(DomainError, match="open application"):
        join(earlier, member())
    with pytest.raises(DomainError, match="open application"):
        split(earlier, continues=False)


@pytest.mark.parametrize("who", [lambda: coordinator("FR"), lambda: None])
def test_only_the_countrys_coordinators_and_headquarters_record_and_take_back(who):
    earlier, later = member(), member()
    actor = who() or coordinator("ML")

    with pytest.raises(PermissionDenied):
        join(earlier, later, by=actor)
    with pytest.raises(PermissionDenied):
        split(earlier, by=actor)
    found = join(earlier, later, by=headquarters())
    with pytest.raises(PermissionDenied):
        services.undo_succession(found, by=actor)
