"""What a network says of missing reports is a rule of its pathway, and stands there only."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

ADOPTED = ["approved", "superseded"]
EDITABLE = ["draft", "returned", "proposed"]
NOT_RECORDED = "Where the rule on missing reports stands was not recorded."
OWN = {"id", "public_id", "status", "status_since", "valid_from", "valid_to", "period"}
OWN |= {"consulted_on", "consultation_note", "created_at", "updated_at"}


def carry(apps, schema_editor):
    """Each rule goes to the versions it held under; a rule under no version becomes a draft."""
    versions = apps.get_model("aspnet", "PathwayVersion").objects
    marked = versions.filter(is_missing_report_renunciation=True)
    marked.filter(source_note="").update(source_note=NOT_RECORDED)
    marked.update(missing_report_rule="renunciation")
    for network in apps.get_model("aspnet", "NationalNetwork").objects.exclude(
        missing_report_rule=""
    ):
        adopted = versions.filter(country=network.country_id, status__in=ADOPTED)
        for version in adopted.filter(valid_from__gte=network.missing_report_from):
            write(version, network)
        ruled = adopted.exclude(missing_report_rule="")
        if not ruled.filter(status="approved").exists():
            write(open_version(apps, network), network)


def write(version, network):
    """The network's rule, with where it stands and since when."""
    words = f"Missing reports, from {network.missing_report_from}: {network.missing_report_source}"
    version.missing_report_rule = network.missing_report_rule
    version.source_note = f"{version.source_note} {words}".strip()[:400]
    version.save()


def open_version(apps, network):
    """The version the coordinators write on, or a new draft like the one in force."""
    versions = apps.get_model("aspnet", "PathwayVersion").objects
    own = versions.filter(country=network.country_id)
    if found := own.filter(status__in=EDITABLE).first():
        return found
    model = own.filter(status="approved").order_by("-valid_from").first()
    draft = versions.model(country_id=network.country_id, is_generated=network.is_generated)
    if model is None:
        return draft
    copy(model, draft)
    draft.save()
    for part in (*model.stages.all(), *model.windows.all()):
        part.pk, part.version_id = None, draft.pk
        part.save(force_insert=True)
    return draft


def copy(model, draft):
    """What a version says, without its dates and its history."""
    for field in model._meta.concrete_fields:
        if field.name not in OWN:
            setattr(draft, field.attname, getattr(model, field.attname))


def carry_back(apps, schema_editor):
    """The rule of the newest adopted version goes back to the network."""
    versions = apps.get_model("aspnet", "PathwayVersion").objects
    networks = apps.get_model("aspnet", "NationalNetwork").objects
    ruled = versions.exclude(missing_report_rule="")
    ruled.update(is_missing_report_renunciation=True)
    for version in ruled.filter(status__in=ADOPTED).order_by("valid_from"):
        networks.filter(country=version.country_id).update(
            missing_report_rule=version.missing_report_rule,
            missing_report_source=version.source_note[:300],
            missing_report_from=version.valid_from,
        )


