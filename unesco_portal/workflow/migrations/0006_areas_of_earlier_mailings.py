"""Earlier mails to a selection get the area whose coordinator their author was on that day.

Only where the author held the post of one area of the country, and none of the whole country.
"""

from django.db import migrations

FILL = """
UPDATE workflow_mailing AS mailing SET area_id = held.area_id
FROM (
    SELECT mailing.id, min(post.area_id) AS area_id
    FROM workflow_mailing AS mailing
    JOIN accounts_user AS author ON author.id = mailing.author_id
    JOIN people_appointment AS post ON post.person_id = author.person_id
        AND post.country_id = mailing.country_id
        AND post.period @> (mailing.created_at AT TIME ZONE 'UTC')::date
    GROUP BY mailing.id
    HAVING count(*) = count(post.area_id) AND count(DISTINCT post.area_id) = 1
) AS held
WHERE held.id = mailing.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_invitations_to_areas"),
        ("workflow", "0005_areas_of_mailings"),
    ]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
