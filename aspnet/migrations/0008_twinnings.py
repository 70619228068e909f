"""Twinnings of schools, and the languages in which there is a resource."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import unesco_portal.core.codes


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0007_town_of_institutions"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="resourceitem",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=3),
                blank=True,
                default=list,
                help_text="Codes of those in which there is one; empty: not known.",
                size=None,
                verbose_name="languages",
            ),
        ),
        migrations.CreateModel(
            name="Twinning",
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
                    "status_since",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="in this state since",
                    ),
                ),
                (
                    "public_id",
                    unesco_portal.core.codes.PublicCodeField(
                        prefix="TWN", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("agreed", "agreed"),
                            ("ended", "ended"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("pre_primary", "pre-primary"),
                                ("primary", "primary"),
                                ("lower_secondary", "lower secondary"),
                                ("upper_secondary", "upper secondary"),
                                ("tvet", "technical and vocational"),
                                ("teacher_education", "teacher education"),
                                ("non_formal", "non-formal"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        help_text="How old the pupils are who take part.",
                        size=None,
                        verbose_name="levels",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="working languages",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty: no end is planned.",
                        null=True,
                        verbose_name="last day",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="A few sentences; everybody can read them once it is agreed.",
                        max_length=600,
                        verbose_name="what the schools do together",
                    ),
                ),
                (
                    "agreed_on",
                    models.DateField(editable=False, null=True, verbose_name="agreed on"),
                ),
                ("ended_on", models.DateField(editable=False, null=True, verbose_name="ended on")),
                (
                    "partner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="twinnings_received",
                        to="aspnet.institution",
                        verbose_name="partner school",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="twinnings_proposed",
                        to="aspnet.institution",
                        verbose_name="school",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="twinnings",
                        to="reference.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "twinning",
                "verbose_name_plural": "twinnings",
                "ordering": ["-status_since", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TwinningEvent",
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
                    "status_since",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="in this state since",
                    ),
                ),
                (
                    "public_id",
                    unesco_portal.core.codes.PublicCodeField(
                        prefix="TWN", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("agreed", "agreed"),
                            ("ended", "ended"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("pre_primary", "pre-primary"),
                                ("primary", "primary"),
                                ("lower_secondary", "lower secondary"),
                                ("upper_secondary", "upper secondary"),
                                ("tvet", "technical and vocational"),
                                ("teacher_education", "teacher education"),
                                ("non_formal", "non-formal"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        help_text="How old the pupils are who take part.",
                        size=None,
                        verbose_name="levels",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="working languages",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty: no end is planned.",
                        null=True,
                        verbose_name="last day",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="A few sentences; everybody can read them once it is agreed.",
                        max_length=600,
                        verbose_name="what the schools do together",
                    ),
                ),
                (
                    "agreed_on",
                    models.DateField(editable=False, null=True, verbose_name="agreed on"),
                ),
                ("ended_on", models.DateField(editable=False, null=True, verbose_name="ended on")),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="aspnet.institution",
                        verbose_name="partner school",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="aspnet.twinning",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="aspnet.institution",
                        verbose_name="school",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reference.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="twinning",
            index=models.Index(fields=["updated_at", "public_id"], name="aspnet_twinning_updated"),
        ),
        migrations.AddIndex(
            model_name="twinning",
            index=models.Index(fields=["status", "status_since"], name="aspnet_twinning_status"),
        ),
        migrations.AddConstraint(
            model_name="twinning",
            constraint=models.CheckConstraint(
                condition=models.Q(("school", models.F("partner")), _negated=True),
                name="aspnet_twinning_of_two",
                violation_error_message="A school is twinned with another one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="twinning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="aspnet_twinning_days_in_order",
                violation_error_message="The last day comes after the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="twinning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "levels__contained_by",
                        [
                            "pre_primary",
                            "primary",
                            "lower_secondary",
                            "upper_secondary",
                            "tvet",
                            "teacher_education",
                            "non_formal",
                        ],
                    )
                ),
                name="aspnet_twinning_levels_known",
                violation_error_message="A level is not in the list.",
            ),
        ),
        migrations.AddConstraint(
            model_name="twinning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_on__isnull", False), ("status__in", ("agreed", "ended"))),
                    models.Q(
                        models.Q(("status__in", ("agreed", "ended")), _negated=True),
                        ("agreed_on", None),
                    ),
                    _connector="OR",
                ),
                name="aspnet_twinning_agreed_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="twinning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", False), ("status", "ended")),
                    models.Q(models.Q(("status", "ended"), _negated=True), ("ended_on", None)),
                    _connector="OR",
                ),
                name="aspnet_twinning_ended_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="twinning",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("school", "partner"),
                django.db.models.functions.comparison.Greatest("school", "partner"),
                models.F("theme"),
                condition=models.Q(("status__in", ("proposed", "agreed"))),
                name="aspnet_twinning_one_open_per_pair",
                violation_error_message="The two are twinned on this theme already, or asked.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="twinning",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="07b17f437577c7e759a53bfcb95cf38b4a0ee2ec",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_51163",
                    table="aspnet_twinning",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="twinning",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_twinningevent" ("agreed_on", "created_at", "ended_on", "ends_on", "id", "is_generated", "languages", "levels", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "school_id", "starts_on", "status", "status_since", "summary", "theme_id", "updated_at") VALUES (NEW."agreed_on", NEW."created_at", NEW."ended_on", NEW."ends_on", NEW."id", NEW."is_generated", NEW."languages", NEW."levels", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."school_id", NEW."starts_on", NEW."status", NEW."status_since", NEW."summary", NEW."theme_id", NEW."updated_at"); RETURN NULL;',
                    hash="d2c2883320c10db7eb404b725e983aa97cba43a8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8e990",
                    table="aspnet_twinning",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="twinning",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_twinningevent" ("agreed_on", "created_at", "ended_on", "ends_on", "id", "is_generated", "languages", "levels", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "school_id", "starts_on", "status", "status_since", "summary", "theme_id", "updated_at") VALUES (NEW."agreed_on", NEW."created_at", NEW."ended_on", NEW."ends_on", NEW."id", NEW."is_generated", NEW."languages", NEW."levels", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."school_id", NEW."starts_on", NEW."status", NEW."status_since", NEW."summary", NEW."theme_id", NEW."updated_at"); RETURN NULL;',
                    hash="155e95896d91255911c7e24165316539728adb53",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_621e3",
                    table="aspnet_twinning",
                    when="AFTER",
                ),
            ),
        ),
    ]
