"""Which row is about which institution: by code, by number, by name and town.

Set-based: a fixed number of statements for a whole sheet. Similar names are looked for among
institutions that share the beginning or the end of a word with the row, in the same or a similar
town; so a country of twelve thousand schools costs no comparison of everything with everything.
"""

from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count

from ...enums import RowOutcome
from ...models import ImportBatch
from .cells import REQUIRED
from .columns import FIELDS

OF_INSTITUTION = tuple(
    found.name
    for found in FIELDS
    if found.name not in ("code", "number", "country", "standing", "member_since")
)
DOCUMENT = ", ".join(f"'{name}', i.{name}" for name in OF_INSTITUTION)
TEMPORARY = (
    "import_asked",
    "import_known",
    "import_towns",
    "import_asked_keys",
    "import_known_keys",
)
MOST_PER_KEY = 100
MOST_OF_A_NAME = 20
SIMILAR_TOWN = 0.5
# What a school has only drafted is its own until it confirms its address: not known here either.
NOT_DRAFTED = """NOT (i.standing = 'none'
      AND EXISTS (SELECT 1 FROM aspnet_application a WHERE a.institution_id = i.id)
      AND NOT EXISTS (SELECT 1 FROM aspnet_application a
                      WHERE a.institution_id = i.id AND a.status <> 'draft'))"""
