"""Twinnings of generated members, mostly across borders, in every state."""

import datetime
from random import Random

from ..enums import PUBLIC_TWINNING, TwinningStatus
from ..models import Institution, Twinning

MOST = 300
OF_EACH = 6
SHOWN = ("JP", "SN", "ES")  # where the logins of the demonstration coordinate
STATES = (
    *[TwinningStatus.AGREED] * 10,
    *[TwinningStatus.ENDED] * 4,
    *[TwinningStatus.PROPOSED] * 3,
    *[TwinningStatus.DECLINED] * 2,
    TwinningStatus.WITHDRAWN,
)
Row = tuple[int, str, list[str], list[str], list[str]]


def make_twinnings(rng: Random, now: datetime.datetime) -> int:
    """Pairs of members, each pair and theme once; returns how many."""
    rows: list[Row] = list(
        Institution.objects.generated()
        .members()
        .order_by("pk")
        .values_list("pk", "country_id", "themes", "levels", "languages")
    )
    themes = sorted({code for row in rows for code in row[2]})
    if not themes:
        return 0
    schools = [rng.choice(rows) for _ in range(min(MOST, len(rows) // 20))]
    for country in SHOWN:
        at_home = [row for row in rows if row[1] == country]
        schools += [rng.choice(at_home) for _ in range(OF_EACH if at_home else 0)]
    found: dict[tuple[int, int, str], Twinning] = {}
    for school in schools:
        row = twinning(rng, school, rng.choice(rows), themes, now)
        pair = sorted([row.school_id, row.partner_id])
        if pair[0] != pair[1]:
            found.setdefault((pair[0], pair[1], row.theme_id), row)
    return len(Twinning.objects.bulk_create(found.values()))


def twinning(
    rng: Random, school: Row, partner: Row, themes: list[str], now: datetime.datetime
) -> Twinning:
    """One of them; half are proposed the other way round."""
    if rng.random() < 0.5:
        school, partner = partner, school
    status = rng.choice(STATES)
    since = now - datetime.timedelta(days=int(rng.random() * 50) + 1)
    first = since.date() - datetime.timedelta(days=int(rng.random() * 700))
    is_told = status in PUBLIC_TWINNING
    is_over = status == TwinningStatus.ENDED
    return Twinning(
        school_id=school[0],
        partner_id=partner[0],
        theme_id=rng.choice(school[2] or themes),
        levels=school[3],
        languages=[code for code in school[4] if code in partner[4]] or school[4][:1],
        status=status,
        status_since=since,
        starts_on=first,
        ends_on=now.date() + datetime.timedelta(days=200) if rng.random() < 0.4 else None,
        agreed_on=first if is_told else None,
        ended_on=since.date() if is_over else None,
        is_generated=True,
    )
