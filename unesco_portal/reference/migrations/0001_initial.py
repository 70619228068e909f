import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
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
        ('core', '0001_building_blocks'),
    ]

    operations = [
        unesco_portal.core.operations.AtOnce(
            operations=[migrations.CreateModel(
                name='InternationalDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('slug', models.SlugField(max_length=100, unique=True, verbose_name='slug')),
                    ('name_en', models.CharField(max_length=200, verbose_name='name in English')),
                    ('name_fr', models.CharField(max_length=200, verbose_name='name in French')),
                    ('name_es', models.CharField(max_length=200, verbose_name='name in Spanish')),
                    ('month', models.PositiveSmallIntegerField(verbose_name='month')),
                    ('day', models.PositiveSmallIntegerField(blank=True, help_text='Empty for a day that moves.', null=True, verbose_name='day')),
                    ('date_rule', models.CharField(blank=True, max_length=120, verbose_name='rule of the date')),
                    ('is_unesco', models.BooleanField(verbose_name='connected with UNESCO')),
                    ('verification', models.CharField(choices=[('verified', 'verified in a source'), ('unverified', 'not verified')], max_length=10, verbose_name='verification')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='source in words')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'international day',
                    'verbose_name_plural': 'international days',
                    'ordering': ['month', 'day', 'slug'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('month__range', (1, 12))), name='reference_internationalday_month'), models.CheckConstraint(condition=models.Q(('day__isnull', True), ('day__range', (1, 31)), _connector='OR'), name='reference_internationalday_day'), models.CheckConstraint(condition=models.Q(('day__isnull', False), models.Q(('date_rule', ''), _negated=True), _connector='OR'), name='reference_internationalday_dated')],
                },
            ), migrations.CreateModel(
                name='Language',
                fields=[
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('code', models.CharField(max_length=3, primary_key=True, serialize=False, verbose_name='code')),
                    ('iso639_1', models.CharField(blank=True, max_length=2, verbose_name='ISO 639-1 code')),
                    ('iso639_3', models.CharField(max_length=3, verbose_name='ISO 639-3 code')),
                    ('name_en', models.CharField(max_length=80, verbose_name='name in English')),
                    ('name_fr', models.CharField(max_length=80, verbose_name='name in French')),
                    ('name_es', models.CharField(max_length=80, verbose_name='name in Spanish')),
                ],
                options={
                    'verbose_name': 'language',
                    'verbose_name_plural': 'languages',
                    'ordering': ['name_en'],
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='SdgTarget',
                fields=[
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('code', models.CharField(max_length=4, primary_key=True, serialize=False, verbose_name='code')),
                    ('position', models.PositiveSmallIntegerField(unique=True, verbose_name='position')),
                    ('kind', models.CharField(choices=[('goal', 'Goal'), ('target', 'Target')], max_length=6, verbose_name='kind')),
                    ('goal', models.PositiveSmallIntegerField(verbose_name='goal')),
                    ('short_en', models.CharField(max_length=120, verbose_name='short name in English')),
                    ('short_fr', models.CharField(max_length=120, verbose_name='short name in French')),
                    ('short_es', models.CharField(max_length=120, verbose_name='short name in Spanish')),
                    ('title_en', models.TextField(verbose_name='official text in English')),
                    ('title_fr', models.TextField(verbose_name='official text in French')),
                    ('title_es', models.TextField(verbose_name='official text in Spanish')),
                ],
                options={
                    'verbose_name': 'Sustainable Development Goal or target',
                    'verbose_name_plural': 'Sustainable Development Goals and targets',
                    'ordering': ['position'],
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='SourceDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                    ('title', models.CharField(max_length=300, verbose_name='title')),
                    ('kind', models.CharField(choices=[('news', 'news'), ('article', 'article'), ('project_page', 'archived project page'), ('data_set', 'data set'), ('treaty_list', 'treaty list')], max_length=16, verbose_name='kind')),
                    ('publisher', models.CharField(blank=True, max_length=200, verbose_name='publisher')),
                    ('licence', models.CharField(blank=True, max_length=120, verbose_name='licence')),
                    ('published_on', unesco_portal.core.dates.PartialDateField(verbose_name='published on')),
                    ('captured_on', unesco_portal.core.dates.PartialDateField(verbose_name='captured on')),
                    ('note', models.TextField(blank=True, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'source document',
                    'verbose_name_plural': 'source documents',
                    'ordering': ['code'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('published_on__isnull', True), ('published_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_document_published_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('captured_on__isnull', True), ('captured_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_document_captured_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.')],
                },
            ), migrations.CreateModel(
                name='Statement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('public_id', unesco_portal.core.codes.PublicCodeField(prefix='STA', unique=True, verbose_name='code')),
                    ('subject', models.SlugField(help_text='What it is about, such as aspnet.', max_length=60, verbose_name='subject')),
                    ('kind', models.CharField(choices=[('history', 'history'), ('figure', 'figure'), ('contribution', 'contribution'), ('proposal', 'proposal'), ('evaluation', 'evaluation'), ('plan', 'work plan'), ('tool', 'tool'), ('topic', 'conference topic'), ('context', 'context')], max_length=14, verbose_name='kind')),
                    ('text', models.CharField(max_length=400, verbose_name='what is said')),
                    ('value', models.BigIntegerField(blank=True, null=True, verbose_name='value')),
                    ('unit', models.CharField(blank=True, max_length=40, verbose_name='unit')),
                    ('qualifier', models.CharField(blank=True, choices=[('exact', 'exactly'), ('about', 'about'), ('more_than', 'more than')], max_length=10, verbose_name='qualifier')),
                    ('by', models.CharField(blank=True, max_length=200, verbose_name='by whom')),
                    ('as_of', unesco_portal.core.dates.PartialDateField(verbose_name='as of')),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='reference.sourcedocument')),
                ],
                options={
                    'verbose_name': 'statement',
                    'verbose_name_plural': 'statements',
                    'ordering': ['subject', 'kind', 'text'],
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('subject', 'kind', 'text', 'source'), name='reference_statement_once'), models.CheckConstraint(condition=models.Q(('as_of__isnull', True), ('as_of__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_statement_as_of_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.')],
                },
            ), migrations.CreateModel(
                name='Taxonomy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                    ('name_en', models.CharField(max_length=120, verbose_name='name in English')),
                    ('name_fr', models.CharField(max_length=120, verbose_name='name in French')),
                    ('name_es', models.CharField(max_length=120, verbose_name='name in Spanish')),
                    ('valid_from', unesco_portal.core.dates.PartialDateField(verbose_name='from')),
                    ('valid_to', unesco_portal.core.dates.PartialDateField(verbose_name='to')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='source in words')),
                ],
                options={
                    'verbose_name': 'taxonomy',
                    'verbose_name_plural': 'taxonomies',
                    'ordering': ['code'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_from__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_taxonomy_valid_from_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_taxonomy_valid_to_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.')],
                },
            ), migrations.CreateModel(
                name='Theme',
                fields=[
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('code', models.SlugField(max_length=60, primary_key=True, serialize=False, verbose_name='code')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('name_en', models.CharField(max_length=200, verbose_name='name in English')),
                    ('name_fr', models.CharField(max_length=200, verbose_name='name in French')),
                    ('name_es', models.CharField(max_length=200, verbose_name='name in Spanish')),
                    ('taxonomy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='reference.taxonomy')),
                ],
                options={
                    'verbose_name': 'theme',
                    'verbose_name_plural': 'themes',
                    'ordering': ['taxonomy__code', 'position'],
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Country',
                fields=[
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('search', django.contrib.postgres.search.SearchVectorField(editable=False, null=True, verbose_name='search words')),
                    ('code', models.CharField(db_collation='C', max_length=2, primary_key=True, serialize=False, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Two capital letters.')], verbose_name='ISO 3166-1 alpha-2 code')),
                    ('iso3', models.CharField(max_length=3, unique=True, verbose_name='ISO 3166-1 alpha-3 code')),
                    ('m49', models.CharField(help_text='Three digits, kept as text with leading zeros.', max_length=3, unique=True, validators=[django.core.validators.RegexValidator('^\\d{3}$', 'Three digits, with leading zeros.')], verbose_name='UN M49 code')),
                    ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                    ('name_fr', models.CharField(max_length=100, verbose_name='name in French')),
                    ('name_es', models.CharField(max_length=100, verbose_name='name in Spanish')),
                    ('name_ar', models.CharField(max_length=100, verbose_name='name in Arabic')),
                    ('name_ru', models.CharField(max_length=100, verbose_name='name in Russian')),
                    ('name_zh', models.CharField(max_length=100, verbose_name='name in Chinese')),
                    ('status', models.CharField(choices=[('member', 'Member State'), ('associate', 'Associate Member'), ('former', 'former Member State')], max_length=10, verbose_name='standing in UNESCO')),
                    ('joined_on', unesco_portal.core.dates.PartialDateField(verbose_name='joined on')),
                    ('is_joined_verified', models.BooleanField(default=False, verbose_name='date of joining verified')),
                    ('ended_on', unesco_portal.core.dates.PartialDateField(verbose_name='membership ended on')),
                    ('capital', models.CharField(blank=True, max_length=100, verbose_name='capital')),
                    ('latitude', models.FloatField(verbose_name='latitude')),
                    ('longitude', models.FloatField(verbose_name='longitude')),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, help_text='Codes, the most spoken first.', size=None, verbose_name='languages')),
                ],
                options={
                    'verbose_name': 'country',
                    'verbose_name_plural': 'countries',
                    'ordering': ['name_en', 'code'],
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['search'], name='reference_country_search')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('joined_on__isnull', True), ('joined_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_country_joined_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_country_ended_on_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('m49__regex', '^\\d{3}$')), name='reference_country_m49_three_digits'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('status', 'former')), models.Q(models.Q(('status', 'former'), _negated=True), ('ended_on__isnull', True)), _connector='OR'), name='reference_country_former_iff_ended')],
                },
            ), migrations.CreateModel(
                name='CountryAlias',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, verbose_name='spelling')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='reference.country')),
                ],
                options={
                    'verbose_name': 'country spelling',
                    'verbose_name_plural': 'country spellings',
                    'ordering': ['name'],
                    'constraints': [models.UniqueConstraint(fields=('country', 'name'), name='reference_countryalias_once')],
                },
            ), migrations.CreateModel(
                name='Region',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                    ('is_generated', models.BooleanField(db_default=False, default=False, editable=False, help_text='Generated to show the portal at work; not a real record.', verbose_name='demonstration data')),
                    ('scheme', models.CharField(choices=[('unesco', 'UNESCO regions'), ('electoral', 'UNESCO electoral groups')], max_length=10, verbose_name='scheme')),
                    ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                    ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                    ('name_fr', models.CharField(max_length=100, verbose_name='name in French')),
                    ('name_es', models.CharField(max_length=100, verbose_name='name in Spanish')),
                    ('countries', models.ManyToManyField(related_name='regions', through='reference.RegionMembership', to='reference.country', verbose_name='countries')),
                ],
                options={
                    'verbose_name': 'region',
                    'verbose_name_plural': 'regions',
                    'ordering': ['scheme', 'code'],
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='RegionMembership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_secondary', models.BooleanField(default=False, help_text='Also belongs here for regional activities; not counted in totals.', verbose_name='second region')),
                    ('is_verified', models.BooleanField(default=False, verbose_name='verified')),
                    ('valid_from', unesco_portal.core.dates.PartialDateField(verbose_name='from')),
                    ('valid_to', unesco_portal.core.dates.PartialDateField(verbose_name='to')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='region_memberships', to='reference.country')),
                    ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='reference.region')),
                ],
                options={
                    'verbose_name': 'place in a region',
                    'verbose_name_plural': 'places in regions',
                    'ordering': ['region', 'country'],
                    'constraints': [models.UniqueConstraint(fields=('country', 'region', 'valid_from'), name='reference_regionmembership_once'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_from__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_regionmembership_valid_from_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__regex', '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'), _connector='OR'), name='reference_regionmembership_valid_to_is_partial_date', violation_error_message='Write a year, a month or a day: 2017, 2017-11, 2017-11-23.')],
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='internationalday',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='1dd44dfba1d921522a981376c83aaf2c7695f235', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_e41d0', table='reference_internationalday', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='language',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='e29dc440b1f0daffe3d2e01e92c330c064f633ab', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_866fd', table='reference_language', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sdgtarget',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='b368dd6b42ff5e60cc68fa1572cc1f15f84fcc3a', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_2c28a', table='reference_sdgtarget', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sourcedocument',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='4f93606627a6dc5d335726b85815b4db276142e5', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_5950d', table='reference_sourcedocument', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='statement',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='d4f9d9c4e34f635652bcb579c2a08c106fe2359a', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_80bea', table='reference_statement', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='taxonomy',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='8915278451ff3d15e9f6896d5eef52be3a5b297e', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_f3ce9', table='reference_taxonomy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='theme',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='14f5559a7d5f344c718aa193c5af8a1ebad5f800', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_3d2c3', table='reference_theme', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='country',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='2ec7c0b130ee56711b91f07b4ae6dafed8ef589b', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_065f2', table='reference_country', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='country',
                trigger=pgtrigger.compiler.Trigger(name='search_words', sql=pgtrigger.compiler.UpsertTriggerSql(func="NEW.search := portal_vector(concat_ws(' ', NEW.code, NEW.iso3, NEW.name_en, NEW.name_fr, NEW.name_es, NEW.name_ar, NEW.name_ru, NEW.name_zh, NEW.capital, (SELECT string_agg(name, ' ') FROM reference_countryalias WHERE country_id = NEW.code))); RETURN NEW;", hash='f471e6945a80ee77c1a887656b89fef8f151ca1a', operation='INSERT OR UPDATE OF "code", "iso3", "name_en", "name_fr", "name_es", "name_ar", "name_ru", "name_zh", "capital", "search"', pgid='pgtrigger_search_words_2e047', table='reference_country', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='countryalias',
                trigger=pgtrigger.compiler.Trigger(name='search_names', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            UPDATE reference_country SET search = NULL, updated_at = statement_timestamp()\n            WHERE code IN (\n                CASE WHEN TG_OP <> 'INSERT' THEN OLD.country_id END,\n                CASE WHEN TG_OP <> 'DELETE' THEN NEW.country_id END);\n            RETURN NULL;\n        ", hash='2eb51e3930be9fd5d77609fb94868cad3e1a2ccf', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_search_names_8f8d1', table='reference_countryalias', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='region',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='f2ec70fd5050c74c51b18c2feb62d18e2d5f7eee', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_852c7', table='reference_region', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='regionmembership',
                trigger=pgtrigger.compiler.Trigger(name='dataset_clock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        INSERT INTO core_dataset_touch VALUES (pg_current_xact_id(), TG_TABLE_NAME)\n        ON CONFLICT DO NOTHING;\n        RETURN NULL;\n    ', hash='6ef24295f78879dbd4b0ef1ec058fa764e28b377', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_dataset_clock_2f20e', table='reference_regionmembership', when='AFTER')),
            )],
        ),
    ]
