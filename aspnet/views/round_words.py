"""A school's record and its answers in words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from unesco_portal.reference.vocabularies import LANGUAGES, THEMES

from ..enums import CHANGEABLE_FIELDS, Answer, Level
from ..models import Institution, RenewalRound, RoundEntry
from ..services import changed_meanwhile

TONES = {
    Answer.WAITING: "waiting",
    Answer.CONFIRMED: "positive",
    Answer.CHANGE: "attention",
    Answer.WITHDRAWAL: "attention",
    Answer.BOUNCED: "attention",
    Answer.NO_ANSWER: "ended",
}
WORDS = {
    "levels": lambda code: Level(code).label if code in Level.values else code,
    "languages": LANGUAGES.word,
    "themes": THEMES.word,
}


def label_of(name: str) -> str:
    """What a field of the record is called."""
    return str(Institution._meta.get_field(name).verbose_name).capitalize()


def value_words(name: str, value: Any) -> Any:
    """A value of the record for a page; codes become words."""
    if name in WORDS and isinstance(value, list):
        return [str(WORDS[name](item)) for item in value]
    return value


def facts_of(school: Institution) -> list[tuple[str, Any, str]]:
    """What a school may change, as it stands."""
    return [
        (label_of(name), value_words(name, getattr(school, name)), "") for name in CHANGEABLE_FIELDS
    ]


def difference_rows(
    changes: dict[str, dict[str, Any]], school: Institution
) -> list[dict[str, Any]]:
    """Side by side: as it was, as it stands now, as proposed."""
    return [
        {
            "label": label_of(name),
            "old": value_words(name, change["old"]),
            "now": value_words(name, getattr(school, name)),
            "new": value_words(name, change["new"]),
        }
        for name, change in changes.items()
    ]


def conflicts_of(entry: RoundEntry) -> list[str]:
    """The fields that somebody else changed since the school proposed its values."""
    if not entry.is_undecided:
        return []
    return [label_of(name) for name in changed_meanwhile(entry)]


def funnel_groups(found: dict[str, int], delivered: int, url: str) -> list[dict[str, Any]]:
    """The funnel as groups of lines; each group adds up to its total."""
    answers = [
        (answer.label, found[answer.value], f"{url}?answer={answer.value}#results")
        for answer in Answer
        if found[answer.value] or answer != Answer.NO_ANSWER
    ]
    return [
        group(
            _("Asked"),
            found["asked"],
            [
                (_("by mail"), found["by_mail"], f"{url}?asked=mail#results"),
                (_("on paper"), found["on_paper"], f"{url}?asked=paper#results"),
            ],
        ),
        group(
            _("Mails"),
            found["by_mail"],
            [
                (_("taken by the mail server"), delivered, ""),
                (_("on their way, or refused"), found["by_mail"] - delivered, ""),
            ],
        ),
        group(_("Answers"), found["asked"], answers),
        group(
            _("Changes proposed"),
            found["change"],
            [
                (
                    _("wait for your decision"),
                    found["undecided"],
                    f"{url}?decision=waiting#results",
                ),
                (_("accepted"), found["accepted"], f"{url}?decision=accepted#results"),
                (_("rejected"), found["rejected"], f"{url}?decision=rejected#results"),
            ],
        ),
    ]


def group(title: str, total: int, lines: list[tuple[Any, int, str]]) -> dict[str, Any]:
    """A total and the lines that make it."""
    return {
        "title": title,
        "total": total,
        "lines": [{"label": label, "count": count, "url": url} for label, count, url in lines],
    }


def round_trail(round_: RenewalRound, *further: tuple[Any, str | None]) -> list[tuple[Any, Any]]:
    """The way from the workspace to a page of the round."""
    code = round_.network.country_id
    trail = [
        (_("Workspace"), reverse("workspace:home")),
        (_("Renewal rounds"), reverse("aspnet:round-list", args=[code])),
        (str(round_), round_.get_workspace_url() if further else None),
    ]
    return [*trail, *further]
