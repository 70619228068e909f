"""The Convention's pages: Parties, regional coverage, phases of the Facility, projects."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from unesco_portal.accounts.directories import DirectoryView
from unesco_portal.core.keyset import Page
from unesco_portal.core.views import ResourceDetailView
from unesco_portal.reference.models import RegionMembership
from unesco_portal.reference.vocabularies import COUNTRIES

from .. import figures
from ..charts import chart
from ..coverage import Coverage, RegionCoverage, SchemeCoverage, coverage
from ..filters import ConventionFilterSet, ProjectFilterSet
from ..models import FacilityPhase, Project
from ..resources import PARTIES, PROJECTS


class ConventionView(DirectoryView):
    """Parties with filters; below them coverage by region and year, projects and phases."""

    resource = PARTIES
    feed_name = "experts:party-feed"
    filterset_class = ConventionFilterSet
    template_name = "experts/convention.html"

    def context(self, page: Page) -> dict[str, Any]:
        """The list, and what stands below it."""
        found = coverage()
        year = self.filterset.chosen_year
        projects = self.projects()
        return super().context(page) | {
            "figure": figures.parties(),
            "year": year,
            "is_this_year": year == found.today.year,
            "year_choices": list(reversed(found.years)),
            "kept_parameters": kept_parameters(self.request),
            "totals": found.totals(year),
            "schemes": [scheme_section(scheme, found, year) for scheme in found.schemes],
            "comparisons": comparisons(projects, found),
            "projects": projects,
            "phases": FacilityPhase.objects.prefetch_related("beneficiaries"),
        }

    def projects(self) -> list[Project]:
        """All projects, with what their entries show."""
        rows = Project.objects.visible_to(self.request.user).order_by("title", "public_id")
        rows = rows.select_related(
            "context_region", "partner", "donor_country", "donor_organisation"
        )
        return list(rows.prefetch_related("statements__source"))


def kept_parameters(request: HttpRequest) -> list[tuple[str, str]]:
    """The filters that choosing a year must not lose."""
    return [
        (name, value)
        for name, values in request.GET.lists()
        if name not in {"year", "cursor", "format"}
        for value in values
    ]


def scheme_section(scheme: SchemeCoverage, found: Coverage, year: int) -> dict[str, Any]:
    """One scheme: a drawing for each region, the table of the year, the table of all years."""
    rows = [region_row(region, year) for region in scheme.regions]
    charts = [chart(region, found.years, year) for region in scheme.regions]
    return {
        "code": scheme.scheme.value,
        "label": scheme.label,
        "rows": rows,
        "drawings": [{"chart": drawn, "row": row} for drawn, row in zip(charts, rows, strict=True)],
        "years": [
            {"year": number, "counts": [region.at(number) for region in scheme.regions]}
            for number in found.years
        ],
    }


def region_row(region: RegionCoverage, year: int) -> dict[str, Any]:
    """A region in the table of one year."""
    return {
        "name": region.region.name,
        "code": region.region.code,
        "states": region.states,
        "count": region.at(year).count,
        "share": region.share(year),
        "unverified": sorted(COUNTRIES.word(code) for code in region.unverified_at(year)),
        "without_date": region.without_date(),
    }


def comparisons(projects: Iterable[Project], found: Coverage) -> list[dict[str, Any]]:
    """What projects' sources say of a region, beside what this portal counts for that year."""
    compared = []
    for project in projects:
        region = project.context_region and found.region(project.context_region.code)
        statements = [row for row in project.statements.all() if row.as_of]
        if region and statements:
            year = int(statements[0].as_of[:4])
            compared.append(
                {
                    "project": project,
                    "statements": statements,
                    "region": region_row(region, year),
                    "region_name": str(region.region),
                    "year": year,
                    "has_same_states": any(row.value == region.states for row in statements),
                }
            )
    return compared


class PartyDetailView(ResourceDetailView):
    """One Party: instrument, dates, and which of them a source confirms."""

    resource = PARTIES
    template_name = "experts/party_detail.html"
    elsewhere = frozenset(
        {
            "id",
            "name",
            "instrument",
            "is_instrument_verified",
            "deposited_on",
            "is_deposit_verified",
            "in_force_on",
            "in_force_basis",
            "denounced_on",
            "qpr_first_due_year",
            "qpr_next_due_on",
            "country",
            "organisation",
            "standing",
            "source",
            "freshness",
            "confirmed_on",
            "is_generated",
            "updated_at",
            "page",
        }
    )

    def list_url(self) -> str:
        """The Convention's page."""
        return reverse("experts:convention")

    def further(self, record: Model) -> dict[str, Any]:
        """Its regions and the projects it takes part in."""
        places = RegionMembership.objects.primary().filter(country=record.country_id)
        projects = Project.objects.visible_to(self.request.user)
        if record.country_id:
            projects = projects.concerning([record.country_id])
        else:
            projects = projects.filter(donor_organisation=record.organisation_id)
        return {"places": places.select_related("region"), "projects": projects}


class ProjectListView(DirectoryView):
    """Projects under the Convention."""

    resource = PROJECTS
    filterset_class = ProjectFilterSet

    def breadcrumb(self) -> list[tuple[Any, str | None]]:
        """From the Convention's page."""
        return [(_("2005 Convention"), reverse("experts:convention"))]


class ProjectDetailView(ResourceDetailView):
    """One project, in the words of its source page."""

    resource = PROJECTS
    template_name = "experts/project_detail.html"
    elsewhere = frozenset(
        {
            "title",
            "language",
            "themes",
            "types",
            "partner",
            "partner_name",
            "donor_country",
            "donor_organisation",
            "donor_name",
            "starts_on",
            "ends_on",
            "related_activity",
            "countries",
            "aim",
            "challenges",
            "results",
            "new_expert_count",
            "new_expert_countries",
            "facility_phase",
            "region_expert_count",
            "workshop",
            "context_region",
            "is_possibly_outdated",
            "source",
            "source_note",
            "freshness",
            "confirmed_on",
            "is_generated",
            "updated_at",
            "page",
        }
    )

    def breadcrumb(self) -> list[tuple[Any, str | None]]:
        """From the Convention's page."""
        return [(_("2005 Convention"), reverse("experts:convention"))]

    def further(self, record: Model) -> dict[str, Any]:
        """Countries, figures of the context and the computed figure beside them."""
        return {
            "countries": record.countries.all(),
            "new_expert_countries": [
                (code, COUNTRIES.word(code)) for code in record.new_expert_countries
            ],
            "comparisons": comparisons([record], coverage()),
            "statements": record.statements.all(),
        }
