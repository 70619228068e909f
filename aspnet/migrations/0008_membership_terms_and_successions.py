"""Terms of memberships, and what became of institutions; filled by the next migration."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.serializers.json
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import unesco_portal.core.codes
import unesco_portal.core.dates


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0007_renewal_rounds"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MembershipTerm",
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
                ("starts_on", unesco_portal.core.dates.PartialDateField(verbose_name="from")),
                ("ends_on", unesco_portal.core.dates.PartialDateField(verbose_name="to")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("admission", "admission"),
                            ("renewal", "renewal"),
                            ("list", "imported list"),
                            ("unknown", "not known"),
                        ],
                        default="unknown",
                        editable=False,
                        max_length=9,
                        verbose_name="basis",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("decision", "decision in this portal"),
                            ("certificate", "certificate seen"),
                            ("coordinator", "statement of the National Coordinator"),
                            ("list", "imported list"),
                            ("none", "none"),
                        ],
                        default="none",
                        max_length=12,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "evidence_note",
                    models.CharField(blank=True, max_length=300, verbose_name="evidence in words"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "reminded_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="last reminder, months before the end",
                    ),
                ),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("starts_on"), models.F("ends_on"), function="portal_period"
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        verbose_name="period",
                    ),
                ),
            ],
            options={
                "verbose_name": "term of a membership",
                "verbose_name_plural": "terms of memberships",
                "ordering": ["membership_id", "period"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MembershipTermEvent",
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
                ("starts_on", unesco_portal.core.dates.PartialDateField(verbose_name="from")),
                ("ends_on", unesco_portal.core.dates.PartialDateField(verbose_name="to")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("admission", "admission"),
                            ("renewal", "renewal"),
                            ("list", "imported list"),
                            ("unknown", "not known"),
                        ],
                        default="unknown",
                        editable=False,
                        max_length=9,
                        verbose_name="basis",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("decision", "decision in this portal"),
                            ("certificate", "certificate seen"),
                            ("coordinator", "statement of the National Coordinator"),
                            ("list", "imported list"),
                            ("none", "none"),
                        ],
                        default="none",
                        max_length=12,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "evidence_note",
                    models.CharField(blank=True, max_length=300, verbose_name="evidence in words"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "reminded_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="last reminder, months before the end",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Succession",
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
                        prefix="SUC", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "merger"),
                            ("split", "split"),
                            ("duplicate", "duplicate record"),
                        ],
                        editable=False,
                        max_length=9,
                        verbose_name="what happened",
                    ),
                ),
                (
                    "happened_on",
                    unesco_portal.core.dates.PartialDateField(
                        editable=False, verbose_name="when it happened"
                    ),
                ),
                (
                    "is_over",
                    models.BooleanField(
                        default=True, editable=False, verbose_name="the earlier institution ended"
                    ),
                ),
                ("reason", models.CharField(editable=False, max_length=400, verbose_name="reason")),
                ("made_at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                (
                    "undone_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="taken back at"),
                ),
                (
                    "snapshot",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="what stood before",
                    ),
                ),
            ],
            options={
                "verbose_name": "merger, split or duplicate",
                "verbose_name_plural": "mergers, splits and duplicates",
                "ordering": ["-made_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SuccessionEvent",
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
                        prefix="SUC", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "merger"),
                            ("split", "split"),
                            ("duplicate", "duplicate record"),
                        ],
                        editable=False,
                        max_length=9,
                        verbose_name="what happened",
                    ),
                ),
                (
                    "happened_on",
                    unesco_portal.core.dates.PartialDateField(
                        editable=False, verbose_name="when it happened"
                    ),
                ),
                (
                    "is_over",
                    models.BooleanField(
                        default=True, editable=False, verbose_name="the earlier institution ended"
                    ),
                ),
                ("reason", models.CharField(editable=False, max_length=400, verbose_name="reason")),
                ("made_at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                (
                    "undone_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="taken back at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="first_term_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."member_since" IS DISTINCT FROM (NEW."member_since"))',
                    func="\n        UPDATE aspnet_membershipterm SET starts_on = NEW.member_since,\n            updated_at = statement_timestamp()\n        WHERE membership_id = NEW.id AND basis <> 'renewal'\n          AND starts_on IS NOT DISTINCT FROM OLD.member_since\n          AND COALESCE(portal_first_day(NEW.member_since) <= portal_last_day(ends_on), TRUE);\n        RETURN NULL;\n    ",
                    hash="fbd3615ddb6c6cbeb8339eaad494682b89663c44",
                    operation='UPDATE OF "member_since"',
                    pgid="pgtrigger_first_term_follows_adffb",
                    table="aspnet_membership",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwayversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("certificate_months", None),
                    ("certificate_months__range", (1, 600)),
                    _connector="OR",
                ),
                name="aspnet_pathwayversion_certificate_months",
                violation_error_message="Give 1 to 600 months, or leave it empty.",
            ),
        ),
        migrations.AddField(
            model_name="membershipterm",
            name="certificate",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terms",
                to="aspnet.certificate",
                verbose_name="certificate of the term",
            ),
        ),
        migrations.AddField(
            model_name="membershipterm",
            name="membership",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terms",
                to="aspnet.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="membershiptermevent",
            name="certificate",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.certificate",
                verbose_name="certificate of the term",
            ),
        ),
        migrations.AddField(
            model_name="membershiptermevent",
            name="membership",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="membershiptermevent",
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
            model_name="membershiptermevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.membershipterm",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="decided_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="recorded by",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="predecessor",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="later",
                to="aspnet.institution",
                verbose_name="earlier institution",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="successor",
            field=models.ForeignKey(
                editable=False,
                help_text="Empty once a split was taken back: the new record went with it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="earlier",
                to="aspnet.institution",
                verbose_name="later institution",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="undone_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="taken back by",
            ),
        ),
        migrations.AddField(
            model_name="successionevent",
            name="decided_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="recorded by",
            ),
        ),
        migrations.AddField(
            model_name="successionevent",
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
            model_name="successionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.succession",
            ),
        ),
        migrations.AddField(
            model_name="successionevent",
            name="predecessor",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.institution",
                verbose_name="earlier institution",
            ),
        ),
        migrations.AddField(
            model_name="successionevent",
            name="successor",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                help_text="Empty once a split was taken back: the new record went with it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.institution",
                verbose_name="later institution",
            ),
        ),
        migrations.AddField(
            model_name="successionevent",
            name="undone_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="taken back by",
            ),
        ),
        migrations.AddIndex(
            model_name="membershipterm",
            index=models.Index(
                condition=models.Q(("ends_on__isnull", False), ("is_generated", False)),
                fields=["ends_on"],
                name="aspnet_membershipterm_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="membershipterm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", True),
                    ("starts_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$"),
                    _connector="OR",
                ),
                name="aspnet_membershipterm_starts_on_is_partial_date",
                violation_error_message="Write a year, a month or a day: 2017, 2017-11, 2017-11-23.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membershipterm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("ends_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$"),
                    _connector="OR",
                ),
                name="aspnet_membershipterm_ends_on_is_partial_date",
                violation_error_message="Write a year, a month or a day: 2017, 2017-11, 2017-11-23.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membershipterm",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("membership", "="), ("period", "&&")],
                name="aspnet_membershipterm_no_overlap",
                violation_error_message="This membership already has a term during part of that time.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipterm",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="83655d5333d52a9d1d3600ac014bdffd0631b15e",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_b2aab",
                    table="aspnet_membershipterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipterm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_membershiptermevent" ("basis", "certificate_id", "created_at", "ends_on", "evidence", "evidence_note", "id", "is_generated", "membership_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_months", "starts_on", "updated_at") VALUES (NEW."basis", NEW."certificate_id", NEW."created_at", NEW."ends_on", NEW."evidence", NEW."evidence_note", NEW."id", NEW."is_generated", NEW."membership_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reminded_months", NEW."starts_on", NEW."updated_at"); RETURN NULL;',
                    hash="18221a963f49f23f00d9a1ceaff46bc0f0618b9d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_acc04",
                    table="aspnet_membershipterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipterm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."certificate_id" IS DISTINCT FROM (NEW."certificate_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."evidence_note" IS DISTINCT FROM (NEW."evidence_note") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."membership_id" IS DISTINCT FROM (NEW."membership_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."reminded_months" IS DISTINCT FROM (NEW."reminded_months") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))',
                    func='INSERT INTO "aspnet_membershiptermevent" ("basis", "certificate_id", "created_at", "ends_on", "evidence", "evidence_note", "id", "is_generated", "membership_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_months", "starts_on", "updated_at") VALUES (NEW."basis", NEW."certificate_id", NEW."created_at", NEW."ends_on", NEW."evidence", NEW."evidence_note", NEW."id", NEW."is_generated", NEW."membership_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reminded_months", NEW."starts_on", NEW."updated_at"); RETURN NULL;',
                    hash="d9c47bf5a02182c916b32961444e2a44b8d73312",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7e85b",
                    table="aspnet_membershipterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipterm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_membershiptermevent" ("basis", "certificate_id", "created_at", "ends_on", "evidence", "evidence_note", "id", "is_generated", "membership_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_months", "starts_on", "updated_at") VALUES (OLD."basis", OLD."certificate_id", OLD."created_at", OLD."ends_on", OLD."evidence", OLD."evidence_note", OLD."id", OLD."is_generated", OLD."membership_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reminded_months", OLD."starts_on", OLD."updated_at"); RETURN NULL;',
                    hash="e7a7942628c0eecf50f9485fdb9924919ad0d3fd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_79887",
                    table="aspnet_membershipterm",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("happened_on__isnull", True),
                    ("happened_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$"),
                    _connector="OR",
                ),
                name="aspnet_succession_happened_on_is_partial_date",
                violation_error_message="Write a year, a month or a day: 2017, 2017-11, 2017-11-23.",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                name="aspnet_succession_of_another",
                violation_error_message="An institution cannot follow itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor__isnull", False),
                    models.Q(("kind", "split"), ("undone_at__isnull", False)),
                    _connector="OR",
                ),
                name="aspnet_succession_has_successor",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at", None), ("undone_by", None)),
                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                    _connector="OR",
                ),
                name="aspnet_succession_undone_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ("merge", "duplicate")), ("undone_at", None)),
                fields=("predecessor",),
                name="aspnet_succession_joined_once",
                violation_error_message="This institution has joined another already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "split"), ("undone_at", None)),
                fields=("successor",),
                name="aspnet_succession_born_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="f191b1f8808a57c28bad9ed8641d1d20bc5310bb",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_5d082",
                    table="aspnet_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="no_circles",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT count(DISTINCT country_id) FROM aspnet_institution\n            WHERE id IN (NEW.predecessor_id, NEW.successor_id)) > 1 THEN\n            RAISE EXCEPTION 'Institutions of two countries'\n                USING ERRCODE = 'check_violation',\n                CONSTRAINT = 'aspnet_succession_one_country';\n        END IF;\n        IF EXISTS (\n            WITH RECURSIVE later(id) AS (\n                SELECT NEW.successor_id\n                UNION\n                SELECT s.successor_id FROM aspnet_succession s JOIN later l\n                ON s.predecessor_id = l.id WHERE s.undone_at IS NULL\n            )\n            SELECT 1 FROM later WHERE id = NEW.predecessor_id\n        ) THEN\n            RAISE EXCEPTION 'An institution would follow itself'\n                USING ERRCODE = 'check_violation',\n                CONSTRAINT = 'aspnet_succession_no_circle';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="7f62e5a01a4452bc8b18db4fcfa8655a7cb0bc8b",
                    operation="INSERT",
                    pgid="pgtrigger_no_circles_6cc0c",
                    table="aspnet_succession",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_successionevent" ("created_at", "decided_by_id", "happened_on", "id", "is_generated", "is_over", "kind", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "public_id", "reason", "successor_id", "undone_at", "undone_by_id", "updated_at") VALUES (NEW."created_at", NEW."decided_by_id", NEW."happened_on", NEW."id", NEW."is_generated", NEW."is_over", NEW."kind", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."public_id", NEW."reason", NEW."successor_id", NEW."undone_at", NEW."undone_by_id", NEW."updated_at"); RETURN NULL;',
                    hash="dac6c67ddb5c407af7c4baf7f11ac6814d594949",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_06306",
                    table="aspnet_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."happened_on" IS DISTINCT FROM (NEW."happened_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."is_over" IS DISTINCT FROM (NEW."is_over") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."predecessor_id" IS DISTINCT FROM (NEW."predecessor_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id") OR OLD."undone_at" IS DISTINCT FROM (NEW."undone_at") OR OLD."undone_by_id" IS DISTINCT FROM (NEW."undone_by_id") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))',
                    func='INSERT INTO "aspnet_successionevent" ("created_at", "decided_by_id", "happened_on", "id", "is_generated", "is_over", "kind", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "public_id", "reason", "successor_id", "undone_at", "undone_by_id", "updated_at") VALUES (NEW."created_at", NEW."decided_by_id", NEW."happened_on", NEW."id", NEW."is_generated", NEW."is_over", NEW."kind", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."public_id", NEW."reason", NEW."successor_id", NEW."undone_at", NEW."undone_by_id", NEW."updated_at"); RETURN NULL;',
                    hash="eda69f953b9e83ee9c6f4154a27c59dfd68fb98f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ceba4",
                    table="aspnet_succession",
                    when="AFTER",
                ),
            ),
        ),
    ]
