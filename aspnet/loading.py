"""From the source documents to what they say of the network: figures, campaigns, materials."""

import json
from collections.abc import Iterator
from typing import Any

from unesco_portal.core.loading import data_file, facts, rows_of, upsert
from unesco_portal.reference.enums import Qualifier, StatementKind
from unesco_portal.reference.models import SourceDocument, Statement

from .enums import CampaignKind, PathwayStatus, ResourceKind
from .models import Campaign, IntakeWindow, PathwayStage, PathwayVersion, ResourceItem

SUBJECT = "aspnet"
SIDE_EVENT, ANNOUNCEMENT = "source-1", "source-4"
QUALIFIERS = {
    "approximately": Qualifier.ABOUT,
    "close to": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "more than": Qualifier.MORE_THAN,
    "over": Qualifier.MORE_THAN,
    "": "",
    None: "",
}
CAMPAIGN_KINDS = {
    "pilot project": CampaignKind.PILOT_PROJECT,
    "global art contest": CampaignKind.CONTEST,
}
RESOURCE_KINDS = {
    "guide": ResourceKind.GUIDE,
    "tutorial": ResourceKind.TUTORIAL,
    "teaching material": ResourceKind.TEACHING_MATERIAL,
}
COUNTRY_CODES = {"Japan": "JP", "China": "CN"}


