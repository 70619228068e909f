"""The tables of Category 2 institutes and centres."""

from .activity import CentreActivity
from .centre import Centre
from .observation import CentreObservation

__all__ = ["Centre", "CentreActivity", "CentreObservation"]
