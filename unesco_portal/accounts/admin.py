"""The back office of accounts, invitations and API keys."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from unesco_portal.core.admin import ResourceAdmin

from . import services
from .forms import SendInvitationForm
from .models import ApiKey, Invitation, User


@admin.register(User)
class UserAdmin(ResourceAdmin):
    """Accounts. Rights are not given here: appointments give them."""

    list_display = ["email", "person", "language", "is_active", "is_superuser"]
    list_filter = ["is_active", "is_superuser", "is_demonstration"]
    list_select_related = ["person"]
    search_fields = ["email"]
    autocomplete_fields = ["person"]
    fields = ["email", "person", "language", "is_active", "is_superuser", "last_login"]
    readonly_fields = ["last_login", "is_superuser"]
    secrets = ("password",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Accounts come from invitations."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """System administrators' accounts are changed by system administrators only."""
        is_reserved = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_reserved and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Whoever changes an address could have the password sent there: administrators only."""
        names = super().get_readonly_fields(request, obj)
        return names if request.user.is_superuser else [*names, "email"]


@admin.register(Invitation)
class InvitationAdmin(ResourceAdmin):
    """Invitations: adding one sends the mail."""

    form = SendInvitationForm
    list_display = ["email", "role", "country", "area", "created_at", "expires_at", "accepted_at"]
    list_filter = ["role"]
    list_select_related = ["country", "area"]
    search_fields = ["email", "family_name"]
    autocomplete_fields = ["country", "area", "organisation"]
    fields = [
        "email",
        "given_name",
        "family_name",
        "role",
        "country",
        "area",
        "organisation",
        "title",
        "language",
    ]
    actions = ["withdraw"]
    secrets = ("token_hash",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was sent cannot be edited; withdraw it and send another."""
        return obj is None and super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Invitation, form: Any, change: bool) -> None:
        """The domain call sends the mail."""
        services.invite(obj, by=request.user)

    @admin.action(description=_("Withdraw the selected invitations"), permissions=["add"])
    def withdraw(self, request: HttpRequest, queryset: Any) -> None:
        """Make the links useless."""
        for invitation in queryset:
            services.withdraw(invitation)
        messages.success(request, _("The invitations are withdrawn."))


@admin.register(ApiKey)
class ApiKeyAdmin(ResourceAdmin):
    """Keys of partners: shown once, when made."""

    list_display = ["name", "prefix", "contact_email", "last_used_at", "expires_at", "revoked_at"]
    search_fields = ["name", "prefix", "contact_email"]
    fields = ["name", "contact_email", "scopes", "expires_at"]
    actions = ["revoke"]
    secrets = ("key_hash",)

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: bool) -> None:
        """A new key is made and shown this once."""
        if not change:
            obj.created_by = request.user
            key = obj.set_new_key()
            messages.warning(
                request,
                _("Copy this key now, it is not shown again: %(key)s") % {"key": key},
            )
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Revoke the selected keys"), permissions=["change"])
    def revoke(self, request: HttpRequest, queryset: Any) -> None:
        """The keys stop working now."""
        queryset.filter(revoked_at=None).update(revoked_at=timezone.now())
        messages.success(request, _("The keys are revoked."))
