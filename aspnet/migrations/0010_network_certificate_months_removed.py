"""The validity of certificates is a rule of the pathway, and stands there only."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("aspnet", "0009_fill_membership_terms")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="nationalnetwork",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="nationalnetwork",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="nationalnetwork",
            name="aspnet_nationalnetwork_certificate_months",
        ),
        migrations.RemoveField(
            model_name="nationalnetwork",
            name="certificate_months",
        ),
        migrations.RemoveField(
            model_name="nationalnetworkevent",
            name="certificate_months",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalnetwork",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_nationalnetworkevent" ("confirmed_by", "confirmed_on", "contact_email", "country_id", "created_at", "established_on", "form_languages", "id", "is_generated", "last_number", "missing_report_from", "missing_report_rule", "missing_report_source", "national_commission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year_start", "source_id", "source_note", "status", "updated_at", "verification", "website") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."contact_email", NEW."country_id", NEW."created_at", NEW."established_on", NEW."form_languages", NEW."id", NEW."is_generated", NEW."last_number", NEW."missing_report_from", NEW."missing_report_rule", NEW."missing_report_source", NEW."national_commission_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_year_start", NEW."source_id", NEW."source_note", NEW."status", NEW."updated_at", NEW."verification", NEW."website"); RETURN NULL;',
                    hash="60d8716eef8e22007282c58fd8a95c8c45470da2",
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
                    func='INSERT INTO "aspnet_nationalnetworkevent" ("confirmed_by", "confirmed_on", "contact_email", "country_id", "created_at", "established_on", "form_languages", "id", "is_generated", "last_number", "missing_report_from", "missing_report_rule", "missing_report_source", "national_commission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year_start", "source_id", "source_note", "status", "updated_at", "verification", "website") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."contact_email", NEW."country_id", NEW."created_at", NEW."established_on", NEW."form_languages", NEW."id", NEW."is_generated", NEW."last_number", NEW."missing_report_from", NEW."missing_report_rule", NEW."missing_report_source", NEW."national_commission_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_year_start", NEW."source_id", NEW."source_note", NEW."status", NEW."updated_at", NEW."verification", NEW."website"); RETURN NULL;',
                    hash="244066e21a14279eaefe6c8d2ea3909f4adb5d96",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_644da",
                    table="aspnet_nationalnetwork",
                    when="AFTER",
                ),
            ),
        ),
    ]
