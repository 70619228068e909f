"""Vocabulary of Category 2 institutes and centres."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heading(models.TextChoices):
    """The seven headings of the official lists; they are not the programme sectors."""

    EDUCATION = "education", _("Education")
    NATURAL_SCIENCES = "natural_sciences", _("Natural Sciences")
    IOC = "ioc", _("Intergovernmental Oceanographic Commission")
    SOCIAL_HUMAN_SCIENCES = "social_human_sciences", _("Social and Human Sciences")
    CULTURE = "culture", _("Culture")
    COMMUNICATION_INFORMATION = "communication_information", _("Communication and Information")
    CROSS_CUTTING = "cross_cutting", _("Other, cross-cutting")


class Sector(models.TextChoices):
    """The programme sector of UNESCO that looks after a centre."""

    ED = "ED", _("Education Sector (ED)")
    SC = "SC", _("Natural Sciences Sector (SC)")
    SHS = "SHS", _("Social and Human Sciences Sector (SHS)")
    CLT = "CLT", _("Culture Sector (CLT)")
    CI = "CI", _("Communication and Information Sector (CI)")


class Subject(models.TextChoices):
    """What a centre works on, in the words readers look for; read from its themes."""

    WATER = "water", _("Water")
    EARTH = "earth", _("Earth, climate and biosphere")
    BASIC_SCIENCES = "basic_sciences", _("Basic and life sciences")
    TECHNOLOGY = "technology", _("Technology, engineering and innovation")
    HERITAGE = "heritage", _("Heritage")
    CREATIVITY = "creativity", _("Creativity and cultural expressions")
    EDUCATION = "education", _("Education and teachers")
    SOCIETY = "society", _("Society, rights and dialogue")


# With which words, or beginnings of words, a theme belongs to a subject.
SUBJECT_WORDS = {
    Subject.WATER: "water|watershed|groundwater|ecohydrolog|hydro|aquifer|glacier|qanat|river",
    Subject.EARTH: (
        "geo|biosphere|tropic|karst|arid|climate|glacier|disaster|global change|ocean|island"
        "|designated areas|ecolog|sustainable development|environment"
    ),
    Subject.BASIC_SCIENCES: (
        "mathematic|physic|basic science|biolog|biochem|chemi|genom|biotech|astronom|nutrition"
    ),
    Subject.TECHNOLOGY: (
        "artificial intelligence|digital|engineer|innovation|science and technology|technolog"
        "|science park|energy|information|hydroinformatic"
    ),
    Subject.HERITAGE: "heritage|memory of the world",
    Subject.CREATIVITY: (
        "2005 convention|performing art|book|african culture|creativ|economics of culture"
    ),
    Subject.EDUCATION: (
        "education|teacher|learning|guidance and counselling|mother language|multilingual"
        "|associated schools"
    ),
    Subject.SOCIETY: (
        "youth|human rights|ethics|social|intercultural|sport|regional integration|cities"
        "|international understanding|global citizenship|women"
    ),
}


class Scope(models.TextChoices):
    """How far a centre's mandate reaches."""

    INTERNATIONAL = "international", _("international")
    REGIONAL = "regional", _("regional")
    SUBREGIONAL = "subregional", _("subregional")
    INTERREGIONAL = "interregional", _("interregional")
    UNKNOWN = "unknown", _("not known")


class CentreStatus(models.TextChoices):
    """What a decision, an agreement or a report tells of a centre's designation."""

    UNKNOWN = "unknown", _("not confirmed")
    PROPOSED = "proposed", _("proposed")
    APPROVED = "approved", _("approved, without agreement")
    OPERATIONAL = "operational", _("operational")
    NON_OPERATIONAL = "non_operational", _("non-operational")
    CEASED = "ceased", _("ceased")


class NonOperationalReason(models.TextChoices):
    """The three official categories of non-operational centres (194 EX/17 Part I, 2014)."""

    CONFLICT = "conflict", _("(i) conflict or security in the host country")
    NO_AGREEMENT = (
        "no_agreement",
        _("(ii) no signed agreement, because of legal or financial obstacles"),
    )
    NO_REPLY = (
        "no_reply",
        _("(iii) no reply to repeated requests for reports, and no governing board meetings"),
    )


class AgreementState(models.TextChoices):
    """Where the agreement stands today: computed from dates, never entered."""

    UNKNOWN = "unknown", _("end of the agreement not known")
    RUNNING = "running", _("agreement not expired")
    EXPIRED = "expired", _("agreement expired, no renewal known")
    RENEWING = "renewing", _("agreement expired, renewal in process")
    ENDED = "ended", _("designation ended")


class ActivityKind(models.TextChoices):
    """What sort of thing a centre runs."""

    NETWORK = "network", _("network")
    PLATFORM = "platform", _("platform")
    PROJECT = "project", _("project")
    PARTNER_INITIATIVE = "partner_initiative", _("partner initiative")
    PUBLICATION = "publication", _("publication")
    OTHER = "other", _("other activity")


class ObservedState(models.TextChoices):
    """What a source of some day said of a centre; never its present status."""

    EXISTING = "existing", _("existing")
    NEWLY_ESTABLISHED = "newly_established", _("newly established")
    LISTED_NON_OPERATIONAL = "listed_non_operational", _("listed as non-operational")
    TOOK_PART = "took_part", _("took part in a meeting of centres")
    RENEWAL_CONSIDERED = "renewal_considered", _("renewal before the Executive Board")


STATED = tuple(status for status in CentreStatus if status != CentreStatus.UNKNOWN)
