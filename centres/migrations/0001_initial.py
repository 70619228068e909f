import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.lookups
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import unesco_portal.core.dates
import unesco_portal.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('reference', '0001_initial'),
    ]

    operations = [
        unesco_portal.core.operations.AtOnce(
            operations=[migrations.CreateModel(
                name='Centre',
                fields=[
                    ('status_since', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='in this state since')),
                    ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, related_name='centre', serialize=False, to='people.organisation')),
                    ('host_institution', models.CharField(blank=True, help_text="In the source's words; a known host is also a relation.", max_length=200, verbose_name='host institution')),
                    ('latitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)], verbose_name='latitude')),
                    ('longitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)], verbose_name='longitude')),
                    ('heading', models.CharField(blank=True, choices=[('education', 'Education'), ('natural_sciences', 'Natural Sciences'), ('ioc', 'Intergovernmental Oceanographic Commission'), ('social_human_sciences', 'Social and Human Sciences'), ('culture', 'Culture'), ('communication_information', 'Communication and Information'), ('cross_cutting', 'Other, cross-cutting')], help_text='Under which of the seven headings the official lists name it.', max_length=26, verbose_name='heading')),
                    ('lead_sector', models.CharField(blank=True, choices=[('ED', 'Education Sector (ED)'), ('SC', 'Natural Sciences Sector (SC)'), ('SHS', 'Social and Human Sciences Sector (SHS)'), ('CLT', 'Culture Sector (CLT)'), ('CI', 'Communication and Information Sector (CI)')], max_length=3, verbose_name='lead sector')),
                    ('themes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='themes')),
                    ('scope', models.CharField(choices=[('international', 'international'), ('regional', 'regional'), ('subregional', 'subregional'), ('interregional', 'interregional'), ('unknown', 'not known')], default='unknown', max_length=14, verbose_name='scope')),
                    ('approved_on', unesco_portal.core.dates.PartialDateField(verbose_name='approved by the General Conference')),
                    ('signed_on', unesco_portal.core.dates.PartialDateField(verbose_name='agreement signed')),
                    ('provisional_on', unesco_portal.core.dates.PartialDateField(verbose_name='provisionally applied from')),
                    ('in_force_on', unesco_portal.core.dates.PartialDateField(verbose_name='agreement in force from')),
                    ('established_on', unesco_portal.core.dates.PartialDateField(verbose_name='established or operating since')),
                    ('expires_on', unesco_portal.core.dates.PartialDateField(verbose_name='agreement expires')),
                    ('renewal_on', unesco_portal.core.dates.PartialDateField(verbose_name='latest known step of a renewal')),
                    ('legal_texts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Symbols of the texts that designate or renew it, such as 40 C/Resolution 99.', size=None, verbose_name='decisions and resolutions')),
                    ('designation_source', models.CharField(blank=True, max_length=400, verbose_name='source of dates and texts')),
                    ('designation_verification', models.CharField(choices=[('verified', 'verified in a source'), ('unverified', 'not verified')], db_default='unverified', default='unverified', help_text='Whether a source naming these dates and texts was read.', max_length=10, verbose_name='verification of dates and texts')),
                    ('status', models.CharField(choices=[('unknown', 'not confirmed'), ('proposed', 'proposed'), ('approved', 'approved, without agreement'), ('operational', 'operational'), ('non_operational', 'non-operational'), ('ceased', 'ceased')], default='unknown', editable=False, max_length=16, verbose_name='status')),
                    ('status_on', unesco_portal.core.dates.PartialDateField(editable=False, help_text='The date of the decision, agreement or report that tells this status.', verbose_name='status as of')),
                    ('status_note', models.CharField(blank=True, editable=False, max_length=1000, verbose_name='how the status is known')),
                    ('non_operational_reason', models.CharField(blank=True, choices=[('conflict', '(i) conflict or security in the host country'), ('no_agreement', '(ii) no signed agreement, because of legal or financial obstacles'), ('no_reply', '(iii) no reply to repeated requests for reports, and no governing board meetings')], editable=False, max_length=12, verbose_name='why it is non-operational')),
                ],
                options={
                    'verbose_name': 'Category 2 centre',
                    'verbose_name_plural': 'Category 2 centres',
                    'ordering': ['name', 'pk'],
                    'abstract': False,
                    'indexes': [models.Index(fields=['heading'], name='centres_centre_heading'), models.Index(fields=['lead_sector'], name='centres_centre_sector'), models.Index(fields=['scope'], name='centres_centre_scope'), models.Index(fields=['status', 'status_since'], name='centres_centre_waiting'), models.Index(fields=['expires_on'], name='centres_centre_expiry')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('approved_on__isnull', True), ('approved_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centre_approved_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('signed_on__isnull', True), ('signed_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centre_signed_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('provisional_on__isnull', True), ('provisional_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centre_provisional_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('in_force_on__isnull', True), ('in_force_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centre_in_force_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('established_on__isnull', True), ('established_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centre_established_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('expires_on__isnull', True), ('expires_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centre_expires_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('renewal_on__isnull', True), ('renewal_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centre_renewal_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('status_on__isnull', True), ('status_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centre_status_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='centres_centre_point_whole', violation_error_message='Give both latitude and longitude, or neither.'), models.CheckConstraint(condition=models.Q(('in_force_on', None), ('expires_on', None), django.db.models.lookups.GreaterThanOrEqual(models.Func(models.F('expires_on'), function='portal_last_day', output_field=models.DateField()), models.Func(models.F('in_force_on'), function='portal_first_day', output_field=models.DateField())), _connector='OR'), name='centres_centre_expires_after_in_force', violation_error_message='An agreement cannot expire before it is in force.'), models.CheckConstraint(condition=models.Q(models.Q(('non_operational_reason__in', ['conflict', 'no_agreement', 'no_reply']), ('status', 'non_operational')), models.Q(models.Q(('status', 'non_operational'), _negated=True), ('non_operational_reason', '')), _connector='OR'), name='centres_centre_non_operational_iff_reason', violation_error_message='A non-operational centre has one of the three official reasons, no other has.'), models.CheckConstraint(condition=models.Q(('status', 'unknown'), models.Q(('status_on__isnull', False), models.Q(('status_note', ''), _negated=True)), _connector='OR'), name='centres_centre_status_has_evidence', violation_error_message='A status needs its date and how it is known.')],
                },
                bases=('people.organisation', models.Model),
            ), migrations.CreateModel(
                name='CentreActivity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('name', models.CharField(max_length=250, verbose_name='name')),
                    ('kind', models.CharField(choices=[('network', 'network'), ('platform', 'platform'), ('project', 'project'), ('partner_initiative', 'partner initiative'), ('publication', 'publication'), ('other', 'other activity')], max_length=20, verbose_name='kind')),
                    ('network_name', models.CharField(blank=True, max_length=250, verbose_name='within the network')),
                    ('partner_name', models.CharField(blank=True, max_length=250, verbose_name='of the partner')),
                    ('centre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='centres.centre', verbose_name='centre')),
                    ('network', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation', verbose_name='network, linked')),
                    ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation', verbose_name='partner, linked')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.sourcedocument', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'activity of a centre',
                    'verbose_name_plural': 'activities of centres',
                    'ordering': ['centre', 'pk'],
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('centre', 'name'), name='centres_centreactivity_once')],
                },
            ), migrations.CreateModel(
                name='CentreActivityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('name', models.CharField(max_length=250, verbose_name='name')),
                    ('kind', models.CharField(choices=[('network', 'network'), ('platform', 'platform'), ('project', 'project'), ('partner_initiative', 'partner initiative'), ('publication', 'publication'), ('other', 'other activity')], max_length=20, verbose_name='kind')),
                    ('network_name', models.CharField(blank=True, max_length=250, verbose_name='within the network')),
                    ('partner_name', models.CharField(blank=True, max_length=250, verbose_name='of the partner')),
                    ('centre', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='centres.centre', verbose_name='centre')),
                    ('network', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation', verbose_name='network, linked')),
                    ('partner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation', verbose_name='partner, linked')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='centres.centreactivity')),
                    ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.sourcedocument', verbose_name='source')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='CentreEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('status_since', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='in this state since')),
                    ('host_institution', models.CharField(blank=True, help_text="In the source's words; a known host is also a relation.", max_length=200, verbose_name='host institution')),
                    ('latitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)], verbose_name='latitude')),
                    ('longitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)], verbose_name='longitude')),
                    ('heading', models.CharField(blank=True, choices=[('education', 'Education'), ('natural_sciences', 'Natural Sciences'), ('ioc', 'Intergovernmental Oceanographic Commission'), ('social_human_sciences', 'Social and Human Sciences'), ('culture', 'Culture'), ('communication_information', 'Communication and Information'), ('cross_cutting', 'Other, cross-cutting')], help_text='Under which of the seven headings the official lists name it.', max_length=26, verbose_name='heading')),
                    ('lead_sector', models.CharField(blank=True, choices=[('ED', 'Education Sector (ED)'), ('SC', 'Natural Sciences Sector (SC)'), ('SHS', 'Social and Human Sciences Sector (SHS)'), ('CLT', 'Culture Sector (CLT)'), ('CI', 'Communication and Information Sector (CI)')], max_length=3, verbose_name='lead sector')),
                    ('themes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='themes')),
                    ('scope', models.CharField(choices=[('international', 'international'), ('regional', 'regional'), ('subregional', 'subregional'), ('interregional', 'interregional'), ('unknown', 'not known')], default='unknown', max_length=14, verbose_name='scope')),
                    ('approved_on', unesco_portal.core.dates.PartialDateField(verbose_name='approved by the General Conference')),
                    ('signed_on', unesco_portal.core.dates.PartialDateField(verbose_name='agreement signed')),
                    ('provisional_on', unesco_portal.core.dates.PartialDateField(verbose_name='provisionally applied from')),
                    ('in_force_on', unesco_portal.core.dates.PartialDateField(verbose_name='agreement in force from')),
                    ('established_on', unesco_portal.core.dates.PartialDateField(verbose_name='established or operating since')),
                    ('expires_on', unesco_portal.core.dates.PartialDateField(verbose_name='agreement expires')),
                    ('renewal_on', unesco_portal.core.dates.PartialDateField(verbose_name='latest known step of a renewal')),
                    ('legal_texts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Symbols of the texts that designate or renew it, such as 40 C/Resolution 99.', size=None, verbose_name='decisions and resolutions')),
                    ('designation_source', models.CharField(blank=True, max_length=400, verbose_name='source of dates and texts')),
                    ('designation_verification', models.CharField(choices=[('verified', 'verified in a source'), ('unverified', 'not verified')], db_default='unverified', default='unverified', help_text='Whether a source naming these dates and texts was read.', max_length=10, verbose_name='verification of dates and texts')),
                    ('status', models.CharField(choices=[('unknown', 'not confirmed'), ('proposed', 'proposed'), ('approved', 'approved, without agreement'), ('operational', 'operational'), ('non_operational', 'non-operational'), ('ceased', 'ceased')], default='unknown', editable=False, max_length=16, verbose_name='status')),
                    ('status_on', unesco_portal.core.dates.PartialDateField(editable=False, help_text='The date of the decision, agreement or report that tells this status.', verbose_name='status as of')),
                    ('status_note', models.CharField(blank=True, editable=False, max_length=1000, verbose_name='how the status is known')),
                    ('non_operational_reason', models.CharField(blank=True, choices=[('conflict', '(i) conflict or security in the host country'), ('no_agreement', '(ii) no signed agreement, because of legal or financial obstacles'), ('no_reply', '(iii) no reply to repeated requests for reports, and no governing board meetings')], editable=False, max_length=12, verbose_name='why it is non-operational')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='designation_events', related_query_name='designation_event', to='centres.centre')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='CentreObservation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('state', models.CharField(choices=[('existing', 'existing'), ('newly_established', 'newly established'), ('listed_non_operational', 'listed as non-operational'), ('took_part', 'took part in a meeting of centres'), ('renewal_considered', 'renewal before the Executive Board')], max_length=24, verbose_name='what was said')),
                    ('as_of', unesco_portal.core.dates.PartialDateField(verbose_name='as of')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='in words')),
                    ('centre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='centres.centre', verbose_name='centre')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.sourcedocument', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'observation of a centre',
                    'verbose_name_plural': 'observations of centres',
                    'ordering': ['centre', 'as_of', 'pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('as_of__isnull', True), ('as_of__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='centres_centreobservation_as_of_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.UniqueConstraint(fields=('centre', 'state', 'as_of', 'note'), name='centres_centreobservation_once'), models.CheckConstraint(condition=models.Q(('source__isnull', False), models.Q(('note', ''), _negated=True), _connector='OR'), name='centres_centreobservation_has_source', violation_error_message='Name the source, or say in words where it was read.')],
                },
            ), migrations.CreateModel(
                name='CentreObservationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('state', models.CharField(choices=[('existing', 'existing'), ('newly_established', 'newly established'), ('listed_non_operational', 'listed as non-operational'), ('took_part', 'took part in a meeting of centres'), ('renewal_considered', 'renewal before the Executive Board')], max_length=24, verbose_name='what was said')),
                    ('as_of', unesco_portal.core.dates.PartialDateField(verbose_name='as of')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='in words')),
                    ('centre', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='centres.centre', verbose_name='centre')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='centres.centreobservation')),
                    ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.sourcedocument', verbose_name='source')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='centre',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='6d7c1b8222f6804f58b8131f0922a7aa2b35b890', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_bbb26', table='centres_centre', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='centre',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "centres_centreevent" ("approved_on", "designation_source", "designation_verification", "established_on", "expires_on", "heading", "host_institution", "in_force_on", "latitude", "lead_sector", "legal_texts", "longitude", "non_operational_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional_on", "renewal_on", "scope", "signed_on", "status", "status_note", "status_on", "status_since", "themes") VALUES (NEW."approved_on", NEW."designation_source", NEW."designation_verification", NEW."established_on", NEW."expires_on", NEW."heading", NEW."host_institution", NEW."in_force_on", NEW."latitude", NEW."lead_sector", NEW."legal_texts", NEW."longitude", NEW."non_operational_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."organisation_id", NEW."provisional_on", NEW."renewal_on", NEW."scope", NEW."signed_on", NEW."status", NEW."status_note", NEW."status_on", NEW."status_since", NEW."themes"); RETURN NULL;', hash='cd3a43e57c34f4201442a8f48903aa18c76bb2e0', operation='INSERT', pgid='pgtrigger_insert_insert_e4fc6', table='centres_centre', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='centre',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."approved_on" IS DISTINCT FROM (NEW."approved_on") OR OLD."designation_source" IS DISTINCT FROM (NEW."designation_source") OR OLD."designation_verification" IS DISTINCT FROM (NEW."designation_verification") OR OLD."established_on" IS DISTINCT FROM (NEW."established_on") OR OLD."expires_on" IS DISTINCT FROM (NEW."expires_on") OR OLD."heading" IS DISTINCT FROM (NEW."heading") OR OLD."host_institution" IS DISTINCT FROM (NEW."host_institution") OR OLD."in_force_on" IS DISTINCT FROM (NEW."in_force_on") OR OLD."latitude" IS DISTINCT FROM (NEW."latitude") OR OLD."lead_sector" IS DISTINCT FROM (NEW."lead_sector") OR OLD."legal_texts" IS DISTINCT FROM (NEW."legal_texts") OR OLD."longitude" IS DISTINCT FROM (NEW."longitude") OR OLD."non_operational_reason" IS DISTINCT FROM (NEW."non_operational_reason") OR OLD."provisional_on" IS DISTINCT FROM (NEW."provisional_on") OR OLD."renewal_on" IS DISTINCT FROM (NEW."renewal_on") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_note" IS DISTINCT FROM (NEW."status_note") OR OLD."status_on" IS DISTINCT FROM (NEW."status_on") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."themes" IS DISTINCT FROM (NEW."themes"))', func='INSERT INTO "centres_centreevent" ("approved_on", "designation_source", "designation_verification", "established_on", "expires_on", "heading", "host_institution", "in_force_on", "latitude", "lead_sector", "legal_texts", "longitude", "non_operational_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional_on", "renewal_on", "scope", "signed_on", "status", "status_note", "status_on", "status_since", "themes") VALUES (NEW."approved_on", NEW."designation_source", NEW."designation_verification", NEW."established_on", NEW."expires_on", NEW."heading", NEW."host_institution", NEW."in_force_on", NEW."latitude", NEW."lead_sector", NEW."legal_texts", NEW."longitude", NEW."non_operational_reason", _pgh_attach_context(), NOW(), \'update\', NEW."organisation_id", NEW."provisional_on", NEW."renewal_on", NEW."scope", NEW."signed_on", NEW."status", NEW."status_note", NEW."status_on", NEW."status_since", NEW."themes"); RETURN NULL;', hash='eb4f783a9795c58cfc0311b9285f57201e9dacce', operation='UPDATE', pgid='pgtrigger_update_update_0cb98', table='centres_centre', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='centreactivity',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='dee8543c1944de6896db8cd164cedae0b7006526', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_ad6a4', table='centres_centreactivity', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='centreactivity',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "centres_centreactivityevent" ("centre_id", "created_at", "id", "is_generated", "kind", "name", "network_id", "network_name", "partner_id", "partner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (NEW."centre_id", NEW."created_at", NEW."id", NEW."is_generated", NEW."kind", NEW."name", NEW."network_id", NEW."network_name", NEW."partner_id", NEW."partner_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id"); RETURN NULL;', hash='2ed2937b302f33e10670e074474e5a6bc2d5a00c', operation='INSERT', pgid='pgtrigger_insert_insert_9db09', table='centres_centreactivity', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='centreactivity',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."centre_id" IS DISTINCT FROM (NEW."centre_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."network_name" IS DISTINCT FROM (NEW."network_name") OR OLD."partner_id" IS DISTINCT FROM (NEW."partner_id") OR OLD."partner_name" IS DISTINCT FROM (NEW."partner_name") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id"))', func='INSERT INTO "centres_centreactivityevent" ("centre_id", "created_at", "id", "is_generated", "kind", "name", "network_id", "network_name", "partner_id", "partner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (NEW."centre_id", NEW."created_at", NEW."id", NEW."is_generated", NEW."kind", NEW."name", NEW."network_id", NEW."network_name", NEW."partner_id", NEW."partner_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id"); RETURN NULL;', hash='9b6efa86fa3a70771c65be8bcc815c0c091dab1b', operation='UPDATE', pgid='pgtrigger_update_update_53ac6', table='centres_centreactivity', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='centreobservation',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='8195124ea37e408a9bd914efe3a45e195a3970c8', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_1bc7e', table='centres_centreobservation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='centreobservation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "centres_centreobservationevent" ("as_of", "centre_id", "created_at", "id", "is_generated", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "state") VALUES (NEW."as_of", NEW."centre_id", NEW."created_at", NEW."id", NEW."is_generated", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."state"); RETURN NULL;', hash='5b526558cdecb13865e4b9f5a8d5418ca39d3dd1', operation='INSERT', pgid='pgtrigger_insert_insert_18dce', table='centres_centreobservation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='centreobservation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."centre_id" IS DISTINCT FROM (NEW."centre_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))', func='INSERT INTO "centres_centreobservationevent" ("as_of", "centre_id", "created_at", "id", "is_generated", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "state") VALUES (NEW."as_of", NEW."centre_id", NEW."created_at", NEW."id", NEW."is_generated", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."state"); RETURN NULL;', hash='d5fb47202678f1b1ab41a5181052593f96baf3de', operation='UPDATE', pgid='pgtrigger_update_update_2f2a3', table='centres_centreobservation', when='AFTER')),
            )],
        ),
    ]
