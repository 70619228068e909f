"""Query parameters of certificates."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.core.filters import CodesFilter, TruthFilter
from unesco_portal.reference.filters import CountryFilter, UnsearchedFilterSet

from ..enums import CertificateStatus
from ..models import Certificate


class CertificateFilterSet(UnsearchedFilterSet):
    """Certificates."""

    country = CountryFilter()
    status = CodesFilter(choices=CertificateStatus.choices, label=_("Status"))
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = Certificate
        fields: list[str] = []
