"""Schools lie in areas; the first opinion is asked of one."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0003_missing_reports_in_pathways"),
        ("people", "0002_areas"),
        ("reference", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="institution",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="institution",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="institution",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="institution",
            name="area",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="The part of the network whose coordinator cares for it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="institutions",
                to="people.area",
                verbose_name="area",
            ),
        ),
        migrations.AddField(
            model_name="institutionevent",
            name="area",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The part of the network whose coordinator cares for it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.area",
                verbose_name="area",
            ),
        ),
        migrations.AlterField(
            model_name="review",
            name="status",
            field=models.CharField(
                choices=[
                    ("asked", "asked of the area"),
                    ("invited", "invited"),
                    ("given", "given"),
                    ("declined", "declined by the reviewer"),
                    ("cancelled", "cancelled"),
                ],
                default="invited",
                editable=False,
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="reviewevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("asked", "asked of the area"),
                    ("invited", "invited"),
                    ("given", "given"),
                    ("declined", "declined by the reviewer"),
                    ("cancelled", "cancelled"),
                ],
                default="invited",
                editable=False,
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddIndex(
            model_name="institution",
            index=models.Index(
                condition=models.Q(("area__isnull", False)),
                fields=["area", "sort_name", "public_id"],
                name="aspnet_institution_area",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_institutionevent" ("address", "area_id", "city", "confirmed_by", "confirmed_on", "country_id", "created_at", "email", "existence", "id", "is_generated", "languages", "latitude", "levels", "location_precision", "longitude", "membership_id", "name", "national_type", "ownership", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "pupil_count", "setting", "source_id", "source_note", "staff_count", "standing", "subdivision", "themes", "updated_at", "verification", "website") VALUES (NEW."address", NEW."area_id", NEW."city", NEW."confirmed_by", NEW."confirmed_on", NEW."country_id", NEW."created_at", NEW."email", NEW."existence", NEW."id", NEW."is_generated", NEW."languages", NEW."latitude", NEW."levels", NEW."location_precision", NEW."longitude", NEW."membership_id", NEW."name", NEW."national_type", NEW."ownership", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."public_id", NEW."pupil_count", NEW."setting", NEW."source_id", NEW."source_note", NEW."staff_count", NEW."standing", NEW."subdivision", NEW."themes", NEW."updated_at", NEW."verification", NEW."website"); RETURN NULL;',
                    hash="e9b2a2588b5ebb71d338f9a5482fe2b507f62559",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_50ff6",
                    table="aspnet_institution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."area_id" IS DISTINCT FROM (NEW."area_id") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."existence" IS DISTINCT FROM (NEW."existence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."latitude" IS DISTINCT FROM (NEW."latitude") OR OLD."levels" IS DISTINCT FROM (NEW."levels") OR OLD."location_precision" IS DISTINCT FROM (NEW."location_precision") OR OLD."longitude" IS DISTINCT FROM (NEW."longitude") OR OLD."membership_id" IS DISTINCT FROM (NEW."membership_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."national_type" IS DISTINCT FROM (NEW."national_type") OR OLD."ownership" IS DISTINCT FROM (NEW."ownership") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."pupil_count" IS DISTINCT FROM (NEW."pupil_count") OR OLD."setting" IS DISTINCT FROM (NEW."setting") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_note" IS DISTINCT FROM (NEW."source_note") OR OLD."staff_count" IS DISTINCT FROM (NEW."staff_count") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."subdivision" IS DISTINCT FROM (NEW."subdivision") OR OLD."themes" IS DISTINCT FROM (NEW."themes") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."verification" IS DISTINCT FROM (NEW."verification") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                    func='INSERT INTO "aspnet_institutionevent" ("address", "area_id", "city", "confirmed_by", "confirmed_on", "country_id", "created_at", "email", "existence", "id", "is_generated", "languages", "latitude", "levels", "location_precision", "longitude", "membership_id", "name", "national_type", "ownership", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "pupil_count", "setting", "source_id", "source_note", "staff_count", "standing", "subdivision", "themes", "updated_at", "verification", "website") VALUES (NEW."address", NEW."area_id", NEW."city", NEW."confirmed_by", NEW."confirmed_on", NEW."country_id", NEW."created_at", NEW."email", NEW."existence", NEW."id", NEW."is_generated", NEW."languages", NEW."latitude", NEW."levels", NEW."location_precision", NEW."longitude", NEW."membership_id", NEW."name", NEW."national_type", NEW."ownership", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."public_id", NEW."pupil_count", NEW."setting", NEW."source_id", NEW."source_note", NEW."staff_count", NEW."standing", NEW."subdivision", NEW."themes", NEW."updated_at", NEW."verification", NEW."website"); RETURN NULL;',
                    hash="a9f6fb4048ee4e7c266d4efcc3f50c890ad58d0e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_632c8",
                    table="aspnet_institution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_institutionevent" ("address", "area_id", "city", "confirmed_by", "confirmed_on", "country_id", "created_at", "email", "existence", "id", "is_generated", "languages", "latitude", "levels", "location_precision", "longitude", "membership_id", "name", "national_type", "ownership", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "public_id", "pupil_count", "setting", "source_id", "source_note", "staff_count", "standing", "subdivision", "themes", "updated_at", "verification", "website") VALUES (OLD."address", OLD."area_id", OLD."city", OLD."confirmed_by", OLD."confirmed_on", OLD."country_id", OLD."created_at", OLD."email", OLD."existence", OLD."id", OLD."is_generated", OLD."languages", OLD."latitude", OLD."levels", OLD."location_precision", OLD."longitude", OLD."membership_id", OLD."name", OLD."national_type", OLD."ownership", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."public_id", OLD."pupil_count", OLD."setting", OLD."source_id", OLD."source_note", OLD."staff_count", OLD."standing", OLD."subdivision", OLD."themes", OLD."updated_at", OLD."verification", OLD."website"); RETURN NULL;',
                    hash="5d7700b7faa3d282bd2e0fc7c1b1a528a05e582a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bbf31",
                    table="aspnet_institution",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "asked"), _negated=True),
                    models.Q(("level", "sub_national"), ("reviewer", None), ("reviewer_email", "")),
                    _connector="OR",
                ),
                name="aspnet_review_asked_of_an_area",
                violation_error_message="Only a sub-national opinion is asked of an area.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "asked")),
                fields=("application",),
                name="aspnet_review_asked_once",
                violation_error_message="The area is asked already.",
            ),
        ),
        migrations.RunSQL(  # an area, and whatever points at it, name the same country
            "ALTER TABLE aspnet_institution ADD CONSTRAINT aspnet_institution_area_of_country"
            " FOREIGN KEY (area_id, country_id) REFERENCES people_area (id, country_id)"
            " DEFERRABLE INITIALLY DEFERRED",
            "ALTER TABLE aspnet_institution DROP CONSTRAINT aspnet_institution_area_of_country",
        ),
    ]
