"""What is shown of certificates: public facts, no person."""

from django.conf import settings
from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.enums import Kind
from unesco_portal.core.resources import Column, Resource

from ..enums import CertificateState
from ..models import Certificate, Institution, Membership
from .shared import COUNTRY


def state_today() -> Case:
    """The status, and whether the term is over."""
    is_over = When(
        status=CertificateState.VALID,
        valid_until__lt=dates.today(),
        then=Value(CertificateState.EXPIRED.value),
    )
    return Case(is_over, default=F("status"), output_field=CharField())


def state_words(value: str) -> str:
    """The state in words."""
    return CertificateState(value).label


def page_of_certificate() -> Concat:
    """The address where anybody checks the certificate."""
    return Concat(
        Value(f"{settings.SITE_URL}/certificates/"),
        F("public_id"),
        Value("/"),
        output_field=CharField(),
    )


CERTIFICATES = Resource(
    "certificates",
    model=Certificate,
    title=_("Certificates"),
    description=_(
        "Certificates of membership of the Associated Schools Network: what was printed, and how"
        " each stands today. Replaced and revoked ones stay."
    ),
    columns=(
        Column("id", source="public_id", label=_("verification code")),
        Column("number", listed=True),
        Column("name", listed=True),
        Column("other_name"),
        COUNTRY,
        Column("institution", source="membership__institution__public_id", label=_("institution")),
        Column("membership", source="membership__number", label=_("membership number")),
        Column("issued_on", listed=True),
        Column("valid_until", listed=True),
        Column("status"),
        Column(
            "state",
            expression=state_today,
            kind=Kind.TEXT,
            null=False,
            label=_("state today"),
            help=_(
                "valid, expired, replaced or revoked: the status, and whether the term is over."
            ),
            display=state_words,
        ),
        Column("successor", source="successor__public_id", label=_("replaced by")),
        Column("languages"),
        Column("template_version"),
        Column("key", source="key__key_id", label=_("signing key")),
        Column("is_generated"),
        Column("updated_at"),
        Column("page", expression=page_of_certificate, kind=Kind.URL, null=False, label=_("page")),
    ),
    orderings={"id": ("public_id",)},
    page_url="aspnet:certificate-detail",
    tables=(Membership, Institution),
    select_related=("membership__institution", "successor", "key"),
    hidden={
        "created_at": "internal",
        "status_since": "told to those concerned",
        "reason": "told to those concerned",
        "signatory": "a person; on the print only",
        "signatory_name": "a person; on the print only",
        "signatory_function": "on the print only",
        "signature": "holds the signatory's name; on the print only",
        "issue": "how it was ordered, for Headquarters",
        "reminded_months": "internal: which reminder was sent",
    },
)
