"""Declarations of life cycles: who holds a record in each state, for how long, and the ways out.

From these come the worklist, the reminders, the buttons, the admin actions, the state tables of
the documentation, and the check that nothing can wait for ever.
"""

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from unesco_portal.accounts.roles import (
    AREA_ROLES,
    NATIONAL_ROLES,
    Role,
    areas_of,
    countries_of,
    holds_any,
)
from unesco_portal.core import dates
from unesco_portal.people.models import Appointment

from .models import Case

if TYPE_CHECKING:
    from .engine import Transition

MACHINES: dict[str, "Machine"] = {}


@dataclass(frozen=True)
class Holder:
    """Roles that a record waits for, at a country where they are national; never a person.

    When a country has nobody in these roles who can sign in, ``fallback`` holds the record: never
    nobody. Where the roles are those of an area, the whole holder ``otherwise`` stands in.
    """

    roles: frozenset[Role]
    fallback: frozenset[Role] = frozenset()
    otherwise: "Holder | None" = None

    @property
    def is_national(self) -> bool:
        """Whether the holder is looked for in the record's country."""
        return self.roles <= NATIONAL_ROLES

    @property
    def is_of_area(self) -> bool:
        """Whether the holder is looked for in the area the record lies in."""
        return self.roles <= AREA_ROLES


@dataclass(frozen=True)
class State:
    """One state: its holder and its longest stay (a setting, in days). Final states have neither.

    ``outside`` names a holder without a role, such as the school; after the longest stay such a
    record waits for ``overdue_holder``, who has a way out. ``due_field`` names a date of the record
    that, where it is known, goes before the setting.
    """

    value: str
    holder: Holder | None = None
    days_setting: str = ""
    outside: str | Promise = ""
    overdue_holder: Holder | None = None
    due_field: str = ""

    @property
    def is_final(self) -> bool:
        """Whether the life cycle ends here."""
        return self.holder is None and not self.outside

    @property
    def max_age(self) -> datetime.timedelta | None:
        """The longest stay, if there is one."""
        return self.longest_stay if self.days_setting else None

    @property
    def longest_stay(self) -> datetime.timedelta:
        """The same, of a state that ends: one with an ``overdue_holder`` always does."""
        return datetime.timedelta(days=getattr(settings, self.days_setting))

    @property
    def late_before(self) -> datetime.datetime:
        """A record that came into the state before this moment has stayed too long."""
        return timezone.now() - self.longest_stay


@dataclass(frozen=True)
class Offer:
    """An act that a reader may do, and what stands in its way today; mostly nothing does."""

    act: "Transition"
    obstacle: str


