import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import unesco_portal.accounts.models.user
import unesco_portal.core.operations
import uuid
from django.conf import settings
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
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], default='en', max_length=2, verbose_name='language of mails and pages')),
                    ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                    ('is_superuser', models.BooleanField(default=False, verbose_name='system administrator')),
                    ('is_demonstration', models.BooleanField(default=False, editable=False, verbose_name='demonstration login')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since')),
                    ('person', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='user', to='people.person', verbose_name='person')),
                    ('mail_choice', models.CharField(choices=[('at_once', 'at once, each by itself'), ('daily', 'once a day, all in one mail'), ('none', 'no mail: I read the notices in the page')], default='daily', help_text='Decisions, hearings, invitations and sign-in always come at once.', max_length=8, verbose_name='mails about what waits')),
                ],
                options={
                    'verbose_name': 'account',
                    'verbose_name_plural': 'accounts',
                    'ordering': ['email'],
                },
                managers=[
                    ('objects', unesco_portal.accounts.models.user.UserManager()),
                ],
            ), migrations.CreateModel(
                name='ApiKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(help_text='Which partner, which use.', max_length=120, verbose_name='name')),
                    ('contact_email', models.EmailField(max_length=254, verbose_name='contact')),
                    ('prefix', models.CharField(editable=False, max_length=8, unique=True, verbose_name='prefix')),
                    ('key_hash', models.CharField(editable=False, max_length=64, unique=True)),
                    ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('read', "read public data at the partners' rate")], max_length=10), default=list, size=None, verbose_name='scopes')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                    ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='valid until')),
                    ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='revoked at')),
                    ('last_used_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last used at')),
                    ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='created_api_keys', to=settings.AUTH_USER_MODEL, verbose_name='created by')),
                ],
                options={
                    'verbose_name': 'API key',
                    'verbose_name_plural': 'API keys',
                    'ordering': ['name', 'pk'],
                },
            ), migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                    ('given_name', models.CharField(blank=True, max_length=100, verbose_name='given name')),
                    ('family_name', models.CharField(max_length=100, verbose_name='family name')),
                    ('role', models.CharField(choices=[('national_coordinator', 'National Coordinator'), ('deputy_coordinator', 'Deputy National Coordinator'), ('national_commission', 'Secretary-General of a National Commission'), ('aspnet_coordination', 'International ASPnet coordination'), ('centres_coordination', 'Category 2 coordination'), ('convention_secretariat', 'Convention secretariat'), ('meetings_coordination', 'Meetings coordination'), ('data_steward', 'Steward of reference data'), ('field_officer', 'Field office officer')], max_length=24, verbose_name='role')),
                    ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], default='en', max_length=2, verbose_name='language of the mail')),
                    ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='sent at')),
                    ('expires_at', models.DateTimeField(verbose_name='valid until')),
                    ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='accepted at')),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                    ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='reference.country', verbose_name='country')),
                    ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_invitations', to=settings.AUTH_USER_MODEL, verbose_name='invited by')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.organisation', verbose_name='body')),
                ],
                options={
                    'verbose_name': 'invitation',
                    'verbose_name_plural': 'invitations',
                    'ordering': ['-created_at', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('accepted_at', None), ('withdrawn_at', None), _connector='OR'), name='accounts_invitation_not_accepted_and_withdrawn'), models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['deputy_coordinator', 'national_commission', 'national_coordinator']), _negated=True), ('country__isnull', False), _connector='OR'), name='accounts_invitation_national_role_has_country', violation_error_message='A national role needs its country.'), models.UniqueConstraint(condition=models.Q(('accepted_at', None), ('withdrawn_at', None)), fields=('email', 'role', 'country'), name='accounts_invitation_one_open', violation_error_message='There is already an invitation like this one.')],
                },
            ), migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], default='en', max_length=2, verbose_name='language of mails and pages')),
                    ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                    ('is_superuser', models.BooleanField(default=False, verbose_name='system administrator')),
                    ('is_demonstration', models.BooleanField(default=False, editable=False, verbose_name='demonstration login')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since')),
                    ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person', verbose_name='person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                    ('mail_choice', models.CharField(choices=[('at_once', 'at once, each by itself'), ('daily', 'once a day, all in one mail'), ('none', 'no mail: I read the notices in the page')], default='daily', help_text='Decisions, hearings, invitations and sign-in always come at once.', max_length=8, verbose_name='mails about what waits')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='SavedFilter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('view_name', models.CharField(editable=False, max_length=80, verbose_name='list')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('query', models.CharField(blank=True, editable=False, max_length=2000, verbose_name='filter')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='saved at')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_filters', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'verbose_name': 'saved filter',
                    'verbose_name_plural': 'saved filters',
                    'ordering': ['name', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('user', 'view_name', 'name'), name='accounts_savedfilter_name_once')],
                },
            ), migrations.CreateModel(
                name='CalendarAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(editable=False, max_length=24, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='made at')),
                    ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_address', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'verbose_name': 'calendar address',
                    'verbose_name_plural': 'calendar addresses',
                    'ordering': ['pk'],
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("date_joined", "email", "id", "is_active", "is_demonstration", "is_superuser", "language", "mail_choice", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_demonstration", NEW."is_superuser", NEW."language", NEW."mail_choice", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='a9786c653323885cd49bdd9d036a6922f814b461', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', table='accounts_user', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_demonstration" IS DISTINCT FROM (NEW."is_demonstration") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."mail_choice" IS DISTINCT FROM (NEW."mail_choice") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id"))', func='INSERT INTO "accounts_userevent" ("date_joined", "email", "id", "is_active", "is_demonstration", "is_superuser", "language", "mail_choice", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_demonstration", NEW."is_superuser", NEW."language", NEW."mail_choice", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='294539404d778a0cda9e69a8d621ae8f37528903', operation='UPDATE', pgid='pgtrigger_update_update_0e890', table='accounts_user', when='AFTER')),
            )],
        ),
    ]