class Migration(migrations.Migration):
    dependencies = [("aspnet", "0002_counts")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="nationalnetwork",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="nationalnetwork",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pathwayversion",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pathwayversion",
            name="update_update",
        ),
        migrations.AddField(
            model_name="pathwayversion",
            name="missing_report_rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "no rule of its own"),
                    ("renunciation", "counts as renunciation"),
                    ("elimination", "leads to elimination"),
                ],
                default="",
                help_text="Lets the coordinator propose to end a membership after one missing report; the school is heard, UNESCO decides. Holds for school years that begin under this version.",
                max_length=12,
                verbose_name="a report missing without good cause",
            ),
        ),
        migrations.AddField(
            model_name="pathwayversionevent",
            name="missing_report_rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "no rule of its own"),
                    ("renunciation", "counts as renunciation"),
                    ("elimination", "leads to elimination"),
                ],
                default="",
                help_text="Lets the coordinator propose to end a membership after one missing report; the school is heard, UNESCO decides. Holds for school years that begin under this version.",
                max_length=12,
                verbose_name="a report missing without good cause",
            ),
        ),
        migrations.RunSQL(migrations.RunSQL.noop, "SET CONSTRAINTS ALL IMMEDIATE"),
        migrations.RunPython(carry, carry_back),
        # What the rows set off is done now: a table with something pending cannot be altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name="nationalnetwork",
            name="aspnet_nationalnetwork_missing_report_rule_sourced",
        ),
        migrations.RemoveField(
            model_name="nationalnetwork",
            name="missing_report_from",
        ),
        migrations.RemoveField(
            model_name="nationalnetwork",
            name="missing_report_rule",
        ),
        migrations.RemoveField(
            model_name="nationalnetwork",
            name="missing_report_source",
        ),
        migrations.RemoveField(
            model_name="nationalnetworkevent",
            name="missing_report_from",
        ),
        migrations.RemoveField(
            model_name="nationalnetworkevent",
            name="missing_report_rule",
        ),
        migrations.RemoveField(
            model_name="nationalnetworkevent",
            name="missing_report_source",
        ),
        migrations.RemoveField(
            model_name="pathwayversion",
            name="is_missing_report_renunciation",
        ),
        migrations.RemoveField(
            model_name="pathwayversionevent",
            name="is_missing_report_renunciation",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalnetwork",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_nationalnetworkevent" ("confirmed_by", "confirmed_on", "contact_email", "country_id", "created_at", "established_on", "form_languages", "id", "is_generated", "last_number", "national_commission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year_start", "source_id", "source_note", "status", "updated_at", "verification", "website") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."contact_email", NEW."country_id", NEW."created_at", NEW."established_on", NEW."form_languages", NEW."id", NEW."is_generated", NEW."last_number", NEW."national_commission_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_year_start", NEW."source_id", NEW."source_note", NEW."status", NEW."updated_at", NEW."verification", NEW."website"); RETURN NULL;',
                    hash="f07fc6d2fd524de43af79e4ac87517a07ec5931e",
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
                    func='INSERT INTO "aspnet_nationalnetworkevent" ("confirmed_by", "confirmed_on", "contact_email", "country_id", "created_at", "established_on", "form_languages", "id", "is_generated", "last_number", "national_commission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year_start", "source_id", "source_note", "status", "updated_at", "verification", "website") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."contact_email", NEW."country_id", NEW."created_at", NEW."established_on", NEW."form_languages", NEW."id", NEW."is_generated", NEW."last_number", NEW."national_commission_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_year_start", NEW."source_id", NEW."source_note", NEW."status", NEW."updated_at", NEW."verification", NEW."website"); RETURN NULL;',
                    hash="d53a047be2f085bf24448223ee551d5bb3c8c7dd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_644da",
                    table="aspnet_nationalnetwork",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pathwayversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "aspnet_pathwayversionevent" ("as_of", "certificate_months", "confirmed_by", "confirmed_on", "consultation_note", "consulted_on", "country_id", "created_at", "extra_requirements", "id", "is_generated", "missing_report_rule", "needs_cosignature", "needs_sub_national_opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "report_due_day", "report_due_month", "report_rule", "source_id", "source_note", "status", "status_since", "updated_at", "valid_from", "valid_to", "verification") VALUES (NEW."as_of", NEW."certificate_months", NEW."confirmed_by", NEW."confirmed_on", NEW."consultation_note", NEW."consulted_on", NEW."country_id", NEW."created_at", NEW."extra_requirements", NEW."id", NEW."is_generated", NEW."missing_report_rule", NEW."needs_cosignature", NEW."needs_sub_national_opinion", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."report_due_day", NEW."report_due_month", NEW."report_rule", NEW."source_id", NEW."source_note", NEW."status", NEW."status_since", NEW."updated_at", NEW."valid_from", NEW."valid_to", NEW."verification"); RETURN NULL;',
                    hash="309b226482cee128c7a30e06b968f9f3edd454f5",
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
                    condition='WHEN (OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."certificate_months" IS DISTINCT FROM (NEW."certificate_months") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."consultation_note" IS DISTINCT FROM (NEW."consultation_note") OR OLD."consulted_on" IS DISTINCT FROM (NEW."consulted_on") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."extra_requirements" IS DISTINCT FROM (NEW."extra_requirements") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."missing_report_rule" IS DISTINCT FROM (NEW."missing_report_rule") OR OLD."needs_cosignature" IS DISTINCT FROM (NEW."needs_cosignature") OR OLD."needs_sub_national_opinion" IS DISTINCT FROM (NEW."needs_sub_national_opinion") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."report_due_day" IS DISTINCT FROM (NEW."report_due_day") OR OLD."report_due_month" IS DISTINCT FROM (NEW."report_due_month") OR OLD."report_rule" IS DISTINCT FROM (NEW."report_rule") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_note" IS DISTINCT FROM (NEW."source_note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."verification" IS DISTINCT FROM (NEW."verification"))',
                    func='INSERT INTO "aspnet_pathwayversionevent" ("as_of", "certificate_months", "confirmed_by", "confirmed_on", "consultation_note", "consulted_on", "country_id", "created_at", "extra_requirements", "id", "is_generated", "missing_report_rule", "needs_cosignature", "needs_sub_national_opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "report_due_day", "report_due_month", "report_rule", "source_id", "source_note", "status", "status_since", "updated_at", "valid_from", "valid_to", "verification") VALUES (NEW."as_of", NEW."certificate_months", NEW."confirmed_by", NEW."confirmed_on", NEW."consultation_note", NEW."consulted_on", NEW."country_id", NEW."created_at", NEW."extra_requirements", NEW."id", NEW."is_generated", NEW."missing_report_rule", NEW."needs_cosignature", NEW."needs_sub_national_opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."report_due_day", NEW."report_due_month", NEW."report_rule", NEW."source_id", NEW."source_note", NEW."status", NEW."status_since", NEW."updated_at", NEW."valid_from", NEW."valid_to", NEW."verification"); RETURN NULL;',
                    hash="5221d45eaea6d2f746fd1aab4909fec0192c03fe",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8a3b7",
                    table="aspnet_pathwayversion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="pathwayversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("missing_report_rule", ""),
                    models.Q(("source_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="aspnet_pathwayversion_missing_report_rule_sourced",
                violation_error_message="Say where the rule on missing reports stands.",
            ),
        ),
    ]
