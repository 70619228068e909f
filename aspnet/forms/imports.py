"""What the pages of imported sheets ask."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm
from unesco_portal.workflow.forms import TransitionForm

from ..enums import ImportKind, ImportMode, RowDecision
from ..models import ImportBatch, ImportRow
from ..services import imports


class UploadForm(PortalForm):
    """A sheet, and what is in it."""

    file = forms.FileField(
        label=_("Sheet"),
        help_text=_(
            "An .xlsx, .ods or .csv file with headings in one row. Any order of columns, headings"
            " in English, French or Spanish."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )
    kind = forms.ChoiceField(
        label=_("What is in it?"),
        choices=ImportKind.choices,
        initial=ImportKind.INSTITUTIONS,
        widget=forms.RadioSelect,
    )

    def clean_file(self) -> Any:
        """Too large a file is not even read."""
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_MOST_BYTES:
            most = round(settings.IMPORT_MOST_BYTES / 1048576, 1)
            raise ValidationError(
                _("At most %(most)s MB are read. Split the file into several."),
                params={"most": most},
            )
        return file


class ColumnsForm(PortalForm):
    """One question a column: what it holds."""

    def __init__(
        self, *args: Any, batch: ImportBatch, sheet: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Do not read this column"))] + [
            (found.name, found.label) for found in imports.fields_of(batch.kind)
        ]
        known = imports.recognised(batch, sheet)
        for column in imports.headings_of(batch, sheet):
            position = column["position"]
            self.fields[f"column_{position}"] = forms.ChoiceField(
                label=column["heading"] or _("column %(number)s") % {"number": position + 1},
                choices=choices,
                required=False,
                initial=known.get(position, ""),
                help_text=self.example(column["samples"]),
            )

    @staticmethod
    def example(samples: list[str]) -> str:
        """The first values, escaped: help texts are taken for HTML."""
        return conditional_escape(" · ".join(samples))

    @property
    def mapping(self) -> dict[int, str]:
        """Columns that are read, with what they hold."""
        return {
            int(name.removeprefix("column_")): value
            for name, value in self.cleaned_data.items()
            if value
        }


class ApplyForm(TransitionForm):
    """What goes in, and why names change."""

    mode = forms.ChoiceField(
        label=_("What is applied?"),
        choices=ImportMode.choices,
        initial=ImportMode.GOOD_ROWS,
        widget=forms.RadioSelect,
    )
    field_order = ["mode", "reason"]


class DecisionForm(PortalForm):
    """One row: which institution it is, or what else is to be done with it."""

    decision = forms.ChoiceField(label=_("What is this row?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, row: ImportRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (
                f"match:{candidate['id']}",
                f"{candidate['name']}, {candidate['city']} ({candidate['id']})",
            )
            for candidate in row.candidates
        ]
        if row.outcome == "doubtful":
            choices.append((RowDecision.NEW.value, RowDecision.NEW.label))
        else:
            choices.append((RowDecision.TAKE.value, RowDecision.TAKE.label))
        choices.append((RowDecision.SKIP.value, RowDecision.SKIP.label))
        self.fields["decision"].choices = choices
        self.initial["decision"] = row.decision
        if row.decision == RowDecision.MATCH and row.institution is not None:
            self.initial["decision"] = f"match:{row.institution.public_id}"
