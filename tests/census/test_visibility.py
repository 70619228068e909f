"""The rows a reader meets are those that the rules would show, one by one."""

import pytest
import rules

from tests.census.portal import own_models

pytestmark = pytest.mark.django_db
MOST_ROWS = 40  # the latest: those that the census made are among them


def permission_of(model) -> str:
    return f"{model._meta.app_label}.view_{model._meta.model_name}"


MODELS = [model for model in own_models() if hasattr(model._default_manager.all(), "visible_to")]
# Where ``visible_to`` answers another question than “may this be shown?”.
ANOTHER_QUESTION = {
    "workflow.Notification": "a reader's own notices; the back office may look for lost ones",
    "events.Speaker": "whom meetings name, for the search box; a person is shown as people.Person",
}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_model_that_is_shown_has_a_view_permission(model):
    assert rules.perm_exists(permission_of(model))


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model._meta.label not in ANOTHER_QUESTION],
    ids=lambda model: model._meta.label,
)
def test_visible_to_agrees_with_view_permission(rows, model):
    keys = list(model._default_manager.order_by("-pk").values_list("pk", flat=True)[:MOST_ROWS])
    some = model._default_manager.filter(pk__in=keys)
    assert keys, "make a row in tests/census/rows.py"

    wrong = {}
    for name, reader in rows.readers.items():
        allowed = {row for row in some if rules.has_perm(permission_of(model), reader, row)}
        visible = set(some.visible_to(reader))
        if visible != allowed:
            wrong[name] = {"shown": visible - allowed, "kept back": allowed - visible}

    assert wrong == {}


def test_another_question_is_asked_of_models_that_exist():
    assert ANOTHER_QUESTION.keys() <= {model._meta.label for model in MODELS}