BY_CODE = f"""
    UPDATE aspnet_importrow r SET institution_id = i.id FROM aspnet_institution i
    WHERE r.batch_id = %(batch)s AND r.code <> '' AND i.public_id = r.code
      AND i.country_id = %(country)s AND {NOT_DRAFTED}
"""
BY_NUMBER = """
    UPDATE aspnet_importrow r SET institution_id = m.institution_id
    FROM aspnet_membership m JOIN aspnet_institution i ON i.id = m.institution_id
    WHERE r.batch_id = %(batch)s AND r.number <> '' AND r.code = '' AND m.number = r.number
      AND i.country_id = %(country)s AND r.institution_id IS NULL
"""
ASKED = """
    CREATE TEMPORARY TABLE import_asked ON COMMIT DROP AS
    SELECT r.id, portal_fold(r.values->>'name') AS name,
           COALESCE(portal_fold(r.values->>'city'), '') AS town,
           portal_words(r.values->>'name') AS words
    FROM aspnet_importrow r
    WHERE r.batch_id = %(batch)s AND r.institution_id IS NULL AND r.code = '' AND r.values ? 'name'
"""
KNOWN = f"""
    CREATE TEMPORARY TABLE import_known ON COMMIT DROP AS
    SELECT i.id, i.sort_name::text AS name, portal_fold(i.city) AS town,
           portal_words(i.name) AS words
    FROM aspnet_institution i WHERE i.country_id = %(country)s AND {NOT_DRAFTED}
    UNION ALL
    SELECT i.id, portal_fold(n.name), portal_fold(i.city), portal_words(n.name)
    FROM aspnet_institutionname n JOIN aspnet_institution i ON i.id = n.institution_id
    WHERE i.country_id = %(country)s AND {NOT_DRAFTED}
"""
TOWNS = """
    CREATE TEMPORARY TABLE import_towns ON COMMIT DROP AS
    SELECT a.town AS asked, k.town AS known
    FROM (SELECT DISTINCT town FROM import_asked) a JOIN (SELECT DISTINCT town FROM import_known) k
      ON a.town = k.town
      OR ((left(a.town, 2) = left(k.town, 2) OR right(a.town, 2) = right(k.town, 2))
          AND similarity(a.town, k.town) >= %(town)s)
      OR a.town = ''
"""
KEYS = """
    CREATE TEMPORARY TABLE import_{0}_keys ON COMMIT DROP AS
    SELECT DISTINCT t.id, t.name, t.town, key
    FROM import_{0} t,
         LATERAL regexp_split_to_table(t.words, ' +') AS word,
         LATERAL unnest(ARRAY[left(word, 4), right(word, 4)]) AS key
    WHERE word <> ''
"""
CANDIDATES = """
    WITH frequent AS (
        SELECT town, key FROM import_known_keys GROUP BY town, key HAVING count(*) > %(most)s
    ), pairs AS (
        SELECT DISTINCT a.id AS row, a.name AS asked, a.town AS asked_town,
               k.id AS institution, k.name AS known, k.town AS known_town
        FROM import_asked_keys a
        JOIN import_towns t ON t.asked = a.town
        JOIN import_known_keys k ON k.town = t.known AND k.key = a.key
        LEFT JOIN frequent f ON f.town = k.town AND f.key = k.key
        WHERE f.key IS NULL
        UNION
        SELECT a.id, a.name, a.town, k.id, k.name, k.town
        FROM import_asked a
        JOIN import_known k ON k.name = a.name
        JOIN (SELECT name FROM import_known GROUP BY name HAVING count(*) <= %(same_name)s) few
          ON few.name = k.name
        UNION
        SELECT a.id, a.name, a.town, k.id, k.name, k.town
        FROM import_asked a JOIN import_known k ON k.name = a.name AND k.town = a.town
    ), scored AS (
        SELECT row, institution, max(
            CASE WHEN asked = known AND asked_town = known_town THEN 1.0
                 ELSE 0.99 * similarity(asked, known) END) AS score
        FROM pairs GROUP BY row, institution
    ), ranked AS (
        SELECT *, row_number() OVER (PARTITION BY row ORDER BY score DESC, institution) AS place,
               count(*) FILTER (WHERE score = 1.0) OVER (PARTITION BY row) AS exact
        FROM scored WHERE score >= %(similarity)s
    ), told AS (
        SELECT row, max(institution) FILTER (WHERE exact = 1 AND score = 1.0) AS institution,
               jsonb_agg(jsonb_build_object('pk', i.id, 'id', i.public_id, 'name', i.name,
                   'city', i.city, 'standing', i.standing, 'score', round(score::numeric, 2))
                   ORDER BY place) FILTER (WHERE place <= 3) AS candidates
        FROM ranked JOIN aspnet_institution i ON i.id = institution GROUP BY row
    )
    UPDATE aspnet_importrow r SET institution_id = told.institution,
        candidates = CASE WHEN told.institution IS NULL THEN told.candidates ELSE '[]' END
    FROM told WHERE r.id = told.row
"""
COMPLAIN = """
    UPDATE aspnet_importrow r SET problems = r.problems || jsonb_build_array(jsonb_build_object(
        'column', %(column)s::int, 'field', %(field)s::text, 'code', %(code)s::text,
        'level', %(level)s::text, 'value', {value}, 'suggestion', '', 'take', NULL, 'rows', {rows}))
    {source} AND r.batch_id = %(batch)s
      AND (%(only)s::bigint[] IS NULL OR r.id = ANY(%(only)s::bigint[]))
"""
SAME = """
    FROM (SELECT {key} AS key, array_agg(sheet_row ORDER BY sheet_row) AS rows
          FROM aspnet_importrow WHERE batch_id = %(batch)s AND {some}
          GROUP BY {key} HAVING count(*) > 1) twice
    WHERE {own} = twice.key AND {some}
"""
OTHERS = "to_jsonb(array_remove(twice.rows[1:12], r.sheet_row))"
NO_DUPLICATE = 'NOT problems @> \'[{"code": "duplicate_code"}]\''
NAME_KEY = "portal_fold(values->>'name') || chr(9) || portal_fold(values->>'city')"
OWN_NAME_KEY = "portal_fold(r.values->>'name') || chr(9) || portal_fold(r.values->>'city')"


