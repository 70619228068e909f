"""Vocabulary of the 2005 Convention and its Expert Facility."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Instrument(models.TextChoices):
    """By what act a State or organisation became a Party."""

    RATIFICATION = "ratification", _("ratification")
    ACCEPTANCE = "acceptance", _("acceptance")
    APPROVAL = "approval", _("approval")
    ACCESSION = "accession", _("accession")
    SUCCESSION = "succession", _("succession")


class InForceBasis(models.TextChoices):
    """How we know when the Convention entered into force for a Party."""

    SOURCE = "source", _("stated by a source")
    COMPUTED = "computed", _("computed: three months after deposit, not before 18 March 2007")


class PartyStanding(models.TextChoices):
    """Where a Party stands today."""

    DEPOSITED = "deposited", _("instrument deposited, not yet in force")
    IN_FORCE = "in_force", _("Party")
    DENOUNCED = "denounced", _("denounced, still in force")
    ENDED = "ended", _("no longer a Party")


class ProfileStatus(models.TextChoices):
    """Whether a profile may be shown to the public."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHHELD = "withheld", _("withheld")


class TermStatus(models.TextChoices):
    """Where an expert's mandate stands."""

    INVITED = "invited", _("invited")
    ACTIVE = "active", _("active")
    UNAVAILABLE = "unavailable", _("unavailable")
    ENDED = "ended", _("ended")


OPEN_TERM = (TermStatus.INVITED, TermStatus.ACTIVE, TermStatus.UNAVAILABLE)


class EndReason(models.TextChoices):
    """Why a mandate ended."""

    MANDATE_OVER = "mandate_over", _("the mandate is over")
    RESIGNED = "resigned", _("resigned")
    REMOVED = "removed", _("removed by the Secretariat")
    DECLINED = "declined", _("declined, or stepped back before it began: never served")
    UNANSWERED = "unanswered", _("never answered the invitation: never served")


NEVER_SERVED = (EndReason.DECLINED, EndReason.UNANSWERED)
EARLY_END_REASONS = (EndReason.RESIGNED, EndReason.REMOVED)


class PersonalField(models.TextChoices):
    """A personal field that is public only with the expert's consent."""

    NAME = "name", _("name")
    NATIONALITY = "nationality", _("nationality")
    RESIDENCE = "residence", _("country of residence")
    LANGUAGES = "languages", _("languages")
    OCCUPATION = "occupation", _("occupation")
    BIOGRAPHY = "biography", _("biography")


class Occupation(models.TextChoices):
    """What experts of the Facility do for a living (calls of 2015 and 2018)."""

    CONSULTANT = "consultant", _("independent consultant")
    ACADEMIC = "academic", _("academic")
    OFFICIAL = "official", _("public official")
    OPERATOR = "operator", _("cultural operator")
    MANAGER = "manager", _("manager of an institution")


class ExpertiseArea(models.TextChoices):
    """What experts know: the union of the areas named in the calls of 2015 and 2018."""

    CREATIVE_INDUSTRIES = "creative_industries", _("creative industries")
    ENTREPRENEURSHIP = "entrepreneurship", _("entrepreneurship")
    CULTURAL_POLICY = "cultural_policy", _("cultural policy")
    STATISTICS = "statistics", _("statistics and indicators")
    DIGITAL = "digital", _("digital environment")
    ARTISTIC_FREEDOM = "artistic_freedom", _("artistic freedom")
    MEDIA_DIVERSITY = "media_diversity", _("media diversity")
    TRADE = "trade", _("trade")
    STATUS_OF_ARTIST = "status_of_artist", _("status of the artist")
    GENDER_EQUALITY = "gender_equality", _("gender equality")
    INTELLECTUAL_PROPERTY = "intellectual_property", _("intellectual property")
    MOBILITY = "mobility", _("preferential treatment and mobility")


class Modality(models.TextChoices):
    """How experts help (calls of 2015 and 2018)."""

    WORKSHOP = "workshop", _("workshop")
    ADVICE = "advice", _("advisory technical assistance")
    SHORT_TRAINING = "short_training", _("short-term capacity building")
    LONG_TRAINING = "long_training", _("long-term capacity building")
    MENTORING = "mentoring", _("mentoring")
    COACHING = "coaching", _("coaching")
    PEER_LEARNING = "peer_learning", _("peer-to-peer learning")
    TRAINING_MATERIALS = "training_materials", _("training materials")
    RESEARCH = "research", _("research papers")
    FUND_EVALUATION = "fund_evaluation", _("evaluation of requests to the IFCD")
    POLICY_MONITORING = "policy_monitoring", _("policy monitoring")
    ADVOCACY = "advocacy", _("advocacy")
