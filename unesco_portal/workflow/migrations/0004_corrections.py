"""Corrections of public records that readers suggest."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import unesco_portal.core.codes


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0001_initial"),
        ("workflow", "0003_notes_of_areas"),
    ]

    operations = [
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "resource",
                    models.CharField(editable=False, max_length=40, verbose_name="collection"),
                ),
                (
                    "record_id",
                    models.CharField(
                        editable=False, max_length=120, verbose_name="code of the record"
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="field")),
                (
                    "present",
                    models.TextField(blank=True, editable=False, verbose_name="what is shown"),
                ),
                (
                    "proposed",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="what should stand there"
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        help_text="A source, a document, an address where it can be read.",
                        max_length=1000,
                        verbose_name="how you know",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="To confirm that it was you, and to answer you. It is never shown.",
                        max_length=254,
                        verbose_name="your e-mail",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "French"),
                            ("es", "Spanish"),
                            ("ar", "Arabic"),
                        ],
                        editable=False,
                        max_length=2,
                        verbose_name="language of the answer",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
                ("code", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
            ],
            options={
                "verbose_name": "unconfirmed suggestion",
                "verbose_name_plural": "unconfirmed suggestions",
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "resource",
                    models.CharField(editable=False, max_length=40, verbose_name="collection"),
                ),
                (
                    "record_id",
                    models.CharField(
                        editable=False, max_length=120, verbose_name="code of the record"
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="field")),
                (
                    "present",
                    models.TextField(blank=True, editable=False, verbose_name="what is shown"),
                ),
                (
                    "proposed",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="what should stand there"
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        help_text="A source, a document, an address where it can be read.",
                        max_length=1000,
                        verbose_name="how you know",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="To confirm that it was you, and to answer you. It is never shown.",
                        max_length=254,
                        verbose_name="your e-mail",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "French"),
                            ("es", "Spanish"),
                            ("ar", "Arabic"),
                        ],
                        editable=False,
                        max_length=2,
                        verbose_name="language of the answer",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
                (
                    "public_id",
                    unesco_portal.core.codes.PublicCodeField(
                        prefix="COR", unique=True, verbose_name="code"
                    ),
                ),
                (
                    "record_label",
                    models.CharField(editable=False, max_length=250, verbose_name="record"),
                ),
                (
                    "desk",
                    models.CharField(
                        choices=[
                            ("with_coordinator", "with the National Coordinator"),
                            ("with_centres", "with the Category 2 coordination"),
                            ("with_convention", "with the Convention secretariat"),
                            ("with_meetings", "with the meetings coordination"),
                            ("with_steward", "with the stewards of reference data"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                        ],
                        editable=False,
                        max_length=16,
                        verbose_name="kept by",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("with_coordinator", "with the National Coordinator"),
                            ("with_centres", "with the Category 2 coordination"),
                            ("with_convention", "with the Convention secretariat"),
                            ("with_meetings", "with the meetings coordination"),
                            ("with_steward", "with the stewards of reference data"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                        ],
                        editable=False,
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                ("suggestion_code", models.UUIDField(editable=False, unique=True)),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="reference.country",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "verbose_name": "suggested correction",
                "verbose_name_plural": "suggested corrections",
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["status", "status_since"], name="workflow_correction_waiting"
                    ),
                    models.Index(
                        fields=["resource", "record_id"], name="workflow_correction_record"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "desk__in",
                                [
                                    "with_centres",
                                    "with_convention",
                                    "with_coordinator",
                                    "with_meetings",
                                    "with_steward",
                                ],
                            )
                        ),
                        name="workflow_correction_desk_is_a_desk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("desk", "with_coordinator"), _negated=True),
                            ("country__isnull", False),
                            _connector="OR",
                        ),
                        name="workflow_correction_coordinator_has_country",
                    ),
                ],
            },
        ),
    ]
