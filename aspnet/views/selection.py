"""The schools that a reader has chosen in the list of the workspace: by filter, or ticked."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from ..filters import WorkspaceInstitutionFilterSet
from ..models import Institution

TICKED = "school"


def selected_schools(request: HttpRequest, rows: QuerySet[Institution]) -> QuerySet[Institution]:
    """Of ``rows`` those ticked, else those of the filter; a wrong filter is no page at all."""
    ticked = request.GET.getlist(TICKED)
    if ticked:
        return rows.filter(public_id__in=ticked)
    filterset = WorkspaceInstitutionFilterSet(request.GET or None, queryset=rows, request=request)
    try:
        return filterset.rows()
    except ValidationError as error:
        raise Http404 from error
