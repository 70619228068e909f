"""Where certificates stand, and why the logo may not be used."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificateStatus(models.TextChoices):
    """What acts made of a certificate; that its term is over follows from the date."""

    VALID = "valid", _("valid")
    REPLACED = "replaced", _("replaced by a newer one")
    REVOKED = "revoked", _("revoked")


class CertificateState(models.TextChoices):
    """How a certificate stands on a day: its status, and whether its term is over."""

    VALID = "valid", _("valid")
    EXPIRED = "expired", _("expired")
    REPLACED = "replaced", _("replaced by a newer one")
    REVOKED = "revoked", _("revoked")


class Verdict(models.TextChoices):
    """What a check of a code or of a signed text found, where it found no certificate."""

    FOUND = "found", _("This is a certificate of this register.")
    EMPTY = "empty", _("Type the code of the certificate, such as CER-7K3M9X.")
    MISTYPED = (
        "mistyped",
        _("This code has a typing error. Compare it with the certificate, sign by sign."),
    )
    UNKNOWN = "unknown", _("There is no certificate with this code.")
    UNREADABLE = (
        "unreadable",
        _("This is neither a code nor the whole of a signed text. Copy all of it."),
    )
    UNKNOWN_KEY = "unknown_key", _("This text was signed with a key that is not ours.")
    ALTERED = "altered", _("This text was altered after it was signed: it proves nothing.")
    NOT_OURS = "not_ours", _("This text is well signed, but the register has no such certificate.")


class LogoAnswer(models.TextChoices):
    """Whether an institution may use the logo today, and why not."""

    YES = "yes", _("Yes: it is a member with a valid certificate.")
    NOT_MEMBER = "not_member", _("No: it is not a member of the network.")
    DORMANT = "dormant", _("No: its membership is dormant.")
    NO_CERTIFICATE = "no_certificate", _("No: it has no certificate yet.")
    EXPIRED = "expired", _("No: the term of its certificate is over.")
    REVOKED = "revoked", _("No: its certificate was revoked.")
