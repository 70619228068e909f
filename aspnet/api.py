"""The network for machines."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from unesco_portal.core.api import ResourceViewSet
from unesco_portal.core.lists import refuse_unknown

from . import services
from .enums import LogoAnswer
from .filters import (
    AreaFilterSet,
    CampaignFilterSet,
    CertificateFilterSet,
    CoordinatorFilterSet,
    InstitutionFilterSet,
    NationalNetworkFilterSet,
    PathwayFilterSet,
    ResourceItemFilterSet,
    TwinningFilterSet,
)
from .resources import (
    AREAS,
    CAMPAIGNS,
    CERTIFICATES,
    COORDINATORS,
    INSTITUTIONS,
    NETWORKS,
    PATHWAYS,
    RESOURCE_ITEMS,
    TWINNINGS,
)


class LogoRightSerializer(serializers.Serializer):
    """The answer for one institution and one day."""

    institution = serializers.CharField(help_text="The institution's permanent code.")
    on = serializers.DateField(help_text="The day of the answer, in UTC.")
    may_use_logo = serializers.BooleanField(help_text="Whether the logo may be used on that day.")
    reason = serializers.ChoiceField(
        choices=LogoAnswer.choices, help_text="Why, as a code; detail says it in words."
    )
    detail = serializers.CharField(help_text="Why, in words.")
    until = serializers.DateField(
        allow_null=True, help_text="The last day of the right; null where no end is stated."
    )
    certificate = serializers.CharField(
        allow_null=True, help_text="The verification code of the certificate it stands on."
    )
    is_generated = serializers.BooleanField(help_text="Generated for demonstration.")


class InstitutionViewSet(ResourceViewSet):
    """Institutions."""

    resource = INSTITUTIONS
    filterset_class = InstitutionFilterSet

    @extend_schema(
        operation_id="institutions_logo_right",
        summary="Logo right",
        description="Whether an institution may use the network's logo today, and why not.",
        responses=LogoRightSerializer,
    )
    @action(detail=True, url_path="logo-right")
    def logo_right(self, request: Request, public_id: str) -> Response:
        """May this institution use the logo today?"""
        refuse_unknown(request.query_params, frozenset())
        rows = self.resource.visible_to(request.user).select_related("membership")
        institution = get_object_or_404(rows, public_id=public_id)
        right = services.logo_right(institution)
        answer: dict[str, Any] = {
            "institution": institution.public_id,
            "on": right.on,
            "may_use_logo": right.holds,
            "reason": right.answer.value,
            "detail": str(right.answer.label),
            "until": right.until,
            "certificate": right.certificate.public_id if right.certificate else None,
            "is_generated": institution.is_generated,
        }
        return Response(LogoRightSerializer(answer).data, headers={"Cache-Control": "no-cache"})


class CertificateViewSet(ResourceViewSet):
    """Certificates."""

    resource = CERTIFICATES
    filterset_class = CertificateFilterSet


class NationalNetworkViewSet(ResourceViewSet):
    """National networks."""

    resource = NETWORKS
    filterset_class = NationalNetworkFilterSet


class NationalCoordinatorViewSet(ResourceViewSet):
    """National Coordinators in office."""

    resource = COORDINATORS
    filterset_class = CoordinatorFilterSet


class AreaViewSet(ResourceViewSet):
    """Areas of national networks, where they are published."""

    resource = AREAS
    filterset_class = AreaFilterSet


class CampaignViewSet(ResourceViewSet):
    """Campaigns."""

    resource = CAMPAIGNS
    filterset_class = CampaignFilterSet


class ResourceItemViewSet(ResourceViewSet):
    """Resources."""

    resource = RESOURCE_ITEMS
    filterset_class = ResourceItemFilterSet


class PathwayViewSet(ResourceViewSet):
    """National pathways."""

    resource = PATHWAYS
    filterset_class = PathwayFilterSet


class TwinningViewSet(ResourceViewSet):
    """Twinnings of schools, agreed and ended."""

    resource = TWINNINGS
    filterset_class = TwinningFilterSet
