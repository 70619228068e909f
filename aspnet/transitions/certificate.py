"""Every change of a certificate's status, and how one is made."""

import datetime
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage, get_connection
from django.db import connection
from django.db.models import Count
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.core import dates
from unesco_portal.core.codes import is_valid
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import NameKind
from unesco_portal.workflow.actors import System, sign
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.notices import Recipient, compose

from .. import signing
from ..enums import CURRENT_MEMBERSHIP
from ..enums import CertificateStatus as Status
from ..models import Certificate, CertificateIssue, Membership, NationalNetwork, Signatory
from ..states import CERTIFICATE
from .term import certificate_ends, keep_terms

CERTIFICATE_LINK = "certificate"
TEMPLATE_VERSION = "2026-1"
PRINTED = ("en", "fr", "es")
ISSUED_MAIL = "emails/aspnet/certificate_issued.txt"


def school(certificate: Certificate) -> list[Recipient]:
    """The school, at the address of its application or of its record, in its language."""
    membership = certificate.membership
    application = membership.application
    email = application.contact_email if application else membership.institution.email
    language = application.language if application else certificate.languages[0]
    return [Recipient(email, language, "school", school_url(certificate))]


def school_with_new_one(certificate: Certificate) -> list[Recipient]:
    """The school, with the link to the certificate that takes this one's place."""
    return school(certificate.successor) if certificate.successor else []


def school_url(certificate: Certificate) -> str:
    """The certificate's page with the signed link that lets the school download."""
    token = sign(CERTIFICATE_LINK, certificate.public_id)
    return f"{settings.SITE_URL}{certificate.get_absolute_url()}?link={token}"


@transition(
    "aspnet.reissue_certificate",
    machine=CERTIFICATE,
    source=[Status.VALID],
    target=Status.REPLACED,
    label=_("Replace by a new certificate"),
    explanation=_(
        "For a changed name, or a new term. The new certificate has today's name, signatory and"
        " term; this one stays in the history as replaced."
    ),
    reason=Reason.OPTIONAL,
    recipients=school_with_new_one,
)
def reissue(
    certificate: Certificate,
    *,
    by: Any,
    reason: str = "",
    issue: CertificateIssue | None = None,
    keeps_term: bool = False,
) -> None:
    """Headquarters issues a new certificate in the place of this one.

    With ``keeps_term`` it ends when this one would have: a changed name is no new term.
    """
    membership = current_membership(certificate.membership_id)
    (new,) = make_certificates(
        [membership], issue=issue, replaces=certificate if keeps_term else None
    )
    new.pk = next_key()
    rows = Certificate.objects.filter(pk=certificate.pk)
    rows.update(status=Status.REPLACED, successor_id=new.pk)  # first: one valid at any moment
    new.full_clean(exclude=["public_id"])
    new.save(force_insert=True)
    certificate.successor = new
    certificate.reason = reason[:400]
    record_issue([new], by=by)


@transition(
    "aspnet.revoke_certificate",
    machine=CERTIFICATE,
    source=[Status.VALID],
    target=Status.REVOKED,
    label=_("Revoke the certificate"),
    explanation=_("From now on every check says that it is revoked, and the logo is closed."),
    reason=Reason.REQUIRED,
    recipients=school,
)
def revoke(certificate: Certificate, *, by: Any, reason: str = "") -> None:
    """Headquarters takes a certificate back."""
    certificate.reason = reason[:400]


@transition(
    "aspnet.end_certificate",
    machine=CERTIFICATE,
    source=[Status.VALID],
    target=Status.REVOKED,
    label=_("Revoked with the membership"),
    explanation=_("A certificate ends with the membership it certifies."),
    reason=Reason.REQUIRED,
    recipients=school,
)
def end_with_membership(certificate: Certificate, *, by: Any, reason: str = "") -> None:
    """The portal revokes the certificate of a membership that has just ended."""
    certificate.reason = reason[:400]


def revoke_with_membership(membership: Membership, reason: str) -> None:
    """What the end of a membership means for its certificate, in the same transaction."""
    for certificate in membership.certificates.valid():
        end_with_membership(certificate, by=System(), reason=reason)


