"""Renewal rounds, confirmations, and freshness by country."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import unesco_portal.core.codes


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0006_plans_reports_compliance"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
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
                    "role",
                    models.CharField(
                        help_text="The function of who confirmed it, never a name.",
                        max_length=40,
                        verbose_name="by",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("workspace", "workspace"),
                            ("round_link", "link of a renewal round"),
                            ("reminder_link", "link of a reminder"),
                            ("on_behalf", "recorded by the coordinator for the school"),
                            ("import", "import"),
                            ("headquarters", "Headquarters"),
                        ],
                        max_length=13,
                        verbose_name="through",
                    ),
                ),
                (
                    "on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="on"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
            ],
            options={
                "verbose_name": "confirmation",
                "verbose_name_plural": "confirmations",
                "ordering": ["-on", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConfirmationRequest",
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
                    "since",
                    models.DateField(
                        help_text="The last confirmation; else the day it was recorded.",
                        verbose_name="unconfirmed since",
                    ),
                ),
            ],
            options={
                "verbose_name": "request to confirm",
                "verbose_name_plural": "requests to confirm",
                "ordering": ["-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CountryFreshness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_generated", models.BooleanField(verbose_name="demonstration data")),
                ("members", models.PositiveIntegerField(verbose_name="members")),
                ("this_year", models.PositiveIntegerField(verbose_name="confirmed this year")),
                ("fresh", models.PositiveIntegerField(verbose_name="confirmed recently")),
                ("due", models.PositiveIntegerField(verbose_name="confirmation due")),
                (
                    "stale",
                    models.PositiveIntegerField(verbose_name="not confirmed for a long time"),
                ),
                ("never", models.PositiveIntegerField(verbose_name="never confirmed")),
                ("oldest_on", models.DateField(null=True, verbose_name="oldest confirmation")),
                ("as_of", models.DateTimeField(verbose_name="as of")),
            ],
            options={
                "verbose_name": "freshness of a country",
                "verbose_name_plural": "freshness by country",
                "ordering": ["country", "is_generated"],
            },
        ),
        migrations.CreateModel(
            name="RenewalRound",
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
                        prefix="RND", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Schools read it in the mail.",
                        max_length=120,
                        verbose_name="title",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open for answers"),
                            ("closing", "answers are being decided"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="open",
                        editable=False,
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "opened_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="opened on",
                    ),
                ),
                (
                    "closes_on",
                    models.DateField(
                        help_text="On the day after, links stop taking answers.",
                        verbose_name="last day for answers",
                    ),
                ),
                (
                    "reminder_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        help_text="How many days before the last day, for example 21, 7.",
                        size=6,
                        verbose_name="reminders",
                    ),
                ),
            ],
            options={
                "verbose_name": "renewal round",
                "verbose_name_plural": "renewal rounds",
                "ordering": ["-opened_on", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RenewalRoundEvent",
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
                        prefix="RND", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Schools read it in the mail.",
                        max_length=120,
                        verbose_name="title",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open for answers"),
                            ("closing", "answers are being decided"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="open",
                        editable=False,
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "opened_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="opened on",
                    ),
                ),
                (
                    "closes_on",
                    models.DateField(
                        help_text="On the day after, links stop taking answers.",
                        verbose_name="last day for answers",
                    ),
                ),
                (
                    "reminder_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        help_text="How many days before the last day, for example 21, 7.",
                        size=6,
                        verbose_name="reminders",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoundEntry",
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
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "asked",
                    models.CharField(
                        choices=[("mail", "by mail"), ("paper", "on paper")],
                        max_length=5,
                        verbose_name="asked",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="address asked"),
                ),
                (
                    "sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="mail written at"),
                ),
                (
                    "reminded_on",
                    models.DateField(editable=False, null=True, verbose_name="reminded on"),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "no answer yet"),
                            ("confirmed", "nothing changed"),
                            ("change", "change proposed"),
                            ("withdrawal", "leaving announced"),
                            ("bounced", "mail came back"),
                            ("no_answer", "did not answer"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(editable=False, null=True, verbose_name="answered on"),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("workspace", "workspace"),
                            ("round_link", "link of a renewal round"),
                            ("reminder_link", "link of a reminder"),
                            ("on_behalf", "recorded by the coordinator for the school"),
                            ("import", "import"),
                            ("headquarters", "Headquarters"),
                        ],
                        max_length=13,
                        verbose_name="through",
                    ),
                ),
                (
                    "answered_by",
                    models.CharField(blank=True, max_length=150, verbose_name="your name"),
                ),
                (
                    "answered_as",
                    models.CharField(blank=True, max_length=150, verbose_name="your function"),
                ),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="note")),
                (
                    "changes",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        editable=False,
                        help_text="Field by field: the value as it was, and the one proposed.",
                        verbose_name="proposed changes",
                    ),
                ),
                (
                    "is_identity_change",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="name, town or address of mail"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("rejected", "rejected")],
                        editable=False,
                        max_length=8,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=400, verbose_name="reason"
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="decided at"),
                ),
            ],
            options={
                "verbose_name": "answer in a renewal round",
                "verbose_name_plural": "answers in renewal rounds",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoundEntryEvent",
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
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "asked",
                    models.CharField(
                        choices=[("mail", "by mail"), ("paper", "on paper")],
                        max_length=5,
                        verbose_name="asked",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="address asked"),
                ),
                (
                    "sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="mail written at"),
                ),
                (
                    "reminded_on",
                    models.DateField(editable=False, null=True, verbose_name="reminded on"),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "no answer yet"),
                            ("confirmed", "nothing changed"),
                            ("change", "change proposed"),
                            ("withdrawal", "leaving announced"),
                            ("bounced", "mail came back"),
                            ("no_answer", "did not answer"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(editable=False, null=True, verbose_name="answered on"),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("workspace", "workspace"),
                            ("round_link", "link of a renewal round"),
                            ("reminder_link", "link of a reminder"),
                            ("on_behalf", "recorded by the coordinator for the school"),
                            ("import", "import"),
                            ("headquarters", "Headquarters"),
                        ],
                        max_length=13,
                        verbose_name="through",
                    ),
                ),
                (
                    "answered_by",
                    models.CharField(blank=True, max_length=150, verbose_name="your name"),
                ),
                (
                    "answered_as",
                    models.CharField(blank=True, max_length=150, verbose_name="your function"),
                ),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="note")),
                (
                    "changes",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        editable=False,
                        help_text="Field by field: the value as it was, and the one proposed.",
                        verbose_name="proposed changes",
                    ),
                ),
                (
                    "is_identity_change",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="name, town or address of mail"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("rejected", "rejected")],
                        editable=False,
                        max_length=8,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=400, verbose_name="reason"
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="decided at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="institution",
            index=models.Index(
                condition=models.Q(("is_generated", False), ("standing", "member")),
                fields=["confirmed_on"],
                name="aspnet_institution_unconfirmed",
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="confirmations",
                to="aspnet.institution",
                verbose_name="institution",
            ),
        ),
        migrations.AddField(
            model_name="confirmationrequest",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="confirmation_requests",
                to="aspnet.institution",
                verbose_name="institution",
            ),
        ),
        migrations.AddField(
            model_name="countryfreshness",
            name="country",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="reference.country",
            ),
        ),
        migrations.AddField(
            model_name="renewalround",
            name="network",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="aspnet.nationalnetwork",
                verbose_name="national network",
            ),
        ),
        migrations.AddField(
            model_name="renewalroundevent",
            name="network",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.nationalnetwork",
                verbose_name="national network",
            ),
        ),
        migrations.AddField(
            model_name="renewalroundevent",
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
            model_name="renewalroundevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.renewalround",
            ),
        ),
        migrations.AddField(
            model_name="roundentry",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="roundentry",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="round_entries",
                to="aspnet.institution",
                verbose_name="institution",
            ),
        ),
        migrations.AddField(
            model_name="roundentry",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="aspnet.renewalround",
                verbose_name="renewal round",
            ),
        ),
        migrations.AddField(
            model_name="roundentryevent",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="roundentryevent",
            name="institution",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.institution",
                verbose_name="institution",
            ),
        ),
        migrations.AddField(
            model_name="roundentryevent",
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
            model_name="roundentryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.roundentry",
            ),
        ),
        migrations.AddField(
            model_name="roundentryevent",
            name="round",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.renewalround",
                verbose_name="renewal round",
            ),
        ),
        migrations.AddIndex(
            model_name="confirmation",
            index=models.Index(
                fields=["institution", "-on", "-id"], name="aspnet_confirmation_latest"
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", ""), _negated=True), name="aspnet_confirmation_says_who"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="e53ae4c26b7d2b7183d7d6c4530f5de79801da80",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_d478f",
                    table="aspnet_confirmation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3011bd4c9c1cb77f3d139fed00362662f05e98f2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_523e3",
                    table="aspnet_confirmation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmationrequest",
            constraint=models.UniqueConstraint(
                fields=("institution", "since"), name="aspnet_confirmationrequest_once_a_stay"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmationrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="6767306cfdaa64030df4afd3170b4a03e13bf050",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_32203",
                    table="aspnet_confirmationrequest",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="countryfreshness",
            constraint=models.UniqueConstraint(
                fields=("country", "is_generated"), name="aspnet_countryfreshness_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="countryfreshness",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "members",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("fresh"), "+", models.F("due")
                                ),
                                "+",
                                models.F("stale"),
                            ),
                            "+",
                            models.F("never"),
                        ),
                    )
                ),
                name="aspnet_countryfreshness_adds_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="renewalround",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("open", "closing"))),
                fields=("network",),
                name="aspnet_renewalround_one_running_per_network",
                violation_error_message="A renewal round of this network is still running.",
            ),
        ),
        migrations.AddConstraint(
            model_name="renewalround",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opened_on"))),
                name="aspnet_renewalround_closes_after_opening",
                violation_error_message="The last day lies before the first.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renewalround",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="227efd6e1ab52f0615844652fe0b2527b859648b",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_122e2",
                    table="aspnet_renewalround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renewalround",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_renewalroundevent" ("closes_on", "created_at", "id", "is_generated", "network_id", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reminder_days", "status", "status_since", "title", "updated_at") VALUES (NEW."closes_on", NEW."created_at", NEW."id", NEW."is_generated", NEW."network_id", NEW."opened_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reminder_days", NEW."status", NEW."status_since", NEW."title", NEW."updated_at"); RETURN NULL;',
                    hash="50456602a89f3adabe046584079a3adebba647af",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f5e11",
                    table="aspnet_renewalround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renewalround",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_renewalroundevent" ("closes_on", "created_at", "id", "is_generated", "network_id", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reminder_days", "status", "status_since", "title", "updated_at") VALUES (NEW."closes_on", NEW."created_at", NEW."id", NEW."is_generated", NEW."network_id", NEW."opened_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reminder_days", NEW."status", NEW."status_since", NEW."title", NEW."updated_at"); RETURN NULL;',
                    hash="8e4e06d592b1f1bc8d28416cf4be0e238a0ea414",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9076b",
                    table="aspnet_renewalround",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="roundentry",
            index=models.Index(
                fields=["round", "answer", "decision"], name="aspnet_roundentry_answers"
            ),
        ),
        migrations.AddIndex(
            model_name="roundentry",
            index=models.Index(
                condition=models.Q(("asked", "mail"), ("sent_at", None)),
                fields=["round"],
                name="aspnet_roundentry_unsent",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundentry",
            constraint=models.UniqueConstraint(
                fields=("round", "institution"), name="aspnet_roundentry_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="roundentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked", "mail"), _negated=True),
                    models.Q(("email", ""), _negated=True),
                    _connector="OR",
                ),
                name="aspnet_roundentry_mail_has_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer__in", ("confirmed", "change", "withdrawal")),
                        ("answered_on__isnull", False),
                    ),
                    models.Q(
                        models.Q(
                            ("answer__in", ("confirmed", "change", "withdrawal")), _negated=True
                        ),
                        ("answered_on", None),
                    ),
                    _connector="OR",
                ),
                name="aspnet_roundentry_answered_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "change"), models.Q(("changes", {}), _negated=True)),
                    models.Q(
                        models.Q(("answer", "change"), _negated=True),
                        ("changes", {}),
                        ("decision", ""),
                    ),
                    _connector="OR",
                ),
                name="aspnet_roundentry_change_has_difference",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("decision", "")),
                    models.Q(
                        models.Q(("decision", ""), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="aspnet_roundentry_decided_has_decider",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", "rejected"), _negated=True),
                    models.Q(("decision_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="aspnet_roundentry_rejected_has_reason",
                violation_error_message="Say why the change is rejected.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundentry",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="d7a44c6cfd42d118ff7809c46c7d5284194fbcb2",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_8f211",
                    table="aspnet_roundentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_roundentryevent" ("answer", "answered_as", "answered_by", "answered_on", "asked", "changes", "channel", "created_at", "decided_at", "decided_by_id", "decision", "decision_reason", "email", "id", "institution_id", "is_generated", "is_identity_change", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_on", "round_id", "sent_at", "updated_at") VALUES (NEW."answer", NEW."answered_as", NEW."answered_by", NEW."answered_on", NEW."asked", NEW."changes", NEW."channel", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."decision_reason", NEW."email", NEW."id", NEW."institution_id", NEW."is_generated", NEW."is_identity_change", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reminded_on", NEW."round_id", NEW."sent_at", NEW."updated_at"); RETURN NULL;',
                    hash="1df47ad932d4a3af7385826f586c63f95a1d4538",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fd4e7",
                    table="aspnet_roundentry",
                    when="AFTER",
                ),
            ),
        ),
    ]
