"""What is shown of the network, and to whom."""

from .areas import AREAS
from .campaigns import CAMPAIGNS, RESOURCE_ITEMS
from .certificates import CERTIFICATES
from .institutions import INSTITUTIONS
from .networks import COORDINATORS, NETWORKS
from .pathways import PATHWAYS
from .twinnings import TWINNINGS

__all__ = [
    "AREAS",
    "CAMPAIGNS",
    "CERTIFICATES",
    "COORDINATORS",
    "INSTITUTIONS",
    "NETWORKS",
    "PATHWAYS",
    "RESOURCE_ITEMS",
    "TWINNINGS",
]
