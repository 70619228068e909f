"""Filters that somebody keeps: a list and what it was narrowed to, under a name."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    """Saved filters; everybody's own."""

    def visible_to(self, user) -> Self:
        """Those of the reader; nobody else's, whatever the role."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()

    def of_list(self, view_name: str) -> Self:
        """Those of one list."""
        return self.filter(view_name=view_name)


class SavedFilter(models.Model):
    """What one person wants to find again in one list. Private to the account."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="saved_filters",
        verbose_name=_("account"),
    )
    view_name = models.CharField(_("list"), max_length=80, editable=False)
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(_("filter"), max_length=2000, blank=True, editable=False)
    created_at = models.DateTimeField(_("saved at"), auto_now_add=True)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="accounts_savedfilter_name_once", fields=["user", "view_name", "name"]
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def list_url(self) -> str:
        """The address of the list; empty when the portal has no such list any more."""
        try:
            return reverse(self.view_name)
        except NoReverseMatch:
            return ""

    def get_absolute_url(self) -> str:
        """The list, narrowed as it was; empty when there is no such list any more."""
        return f"{self.list_url}?{self.query}" if self.list_url else ""
