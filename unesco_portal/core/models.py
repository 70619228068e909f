"""What every public row has, and the two small tables of the building blocks themselves."""

from collections.abc import Collection

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .meta import field_of, model_behind


class DatasetClock(pgtrigger.Trigger):
    """Moves the table's version at each committed change: what ``ETag`` and counts stand on."""

    name = "dataset_clock"
    level = pgtrigger.Statement
    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate
    func = """
        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)
        ON CONFLICT DO NOTHING;
        RETURN NULL;
    """


class SearchWords(pgtrigger.Trigger):
    """Keeps ``search`` equal to the words of a row's own fields and of its names table.

    ``names`` is the table and column of further names, as ``("aspnet_institutionname",
    "institution_id")``.
    """

    name = "search_words"
    level = pgtrigger.Row
    when = pgtrigger.Before

    def __init__(self, *fields: str, names: tuple[str, str] | None = None) -> None:
        self.fields = fields
        self.names = names
        super().__init__(operation=pgtrigger.Insert | pgtrigger.UpdateOf(*fields, "search"))

    def get_func(self, model: type[models.Model]) -> str:  # type: ignore[override]  # it is a class
        """One assignment: the vector of all texts, joined."""
        texts = [f"NEW.{field_of(model, field).column}" for field in self.fields]
        if self.names:
            texts.append(further_names(model, *self.names))
        return f"NEW.search := portal_vector(concat_ws(' ', {', '.join(texts)})); RETURN NEW;"


def further_names(model: type[models.Model], table: str, key: str) -> str:
    """SQL for all names of a row that stand in another table: joined, however they are read."""
    own = f"NEW.{model._meta.pk.column}"
    return f"(SELECT string_agg(name, ' ' ORDER BY name) FROM {table} WHERE {key} = {own})"


class SearchNames(pgtrigger.Trigger):
    """On a table of names: a change renews the search words of the row it names."""

    name = "search_names"
    level = pgtrigger.Row
    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def __init__(self, owner: str) -> None:
        self.owner = owner
        super().__init__()

    def get_func(self, model: type[models.Model]) -> str:  # type: ignore[override]  # it is a class
        """Touch the owner's ``search``; its own trigger then computes it anew."""
        field = field_of(model, self.owner)
        owner = model_behind(model, self.owner)._meta
        return f"""
            UPDATE {owner.db_table} SET search = NULL, updated_at = statement_timestamp()
            WHERE {owner.pk.column} IN (
                CASE WHEN TG_OP <> 'INSERT' THEN OLD.{field.column} END,
                CASE WHEN TG_OP <> 'DELETE' THEN NEW.{field.column} END);
            RETURN NULL;
        """


class PublicModel(models.Model):
    """A row that people outside may meet: dated, and honest about being generated."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True, editable=False)
    is_generated = models.BooleanField(
        _("demonstration data"),
        default=False,
        db_default=False,
        editable=False,
        help_text=_("Generated to show the portal at work; not a real record."),
    )

    class Meta:
        abstract = True
        triggers: list[pgtrigger.Trigger] = [DatasetClock()]

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """All constraints, also over fields that a form shows but does not edit.

        Django leaves those out; the database would then refuse the row in words that help nobody.
        """
        super().validate_constraints()


class SearchableModel(models.Model):
    """A row that the search box finds; a ``SearchWords`` trigger keeps ``search`` current."""

    search = SearchVectorField(_("search words"), null=True, editable=False)

    class Meta:
        abstract = True


def search_index(table: str) -> GinIndex:
    """The index of ``search``; no pending list, so that reading stays even under writes."""
    return GinIndex(name=f"{table}_search", fields=["search"], fastupdate=False)


class DatasetVersion(models.Model):
    """How many committed changes one table has seen, and when the last one was."""

    dataset = models.CharField(_("table"), max_length=63, primary_key=True)
    version = models.BigIntegerField(_("version"), default=1)
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("dataset version")
        verbose_name_plural = _("dataset versions")

    def __str__(self) -> str:
        return f"{self.dataset} {self.version}"


class Lexeme(models.Model):
    """A word that occurs in a searchable name: what typing errors are corrected towards."""

    word = models.CharField(_("word"), max_length=60, primary_key=True, db_collation="C")

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.word
