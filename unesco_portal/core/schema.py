"""OpenAPI of a resource: parameters from its FilterSet, answers from its columns."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, build_parameter_type
from drf_spectacular.utils import Direction

from .boxes import BOX_PATTERN, BoxFilter
from .exports import FORMATS, formats_of
from .filters import CodesFilter, PartialDateFilter, SearchFilter, TruthFilter
from .problems import CONTENT_TYPE
from .search import MAX_QUERY_LENGTH
from .serializers import PARTIAL_DATE_PATTERN, detail_serializer, list_serializer

if TYPE_CHECKING:
    from .api import ResourceViewSet

PROBLEM = {
    "type": "object",
    "description": "What went wrong and how to mend it (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
                "required": ["message"],
            },
        },
    },
}
REASONS = {
    400: "A parameter is unknown or not valid; each error names it.",
    401: "The key is unknown, expired or revoked.",
    404: "There is no such record, or it is not public.",
    406: "Only JSON is served here; files are asked for with `format`.",
    429: "Too many requests; `Retry-After` says when to come back.",
}


def parameter_schema(found: Any) -> dict[str, Any]:
    """The JSON schema of one filter."""
    match found:
        case SearchFilter():
            return {"type": "string", "maxLength": MAX_QUERY_LENGTH}
        case CodesFilter():
            pattern = getattr(found, "item_pattern", None)
            if pattern:  # a list of the database: its codes are a collection of their own
                return {"type": "array", "items": {"type": "string", "pattern": pattern}}
            choices = found.extra.get("choices", ())
            codes = [str(code) for code, _label in (choices() if callable(choices) else choices)]
            return {
                "type": "array",
                "items": {"type": "string", **({"enum": codes} if codes else {})},
            }
        case TruthFilter():
            return {"type": "string", "enum": ["true", "false"]}
        case BoxFilter() | PartialDateFilter():
            pattern = BOX_PATTERN if isinstance(found, BoxFilter) else PARTIAL_DATE_PATTERN
            return {"type": "string", "pattern": pattern}
    return {"type": "string"}


def file_schema(media: str) -> dict[str, str]:
    """A file is a text, but one JSON document (RFC 7946) is read as what it holds."""
    return {"type": "object" if media.endswith("+json") else "string"}


class ResourceSchema(AutoSchema):
    """Describes list, single record and their errors without a word written twice."""

    view: "ResourceViewSet"  # type: ignore[override]  # it describes no other view

    def get_operation_id(self) -> str:
        """``institutions_list``, ``institutions_retrieve``."""
        return f"{self.view.resource.name.replace('-', '_')}_{self.view.action}"

    def get_tags(self) -> list[str]:
        """One group a collection."""
        return [self.view.resource.name]

    def get_summary(self) -> str:
        """The title of the collection."""
        return str(self.view.resource.title)

    def get_description(self) -> str:  # type: ignore[override]  # as drf-spectacular's own
        """What the collection holds."""
        return str(self.view.resource.description)

    def _is_list_view(self, serializer: Any = None) -> bool:
        return self.view.action == "list"

    def get_auth(self) -> list[dict[str, list]]:
        """Everybody may read; a key raises the rate limit."""
        return [{}, {"apiKey": []}]

    def _get_parameters(self) -> list[dict[str, Any]]:
        resource = self.view.resource
        if self.view.action != "list":
            return [
                build_parameter_type(
                    name="public_id",
                    schema={"type": "string"},
                    location="path",
                    required=True,
                    description="The permanent identifier of the record.",
                )
            ]
        found = [
            self._filter_parameter(*item) for item in self.view.filterset_class.base_filters.items()
        ]
        fields = [column.name for column in resource.export_columns()]
        of_files = sorted(set(fields) - {column.name for column in resource.list_columns()})
        controls: dict[str, tuple[dict[str, Any], str]] = {
            "ordering": (
                {"type": "string", "enum": list(resource.orderings)},
                "The order of the rows.",
            ),
            "cursor": (
                {"type": "string"},
                "Where to read on: from `next` or `previous` of an answer; not for a file.",
            ),
            "page_size": (
                {"type": "integer", "minimum": 1, "maximum": settings.API_MAX_PAGE_SIZE},
                f"Rows a page; {settings.API_PAGE_SIZE} unless told; not for a file.",
            ),
            "fields": (
                {"type": "array", "items": {"type": "string", "enum": fields}, "minItems": 1},
                f"Only these fields, parted by commas.{only_in_a_file(of_files)}",
            ),
            "format": (
                {"type": "string", "enum": ["json", *formats_of(resource)]},
                "All rows asked for, as one file instead of pages.",
            ),
        }
        for name, (schema, description) in controls.items():
            parameter = build_parameter_type(
                name=name, schema=schema, location="query", description=description
            )
            if name == "fields":
                parameter |= {"style": "form", "explode": False}
            found.append(parameter)
        return sorted(found, key=lambda parameter: parameter["name"])

    def _filter_parameter(self, name: str, found: Any) -> dict[str, Any]:
        description = " ".join(
            str(text)
            for text in (found.extra.get("label") or found.label, found.extra.get("help_text"))
            if text
        )
        parameter = build_parameter_type(
            name=name, schema=parameter_schema(found), location="query", description=description
        )
        if isinstance(found, CodesFilter):
            parameter |= {"style": "form", "explode": True}
        return parameter

    def get_response_serializers(self) -> Any:
        """The serializer of the answer's records."""
        resource = self.view.resource
        return (
            list_serializer(resource) if self.view.action == "list" else detail_serializer(resource)
        )

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        serializer = self.get_response_serializers()()
        component = self.resolve_serializer(serializer, direction)
        schema = component.ref
        if self.view.action == "list":
            schema = {
                "type": "object",
                "required": ["next", "previous", "results"],
                "properties": {
                    "next": {"type": ["string", "null"], "format": "uri"},
                    "previous": {"type": ["string", "null"], "format": "uri"},
                    "results": {"type": "array", "items": schema},
                },
            }
        content = {"application/json": {"schema": schema}}
        if self.view.action == "list":
            content |= {media: {"schema": file_schema(media)} for media in self.file_types()}
        bodies = {
            "200": {"description": "The answer.", "content": content},
            "304": {
                "description": "Nothing has changed since the answer you hold (`If-None-Match`)."
            },
        }
        codes = (400, 401, 406, 429) if self.view.action == "list" else (400, 401, 404, 406, 429)
        reference = self.problem_component().ref
        for code in codes:
            bodies[str(code)] = {
                "description": REASONS[code],
                "content": {CONTENT_TYPE: {"schema": reference}},
            }
        return bodies

    def file_types(self) -> list[str]:
        """The media types of downloads."""
        return [FORMATS[name].media_type for name in formats_of(self.view.resource)]

    def problem_component(self) -> ResolvedComponent:
        """The one error format, registered once."""
        component = ResolvedComponent(
            name="Problem", type=ResolvedComponent.SCHEMA, schema=PROBLEM, object="Problem"
        )
        self.registry.register_on_missing(component)
        return component


def only_in_a_file(names: list[str]) -> str:
    """A sentence about the fields that lists of JSON do not have."""
    return f" Only in a file: {', '.join(names)}." if names else ""
