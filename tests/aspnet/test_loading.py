"""From the source documents to what they say of the network: everything kept, nothing invented."""

import io

import pytest
from django.core.management import call_command

from aspnet import loading
from aspnet.models import Campaign, ResourceItem
from unesco_portal.core.loading import facts, rows_of
from unesco_portal.reference.models import Statement

pytestmark = pytest.mark.django_db


def told() -> dict:
    return facts()["aspnet"]


def statements(kind: str) -> list[Statement]:
    rows = Statement.objects.filter(subject="aspnet", kind=kind).select_related("source")
    return list(rows.order_by("pk"))


def test_every_figure_keeps_its_words_its_day_and_its_source():
    rows = {(row.text, row.source.code): row for row in statements("figure")}

    for fact in [*told()["figures"], *rows_of("network_figures.csv")]:
        row = rows.pop((fact["what"], fact["source"]))
        assert (row.value, row.as_of) == (int(fact["value"]), fact["as_of"])
        assert bool(row.qualifier) == bool(fact.get("qualifier"))
    assert rows == {}


def test_contributions_proposals_and_evaluations_name_who():
    network = told()

    assert {(row.by, row.value, row.unit) for row in statements("contribution")} == {
        (gift["from"], gift.get("amount"), gift.get("currency", ""))
        for gift in network["contributions"]
    }
    assert {(row.by, row.text) for row in statements("proposal")} == {
        (proposal["from"], proposal["text"]) for proposal in network["proposals"]
    }
    assert {(row.as_of, row.by) for row in statements("evaluation")} == {
        ("2016", "UNESCO Internal Oversight Service"),
        ("2024", ""),
    }


def test_beginnings_plan_and_tools():
    (history,) = statements("history")
    (plan,) = statements("plan")

    assert (history.text, history.value, history.unit) == ("established", 1953, "year")
    assert plan.text == "Work plan 2018-2020"
    assert [row.text for row in statements("tool")] == [
        "Online Tool for ASPnet (OTA), in en, fr, es; launched",
        *(f"OTA: {part}" for part in told()["tool"]["parts"]),
        "A new global platform is mentioned; the source does not name it",
    ]


def test_lists_become_one_sentence_an_item():
    network = told()

    context = {row.text.partition(": ")[2] for row in statements("context")}
    topics = {row.text.partition(": ")[2] for row in statements("topic")}

    items = ("institution_types", "action_areas", "sdg_targets")
    assert context == {item for name in items for item in network[name]}
    assert topics == set(network["conference_topics"])


def test_campaigns():
    for fact in told()["projects"]:
        campaign = Campaign.objects.get(public_id=fact["id"])

        assert (campaign.title, campaign.source.code) == (fact["title"], fact["source"])
        assert campaign.other_title == "; ".join(fact.get("title_variants", ()))
        assert (campaign.school_count, campaign.country_count, campaign.awarded_count) == (
            fact.get("schools"),
            fact.get("countries"),
            fact.get("schools_awarded"),
        )
        assert campaign.donor_id == ("JP" if fact.get("donor") == "Japan" else None)


def test_materials():
    for fact in told()["resources"]:
        item = ResourceItem.objects.get(title=fact["title"])

        assert item.get_kind_display() == fact["kind"]
        assert (item.item_count, item.day_count) == (
            fact.get("count"),
            fact.get("international_days"),
        )
        assert item.source.code == fact["source"]


def test_loaded_rows_are_valid_and_not_generated():
    for model in (Campaign, ResourceItem):
        for row in model.objects.all():
            row.full_clean(exclude=["public_id"])
            assert row.is_generated is False


def state() -> dict[str, list]:
    models = (Statement, Campaign, ResourceItem)
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name != "updated_at"}
            for row in model.objects.order_by("pk").values()
        ]
        for model in models
    }


def test_loading_again_changes_nothing():
    before = state()

    call_command("load_aspnet_facts", force=True, stdout=io.StringIO())

    assert state() == before


def test_loading_tells_what_it_did_and_then_that_nothing_is_new():
    out = io.StringIO()
    network = told()

    call_command("load_aspnet_facts", force=True, stdout=out)
    call_command("load_aspnet_facts", stdout=out)

    count = Statement.objects.filter(subject="aspnet").count()
    assert out.getvalue().splitlines() == [
        (
            f"load_aspnet_facts: {count} statements, {len(network['projects'])} campaigns,"
            f" {len(network['resources'])} materials, 7 pathways"
        ),
        "load_aspnet_facts: up to date",
    ]


def test_statements_that_the_file_no_longer_holds_are_removed_and_others_stay():
    sample = statements("figure")[0]
    Statement.objects.create(
        subject="aspnet", kind="figure", text="taken back", source=sample.source
    )
    other = Statement.objects.create(
        subject="centres", kind="figure", text="of others", source=sample.source
    )

    loading.load_statements()

    assert not Statement.objects.filter(text="taken back").exists()
    assert Statement.objects.filter(pk=other.pk).exists()
