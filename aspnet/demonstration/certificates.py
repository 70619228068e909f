"""Generated certificates: most members hold one; some are over, replaced or revoked."""

import datetime
from collections.abc import Iterable
from functools import partial
from random import Random

import pgtrigger
from django.db import connection

from unesco_portal.core.dates import months_later

from .. import signing
from ..enums import CertificateStatus
from ..models import Certificate, Membership, NationalNetwork, Signatory
from ..transitions import make, months_in_force, next_codes, next_key

REASON = "Generated for demonstration."
BATCH = 2000
IGNORED = ("aspnet.Certificate:insert_insert", "aspnet.Certificate:only_for_members")
TERMS = """
    UPDATE aspnet_membershipterm t SET certificate_id = c.id, ends_on = c.valid_until::text
    FROM aspnet_certificate c
    WHERE c.membership_id = t.membership_id AND c.status = 'valid' AND c.is_generated
      AND t.is_generated AND t.ends_on IS NULL
      AND COALESCE(portal_first_day(t.starts_on) <= c.valid_until, TRUE)
"""
WITHOUT, REVOKED, REPLACED = 0.06, 0.075, 0.09  # shares of members, each up to here


def make_certificates(rng: Random, today: datetime.date) -> int:
    """Certificates of generated members; returns how many. Nothing without a key."""
    if not signing.is_configured():
        return 0
    signer, signatory = signing.current_signer(), make_signatory(today)
    rows = Membership.objects.current().filter(is_generated=True).order_by("pk")
    rows = rows.select_related("institution__country", "network", "application")
    countries = NationalNetwork.objects.values_list("country", flat=True)
    months = months_in_force(countries, today)
    made, batch = 0, []
    for membership in rows.prefetch_related("institution__names").iterator(BATCH):
        dice = rng.random()
        if dice >= WITHOUT:
            given = months.get(membership.network.country_id)
            batch.append((membership, dice, day_of_issue(rng, given, today), given))
        if len(batch) == BATCH:
            made += write(batch, signer, signatory)
            batch = []
    made += write(batch, signer, signatory)
    with connection.cursor() as cursor:
        cursor.execute(TERMS)
    return made


def make_signatory(today: datetime.date) -> Signatory:
    """Nobody in particular, in a function that the print may show."""
    found, _is_new = Signatory.objects.get_or_create(
        name="(Demonstration)",
        is_generated=True,
        defaults={
            "function_en": "International Coordinator, Associated Schools Network (demonstration)",
            "function_fr": "Coordination internationale, Réseau des écoles associées"
            " (démonstration)",
            "function_es": "Coordinación internacional, Red de Escuelas Asociadas (demostración)",
            "start_on": today.replace(year=today.year - 20, day=1),
        },
    )
    return found


def day_of_issue(rng: Random, months: int | None, today: datetime.date) -> datetime.date:
    """A network with terms has younger certificates."""
    longest = 365 * 12 if months is None else int(months * 30.4 * 1.15)
    return today - datetime.timedelta(days=1 + int(rng.random() * longest))


def write(batch: Iterable[tuple], signer: signing.Signer, signatory: Signatory) -> int:
    """One batch, in two inserts: the present ones, then those they took the place of."""
    batch = list(batch)
    codes = iter(next_codes(2 * len(batch)) if batch else [])
    present, earlier = [], []
    for membership, dice, day, months in batch:
        give = partial(one, membership, signer=signer, signatory=signatory, months=months)
        is_replaced = REVOKED <= dice < REPLACED
        newer = give(next(codes), 2 if is_replaced else 1, day)
        if dice < REVOKED:
            newer.status, newer.reason = CertificateStatus.REVOKED, REASON
        if is_replaced:
            newer.pk = next_key()
            before = day - datetime.timedelta(days=400)
            older = give(next(codes), 1, before)
            older.status, older.reason = CertificateStatus.REPLACED, REASON
            older.successor_id = newer.pk
            earlier.append(older)
        present.append(newer)
    with pgtrigger.ignore(*IGNORED):
        Certificate.objects.bulk_create([row for row in present if row.pk])
        Certificate.objects.bulk_create([*(row for row in present if not row.pk), *earlier])
    return len(present) + len(earlier)


def one(
    membership: Membership,
    code: str,
    turn: int,
    day: datetime.date,
    *,
    signer: signing.Signer,
    signatory: Signatory,
    months: int | None,
) -> Certificate:
    """One signed certificate of a day."""
    certificate = make(
        membership,
        code=code,
        turn=turn,
        signer=signer,
        signatory=signatory,
        day=day,
        until=months_later(day, months) if months else None,
    )
    certificate.status_since = datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
    return certificate
