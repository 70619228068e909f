"""Loading the reference lists: once for each version of the files, and never twice the same row."""

import io

import pytest
from django.core.management import call_command

from unesco_portal.reference.models import (
    Country,
    CountryAlias,
    InternationalDay,
    Language,
    Region,
    RegionMembership,
    SdgTarget,
    SourceDocument,
    Taxonomy,
    Theme,
)

pytestmark = pytest.mark.django_db
MODELS = (
    Country,
    CountryAlias,
    InternationalDay,
    Language,
    Region,
    RegionMembership,
    SdgTarget,
    SourceDocument,
    Taxonomy,
    Theme,
)


def load(**options) -> str:
    out = io.StringIO()
    call_command("load_reference", stdout=out, **options)
    return out.getvalue().strip()


def rows_as_stored() -> dict:
    """Every row with every column, times included."""
    return {model: list(model._default_manager.order_by("pk").values()) for model in MODELS}


def contents() -> dict:
    """The same without what only the database knows."""
    unsaid = {"id", "updated_at"}
    return {
        model: sorted(str({k: v for k, v in row.items() if k not in unsaid}) for row in rows)
        for model, rows in rows_as_stored().items()
    }


def test_loading_again_updates_nothing():
    before = rows_as_stored()

    assert load() == "load_reference: up to date"
    assert rows_as_stored() == before


def test_loading_by_force_keeps_the_same_rows():
    before, keys = contents(), dict(Region.objects.values_list("code", "pk"))

    told = load(force=True)

    assert told == (
        "load_reference: 14 sources, 197 languages, 207 countries, 11 regions,"
        " 27 goals and targets, 84 international days, 6 themes"
    )
    assert contents() == before
    assert dict(Region.objects.values_list("code", "pk")) == keys


def test_loading_brings_back_what_the_files_say():
    Country.objects.filter(code="SN").update(name_fr="Autre")
    RegionMembership.objects.filter(country="SN").delete()

    load(force=True)

    country = Country.objects.get(code="SN")
    assert country.name_fr == "Sénégal"
    assert set(country.regions.values_list("code", flat=True)) == {"africa", "group_va"}


def test_rows_that_the_files_do_not_hold_stay():
    theme = Theme.objects.create(
        code="by-hand", taxonomy=Taxonomy.objects.first(), position=9, name_en="By hand"
    )

    load(force=True)

    assert Theme.objects.filter(pk=theme.pk).exists()


def test_loading_that_fails_leaves_everything_as_it_was(settings, tmp_path):
    for path in settings.DATA_DIR.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "themes.csv").unlink()
    (tmp_path / "themes.csv").write_text("code\nbroken\n", encoding="utf-8")
    Country.objects.filter(code="SN").update(name_fr="Autre")
    settings.DATA_DIR = tmp_path

    with pytest.raises(KeyError):
        load()

    assert Country.objects.get(code="SN").name_fr == "Autre"


def test_changed_file_is_loaded_without_being_told(settings, tmp_path):
    for path in settings.DATA_DIR.iterdir():
        (tmp_path / path.name).symlink_to(path)
    text = (settings.DATA_DIR / "themes.csv").read_text(encoding="utf-8")
    (tmp_path / "themes.csv").unlink()
    (tmp_path / "themes.csv").write_text(
        text.replace("Global Citizenship", "Citizens of the world"), encoding="utf-8"
    )
    settings.DATA_DIR = tmp_path

    assert "6 themes" in load()
    assert (
        Theme.objects.get(code="aspnet-2014-global-citizenship").name_en == "Citizens of the world"
    )
