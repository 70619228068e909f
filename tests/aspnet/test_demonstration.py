"""The generated network: whole, marked in every row, and gone without a trace when removed."""

import io
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from aspnet import counts, transitions
from aspnet.demonstration.network import generate, remove, status_of
from aspnet.enums import ApplicationStatus, MembershipStatus, NetworkStatus, Standing
from aspnet.models import (
    Application,
    Attachment,
    CountryCount,
    Institution,
    InstitutionName,
    Membership,
    NationalNetwork,
    PathwayVersion,
    PlaceCount,
    Review,
)
from tests import sql
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    InstitutionNameFactory,
    NetworkFactory,
    member,
)
from tests.factories.people import UserFactory, coordinator, headquarters
from unesco_portal.accounts.models import User
from unesco_portal.core.models import DatasetVersion
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Organisation, Person
from unesco_portal.workflow.models import AuditEntry

pytestmark = pytest.mark.django_db
TABLES = (
    Institution,
    InstitutionName,
    Membership,
    Application,
    Attachment,
    Review,
    PathwayVersion,
    NationalNetwork,
    Appointment,
    Person,
    Organisation,
)
SEED = 7


def quiet(_words: str) -> None:
    """Say nothing."""


def rows() -> dict[str, set]:
    """The keys of all rows that a demonstration touches."""
    tables = (*TABLES, AuditEntry)
    return {model.__name__: set(model.objects.values_list("pk", flat=True)) for model in tables}


def told() -> list[tuple]:
    """What a seed decides: everything but keys, codes and moments."""
    schools = Institution.objects.order_by("pk").values_list(
        "name", "city", "country", "levels", "ownership", "standing", "languages", "themes",
        "pupil_count", "latitude", "confirmed_on", "membership__number", "membership__status",
        "membership__member_since", "membership__ended_on",
    )  # fmt: skip
    cases = Application.objects.order_by("pk").values_list(
        "institution__name", "status", "contact_name", "head_name", "language", "decline_reason"
    )
    people = Appointment.objects.filter(is_generated=True).order_by("pk")
    return [
        *schools,
        *cases,
        *people.values_list("person__family_name", "role", "country", "start_on", "end_on"),
    ]


def test_every_row_is_marked_and_valid():
    before = rows()

    made = generate(700, 5, SEED, quiet)

    assert (made.institutions, made.networks) == (700, 5)
    assert Institution.objects.count() == 700
    for model in TABLES:
        new = model.objects.exclude(pk__in=before[model.__name__])
        assert new.exists(), model
        assert not new.filter(is_generated=False).exists(), model
    for model in (Application, Membership, NationalNetwork, PathwayVersion, Review):
        for row in model.objects.all()[:60]:
            row.full_clean(exclude=["public_id", "institution"])
    for school in Institution.objects.order_by("?")[:60]:
        school.full_clean(exclude=["public_id"])


def test_every_state_of_an_application_occurs_and_fits_its_institution():
    generate(700, 5, SEED, quiet)

    cases = Application.objects.select_related("institution__membership")

    assert {case.status for case in cases} == set(ApplicationStatus)
    for case in cases:
        expected = {
            ApplicationStatus.RECOMMENDED: Standing.CANDIDATE,
            ApplicationStatus.ADMITTED: Standing.MEMBER,
            ApplicationStatus.SUBMITTED: Standing.APPLICANT,
            ApplicationStatus.IN_REVIEW: Standing.APPLICANT,
            ApplicationStatus.RETURNED: Standing.APPLICANT,
            ApplicationStatus.IN_STAGE: Standing.APPLICANT,
        }.get(case.status, Standing.NONE)
        assert case.institution.standing == expected
    admitted = cases.filter(status=ApplicationStatus.ADMITTED)
    for case in admitted:
        assert case.membership == case.institution.membership
        assert case.membership.member_since == case.decided_on.isoformat()
    assert len({case.institution.country_id for case in admitted}) > 1
    trials = cases.filter(status=ApplicationStatus.IN_STAGE)
    assert all(case.stage.version_id == case.pathway_id for case in trials)
    assert trials.exclude(stage_until=None).exists()


def test_history_is_dated_as_the_state():
    generate(200, 3, SEED, quiet)

    for case in Application.objects.exclude(status=ApplicationStatus.DRAFT):
        entry = AuditEntry.objects.about(case).get()
        assert (entry.target, entry.created_at) == (case.status, case.status_since)
    for draft in Application.objects.filter(status=ApplicationStatus.DRAFT):
        assert not AuditEntry.objects.about(draft).exists()
        assert (timezone.now() - draft.status_since).days < 30


def test_all_standings_states_of_membership_and_gaps_occur():
    generate(1500, 5, SEED, quiet)

    assert set(Institution.objects.values_list("standing", flat=True)) == set(Standing)
    assert set(Membership.objects.values_list("status", flat=True)) == set(MembershipStatus)
    for gap in ({"email": ""}, {"latitude": None}, {"pupil_count": None}, {"confirmed_on": None}):
        assert Institution.objects.filter(**gap).exists(), gap
    assert Membership.objects.filter(member_since=None).exists()
    assert Institution.objects.filter(location_precision="hidden", latitude=None).exists()


def test_the_same_seed_gives_the_same_network_and_another_another():
    generate(150, 4, SEED, quiet)
    first = told()
    generate(150, 4, SEED, quiet)
    second = told()
    generate(150, 4, SEED + 1, quiet)

    assert first == second
    assert first != told()


def test_figures_and_map_are_counted_at_once():
    generate(150, 4, SEED, quiet)

    figure = counts.members()
    members = Institution.objects.members()

    assert figure.value == figure.generated == members.count()
    assert sum(PlaceCount.objects.values_list("count", flat=True)) == (
        members.exclude(latitude=None).count()
    )