@dataclass(eq=False)
class Machine:
    """The life cycle of one model. ``country_path`` leads from the model to its country.

    ``area_path`` leads to its area, where a state is held by the coordinator of one.

    ``rest_field`` names a date until which a record rests: it stays with its holder, who may act,
    but it is in no worklist and nobody is reminded.
    Where a holder may have a thousand records at once, ``is_told_in_digest`` keeps single mails
    back (the app sends a digest), and the worklist shows ``most_listed`` of them.
    """

    model_label: str
    states: tuple[State, ...]
    country_path: str = ""
    area_path: str = ""
    select_related: tuple[str, ...] = ()
    rest_field: str = ""
    most_listed: int = 50
    is_told_in_digest: bool = False
    transitions: dict[str, "Transition"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        MACHINES[self.model_label] = self

    @property
    def model(self) -> type[Case]:
        """The model the machine is about."""
        return cast("type[Case]", apps.get_model(self.model_label))

    def state(self, value: str) -> State:
        """The declaration of one state."""
        return next(state for state in self.states if state.value == value)

    def exits(self, value: str) -> list["Transition"]:
        """The transitions that lead out of a state."""
        return [found for found in self.transitions.values() if value in found.sources]

    def available(self, record: Case, actor: Any) -> list["Transition"]:
        """What ``actor`` may do with ``record`` now."""
        return [found for found in self.exits(record.status) if found.permits(actor, record)]

    def offers(self, record: Case, actor: Any) -> list[Offer]:
        """The same for a page: what cannot be done yet says why, before anybody writes a reason."""
        acts = self.available(record, actor)
        return [Offer(act, act.obstacle(record, actor)) for act in acts]

    def due_at(self, record: Case) -> datetime.datetime | None:
        """When the record has stayed long enough in its state."""
        state = self.state(record.status)
        if state.due_field and (day := getattr(record, state.due_field)):
            return start_of(day)
        return self.waits_since(record) + state.max_age if state.max_age else None

    def waits_since(self, record: Case) -> datetime.datetime:
        """Since when the record has waited in its state: a rest does not count."""
        rests_until = getattr(record, self.rest_field) if self.rest_field else None
        if rests_until is None:
            return record.status_since
        return max(record.status_since, start_of(rests_until))

    def holder_of(self, record: Case) -> Holder | None:
        """Whom the record waits for today, as the worklist has it."""
        state = self.state(record.status)
        if state.overdue_holder is None:
            return state.holder
        is_late = record.status_since < state.late_before
        return state.overdue_holder if is_late else state.holder

    def awake(self) -> Q:
        """The records that do not rest today."""
        if not self.rest_field:
            return Q()
        today = dates.today()
        return Q(**{self.rest_field: None}) | Q(**{f"{self.rest_field}__lte": today})

    def late(self) -> Q:
        """The records that do not rest and have stayed longer than they may, as ``due_at`` says."""
        condition = Q(pk__in=[])
        for state in self.states:
            if state.max_age is not None:
                condition |= Q(status=state.value) & self._late_in(state)
        return condition & self.awake()

    def _late_in(self, state: State) -> Q:
        late = Q(status_since__lt=state.late_before)
        if self.rest_field:
            last_day = state.late_before.date()
            late &= Q(**{self.rest_field: None}) | Q(**{f"{self.rest_field}__lte": last_day})
        if not state.due_field:
            return late
        passed = Q(**{f"{state.due_field}__lte": dates.today()})
        return passed | (Q(**{state.due_field: None}) & late)

    def waiting_for(self, user: Any) -> QuerySet[Case]:
        """The records that wait for one of this user's roles, longest wait first."""
        condition = Q(pk__in=[])
        for state in self.states:
            if state.holder is not None:
                condition |= Q(status=state.value) & self._held_by(state.holder, user)
            if state.overdue_holder is not None:
                overdue = Q(status=state.value, status_since__lt=state.late_before)
                condition |= overdue & self._held_by(state.overdue_holder, user)
        rows = self.model._default_manager.filter(condition & self.awake())
        return rows.select_related(*self.select_related).order_by("status_since", "pk")

    def _held_by(self, holder: Holder, user: Any) -> Q:
        if holder.is_of_area:
            return self._held_in_area(holder, user)
        if not holder.is_national:
            return Q() if holds_any(user, holder.roles) else Q(pk__in=[])
        own = countries_of(user, holder.roles)
        held = Q(**{f"{self.country_path}__in": sorted(own)})
        stands_in = countries_of(user, holder.fallback)
        everywhere = holds_any(user, holder.fallback - NATIONAL_ROLES)
        if not stands_in and not everywhere:
            return held
        vacant = ~Exists(
            Appointment.objects.current()
            .conferring(*holder.roles)
            .able_to_act()
            .filter(country=OuterRef(self.country_path))
        )
        reach = Q() if everywhere else Q(**{f"{self.country_path}__in": sorted(stands_in)})
        return held | (vacant & reach)

    def _held_in_area(self, holder: Holder, user: Any) -> Q:
        """In the own areas; where an area has nobody, by who stands in."""
        held = Q(**{f"{self.area_path}__in": sorted(areas_of(user))})
        if holder.otherwise is None:
            return held
        posts = Appointment.objects.current().of_areas().able_to_act()
        vacant = ~Exists(posts.filter(area=OuterRef(self.area_path)))
        return held | (vacant & self._held_by(holder.otherwise, user))


def start_of(day: datetime.date) -> datetime.datetime:
    """The first moment of a day."""
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=datetime.UTC)


def machine_of(record: Model | type[Model]) -> Machine:
    """The life cycle of a record."""
    return MACHINES[record._meta.label]
