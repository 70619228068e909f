"""What a model answers about itself, with the types that Django's stubs cannot know."""

from typing import Any, Protocol, TypeVar, cast

from django.db.models import Field, Model, QuerySet

M = TypeVar("M", bound=Model)
M_co = TypeVar("M_co", bound=Model, covariant=True)


class Guarded(Protocol[M_co]):
    """A manager that knows which of its rows a reader may meet, as that of every public model."""

    def visible_to(self, user: Any) -> QuerySet[M_co]:
        """The rows this reader may see."""


def visible_rows(model: type[M], user: Any) -> QuerySet[M]:
    """The rows of ``model`` that this reader may see."""
    return cast("Guarded[M]", model._default_manager).visible_to(user)


def field_of(model: type[Model], name: str) -> Field:
    """A field of ``model``; a relation from elsewhere answers the same questions."""
    return cast("Field", model._meta.get_field(name))


def model_behind(model: type[Model], name: str) -> type[Model]:
    """The model that the relation ``name`` leads to."""
    return cast("type[Model]", model._meta.get_field(name).related_model)
