"""Figures of the network: each a declaration; adding one is adding a ``Figure``.

``members``, ``cases``, ``reports`` and ``joint`` declare; ``registry`` says what a declaration is;
``reading`` counts, keeps and folds; ``drawing`` makes the picture. Page, table, file and the tests
of all figures follow.
"""

from . import cases, joint, members, reports
from .reading import Reading, Row, read, read_all, refresh
from .registry import FIGURES, WORLD, Figure, Form, Found, Measure, Scope, Subject, figures_for
from .vocabulary import AGES, Age

__all__ = [
    "AGES",
    "FIGURES",
    "WORLD",
    "Age",
    "Figure",
    "Form",
    "Found",
    "Measure",
    "Reading",
    "Row",
    "Scope",
    "Subject",
    "cases",
    "figures_for",
    "joint",
    "members",
    "read",
    "read_all",
    "refresh",
    "reports",
]
