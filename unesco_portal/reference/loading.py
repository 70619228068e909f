"""From the files of ``data/`` to the reference lists. Nothing is invented: see data/README.md."""

from collections.abc import Iterator

from unesco_portal.core.enums import Verification
from unesco_portal.core.fields import FOUR, SIX, THREE
from unesco_portal.core.loading import facts, rows_of, upsert

from .enums import DocumentKind, GoalKind, MemberStatus, RegionScheme
from .models import (
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

DOCUMENT_KINDS = {
    "news": DocumentKind.NEWS,
    "article": DocumentKind.ARTICLE,
    "archived project page": DocumentKind.PROJECT_PAGE,
}


def names(row: dict[str, str], languages: tuple[str, ...], field: str = "name") -> dict[str, str]:
    """The name columns of a row."""
    return {f"{field}_{language}": row[f"{field}_{language}"] for language in languages}


def verification(text: str) -> Verification:
    """``yes`` and ``no`` of the files."""
    return Verification.VERIFIED if text == "yes" else Verification.UNVERIFIED


def load_sources() -> int:
    """The source documents and the data sets to credit."""
    documents = [
        SourceDocument(
            code=row["id"],
            title=row["title"],
            kind=DOCUMENT_KINDS[row["kind"]],
            published_on=row.get("published"),
            captured_on=row.get("captured"),
            note=row.get("note", ""),
        )
        for row in facts()["documents"]
    ]
    datasets = [SourceDocument(**row) for row in rows_of("source_datasets.csv")]
    upsert(SourceDocument, documents + datasets, key=["code"])
    return len(documents) + len(datasets)


def load_languages() -> int:
    """Languages."""
    rows = [
        Language(
            code=row["code"],
            iso639_1=row["iso639_1"],
            iso639_3=row["iso639_3"],
            **names(row, FOUR),
        )
        for row in rows_of("languages.csv")
    ]
    upsert(Language, rows, key=["code"])
    return len(rows)


def countries() -> Iterator[Country]:
    """Members, associates, and the former member that hosts a centre."""
    for row in rows_of("countries.csv"):
        yield Country(
            code=row["iso2"],
            iso3=row["iso3"],
            m49=row["m49"],
            **names(row, SIX),
            status=MemberStatus(row["status"]),
            joined_on=row["joined"] or None,
            is_joined_verified=row["joined_verified"] == "yes",
            capital=row["capital"],
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            languages=row["languages"].split(),
        )
    for row in rows_of("countries_former.csv"):
        yield Country(
            code=row["iso2"],
            iso3=row["iso3"],
            m49=row["m49"],
            **names(row, SIX),
            status=MemberStatus.FORMER,
            ended_on=row["ended"],
            capital=row["capital"],
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            languages=row["languages"].split(),
        )


def load_countries() -> int:
    """Countries and the spellings under which people look for them."""
    rows = list(countries())
    upsert(Country, rows, key=["code"])
    aliases = [
        CountryAlias(country_id=row["iso2"], name=row["name"])
        for row in rows_of("country_aliases.csv")
    ]
    CountryAlias.objects.bulk_create(aliases, ignore_conflicts=True)
    return len(rows)


def load_regions() -> int:
    """Both region schemes; the places of countries in them are unverified and say so."""
    regions = [
        Region(scheme=RegionScheme(row["scheme"]), code=row["code"], **names(row, FOUR))
        for row in rows_of("regions.csv")
    ]
    upsert(Region, regions, key=["code"])
    by_code = {region.code: region.pk for region in Region.objects.all()}
    RegionMembership.objects.all().delete()
    RegionMembership.objects.bulk_create(
        RegionMembership(country_id=country, region_id=by_code[region], is_secondary=is_secondary)
        for country, region, is_secondary in places()
    )
    return len(regions)


def places() -> Iterator[tuple[str, str, bool]]:
    """Country, region, and whether it is a second region."""
    for row in rows_of("countries.csv"):
        if row["unesco_region"]:
            yield row["iso2"], row["unesco_region"], False
        if row["second_region"]:
            yield row["iso2"], row["second_region"], True
        if row["electoral_group"]:
            yield row["iso2"], f"group_{row['electoral_group'].lower()}", False


def load_sustainable_development() -> int:
    """Goals and targets, in the order of the file."""
    rows = [
        SdgTarget(
            code=row["code"],
            position=position,
            kind=GoalKind(row["kind"]),
            goal=int(row["goal"]),
            **names(row, THREE, "short"),
            **names(row, THREE, "title"),
        )
        for position, row in enumerate(rows_of("sdg_targets.csv"), start=1)
    ]
    upsert(SdgTarget, rows, key=["code"])
    return len(rows)


def load_days() -> int:
    """International days."""
    rows = [
        InternationalDay(
            slug=row["slug"],
            **names(row, FOUR),
            month=int(row["month"]),
            day=int(row["day"]) if row["day"] else None,
            date_rule=row["date_rule"],
            is_unesco=row["unesco_connection"] == "yes",
            verification=verification(row["verified"]),
            source_note=row["source"],
            note=row["note"],
        )
        for row in rows_of("international_days.csv")
    ]
    upsert(InternationalDay, rows, key=["slug"])
    return len(rows)


def load_themes() -> int:
    """The taxonomies and their themes."""
    rows = list(rows_of("themes.csv"))
    taxonomies = {
        row["taxonomy"]: Taxonomy(
            code=row["taxonomy"],
            **{f"name_{language}": row[f"taxonomy_name_{language}"] for language in FOUR},
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            source_note=row["source_note"],
        )
        for row in rows
    }
    upsert(Taxonomy, list(taxonomies.values()), key=["code"])
    known = {taxonomy.code: taxonomy.pk for taxonomy in Taxonomy.objects.all()}
    themes = [
        Theme(
            code=row["code"],
            taxonomy_id=known[row["taxonomy"]],
            position=int(row["position"]),
            **names(row, FOUR),
        )
        for row in rows
    ]
    upsert(Theme, themes, key=["code"])
    return len(themes)
