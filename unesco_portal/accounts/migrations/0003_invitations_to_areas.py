"""Invitations to coordinate an area."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_calendar_ends_with_password"),
        ("people", "0002_areas"),
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="invitation",
            name="accounts_invitation_one_open",
        ),
        migrations.AddField(
            model_name="invitation",
            name="area",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="invitations",
                to="people.area",
                verbose_name="area",
            ),
        ),
        migrations.AlterField(
            model_name="invitation",
            name="role",
            field=models.CharField(
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
                max_length=24,
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
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
                name="accounts_invitation_area_iff_sub_national",
                violation_error_message="A sub-national coordinator, and nobody else, has an area of a country.",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted_at", None), ("withdrawn_at", None)),
                fields=("email", "role", "country", "area"),
                name="accounts_invitation_one_open",
                nulls_distinct=False,
                violation_error_message="There is already an invitation like this one.",
            ),
        ),
        migrations.RunSQL(  # an area, and whatever points at it, name the same country
            "ALTER TABLE accounts_invitation ADD CONSTRAINT accounts_invitation_area_of_country"
            " FOREIGN KEY (area_id, country_id) REFERENCES people_area (id, country_id)"
            " DEFERRABLE INITIALLY DEFERRED",
            "ALTER TABLE accounts_invitation DROP CONSTRAINT accounts_invitation_area_of_country",
        ),
    ]