def match(batch: ImportBatch) -> None:
    """Find the institution of each row, or those it might be; and rows that say the same twice."""
    params = {
        "batch": batch.pk,
        "country": batch.country_id,
        "town": SIMILAR_TOWN,
        "similarity": settings.IMPORT_SIMILARITY,
        "most": MOST_PER_KEY,
        "same_name": MOST_OF_A_NAME,
    }
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE aspnet_importrow")  # thousands of rows that statistics do not know
        for statement in (BY_CODE, BY_NUMBER, ASKED, KNOWN, TOWNS, *map(KEYS.format, KEYED)):
            cursor.execute(statement, params)
        for table in TEMPORARY:
            cursor.execute(f"ANALYZE {table}")
        cursor.execute(CANDIDATES, params)
        cursor.execute(f"DROP TABLE {', '.join(TEMPORARY)}")
    find_duplicates(batch)


KEYED = ("asked", "known")
UNCODED = "code = '' AND number = '' AND values ?& ARRAY['name', 'city']"


def find_duplicates(batch: ImportBatch) -> None:
    """The same code, number, school or institution in two rows: told at both."""
    for code, field, key, own, some in (
        ("duplicate_code", "code", "code", "r.code", "code <> ''"),
        ("duplicate_number", "number", "number", "r.number", "number <> ''"),
        ("duplicate_school", "name", NAME_KEY, OWN_NAME_KEY, UNCODED),
        ("duplicate_match", "name", "institution_id", "r.institution_id",
         "institution_id IS NOT NULL AND NOT problems @@ '$[*].code starts with \"duplicate\"'"),
    ):  # fmt: skip
        source = SAME.format(key=key, own=own, some=some)
        complain(batch, code, field, source=source, rows=OTHERS)


