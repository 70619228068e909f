"""Documents that schools add to their applications."""

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel

from ..enums import AttachmentKind
from ..querysets import CasePartQuerySet
from .application import Application
from .institution import Institution


def private_storage() -> Storage:
    """Outside the web's reach: files leave only through a view that asks who is there."""
    return storages["default"]


class Attachment(PublicModel):
    """One document of an application, checked by its content, under a name that nobody chose."""

    public_id = PublicCodeField(prefix="DOC")
    application = models.ForeignKey(
        Application, models.CASCADE, related_name="attachments", verbose_name=_("application")
    )
    kind = models.CharField(_("what it is"), max_length=12, choices=AttachmentKind)
    path = models.CharField(_("place in the storage"), max_length=120, unique=True, editable=False)
    name = models.CharField(_("name of the file"), max_length=150, editable=False)
    content_type = models.CharField(_("type"), max_length=80, editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)

    objects = CasePartQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("document of an application")
        verbose_name_plural = _("documents of applications")
        ordering = ["application", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def institution(self) -> Institution:
        """The institution whose application it belongs to."""
        return self.application.institution

    def open(self) -> File:
        """The content; raises ``FileNotFoundError`` when the storage has lost it."""
        return private_storage().open(self.path)