def issue(membership: Membership, *, by: Any) -> Certificate:
    """A member's certificate, signed, recorded and announced to the school.

    Raises ``DomainError`` where there is no signatory or key, or one is held already.
    """
    membership = current_membership(membership.pk)
    if membership.certificates.valid().exists():
        raise DomainError(_("This member already has a valid certificate."))
    (certificate,) = make_certificates([membership])
    certificate.full_clean(exclude=["public_id"])
    certificate.save()
    record_issue([certificate], by=by)
    announce_issue([certificate])
    return certificate


def issue_on_admission(membership: Membership, *, by: Any) -> Certificate | None:
    """With the admission, where somebody can sign; else the member waits in the list."""
    return issue(membership, by=by) if can_sign(membership) else None


def can_sign(record: Membership | NationalNetwork) -> bool:
    """Whether a certificate could be made today: there is a key, and somebody signs."""
    today = dates.today()
    return (
        signing.is_configured()
        and signatory_on(today, is_generated=record.is_generated) is not None
    )


def order_renamed(network: NationalNetwork) -> CertificateIssue | None:
    """The portal orders new certificates for members whose name has changed, where it can sign.

    Where nobody can, they stand in Headquarters' list of certificates with a former name.
    """
    renamed = Certificate.objects.renamed().filter(membership__network=network).count()
    if not renamed or not can_sign(network):
        return None
    network = NationalNetwork.objects.select_for_update().get(pk=network.pk)
    order = CertificateIssue.objects.due().filter(network=network).select_for_update().first()
    if order is None:
        order = CertificateIssue(network=network, is_generated=network.is_generated)
    order.replaces_renamed = True
    order.expected_count += renamed
    order.full_clean(exclude=["public_id"])
    order.save()
    record_order(order, "aspnet.start_certificate_issue", by=System())
    return order


def record_order(order: CertificateIssue, action: str, *, by: Any) -> None:
    """What was ordered stands on the network's record."""
    details = {"order": order.public_id, "expected": order.expected_count}
    AuditEntry.objects.record(action, order.network, by=by, details=details)


def current_membership(pk: int) -> Membership:
    """A current membership, locked, with all that is printed; refuses one that has ended."""
    rows = Membership.objects.select_related("institution__country", "network", "application")
    membership = rows.select_for_update(of=("self",)).get(pk=pk)
    if membership.status not in CURRENT_MEMBERSHIP:
        raise DomainError(_("Only members have certificates: this membership has ended."))
    return membership


def make_certificates(
    memberships: Sequence[Membership],
    *,
    issue: CertificateIssue | None = None,
    replaces: Certificate | None = None,
) -> list[Certificate]:
    """Signed certificates of today, not yet saved; a fixed number of queries for each batch.

    The term begins anew, but for one that ``replaces`` another: it keeps that one's last day.
    """
    signer, today = signing.current_signer(), dates.today()
    signatories = {
        kind: required_signatory(today, is_generated=kind)
        for kind in {membership.is_generated for membership in memberships}
    }
    earlier = dict(
        Certificate.objects.filter(membership__in=memberships)
        .order_by()
        .values_list("membership")
        .annotate(Count("pk"))
    )
    codes = next_codes(len(memberships))
    ends = certificate_ends(list(memberships), today)
    return [
        make(
            membership,
            code=code,
            turn=earlier.get(membership.pk, 0) + 1,
            signer=signer,
            signatory=signatories[membership.is_generated],
            day=today,
            until=replaces.valid_until if replaces else ends[membership.pk],
            issue=issue,
        )
        for membership, code in zip(memberships, codes, strict=True)
    ]


def make(
    membership: Membership,
    *,
    code: str,
    turn: int,
    signer: signing.Signer,
    signatory: Signatory,
    day: datetime.date,
    until: datetime.date | None,
    issue: CertificateIssue | None = None,
) -> Certificate:
    """One certificate of one day, signed over what is printed."""
    institution, languages = membership.institution, print_languages(membership)
    with translation.override(languages[0]):
        function = signatory.function
    certificate = Certificate(
        public_id=code,
        membership=membership,
        number=f"{membership.number}-{turn}",
        template_version=TEMPLATE_VERSION,
        name=institution.name,
        other_name=name_in_other_script(institution),
        country=institution.country,
        languages=languages,
        issued_on=day,
        valid_until=until,
        signatory=signatory,
        signatory_name=signatory.name,
        signatory_function=function,
        key=signer.key,
        issue=issue,
        is_generated=membership.is_generated or signatory.is_generated,
    )
    certificate.signature = signer.sign(printed_facts(certificate))
    return certificate


