"""Pages that join all apps: what home, country sheet and workspace show of each."""

import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from aspnet import counts, freshness
from aspnet.checklist import first_days
from aspnet.deadlines import deadlines_of
from aspnet.enums import Standing
from aspnet.intake import open_windows
from aspnet.models import Institution, NationalNetwork, Twinning
from aspnet.services import standings_of
from centres import counts as centre_counts
from centres.models import Centre
from events import counts as meeting_counts
from events.models import Meeting
from events.wording import briefs
from experts import figures as convention_figures
from experts.models import ExpertProfile, Party, Project
from unesco_portal.accounts.models import SavedFilter
from unesco_portal.accounts.roles import NATIONAL_ROLES, Role, areas_of, countries_of, holds
from unesco_portal.core import dates
from unesco_portal.people.models import Appointment, Area, Organisation
from unesco_portal.reference.models import Country, InternationalDay, RegionMembership
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES
from unesco_portal.workflow.deadlines import calendar_lines, last_coming_day, split
from unesco_portal.workflow.worklist import is_cut, worklist

from .core import icalendar
from .core.dates import next_yearly_day
from .core.templatetags.ui import partial_date

SHOWN = 20
DEADLINES_SHOWN = 40
CALENDAR_DAYS = 400
MEETINGS_SHOWN = 3
WINDOWS_SHOWN = 6
DAYS_AHEAD = 6
WAITING_SHOWN = 5


def home_figures(user: Any) -> dict[str, Any]:
    """The four networks with their figures."""
    return {
        "members": counts.members(),
        "member_countries": counts.countries_with_members(),
        "centres": centre_counts.centres(),
        "parties": convention_figures.parties(),
        "meetings": meeting_counts.meetings(),
        "windows": open_windows()[:WINDOWS_SHOWN],
        "days": days_of_week(dates.today()),
        "country_choices": COUNTRIES.choices,
        **meetings_of_home(user),
        **waiting_of_home(user),
    }


def days_of_week(today: datetime.date) -> list[dict[str, Any]]:
    """The international days from today on for a week, in their order."""
    last = today + datetime.timedelta(days=DAYS_AHEAD)
    found = InternationalDay.objects.between(today, last)
    dated = [
        {"day": next_yearly_day(row.month, row.day, today), "row": row}
        for row in found
        if row.day is not None
    ]
    return sorted(dated, key=lambda one: (one["day"], one["row"].slug))


def waiting_of_home(user: Any) -> dict[str, Any]:
    """What waits for a signed-in reader: how much, and the first rows."""
    if not user.is_authenticated:
        return {"waiting": None}
    items = worklist(user)
    overdue = sum(item.is_overdue for item in items)
    first = sorted(items, key=lambda item: not item.is_overdue)[:WAITING_SHOWN]
    return {
        "waiting": {
            "count": len(items),
            "overdue": overdue,
            "items": first,
            "is_cut": is_cut(items),
        }
    }


def country_sections(country: Country, user: Any) -> dict[str, Any]:
    """Everything public about one country."""
    return {
        "trail": [(_("Countries"), reverse("reference:country-list")), (country.name, None)],
        "facts": country_facts(country),
        "regions": RegionMembership.objects.filter(country=country).select_related("region"),
        "organisations": Organisation.objects.filter(country=country, centre=None).order_by(
            "name", "pk"
        )[:SHOWN],
        **network_section(country, user),
        **centre_section(country, user),
        **meeting_section(country, user),
        **convention_section(country, user),
    }


def meetings_of_home(user: Any) -> dict[str, Any]:
    """The next meetings and the latest ones."""
    meetings = Meeting.objects.visible_to(user)
    return {
        "next_meetings": briefs(meetings.upcoming().going_on().soonest_first()[:MEETINGS_SHOWN]),
        "next_month": meeting_counts.months_ahead()[1],
        "latest_meetings": briefs(meetings.past().latest_first()[:MEETINGS_SHOWN]),
    }


def centre_section(country: Country, user: Any) -> dict[str, Any]:
    """The Category 2 centres in the country."""
    rows = Centre.objects.visible_to(user).filter(country=country)
    return {"centres": rows.order_by("name", "pk")[:SHOWN]}


def meeting_section(country: Country, user: Any) -> dict[str, Any]:
    """Meetings held in the country, hosted by it, or attended by it."""
    meetings = Meeting.objects.visible_to(user).of_countries([country.code])
    return {"meetings": briefs(meetings.latest_first()[:SHOWN])}


def convention_section(country: Country, user: Any) -> dict[str, Any]:
    """The country under the 2005 Convention: its standing, projects and public experts."""
    parties = Party.objects.visible_to(user).filter(country=country)
    projects = Project.objects.visible_to(user).concerning([country.code])
    experts = ExpertProfile.objects.visible_to(user).public().from_countries([country.code])
    return {
        "party": parties.first(),
        "convention_projects": projects.order_by("title", "public_id")[:SHOWN],
        "experts": experts.order_by("sort_name", "public_id")[:SHOWN],
    }


