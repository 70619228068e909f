"""Logins of the demonstration: public, marked, and refused where real data lives."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Area, Organisation, Person

from .models import User

PASSWORD = "demonstration-only"  # noqa: S105 -- public on purpose, see the module's docstring


@dataclass(frozen=True)
class Login:
    """One demonstration login and the roles it shows."""

    name: str
    given: str
    family: str
    roles: tuple[Role, ...] = ()
    country: str | None = None
    area: str = ""
    language: str = "en"
    is_superuser: bool = False

    @property
    def email(self) -> str:
        """Its address."""
        return f"{self.name}@portal.example"

    @property
    def words(self) -> str:
        """Its roles in words."""
        if self.is_superuser:
            return "system administrator"
        roles = [str(role.label) for role in self.roles]
        return ", ".join(filter(None, [*roles, self.area, self.country]))


LOGINS = (
    Login(
        "coordinator.sn", "Awa", "Demonstration", (Role.NATIONAL_COORDINATOR,), "SN", language="fr"
    ),
    Login("coordinator.jp", "Hana", "Demonstration", (Role.NATIONAL_COORDINATOR,), "JP"),
    Login(
        "coordinator.es",
        "Marta",
        "Demonstration",
        (Role.NATIONAL_COORDINATOR,),
        "ES",
        language="es",
    ),
    Login(
        "area.es",
        "Lucía",
        "Demonstration",
        (Role.SUB_NATIONAL_COORDINATOR,),
        "ES",
        area="Andalusia",
        language="es",
    ),
    Login(
        "commission.sn",
        "Ibrahim",
        "Demonstration",
        (Role.NATIONAL_COMMISSION,),
        "SN",
        language="fr",
    ),
    Login("hq", "Nadia", "Demonstration", (Role.ASPNET_COORDINATION,)),
    Login(
        "staff",
        "Jonas",
        "Demonstration",
        (
            Role.CENTRES_COORDINATION,
            Role.CONVENTION_SECRETARIAT,
            Role.MEETINGS_COORDINATION,
            Role.DATA_STEWARD,
        ),
    ),
    Login("admin", "Olga", "Demonstration", is_superuser=True),
)


@transaction.atomic
def create_logins() -> None:
    """Make the logins that are missing; those there keep their password and appointments."""
    for login in LOGINS:
        if not User.objects.filter(email=login.email).exists():
            create_login(login)


def create_login(login: Login) -> None:
    """One account with its person, its verified address and its appointments."""
    person = Person.objects.create(
        given_name=login.given, family_name=login.family, is_generated=True
    )
    user = User.objects.create_user(
        login.email,
        PASSWORD,
        person=person,
        language=login.language,
        is_superuser=login.is_superuser,
        is_demonstration=True,
    )
    EmailAddress.objects.create(user=user, email=login.email, verified=True, primary=True)
    commission = Organisation.objects.filter(
        kind="national_commission", country=login.country, is_generated=True
    ).first()
    area = None
    if login.area:  # the generated network has it; without one it is made here
        found = {"country_id": login.country, "name_en": login.area}
        area, _made = Area.objects.get_or_create(**found, defaults={"is_generated": True})
    Appointment.objects.bulk_create(
        Appointment(
            person=person,
            role=role,
            country_id=login.country,
            area=area,
            organisation=commission if login.country else None,
            title_en=role.label,
            start_on="2024",
            source_note="Demonstration login",
            is_generated=True,
        )
        for role in login.roles
    )


def disable_logins() -> int:
    """Switch the demonstration logins off; what they did stays in the trail."""
    return User.objects.filter(is_demonstration=True).update(is_active=False)
