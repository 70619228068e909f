"""The back office of certificates: written by acts, read here; signatories are entered."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.workflow.admin import ReadOnlyAdmin

from ..models import Certificate, CertificateIssue, Signatory, SigningKey
from .cases import CaseAdmin


@admin.register(Certificate)
class CertificateAdmin(CaseAdmin):
    """Certificates: everything is as printed; acts are actions."""

    list_display = ["public_id", "number", "name", "status", "issued_on", "valid_until"]
    list_filter = ["status", "is_generated"]
    search_fields = ["public_id", "number", "name"]
    list_select_related = ["membership__institution"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A certificate is never edited; acts in the list need the right to the list only."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Everything that was printed."""
        return [field.name for field in self.opts.fields]


@admin.register(Signatory)
class SignatoryAdmin(ResourceAdmin):
    """Who signs certificates, from when to when."""

    list_display = ["name", "function_en", "start_on", "end_on", "is_generated"]
    search_fields = ["name"]


@admin.register(SigningKey)
class SigningKeyAdmin(ReadOnlyAdmin):
    """Public keys; the private one is a setting."""

    list_display = ["key_id", "started_at", "ended_at"]
    search_fields = ["key_id"]


@admin.register(CertificateIssue)
class CertificateIssueAdmin(ReadOnlyAdmin):
    """Bulk issues: ordered and stopped on their pages."""

    list_display = ["public_id", "network", "expected_count", "finished_at", "is_cancelled"]
    list_select_related = ["network__country"]
    search_fields = ["public_id"]
