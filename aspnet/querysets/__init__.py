"""Questions asked of the network's rows; ``visible_to`` in each."""

from .application import ApplicationQuerySet
from .institution import InstitutionPartQuerySet, InstitutionQuerySet
from .membership import MembershipQuerySet
from .network import NationalNetworkQuerySet, PublicQuerySet

__all__ = [
    "ApplicationQuerySet",
    "InstitutionPartQuerySet",
    "InstitutionQuerySet",
    "MembershipQuerySet",
    "NationalNetworkQuerySet",
    "PublicQuerySet",
]
