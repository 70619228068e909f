"""The two materialized views behind the network's figures and its map."""

from django.db import migrations

CREATE = """
CREATE MATERIALIZED VIEW aspnet_countrycount AS
SELECT concat_ws('|', country_id, standing, ownership, is_generated) AS key,
       country_id, standing, ownership, is_generated, count(*)::int AS count
FROM aspnet_institution
GROUP BY country_id, standing, ownership, is_generated;
CREATE UNIQUE INDEX aspnet_countrycount_key ON aspnet_countrycount (key);
CREATE INDEX aspnet_countrycount_country ON aspnet_countrycount (country_id);

CREATE MATERIALIZED VIEW aspnet_placecount AS
SELECT concat_ws('|', country_id, latitude, longitude, is_generated) AS key,
       country_id, latitude, longitude, min(city) AS city, is_generated, count(*)::int AS count
FROM aspnet_institution
WHERE standing = 'member' AND latitude IS NOT NULL
GROUP BY country_id, latitude, longitude, is_generated;
CREATE UNIQUE INDEX aspnet_placecount_key ON aspnet_placecount (key);
CREATE INDEX aspnet_placecount_point ON aspnet_placecount (longitude, latitude);
"""
DROP = """
DROP MATERIALIZED VIEW aspnet_placecount;
DROP MATERIALIZED VIEW aspnet_countrycount;
"""


class Migration(migrations.Migration):
    dependencies = [("aspnet", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
