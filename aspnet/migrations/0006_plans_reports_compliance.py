"""School years, plans and reports, requirements, hearings and national reports."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import unesco_portal.core.codes


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0005_pathways_reviews_and_documents"),
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "themes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="themes",
                    ),
                ),
                (
                    "approach",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("creating", "creating"),
                            ("teaching", "teaching and learning"),
                            ("interacting", "interacting"),
                        ],
                        max_length=12,
                        verbose_name="approach",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "description",
                    models.TextField(blank=True, max_length=2000, verbose_name="description"),
                ),
                (
                    "partner_schools",
                    models.CharField(
                        blank=True,
                        help_text="Their names, and their codes in this portal if you know them.",
                        max_length=300,
                        verbose_name="partner schools",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity",
                "verbose_name_plural": "activities",
                "ordering": ["report", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActivityEvent",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "themes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="themes",
                    ),
                ),
                (
                    "approach",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("creating", "creating"),
                            ("teaching", "teaching and learning"),
                            ("interacting", "interacting"),
                        ],
                        max_length=12,
                        verbose_name="approach",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "description",
                    models.TextField(blank=True, max_length=2000, verbose_name="description"),
                ),
                (
                    "partner_schools",
                    models.CharField(
                        blank=True,
                        help_text="Their names, and their codes in this portal if you know them.",
                        max_length=300,
                        verbose_name="partner schools",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CampaignParticipation",
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
                    "other_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="name of another one"
                    ),
                ),
                (
                    "evidence",
                    models.CharField(blank=True, max_length=500, verbose_name="what you did"),
                ),
            ],
            options={
                "verbose_name": "participation",
                "verbose_name_plural": "participations",
                "ordering": ["report", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ComplianceAssessment",
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
                    "computed",
                    models.CharField(
                        choices=[("met", "met"), ("not_met", "not met"), ("unknown", "not known")],
                        default="unknown",
                        editable=False,
                        max_length=7,
                        verbose_name="computed",
                    ),
                ),
                ("computed_at", models.DateTimeField(editable=False, verbose_name="computed at")),
                (
                    "assessed",
                    models.CharField(
                        blank=True,
                        choices=[("met", "met"), ("not_met", "not met")],
                        editable=False,
                        max_length=7,
                        verbose_name="assessed",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="reason"
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="assessed on"
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "verbose_name_plural": "assessments",
                "ordering": ["-school_year__starts_on", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ComplianceAssessmentEvent",
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
                    "computed",
                    models.CharField(
                        choices=[("met", "met"), ("not_met", "not met"), ("unknown", "not known")],
                        default="unknown",
                        editable=False,
                        max_length=7,
                        verbose_name="computed",
                    ),
                ),
                ("computed_at", models.DateTimeField(editable=False, verbose_name="computed at")),
                (
                    "assessed",
                    models.CharField(
                        blank=True,
                        choices=[("met", "met"), ("not_met", "not met")],
                        editable=False,
                        max_length=7,
                        verbose_name="assessed",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="reason"
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="assessed on"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DayCelebration",
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
                    "evidence",
                    models.CharField(blank=True, max_length=500, verbose_name="what you did"),
                ),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="link")),
            ],
            options={
                "verbose_name": "international day celebrated",
                "verbose_name_plural": "international days celebrated",
                "ordering": ["report", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExtraRequirement",
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
                ("title", models.CharField(max_length=200, verbose_name="requirement")),
                ("source", models.CharField(max_length=300, verbose_name="where the rule stands")),
                (
                    "consulted_on",
                    models.DateField(
                        help_text="National additions are allowed in consultation only.",
                        verbose_name="consulted with the International Coordinator on",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
            ],
            options={
                "verbose_name": "further requirement of a network",
                "verbose_name_plural": "further requirements of networks",
                "ordering": ["network", "valid_from", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Hearing",
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
                        prefix="HEA", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("two_years", "two consecutive assessed years below the requirements"),
                            ("national_rule", "the network's own rule on missing reports"),
                        ],
                        max_length=13,
                        verbose_name="basis",
                    ),
                ),
                (
                    "rule_source",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where the national rule stands"
                    ),
                ),
                (
                    "grounds",
                    models.TextField(max_length=4000, verbose_name="grounds of the proposal"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the school",
                    ),
                ),
                (
                    "contact_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="written to"),
                ),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
                ("statement_due_on", models.DateField(verbose_name="statement of the school by")),
                (
                    "statement",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="statement of the school"
                    ),
                ),
                ("stated_on", models.DateField(blank=True, null=True, verbose_name="stated on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not decided"),
                            ("terminated", "membership terminated"),
                            ("kept", "membership kept"),
                            ("closed", "the membership ended otherwise"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
            ],
            options={
                "verbose_name": "hearing",
                "verbose_name_plural": "hearings",
                "ordering": ["-proposed_on", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HearingEvent",
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
                        prefix="HEA", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("two_years", "two consecutive assessed years below the requirements"),
                            ("national_rule", "the network's own rule on missing reports"),
                        ],
                        max_length=13,
                        verbose_name="basis",
                    ),
                ),
                (
                    "rule_source",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where the national rule stands"
                    ),
                ),
                (
                    "grounds",
                    models.TextField(max_length=4000, verbose_name="grounds of the proposal"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the school",
                    ),
                ),
                (
                    "contact_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="written to"),
                ),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
                ("statement_due_on", models.DateField(verbose_name="statement of the school by")),
                (
                    "statement",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="statement of the school"
                    ),
                ),
                ("stated_on", models.DateField(blank=True, null=True, verbose_name="stated on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not decided"),
                            ("terminated", "membership terminated"),
                            ("kept", "membership kept"),
                            ("closed", "the membership ended otherwise"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NationalFigure",
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
                    "code",
                    models.CharField(
                        choices=[
                            ("members", "members"),
                            ("dormant", "dormant members"),
                            ("candidates", "candidates"),
                            ("level_pre_primary", "members teaching pre-primary level"),
                            ("level_primary", "members teaching primary level"),
                            ("level_lower_secondary", "members teaching lower secondary level"),
                            ("level_upper_secondary", "members teaching upper secondary level"),
                            ("level_tvet", "members in technical and vocational education"),
                            ("level_teacher_education", "members in teacher education"),
                            ("level_non_formal", "members in non-formal education"),
                            ("ownership_public", "public members"),
                            ("ownership_private", "private members"),
                            ("admissions", "admissions in the year"),
                            ("losses", "memberships ended in the year"),
                            ("plans", "plans handed in"),
                            ("reports", "reports handed in"),
                            ("reports_on_time", "reports handed in on time"),
                            ("flagship", "schools in a flagship project, contest or campaign"),
                            ("days", "schools that celebrated at least two international days"),
                            ("pupils", "pupils reached, self-reported"),
                            ("teachers", "teachers reached, self-reported"),
                        ],
                        max_length=24,
                        verbose_name="figure",
                    ),
                ),
                ("computed", models.PositiveIntegerField(verbose_name="counted by the portal")),
                ("as_of", models.DateTimeField(verbose_name="counted at")),
                (
                    "confirmed",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="as the coordinator knows it"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["report", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NationalReport",
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
                        prefix="NRP", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "being prepared"), ("sent", "sent to UNESCO")],
                        default="draft",
                        editable=False,
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                (
                    "narrative",
                    models.TextField(
                        blank=True,
                        help_text="National projects, meetings, resources, difficulties.",
                        max_length=8000,
                        verbose_name="the year in words",
                    ),
                ),
                (
                    "sent_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="sent on"),
                ),
            ],
            options={
                "verbose_name": "national report",
                "verbose_name_plural": "national reports",
                "ordering": ["-school_year__starts_on", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NationalReportEvent",
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
                        prefix="NRP", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "being prepared"), ("sent", "sent to UNESCO")],
                        default="draft",
                        editable=False,
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                (
                    "narrative",
                    models.TextField(
                        blank=True,
                        help_text="National projects, meetings, resources, difficulties.",
                        max_length=8000,
                        verbose_name="the year in words",
                    ),
                ),
                (
                    "sent_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="sent on"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportAnswer",
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
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number"),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ["report", "question__position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportQuestion",
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
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("people", "People"),
                            ("activities", "Activities"),
                            ("days", "International days"),
                            ("flagship", "Flagship projects and campaigns"),
                            ("words", "In your words"),
                            ("consent", "What may be public"),
                        ],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "words"),
                            ("number", "a number"),
                            ("choice", "one of a list"),
                            ("days", "international days"),
                            ("flagship", "flagship projects, contests and campaigns"),
                            ("activities", "activities"),
                        ],
                        max_length=10,
                        verbose_name="kind of answer",
                    ),
                ),
                (
                    "is_required",
                    models.BooleanField(default=False, verbose_name="must be answered"),
                ),
                ("words_en", models.CharField(max_length=300, verbose_name="question in English")),
                ("words_fr", models.CharField(max_length=300, verbose_name="question in French")),
                ("words_es", models.CharField(max_length=300, verbose_name="question in Spanish")),
                (
                    "help_en",
                    models.CharField(blank=True, max_length=400, verbose_name="help in English"),
                ),
                (
                    "help_fr",
                    models.CharField(blank=True, max_length=400, verbose_name="help in French"),
                ),
                (
                    "help_es",
                    models.CharField(blank=True, max_length=400, verbose_name="help in Spanish"),
                ),
                (
                    "choices",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SlugField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="codes",
                    ),
                ),
                (
                    "choices_en",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="choices in English",
                    ),
                ),
                (
                    "choices_fr",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="choices in French",
                    ),
                ),
                (
                    "choices_es",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="choices in Spanish",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["template", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.SmallIntegerField(verbose_name="days after the due date")),
                ("sent_on", models.DateField(verbose_name="sent on")),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "ordering": ["report", "days"],
            },
        ),
        migrations.CreateModel(
            name="ReportTemplate",
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
                    "kind",
                    models.CharField(
                        choices=[("plan", "annual plan"), ("report", "annual report")],
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "source_note",
                    models.CharField(max_length=300, verbose_name="where the questions come from"),
                ),
            ],
            options={
                "verbose_name": "report template",
                "verbose_name_plural": "report templates",
                "ordering": ["kind", "-version"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("content", models.JSONField(verbose_name="what it said")),
                ("author_label", models.CharField(max_length=200, verbose_name="corrected by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                (
                    "is_generated",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        editable=False,
                        verbose_name="demonstration data",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier version",
                "verbose_name_plural": "earlier versions",
                "ordering": ["report", "-number"],
            },
        ),
        migrations.CreateModel(
            name="RequirementResult",
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
                    "requirement",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("plan", "annual plan handed in"),
                            ("report", "annual report handed in"),
                            ("flagship", "at least one flagship project, contest or campaign"),
                            ("days", "at least two international days celebrated"),
                            ("sign", "membership sign shown, certificate visible"),
                            ("community", "school community informed of the membership"),
                            ("profile", "profile brought up to date at least twice"),
                            ("coordinator", "school coordinator named"),
                        ],
                        max_length=12,
                        verbose_name="requirement",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("met", "met"), ("not_met", "not met"), ("unknown", "not known")],
                        max_length=7,
                        verbose_name="result",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("plan", "annual plan"),
                            ("report", "annual report, self-reported"),
                            ("record", "history of the record"),
                            ("coordinator", "National Coordinator"),
                            ("none", "no evidence yet"),
                        ],
                        max_length=12,
                        verbose_name="source of the evidence",
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=500, verbose_name="evidence")),
            ],
            options={
                "verbose_name": "result",
                "verbose_name_plural": "results",
                "ordering": ["assessment", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolReport",
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
                        prefix="SRP", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("plan", "annual plan"), ("report", "annual report")],
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "not begun"),
                            ("draft", "being written"),
                            ("submitted", "handed in"),
                            ("returned", "returned to the school"),
                            ("accepted", "accepted"),
                            ("published", "accepted, published in part"),
                            ("missing", "not received"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the school",
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        db_default=1, default=1, editable=False, verbose_name="version"
                    ),
                ),
                (
                    "submitted_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="handed in on"
                    ),
                ),
                (
                    "coordinator_name",
                    models.CharField(blank=True, max_length=150, verbose_name="school coordinator"),
                ),
                (
                    "pupils_reached",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Self-reported by the school.",
                        null=True,
                        verbose_name="pupils reached",
                    ),
                ),
                (
                    "teachers_reached",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Self-reported by the school.",
                        null=True,
                        verbose_name="teachers reached",
                    ),
                ),
                (
                    "is_sign_shown",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("unknown", "not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="membership sign shown, certificate visible",
                    ),
                ),
                (
                    "is_community_informed",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("unknown", "not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="school community informed of the membership",
                    ),
                ),
                (
                    "difficulties",
                    models.TextField(blank=True, max_length=4000, verbose_name="difficulties"),
                ),
                ("needs", models.TextField(blank=True, max_length=4000, verbose_name="needs")),
                (
                    "may_publish_activities",
                    models.BooleanField(
                        default=False, verbose_name="our activities may be shown on our public page"
                    ),
                ),
                (
                    "may_publish_days",
                    models.BooleanField(
                        default=False,
                        verbose_name="the international days we celebrated may be shown on our public page",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan or report",
                "verbose_name_plural": "plans and reports",
                "ordering": ["-created_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolReportEvent",
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
                        prefix="SRP", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("plan", "annual plan"), ("report", "annual report")],
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "not begun"),
                            ("draft", "being written"),
                            ("submitted", "handed in"),
                            ("returned", "returned to the school"),
                            ("accepted", "accepted"),
                            ("published", "accepted, published in part"),
                            ("missing", "not received"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the school",
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        db_default=1, default=1, editable=False, verbose_name="version"
                    ),
                ),
                (
                    "submitted_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="handed in on"
                    ),
                ),
                (
                    "coordinator_name",
                    models.CharField(blank=True, max_length=150, verbose_name="school coordinator"),
                ),
                (
                    "pupils_reached",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Self-reported by the school.",
                        null=True,
                        verbose_name="pupils reached",
                    ),
                ),
                (
                    "teachers_reached",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Self-reported by the school.",
                        null=True,
                        verbose_name="teachers reached",
                    ),
                ),
                (
                    "is_sign_shown",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("unknown", "not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="membership sign shown, certificate visible",
                    ),
                ),
                (
                    "is_community_informed",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("unknown", "not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="school community informed of the membership",
                    ),
                ),
                (
                    "difficulties",
                    models.TextField(blank=True, max_length=4000, verbose_name="difficulties"),
                ),
                ("needs", models.TextField(blank=True, max_length=4000, verbose_name="needs")),
                (
                    "may_publish_activities",
                    models.BooleanField(
                        default=False, verbose_name="our activities may be shown on our public page"
                    ),
                ),
                (
                    "may_publish_days",
                    models.BooleanField(
                        default=False,
                        verbose_name="the international days we celebrated may be shown on our public page",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolYear",
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
                        prefix="SYR", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "first_year",
                    models.PositiveSmallIntegerField(
                        help_text="The calendar year in which the school year begins.",
                        verbose_name="begins in",
                    ),
                ),
                ("label", models.CharField(max_length=9, verbose_name="school year")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                (
                    "plan_due_on",
                    models.DateField(
                        blank=True,
                        help_text="Your network's own date.",
                        null=True,
                        verbose_name="plans due on",
                    ),
                ),
                (
                    "report_due_on",
                    models.DateField(
                        blank=True,
                        help_text="Your network's own date.",
                        null=True,
                        verbose_name="reports due on",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("locked", "locked")],
                        default="open",
                        editable=False,
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "plans_opened_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="round of plans opened on",
                    ),
                ),
                (
                    "reports_opened_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="round of reports opened on",
                    ),
                ),
            ],
            options={
                "verbose_name": "school year",
                "verbose_name_plural": "school years",
                "ordering": ["-starts_on", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolYearEvent",
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
                        prefix="SYR", unique=False, verbose_name="code"
                    ),
                ),
                (
                    "first_year",
                    models.PositiveSmallIntegerField(
                        help_text="The calendar year in which the school year begins.",
                        verbose_name="begins in",
                    ),
                ),
                ("label", models.CharField(max_length=9, verbose_name="school year")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                (
                    "plan_due_on",
                    models.DateField(
                        blank=True,
                        help_text="Your network's own date.",
                        null=True,
                        verbose_name="plans due on",
                    ),
                ),
                (
                    "report_due_on",
                    models.DateField(
                        blank=True,
                        help_text="Your network's own date.",
                        null=True,
                        verbose_name="reports due on",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("locked", "locked")],
                        default="open",
                        editable=False,
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "plans_opened_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="round of plans opened on",
                    ),
                ),
                (
                    "reports_opened_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="round of reports opened on",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="certificate",
            name="only_for_members",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="nationalnetwork",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="nationalnetwork",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="membership",
            name="aspnet_membership_ended_only_when_not_current",
        ),
        migrations.RemoveConstraint(
            model_name="membership",
            name="aspnet_membership_one_current_per_institution",
        ),
        migrations.AddField(
            model_name="nationalnetwork",
            name="missing_report_from",
            field=models.DateField(blank=True, null=True, verbose_name="that rule is valid from"),
        ),
        migrations.AddField(
            model_name="nationalnetwork",
            name="missing_report_rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "no rule of its own"),
                    ("renunciation", "counts as renunciation"),
                    ("elimination", "leads to elimination"),
                ],
                db_default="",
                default="",
                help_text="Lets the coordinator propose to end a membership earlier; UNESCO decides.",
                max_length=12,
                verbose_name="own rule on missing reports",
            ),
        ),
        migrations.AddField(
            model_name="nationalnetwork",
            name="missing_report_source",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="where that rule stands",
            ),
        ),
        migrations.AddField(
            model_name="nationalnetworkevent",
            name="missing_report_from",
            field=models.DateField(blank=True, null=True, verbose_name="that rule is valid from"),
        ),
        migrations.AddField(
            model_name="nationalnetworkevent",
            name="missing_report_rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "no rule of its own"),
                    ("renunciation", "counts as renunciation"),
                    ("elimination", "leads to elimination"),
                ],
                db_default="",
                default="",
                help_text="Lets the coordinator propose to end a membership earlier; UNESCO decides.",
                max_length=12,
                verbose_name="own rule on missing reports",
            ),
        ),
        migrations.AddField(
            model_name="nationalnetworkevent",
            name="missing_report_source",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="where that rule stands",
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="status",
            field=models.CharField(
                choices=[
                    ("member", "member"),
                    ("dormant", "dormant"),
                    ("termination_proposed", "termination proposed"),
                    ("withdrawn", "withdrawn by its head"),
                    ("terminated", "terminated by UNESCO"),
                    ("ended", "ended: closed or merged"),
                ],
                default="member",
                editable=False,
                max_length=20,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="membershipevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("member", "member"),
                    ("dormant", "dormant"),
                    ("termination_proposed", "termination proposed"),
                    ("withdrawn", "withdrawn by its head"),
                    ("terminated", "terminated by UNESCO"),
                    ("ended", "ended: closed or merged"),
                ],
                default="member",
                editable=False,
                max_length=20,
                verbose_name="status",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="only_for_members",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"status\" = 'valid')",
                    func="\n        PERFORM 1 FROM aspnet_membership\n        WHERE id = NEW.membership_id\n        AND status IN ('member', 'dormant', 'termination_proposed') FOR SHARE;\n        IF NOT FOUND THEN\n            RAISE EXCEPTION 'A certificate needs a current membership'\n                USING ERRCODE = 'check_violation',\n                CONSTRAINT = 'aspnet_certificate_only_for_members';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="900570004fa9a360856bcd4402e6c8c01f6675cd",
                    operation="INSERT",
                    pgid="pgtrigger_only_for_members_8a224",
                    table="aspnet_certificate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalnetwork",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_nationalnetworkevent" ("certificate_months", "confirmed_by", "confirmed_on", "contact_email", "country_id", "created_at", "established_on", "form_languages", "id", "is_generated", "last_number", "missing_report_from", "missing_report_rule", "missing_report_source", "national_commission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year_start", "source_id", "source_note", "status", "updated_at", "verification", "website") VALUES (NEW."certificate_months", NEW."confirmed_by", NEW."confirmed_on", NEW."contact_email", NEW."country_id", NEW."created_at", NEW."established_on", NEW."form_languages", NEW."id", NEW."is_generated", NEW."last_number", NEW."missing_report_from", NEW."missing_report_rule", NEW."missing_report_source", NEW."national_commission_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_year_start", NEW."source_id", NEW."source_note", NEW."status", NEW."updated_at", NEW."verification", NEW."website"); RETURN NULL;',
                    hash="e2726ef7b82a0e2697544ddee1d6ff1464036e43",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_35897",
                    table="aspnet_nationalnetwork",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalnetwork",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_nationalnetworkevent" ("certificate_months", "confirmed_by", "confirmed_on", "contact_email", "country_id", "created_at", "established_on", "form_languages", "id", "is_generated", "last_number", "missing_report_from", "missing_report_rule", "missing_report_source", "national_commission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year_start", "source_id", "source_note", "status", "updated_at", "verification", "website") VALUES (NEW."certificate_months", NEW."confirmed_by", NEW."confirmed_on", NEW."contact_email", NEW."country_id", NEW."created_at", NEW."established_on", NEW."form_languages", NEW."id", NEW."is_generated", NEW."last_number", NEW."missing_report_from", NEW."missing_report_rule", NEW."missing_report_source", NEW."national_commission_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_year_start", NEW."source_id", NEW."source_note", NEW."status", NEW."updated_at", NEW."verification", NEW."website"); RETURN NULL;',
                    hash="ce05437c0a469e18711117974d7892bb0daddbb5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_644da",
                    table="aspnet_nationalnetwork",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_on", None),
                        ("status__in", ("member", "dormant", "termination_proposed")),
                    ),
                    models.Q(
                        ("status__in", ("member", "dormant", "termination_proposed")), _negated=True
                    ),
                    _connector="OR",
                ),
                name="aspnet_membership_ended_only_when_not_current",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("member", "dormant", "termination_proposed"))),
                fields=("institution",),
                name="aspnet_membership_one_current_per_institution",
                violation_error_message="This institution already is a member.",
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalnetwork",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("missing_report_from", None), ("missing_report_rule", "")),
                    models.Q(
                        models.Q(("missing_report_source", ""), _negated=True),
                        ("missing_report_from__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="aspnet_nationalnetwork_missing_report_rule_sourced",
                violation_error_message="Say where the rule stands and from when it is valid.",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
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
            model_name="activityevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.activity",
            ),
        ),
        migrations.AddField(
            model_name="campaignparticipation",
            name="campaign",
            field=models.ForeignKey(
                blank=True,
                help_text="Not in the list? Leave it open and write its name.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="participations",
                to="aspnet.campaign",
                verbose_name="campaign",
            ),
        ),
        migrations.AddField(
            model_name="complianceassessment",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="assessed by",
            ),
        ),
        migrations.AddField(
            model_name="complianceassessment",
            name="membership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to="aspnet.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="complianceassessmentevent",
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
                verbose_name="assessed by",
            ),
        ),
        migrations.AddField(
            model_name="complianceassessmentevent",
            name="membership",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="complianceassessmentevent",
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
            model_name="complianceassessmentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.complianceassessment",
            ),
        ),
        migrations.AddField(
            model_name="daycelebration",
            name="day",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="celebrations",
                to="reference.internationalday",
                verbose_name="international day",
            ),
        ),
        migrations.AddField(
            model_name="extrarequirement",
            name="network",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="extra_requirements",
                to="aspnet.nationalnetwork",
                verbose_name="national network",
            ),
        ),
        migrations.AddField(
            model_name="hearing",
            name="membership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hearings",
                to="aspnet.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="hearingevent",
            name="membership",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="hearingevent",
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
            model_name="hearingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.hearing",
            ),
        ),
        migrations.AddField(
            model_name="nationalreport",
            name="network",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="national_reports",
                to="aspnet.nationalnetwork",
                verbose_name="national network",
            ),
        ),
        migrations.AddField(
            model_name="nationalfigure",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="figures",
                to="aspnet.nationalreport",
            ),
        ),
        migrations.AddField(
            model_name="nationalreportevent",
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
            model_name="nationalreportevent",
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
            model_name="nationalreportevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.nationalreport",
            ),
        ),
        migrations.AddField(
            model_name="reportanswer",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="aspnet.reportquestion",
            ),
        ),
        migrations.AddConstraint(
            model_name="reporttemplate",
            constraint=models.UniqueConstraint(
                fields=("kind", "version"), name="aspnet_reporttemplate_version"
            ),
        ),
        migrations.AddField(
            model_name="reportquestion",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="questions",
                to="aspnet.reporttemplate",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporttemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="5c55874df8e78c0ab1f1782c31d3308d4c95078d",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_a0f74",
                    table="aspnet_reporttemplate",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="reportversion",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="requirementresult",
            name="assessment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="results",
                to="aspnet.complianceassessment",
            ),
        ),
        migrations.AddField(
            model_name="requirementresult",
            name="extra",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="results",
                to="aspnet.extrarequirement",
                verbose_name="further requirement",
            ),
        ),
        migrations.AddField(
            model_name="schoolreport",
            name="membership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="aspnet.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="schoolreport",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="aspnet.reporttemplate",
                verbose_name="template",
            ),
        ),
        migrations.AddField(
            model_name="reportversion",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="aspnet.schoolreport",
            ),
        ),
        migrations.AddField(
            model_name="reportreminder",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminders",
                to="aspnet.schoolreport",
            ),
        ),
        migrations.AddField(
            model_name="reportanswer",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="aspnet.schoolreport",
            ),
        ),
        migrations.AddField(
            model_name="daycelebration",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="days",
                to="aspnet.schoolreport",
            ),
        ),
        migrations.AddField(
            model_name="campaignparticipation",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="participations",
                to="aspnet.schoolreport",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="report",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.schoolreport",
                verbose_name="plan or report",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="activities",
                to="aspnet.schoolreport",
                verbose_name="plan or report",
            ),
        ),
        migrations.AddField(
            model_name="schoolreportevent",
            name="membership",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="schoolreportevent",
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
            model_name="schoolreportevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.schoolreport",
            ),
        ),
        migrations.AddField(
            model_name="schoolreportevent",
            name="template",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.reporttemplate",
                verbose_name="template",
            ),
        ),
        migrations.AddField(
            model_name="schoolyear",
            name="network",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="school_years",
                to="aspnet.nationalnetwork",
                verbose_name="national network",
            ),
        ),
        migrations.AddField(
            model_name="schoolreportevent",
            name="school_year",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.schoolyear",
                verbose_name="school year",
            ),
        ),
        migrations.AddField(
            model_name="schoolreport",
            name="school_year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="aspnet.schoolyear",
                verbose_name="school year",
            ),
        ),
        migrations.AddField(
            model_name="nationalreportevent",
            name="school_year",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.schoolyear",
                verbose_name="school year",
            ),
        ),
        migrations.AddField(
            model_name="nationalreport",
            name="school_year",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="national_report",
                to="aspnet.schoolyear",
                verbose_name="school year",
            ),
        ),
        migrations.AddField(
            model_name="complianceassessmentevent",
            name="school_year",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="aspnet.schoolyear",
                verbose_name="school year",
            ),
        ),
        migrations.AddField(
            model_name="complianceassessment",
            name="school_year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to="aspnet.schoolyear",
                verbose_name="school year",
            ),
        ),
        migrations.AddField(
            model_name="schoolyearevent",
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
            model_name="schoolyearevent",
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
            model_name="schoolyearevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="aspnet.schoolyear",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extrarequirement",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="4be940634080e31b2a57aeb35c63200b81dee69a",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_99e4c",
                    table="aspnet_extrarequirement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")),
                fields=("membership",),
                name="aspnet_hearing_one_open_per_membership",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on", None), ("outcome", "")),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True), ("decided_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="aspnet_hearing_decided_iff_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "national_rule"), _negated=True),
                    models.Q(("rule_source", ""), _negated=True),
                    _connector="OR",
                ),
                name="aspnet_hearing_rule_has_its_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stated_on", None), ("statement", "")),
                    models.Q(
                        models.Q(("statement", ""), _negated=True), ("stated_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="aspnet_hearing_statement_dated",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="80a98bf69351bbbd05ca1d110ae12399cc664cd3",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_20859",
                    table="aspnet_hearing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_hearingevent" ("basis", "contact_email", "created_at", "decided_on", "grounds", "id", "is_generated", "language", "membership_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_on", "public_id", "rule_source", "stated_on", "statement", "statement_due_on", "updated_at") VALUES (NEW."basis", NEW."contact_email", NEW."created_at", NEW."decided_on", NEW."grounds", NEW."id", NEW."is_generated", NEW."language", NEW."membership_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_on", NEW."public_id", NEW."rule_source", NEW."stated_on", NEW."statement", NEW."statement_due_on", NEW."updated_at"); RETURN NULL;',
                    hash="25dddfdf188a2bd9d1cb55a99d6ac209a47e6aca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8a8d7",
                    table="aspnet_hearing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_hearingevent" ("basis", "contact_email", "created_at", "decided_on", "grounds", "id", "is_generated", "language", "membership_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_on", "public_id", "rule_source", "stated_on", "statement", "statement_due_on", "updated_at") VALUES (NEW."basis", NEW."contact_email", NEW."created_at", NEW."decided_on", NEW."grounds", NEW."id", NEW."is_generated", NEW."language", NEW."membership_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_on", NEW."public_id", NEW."rule_source", NEW."stated_on", NEW."statement", NEW."statement_due_on", NEW."updated_at"); RETURN NULL;',
                    hash="3da0c2898567c905b000ebf092075c3a47bdcc05",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9c7e4",
                    table="aspnet_hearing",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalfigure",
            constraint=models.UniqueConstraint(
                fields=("report", "code"), name="aspnet_nationalfigure_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed", None),
                    ("confirmed", models.F("computed")),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="aspnet_nationalfigure_correction_has_a_note",
                violation_error_message="Say in a note why the figure differs.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="34a7d294a9a961c7d2a250aa5cd3a703ee3c232d",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_2ae1b",
                    table="aspnet_nationalfigure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reportquestion",
            constraint=models.UniqueConstraint(
                fields=("template", "key"), name="aspnet_reportquestion_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "choices_en__len",
                        models.Func(
                            models.F("choices"),
                            function="cardinality",
                            output_field=models.IntegerField(),
                        ),
                    ),
                    (
                        "choices_fr__len",
                        models.Func(
                            models.F("choices"),
                            function="cardinality",
                            output_field=models.IntegerField(),
                        ),
                    ),
                    (
                        "choices_es__len",
                        models.Func(
                            models.F("choices"),
                            function="cardinality",
                            output_field=models.IntegerField(),
                        ),
                    ),
                ),
                name="aspnet_reportquestion_choices_in_each_language",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "choice"), models.Q(("choices", []), _negated=True)),
                    models.Q(models.Q(("kind", "choice"), _negated=True), ("choices", [])),
                    _connector="OR",
                ),
                name="aspnet_reportquestion_choices_iff_choice",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="a5351765c0ae9910da8c53da8bf61cd0d197345b",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_ec643",
                    table="aspnet_reportquestion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="requirementresult",
            constraint=models.UniqueConstraint(
                fields=("assessment", "requirement", "extra"),
                name="aspnet_requirementresult_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="requirementresult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("extra", None), models.Q(("requirement", ""), _negated=True)),
                    models.Q(("extra__isnull", False), ("requirement", "")),
                    _connector="OR",
                ),
                name="aspnet_requirementresult_about_one",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirementresult",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="5bcdf6920b2d50baf808d9bb766413d46902133f",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_d55cb",
                    table="aspnet_requirementresult",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reportversion",
            constraint=models.UniqueConstraint(
                fields=("report", "number"), name="aspnet_reportversion_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="aspnet_reportversion_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportreminder",
            constraint=models.UniqueConstraint(
                fields=("report", "days"), name="aspnet_reportreminder_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportanswer",
            constraint=models.UniqueConstraint(
                fields=("report", "question"), name="aspnet_reportanswer_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="780125f69ed1374a1ebcd9612ad8fbd0588f0e24",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_c0f02",
                    table="aspnet_reportanswer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="daycelebration",
            constraint=models.UniqueConstraint(
                fields=("report", "day"),
                name="aspnet_daycelebration_once",
                violation_error_message="Name each day once.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="daycelebration",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="5aecce208c6ab846ac2f69e0136a87afb23fb33a",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_0f104",
                    table="aspnet_daycelebration",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="campaignparticipation",
            constraint=models.UniqueConstraint(
                fields=("report", "campaign"),
                name="aspnet_campaignparticipation_once",
                violation_error_message="Name each campaign once.",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaignparticipation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("campaign", None), models.Q(("other_name", ""), _negated=True)),
                    models.Q(("campaign__isnull", False), ("other_name", "")),
                    _connector="OR",
                ),
                name="aspnet_campaignparticipation_named",
                violation_error_message="Choose from the list, or write a name; not both.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaignparticipation",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="95ed9e3d4fb894a63e33b403c1e68b7fefb7437d",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_9030c",
                    table="aspnet_campaignparticipation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="aspnet_activity_ends_after_it_starts",
                violation_error_message="An activity does not end before it starts.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="3a4b5f6a363fc607a9068be947884706cb975094",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_0bc8b",
                    table="aspnet_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_activityevent" ("approach", "created_at", "description", "ends_on", "id", "is_generated", "partner_schools", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "starts_on", "themes", "title", "updated_at") VALUES (NEW."approach", NEW."created_at", NEW."description", NEW."ends_on", NEW."id", NEW."is_generated", NEW."partner_schools", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_id", NEW."starts_on", NEW."themes", NEW."title", NEW."updated_at"); RETURN NULL;',
                    hash="0651bc07901b645ff73666b54d206e17f1d020b7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cee62",
                    table="aspnet_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_activityevent" ("approach", "created_at", "description", "ends_on", "id", "is_generated", "partner_schools", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "starts_on", "themes", "title", "updated_at") VALUES (NEW."approach", NEW."created_at", NEW."description", NEW."ends_on", NEW."id", NEW."is_generated", NEW."partner_schools", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_id", NEW."starts_on", NEW."themes", NEW."title", NEW."updated_at"); RETURN NULL;',
                    hash="a3973e44c1674b022586d2d06268919c3802abbd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ab9e6",
                    table="aspnet_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_activityevent" ("approach", "created_at", "description", "ends_on", "id", "is_generated", "partner_schools", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "starts_on", "themes", "title", "updated_at") VALUES (OLD."approach", OLD."created_at", OLD."description", OLD."ends_on", OLD."id", OLD."is_generated", OLD."partner_schools", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."report_id", OLD."starts_on", OLD."themes", OLD."title", OLD."updated_at"); RETURN NULL;',
                    hash="ee54a3431177864177d23487b5e6abd6d022fcfa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_922ee",
                    table="aspnet_activity",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolyear",
            constraint=models.UniqueConstraint(
                fields=("network", "first_year"), name="aspnet_schoolyear_once_in_a_network"
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolyear",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                name="aspnet_schoolyear_ends_after_it_starts",
                violation_error_message="The school year ends after it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolyear",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("plans_opened_on", None), ("plan_due_on__isnull", False), _connector="OR"
                    ),
                    models.Q(
                        ("reports_opened_on", None),
                        ("report_due_on__isnull", False),
                        _connector="OR",
                    ),
                ),
                name="aspnet_schoolyear_opened_with_a_date",
                violation_error_message="A round that is open needs its due date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolyear",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("network"), "="),
                    (
                        models.Func(
                            models.F("starts_on"),
                            django.db.models.functions.comparison.Greatest(
                                models.F("starts_on"), models.F("ends_on")
                            ),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="aspnet_schoolyear_no_overlap",
                violation_error_message="Two school years of a network do not overlap.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolyear",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="9c7546c24806874dc4c848ed391c2cc10c4e4f1d",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_1a533",
                    table="aspnet_schoolyear",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolyear",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_schoolyearevent" ("created_at", "ends_on", "first_year", "id", "is_generated", "label", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_due_on", "plans_opened_on", "public_id", "report_due_on", "reports_opened_on", "starts_on", "status", "status_since", "updated_at") VALUES (NEW."created_at", NEW."ends_on", NEW."first_year", NEW."id", NEW."is_generated", NEW."label", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_due_on", NEW."plans_opened_on", NEW."public_id", NEW."report_due_on", NEW."reports_opened_on", NEW."starts_on", NEW."status", NEW."status_since", NEW."updated_at"); RETURN NULL;',
                    hash="1768928bacc4415305f3ffc035551a7a4bbdaa7b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_742bb",
                    table="aspnet_schoolyear",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolyear",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_schoolyearevent" ("created_at", "ends_on", "first_year", "id", "is_generated", "label", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_due_on", "plans_opened_on", "public_id", "report_due_on", "reports_opened_on", "starts_on", "status", "status_since", "updated_at") VALUES (NEW."created_at", NEW."ends_on", NEW."first_year", NEW."id", NEW."is_generated", NEW."label", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_due_on", NEW."plans_opened_on", NEW."public_id", NEW."report_due_on", NEW."reports_opened_on", NEW."starts_on", NEW."status", NEW."status_since", NEW."updated_at"); RETURN NULL;',
                    hash="ed308be3d2b9003c187c9b0912294690feb19d38",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_70214",
                    table="aspnet_schoolyear",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="schoolreport",
            index=models.Index(
                fields=["school_year", "kind", "status"], name="aspnet_schoolreport_of_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolreport",
            constraint=models.UniqueConstraint(
                fields=("membership", "school_year", "kind"),
                name="aspnet_schoolreport_one_of_a_kind_per_year",
                violation_error_message="This school already has one for this year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("submitted", "accepted", "published")), _negated=True),
                    ("submitted_on__isnull", False),
                    _connector="OR",
                ),
                name="aspnet_schoolreport_dated_when_handed_in",
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "published"), _negated=True),
                    ("may_publish_activities", True),
                    ("may_publish_days", True),
                    _connector="OR",
                ),
                name="aspnet_schoolreport_published_with_consent",
                violation_error_message="The school has agreed to publish none of it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1)), name="aspnet_schoolreport_version_from_one"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolreport",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="d59e2010aba2878b49d346fe4e1775fbd4b7df4e",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_bee4b",
                    table="aspnet_schoolreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolreport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_schoolreportevent" ("coordinator_name", "created_at", "difficulties", "id", "is_community_informed", "is_generated", "is_sign_shown", "kind", "language", "may_publish_activities", "may_publish_days", "membership_id", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "pupils_reached", "school_year_id", "status", "status_since", "submitted_on", "teachers_reached", "template_id", "updated_at", "version") VALUES (NEW."coordinator_name", NEW."created_at", NEW."difficulties", NEW."id", NEW."is_community_informed", NEW."is_generated", NEW."is_sign_shown", NEW."kind", NEW."language", NEW."may_publish_activities", NEW."may_publish_days", NEW."membership_id", NEW."needs", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."pupils_reached", NEW."school_year_id", NEW."status", NEW."status_since", NEW."submitted_on", NEW."teachers_reached", NEW."template_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="81090d9e7fd6dc8c942a4b1a546b034b7727adf2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9d263",
                    table="aspnet_schoolreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolreport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_schoolreportevent" ("coordinator_name", "created_at", "difficulties", "id", "is_community_informed", "is_generated", "is_sign_shown", "kind", "language", "may_publish_activities", "may_publish_days", "membership_id", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "pupils_reached", "school_year_id", "status", "status_since", "submitted_on", "teachers_reached", "template_id", "updated_at", "version") VALUES (NEW."coordinator_name", NEW."created_at", NEW."difficulties", NEW."id", NEW."is_community_informed", NEW."is_generated", NEW."is_sign_shown", NEW."kind", NEW."language", NEW."may_publish_activities", NEW."may_publish_days", NEW."membership_id", NEW."needs", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."pupils_reached", NEW."school_year_id", NEW."status", NEW."status_since", NEW."submitted_on", NEW."teachers_reached", NEW."template_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="5bd25510cf7eb35dda1aef2049db6a9a0b1563f1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aaee1",
                    table="aspnet_schoolreport",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "draft"), ("sent_on__isnull", False), _connector="OR"
                ),
                name="aspnet_nationalreport_sent_is_dated",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalreport",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="27610401ffc636c52dd50b171f9dd0016df9c57c",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_aa88a",
                    table="aspnet_nationalreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalreport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_nationalreportevent" ("created_at", "id", "is_generated", "narrative", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "school_year_id", "sent_on", "status", "status_since", "updated_at") VALUES (NEW."created_at", NEW."id", NEW."is_generated", NEW."narrative", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."school_year_id", NEW."sent_on", NEW."status", NEW."status_since", NEW."updated_at"); RETURN NULL;',
                    hash="79f722d4872c59cf53f2928ef27e91249fdcb09e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c2cce",
                    table="aspnet_nationalreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalreport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_nationalreportevent" ("created_at", "id", "is_generated", "narrative", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "school_year_id", "sent_on", "status", "status_since", "updated_at") VALUES (NEW."created_at", NEW."id", NEW."is_generated", NEW."narrative", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."school_year_id", NEW."sent_on", NEW."status", NEW."status_since", NEW."updated_at"); RETURN NULL;',
                    hash="b3c97e5e82863eed4b07e11ac427b7e348a7e412",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c5ec1",
                    table="aspnet_nationalreport",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="complianceassessment",
            constraint=models.UniqueConstraint(
                fields=("membership", "school_year"),
                name="aspnet_complianceassessment_one_per_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="complianceassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("assessed", ""), ("decided_on", None)),
                    models.Q(
                        models.Q(("assessed", ""), _negated=True), ("decided_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="aspnet_complianceassessment_decided_iff_assessed",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complianceassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="dataset_clock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ",
                    hash="0be34b5d9409923f993904444053c35b824fe8ac",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_dataset_clock_eacd4",
                    table="aspnet_complianceassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complianceassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_complianceassessmentevent" ("assessed", "computed", "computed_at", "created_at", "decided_by_id", "decided_on", "id", "is_generated", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_year_id", "updated_at") VALUES (NEW."assessed", NEW."computed", NEW."computed_at", NEW."created_at", NEW."decided_by_id", NEW."decided_on", NEW."id", NEW."is_generated", NEW."membership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."school_year_id", NEW."updated_at"); RETURN NULL;',
                    hash="285557f101440defcbf16faeb819117ea3f801ea",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_55886",
                    table="aspnet_complianceassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complianceassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "aspnet_complianceassessmentevent" ("assessed", "computed", "computed_at", "created_at", "decided_by_id", "decided_on", "id", "is_generated", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_year_id", "updated_at") VALUES (NEW."assessed", NEW."computed", NEW."computed_at", NEW."created_at", NEW."decided_by_id", NEW."decided_on", NEW."id", NEW."is_generated", NEW."membership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."school_year_id", NEW."updated_at"); RETURN NULL;',
                    hash="88ba83dea8e3a3462d814de272d189b3fff8fddc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_caae0",
                    table="aspnet_complianceassessment",
                    when="AFTER",
                ),
            ),
        ),
    ]
