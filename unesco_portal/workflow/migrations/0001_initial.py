import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import unesco_portal.core.codes
import unesco_portal.core.operations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('reference', '0001_initial'),
    ]

    operations = [
        unesco_portal.core.operations.AtOnce(
            operations=[migrations.CreateModel(
                name='Notification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject', models.CharField(max_length=250, verbose_name='subject')),
                    ('body', models.TextField(verbose_name='text')),
                    ('url', models.CharField(blank=True, max_length=300, verbose_name='address')),
                    ('key', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                    ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='read at')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notifications', to=settings.AUTH_USER_MODEL)),
                    ('awaits_digest', models.BooleanField(default=False, verbose_name='waits for the daily mail')),
                ],
                options={
                    'verbose_name': 'notice',
                    'verbose_name_plural': 'notices',
                    'ordering': ['-created_at', '-pk'],
                    'indexes': [models.Index(condition=models.Q(('read_at', None)), fields=['user'], name='workflow_notification_unread'), models.Index(condition=models.Q(('awaits_digest', True)), fields=['user'], name='workflow_notification_digest')],
                },
            ), migrations.CreateModel(
                name='OutgoingMail',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('to', models.EmailField(max_length=254, verbose_name='to')),
                    ('subject', models.CharField(max_length=250, verbose_name='subject')),
                    ('text', models.TextField(verbose_name='text')),
                    ('html', models.TextField(blank=True, verbose_name='HTML')),
                    ('message_id', models.CharField(max_length=150, unique=True, verbose_name='Message-ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='written at')),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='due at')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent at')),
                    ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                    ('last_error', models.CharField(blank=True, max_length=300, verbose_name='last error')),
                    ('refused_at', models.DateTimeField(blank=True, null=True, verbose_name='address refused at')),
                ],
                options={
                    'verbose_name': 'outgoing mail',
                    'verbose_name_plural': 'outgoing mails',
                    'ordering': ['-created_at', '-pk'],
                    'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['due_at'], name='workflow_outgoingmail_due'), models.Index(condition=models.Q(('refused_at__isnull', False)), fields=['to'], name='workflow_outgoingmail_refused')],
                },
            ), migrations.CreateModel(
                name='AuditEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.CharField(max_length=80, verbose_name='act')),
                    ('object_id', models.BigIntegerField(verbose_name='record')),
                    ('object_label', models.CharField(max_length=200, verbose_name='record in words')),
                    ('actor_label', models.CharField(max_length=200, verbose_name='by')),
                    ('source', models.CharField(blank=True, max_length=30, verbose_name='from state')),
                    ('target', models.CharField(blank=True, max_length=30, verbose_name='to state')),
                    ('reason', models.TextField(blank=True, verbose_name='reason')),
                    ('details', models.JSONField(blank=True, default=dict, verbose_name='details')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                    ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='audit_entries', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                    ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype', verbose_name='kind of record')),
                ],
                options={
                    'verbose_name': 'audit entry',
                    'verbose_name_plural': 'audit entries',
                    'ordering': ['-created_at', '-pk'],
                    'indexes': [models.Index(fields=['content_type', 'object_id', '-id'], name='workflow_audit_record')],
                },
            ), migrations.CreateModel(
                name='Mailing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', unesco_portal.core.codes.PublicCodeField(prefix='MLG', unique=True, verbose_name='code')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('selection', models.TextField(blank=True, editable=False, verbose_name='selection')),
                    ('reply_to', models.EmailField(blank=True, max_length=254, verbose_name='address for answers')),
                    ('is_legal', models.BooleanField(default=False, help_text='Goes also to those who asked for no mails; without a link to opt out.', verbose_name='legal notice')),
                    ('subject_en', models.CharField(blank=True, max_length=150, verbose_name='subject in English')),
                    ('text_en', models.TextField(blank=True, max_length=8000, verbose_name='text in English')),
                    ('subject_fr', models.CharField(blank=True, max_length=150, verbose_name='subject in French')),
                    ('text_fr', models.TextField(blank=True, max_length=8000, verbose_name='text in French')),
                    ('subject_es', models.CharField(blank=True, max_length=150, verbose_name='subject in Spanish')),
                    ('text_es', models.TextField(blank=True, max_length=8000, verbose_name='text in Spanish')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='sent at')),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mailings', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                    ('country', models.ForeignKey(blank=True, help_text='Empty: schools of several countries.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mailings', to='reference.country', verbose_name='country')),
                ],
                options={
                    'verbose_name': 'mail to a selection',
                    'verbose_name_plural': 'mails to a selection',
                    'ordering': ['-created_at', '-pk'],
                    'indexes': [models.Index(fields=['author', 'created_at'], name='workflow_mailing_author')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text_en', ''), _negated=True), models.Q(('text_fr', ''), _negated=True), models.Q(('text_es', ''), _negated=True), _connector='OR'), name='workflow_mailing_has_a_text', violation_error_message='Write the mail in one language at least.'), models.CheckConstraint(condition=models.Q(models.Q(('subject_en', ''), ('text_en', '')), models.Q(models.Q(('subject_en', ''), _negated=True), models.Q(('text_en', ''), _negated=True)), _connector='OR'), name='workflow_mailing_en_whole', violation_error_message='Each language needs both a subject and a text.'), models.CheckConstraint(condition=models.Q(models.Q(('subject_fr', ''), ('text_fr', '')), models.Q(models.Q(('subject_fr', ''), _negated=True), models.Q(('text_fr', ''), _negated=True)), _connector='OR'), name='workflow_mailing_fr_whole', violation_error_message='Each language needs both a subject and a text.'), models.CheckConstraint(condition=models.Q(models.Q(('subject_es', ''), ('text_es', '')), models.Q(models.Q(('subject_es', ''), _negated=True), models.Q(('text_es', ''), _negated=True)), _connector='OR'), name='workflow_mailing_es_whole', violation_error_message='Each language needs both a subject and a text.')],
                },
            ), migrations.CreateModel(
                name='MailingRecipient',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=10, verbose_name='code')),
                    ('name', models.CharField(max_length=250, verbose_name='name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='address')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish')], max_length=2, verbose_name='language')),
                    ('left_out', models.CharField(blank=True, choices=[('no_address', 'no address of mail is known'), ('opted_out', 'asked for no such mails'), ('refused', 'the address takes no mail'), ('same_address', 'another one of the selection has the same address'), ('generated', 'demonstration data, never written to')], max_length=12, verbose_name='why not written to')),
                    ('mail', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='workflow.outgoingmail', verbose_name='outgoing mail')),
                    ('mailing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='workflow.mailing', verbose_name='mail')),
                ],
                options={
                    'verbose_name': 'recipient of a mail',
                    'verbose_name_plural': 'recipients of a mail',
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('mailing', 'code'), name='workflow_mailingrecipient_once'), models.CheckConstraint(condition=models.Q(models.Q(('left_out', ''), _negated=True), models.Q(('email', ''), _negated=True), _connector='OR'), name='workflow_mailingrecipient_written_has_address')],
                },
            ), migrations.CreateModel(
                name='MailOptOut',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='address')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='since')),
                ],
                options={
                    'verbose_name': 'address without mails to a selection',
                    'verbose_name_plural': 'addresses without mails to a selection',
                    'ordering': ['email'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='workflow_mailoptout_lower_case')],
                },
            ), migrations.CreateModel(
                name='Note',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', unesco_portal.core.codes.PublicCodeField(prefix='NOT', unique=True, verbose_name='code')),
                    ('object_id', models.BigIntegerField(verbose_name='record')),
                    ('text', models.TextField(max_length=2000, verbose_name='note')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='written at')),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                    ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype', verbose_name='kind of record')),
                    ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='workflow.note', verbose_name='corrects the note')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='reference.country', verbose_name='country')),
                ],
                options={
                    'verbose_name': 'note',
                    'verbose_name_plural': 'notes',
                    'ordering': ['-created_at', '-pk'],
                    'indexes': [models.Index(fields=['content_type', 'object_id', '-id'], name='workflow_note_record')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='workflow_note_says_something', violation_error_message='Write something.')],
                },
            ), migrations.CreateModel(
                name='Digest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('sent_on', models.DateField(verbose_name='sent on')),
                    ('notice_count', models.PositiveIntegerField(verbose_name='notices')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'daily mail',
                    'verbose_name_plural': 'daily mails',
                    'ordering': ['-sent_on', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('user', 'sent_on'), name='workflow_digest_once_a_day')],
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='auditentry',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='69060d57e83beee8ac5a7713715186e0d573612a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7b763', table='workflow_auditentry', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='auditentry',
                trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate the audit trail';", hash='279e761ab6ddbf1c3af3c6eafe796fb3d8052655', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_30a05', table='workflow_auditentry', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='note',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='177ee6739eb022dda52a1220a9befb01b1fb275d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_12547', table='workflow_note', when='BEFORE')),
            )],
        ),
    ]
