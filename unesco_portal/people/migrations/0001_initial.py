import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import unesco_portal.core.codes
import unesco_portal.core.dates
import unesco_portal.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('reference', '0001_initial'),
    ]

    operations = [
        unesco_portal.core.operations.AtOnce(
            operations=[migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('search', django.contrib.postgres.search.SearchVectorField(editable=False, null=True, verbose_name='search words')),
                    ('source_note', models.CharField(blank=True, help_text='Where the facts were read, and which of them were not.', max_length=400, verbose_name='source in words')),
                    ('verification', models.CharField(choices=[('verified', 'verified in a source'), ('unverified', 'not verified')], db_default='unverified', default='unverified', help_text='Whether a source naming the fact was read.', max_length=10, verbose_name='verification')),
                    ('confirmed_on', models.DateField(blank=True, help_text='The last day somebody responsible said that this record is right.', null=True, verbose_name='confirmed on')),
                    ('confirmed_by', models.CharField(blank=True, help_text='The function of who confirmed it, never a private name.', max_length=120, verbose_name='confirmed by')),
                    ('public_id', models.SlugField(max_length=80, unique=True, verbose_name='permanent name')),
                    ('name', models.CharField(max_length=300, verbose_name='name')),
                    ('acronym', models.CharField(blank=True, max_length=40, verbose_name='acronym')),
                    ('kind', models.CharField(choices=[('national_commission', 'National Commission for UNESCO'), ('permanent_delegation', 'Permanent Delegation to UNESCO'), ('ministry', 'ministry or public authority'), ('headquarters', 'UNESCO Headquarters'), ('hq_section', 'section at UNESCO Headquarters'), ('regional_office', 'UNESCO regional office'), ('field_office', 'UNESCO field office'), ('national_office', 'UNESCO national office'), ('liaison_office', 'UNESCO liaison office'), ('category_1', 'Category 1 institute'), ('category_2', 'Category 2 institute or centre'), ('school', 'school'), ('university', 'university'), ('ngo', 'non-governmental organization'), ('donor', 'donor'), ('company', 'company'), ('network', 'network'), ('other', 'other body')], max_length=24, verbose_name='kind')),
                    ('city', models.CharField(blank=True, max_length=120, verbose_name='city')),
                    ('website', models.URLField(blank=True, max_length=300, verbose_name='website')),
                    ('ended_on', unesco_portal.core.dates.PartialDateField(verbose_name='ended on')),
                    ('note', models.CharField(blank=True, max_length=400, verbose_name='note')),
                    ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='reference.country', verbose_name='country')),
                    ('covers', models.ManyToManyField(blank=True, related_name='covering_offices', to='reference.country', verbose_name='countries covered')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.sourcedocument', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'organisation',
                    'verbose_name_plural': 'organisations',
                    'ordering': ['name', 'pk'],
                    'abstract': False,
                    'indexes': [models.Index(fields=['name', 'public_id'], name='people_organisation_name'), models.Index(fields=['kind', 'name', 'public_id'], name='people_organisation_kind'), models.Index(fields=['country', 'name', 'public_id'], name='people_organisation_country'), django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['search'], name='people_organisation_search')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='people_organisation_ended_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.')],
                },
            ), migrations.CreateModel(
                name='ExternalIdentifier',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scheme', models.SlugField(max_length=20, verbose_name='scheme')),
                    ('value', models.CharField(max_length=120, verbose_name='value')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identifiers', to='people.organisation')),
                ],
                options={
                    'verbose_name': 'external identifier',
                    'verbose_name_plural': 'external identifiers',
                    'ordering': ['scheme'],
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'value'), name='people_externalidentifier_once')],
                },
            ), migrations.CreateModel(
                name='ExternalIdentifierEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('scheme', models.SlugField(db_index=False, max_length=20, verbose_name='scheme')),
                    ('value', models.CharField(max_length=120, verbose_name='value')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.externalidentifier')),
                    ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='OrganisationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('source_note', models.CharField(blank=True, help_text='Where the facts were read, and which of them were not.', max_length=400, verbose_name='source in words')),
                    ('verification', models.CharField(choices=[('verified', 'verified in a source'), ('unverified', 'not verified')], db_default='unverified', default='unverified', help_text='Whether a source naming the fact was read.', max_length=10, verbose_name='verification')),
                    ('confirmed_on', models.DateField(blank=True, help_text='The last day somebody responsible said that this record is right.', null=True, verbose_name='confirmed on')),
                    ('confirmed_by', models.CharField(blank=True, help_text='The function of who confirmed it, never a private name.', max_length=120, verbose_name='confirmed by')),
                    ('public_id', models.SlugField(db_index=False, max_length=80, verbose_name='permanent name')),
                    ('name', models.CharField(max_length=300, verbose_name='name')),
                    ('acronym', models.CharField(blank=True, max_length=40, verbose_name='acronym')),
                    ('kind', models.CharField(choices=[('national_commission', 'National Commission for UNESCO'), ('permanent_delegation', 'Permanent Delegation to UNESCO'), ('ministry', 'ministry or public authority'), ('headquarters', 'UNESCO Headquarters'), ('hq_section', 'section at UNESCO Headquarters'), ('regional_office', 'UNESCO regional office'), ('field_office', 'UNESCO field office'), ('national_office', 'UNESCO national office'), ('liaison_office', 'UNESCO liaison office'), ('category_1', 'Category 1 institute'), ('category_2', 'Category 2 institute or centre'), ('school', 'school'), ('university', 'university'), ('ngo', 'non-governmental organization'), ('donor', 'donor'), ('company', 'company'), ('network', 'network'), ('other', 'other body')], max_length=24, verbose_name='kind')),
                    ('city', models.CharField(blank=True, max_length=120, verbose_name='city')),
                    ('website', models.URLField(blank=True, max_length=300, verbose_name='website')),
                    ('ended_on', unesco_portal.core.dates.PartialDateField(verbose_name='ended on')),
                    ('note', models.CharField(blank=True, max_length=400, verbose_name='note')),
                    ('country', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.country', verbose_name='country')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.organisation')),
                    ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.sourcedocument', verbose_name='source')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='OrganisationName',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=300, verbose_name='name')),
                    ('kind', models.CharField(choices=[('translation', 'name in another language'), ('acronym', 'acronym'), ('short', 'short name'), ('former', 'former name'), ('variant', 'other spelling')], max_length=12, verbose_name='kind')),
                    ('language', models.CharField(blank=True, max_length=3, verbose_name='language')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='people.organisation')),
                ],
                options={
                    'verbose_name': 'further name of an organisation',
                    'verbose_name_plural': 'further names of organisations',
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='people_organisationname_once')],
                },
            ), migrations.CreateModel(
                name='OrganisationNameEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=300, verbose_name='name')),
                    ('kind', models.CharField(choices=[('translation', 'name in another language'), ('acronym', 'acronym'), ('short', 'short name'), ('former', 'former name'), ('variant', 'other spelling')], max_length=12, verbose_name='kind')),
                    ('language', models.CharField(blank=True, max_length=3, verbose_name='language')),
                    ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.organisationname')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='OrganisationRelation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('part_of', 'is part of'), ('hosts', 'hosts'), ('predecessor_of', 'is the predecessor of'), ('supports', 'supports'), ('funds', 'funds')], max_length=16, verbose_name='relation')),
                    ('start_on', unesco_portal.core.dates.PartialDateField(verbose_name='from')),
                    ('end_on', unesco_portal.core.dates.PartialDateField(verbose_name='to')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='people.organisation')),
                    ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inverse_relations', to='people.organisation', verbose_name='to')),
                ],
                options={
                    'verbose_name': 'relation of organisations',
                    'verbose_name_plural': 'relations of organisations',
                    'ordering': ['organisation', 'kind', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('organisation', models.F('other')), _negated=True), name='people_organisationrelation_not_itself'), models.UniqueConstraint(fields=('organisation', 'kind', 'other', 'start_on'), name='people_organisationrelation_once'), models.CheckConstraint(condition=models.Q(('start_on__isnull', True), ('start_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='people_organisationrelation_start_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('end_on__isnull', True), ('end_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='people_organisationrelation_end_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.')],
                },
            ), migrations.CreateModel(
                name='OrganisationRelationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('part_of', 'is part of'), ('hosts', 'hosts'), ('predecessor_of', 'is the predecessor of'), ('supports', 'supports'), ('funds', 'funds')], max_length=16, verbose_name='relation')),
                    ('start_on', unesco_portal.core.dates.PartialDateField(verbose_name='from')),
                    ('end_on', unesco_portal.core.dates.PartialDateField(verbose_name='to')),
                    ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                    ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation', verbose_name='to')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.organisationrelation')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('search', django.contrib.postgres.search.SearchVectorField(editable=False, null=True, verbose_name='search words')),
                    ('public_id', unesco_portal.core.codes.PublicCodeField(prefix='PER', unique=True, verbose_name='code')),
                    ('given_name', models.CharField(blank=True, max_length=100, verbose_name='given name')),
                    ('family_name', models.CharField(max_length=100, verbose_name='family name')),
                    ('name_order', models.CharField(choices=[('given_first', 'given name first'), ('family_first', 'family name first')], default='given_first', max_length=12, verbose_name='order of names')),
                    ('honorific', models.CharField(blank=True, max_length=20, verbose_name='form of address')),
                    ('is_public', models.BooleanField(default=False, help_text='Holds or held a public function under this name.', verbose_name='shown to the public')),
                    ('source_key', models.SlugField(editable=False, max_length=60, null=True, unique=True, verbose_name='key in the source facts')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'person',
                    'verbose_name_plural': 'persons',
                    'ordering': ['family_name', 'given_name', 'pk'],
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['search'], name='people_person_search')],
                },
            ), migrations.CreateModel(
                name='PersonEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('public_id', unesco_portal.core.codes.PublicCodeField(prefix='PER', unique=False, verbose_name='code')),
                    ('given_name', models.CharField(blank=True, max_length=100, verbose_name='given name')),
                    ('family_name', models.CharField(max_length=100, verbose_name='family name')),
                    ('name_order', models.CharField(choices=[('given_first', 'given name first'), ('family_first', 'family name first')], default='given_first', max_length=12, verbose_name='order of names')),
                    ('honorific', models.CharField(blank=True, max_length=20, verbose_name='form of address')),
                    ('is_public', models.BooleanField(default=False, help_text='Holds or held a public function under this name.', verbose_name='shown to the public')),
                    ('source_key', models.SlugField(db_index=False, editable=False, max_length=60, null=True, verbose_name='key in the source facts')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.person')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PersonName',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('kind', models.CharField(choices=[('translation', 'name in another language'), ('acronym', 'acronym'), ('short', 'short name'), ('former', 'former name'), ('variant', 'other spelling')], default='variant', max_length=12, verbose_name='kind')),
                    ('language', models.CharField(blank=True, max_length=3, verbose_name='language')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='people.person')),
                ],
                options={
                    'verbose_name': 'further name of a person',
                    'verbose_name_plural': 'further names of persons',
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('person', 'name'), name='people_personname_once')],
                },
            ), migrations.CreateModel(
                name='Appointment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('source_note', models.CharField(blank=True, help_text='Where the facts were read, and which of them were not.', max_length=400, verbose_name='source in words')),
                    ('verification', models.CharField(choices=[('verified', 'verified in a source'), ('unverified', 'not verified')], db_default='unverified', default='unverified', help_text='Whether a source naming the fact was read.', max_length=10, verbose_name='verification')),
                    ('confirmed_on', models.DateField(blank=True, help_text='The last day somebody responsible said that this record is right.', null=True, verbose_name='confirmed on')),
                    ('confirmed_by', models.CharField(blank=True, help_text='The function of who confirmed it, never a private name.', max_length=120, verbose_name='confirmed by')),
                    ('public_id', unesco_portal.core.codes.PublicCodeField(prefix='APT', unique=True, verbose_name='code')),
                    ('title_en', models.CharField(blank=True, max_length=200, verbose_name='title in English')),
                    ('title_fr', models.CharField(blank=True, max_length=200, verbose_name='title in French')),
                    ('title_es', models.CharField(blank=True, max_length=200, verbose_name='title in Spanish')),
                    ('role', models.CharField(blank=True, choices=[('national_coordinator', 'National Coordinator'), ('deputy_coordinator', 'Deputy National Coordinator'), ('national_commission', 'Secretary-General of a National Commission'), ('aspnet_coordination', 'International ASPnet coordination'), ('centres_coordination', 'Category 2 coordination'), ('convention_secretariat', 'Convention secretariat'), ('meetings_coordination', 'Meetings coordination'), ('data_steward', 'Steward of reference data'), ('field_officer', 'Field office officer')], help_text='What the appointment lets its holder do in the portal; empty for a title only.', max_length=24, verbose_name='role')),
                    ('start_on', unesco_portal.core.dates.PartialDateField(verbose_name='from')),
                    ('end_on', unesco_portal.core.dates.PartialDateField(verbose_name='to')),
                    ('end_reason', models.CharField(blank=True, max_length=200, verbose_name='reason of the end')),
                    ('period', models.GeneratedField(db_persist=True, expression=models.Func(models.F('start_on'), models.F('end_on'), function='portal_period'), output_field=django.contrib.postgres.fields.ranges.DateRangeField(), verbose_name='period')),
                    ('country', models.ForeignKey(blank=True, help_text='The scope of a national role.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='reference.country', verbose_name='country')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.sourcedocument', verbose_name='source')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='people.organisation', verbose_name='body')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='people.person')),
                ],
                options={
                    'verbose_name': 'appointment',
                    'verbose_name_plural': 'appointments',
                    'ordering': ['person__family_name', 'person__given_name', 'start_on', 'pk'],
                    'abstract': False,
                    'indexes': [models.Index(fields=['role', 'country'], name='people_appointment_role'), django.contrib.postgres.indexes.GistIndex(fields=['period'], name='people_appointment_period')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('start_on__isnull', True), ('start_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='people_appointment_start_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('end_on__isnull', True), ('end_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='people_appointment_end_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['deputy_coordinator', 'national_commission', 'national_coordinator']), _negated=True), ('country__isnull', False), _connector='OR'), name='people_appointment_national_role_has_country', violation_error_message='A national role needs its country.'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('role', ''), _negated=True), expressions=[('person', '='), ('role', '='), (models.Func(models.F('country'), function='COALESCE', template="%(function)s(%(expressions)s, '')"), '='), ('period', '&&')], name='people_appointment_no_overlap_in_role', violation_error_message='This person already holds this role during part of that time.')],
                },
            ), migrations.CreateModel(
                name='AppointmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('source_note', models.CharField(blank=True, help_text='Where the facts were read, and which of them were not.', max_length=400, verbose_name='source in words')),
                    ('verification', models.CharField(choices=[('verified', 'verified in a source'), ('unverified', 'not verified')], db_default='unverified', default='unverified', help_text='Whether a source naming the fact was read.', max_length=10, verbose_name='verification')),
                    ('confirmed_on', models.DateField(blank=True, help_text='The last day somebody responsible said that this record is right.', null=True, verbose_name='confirmed on')),
                    ('confirmed_by', models.CharField(blank=True, help_text='The function of who confirmed it, never a private name.', max_length=120, verbose_name='confirmed by')),
                    ('public_id', unesco_portal.core.codes.PublicCodeField(prefix='APT', unique=False, verbose_name='code')),
                    ('title_en', models.CharField(blank=True, max_length=200, verbose_name='title in English')),
                    ('title_fr', models.CharField(blank=True, max_length=200, verbose_name='title in French')),
                    ('title_es', models.CharField(blank=True, max_length=200, verbose_name='title in Spanish')),
                    ('role', models.CharField(blank=True, choices=[('national_coordinator', 'National Coordinator'), ('deputy_coordinator', 'Deputy National Coordinator'), ('national_commission', 'Secretary-General of a National Commission'), ('aspnet_coordination', 'International ASPnet coordination'), ('centres_coordination', 'Category 2 coordination'), ('convention_secretariat', 'Convention secretariat'), ('meetings_coordination', 'Meetings coordination'), ('data_steward', 'Steward of reference data'), ('field_officer', 'Field office officer')], help_text='What the appointment lets its holder do in the portal; empty for a title only.', max_length=24, verbose_name='role')),
                    ('start_on', unesco_portal.core.dates.PartialDateField(verbose_name='from')),
                    ('end_on', unesco_portal.core.dates.PartialDateField(verbose_name='to')),
                    ('end_reason', models.CharField(blank=True, max_length=200, verbose_name='reason of the end')),
                    ('country', models.ForeignKey(blank=True, db_constraint=False, help_text='The scope of a national role.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.country', verbose_name='country')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.appointment')),
                    ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.sourcedocument', verbose_name='source')),
                    ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation', verbose_name='body')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='f49e20b33d6d9d8f9929fda13857e7c626b49fee', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_3acaa', table='people_organisation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='search_words', sql=pgtrigger.compiler.UpsertTriggerSql(func="NEW.search := portal_vector(concat_ws(' ', NEW.name, NEW.acronym, NEW.city, (SELECT string_agg(name, ' ') FROM people_organisationname WHERE organisation_id = NEW.id))); RETURN NEW;", hash='2dab2defda44424ad8e7a0120221d06ebc3edca1', operation='INSERT OR UPDATE OF "name", "acronym", "city", "search"', pgid='pgtrigger_search_words_9dbe6', table='people_organisation', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_organisationevent" ("acronym", "city", "confirmed_by", "confirmed_on", "country_id", "created_at", "ended_on", "id", "is_generated", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source_id", "source_note", "verification", "website") VALUES (NEW."acronym", NEW."city", NEW."confirmed_by", NEW."confirmed_on", NEW."country_id", NEW."created_at", NEW."ended_on", NEW."id", NEW."is_generated", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."source_id", NEW."source_note", NEW."verification", NEW."website"); RETURN NULL;', hash='bbda93e22d2318ab0794681602051702f292cb3d', operation='INSERT', pgid='pgtrigger_insert_insert_d087f', table='people_organisation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_note" IS DISTINCT FROM (NEW."source_note") OR OLD."verification" IS DISTINCT FROM (NEW."verification") OR OLD."website" IS DISTINCT FROM (NEW."website"))', func='INSERT INTO "people_organisationevent" ("acronym", "city", "confirmed_by", "confirmed_on", "country_id", "created_at", "ended_on", "id", "is_generated", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source_id", "source_note", "verification", "website") VALUES (NEW."acronym", NEW."city", NEW."confirmed_by", NEW."confirmed_on", NEW."country_id", NEW."created_at", NEW."ended_on", NEW."id", NEW."is_generated", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."source_id", NEW."source_note", NEW."verification", NEW."website"); RETURN NULL;', hash='952993d83fbea37be39984740da0a5540fa68e1d', operation='UPDATE', pgid='pgtrigger_update_update_c3fee', table='people_organisation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='externalidentifier',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='3ac7455fcad8c0cd1a2bfe1d2d8a15d315dc4586', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_d96c5', table='people_externalidentifier', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='externalidentifier',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_externalidentifierevent" ("id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "value") VALUES (NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scheme", NEW."value"); RETURN NULL;', hash='06153b5488e92a467448ea1e35590dfe18e7685e', operation='INSERT', pgid='pgtrigger_insert_insert_e1bbb', table='people_externalidentifier', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='externalidentifier',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_externalidentifierevent" ("id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "value") VALUES (NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scheme", NEW."value"); RETURN NULL;', hash='33e03077d7e5979a87b1a986600124a641ae3b12', operation='UPDATE', pgid='pgtrigger_update_update_b5050', table='people_externalidentifier', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='externalidentifier',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_externalidentifierevent" ("id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "value") VALUES (OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scheme", OLD."value"); RETURN NULL;', hash='9a6dd852df71106d31cc290a8f34b2e0c9cdeaac', operation='DELETE', pgid='pgtrigger_delete_delete_00d09', table='people_externalidentifier', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisationname',
                trigger=pgtrigger.compiler.Trigger(name='search_names', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            UPDATE people_organisation SET search = NULL, updated_at = statement_timestamp()\n            WHERE id IN (\n                CASE WHEN TG_OP <> 'INSERT' THEN OLD.organisation_id END,\n                CASE WHEN TG_OP <> 'DELETE' THEN NEW.organisation_id END);\n            RETURN NULL;\n        ", hash='418b5a56d863d19e3d676e00f104b98d87d6649c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_search_names_e6c48', table='people_organisationname', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisationname',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_organisationnameevent" ("id", "kind", "language", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."kind", NEW."language", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='eb58dfcc325fed8a31837bec78e13d30d72b9db5', operation='INSERT', pgid='pgtrigger_insert_insert_ec61a', table='people_organisationname', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisationname',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_organisationnameevent" ("id", "kind", "language", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."kind", NEW."language", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='2396d94fc333e5b57a608d16126941950fb3ad3d', operation='UPDATE', pgid='pgtrigger_update_update_d5dc5', table='people_organisationname', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisationname',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_organisationnameevent" ("id", "kind", "language", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."kind", OLD."language", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='6fd546857521f7eda8d6f01cbe1afd692140e519', operation='DELETE', pgid='pgtrigger_delete_delete_97df2', table='people_organisationname', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisationrelation',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='01392cd2ea7f1bd3462e0fced9d7e8aae5214449', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_21398', table='people_organisationrelation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisationrelation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_organisationrelationevent" ("end_on", "id", "kind", "organisation_id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on") VALUES (NEW."end_on", NEW."id", NEW."kind", NEW."organisation_id", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."start_on"); RETURN NULL;', hash='38969b8bce364f8d7da29835c4734b02e2318a1e', operation='INSERT', pgid='pgtrigger_insert_insert_6a77c', table='people_organisationrelation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisationrelation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_organisationrelationevent" ("end_on", "id", "kind", "organisation_id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on") VALUES (NEW."end_on", NEW."id", NEW."kind", NEW."organisation_id", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."start_on"); RETURN NULL;', hash='c020f9feb780e40838fd3eb10eb8a8652ace28ea', operation='UPDATE', pgid='pgtrigger_update_update_0af60', table='people_organisationrelation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='organisationrelation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_organisationrelationevent" ("end_on", "id", "kind", "organisation_id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on") VALUES (OLD."end_on", OLD."id", OLD."kind", OLD."organisation_id", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."start_on"); RETURN NULL;', hash='b5447cc68abb21ca9c1bea02c201d3fdefe29975', operation='DELETE', pgid='pgtrigger_delete_delete_7371d', table='people_organisationrelation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='person',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='51af0afb0ed402009d137fa60848245cfb9e5982', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_fa881', table='people_person', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='person',
                trigger=pgtrigger.compiler.Trigger(name='search_words', sql=pgtrigger.compiler.UpsertTriggerSql(func="NEW.search := portal_vector(concat_ws(' ', NEW.given_name, NEW.family_name, (SELECT string_agg(name, ' ') FROM people_personname WHERE person_id = NEW.id))); RETURN NEW;", hash='bd260d681a64c23d94b36ff49b522a52e50e26b2', operation='INSERT OR UPDATE OF "given_name", "family_name", "search"', pgid='pgtrigger_search_words_b205e', table='people_person', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='person',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_personevent" ("created_at", "family_name", "given_name", "honorific", "id", "is_generated", "is_public", "name_order", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source_key", "updated_at") VALUES (NEW."created_at", NEW."family_name", NEW."given_name", NEW."honorific", NEW."id", NEW."is_generated", NEW."is_public", NEW."name_order", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."source_key", NEW."updated_at"); RETURN NULL;', hash='fd71be090bfd872a60c3556ff15dee83955440ac', operation='INSERT', pgid='pgtrigger_insert_insert_65688', table='people_person', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='person',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."honorific" IS DISTINCT FROM (NEW."honorific") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."name_order" IS DISTINCT FROM (NEW."name_order") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."source_key" IS DISTINCT FROM (NEW."source_key") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))', func='INSERT INTO "people_personevent" ("created_at", "family_name", "given_name", "honorific", "id", "is_generated", "is_public", "name_order", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source_key", "updated_at") VALUES (NEW."created_at", NEW."family_name", NEW."given_name", NEW."honorific", NEW."id", NEW."is_generated", NEW."is_public", NEW."name_order", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."source_key", NEW."updated_at"); RETURN NULL;', hash='259b948a946bcc73270100bd64bb9ede4c228d65', operation='UPDATE', pgid='pgtrigger_update_update_de829', table='people_person', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='personname',
                trigger=pgtrigger.compiler.Trigger(name='search_names', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            UPDATE people_person SET search = NULL, updated_at = statement_timestamp()\n            WHERE id IN (\n                CASE WHEN TG_OP <> 'INSERT' THEN OLD.person_id END,\n                CASE WHEN TG_OP <> 'DELETE' THEN NEW.person_id END);\n            RETURN NULL;\n        ", hash='049a1fe210479bed7f457c9f6b8a78e4e7ad0a57', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_search_names_38ff4', table='people_personname', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='appointment',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='113880376d6236fcf6996a3f388edb50cb77ea06', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_94b3a', table='people_appointment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='appointment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_appointmentevent" ("confirmed_by", "confirmed_on", "country_id", "created_at", "end_on", "end_reason", "id", "is_generated", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "source_id", "source_note", "start_on", "title_en", "title_es", "title_fr", "updated_at", "verification") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."country_id", NEW."created_at", NEW."end_on", NEW."end_reason", NEW."id", NEW."is_generated", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."role", NEW."source_id", NEW."source_note", NEW."start_on", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."updated_at", NEW."verification"); RETURN NULL;', hash='cb054d106680398dda91a56784bc86a585291f5c', operation='INSERT', pgid='pgtrigger_insert_insert_f73ac', table='people_appointment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='appointment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end_on" IS DISTINCT FROM (NEW."end_on") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_note" IS DISTINCT FROM (NEW."source_note") OR OLD."start_on" IS DISTINCT FROM (NEW."start_on") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."verification" IS DISTINCT FROM (NEW."verification"))', func='INSERT INTO "people_appointmentevent" ("confirmed_by", "confirmed_on", "country_id", "created_at", "end_on", "end_reason", "id", "is_generated", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "source_id", "source_note", "start_on", "title_en", "title_es", "title_fr", "updated_at", "verification") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."country_id", NEW."created_at", NEW."end_on", NEW."end_reason", NEW."id", NEW."is_generated", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."role", NEW."source_id", NEW."source_note", NEW."start_on", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."updated_at", NEW."verification"); RETURN NULL;', hash='2fd6b42176e3334bec59743a1e00ee2dc062ea79', operation='UPDATE', pgid='pgtrigger_update_update_a7dd2', table='people_appointment', when='AFTER')),
            )],
        ),
    ]
