"""The read API of a resource: list, single record, download; all from its columns."""

from typing import Any

import orjson
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from rest_framework.exceptions import Throttled
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request
from rest_framework.utils.mediatypes import media_type_matches
from rest_framework.viewsets import ViewSet

from .conditional import dataset_version, not_modified, tag_for, with_tag
from .enums import Audience
from .exports import FORMATS
from .filters import PortalFilterSet
from .lists import ListReader, refuse_unknown
from .problems import problem_of
from .renderers import JSON, OPTIONS, is_plain
from .resources import Resource
from .schema import ResourceSchema
from .serializers import detail_serializer


class FilesToo(DefaultContentNegotiation):
    """Who asks for a file may say so in ``Accept``, too."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> Any:
        """As usual; of a file it is enough that its media type is accepted."""
        wanted = FORMATS.get(request.query_params.get("format", ""))
        accepted = self.get_accept_list(request)
        if wanted and any(media_type_matches(wanted.media_type, one) for one in accepted):
            return renderers[0], renderers[0].media_type
        return super().select_renderer(request, renderers, format_suffix)


class ResourceViewSet(ViewSet):
    """List and single records of one resource, for everybody.

    Anonymous questions for a list, nearly all there are, take the short way: no content to
    negotiate, nobody to authenticate. Whatever else comes takes Django REST framework's way; both
    end in the same reader, and answer the same.
    """

    schema = ResourceSchema()
    content_negotiation_class = FilesToo
    resource: Resource
    filterset_class: type[PortalFilterSet]
    lookup_field = "public_id"
    lookup_value_converter = "str"
    audience = Audience.PUBLIC

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The short way for plain questions."""
        is_list = request.method == "GET" and self.action_map.get("get") == "list"
        if is_list and is_plain(request.META):
            return self.answer_plainly(request)
        return super().dispatch(request, *args, **kwargs)

    def answer_plainly(self, request: HttpRequest) -> HttpResponseBase:
        """An anonymous list."""
        request.user = AnonymousUser()
        try:
            self.check_plain_throttles(request)
            return self.reader.read(request)
        except Exception as error:
            answer = problem_of(error)
            if answer is None:
                raise
            return answer

    @property
    def reader(self) -> ListReader:
        """Reads the list of this resource."""
        return ListReader(self.resource, self.filterset_class, self.audience)

    def check_plain_throttles(self, request: HttpRequest) -> None:
        """The same limits as everywhere; raises ``Throttled``."""
        for throttle in self.get_throttles():
            if not throttle.allow_request(request, self):  # type: ignore[arg-type]  # a plain one has all they ask
                raise Throttled(throttle.wait())

    def list(self, request: Request) -> HttpResponseBase:
        """One page of the collection, or with ``format`` all of it as a file."""
        request._request.user = request.user
        return self.unchanged(request) or self.reader.read(request._request)

    def unchanged(self, request: Request) -> HttpResponse | None:
        """That nothing has changed, to readers with a key; others were told before."""
        if "HTTP_IF_NONE_MATCH" not in request.META:
            return None
        return not_modified(request._request, self.resource.datasets)

    def retrieve(self, request: Request, public_id: str) -> HttpResponse:
        """One record with everything public about it."""
        if unchanged := self.unchanged(request):
            return unchanged
        version = dataset_version(self.resource.datasets)
        refuse_unknown(request.query_params, frozenset())
        serializer = detail_serializer(self.resource)
        columns = self.resource.columns_for(self.audience)
        rows = self.resource.instances(self.resource.visible_to(request.user), columns)
        record = get_object_or_404(rows, **{self.resource.id_path: public_id})
        body = orjson.dumps(serializer(record).data, option=OPTIONS)
        answer = HttpResponse(body, content_type=JSON)
        return with_tag(answer, tag_for(request._request, version))