def statements(network: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Everything the sources say that is no campaign and no material, one sentence each."""
    yield history(network)
    for figure in [*network["figures"], *rows_of("network_figures.csv")]:
        yield {
            "kind": StatementKind.FIGURE,
            "text": figure["what"],
            "value": figure["value"],
            "qualifier": QUALIFIERS[figure.get("qualifier")],
            "as_of": figure["as_of"],
            "source": figure["source"],
        }
    for gift in network["contributions"]:
        yield {
            "kind": StatementKind.CONTRIBUTION,
            "text": gift.get("purpose", "extrabudgetary funding"),
            "value": gift.get("amount"),
            "unit": gift.get("currency", ""),
            "by": gift["from"],
            "source": gift["source"],
        }
    for proposal in network["proposals"]:
        yield {
            "kind": StatementKind.PROPOSAL,
            "text": proposal["text"],
            "by": proposal["from"],
            "source": proposal["source"],
        }
    for evaluation in network["evaluations"]:
        yield {
            "kind": StatementKind.EVALUATION,
            "text": f"Evaluation of the network, {evaluation['year']}",
            "by": evaluation["by"] or "",
            "as_of": str(evaluation["year"]),
            "source": evaluation["source"],
        }
    yield from plans_and_tools(network)
    yield from lists(network)


def history(network: dict[str, Any]) -> dict[str, Any]:
    """The year the network was established."""
    return {
        "kind": StatementKind.HISTORY,
        "text": "established",
        "value": network["established"]["year"],
        "unit": "year",
        "as_of": str(network["established"]["year"]),
        "source": network["established"]["source"],
    }


def plans_and_tools(network: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The work plan, the Online Tool with its parts, and the platform to come."""
    plan, tool = network["work_plan"], network["tool"]
    yield {
        "kind": StatementKind.PLAN,
        "text": f"Work plan {plan['period']}",
        "source": plan["source"],
    }
    yield {
        "kind": StatementKind.TOOL,
        "text": f"{tool['name']} ({tool['acronym']}), in {', '.join(tool['languages'])}; launched",
        "value": tool["launched"],
        "unit": "year",
        "as_of": str(tool["launched"]),
        "source": tool["source"],
    }
    for part in tool["parts"]:
        yield {
            "kind": StatementKind.TOOL,
            "text": f"{tool['acronym']}: {part}",
            "source": tool["source"],
        }
    yield {
        "kind": StatementKind.TOOL,
        "text": "A new global platform is mentioned; the source does not name it",
        "source": network["new_global_platform"]["source"],
    }


def lists(network: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Institution types, action areas, targets and conference topics, one sentence an item."""
    for kind, words, items, source in (
        (StatementKind.CONTEXT, "Institutions", network["institution_types"], ANNOUNCEMENT),
        (StatementKind.CONTEXT, "Action area", network["action_areas"], SIDE_EVENT),
        (StatementKind.CONTEXT, "Contributes to SDG target", network["sdg_targets"], SIDE_EVENT),
        (StatementKind.TOPIC, "Conference", network["conference_topics"], SIDE_EVENT),
    ):
        for item in items:
            yield {"kind": kind, "text": f"{words}: {item}", "source": source}


def load_statements() -> int:
    """What sources say; statements that the file no longer holds are removed."""
    sources = dict(SourceDocument.objects.values_list("code", "pk"))
    rows = []
    for fact in statements(facts()["aspnet"]):
        source = sources[fact.pop("source")]
        rows.append(Statement(subject=SUBJECT, source_id=source, **fact))
    kept = {(row.kind, row.text, row.source_id) for row in rows}
    for row in Statement.objects.filter(subject=SUBJECT):
        if (row.kind, row.text, row.source_id) not in kept:
            row.delete()
    upsert(Statement, rows, key=["subject", "kind", "text", "source"])
    return len(rows)


def load_campaigns() -> int:
    """Flagship projects and contests."""
    sources = dict(SourceDocument.objects.values_list("code", "pk"))
    rows = [
        Campaign(
            public_id=fact["id"],
            title=fact["title"],
            other_title="; ".join(fact.get("title_variants", ())),
            kind=CAMPAIGN_KINDS[fact["kind"]],
            scope="global" if fact["kind"].startswith("global") else "",
            donor_id=COUNTRY_CODES.get(fact.get("donor")),
            school_count=fact.get("schools"),
            school_qualifier=QUALIFIERS[fact.get("schools_qualifier")],
            country_count=fact.get("countries"),
            awarded_count=fact.get("schools_awarded"),
            source_id=sources[fact["source"]],
        )
        for fact in facts()["aspnet"]["projects"]
    ]
    upsert(Campaign, rows, key=["public_id"])
    return len(rows)


def load_resources() -> int:
    """Guides, tutorials and teaching materials; languages that the sources do not tell stay."""
    known = dict(ResourceItem.objects.values_list("title", "languages"))
    sources = dict(SourceDocument.objects.values_list("code", "pk"))
    rows = [
        ResourceItem(
            title=fact["title"],
            kind=RESOURCE_KINDS[fact["kind"]],
            item_count=fact.get("count"),
            day_count=fact.get("international_days"),
            languages=fact.get("languages") or known.get(fact["title"], []),
            source_id=sources[fact["source"]],
        )
        for fact in facts()["aspnet"]["resources"]
    ]
    upsert(ResourceItem, rows, key=["title"])
    return len(rows)


def load_pathways() -> int:
    """What sources tell of national pathways: one described version a country, renewed as a whole.

    A described version that somebody has adopted since stays as it is: adopting makes a copy.
    """
    records = json.loads(data_file("pathways.json").read_text(encoding="utf-8"))
    described = PathwayVersion.objects.described()
    described.exclude(country__in=[record["country"] for record in records]).delete()
    for record in records:
        version, _made = PathwayVersion.objects.update_or_create(
            country_id=record["country"],
            status=PathwayStatus.DESCRIBED,
            defaults={"as_of": record["as_of"], "source_note": record["source"], **record["rules"]},
        )
        version.stages.all().delete()
        version.windows.all().delete()
        PathwayStage.objects.bulk_create(
            PathwayStage(version=version, position=position, **as_text(stage))
            for position, stage in enumerate(record["stages"], start=1)
        )
        IntakeWindow.objects.bulk_create(
            IntakeWindow(version=version, **window) for window in record["windows"]
        )
    return len(records)


def as_text(stage: dict[str, Any]) -> dict[str, Any]:
    """The list of documents as lines."""
    return stage | {"required_documents": "\n".join(stage["required_documents"])}
