"""A foreign key is an import: it points down the layers only."""

import pytest

from tests.census.portal import OWN_APPS, own_models

LAYERS = ["core", "reference", "people", "accounts", "workflow", "centres aspnet experts", "events"]
DEPTH = {label: depth for depth, labels in enumerate(LAYERS) for label in labels.split()}


def test_every_app_has_its_layer():
    assert DEPTH.keys() == OWN_APPS.keys()


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model):
    own = model._meta.app_label
    fields = [*model._meta.fields, *model._meta.many_to_many]
    targets = {field.related_model._meta.app_label for field in fields if field.is_relation}

    assert [name for name in targets & DEPTH.keys() - {own} if DEPTH[name] >= DEPTH[own]] == []
