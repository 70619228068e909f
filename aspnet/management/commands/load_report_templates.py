"""Load the questions of annual plans and reports."""

from aspnet.report_templates import load_templates
from unesco_portal.core.loading import LoadingCommand


class Command(LoadingCommand):
    """Idempotent. A question that a template has asked is corrected, never removed."""

    help = __doc__
    files = ("report_questions.csv",)

    def load(self) -> str:
        """Templates and their questions."""
        templates, questions = load_templates()
        return f"{templates} templates, {questions} questions"
