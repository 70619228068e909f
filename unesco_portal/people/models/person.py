"""Persons: not accounts, and not the posts they hold."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import (
    PublicModel,
    SearchableModel,
    SearchNames,
    SearchWords,
    search_index,
)

from ..enums import NameKind, NameOrder
from ..querysets import PersonQuerySet


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["search"])
class Person(SearchableModel, PublicModel):
    """A human being with a public function, or with an account."""

    public_id = PublicCodeField(prefix="PER")
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100)
    name_order = models.CharField(
        _("order of names"), max_length=12, choices=NameOrder, default=NameOrder.GIVEN_FIRST
    )
    honorific = models.CharField(_("form of address"), max_length=20, blank=True)
    is_public = models.BooleanField(
        _("shown to the public"),
        default=False,
        help_text=_("Holds or held a public function under this name."),
    )
    source_key = models.SlugField(
        _("key in the source facts"),
        max_length=60,
        null=True,
        unique=True,
        editable=False,
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["family_name", "given_name", "pk"]
        indexes = [search_index("people_person")]
        triggers = [
            *PublicModel.Meta.triggers,
            SearchWords("given_name", "family_name", names=("people_personname", "person_id")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name as its bearer orders it; family names that come first stand in capitals."""
        if self.name_order == NameOrder.FAMILY_FIRST:
            return f"{self.family_name.upper()} {self.given_name}".strip()
        return f"{self.given_name} {self.family_name}".strip()


class PersonName(models.Model):
    """The same person's name in another script or spelling."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=NameKind, default=NameKind.VARIANT)
    language = models.CharField(_("language"), max_length=3, blank=True)

    class Meta:
        verbose_name = _("further name of a person")
        verbose_name_plural = _("further names of persons")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="people_personname_once", fields=["person", "name"])
        ]
        triggers = [SearchNames("person")]

    def __str__(self) -> str:
        return self.name
