"""Mails that people write to many schools at once."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import unesco_portal.core.codes


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0001_initial"),
        ("workflow", "0003_mail_refused"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Mailing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    unesco_portal.core.codes.PublicCodeField(
                        prefix="MLG", unique=True, verbose_name="code"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "selection",
                    models.TextField(blank=True, editable=False, verbose_name="selection"),
                ),
                (
                    "reply_to",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="address for answers"
                    ),
                ),
                (
                    "is_legal",
                    models.BooleanField(
                        default=False,
                        help_text="Goes also to those who asked for no mails; without a link to opt out.",
                        verbose_name="legal notice",
                    ),
                ),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=150, verbose_name="subject in English"),
                ),
                (
                    "text_en",
                    models.TextField(blank=True, max_length=8000, verbose_name="text in English"),
                ),
                (
                    "subject_fr",
                    models.CharField(blank=True, max_length=150, verbose_name="subject in French"),
                ),
                (
                    "text_fr",
                    models.TextField(blank=True, max_length=8000, verbose_name="text in French"),
                ),
                (
                    "subject_es",
                    models.CharField(blank=True, max_length=150, verbose_name="subject in Spanish"),
                ),
                (
                    "text_es",
                    models.TextField(blank=True, max_length=8000, verbose_name="text in Spanish"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="sent at"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mailings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: schools of several countries.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mailings",
                        to="reference.country",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail to a selection",
                "verbose_name_plural": "mails to a selection",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MailingRecipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="address")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "left_out",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_address", "no address of mail is known"),
                            ("opted_out", "asked for no such mails"),
                            ("refused", "the address takes no mail"),
                            ("same_address", "another one of the selection has the same address"),
                            ("generated", "demonstration data, never written to"),
                        ],
                        max_length=12,
                        verbose_name="why not written to",
                    ),
                ),
                (
                    "mail",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="workflow.outgoingmail",
                        verbose_name="outgoing mail",
                    ),
                ),
                (
                    "mailing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="workflow.mailing",
                        verbose_name="mail",
                    ),
                ),
            ],
            options={
                "verbose_name": "recipient of a mail",
                "verbose_name_plural": "recipients of a mail",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MailOptOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="address")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="since")),
            ],
            options={
                "verbose_name": "address without mails to a selection",
                "verbose_name_plural": "addresses without mails to a selection",
                "ordering": ["email"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email"))
                        ),
                        name="workflow_mailoptout_lower_case",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="mailing",
            index=models.Index(fields=["author", "created_at"], name="workflow_mailing_author"),
        ),
        migrations.AddConstraint(
            model_name="mailing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text_en", ""), _negated=True),
                    models.Q(("text_fr", ""), _negated=True),
                    models.Q(("text_es", ""), _negated=True),
                    _connector="OR",
                ),
                name="workflow_mailing_has_a_text",
                violation_error_message="Write the mail in one language at least.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("subject_en", ""), ("text_en", "")),
                    models.Q(
                        models.Q(("subject_en", ""), _negated=True),
                        models.Q(("text_en", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="workflow_mailing_en_whole",
                violation_error_message="Each language needs both a subject and a text.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("subject_fr", ""), ("text_fr", "")),
                    models.Q(
                        models.Q(("subject_fr", ""), _negated=True),
                        models.Q(("text_fr", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="workflow_mailing_fr_whole",
                violation_error_message="Each language needs both a subject and a text.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("subject_es", ""), ("text_es", "")),
                    models.Q(
                        models.Q(("subject_es", ""), _negated=True),
                        models.Q(("text_es", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="workflow_mailing_es_whole",
                violation_error_message="Each language needs both a subject and a text.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailingrecipient",
            constraint=models.UniqueConstraint(
                fields=("mailing", "code"), name="workflow_mailingrecipient_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="mailingrecipient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_out", ""), _negated=True),
                    models.Q(("email", ""), _negated=True),
                    _connector="OR",
                ),
                name="workflow_mailingrecipient_written_has_address",
            ),
        ),
    ]
