"""A first term for each membership, and the validity of certificates moves to the pathways.

A million memberships go in portions, each committed by itself: what was begun is gone on with.
"""

from django.db import migrations

PORTION = 20_000
# Where the dates contradict each other, the end is kept and the beginning is not known.
FILL = """
    INSERT INTO aspnet_membershipterm (membership_id, starts_on, ends_on, basis, evidence,
        evidence_note, note, certificate_id, is_generated, created_at, updated_at)
    SELECT m.id,
           CASE WHEN COALESCE(portal_first_day(m.member_since) <= portal_last_day(d.ends_on), TRUE)
                THEN m.member_since END,
           d.ends_on,
           CASE WHEN m.application_id IS NOT NULL THEN 'admission'
                WHEN m.evidence = 'list' THEN 'list' ELSE 'unknown' END,
           m.evidence, m.evidence_note,
           CASE WHEN portal_first_day(m.member_since) > portal_last_day(d.ends_on)
                THEN 'The dates known of this membership contradict each other.' ELSE '' END,
           c.id, m.is_generated, now(), now()
    FROM aspnet_membership m
    LEFT JOIN aspnet_certificate c ON c.membership_id = m.id AND c.status = 'valid'
    CROSS JOIN LATERAL (SELECT CASE
        WHEN m.status IN ('member', 'dormant', 'termination_proposed') THEN c.valid_until::text
        ELSE m.ended_on END AS ends_on) d
    WHERE m.id > %(after)s AND m.id <= %(until)s
      AND NOT EXISTS (SELECT 1 FROM aspnet_membershipterm t WHERE t.membership_id = m.id)
"""
NEXT = """
    SELECT max(id) FROM (
        SELECT id FROM aspnet_membership WHERE id > %(after)s ORDER BY id LIMIT %(portion)s) p
"""
MOVE_MONTHS = """
    UPDATE aspnet_pathwayversion v SET certificate_months = n.certificate_months, updated_at = now()
    FROM aspnet_nationalnetwork n
    WHERE n.country_id = v.country_id AND v.status = 'approved'
      AND v.certificate_months IS NULL AND n.certificate_months IS NOT NULL
"""
MOVE_BACK = """
    UPDATE aspnet_nationalnetwork n SET certificate_months = v.certificate_months
    FROM aspnet_pathwayversion v
    WHERE n.country_id = v.country_id AND v.status = 'approved'
      AND v.period @> CURRENT_DATE AND v.certificate_months IS NOT NULL
"""


def fill(apps, schema_editor):
    """Portion after portion, by key."""
    after = 0
    with schema_editor.connection.cursor() as cursor:
        while True:
            cursor.execute(NEXT, {"after": after, "portion": PORTION})
            (until,) = cursor.fetchone()
            if until is None:
                return
            cursor.execute(FILL, {"after": after, "until": until})
            after = until


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("aspnet", "0008_membership_terms_and_successions")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(MOVE_MONTHS, MOVE_BACK),
    ]
