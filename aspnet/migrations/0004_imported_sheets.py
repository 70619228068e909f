"""Sheets that coordinators upload, their rows, and remembered headings."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import unesco_portal.core.codes


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0003_certificates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportBatch",
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
                        prefix="IMP", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("institutions", "institutions"),
                            ("decisions", "decisions on open cases"),
                        ],
                        default="institutions",
                        max_length=12,
                        verbose_name="contents",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "uploaded: columns to be assigned"),
                            ("mapped", "waiting to be checked"),
                            ("checking", "being checked"),
                            ("checked", "checked: to be decided"),
                            ("applying", "being applied"),
                            ("proposed", "new members proposed to UNESCO"),
                            ("applied", "applied"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                            ("cancelled", "cancelled"),
                            ("failed", "failed"),
                        ],
                        default="uploaded",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True, max_length=120, upload_to="imports", verbose_name="file"
                    ),
                ),
                (
                    "original_name",
                    models.CharField(max_length=200, verbose_name="name of the file"),
                ),
                ("file_format", models.CharField(max_length=4, verbose_name="format")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                (
                    "encoding",
                    models.CharField(blank=True, max_length=40, verbose_name="encoding found"),
                ),
                ("sheets", models.JSONField(blank=True, default=list, verbose_name="sheets")),
                ("sheet", models.CharField(blank=True, max_length=120, verbose_name="sheet")),
                (
                    "header_row",
                    models.PositiveIntegerField(default=1, verbose_name="row of the headings"),
                ),
                ("headings", models.JSONField(blank=True, default=list, verbose_name="headings")),
                ("mapping", models.JSONField(blank=True, default=dict, verbose_name="columns")),
                (
                    "notes",
                    models.JSONField(blank=True, default=list, verbose_name="notes on the file"),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("good", "rows without errors; the others are left out"),
                            ("all", "all rows or none"),
                        ],
                        default="good",
                        max_length=4,
                        verbose_name="what is applied",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason of the changes"
                    ),
                ),
                (
                    "applied_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="applied at"
                    ),
                ),
                (
                    "approved_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="new members approved at",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "nothing"),
                            ("reading", "reading"),
                            ("matching", "looking for known institutions"),
                            ("writing", "writing"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "rows_total",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="rows"),
                ),
                (
                    "rows_done",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="rows done"
                    ),
                ),
                (
                    "blank_count",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="blank lines"
                    ),
                ),
                (
                    "counts",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="counts"
                    ),
                ),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="attempts"
                    ),
                ),
                (
                    "applied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applied by",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="new members approved by",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="aspnet.nationalnetwork",
                        verbose_name="national network",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "imported sheet",
                "verbose_name_plural": "imported sheets",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImportMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("institutions", "institutions"),
                            ("decisions", "decisions on open cases"),
                        ],
                        default="institutions",
                        max_length=12,
                        verbose_name="contents",
                    ),
                ),
                ("heading", models.CharField(max_length=120, verbose_name="heading")),
                ("field", models.CharField(blank=True, max_length=30, verbose_name="column")),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="saved at")),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="import_mappings",
                        to="aspnet.nationalnetwork",
                        verbose_name="national network",
                    ),
                ),
            ],
            options={
                "verbose_name": "remembered heading",
                "verbose_name_plural": "remembered headings",
                "ordering": ["network", "heading"],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet_row", models.PositiveIntegerField(verbose_name="row in the sheet")),
                ("cells", models.JSONField(default=list, verbose_name="cells")),
                ("code", models.CharField(blank=True, max_length=10, verbose_name="code")),
                (
                    "number",
                    models.CharField(blank=True, max_length=12, verbose_name="membership number"),
                ),
                ("values", models.JSONField(default=dict, verbose_name="values read")),
                ("membership", models.JSONField(default=dict, verbose_name="membership read")),
                ("problems", models.JSONField(default=list, verbose_name="problems")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not checked yet"),
                            ("new", "new"),
                            ("change", "change"),
                            ("same", "as recorded"),
                            ("doubtful", "to be decided"),
                            ("error", "with errors"),
                        ],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "candidates",
                    models.JSONField(default=list, verbose_name="possible institutions"),
                ),
                ("changes", models.JSONField(default=dict, verbose_name="changes")),
                (
                    "needs_headquarters",
                    models.BooleanField(default=False, verbose_name="needs UNESCO's approval"),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not decided"),
                            ("take", "take it, with the suggestions"),
                            ("skip", "leave it out"),
                            ("match", "it is this institution"),
                            ("new", "it is a new institution"),
                        ],
                        max_length=5,
                        verbose_name="decision",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "not applied"),
                            ("applied", "applied"),
                            ("refused", "refused"),
                            ("undone", "undone"),
                        ],
                        default="waiting",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                (
                    "refusal",
                    models.CharField(blank=True, max_length=30, verbose_name="why it was refused"),
                ),
                ("undo", models.JSONField(null=True, verbose_name="before")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="aspnet.importbatch",
                        verbose_name="imported sheet",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="aspnet.institution",
                        verbose_name="institution",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an imported sheet",
                "verbose_name_plural": "rows of imported sheets",
                "ordering": ["batch", "sheet_row"],
            },
        ),
        migrations.AddIndex(
            model_name="importbatch",
            index=models.Index(
                fields=["status", "status_since"], name="aspnet_importbatch_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="importbatch",
            index=models.Index(fields=["network", "-created_at"], name="aspnet_importbatch_newest"),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ("uploaded", "cancelled", "failed")),
                    models.Q(("mapping", {}), _negated=True),
                    _connector="OR",
                ),
                name="aspnet_importbatch_mapped_before_checked",
                violation_error_message="Say first what the columns hold.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("applied_at__isnull", False),
                        ("status__in", ("applying", "proposed", "applied", "undoing", "undone")),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "status__in",
                                ("applying", "proposed", "applied", "undoing", "undone"),
                            ),
                            _negated=True,
                        ),
                        ("applied_at", None),
                    ),
                    _connector="OR",
                ),
                name="aspnet_importbatch_applied_at_iff_begun",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("applied_at", None), ("applied_by", None)),
                    models.Q(("applied_at__isnull", False), ("applied_by__isnull", False)),
                    _connector="OR",
                ),
                name="aspnet_importbatch_applied_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_at", None), ("approved_by", None)),
                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                    _connector="OR",
                ),
                name="aspnet_importbatch_approved_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__gt", 0)), name="aspnet_importbatch_not_empty"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importbatch",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="714dcb80a1ab5057497fd26c544d5bcb3518b3b0",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_dd8be",
                    table="aspnet_importbatch",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="importmapping",
            constraint=models.UniqueConstraint(
                fields=("network", "kind", "heading"), name="aspnet_importmapping_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="importmapping",
            constraint=models.CheckConstraint(
                condition=models.Q(("heading", ""), _negated=True),
                name="aspnet_importmapping_heading_given",
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                fields=["batch", "outcome", "sheet_row"], name="aspnet_importrow_outcome"
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                fields=["batch", "state", "sheet_row"], name="aspnet_importrow_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(
                fields=("batch", "sheet_row"), name="aspnet_importrow_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", "match"), _negated=True),
                    ("institution__isnull", False),
                    _connector="OR",
                ),
                name="aspnet_importrow_match_names_institution",
                violation_error_message="Choose the institution.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["applied", "undone"]), ("undo__isnull", False)),
                    models.Q(("state", "waiting"), ("undo", None)),
                    ("state", "refused"),
                    _connector="OR",
                ),
                name="aspnet_importrow_applied_can_be_undone",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("refusal", ""), _negated=True),
                    _connector="OR",
                ),
                name="aspnet_importrow_refused_says_why",
            ),
        ),
    ]