def complain(
    batch: ImportBatch,
    code: str,
    field: str,
    *,
    source: str,
    value: str = "''",
    rows: str = "'[]'::jsonb",
    level: str = "error",
    only: list[int] | None = None,
) -> None:
    """Add a problem to every row that ``source`` finds."""
    statement = COMPLAIN.format(source=source, value=value, rows=rows)
    at = {name: int(position) for position, name in batch.mapping.items()}
    params: dict[str, Any] = {
        "batch": batch.pk,
        "column": at.get(field, -1),
        "field": field,
        "code": code,
        "level": level,
        "only": only,
        "country": batch.country_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


CHANGES = """
    UPDATE aspnet_importrow r
    SET needs_headquarters = false, changes = COALESCE((
        SELECT jsonb_object_agg(v.key, jsonb_build_array(d.doc->v.key, v.value))
        FROM (SELECT jsonb_build_object({document}) AS doc OFFSET 0) d, jsonb_each(r.values) v
        WHERE (d.doc->v.key) IS DISTINCT FROM v.value), '{{}}')
    FROM aspnet_institution i
    WHERE i.id = r.institution_id AND r.batch_id = %(batch)s
      AND (%(only)s::bigint[] IS NULL OR r.id = ANY(%(only)s::bigint[]))
"""
SAYS_MEMBER = (
    "(r.number <> '' OR r.membership ? 'member_since'"
    " OR COALESCE(r.membership->>'standing', '') = 'member')"
)
NEW_MEMBERS = f"""
    UPDATE aspnet_importrow r SET needs_headquarters = {SAYS_MEMBER}
    WHERE r.institution_id IS NULL AND r.batch_id = %(batch)s
      AND (%(only)s::bigint[] IS NULL OR r.id = ANY(%(only)s::bigint[]))
"""
BECOME_MEMBERS = f"""
    UPDATE aspnet_importrow r SET needs_headquarters = true, changes = r.changes
        || jsonb_build_object('standing', jsonb_build_array(i.standing, 'member'))
    FROM aspnet_institution i
    WHERE i.id = r.institution_id AND i.standing = 'none' AND {SAYS_MEMBER}
      AND r.batch_id = %(batch)s
      AND (%(only)s::bigint[] IS NULL OR r.id = ANY(%(only)s::bigint[]))
"""
MEMBER_SINCE = """
    UPDATE aspnet_importrow r SET needs_headquarters = true, changes = r.changes
        || jsonb_build_object('member_since',
               jsonb_build_array(m.member_since, r.membership->'member_since'))
    FROM aspnet_institution i JOIN aspnet_membership m ON m.id = i.membership_id
    WHERE i.id = r.institution_id AND r.membership ? 'member_since'
      AND m.member_since IS DISTINCT FROM r.membership->>'member_since'
      AND i.standing IN ('member', 'former') AND r.batch_id = %(batch)s
      AND (%(only)s::bigint[] IS NULL OR r.id = ANY(%(only)s::bigint[]))
"""
JOINED = "FROM aspnet_institution i {join} WHERE i.id = r.institution_id AND "
OWN_NUMBER = JOINED.format(join="JOIN aspnet_membership m ON m.id = i.membership_id")
OF_ANOTHER = (
    "FROM aspnet_membership m WHERE m.number = r.number"
    " AND m.institution_id IS DISTINCT FROM r.institution_id"
)
NEW_OF_STANDING = (
    "WHERE r.institution_id IS NULL"
    " AND r.membership->>'standing' IN ('applicant', 'candidate', 'former')"
)
RULES = (
    ("number_differs", "number", OWN_NUMBER + "r.number NOT IN ('', m.number)", "error"),
    (
        "number_of_another",
        "number",
        OF_ANOTHER,
        "error",
    ),
    (
        "candidate",
        "standing",
        JOINED.format(join="") + f"i.standing IN ('applicant', 'candidate') AND {SAYS_MEMBER}",
        "error",
    ),
    (
        "former",
        "standing",
        JOINED.format(join="") + "i.standing = 'former' AND r.membership->>'standing' = 'member'",
        "error",
    ),
    (
        "standing_by_acts",
        "standing",
        JOINED.format(join="") + "r.membership->>'standing' NOT IN (i.standing, 'member')",
        "note",
    ),
    (
        "standing_by_acts",
        "standing",
        NEW_OF_STANDING,
        "note",
    ),
    ("unknown_code", "code", "WHERE r.code <> '' AND r.institution_id IS NULL", "error"),
)
OUTCOME = """
    UPDATE aspnet_importrow r SET outcome = CASE
        WHEN problems @> '[{"level": "error"}]' THEN 'error'
        WHEN institution_id IS NULL AND candidates <> '[]' THEN 'doubtful'
        WHEN institution_id IS NULL THEN 'new'
        WHEN changes <> '{}' THEN 'change'
        ELSE 'same' END
    WHERE r.batch_id = %(batch)s
      AND (%(only)s::bigint[] IS NULL OR r.id = ANY(%(only)s::bigint[]))
"""


def compare(batch: ImportBatch, only: list[int] | None = None) -> None:
    """What each row would change, and what forbids it; ``only`` these rows, when decided anew."""
    params: dict[str, Any] = {"batch": batch.pk, "only": only}
    with connection.cursor() as cursor:
        cursor.execute(CHANGES.format(document=DOCUMENT), params)
        for statement in (NEW_MEMBERS, BECOME_MEMBERS, MEMBER_SINCE):
            cursor.execute(statement, params)
    if only is not None:
        return  # a decision changes what a row does, never what checking said of it
    for code, field, source, level in RULES:
        complain(batch, code, field, source=source, level=level)
    for name in sorted(REQUIRED):
        complain(
            batch,
            "missing",
            name,
            source="WHERE r.institution_id IS NULL AND r.code = ''"
            f" AND NOT (r.values ? '{name}') AND NOT r.problems @> '[{{\"field\": \"{name}\"}}]'",
        )
    with connection.cursor() as cursor:
        cursor.execute(OUTCOME, params)


def count_outcomes(batch: ImportBatch) -> dict[str, int]:
    """How many rows of each sort."""
    rows = batch.rows.order_by().values_list("outcome").annotate(count=Count("pk"))
    found = dict(rows)
    return {outcome: found.get(outcome, 0) for outcome in RowOutcome.values if outcome}