def country_facts(country: Country) -> list[tuple[Any, Any, Any]]:
    """Label, value and help of the country's own facts."""
    joined = partial_date(country.joined_on)
    if country.joined_on and not country.is_joined_verified:
        joined = _("%(day)s (not verified)") % {"day": joined}
    return [
        (_("ISO 3166-1 codes"), f"{country.code}, {country.iso3}", ""),
        (_("UN M49 code"), country.m49, ""),
        (_("joined UNESCO on"), joined, ""),
        (_("capital"), country.capital, ""),
        (_("languages"), [LANGUAGES.word(code) for code in country.languages], ""),
    ]


def network_section(country: Country, user: Any) -> dict[str, Any]:
    """The country's Associated Schools."""
    networks = NationalNetwork.objects.filter(country=country)
    network = networks.select_related("national_commission").first()
    posts = Appointment.objects.current().coordinators().in_country(country.code)
    schools = Institution.objects.visible_to(user).members().filter(country=country)
    twinnings = Twinning.objects.public().agreed().of_country(country.code)
    return {
        "network": network,
        "may_open_network": network is not None
        and user.has_perm("aspnet.invite_coordinator", network),
        "coordinators": posts.filter(person__is_public=True).select_related("person"),
        "schools": schools.order_by("sort_name", "public_id")[:SHOWN],
        "twinnings": twinnings.with_schools().order_by("-agreed_on", "-pk")[:SHOWN],
        "members": counts.members(country=country),
        "freshness": freshness.of_country(country.code),
    }


def deadline_sections(user: Any) -> dict[str, Any]:
    """What schools owe since a passed day, and what will be due in the coming weeks."""
    today = dates.today()
    late, coming = split(deadlines_of(user, today, last_coming_day(today)), today)
    return {
        "late": late[:DEADLINES_SHOWN],
        "late_left_out": max(len(late) - DEADLINES_SHOWN, 0),
        "coming": coming[:DEADLINES_SHOWN],
        "coming_left_out": max(len(coming) - DEADLINES_SHOWN, 0),
        "days_ahead": settings.DEADLINE_AHEAD_DAYS,
    }


def calendar_of(user: Any) -> bytes:
    """The same days for a calendar, over a year ahead; passed ones are left to the page."""
    today = dates.today()
    until = today + datetime.timedelta(days=CALENDAR_DAYS)
    _late, coming = split(deadlines_of(user, today, until), today)
    return icalendar.written(calendar_lines(coming))


def workspace_sections(user: Any) -> dict[str, Any]:
    """What the signed-in home adds for each role."""
    own = sorted(countries_of(user, NATIONAL_ROLES))
    areas = own_areas(user)
    names = {entry["area"].pk: entry["area"].name for entry in areas}
    networks = NationalNetwork.objects.filter(country__in=own).select_related("country")
    is_headquarters = holds(user, Role.ASPNET_COORDINATION)
    vacant = NationalNetwork.objects.active().vacant().select_related("country")
    return {
        "roles": [
            {
                "label": Role(grant.role).label,
                "place": places(names.get(grant.area), grant.country),
            }
            for grant in user.grants
        ],
        "first_days": first_days(user),
        "areas": areas,
        "saved_filters": SavedFilter.objects.visible_to(user).order_by("view_name", "name"),
        "networks": [
            {"network": network, "lines": standing_lines(network.country_id)}
            for network in networks
        ],
        "sees_all_networks": is_headquarters,
        "follows_centres": holds(user, Role.CENTRES_COORDINATION),
        "follows_experts": holds(user, Role.CONVENTION_SECRETARIAT),
        "own_expert_profile": ExpertProfile.objects.own(user).first(),
        "vacant_networks": vacant.order_by("country__name_en")[:SHOWN] if is_headquarters else [],
    }


def own_areas(user: Any) -> list[dict[str, Any]]:
    """The areas that the reader coordinates, each with its schools in numbers."""
    rows = Area.objects.filter(pk__in=sorted(areas_of(user))).order_by("name_en", "pk")
    found = standings_of(rows)
    return [{"area": area, "lines": lines_of(found[area.pk])} for area in rows]


def places(area: str | None, country: str | None) -> str:
    """Where a role is held: the area, the country, both or everywhere."""
    return ", ".join(filter(None, [area, COUNTRIES.word(country) if country else ""]))


def standing_lines(country: str) -> list[dict[str, Any]]:
    """How many institutions of a country stand where; candidates are a line of their own."""
    return lines_of(counts.by_standing(country))


def lines_of(found: dict[str, int]) -> list[dict[str, Any]]:
    """Counts in words, by standing."""
    return [
        {"label": standing.label, "count": found[standing]}
        for standing in Standing
        if standing in found and standing != Standing.NONE
    ]
