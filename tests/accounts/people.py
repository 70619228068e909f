"""Accounts that can really sign in: a password and a verified address."""

from allauth.account.models import EmailAddress

from tests.factories.people import UserFactory
from unesco_portal.accounts.models import User
from unesco_portal.people.models import Appointment

PASSWORD = "correct horse battery staple"
LOGIN = "/accounts/login/"


def account(*, verified: bool = True, role: str = "", country: str | None = None, **fields) -> User:
    """An account with a password, and perhaps a role."""
    user = UserFactory(**fields)
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    if role:
        Appointment.objects.create(
            person=user.person, role=role, country_id=country, title_en="Title"
        )
    return user


def sign_in_by_form(client, user: User, password: str = PASSWORD, **further: str):
    """The answer to the sign-in form."""
    return client.post(LOGIN, {"login": user.email, "password": password} | further)


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session