def test_every_country_gets_at_least_one_institution_and_its_numbers_go_on():
    made = generate(6, 6, SEED, quiet)

    assert made.institutions == 6
    assert Institution.objects.values("country").distinct().count() == 6
    assert set(NationalNetwork.objects.values_list("last_number", flat=True)) == {1}


def test_search_finds_generated_schools_by_their_further_names():
    generate(150, 4, SEED, quiet)
    name = InstitutionName.objects.first()

    assert name.institution in Institution.objects.search(name.name)


def test_removing_leaves_exactly_what_was_there():
    kept = member(name="Real school", country_id="SN")
    InstitutionNameFactory(institution=kept, name="Further")
    ApplicationFactory()
    coordinator("SN")
    transitions.pause(kept.membership, by=headquarters(), reason="Renovation.")
    before = rows()
    generate(300, 5, SEED, quiet)

    remove(quiet)

    assert rows() == before
    kept.refresh_from_db()
    assert (kept.standing, kept.membership.status) == (Standing.MEMBER, MembershipStatus.DORMANT)
    assert not CountryCount.objects.filter(is_generated=True).exists()


def test_removing_takes_the_acts_on_generated_records_along():
    desk = headquarters()
    before = rows()
    generate(300, 5, SEED, quiet)
    candidate = Application.objects.filter(status=ApplicationStatus.RECOMMENDED).first()
    transitions.admit(candidate, by=desk)
    active = Membership.objects.filter(status=MembershipStatus.MEMBER).first()
    transitions.terminate(active, by=desk, reason="For the demonstration.")

    remove(quiet)

    assert rows() == before


def test_what_real_records_point_to_stays_and_can_be_generated_again():
    generate(60, 4, SEED, quiet)
    network = NationalNetwork.objects.first()
    school = InstitutionFactory(country_id=network.country_id)
    application = ApplicationFactory(institution=school, status=ApplicationStatus.RECOMMENDED)
    transitions.admit(application, by=headquarters())
    post = Appointment.objects.filter(is_generated=True).exclude(organisation=None).first()
    post.person.user.delete()
    UserFactory(person=post.person)

    generate(60, 4, SEED, quiet)
    remove(quiet)

    assert list(NationalNetwork.objects.all()) == [network]
    assert list(Institution.objects.all()) == [school]
    assert Appointment.objects.filter(pk=post.pk).exists()


def test_a_real_network_is_left_alone():
    real = NetworkFactory(country_id="CN", contact_email="real@natcom.example")

    generate(60, 4, SEED, quiet)

    assert not Institution.objects.filter(country="CN").exists()
    assert NationalNetwork.objects.filter(is_generated=True).count() == 4
    remove(quiet)
    assert list(NationalNetwork.objects.all()) == [real]


def test_removing_nothing_says_nothing():
    words = []

    remove(words.append)

    assert words == []


def test_the_command_tells_what_it_did():
    out = io.StringIO()

    call_command("generate_network", institutions=40, countries=3, stdout=out)
    call_command("generate_network", if_missing=True, stdout=out)
    call_command("generate_network", remove=True, stdout=out)

    lines = out.getvalue().splitlines()
    assert any(line.startswith("generated 40 institutions in 3 networks") for line in lines)
    assert lines[-2:] == [
        "generate_network: there is one already",
        "the demonstration network is removed",
    ]
    assert not Institution.objects.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"countries": 0}, "takes 1 to 194"),
        ({"countries": 195}, "takes 1 to 194"),
        ({"countries": 10, "institutions": 9}, "at least one for each country"),
    ],
)
def test_the_command_refuses_what_cannot_be(options, words):
    with pytest.raises(CommandError, match=words):
        call_command("generate_network", **options)


def test_large_networks_build_their_indexes_afterwards(monkeypatch):
    before = indexes()
    monkeypatch.setattr("aspnet.demonstration.network.LARGE", 50)

    generate(60, 4, SEED, quiet)

    assert indexes() == before
    assert switched_off() == []
    assert Institution.objects.exclude(search="").count() == 60
    assert Institution.objects.count() == 60
    assert not Institution.pgh_event_model.objects.exists()
    assert DatasetVersion.objects.filter(dataset=counts.VIEWS[0]).exists()


def indexes() -> set[str]:
    """Indexes and constraints of the tables."""
    return {
        name
        for (name,) in sql.rows(
            "SELECT indexname FROM pg_indexes WHERE tablename LIKE 'aspnet_%%'"
            " UNION SELECT conname FROM pg_constraint WHERE conrelid::regclass::text LIKE 'aspnet_%%'"
        )
    }


def switched_off() -> list[str]:
    """Triggers that would not run."""
    found = sql.rows("SELECT tgname FROM pg_trigger WHERE tgenabled = 'D'")
    return [name for (name,) in found]


def test_coordinators_have_accounts_nobody_can_sign_in_with():
    generate(60, 4, SEED, quiet)

    users = User.objects.filter(person__appointments__role=Role.NATIONAL_COORDINATOR)
    assert users.exists()
    assert {user.is_demonstration for user in users} == {True}
    assert [user for user in users if user.has_usable_password()] == []
    remove(quiet)
    assert not users.all().exists()


def test_a_network_with_a_login_of_the_demonstration_never_sleeps():
    rng = Random(1)

    seen = {code: {status_of(rng, code) for _time in range(500)} for code in ("ES", "FR")}

    assert seen == {"ES": {NetworkStatus.ACTIVE}, "FR": set(NetworkStatus)}
