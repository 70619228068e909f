"""What is shown of experts and the Convention, and to whom."""

from .convention import PARTIES, PROJECTS
from .facility import EXPERTS, PHASES

__all__ = ["EXPERTS", "PARTIES", "PHASES", "PROJECTS"]
