"""Every figure that is declared is told whole: words, numbers, drawing and file of one kind."""

import csv
import io

import pytest
from django.apps import apps

from aspnet import counts, freshness
from aspnet.enums import Standing
from aspnet.figures import FIGURES, WORLD, Form, Scope, Subject, read
from aspnet.figures.drawing import drawing
from aspnet.figures.files import as_csv
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, member
from tests.factories.reports import report_in
from unesco_portal.core.enums import Audience

EVERY_FIGURE = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
SERIES = 5  # colours of the style sheet
OF_MEMBERS = {Subject.MEMBERS, Subject.MEMBERSHIPS}


def sum_of(figure, scope=WORLD) -> int:
    """What the figure counts, whoever is meant by it."""
    return sum(row.values[0] for row in read(figure, scope, Audience.STAFF).rows)


def test_there_is_something_to_walk():
    assert len(FIGURES) >= 15


@EVERY_FIGURE
def test_figure_says_what_it_counts_and_for_whom(figure):
    names = [measure.name for measure in figure.measures]

    assert figure.name.replace("-", "").isalnum()
    assert str(figure.definition).endswith(".")
    assert all(str(words) for words in (figure.label, figure.key))
    assert len(names) == len(set(names))
    assert set(figure.share) <= set(names)
    assert bool(figure.share) == bool(str(figure.share_label))
    assert 1 <= sum(measure.is_drawn for measure in figure.measures) <= SERIES
    if figure.form == Form.YEARS:
        assert figure.is_yearly


@EVERY_FIGURE
def test_figure_follows_tables_that_tell_of_their_changes(figure):
    tables = {model._meta.db_table for model in apps.get_models()}

    assert set(figure.datasets) <= tables | set(counts.VIEWS)


@EVERY_FIGURE
def test_figure_of_candidates_is_not_public(figure):
    if figure.subject in {Subject.CANDIDATES, Subject.APPLICANTS, Subject.APPLICATIONS}:
        assert figure.audience > Audience.PUBLIC


@pytest.mark.django_db
@EVERY_FIGURE
def test_members_and_candidates_never_stand_in_one_number(figure):
    InstitutionFactory(standing=Standing.CANDIDATE, levels=["primary"], themes=["peace"])
    ApplicationFactory(
        status="recommended",
        institution=InstitutionFactory(standing=Standing.CANDIDATE, levels=["primary"]),
    )
    ApplicationFactory(status="submitted")
    counts.refresh(force=True)
    freshness.refresh(force=True)

    wanted = {Subject.CANDIDATES: 1, Subject.APPLICANTS: 1}.get(figure.subject, 0)
    if figure.subject not in {Subject.NETWORKS, Subject.APPLICATIONS, Subject.MATERIALS}:
        assert sum_of(figure) == wanted


@pytest.mark.django_db
@EVERY_FIGURE
def test_a_member_is_in_no_number_of_candidates(figure):
    member(member_since="2001", levels=["primary"], themes=["peace"])
    counts.refresh(force=True)
    freshness.refresh(force=True)

    if figure.subject in {Subject.CANDIDATES, Subject.APPLICANTS, Subject.REPORTS}:
        assert sum_of(figure) == 0
    if figure.subject in OF_MEMBERS:
        assert sum_of(figure) == 1


@pytest.mark.django_db
@EVERY_FIGURE
def test_file_and_drawing_hold_the_numbers_of_the_table(figure):
    for country in ("SN", "KE"):
        member(country_id=country, levels=["primary"], member_since="1999", is_generated=True)
    report_in("accepted", pupils_reached=90, teachers_reached=4)
    ApplicationFactory(status="recommended")
    counts.refresh(force=True)
    freshness.refresh(force=True)
    for scope in (WORLD, Scope("SN"))[: 2 if figure.is_national else 1]:
        reading = read(figure, scope, Audience.STAFF)

        found = list(csv.DictReader(io.StringIO(as_csv(reading).removeprefix("\ufeff"))))

        assert len(found) == len(reading.rows)
        for line, row in zip(found, reading.rows, strict=True):
            assert (line["code"], line["label"]) == (row.code, row.label)
            told = tuple(int(line[measure.name]) for measure in figure.measures)
            assert told == row.values
            assert int(line["generated"]) == row.generated <= row.values[0]
            assert line["as_of"]
        picture = drawing(reading)
        assert picture.title == figure.label
        assert picture.description
        for bar in picture.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= picture.width
            assert 0 <= bar.y <= bar.y + bar.height <= picture.height
            assert bar.series < SERIES
