"""National pathways, reviews, documents of applications, and the form in steps."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import unesco_portal.core.codes
import unesco_portal.core.dates


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0004_imported_sheets"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
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
                        prefix="DOC", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "work plan"),
                            ("declaration", "signed declaration of the head"),
                            ("report", "report"),
                            ("summary", "summary in English or French"),
                            ("other", "other document"),
                        ],
                        max_length=12,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "path",
                    models.CharField(
                        editable=False,
                        max_length=120,
                        unique=True,
                        verbose_name="place in the storage",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        editable=False, max_length=150, verbose_name="name of the file"
                    ),
                ),
                (
                    "content_type",
                    models.CharField(editable=False, max_length=80, verbose_name="type"),
                ),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="bytes")),
            ],
            options={
                "verbose_name": "document of an application",
                "verbose_name_plural": "documents of applications",
                "ordering": ["application", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IntakeWindow",
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
                    "label",
                    models.CharField(blank=True, max_length=120, verbose_name="what happens"),
                ),
                (
                    "opens_month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="opens: month",
                    ),
                ),
                (
                    "opens_day",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="opens: day",
                    ),
                ),
                (
                    "closes_month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="closes: month",
                    ),
                ),
                (
                    "closes_day",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="closes: day",
                    ),
                ),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="opens once on")),
                (
                    "closes_on",
                    models.DateField(blank=True, null=True, verbose_name="closes once on"),
                ),
            ],
            options={
                "verbose_name": "intake window",
                "verbose_name_plural": "intake windows",
                "ordering": ["version", "closes_month", "closes_day", "closes_on", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PathwayStage",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                ("name_en", models.CharField(max_length=120, verbose_name="name in English")),
                (
                    "name_fr",
                    models.CharField(blank=True, max_length=120, verbose_name="name in French"),
                ),
                (
                    "name_es",
                    models.CharField(blank=True, max_length=120, verbose_name="name in Spanish"),
                ),
                (
                    "national_name",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="name in the network's language"
                    ),
                ),
                (
                    "national_language",
                    models.CharField(blank=True, max_length=3, verbose_name="that language"),
                ),
                (
                    "minimum_months",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(120)],
                        verbose_name="at least (months)",
                    ),
                ),
                (
                    "maximum_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(120)],
                        verbose_name="at most (months)",
                    ),
                ),
                (
                    "is_logo_allowed",
                    models.BooleanField(default=False, editable=False, verbose_name="logo allowed"),
                ),
                (
                    "required_documents",
                    models.TextField(
                        blank=True,
                        help_text="One on each line.",
                        max_length=2000,
                        verbose_name="required documents",
                    ),
                ),
                (
                    "decided_by",
                    models.CharField(
                        choices=[
                            ("coordinator", "the National Coordinator"),
                            ("committee", "a national committee"),
                            ("assembly", "the assembly of the network"),
                        ],
                        default="coordinator",
                        max_length=12,
                        verbose_name="who decides nationally",
                    ),
                ),
                (
                    "peer_review_count",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(9)],
                        verbose_name="reviews by peer schools",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage of a pathway",
                "verbose_name_plural": "stages of pathways",
                "ordering": ["version", "position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PathwayVersion",
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
                    "source_note",
                    models.CharField(
                        blank=True,
                        help_text="Where the facts were read, and which of them were not.",
                        max_length=400,
                        verbose_name="source in words",
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("verified", "verified in a source"),
                            ("unverified", "not verified"),
                        ],
                        db_default="unverified",
                        default="unverified",
                        help_text="Whether a source naming the fact was read.",
                        max_length=10,
                        verbose_name="verification",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day somebody responsible said that this record is right.",
                        null=True,
                        verbose_name="confirmed on",
                    ),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        blank=True,
                        help_text="The function of who confirmed it, never a private name.",
                        max_length=120,
                        verbose_name="confirmed by",
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
                        prefix="PWY", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("described", "described by a source, not confirmed by the network"),
                            ("draft", "draft of the National Coordinator"),
                            ("proposed", "proposed to UNESCO"),
                            ("returned", "returned to the National Coordinator"),
                            ("approved", "approved"),
                            ("superseded", "superseded by a later version"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            django.db.models.functions.comparison.Cast(
                                "valid_from", models.DateField()
                            ),
                            django.db.models.functions.comparison.Cast(
                                models.Case(
                                    models.When(
                                        then=models.F("valid_from"),
                                        valid_to__lt=models.F("valid_from"),
                                    ),
                                    default=models.F("valid_to"),
                                ),
                                models.DateField(),
                            ),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        verbose_name="period",
                    ),
                ),
                (
                    "as_of",
                    unesco_portal.core.dates.PartialDateField(verbose_name="date of the source"),
                ),
                (
                    "certificate_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: without a stated end.",
                        null=True,
                        verbose_name="certificate valid for (months)",
                    ),
                ),
                (
                    "report_rule",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="when reports are due"
                    ),
                ),
                (
                    "report_due_month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="month in which reports are due",
                    ),
                ),
                (
                    "report_due_day",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="day on which reports are due",
                    ),
                ),
                (
                    "extra_requirements",
                    models.TextField(
                        blank=True,
                        help_text="One on each line.",
                        max_length=4000,
                        verbose_name="further requirements",
                    ),
                ),
                (
                    "needs_cosignature",
                    models.BooleanField(
                        default=False,
                        verbose_name="the National Commission signs each recommendation too",
                    ),
                ),
                (
                    "needs_sub_national_opinion",
                    models.BooleanField(
                        default=False,
                        verbose_name="a sub-national coordinator gives the first opinion",
                    ),
                ),
                (
                    "is_missing_report_renunciation",
                    models.BooleanField(
                        default=False, verbose_name="a missing report counts as renunciation"
                    ),
                ),
                (
                    "consulted_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the International ASPnet coordination was consulted.",
                        null=True,
                        verbose_name="consultation with UNESCO",
                    ),
                ),
                (
                    "consultation_note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="consultation in words"
                    ),
                ),
            ],
            options={
                "verbose_name": "national pathway",
                "verbose_name_plural": "national pathways",
                "ordering": ["country", "-valid_from", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PathwayVersionEvent",
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
                    "source_note",
                    models.CharField(
                        blank=True,
                        help_text="Where the facts were read, and which of them were not.",
                        max_length=400,
                        verbose_name="source in words",
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("verified", "verified in a source"),
                            ("unverified", "not verified"),
                        ],
                        db_default="unverified",
                        default="unverified",
                        help_text="Whether a source naming the fact was read.",
                        max_length=10,
                        verbose_name="verification",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day somebody responsible said that this record is right.",
                        null=True,
                        verbose_name="confirmed on",
                    ),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        blank=True,
                        help_text="The function of who confirmed it, never a private name.",
                        max_length=120,
                        verbose_name="confirmed by",
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
                        prefix="PWY", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("described", "described by a source, not confirmed by the network"),
                            ("draft", "draft of the National Coordinator"),
                            ("proposed", "proposed to UNESCO"),
                            ("returned", "returned to the National Coordinator"),
                            ("approved", "approved"),
                            ("superseded", "superseded by a later version"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "as_of",
                    unesco_portal.core.dates.PartialDateField(verbose_name="date of the source"),
                ),
                (
                    "certificate_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: without a stated end.",
                        null=True,
                        verbose_name="certificate valid for (months)",
                    ),
                ),
                (
                    "report_rule",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="when reports are due"
                    ),
                ),
                (
                    "report_due_month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="month in which reports are due",
                    ),
                ),
                (
                    "report_due_day",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="day on which reports are due",
                    ),
                ),
                (
                    "extra_requirements",
                    models.TextField(
                        blank=True,
                        help_text="One on each line.",
                        max_length=4000,
                        verbose_name="further requirements",
                    ),
                ),
                (
                    "needs_cosignature",
                    models.BooleanField(
                        default=False,
                        verbose_name="the National Commission signs each recommendation too",
                    ),
                ),
                (
                    "needs_sub_national_opinion",
                    models.BooleanField(
                        default=False,
                        verbose_name="a sub-national coordinator gives the first opinion",
                    ),
                ),
                (
                    "is_missing_report_renunciation",
                    models.BooleanField(
                        default=False, verbose_name="a missing report counts as renunciation"
                    ),
                ),
                (
                    "consulted_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the International ASPnet coordination was consulted.",
                        null=True,
                        verbose_name="consultation with UNESCO",
                    ),
                ),
                (
                    "consultation_note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="consultation in words"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                        prefix="REV", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("sub_national", "sub-national"),
                            ("committee", "national committee"),
                            ("peer", "peer school"),
                            ("national", "national"),
                            ("unesco", "UNESCO"),
                        ],
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
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
                (
                    "reviewer_name",
                    models.CharField(max_length=150, verbose_name="name of the reviewer"),
                ),
                (
                    "reviewer_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of the reviewer"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the reviewer",
                    ),
                ),
                (
                    "has_conflict",
                    models.BooleanField(blank=True, null=True, verbose_name="conflict of interest"),
                ),
                (
                    "conflict_statement",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="statement on conflicts of interest",
                    ),
                ),
                (
                    "teaching",
                    models.TextField(
                        blank=True,
                        max_length=4000,
                        verbose_name="(a) innovative and participatory teaching and learning",
                    ),
                ),
                (
                    "environment",
                    models.TextField(
                        blank=True,
                        max_length=4000,
                        verbose_name="(b) a safe, sustainable, non-violent, inclusive and effective learning environment",
                    ),
                ),
                (
                    "exchange",
                    models.TextField(
                        blank=True,
                        max_length=4000,
                        verbose_name="(c) interaction and exchange with other institutions",
                    ),
                ),
                (
                    "recommendation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("for", "to recommend the school"),
                            ("conditions", "to recommend it, on conditions told in words"),
                            ("against", "not to recommend the school"),
                        ],
                        max_length=12,
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "given_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="given on"
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ["application", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
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
                        prefix="REV", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("sub_national", "sub-national"),
                            ("committee", "national committee"),
                            ("peer", "peer school"),
                            ("national", "national"),
                            ("unesco", "UNESCO"),
                        ],
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
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
                (
                    "reviewer_name",
                    models.CharField(max_length=150, verbose_name="name of the reviewer"),
                ),
                (
                    "reviewer_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of the reviewer"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the reviewer",
                    ),
                ),
                (
                    "has_conflict",
                    models.BooleanField(blank=True, null=True, verbose_name="conflict of interest"),
                ),
                (
                    "conflict_statement",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="statement on conflicts of interest",
                    ),
                ),
                (
                    "teaching",
                    models.TextField(
                        blank=True,
                        max_length=4000,
                        verbose_name="(a) innovative and participatory teaching and learning",
                    ),
                ),
                (
                    "environment",
                    models.TextField(
                        blank=True,
                        max_length=4000,
                        verbose_name="(b) a safe, sustainable, non-violent, inclusive and effective learning environment",
                    ),
                ),
                (
                    "exchange",
                    models.TextField(
                        blank=True,
                        max_length=4000,
                        verbose_name="(c) interaction and exchange with other institutions",
                    ),
                ),
                (
                    "recommendation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("for", "to recommend the school"),
                            ("conditions", "to recommend it, on conditions told in words"),
                            ("against", "not to recommend the school"),
                        ],
                        max_length=12,
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "given_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="given on"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="application",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="application",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="application",
            name="aspnet_application_commitment_given",
        ),
        migrations.RemoveConstraint(
            model_name="application",
            name="aspnet_application_one_open_per_institution",
        ),
        migrations.AddField(
            model_name="application",
            name="cosigned_on",
            field=models.DateField(
                blank=True,
                editable=False,
                null=True,
                verbose_name="signed by the National Commission on",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="declared_on",
            field=models.DateField(blank=True, null=True, verbose_name="declaration of the head"),
        ),
        migrations.AddField(
            model_name="application",
            name="environment_planned",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="learning environment: what you plan"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="exchange_planned",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="interaction and exchange: what you plan"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="lapse_proposed_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="lapse proposed at"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="link_sent_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="link sent at"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="rests_until",
            field=models.DateField(
                blank=True,
                editable=False,
                help_text="The day of the intake window, or the end of the minimum time of a stage.",
                null=True,
                verbose_name="rests until",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="same_as",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claimed_by",
                to="aspnet.institution",
                verbose_name="the school says that it is",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="similar_answer",
            field=models.CharField(
                blank=True,
                choices=[("another", "another school"), ("same", "the same school")],
                editable=False,
                help_text="What the school says of similar institutions of the network.",
                max_length=8,
                verbose_name="similar institutions",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="stage_since",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="in this stage since"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="stage_until",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="stage ends at the latest on"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="stages_passed_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="last stage passed on"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="submitted_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="sent on"),
        ),
        migrations.AddField(
            model_name="application",
            name="teaching_planned",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="teaching and learning: what you plan"
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="cosigned_on",
            field=models.DateField(
                blank=True,
                editable=False,
                null=True,
                verbose_name="signed by the National Commission on",
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="declared_on",
            field=models.DateField(blank=True, null=True, verbose_name="declaration of the head"),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="environment_planned",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="learning environment: what you plan"
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="exchange_planned",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="interaction and exchange: what you plan"
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="lapse_proposed_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="lapse proposed at"
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="link_sent_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="link sent at"
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="rests_until",
            field=models.DateField(
                blank=True,
                editable=False,
                help_text="The day of the intake window, or the end of the minimum time of a stage.",
                null=True,
                verbose_name="rests until",
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="same_as",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.institution",
                verbose_name="the school says that it is",
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="similar_answer",
            field=models.CharField(
                blank=True,
                choices=[("another", "another school"), ("same", "the same school")],
                editable=False,
                help_text="What the school says of similar institutions of the network.",
                max_length=8,
                verbose_name="similar institutions",
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="stage_since",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="in this stage since"
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="stage_until",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="stage ends at the latest on"
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="stages_passed_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="last stage passed on"
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="submitted_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="sent on"),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="teaching_planned",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="teaching and learning: what you plan"
            ),
        ),
        migrations.AlterField(
            model_name="application",
            name="contact_name",
            field=models.CharField(blank=True, max_length=150, verbose_name="contact person"),
        ),
        migrations.AlterField(
            model_name="application",
            name="head_name",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="head of the institution"
            ),
        ),
        migrations.AlterField(
            model_name="application",
            name="motivation",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="why you want to join"
            ),
        ),
        migrations.AlterField(
            model_name="application",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "waiting for the e-mail address to be confirmed"),
                    ("submitted", "received by the National Coordinator"),
                    ("in_review", "in national review"),
                    ("returned", "returned for completion"),
                    ("in_stage", "in a national trial stage"),
                    ("recommended", "recommended to UNESCO"),
                    ("admitted", "admitted"),
                    ("declined", "declined"),
                    ("withdrawn", "withdrawn"),
                    ("lapsed", "lapsed"),
                ],
                default="draft",
                editable=False,
                max_length=12,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="applicationevent",
            name="contact_name",
            field=models.CharField(blank=True, max_length=150, verbose_name="contact person"),
        ),
        migrations.AlterField(
            model_name="applicationevent",
            name="head_name",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="head of the institution"
            ),
        ),
        migrations.AlterField(
            model_name="applicationevent",
            name="motivation",
            field=models.TextField(
                blank=True, max_length=4000, verbose_name="why you want to join"
            ),
        ),
        migrations.AlterField(
            model_name="applicationevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "waiting for the e-mail address to be confirmed"),
                    ("submitted", "received by the National Coordinator"),
                    ("in_review", "in national review"),
                    ("returned", "returned for completion"),
                    ("in_stage", "in a national trial stage"),
                    ("recommended", "recommended to UNESCO"),
                    ("admitted", "admitted"),
                    ("declined", "declined"),
                    ("withdrawn", "withdrawn"),
                    ("lapsed", "lapsed"),
                ],
                default="draft",
                editable=False,
                max_length=12,
                verbose_name="status",
            ),
        ),
        migrations.AddIndex(
            model_name="institution",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["sort_name"], name="aspnet_institution_alike", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="institution",
            index=models.Index(
                condition=models.Q(("email", ""), _negated=True),
                fields=["email"],
                name="aspnet_institution_email",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_applicationevent" ("contact_email", "contact_function", "contact_name", "cosigned_on", "created_at", "decided_on", "declared_on", "decline_reason", "environment", "environment_planned", "exchange", "exchange_planned", "head_name", "id", "institution_id", "is_commitment_given", "is_generated", "language", "lapse_proposed_at", "link_sent_at", "motivation", "pathway_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rests_until", "same_as_id", "similar_answer", "stage_id", "stage_since", "stage_until", "stages_passed_on", "status", "status_since", "submitted_on", "teaching", "teaching_planned", "updated_at") VALUES (NEW."contact_email", NEW."contact_function", NEW."contact_name", NEW."cosigned_on", NEW."created_at", NEW."decided_on", NEW."declared_on", NEW."decline_reason", NEW."environment", NEW."environment_planned", NEW."exchange", NEW."exchange_planned", NEW."head_name", NEW."id", NEW."institution_id", NEW."is_commitment_given", NEW."is_generated", NEW."language", NEW."lapse_proposed_at", NEW."link_sent_at", NEW."motivation", NEW."pathway_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rests_until", NEW."same_as_id", NEW."similar_answer", NEW."stage_id", NEW."stage_since", NEW."stage_until", NEW."stages_passed_on", NEW."status", NEW."status_since", NEW."submitted_on", NEW."teaching", NEW."teaching_planned", NEW."updated_at"); RETURN NULL;',
                    hash="ca888a770740840a0d6773cd473201b62a3fdb93",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_86c50",
                    table="aspnet_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_applicationevent" ("contact_email", "contact_function", "contact_name", "cosigned_on", "created_at", "decided_on", "declared_on", "decline_reason", "environment", "environment_planned", "exchange", "exchange_planned", "head_name", "id", "institution_id", "is_commitment_given", "is_generated", "language", "lapse_proposed_at", "link_sent_at", "motivation", "pathway_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rests_until", "same_as_id", "similar_answer", "stage_id", "stage_since", "stage_until", "stages_passed_on", "status", "status_since", "submitted_on", "teaching", "teaching_planned", "updated_at") VALUES (NEW."contact_email", NEW."contact_function", NEW."contact_name", NEW."cosigned_on", NEW."created_at", NEW."decided_on", NEW."declared_on", NEW."decline_reason", NEW."environment", NEW."environment_planned", NEW."exchange", NEW."exchange_planned", NEW."head_name", NEW."id", NEW."institution_id", NEW."is_commitment_given", NEW."is_generated", NEW."language", NEW."lapse_proposed_at", NEW."link_sent_at", NEW."motivation", NEW."pathway_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rests_until", NEW."same_as_id", NEW."similar_answer", NEW."stage_id", NEW."stage_since", NEW."stage_until", NEW."stages_passed_on", NEW."status", NEW."status_since", NEW."submitted_on", NEW."teaching", NEW."teaching_planned", NEW."updated_at"); RETURN NULL;',
                    hash="a20a109833759ff5dced5638bc8fc2e46476c88c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_39f23",
                    table="aspnet_application",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="aspnet.application",
                verbose_name="application",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="stage",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applications",
                to="aspnet.pathwaystage",
                verbose_name="stage",
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="stage",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.pathwaystage",
                verbose_name="stage",
            ),
        ),
        migrations.AddField(
            model_name="pathwayversion",
            name="country",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aspnet_pathways",
                to="reference.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="pathwayversion",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.sourcedocument",
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="pathwaystage",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="stages",
                to="aspnet.pathwayversion",
                verbose_name="pathway",
            ),
        ),
        migrations.AddField(
            model_name="intakewindow",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="windows",
                to="aspnet.pathwayversion",
                verbose_name="pathway",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="pathway",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The version in force on the day of sending; none: international floor only.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applications",
                to="aspnet.pathwayversion",
                verbose_name="pathway",
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="pathway",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The version in force on the day of sending; none: international floor only.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.pathwayversion",
                verbose_name="pathway",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_commitment_given", True), ("status", "draft"), _connector="OR"
                ),
                name="aspnet_application_commitment_given",
                violation_error_message="Without this commitment no institution can join.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "draft"),
                    models.Q(
                        models.Q(("contact_name", ""), _negated=True),
                        models.Q(("head_name", ""), _negated=True),
                        models.Q(("motivation", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="aspnet_application_whole_once_sent",
                violation_error_message="An application names the contact person, the head and the reasons.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("pathway__isnull", False),
                        ("stage__isnull", False),
                        ("stage_since__isnull", False),
                        ("status", "in_stage"),
                    ),
                    models.Q(
                        models.Q(("status", "in_stage"), _negated=True),
                        ("stage", None),
                        ("stage_since", None),
                    ),
                    _connector="OR",
                ),
                name="aspnet_application_stage_iff_in_stage",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lapse_proposed_at", None),
                    ("status__in", ["draft", "returned", "in_stage", "lapsed"]),
                    _connector="OR",
                ),
                name="aspnet_application_lapse_proposed_where_school_acts",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("same_as", None), ("similar_answer", "same"), _connector="OR"),
                name="aspnet_application_same_school_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ("draft", "submitted", "in_review", "returned", "in_stage", "recommended"),
                    )
                ),
                fields=("institution",),
                name="aspnet_application_one_open_per_institution",
                violation_error_message="This institution already has an open application.",
            ),
        ),
        migrations.AddField(
            model_name="pathwayversionevent",
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
            model_name="pathwayversionevent",
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
            model_name="pathwayversionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.pathwayversion",
            ),
        ),
        migrations.AddField(
            model_name="pathwayversionevent",
            name="source",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="reference.sourcedocument",
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews",
                to="aspnet.application",
                verbose_name="application",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="reviewer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aspnet_reviews",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account of the reviewer",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews_given",
                to="aspnet.institution",
                verbose_name="peer school",
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="application",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.application",
                verbose_name="application",
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
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
            model_name="reviewevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.review",
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="reviewer",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account of the reviewer",
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.institution",
                verbose_name="peer school",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="fbf4cd670e122529aab96733b135afd659d70ddf",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_c558b",
                    table="aspnet_attachment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwayversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of__isnull", True),
                    ("as_of__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$"),
                    _connector="OR",
                ),
                name="aspnet_pathwayversion_as_of_is_partial_date",
                violation_error_message="Write a year, a month or a day: 2017, 2017-11, 2017-11-23.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwayversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="aspnet_pathwayversion_ends_after_start",
                violation_error_message="A version ends after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwayversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("approved", "superseded")), _negated=True),
                    models.Q(("consulted_on__isnull", False), ("valid_from__isnull", False)),
                    _connector="OR",
                ),
                name="aspnet_pathwayversion_adopted_is_dated",
                violation_error_message="An approved version has a first day and a recorded consultation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwayversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("report_due_day", None), ("report_due_month", None)),
                    models.Q(
                        ("report_due_day__isnull", False),
                        ("report_due_day__range", (1, 31)),
                        ("report_due_month__isnull", False),
                        ("report_due_month__range", (1, 12)),
                    ),
                    _connector="OR",
                ),
                name="aspnet_pathwayversion_report_day_whole",
                violation_error_message="Give both day and month, or neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwayversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status__in", ("approved", "superseded"))),
                expressions=[("country", "="), ("period", "&&")],
                name="aspnet_pathwayversion_no_overlap",
                violation_error_message="Another approved version of this country is valid during part of that time.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pathwayversion",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="9255b02b2dc1dec220f5b6a8886cca8b29fa4204",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_49ec8",
                    table="aspnet_pathwayversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pathwayversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_pathwayversionevent" ("as_of", "certificate_months", "confirmed_by", "confirmed_on", "consultation_note", "consulted_on", "country_id", "created_at", "extra_requirements", "id", "is_generated", "is_missing_report_renunciation", "needs_cosignature", "needs_sub_national_opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "report_due_day", "report_due_month", "report_rule", "source_id", "source_note", "status", "status_since", "updated_at", "valid_from", "valid_to", "verification") VALUES (NEW."as_of", NEW."certificate_months", NEW."confirmed_by", NEW."confirmed_on", NEW."consultation_note", NEW."consulted_on", NEW."country_id", NEW."created_at", NEW."extra_requirements", NEW."id", NEW."is_generated", NEW."is_missing_report_renunciation", NEW."needs_cosignature", NEW."needs_sub_national_opinion", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."report_due_day", NEW."report_due_month", NEW."report_rule", NEW."source_id", NEW."source_note", NEW."status", NEW."status_since", NEW."updated_at", NEW."valid_from", NEW."valid_to", NEW."verification"); RETURN NULL;',
                    hash="d19f9699e8778512059e22394df32227d188babf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_89245",
                    table="aspnet_pathwayversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pathwayversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."certificate_months" IS DISTINCT FROM (NEW."certificate_months") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."consultation_note" IS DISTINCT FROM (NEW."consultation_note") OR OLD."consulted_on" IS DISTINCT FROM (NEW."consulted_on") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."extra_requirements" IS DISTINCT FROM (NEW."extra_requirements") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."is_missing_report_renunciation" IS DISTINCT FROM (NEW."is_missing_report_renunciation") OR OLD."needs_cosignature" IS DISTINCT FROM (NEW."needs_cosignature") OR OLD."needs_sub_national_opinion" IS DISTINCT FROM (NEW."needs_sub_national_opinion") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."report_due_day" IS DISTINCT FROM (NEW."report_due_day") OR OLD."report_due_month" IS DISTINCT FROM (NEW."report_due_month") OR OLD."report_rule" IS DISTINCT FROM (NEW."report_rule") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_note" IS DISTINCT FROM (NEW."source_note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."verification" IS DISTINCT FROM (NEW."verification"))',
                    func='INSERT INTO "aspnet_pathwayversionevent" ("as_of", "certificate_months", "confirmed_by", "confirmed_on", "consultation_note", "consulted_on", "country_id", "created_at", "extra_requirements", "id", "is_generated", "is_missing_report_renunciation", "needs_cosignature", "needs_sub_national_opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "report_due_day", "report_due_month", "report_rule", "source_id", "source_note", "status", "status_since", "updated_at", "valid_from", "valid_to", "verification") VALUES (NEW."as_of", NEW."certificate_months", NEW."confirmed_by", NEW."confirmed_on", NEW."consultation_note", NEW."consulted_on", NEW."country_id", NEW."created_at", NEW."extra_requirements", NEW."id", NEW."is_generated", NEW."is_missing_report_renunciation", NEW."needs_cosignature", NEW."needs_sub_national_opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."report_due_day", NEW."report_due_month", NEW."report_rule", NEW."source_id", NEW."source_note", NEW."status", NEW."status_since", NEW."updated_at", NEW."valid_from", NEW."valid_to", NEW."verification"); RETURN NULL;',
                    hash="712efb840695f68ea5fc40f880d36c6da7157abb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8a3b7",
                    table="aspnet_pathwayversion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwaystage",
            constraint=models.UniqueConstraint(
                fields=("version", "position"), name="aspnet_pathwaystage_position_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwaystage",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_logo_allowed", False)),
                name="aspnet_pathwaystage_no_logo_before_membership",
                violation_error_message="Before membership no school may use the logo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwaystage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("maximum_months", None),
                    ("maximum_months__gte", models.F("minimum_months")),
                    _connector="OR",
                ),
                name="aspnet_pathwaystage_months_in_order",
                violation_error_message="“At most” is not shorter than “at least”.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pathwaystage",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="8186a5f5cab10fe66fe56feea12f612d567f2cc9",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_61e78",
                    table="aspnet_pathwaystage",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="intakewindow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closes_day__isnull", False),
                        ("closes_day__range", (1, 31)),
                        ("closes_month__isnull", False),
                        ("closes_month__range", (1, 12)),
                        ("closes_on", None),
                        ("opens_on", None),
                    ),
                    models.Q(
                        ("closes_day", None),
                        ("closes_month", None),
                        ("closes_on__isnull", False),
                        ("opens_day", None),
                        ("opens_month", None),
                    ),
                    _connector="OR",
                ),
                name="aspnet_intakewindow_yearly_or_once",
                violation_error_message="Give the closing day of every year, or one date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="intakewindow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("opens_day", None), ("opens_month", None)),
                    models.Q(
                        ("opens_day__isnull", False),
                        ("opens_day__range", (1, 31)),
                        ("opens_month__isnull", False),
                        ("opens_month__range", (1, 12)),
                    ),
                    _connector="OR",
                ),
                name="aspnet_intakewindow_opening_day_whole",
                violation_error_message="Give both day and month, or neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="intakewindow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_on", None),
                    ("closes_on", None),
                    ("closes_on__gte", models.F("opens_on")),
                    _connector="OR",
                ),
                name="aspnet_intakewindow_closes_after_opening",
                violation_error_message="A window closes after it opens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intakewindow",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="ad6c0d7a7e5ebf7b13972b52ade8342ae13fd764",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_aa94d",
                    table="aspnet_intakewindow",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "given"), _negated=True),
                    models.Q(
                        ("given_on__isnull", False),
                        ("has_conflict__isnull", False),
                        models.Q(("conflict_statement", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="aspnet_review_given_is_whole",
                violation_error_message="A review says whether there is a conflict of interest.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("has_conflict", True), _negated=True),
                    ("recommendation", ""),
                    _connector="OR",
                ),
                name="aspnet_review_conflict_recommends_nothing",
                violation_error_message="Who has a conflict of interest recommends nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("has_conflict", False), ("status", "given"), _negated=True),
                    models.Q(("recommendation", ""), _negated=True),
                    _connector="OR",
                ),
                name="aspnet_review_without_conflict_recommends",
                violation_error_message="Choose a recommendation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", "peer"), _negated=True),
                    ("school__isnull", False),
                    _connector="OR",
                ),
                name="aspnet_review_peer_has_school",
                violation_error_message="A peer review names the peer school.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("reviewer_email"),
                models.F("application"),
                condition=models.Q(
                    models.Q(("reviewer_email", ""), _negated=True),
                    ("status__in", ["invited", "given"]),
                ),
                name="aspnet_review_once_per_address",
                violation_error_message="This person reviews the application already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="3bbde577420b5766d871c784ad8ca68ba497345c",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_20e6d",
                    table="aspnet_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_reviewevent" ("application_id", "conflict_statement", "created_at", "environment", "exchange", "given_on", "has_conflict", "id", "is_generated", "language", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recommendation", "reviewer_email", "reviewer_id", "reviewer_name", "school_id", "status", "status_since", "teaching", "updated_at") VALUES (NEW."application_id", NEW."conflict_statement", NEW."created_at", NEW."environment", NEW."exchange", NEW."given_on", NEW."has_conflict", NEW."id", NEW."is_generated", NEW."language", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recommendation", NEW."reviewer_email", NEW."reviewer_id", NEW."reviewer_name", NEW."school_id", NEW."status", NEW."status_since", NEW."teaching", NEW."updated_at"); RETURN NULL;',
                    hash="63501821526e5f35366466e2ce7125cad683c6e6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0935b",
                    table="aspnet_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_reviewevent" ("application_id", "conflict_statement", "created_at", "environment", "exchange", "given_on", "has_conflict", "id", "is_generated", "language", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recommendation", "reviewer_email", "reviewer_id", "reviewer_name", "school_id", "status", "status_since", "teaching", "updated_at") VALUES (NEW."application_id", NEW."conflict_statement", NEW."created_at", NEW."environment", NEW."exchange", NEW."given_on", NEW."has_conflict", NEW."id", NEW."is_generated", NEW."language", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."recommendation", NEW."reviewer_email", NEW."reviewer_id", NEW."reviewer_name", NEW."school_id", NEW."status", NEW."status_since", NEW."teaching", NEW."updated_at"); RETURN NULL;',
                    hash="2953a4b78dc1a36d943592b13062ddf4161ad89f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cc91e",
                    table="aspnet_review",
                    when="AFTER",
                ),
            ),
        ),
    ]