def printed_facts(certificate: Certificate) -> dict[str, Any]:
    """What is signed: everything that is printed, nothing else."""
    until = certificate.valid_until
    return {
        "code": certificate.public_id,
        "name": certificate.name,
        "other_name": certificate.other_name,
        "country": certificate.country_id,
        "number": certificate.number,
        "issued_on": certificate.issued_on.isoformat(),
        "valid_until": until.isoformat() if until else None,
        "signatory": [certificate.signatory_name, certificate.signatory_function],
        "languages": certificate.languages,
        "template": certificate.template_version,
        "is_generated": certificate.is_generated,
    }


def signatory_on(day: datetime.date, *, is_generated: bool) -> Signatory | None:
    """Who signs on a day: own signatories of generated members first among those."""
    rows = Signatory.objects.able_to_sign_for(is_generated=is_generated).on(day)
    if is_generated:
        return rows.order_by("-is_generated", "-start_on", "-pk").first()
    return rows.order_by("is_generated", "-start_on", "-pk").first()


def required_signatory(day: datetime.date, *, is_generated: bool) -> Signatory:
    """The same; raises ``DomainError`` where nobody signs."""
    found = signatory_on(day, is_generated=is_generated)
    if found is None:
        raise DomainError(
            _("Nobody signs certificates today: enter a signatory in the back office first.")
        )
    return found


def print_languages(membership: Membership) -> list[str]:
    """All languages of the print, the network's own first."""
    own = [code for code in membership.network.form_languages if code in PRINTED]
    return list(dict.fromkeys([*own, *PRINTED]))


def name_in_other_script(institution: Any) -> str:
    """The name in its own script beside a Latin one, or in Latin letters beside another."""
    is_latin = in_latin(institution.name)
    for row in institution.names.all():
        if row.kind == NameKind.TRANSLATION and in_latin(row.name) != is_latin:
            return row.name
    return ""


def in_latin(text: str) -> bool:
    """Whether all letters are Latin ones."""
    letters = [char for char in text if char.isalpha()]
    return all(unicodedata.name(char, "").startswith("LATIN") for char in letters)


def next_codes(count: int) -> list[str]:
    """Codes from the database, before the rows: what is signed names its code."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT portal_code('CER') FROM generate_series(1, %s)", [count])
        codes = [code for (code,) in cursor.fetchall()]
    assert all(map(is_valid, codes))
    return codes


def next_key() -> int:
    """A key for a row that another row names before it is there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('aspnet_certificate', 'id'))")
        return cursor.fetchone()[0]


def record_issue(certificates: Iterable[Certificate], *, by: Any) -> None:
    """One audit entry for each new certificate, and its place among the terms."""
    certificates = list(certificates)
    keep_terms(certificates)
    kind = ContentType.objects.get_for_model(Certificate)
    AuditEntry.objects.bulk_create(
        AuditEntry(
            action="aspnet.issue_certificate",
            content_type=kind,
            object_id=certificate.pk,
            object_label=str(certificate)[:200],
            actor=by if isinstance(by, User) else None,
            actor_label=str(by)[:200],
            target=Status.VALID,
            details={"number": certificate.number},
        )
        for certificate in certificates
    )


def announce_issue(certificates: Iterable[Certificate]) -> None:
    """A mail to each school, in its language, written in one go."""
    mails = []
    for certificate in certificates:
        (recipient,) = school(certificate)
        if recipient.email:
            context = {"record": certificate, "url": recipient.url}
            subject, body = compose(ISSUED_MAIL, recipient.language, context)
            mails.append(EmailMessage(subject, body, to=[recipient.email]))
    if mails:
        get_connection().send_messages(mails)
