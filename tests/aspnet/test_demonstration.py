"""The generated network: whole, marked in every row, and gone without a trace when removed."""

import io
from random import Random

import pytest
from django.core.management import CommandError, call_command

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


def test_the_same_seed_gives_the_same_network_and_another_another():
    generate(150, 4, SEED, quiet)
    first = told()
    generate(150, 4, SEED, quiet)
    second = told()
    generate(150, 4, SEED + 1, quiet)

    assert first == second
    assert first != told()


def test_every_country_gets_at_least_one_institution_and_its_numbers_go_on():
    made = generate(6, 6, SEED, quiet)

    assert made.institutions == 6
    assert Institution.objects.values("country").distinct().count() == 6
    assert set(NationalNetwork.objects.values_list("last_number", flat=True)) == {1}


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
