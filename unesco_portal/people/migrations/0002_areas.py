"""Areas of countries, and appointments to them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import unesco_portal.core.codes
import unesco_portal.core.dates


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "is_generated",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        editable=False,
                        help_text="Generated to show the portal at work; not a real record.",
                        verbose_name="demonstration data",
                    ),
                ),
                (
                    "public_id",
                    unesco_portal.core.codes.PublicCodeField(
                        prefix="ARE", unique=True, verbose_name="code"
                    ),
                ),
                ("name_en", models.CharField(max_length=120, verbose_name="name in English")),
                (
                    "name_fr",
                    models.CharField(blank=True, max_length=120, verbose_name="name in French"),
                ),
                (
                    "name_es",
                    models.CharField(blank=True, max_length=120, verbose_name="name in Spanish"),
                ),
                ("start_on", unesco_portal.core.dates.PartialDateField(verbose_name="from")),
                ("end_on", unesco_portal.core.dates.PartialDateField(verbose_name="to")),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("start_on"), models.F("end_on"), function="portal_period"
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        verbose_name="period",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="In the directory of coordinators, with who coordinates the area.",
                        verbose_name="shown to the public",
                    ),
                ),
            ],
            options={
                "verbose_name": "area",
                "verbose_name_plural": "areas",
                "ordering": ["country", "name_en", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AreaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "is_generated",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        editable=False,
                        help_text="Generated to show the portal at work; not a real record.",
                        verbose_name="demonstration data",
                    ),
                ),
                (
                    "public_id",
                    unesco_portal.core.codes.PublicCodeField(
                        prefix="ARE", unique=False, verbose_name="code"
                    ),
                ),
                ("name_en", models.CharField(max_length=120, verbose_name="name in English")),
                (
                    "name_fr",
                    models.CharField(blank=True, max_length=120, verbose_name="name in French"),
                ),
                (
                    "name_es",
                    models.CharField(blank=True, max_length=120, verbose_name="name in Spanish"),
                ),
                ("start_on", unesco_portal.core.dates.PartialDateField(verbose_name="from")),
                ("end_on", unesco_portal.core.dates.PartialDateField(verbose_name="to")),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="In the directory of coordinators, with who coordinates the area.",
                        verbose_name="shown to the public",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="appointment",
            name="people_appointment_no_overlap_in_role",
        ),
        migrations.AlterField(
            model_name="appointment",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("national_coordinator", "National Coordinator"),
                    ("deputy_coordinator", "Deputy National Coordinator"),
                    ("national_commission", "Secretary-General of a National Commission"),
                    ("sub_national_coordinator", "Sub-national coordinator"),
                    ("aspnet_coordination", "International ASPnet coordination"),
                    ("centres_coordination", "Category 2 coordination"),
                    ("convention_secretariat", "Convention secretariat"),
                    ("meetings_coordination", "Meetings coordination"),
                    ("data_steward", "Steward of reference data"),
                    ("field_officer", "Field office officer"),
                ],
                help_text="What the appointment lets its holder do in the portal; empty for a title only.",
                max_length=24,
                verbose_name="role",
            ),
        ),
        migrations.AlterField(
            model_name="appointmentevent",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("national_coordinator", "National Coordinator"),
                    ("deputy_coordinator", "Deputy National Coordinator"),
                    ("national_commission", "Secretary-General of a National Commission"),
                    ("sub_national_coordinator", "Sub-national coordinator"),
                    ("aspnet_coordination", "International ASPnet coordination"),
                    ("centres_coordination", "Category 2 coordination"),
                    ("convention_secretariat", "Convention secretariat"),
                    ("meetings_coordination", "Meetings coordination"),
                    ("data_steward", "Steward of reference data"),
                    ("field_officer", "Field office officer"),
                ],
                help_text="What the appointment lets its holder do in the portal; empty for a title only.",
                max_length=24,
                verbose_name="role",
            ),
        ),
        migrations.AddField(
            model_name="area",
            name="country",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="areas",
                to="reference.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The scope of a sub-national coordinator.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appointments",
                to="people.area",
                verbose_name="area",
            ),
        ),
        migrations.AddField(
            model_name="appointmentevent",
            name="area",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The scope of a sub-national coordinator.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.area",
                verbose_name="area",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("area__isnull", False),
                        ("country__isnull", False),
                        ("role__in", ["sub_national_coordinator"]),
                    ),
                    models.Q(
                        models.Q(("role__in", ["sub_national_coordinator"]), _negated=True),
                        ("area", None),
                    ),
                    _connector="OR",
                ),
                name="people_appointment_area_iff_sub_national",
                violation_error_message="A sub-national coordinator, and nobody else, has an area of a country.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("role", ""), _negated=True),
                expressions=[
                    ("person", "="),
                    ("role", "="),
                    (
                        models.Func(
                            models.F("country"),
                            function="COALESCE",
                            template="%(function)s(%(expressions)s, '')",
                        ),
                        "=",
                    ),
                    (
                        models.Func(
                            models.F("area"),
                            function="COALESCE",
                            template="%(function)s(%(expressions)s, 0)",
                        ),
                        "=",
                    ),
                    ("period", "&&"),
                ],
                name="people_appointment_no_overlap_in_role",
                violation_error_message="This person already holds this role during part of that time.",
            ),
        ),
        migrations.AddField(
            model_name="areaevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="reference.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="areaevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="areaevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="people.area",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start_on__isnull", True),
                    ("start_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$"),
                    _connector="OR",
                ),
                name="people_area_start_on_is_partial_date",
                violation_error_message="Write a year, a month or a day: 2017, 2017-11, 2017-11-23.",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_on__isnull", True),
                    ("end_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$"),
                    _connector="OR",
                ),
                name="people_area_end_on_is_partial_date",
                violation_error_message="Write a year, a month or a day: 2017, 2017-11, 2017-11-23.",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(
                fields=("country", "name_en"),
                name="people_area_name_once",
                violation_error_message="There is already an area of this name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(
                fields=("id", "country"), name="people_area_with_country"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="e80e841dfedc6592371ab112ab99d255103fb5ca",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_db2ca",
                    table="people_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_areaevent" ("country_id", "created_at", "end_on", "id", "is_generated", "is_public", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "start_on", "updated_at") VALUES (NEW."country_id", NEW."created_at", NEW."end_on", NEW."id", NEW."is_generated", NEW."is_public", NEW."name_en", NEW."name_es", NEW."name_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."start_on", NEW."updated_at"); RETURN NULL;',
                    hash="447a18394b0a87585c461437fca148affce2c8b6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4b627",
                    table="people_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end_on" IS DISTINCT FROM (NEW."end_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."start_on" IS DISTINCT FROM (NEW."start_on") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))',
                    func='INSERT INTO "people_areaevent" ("country_id", "created_at", "end_on", "id", "is_generated", "is_public", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "start_on", "updated_at") VALUES (NEW."country_id", NEW."created_at", NEW."end_on", NEW."id", NEW."is_generated", NEW."is_public", NEW."name_en", NEW."name_es", NEW."name_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."start_on", NEW."updated_at"); RETURN NULL;',
                    hash="d146b4ce0a13a2f04ad663ce2206b97aa0d24c43",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5e5e2",
                    table="people_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_appointmentevent" ("area_id", "confirmed_by", "confirmed_on", "country_id", "created_at", "end_on", "end_reason", "id", "is_generated", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "source_id", "source_note", "start_on", "title_en", "title_es", "title_fr", "updated_at", "verification") VALUES (NEW."area_id", NEW."confirmed_by", NEW."confirmed_on", NEW."country_id", NEW."created_at", NEW."end_on", NEW."end_reason", NEW."id", NEW."is_generated", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."role", NEW."source_id", NEW."source_note", NEW."start_on", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."updated_at", NEW."verification"); RETURN NULL;',
                    hash="fc8d6b8f254a937ac489cbaf0dacdd83e7066a8f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f73ac",
                    table="people_appointment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."area_id" IS DISTINCT FROM (NEW."area_id") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end_on" IS DISTINCT FROM (NEW."end_on") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_note" IS DISTINCT FROM (NEW."source_note") OR OLD."start_on" IS DISTINCT FROM (NEW."start_on") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."verification" IS DISTINCT FROM (NEW."verification"))',
                    func='INSERT INTO "people_appointmentevent" ("area_id", "confirmed_by", "confirmed_on", "country_id", "created_at", "end_on", "end_reason", "id", "is_generated", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "source_id", "source_note", "start_on", "title_en", "title_es", "title_fr", "updated_at", "verification") VALUES (NEW."area_id", NEW."confirmed_by", NEW."confirmed_on", NEW."country_id", NEW."created_at", NEW."end_on", NEW."end_reason", NEW."id", NEW."is_generated", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."role", NEW."source_id", NEW."source_note", NEW."start_on", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."updated_at", NEW."verification"); RETURN NULL;',
                    hash="43f9d3c0266d8001256ea577899847585f587af1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a7dd2",
                    table="people_appointment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(  # an area, and whatever points at it, name the same country
            "ALTER TABLE people_appointment ADD CONSTRAINT people_appointment_area_of_country"
            " FOREIGN KEY (area_id, country_id) REFERENCES people_area (id, country_id)"
            " DEFERRABLE INITIALLY DEFERRED",
            "ALTER TABLE people_appointment DROP CONSTRAINT people_appointment_area_of_country",
        ),
    ]
