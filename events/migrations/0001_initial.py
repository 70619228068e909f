import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import unesco_portal.core.dates
import unesco_portal.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('experts', '0001_initial'),
        ('people', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('reference', '0001_initial'),
    ]

    operations = [
        unesco_portal.core.operations.AtOnce(
            operations=[migrations.CreateModel(
                name='Speaker',
                fields=[
                ],
                options={
                    'verbose_name': 'person named at meetings',
                    'verbose_name_plural': 'persons named at meetings',
                    'proxy': True,
                },
                bases=('people.person',),
            ), migrations.CreateModel(
                name='MeetingSeries',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('source_note', models.CharField(blank=True, help_text='Where the facts were read, and which of them were not.', max_length=400, verbose_name='source in words')),
                    ('verification', models.CharField(choices=[('verified', 'verified in a source'), ('unverified', 'not verified')], db_default='unverified', default='unverified', help_text='Whether a source naming the fact was read.', max_length=10, verbose_name='verification')),
                    ('confirmed_on', models.DateField(blank=True, help_text='The last day somebody responsible said that this record is right.', null=True, verbose_name='confirmed on')),
                    ('confirmed_by', models.CharField(blank=True, help_text='The function of who confirmed it, never a private name.', max_length=120, verbose_name='confirmed by')),
                    ('public_id', models.SlugField(max_length=80, unique=True, verbose_name='permanent name')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('network', models.CharField(blank=True, choices=[('centres', 'Category 2 institutes and centres'), ('aspnet', 'Associated Schools Network'), ('experts', '2005 Convention and its experts'), ('general', 'UNESCO in general')], max_length=8, verbose_name='network')),
                    ('note', models.CharField(blank=True, max_length=400, verbose_name='note')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.sourcedocument', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'series of meetings',
                    'verbose_name_plural': 'series of meetings',
                    'ordering': ['name', 'pk'],
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Meeting',
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
                    ('status_since', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='in this state since')),
                    ('public_id', models.SlugField(max_length=80, unique=True, verbose_name='permanent name')),
                    ('title', models.CharField(max_length=300, verbose_name='title')),
                    ('theme', models.CharField(blank=True, max_length=300, verbose_name='theme or subtitle')),
                    ('kind', models.CharField(blank=True, help_text='As the source calls it, such as side event.', max_length=80, verbose_name='kind')),
                    ('category', models.CharField(choices=[('I', 'I: international conference of States'), ('II', 'II: other intergovernmental meeting'), ('III', 'III: non-governmental conference'), ('IV', 'IV: international congress'), ('V', 'V: advisory committee'), ('VI', 'VI: expert committee'), ('VII', 'VII: seminar, training or refresher course'), ('VIII', 'VIII: symposium'), ('other', 'outside the classification'), ('unknown', 'not stated')], default='unknown', help_text="In UNESCO's classification of meetings; only where a source states it.", max_length=7, verbose_name='category')),
                    ('networks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('centres', 'Category 2 institutes and centres'), ('aspnet', 'Associated Schools Network'), ('experts', '2005 Convention and its experts'), ('general', 'UNESCO in general')], max_length=8), blank=True, default=list, size=None, verbose_name='networks')),
                    ('context', models.CharField(blank=True, help_text='The larger meeting it belonged to, such as a General Conference.', max_length=200, verbose_name='held within')),
                    ('status', models.CharField(choices=[('planned', 'planned'), ('announced', 'announced'), ('postponed', 'postponed'), ('held', 'held'), ('report_published', 'held, report published'), ('cancelled', 'cancelled'), ('given_up', 'plan given up')], default='planned', editable=False, max_length=16, verbose_name='status')),
                    ('status_reason', models.CharField(blank=True, editable=False, max_length=400, verbose_name='reason of postponement or cancellation')),
                    ('start_on', unesco_portal.core.dates.PartialDateField(verbose_name='first day')),
                    ('end_on', unesco_portal.core.dates.PartialDateField(verbose_name='last day')),
                    ('duration_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days')),
                    ('mode', models.CharField(choices=[('on_site', 'on site'), ('online', 'online'), ('hybrid', 'on site and online'), ('unknown', 'not stated')], default='unknown', max_length=7, verbose_name='mode')),
                    ('venue', models.CharField(blank=True, max_length=200, verbose_name='venue')),
                    ('city', models.CharField(blank=True, max_length=120, verbose_name='city')),
                    ('location_note', models.CharField(blank=True, max_length=200, verbose_name='note on the place')),
                    ('host', models.CharField(blank=True, max_length=200, verbose_name='host')),
                    ('is_first_of_its_kind', models.BooleanField(default=False, help_text='As its source says.', verbose_name='first of its kind')),
                    ('participant_count', models.PositiveIntegerField(blank=True, help_text='Empty: the source does not say.', null=True, verbose_name='participants')),
                    ('is_participant_count_exact', models.BooleanField(blank=True, null=True, verbose_name='the number of participants is exact')),
                    ('named_participant_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='participants named in the source')),
                    ('country_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number of participating countries')),
                    ('website', models.URLField(blank=True, max_length=300, verbose_name='website')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('sort_on', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(models.F('start_on'), models.Value('')), output_field=models.CharField(db_collation='C', max_length=10), verbose_name='date for sorting')),
                    ('starts_on', models.GeneratedField(db_persist=True, expression=models.Func(models.F('start_on'), function='portal_first_day'), output_field=models.DateField(), verbose_name='earliest first day')),
                    ('ends_on', models.GeneratedField(db_persist=True, expression=models.Func(django.db.models.functions.comparison.Coalesce(models.F('end_on'), models.F('start_on')), function='portal_last_day'), output_field=models.DateField(), verbose_name='latest last day')),
                    ('countries', models.ManyToManyField(blank=True, related_name='attended_meetings', to='reference.country', verbose_name='participating countries')),
                    ('country', models.ForeignKey(blank=True, help_text='Where it is held.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='reference.country', verbose_name='country')),
                    ('host_country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hosted_meetings', to='reference.country', verbose_name='host country')),
                    ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='experts.project', verbose_name='project it belongs to')),
                    ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='reference.region', verbose_name='region it is for')),
                    ('sdg_targets', models.ManyToManyField(blank=True, related_name='meetings', to='reference.sdgtarget', verbose_name='Goals and targets')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.sourcedocument', verbose_name='source')),
                    ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='events.meetingseries', verbose_name='series')),
                ],
                options={
                    'verbose_name': 'meeting',
                    'verbose_name_plural': 'meetings',
                    'ordering': ['-sort_on', 'public_id'],
                    'abstract': False,
                    'indexes': [models.Index(fields=['sort_on', 'public_id'], name='events_meeting_date'), models.Index(fields=['starts_on', 'ends_on'], name='events_meeting_days'), models.Index(fields=['updated_at', 'public_id'], name='events_meeting_updated'), models.Index(fields=['country', 'sort_on', 'public_id'], name='events_meeting_country'), models.Index(fields=['kind', 'sort_on', 'public_id'], name='events_meeting_kind'), models.Index(fields=['category', 'sort_on', 'public_id'], name='events_meeting_category'), models.Index(fields=['status', 'status_since'], name='events_meeting_waiting'), django.contrib.postgres.indexes.GinIndex(fields=['networks'], name='events_meeting_networks'), django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['search'], name='events_meeting_search')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('start_on__isnull', True), ('start_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='events_meeting_start_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('end_on__isnull', True), ('end_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='events_meeting_end_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('end_on', None), ('start_on__isnull', False), _connector='OR'), name='events_meeting_end_needs_start', violation_error_message='Give the first day as well.'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='events_meeting_ends_after_start', violation_error_message='The last day lies before the first.'), models.CheckConstraint(condition=models.Q(('duration_days', None), ('duration_days__gte', 1), _connector='OR'), name='events_meeting_lasts_a_day', violation_error_message='A meeting lasts one day at least.'), models.CheckConstraint(condition=models.Q(models.Q(('is_participant_count_exact', None), ('participant_count', None)), models.Q(('is_participant_count_exact__isnull', False), ('participant_count__isnull', False)), _connector='OR'), name='events_meeting_count_says_how_exact', violation_error_message='Say whether the number of participants is exact; without a number, leave it open.'), models.CheckConstraint(condition=models.Q(('networks__contained_by', ['centres', 'aspnet', 'experts', 'general'])), name='events_meeting_networks_known', violation_error_message='A network is not in the list.')],
                },
            ), migrations.CreateModel(
                name='MeetingDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('title', models.CharField(max_length=300, verbose_name='title')),
                    ('kind', models.CharField(choices=[('programme', 'programme'), ('presentation', 'presentation'), ('working', 'working document'), ('information', 'information document'), ('report', 'report'), ('other', 'other document')], default='other', max_length=12, verbose_name='kind')),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, help_text='Codes; empty: not stated.', size=None, verbose_name='languages')),
                    ('url', models.URLField(blank=True, max_length=300, verbose_name='address')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='events.meeting')),
                ],
                options={
                    'verbose_name': 'meeting document',
                    'verbose_name_plural': 'meeting documents',
                    'ordering': ['meeting_id', 'position', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'title'), name='events_meetingdocument_once')],
                },
            ), migrations.CreateModel(
                name='MeetingDocumentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('title', models.CharField(max_length=300, verbose_name='title')),
                    ('kind', models.CharField(choices=[('programme', 'programme'), ('presentation', 'presentation'), ('working', 'working document'), ('information', 'information document'), ('report', 'report'), ('other', 'other document')], default='other', max_length=12, verbose_name='kind')),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, help_text='Codes; empty: not stated.', size=None, verbose_name='languages')),
                    ('url', models.URLField(blank=True, max_length=300, verbose_name='address')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meeting')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.meetingdocument')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='MeetingOrganiser',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('name', models.CharField(help_text='Exactly as the source writes it.', max_length=300, verbose_name='name in the source')),
                    ('role', models.CharField(choices=[('organiser', 'organiser'), ('co_organiser', 'co-organiser'), ('support', 'support'), ('host', 'host')], default='organiser', max_length=12, verbose_name='role')),
                    ('is_inferred', models.BooleanField(default=False, help_text='The source does not say so; it follows from what it says.', verbose_name='inferred')),
                    ('is_incomplete', models.BooleanField(default=False, help_text='The source breaks off here: a further body is named but cannot be read.', verbose_name='cut off')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organisers', to='events.meeting')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organised_meetings', to='people.organisation', verbose_name='body')),
                ],
                options={
                    'verbose_name': 'organiser',
                    'verbose_name_plural': 'organisers',
                    'ordering': ['meeting_id', 'position', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'name', 'role'), name='events_meetingorganiser_once')],
                },
            ), migrations.CreateModel(
                name='MeetingOrganiserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('name', models.CharField(help_text='Exactly as the source writes it.', max_length=300, verbose_name='name in the source')),
                    ('role', models.CharField(choices=[('organiser', 'organiser'), ('co_organiser', 'co-organiser'), ('support', 'support'), ('host', 'host')], default='organiser', max_length=12, verbose_name='role')),
                    ('is_inferred', models.BooleanField(default=False, help_text='The source does not say so; it follows from what it says.', verbose_name='inferred')),
                    ('is_incomplete', models.BooleanField(default=False, help_text='The source breaks off here: a further body is named but cannot be read.', verbose_name='cut off')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meeting')),
                    ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation', verbose_name='body')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.meetingorganiser')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='MeetingPoint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('purpose', 'purpose'), ('selection_criterion', 'selection criterion'), ('agenda_theme', 'agenda theme'), ('core_topic', 'core topic'), ('participant_group', 'group of participants'), ('also_present', 'also present')], max_length=20, verbose_name='kind')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('text', models.CharField(max_length=400, verbose_name='text')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='events.meeting')),
                ],
                options={
                    'verbose_name': 'point about a meeting',
                    'verbose_name_plural': 'points about meetings',
                    'ordering': ['meeting_id', 'kind', 'position'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'kind', 'position'), name='events_meetingpoint_position_once')],
                },
            ), migrations.CreateModel(
                name='MeetingPointEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('purpose', 'purpose'), ('selection_criterion', 'selection criterion'), ('agenda_theme', 'agenda theme'), ('core_topic', 'core topic'), ('participant_group', 'group of participants'), ('also_present', 'also present')], max_length=20, verbose_name='kind')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('text', models.CharField(max_length=400, verbose_name='text')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meeting')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.meetingpoint')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='MeetingEvent',
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
                    ('status_since', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='in this state since')),
                    ('public_id', models.SlugField(db_index=False, max_length=80, verbose_name='permanent name')),
                    ('title', models.CharField(max_length=300, verbose_name='title')),
                    ('theme', models.CharField(blank=True, max_length=300, verbose_name='theme or subtitle')),
                    ('kind', models.CharField(blank=True, help_text='As the source calls it, such as side event.', max_length=80, verbose_name='kind')),
                    ('category', models.CharField(choices=[('I', 'I: international conference of States'), ('II', 'II: other intergovernmental meeting'), ('III', 'III: non-governmental conference'), ('IV', 'IV: international congress'), ('V', 'V: advisory committee'), ('VI', 'VI: expert committee'), ('VII', 'VII: seminar, training or refresher course'), ('VIII', 'VIII: symposium'), ('other', 'outside the classification'), ('unknown', 'not stated')], default='unknown', help_text="In UNESCO's classification of meetings; only where a source states it.", max_length=7, verbose_name='category')),
                    ('networks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('centres', 'Category 2 institutes and centres'), ('aspnet', 'Associated Schools Network'), ('experts', '2005 Convention and its experts'), ('general', 'UNESCO in general')], max_length=8), blank=True, default=list, size=None, verbose_name='networks')),
                    ('context', models.CharField(blank=True, help_text='The larger meeting it belonged to, such as a General Conference.', max_length=200, verbose_name='held within')),
                    ('status', models.CharField(choices=[('planned', 'planned'), ('announced', 'announced'), ('postponed', 'postponed'), ('held', 'held'), ('report_published', 'held, report published'), ('cancelled', 'cancelled'), ('given_up', 'plan given up')], default='planned', editable=False, max_length=16, verbose_name='status')),
                    ('status_reason', models.CharField(blank=True, editable=False, max_length=400, verbose_name='reason of postponement or cancellation')),
                    ('start_on', unesco_portal.core.dates.PartialDateField(verbose_name='first day')),
                    ('end_on', unesco_portal.core.dates.PartialDateField(verbose_name='last day')),
                    ('duration_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days')),
                    ('mode', models.CharField(choices=[('on_site', 'on site'), ('online', 'online'), ('hybrid', 'on site and online'), ('unknown', 'not stated')], default='unknown', max_length=7, verbose_name='mode')),
                    ('venue', models.CharField(blank=True, max_length=200, verbose_name='venue')),
                    ('city', models.CharField(blank=True, max_length=120, verbose_name='city')),
                    ('location_note', models.CharField(blank=True, max_length=200, verbose_name='note on the place')),
                    ('host', models.CharField(blank=True, max_length=200, verbose_name='host')),
                    ('is_first_of_its_kind', models.BooleanField(default=False, help_text='As its source says.', verbose_name='first of its kind')),
                    ('participant_count', models.PositiveIntegerField(blank=True, help_text='Empty: the source does not say.', null=True, verbose_name='participants')),
                    ('is_participant_count_exact', models.BooleanField(blank=True, null=True, verbose_name='the number of participants is exact')),
                    ('named_participant_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='participants named in the source')),
                    ('country_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number of participating countries')),
                    ('website', models.URLField(blank=True, max_length=300, verbose_name='website')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('country', models.ForeignKey(blank=True, db_constraint=False, help_text='Where it is held.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.country', verbose_name='country')),
                    ('host_country', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.country', verbose_name='host country')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.meeting')),
                    ('project', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='experts.project', verbose_name='project it belongs to')),
                    ('region', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.region', verbose_name='region it is for')),
                    ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.sourcedocument', verbose_name='source')),
                    ('series', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meetingseries', verbose_name='series')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='MeetingSeriesEvent',
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
                    ('public_id', models.SlugField(db_index=False, max_length=80, verbose_name='permanent name')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('network', models.CharField(blank=True, choices=[('centres', 'Category 2 institutes and centres'), ('aspnet', 'Associated Schools Network'), ('experts', '2005 Convention and its experts'), ('general', 'UNESCO in general')], max_length=8, verbose_name='network')),
                    ('note', models.CharField(blank=True, max_length=400, verbose_name='note')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.meetingseries')),
                    ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.sourcedocument', verbose_name='source')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Outcome',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('number', models.CharField(blank=True, help_text='The number the meeting gave it.', max_length=20, verbose_name='number')),
                    ('kind', models.CharField(choices=[('finding', 'finding'), ('proposal', 'proposal'), ('reception', 'reception'), ('guidance', 'guidance'), ('recommendation', 'recommendation'), ('decision', 'decision'), ('statement', 'statement'), ('conclusion', 'conclusion')], max_length=14, verbose_name='kind')),
                    ('text', models.TextField(verbose_name='text')),
                    ('addressee', models.CharField(blank=True, max_length=200, verbose_name='addressed to')),
                    ('adopted', models.CharField(blank=True, choices=[('consensus', 'by consensus'), ('vote', 'by vote'), ('unanimous', 'unanimously'), ('not_adopted', 'noted, not adopted')], help_text='Empty: the source does not say.', max_length=12, verbose_name='adopted how')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='events.meeting')),
                ],
                options={
                    'verbose_name': 'outcome',
                    'verbose_name_plural': 'outcomes',
                    'ordering': ['meeting_id', 'position'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='events_outcome_position_once')],
                },
            ), migrations.CreateModel(
                name='OutcomeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('number', models.CharField(blank=True, help_text='The number the meeting gave it.', max_length=20, verbose_name='number')),
                    ('kind', models.CharField(choices=[('finding', 'finding'), ('proposal', 'proposal'), ('reception', 'reception'), ('guidance', 'guidance'), ('recommendation', 'recommendation'), ('decision', 'decision'), ('statement', 'statement'), ('conclusion', 'conclusion')], max_length=14, verbose_name='kind')),
                    ('text', models.TextField(verbose_name='text')),
                    ('addressee', models.CharField(blank=True, max_length=200, verbose_name='addressed to')),
                    ('adopted', models.CharField(blank=True, choices=[('consensus', 'by consensus'), ('vote', 'by vote'), ('unanimous', 'unanimously'), ('not_adopted', 'noted, not adopted')], help_text='Empty: the source does not say.', max_length=12, verbose_name='adopted how')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meeting')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.outcome')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Participant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('name', models.CharField(help_text='As its bearer writes it; a family name that comes first in capitals.', max_length=200, verbose_name='name then')),
                    ('honorific', models.CharField(blank=True, max_length=20, verbose_name='form of address')),
                    ('is_chair', models.BooleanField(default=False, verbose_name='in the chair')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='events.meeting')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='people.person', verbose_name='person')),
                ],
                options={
                    'verbose_name': 'participant',
                    'verbose_name_plural': 'participants',
                    'ordering': ['meeting_id', 'position', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='events_participant_once', violation_error_message='This person is already named at this meeting.'), models.UniqueConstraint(condition=models.Q(('is_chair', True)), fields=('meeting',), name='events_participant_one_chair', violation_error_message='Somebody else is in the chair already.')],
                },
            ), migrations.CreateModel(
                name='AgendaItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('day', models.PositiveSmallIntegerField(blank=True, help_text='1 for the first day; empty: not stated.', null=True, verbose_name='day')),
                    ('kind', models.CharField(blank=True, max_length=80, verbose_name='kind')),
                    ('topic', models.CharField(blank=True, max_length=300, verbose_name='topic')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='events.meeting')),
                    ('speakers', models.ManyToManyField(related_name='agenda_items', through='events.AgendaSpeaker', to='events.participant', verbose_name='speakers')),
                ],
                options={
                    'verbose_name': 'agenda item',
                    'verbose_name_plural': 'agenda items',
                    'ordering': ['meeting_id', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='events_agendaitem_number_once', violation_error_message='This number of the agenda is taken.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', ''), _negated=True), models.Q(('topic', ''), _negated=True), _connector='OR'), name='events_agendaitem_says_something', violation_error_message='Give a kind or a topic.'), models.CheckConstraint(condition=models.Q(('day', None), ('day__gte', 1), _connector='OR'), name='events_agendaitem_day')],
                },
            ), migrations.CreateModel(
                name='AgendaSpeaker',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('agenda_item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speaker_entries', to='events.agendaitem')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_entries', to='events.participant', verbose_name='participant')),
                ],
                options={
                    'verbose_name': 'speaker of an agenda item',
                    'verbose_name_plural': 'speakers of agenda items',
                    'ordering': ['position', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('agenda_item', 'participant'), name='events_agendaspeaker_once')],
                },
            ), migrations.CreateModel(
                name='Intervention',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('kind', models.CharField(blank=True, max_length=80, verbose_name='kind')),
                    ('summary', models.TextField(verbose_name='summary')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.sourcedocument', verbose_name='source')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interventions', to='events.meeting')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interventions', to='events.participant', verbose_name='participant')),
                ],
                options={
                    'verbose_name': 'intervention',
                    'verbose_name_plural': 'interventions',
                    'ordering': ['meeting_id', 'position'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='events_intervention_position_once')],
                },
            ), migrations.CreateModel(
                name='AgendaItemEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('day', models.PositiveSmallIntegerField(blank=True, help_text='1 for the first day; empty: not stated.', null=True, verbose_name='day')),
                    ('kind', models.CharField(blank=True, max_length=80, verbose_name='kind')),
                    ('topic', models.CharField(blank=True, max_length=300, verbose_name='topic')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.agendaitem')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='InterventionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('kind', models.CharField(blank=True, max_length=80, verbose_name='kind')),
                    ('summary', models.TextField(verbose_name='summary')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.intervention')),
                    ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.sourcedocument', verbose_name='source')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meeting')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.participant', verbose_name='participant')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='AgendaSpeakerEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('agenda_item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.agendaitem')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.agendaspeaker')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.participant', verbose_name='participant')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ParticipantEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('name', models.CharField(help_text='As its bearer writes it; a family name that comes first in capitals.', max_length=200, verbose_name='name then')),
                    ('honorific', models.CharField(blank=True, max_length=20, verbose_name='form of address')),
                    ('is_chair', models.BooleanField(default=False, verbose_name='in the chair')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meeting')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person', verbose_name='person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.participant')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ParticipantTitle',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('affiliation', models.CharField(blank=True, max_length=200, verbose_name='affiliation')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='held_titles', to='events.participant')),
                ],
                options={
                    'verbose_name': 'title held then',
                    'verbose_name_plural': 'titles held then',
                    'ordering': ['position', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('participant', 'title', 'affiliation'), name='events_participanttitle_once')],
                },
            ), migrations.CreateModel(
                name='ParticipantTitleEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('affiliation', models.CharField(blank=True, max_length=200, verbose_name='affiliation')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.participant')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.participanttitle')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ParticipatingBody',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('name', models.CharField(max_length=300, verbose_name='name in the source')),
                    ('standing_then', models.CharField(blank=True, help_text='What the source called it at that time, such as newly established.', max_length=60, verbose_name='standing then')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bodies', to='events.meeting')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meeting_participations', to='people.organisation', verbose_name='body')),
                ],
                options={
                    'verbose_name': 'participating body',
                    'verbose_name_plural': 'participating bodies',
                    'ordering': ['meeting_id', 'position', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'name'), name='events_participatingbody_once')],
                },
            ), migrations.CreateModel(
                name='ParticipatingBodyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                    ('name', models.CharField(max_length=300, verbose_name='name in the source')),
                    ('standing_then', models.CharField(blank=True, help_text='What the source called it at that time, such as newly established.', max_length=60, verbose_name='standing then')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='events.meeting')),
                    ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation', verbose_name='body')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='events.participatingbody')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingseries',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='fa66c6d132b54ed84a9ac11421ad029321b18919', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_4d5ba', table='events_meetingseries', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingseries',
                trigger=pgtrigger.compiler.Trigger(name='series_words', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        UPDATE events_meeting SET search = NULL, updated_at = statement_timestamp()\n        WHERE series_id = NEW.id;\n        RETURN NULL;\n    ', hash='60f9f616c7983c874eda5d18f755362f3fa5c4ce', operation='UPDATE OF "name"', pgid='pgtrigger_series_words_ab57a', table='events_meetingseries', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingseries',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingseriesevent" ("confirmed_by", "confirmed_on", "created_at", "id", "is_generated", "name", "network", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source_id", "source_note", "updated_at", "verification") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."created_at", NEW."id", NEW."is_generated", NEW."name", NEW."network", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."source_id", NEW."source_note", NEW."updated_at", NEW."verification"); RETURN NULL;', hash='ba0c59acfb2d4e6d57edf88dec59448c1f867374', operation='INSERT', pgid='pgtrigger_insert_insert_92236', table='events_meetingseries', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingseries',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_meetingseriesevent" ("confirmed_by", "confirmed_on", "created_at", "id", "is_generated", "name", "network", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source_id", "source_note", "updated_at", "verification") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."created_at", NEW."id", NEW."is_generated", NEW."name", NEW."network", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."source_id", NEW."source_note", NEW."updated_at", NEW."verification"); RETURN NULL;', hash='ac42c3286bc08522b6c0cd67b99880efbafec768', operation='UPDATE', pgid='pgtrigger_update_update_b520d', table='events_meetingseries', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='47d651812c2a2d2d7c040c590e8a51ae570e4c9a', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_3f452', table='events_meeting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='search_words', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            NEW.search := portal_vector(concat_ws(' ', NEW.title, NEW.theme, NEW.kind, NEW.context, NEW.host, NEW.venue, NEW.city,\n                (SELECT name FROM events_meetingseries WHERE id = NEW.series_id),\n                (SELECT string_agg(name, ' ') FROM events_meetingorganiser WHERE meeting_id = NEW.id)));\n            RETURN NEW;\n        ", hash='ffd86e61c77aa0daae7ac9968142091fb382b125', operation='INSERT OR UPDATE OF "title", "theme", "kind", "context", "host", "venue", "city", "series_id", "search"', pgid='pgtrigger_search_words_2018d', table='events_meeting', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='public_meeting_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (NOT OLD.is_generated AND OLD.status NOT IN ('planned', 'given_up'))", func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='0a84704066944e2cb4f1d3513a89d36154eb69b2', operation='DELETE', pgid='pgtrigger_public_meeting_stays_ff32e', table='events_meeting', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingevent" ("category", "city", "confirmed_by", "confirmed_on", "context", "country_count", "country_id", "created_at", "duration_days", "end_on", "host", "host_country_id", "id", "is_first_of_its_kind", "is_generated", "is_participant_count_exact", "kind", "location_note", "mode", "named_participant_count", "networks", "note", "participant_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "public_id", "region_id", "series_id", "source_id", "source_note", "start_on", "status", "status_reason", "status_since", "theme", "title", "updated_at", "venue", "verification", "website") VALUES (NEW."category", NEW."city", NEW."confirmed_by", NEW."confirmed_on", NEW."context", NEW."country_count", NEW."country_id", NEW."created_at", NEW."duration_days", NEW."end_on", NEW."host", NEW."host_country_id", NEW."id", NEW."is_first_of_its_kind", NEW."is_generated", NEW."is_participant_count_exact", NEW."kind", NEW."location_note", NEW."mode", NEW."named_participant_count", NEW."networks", NEW."note", NEW."participant_count", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."public_id", NEW."region_id", NEW."series_id", NEW."source_id", NEW."source_note", NEW."start_on", NEW."status", NEW."status_reason", NEW."status_since", NEW."theme", NEW."title", NEW."updated_at", NEW."venue", NEW."verification", NEW."website"); RETURN NULL;', hash='43ab37bdf9250bb4183ea82a259c8ffd7920fc71', operation='INSERT', pgid='pgtrigger_insert_insert_3992c', table='events_meeting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."category" IS DISTINCT FROM (NEW."category") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."context" IS DISTINCT FROM (NEW."context") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."country_count" IS DISTINCT FROM (NEW."country_count") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."duration_days" IS DISTINCT FROM (NEW."duration_days") OR OLD."end_on" IS DISTINCT FROM (NEW."end_on") OR OLD."host" IS DISTINCT FROM (NEW."host") OR OLD."host_country_id" IS DISTINCT FROM (NEW."host_country_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_first_of_its_kind" IS DISTINCT FROM (NEW."is_first_of_its_kind") OR OLD."is_generated" IS DISTINCT FROM (NEW."is_generated") OR OLD."is_participant_count_exact" IS DISTINCT FROM (NEW."is_participant_count_exact") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."location_note" IS DISTINCT FROM (NEW."location_note") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."named_participant_count" IS DISTINCT FROM (NEW."named_participant_count") OR OLD."networks" IS DISTINCT FROM (NEW."networks") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."participant_count" IS DISTINCT FROM (NEW."participant_count") OR OLD."project_id" IS DISTINCT FROM (NEW."project_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."series_id" IS DISTINCT FROM (NEW."series_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_note" IS DISTINCT FROM (NEW."source_note") OR OLD."start_on" IS DISTINCT FROM (NEW."start_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."theme" IS DISTINCT FROM (NEW."theme") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."verification" IS DISTINCT FROM (NEW."verification") OR OLD."website" IS DISTINCT FROM (NEW."website"))', func='INSERT INTO "events_meetingevent" ("category", "city", "confirmed_by", "confirmed_on", "context", "country_count", "country_id", "created_at", "duration_days", "end_on", "host", "host_country_id", "id", "is_first_of_its_kind", "is_generated", "is_participant_count_exact", "kind", "location_note", "mode", "named_participant_count", "networks", "note", "participant_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "public_id", "region_id", "series_id", "source_id", "source_note", "start_on", "status", "status_reason", "status_since", "theme", "title", "updated_at", "venue", "verification", "website") VALUES (NEW."category", NEW."city", NEW."confirmed_by", NEW."confirmed_on", NEW."context", NEW."country_count", NEW."country_id", NEW."created_at", NEW."duration_days", NEW."end_on", NEW."host", NEW."host_country_id", NEW."id", NEW."is_first_of_its_kind", NEW."is_generated", NEW."is_participant_count_exact", NEW."kind", NEW."location_note", NEW."mode", NEW."named_participant_count", NEW."networks", NEW."note", NEW."participant_count", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."public_id", NEW."region_id", NEW."series_id", NEW."source_id", NEW."source_note", NEW."start_on", NEW."status", NEW."status_reason", NEW."status_since", NEW."theme", NEW."title", NEW."updated_at", NEW."venue", NEW."verification", NEW."website"); RETURN NULL;', hash='f10c0ad7d690dc09696d152545e5189a71179672', operation='UPDATE', pgid='pgtrigger_update_update_c2417', table='events_meeting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingevent" ("category", "city", "confirmed_by", "confirmed_on", "context", "country_count", "country_id", "created_at", "duration_days", "end_on", "host", "host_country_id", "id", "is_first_of_its_kind", "is_generated", "is_participant_count_exact", "kind", "location_note", "mode", "named_participant_count", "networks", "note", "participant_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "public_id", "region_id", "series_id", "source_id", "source_note", "start_on", "status", "status_reason", "status_since", "theme", "title", "updated_at", "venue", "verification", "website") VALUES (OLD."category", OLD."city", OLD."confirmed_by", OLD."confirmed_on", OLD."context", OLD."country_count", OLD."country_id", OLD."created_at", OLD."duration_days", OLD."end_on", OLD."host", OLD."host_country_id", OLD."id", OLD."is_first_of_its_kind", OLD."is_generated", OLD."is_participant_count_exact", OLD."kind", OLD."location_note", OLD."mode", OLD."named_participant_count", OLD."networks", OLD."note", OLD."participant_count", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_id", OLD."public_id", OLD."region_id", OLD."series_id", OLD."source_id", OLD."source_note", OLD."start_on", OLD."status", OLD."status_reason", OLD."status_since", OLD."theme", OLD."title", OLD."updated_at", OLD."venue", OLD."verification", OLD."website"); RETURN NULL;', hash='e6613a9c66299972952c67194354cd89c5b23dff', operation='DELETE', pgid='pgtrigger_delete_delete_327bd', table='events_meeting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingdocument',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='b78384a25d722d522b55dfcf8ae94fa8f902db43', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_1952d', table='events_meetingdocument', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingdocument',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingdocumentevent" ("id", "kind", "languages", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "url") VALUES (NEW."id", NEW."kind", NEW."languages", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."title", NEW."url"); RETURN NULL;', hash='cdf48f952d4781b3c654ddf0fa01f0b50054e6c7', operation='INSERT', pgid='pgtrigger_insert_insert_7e76b', table='events_meetingdocument', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingdocument',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_meetingdocumentevent" ("id", "kind", "languages", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "url") VALUES (NEW."id", NEW."kind", NEW."languages", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."title", NEW."url"); RETURN NULL;', hash='2c894c727ff759147218acea74b2c041e155c339', operation='UPDATE', pgid='pgtrigger_update_update_f820d', table='events_meetingdocument', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingdocument',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingdocumentevent" ("id", "kind", "languages", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "url") VALUES (OLD."id", OLD."kind", OLD."languages", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."title", OLD."url"); RETURN NULL;', hash='27651af769fd419ebcb48495dcd3efe8bda15e92', operation='DELETE', pgid='pgtrigger_delete_delete_d0e3c', table='events_meetingdocument', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingorganiser',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='ce4ef3134b5558506f0ce1c25da3bce46dcd2fbd', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_1cae0', table='events_meetingorganiser', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingorganiser',
                trigger=pgtrigger.compiler.Trigger(name='search_names', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            UPDATE events_meeting SET search = NULL, updated_at = statement_timestamp()\n            WHERE id IN (\n                CASE WHEN TG_OP <> 'INSERT' THEN OLD.meeting_id END,\n                CASE WHEN TG_OP <> 'DELETE' THEN NEW.meeting_id END);\n            RETURN NULL;\n        ", hash='4a2b3465ed009b73128cf78f3e413960b11c8b3d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_search_names_4efc5', table='events_meetingorganiser', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingorganiser',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingorganiserevent" ("id", "is_incomplete", "is_inferred", "meeting_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role") VALUES (NEW."id", NEW."is_incomplete", NEW."is_inferred", NEW."meeting_id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."role"); RETURN NULL;', hash='9f24f2b5c859ce3d4938134241050549ae710a6c', operation='INSERT', pgid='pgtrigger_insert_insert_bcf18', table='events_meetingorganiser', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingorganiser',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_meetingorganiserevent" ("id", "is_incomplete", "is_inferred", "meeting_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role") VALUES (NEW."id", NEW."is_incomplete", NEW."is_inferred", NEW."meeting_id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."role"); RETURN NULL;', hash='a425f856f82b91bd37285838deb7b6c497944d85', operation='UPDATE', pgid='pgtrigger_update_update_3db95', table='events_meetingorganiser', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingorganiser',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingorganiserevent" ("id", "is_incomplete", "is_inferred", "meeting_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role") VALUES (OLD."id", OLD."is_incomplete", OLD."is_inferred", OLD."meeting_id", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."role"); RETURN NULL;', hash='80e00b5a5db06821a0327ca59099ef39d2afe6a5', operation='DELETE', pgid='pgtrigger_delete_delete_2cf19', table='events_meetingorganiser', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingpoint',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='075931345df8aae9d3cab25c371f949d44224846', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_8c96d', table='events_meetingpoint', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingpoint',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingpointevent" ("id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."id", NEW."kind", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text"); RETURN NULL;', hash='3f7dea794edd52077522024a57d5dd3435a01735', operation='INSERT', pgid='pgtrigger_insert_insert_c318b', table='events_meetingpoint', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingpoint',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_meetingpointevent" ("id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."id", NEW."kind", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text"); RETURN NULL;', hash='fbad73c8f452e61399b335f8cad8175e52afa49e', operation='UPDATE', pgid='pgtrigger_update_update_4b762', table='events_meetingpoint', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetingpoint',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_meetingpointevent" ("id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (OLD."id", OLD."kind", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."text"); RETURN NULL;', hash='562e654f5b05213d62ee033502625a2c98dbaa41', operation='DELETE', pgid='pgtrigger_delete_delete_2d8bc', table='events_meetingpoint', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='cecff731c50132ccb239eaa3fa204fdf580cc5b3', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_d974f', table='events_outcome', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_outcomeevent" ("addressee", "adopted", "id", "kind", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."addressee", NEW."adopted", NEW."id", NEW."kind", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text"); RETURN NULL;', hash='508b563044bab961af1b8cac792d7f7bc3bdf5dd', operation='INSERT', pgid='pgtrigger_insert_insert_bd1ec', table='events_outcome', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_outcomeevent" ("addressee", "adopted", "id", "kind", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."addressee", NEW."adopted", NEW."id", NEW."kind", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text"); RETURN NULL;', hash='f19ca395738eee503a7a70110fecf143a59d18e8', operation='UPDATE', pgid='pgtrigger_update_update_47d02', table='events_outcome', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_outcomeevent" ("addressee", "adopted", "id", "kind", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (OLD."addressee", OLD."adopted", OLD."id", OLD."kind", OLD."meeting_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."text"); RETURN NULL;', hash='c6713f10a2a30ab49f45e9f2e2cf419a94975145', operation='DELETE', pgid='pgtrigger_delete_delete_cf015', table='events_outcome', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participant',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='cc3cf2220fb83259eca4c20eea3273b54863d642', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_13145', table='events_participant', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participant',
                trigger=pgtrigger.compiler.Trigger(name='keeps_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='ce210623ec5f30a97dc022c456405deddea4b614', operation='UPDATE', pgid='pgtrigger_keeps_meeting_df162', table='events_participant', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participant',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participantevent" ("honorific", "id", "is_chair", "meeting_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."honorific", NEW."id", NEW."is_chair", NEW."meeting_id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;', hash='b9187115a0fa68eaf454b705ce8a6793e4664d48', operation='INSERT', pgid='pgtrigger_insert_insert_610a9', table='events_participant', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participant',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_participantevent" ("honorific", "id", "is_chair", "meeting_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."honorific", NEW."id", NEW."is_chair", NEW."meeting_id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;', hash='56cb1d65a0755983df82682d5bd43114622aba66', operation='UPDATE', pgid='pgtrigger_update_update_30dbd', table='events_participant', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participant',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participantevent" ("honorific", "id", "is_chair", "meeting_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."honorific", OLD."id", OLD."is_chair", OLD."meeting_id", OLD."name", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;', hash='0deffe3eb8265750810269c306473b199ddd0bbe', operation='DELETE', pgid='pgtrigger_delete_delete_bb300', table='events_participant', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaitem',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='b8986ad0cc9aa1ff09bb788b6b16fc776ae99ed8', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_0f240', table='events_agendaitem', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaitem',
                trigger=pgtrigger.compiler.Trigger(name='keeps_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='d2a9853b96d47cc5afff7bb6ec3e7465496d5e03', operation='UPDATE', pgid='pgtrigger_keeps_meeting_f34e9', table='events_agendaitem', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaitem',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_agendaitemevent" ("day", "id", "kind", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic") VALUES (NEW."day", NEW."id", NEW."kind", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic"); RETURN NULL;', hash='6232a727b22abdf24e96066d7b6c559f8f7373b3', operation='INSERT', pgid='pgtrigger_insert_insert_d2e2a', table='events_agendaitem', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaitem',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_agendaitemevent" ("day", "id", "kind", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic") VALUES (NEW."day", NEW."id", NEW."kind", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."topic"); RETURN NULL;', hash='b0536fce9f0dbd39ae66611630397f2f5bffccd3', operation='UPDATE', pgid='pgtrigger_update_update_c8d1c', table='events_agendaitem', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaitem',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_agendaitemevent" ("day", "id", "kind", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic") VALUES (OLD."day", OLD."id", OLD."kind", OLD."meeting_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."topic"); RETURN NULL;', hash='a76dc8c88224eaa15c58cc4c2b384ed91da9784b', operation='DELETE', pgid='pgtrigger_delete_delete_be097', table='events_agendaitem', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaspeaker',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='58ceaedd99bdfcf1cf35b25ca26c30262f380f11', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_91f39', table='events_agendaspeaker', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaspeaker',
                trigger=pgtrigger.compiler.Trigger(name='same_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT meeting_id FROM events_agendaitem WHERE id = NEW.agenda_item_id) IS DISTINCT FROM\n               (SELECT meeting_id FROM events_participant WHERE id = NEW.participant_id) THEN\n                RAISE EXCEPTION 'the participant belongs to another meeting'\n                USING ERRCODE = 'check_violation',\n                      CONSTRAINT = 'events_agendaspeaker_same_meeting';\n            END IF;\n            RETURN NEW;\n        ", hash='195171cb230c9ab7e3242b5a4afc3cf8d1f380ed', operation='INSERT OR UPDATE', pgid='pgtrigger_same_meeting_79e8d', table='events_agendaspeaker', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaspeaker',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_agendaspeakerevent" ("agenda_item_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."agenda_item_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;', hash='f6fa99c71e7895c841fd1794575d83b7e570075f', operation='INSERT', pgid='pgtrigger_insert_insert_35beb', table='events_agendaspeaker', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaspeaker',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_agendaspeakerevent" ("agenda_item_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."agenda_item_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;', hash='a6cb2ebbc6e97c2fb33602b7682d070d3918a151', operation='UPDATE', pgid='pgtrigger_update_update_9a05c', table='events_agendaspeaker', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='agendaspeaker',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_agendaspeakerevent" ("agenda_item_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."agenda_item_id", OLD."id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;', hash='4e29c7141edfd909d763335566930a6b36997f81', operation='DELETE', pgid='pgtrigger_delete_delete_899e0', table='events_agendaspeaker', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intervention',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='92f021d970a19e8db81dc5470e93aa28a21c85ab', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_4ab8e', table='events_intervention', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intervention',
                trigger=pgtrigger.compiler.Trigger(name='same_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (NEW.meeting_id) IS DISTINCT FROM\n               (SELECT meeting_id FROM events_participant WHERE id = NEW.participant_id) THEN\n                RAISE EXCEPTION 'the participant belongs to another meeting'\n                USING ERRCODE = 'check_violation',\n                      CONSTRAINT = 'events_intervention_same_meeting';\n            END IF;\n            RETURN NEW;\n        ", hash='c8e760bef3c930963e454df27092e41e8a3caf81', operation='INSERT OR UPDATE', pgid='pgtrigger_same_meeting_17225', table='events_intervention', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intervention',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_interventionevent" ("id", "kind", "meeting_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_id", "summary") VALUES (NEW."id", NEW."kind", NEW."meeting_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."source_id", NEW."summary"); RETURN NULL;', hash='3efe9083d53760aa93287d59f10fd6bdf3c51a3f', operation='INSERT', pgid='pgtrigger_insert_insert_eca01', table='events_intervention', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intervention',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_interventionevent" ("id", "kind", "meeting_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_id", "summary") VALUES (NEW."id", NEW."kind", NEW."meeting_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."source_id", NEW."summary"); RETURN NULL;', hash='badc7f8192a6a31c2af202ce0273102423c285d1', operation='UPDATE', pgid='pgtrigger_update_update_5c447', table='events_intervention', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intervention',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_interventionevent" ("id", "kind", "meeting_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_id", "summary") VALUES (OLD."id", OLD."kind", OLD."meeting_id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."source_id", OLD."summary"); RETURN NULL;', hash='42c556750f222d93fe8b95e2e2d1119c439a0c60', operation='DELETE', pgid='pgtrigger_delete_delete_e8c41', table='events_intervention', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participanttitle',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='3eac4a161ec0049d4b49e04dc29ea9e4e42eb989', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_37b63', table='events_participanttitle', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participanttitle',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participanttitleevent" ("affiliation", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title") VALUES (NEW."affiliation", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."title"); RETURN NULL;', hash='47fc6ffd3cf2207a2130f82c0c08ba756df33136', operation='INSERT', pgid='pgtrigger_insert_insert_60cd3', table='events_participanttitle', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participanttitle',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_participanttitleevent" ("affiliation", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title") VALUES (NEW."affiliation", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."title"); RETURN NULL;', hash='895585b0dec2a4dcc166a1cc597f01bfc68eb970', operation='UPDATE', pgid='pgtrigger_update_update_b5f5b', table='events_participanttitle', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participanttitle',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participanttitleevent" ("affiliation", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title") VALUES (OLD."affiliation", OLD."id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."title"); RETURN NULL;', hash='a4aac663d535f53207b65549e4678ac70f0e2d59', operation='DELETE', pgid='pgtrigger_delete_delete_3ae68', table='events_participanttitle', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participatingbody',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='fc195531aad3f0926ab1b26eaafc0f724ec46e0e', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_b1d2c', table='events_participatingbody', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participatingbody',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participatingbodyevent" ("id", "meeting_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "standing_then") VALUES (NEW."id", NEW."meeting_id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."standing_then"); RETURN NULL;', hash='0d0ab1783994fbf1bcf626fb3ccba107450b1a56', operation='INSERT', pgid='pgtrigger_insert_insert_d21cd', table='events_participatingbody', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participatingbody',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "events_participatingbodyevent" ("id", "meeting_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "standing_then") VALUES (NEW."id", NEW."meeting_id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."standing_then"); RETURN NULL;', hash='5f5d2aef14d6071dffb64244411ecd98d50849ee', operation='UPDATE', pgid='pgtrigger_update_update_d18dd', table='events_participatingbody', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='participatingbody',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participatingbodyevent" ("id", "meeting_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "standing_then") VALUES (OLD."id", OLD."meeting_id", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."standing_then"); RETURN NULL;', hash='138f69422028540cda60ec70da2f8daa6a57f7f5', operation='DELETE', pgid='pgtrigger_delete_delete_cede5', table='events_participatingbody', when='AFTER')),
            )],
        ),
    ]
