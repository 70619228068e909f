"""From ``data/report_questions.csv`` to the templates of plans and reports."""

from unesco_portal.core.loading import rows_of, upsert

from .models import ReportQuestion, ReportTemplate

NOTE = "Compiled from the minimum requirements of 2018; not a template of UNESCO's own."
LANGUAGES = ("en", "fr", "es")


def load_templates() -> tuple[int, int]:
    """Bring templates and questions up to date; returns how many of each."""
    rows = list(rows_of("report_questions.csv"))
    wanted = {(row["kind"], int(row["version"])): row["valid_from"] for row in rows}
    templates = [
        ReportTemplate(kind=kind, version=version, valid_from=valid_from, source_note=NOTE)
        for (kind, version), valid_from in wanted.items()
    ]
    upsert(ReportTemplate, templates, key=["kind", "version"])
    keys = {(row.kind, row.version): row.pk for row in ReportTemplate.objects.all()}
    questions = [question_of(row, keys[row["kind"], int(row["version"])]) for row in rows]
    upsert(ReportQuestion, questions, key=["template", "key"])
    return len(templates), len(questions)


def question_of(row: dict[str, str], template: int) -> ReportQuestion:
    """One line of the file."""
    texts = {
        f"{name}_{code}": row[f"{name}_{code}"] for name in ("words", "help") for code in LANGUAGES
    }
    choices = {f"choices_{code}": parts(row[f"choices_{code}"]) for code in LANGUAGES}
    return ReportQuestion(
        template_id=template,
        key=row["key"],
        position=int(row["position"]),
        step=row["step"],
        kind=row["answer"],
        is_required=row["required"] == "yes",
        choices=parts(row["choices"]),
        **texts,
        **choices,
    )


def parts(text: str) -> list[str]:
    """Choices are parted by ``|``."""
    return [part.strip() for part in text.split("|") if part.strip()]
