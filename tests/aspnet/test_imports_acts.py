"""The acts on a sheet: who may, from where, to where; and the pages that lead to them."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from aspnet import transitions
from aspnet.enums import ImportStatus as Status
from aspnet.models import ImportBatch, Institution
from aspnet.services import imports
from aspnet.transitions.imports import PORTAL
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, member
from tests.factories.imports import ImportBatchFactory, ImportRowFactory, checked, csv_of, uploaded
from tests.factories.people import administrator, coordinator, headquarters, user_with
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

from .pages import told

pytestmark = pytest.mark.django_db
LIST = "/workspace/networks/SN/imports/"
BEGUN = {Status.APPLYING, Status.PROPOSED, Status.APPLIED, Status.UNDOING}
ACTS = [
    (transitions.map_columns, Status.UPLOADED, Status.MAPPED, "coordinator"),
    (transitions.begin_check, Status.MAPPED, Status.CHECKING, "portal"),
    (transitions.finish_check, Status.CHECKING, Status.CHECKED, "portal"),
    (transitions.fail_import, Status.CHECKING, Status.FAILED, "portal"),
    (transitions.apply_import, Status.CHECKED, Status.APPLYING, "coordinator"),
    (transitions.finish_apply, Status.APPLYING, Status.APPLIED, "portal"),
    (transitions.propose_members, Status.APPLYING, Status.PROPOSED, "portal"),
    (transitions.approve_members, Status.PROPOSED, Status.APPLYING, "headquarters"),
    (transitions.decline_members, Status.PROPOSED, Status.APPLIED, "headquarters"),
    (transitions.give_up, Status.APPLYING, Status.CHECKED, "portal"),
    (transitions.halt, Status.APPLYING, Status.APPLIED, "coordinator"),
    (transitions.undo_import, Status.APPLIED, Status.UNDOING, "coordinator"),
    (transitions.finish_undo, Status.UNDOING, Status.UNDONE, "portal"),
    (transitions.cancel_import, Status.CHECKED, Status.CANCELLED, "coordinator"),
]
EVERY_ACT = pytest.mark.parametrize(
    ("act", "source", "target", "actor"), ACTS, ids=lambda value: getattr(value, "name", None)
)


def batch_in(status: str) -> ImportBatch:
    begun = {"applied_at": timezone.now(), "applied_by": headquarters()} if status in BEGUN else {}
    batch = ImportBatchFactory(network=NetworkFactory(), status=status, **begun)
    ImportRowFactory(batch=batch, sheet_row=2, outcome="new")
    return batch


def actor_named(name: str):
    return {"coordinator": coordinator, "headquarters": headquarters, "portal": lambda: PORTAL}[
        name
    ]()


@EVERY_ACT
def test_act_leads_where_it_should_and_is_audited(act, source, target, actor):
    batch = batch_in(source)

    batch = act(batch, by=actor_named(actor), reason="Because.")

    assert batch.status == target
    entry = AuditEntry.objects.about(batch).get()
    assert (entry.action, entry.source, entry.target) == (act.permission, source, target)


@EVERY_ACT
@pytest.mark.parametrize("role", [Role.NATIONAL_COMMISSION, Role.FIELD_OFFICER])
def test_act_is_refused_to_readers(act, source, target, actor, role):
    batch = batch_in(source)
    coordinator("SN")  # the post is not vacant
    user = user_with(role, "SN" if role == Role.NATIONAL_COMMISSION else None)

    with pytest.raises(PermissionDenied):
        act(batch, by=user, reason="Because.")


@EVERY_ACT
def test_act_is_refused_elsewhere_and_to_administrators(act, source, target, actor):
    batch = batch_in(source)
    for user in (coordinator("FR"), administrator()):
        with pytest.raises(PermissionDenied):
            act(batch, by=user, reason="Because.")


@EVERY_ACT
def test_act_is_refused_a_second_time(act, source, target, actor):
    batch = act(batch_in(source), by=actor_named(actor), reason="Because.")

    with pytest.raises(DomainError):
        act(batch, by=actor_named(actor), reason="Because.")


def test_undo_ends_with_its_days(settings):
    batch = batch_in(Status.APPLIED)
    settings.IMPORT_UNDO_DAYS = 0

    with pytest.raises(DomainError):
        transitions.undo_import(batch, by=coordinator(), reason="Wrong list.")


def test_changed_names_of_members_need_a_reason():
    school = member(name="Old name", city="Dakar")
    batch = checked(csv_of([(school.public_id, "New name")], ("code", "name")))

    with pytest.raises(DomainError, match="reason"):
        transitions.apply_import(batch, by=batch.uploaded_by)


def test_all_or_nothing_writes_nothing_when_one_row_cannot(settings):
    schools = [InstitutionFactory(phone="1"), InstitutionFactory(phone="1")]
    batch = checked(csv_of([(row.public_id, "2") for row in schools], ("code", "phone")))
    transitions.apply_import(batch, by=batch.uploaded_by, mode="all")
    Institution.objects.filter(pk=schools[1].pk).update(phone="9")

    imports.work_on()

    batch.refresh_from_db()
    assert batch.status == Status.CHECKED
    assert set(Institution.objects.values_list("phone", flat=True)) == {"1", "9"}


def test_undo_keeps_what_somebody_edited_since():
    schools = [InstitutionFactory(phone="1"), InstitutionFactory(phone="1")]
    batch = checked(csv_of([(row.public_id, "2") for row in schools], ("code", "phone")))
    transitions.apply_import(batch, by=batch.uploaded_by)
    imports.work_on()
    Institution.objects.filter(pk=schools[1].pk).update(phone="3")

    transitions.undo_import(batch, by=batch.uploaded_by, reason="Wrong list.")
    imports.work_on()

    assert [Institution.objects.get(pk=row.pk).phone for row in schools] == ["1", "3"]
    refused = batch.rows.get(state="refused")
    assert (refused.institution, refused.refusal) == (schools[1], "changed_since_apply")


def test_candidates_and_applicants_never_become_members():
    waiting = [InstitutionFactory(standing=standing) for standing in ("candidate", "applicant")]
    batch = checked(csv_of([(row.public_id, "oui") for row in waiting], ("code", "membre")))

    assert {row.problems[0]["code"] for row in batch.rows.all()} == {"candidate"}
    with pytest.raises(DomainError):
        transitions.apply_import(batch, by=batch.uploaded_by)


def test_uploader_is_told_by_mail():
    batch = checked(csv_of([("School", "Dakar")]))
    assert [mail.to for mail in OutgoingMail.objects.all()] == [batch.uploaded_by.email]

    transitions.apply_import(batch, by=batch.uploaded_by)
    imports.work_on()

    subjects = OutgoingMail.objects.order_by("pk").values_list("subject", flat=True)
    assert len(subjects) == 2
    assert batch.public_id in subjects[1]


def test_a_journey_through_the_pages(client, sign_in):
    known = InstitutionFactory(name="Lycée Blaise Diagne", city="Dakar")
    NetworkFactory()
    sign_in(coordinator())
    file = io.BytesIO(csv_of([("Lycée Blaise Daigne", "Dakar"), ("Other", "Dakar")]))
    file.name = "liste.csv"

    response = client.post(LIST, {"file": file, "kind": "institutions"})
    batch = ImportBatch.objects.get()
    assert response.url == f"{LIST}{batch.public_id}/columns/"
    form = client.get(response.url).context["form"]
    response = client.post(
        response.url, {name: form[name].value() for name in form.fields}, follow=True
    )
    assert response.context["is_working"]
    imports.work_on()
    page = client.get(batch.get_workspace_url())
    assert [row["outcome"] for row in page.context["rows"]] == ["to be decided", "new"]
    row = f"{batch.get_workspace_url()}rows/2/"
    assert client.get(row).status_code == 200
    answer = client.post(row, {"decision": f"match:{known.public_id}"})
    assert answer.status_code == 302
    answer = client.post(
        f"{batch.get_workspace_url()}apply_import/", {"mode": "good", "reason": ""}
    )
    assert told(answer)
    again = client.post(f"{batch.get_workspace_url()}apply_import/", {"mode": "good"})
    assert "Not possible any more" in told(again)[-1]
    imports.work_on()
    known.refresh_from_db()
    assert known.name == "Lycée Blaise Daigne"
    sheet = client.get(f"{batch.get_workspace_url()}sheet.xlsx")
    assert b"".join(sheet.streaming_content).startswith(b"PK")
    sheet.close()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "empty"),
        ("a.pdf", b"%PDF-1.7 x", "Upload a sheet"),
        ("a.xlsx", b"PK\x03\x04broken", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls file"),
        ("a.csv", b"name,town\n", "no rows"),
        ("a.csv", b"x\n" * 100_000, "more than"),
    ],
)
def test_a_wrong_file_is_refused_in_words(client, sign_in, name, data, words):
    NetworkFactory()
    sign_in(coordinator())
    file = io.BytesIO(data)
    file.name = name

    response = client.post(LIST, {"file": file, "kind": "institutions"})

    assert response.status_code == 400
    assert words in str(response.context["form"].errors["file"])
    assert not ImportBatch.objects.exists()


def test_another_countrys_coordinator_finds_nothing(client, sign_in):
    batch = uploaded(csv_of([("School", "Dakar")]))
    sign_in(coordinator("FR"))
    NetworkFactory(country_id="FR")

    for path in ("", "columns/", "sheet.xlsx", "apply_import/"):
        assert client.get(batch.get_workspace_url() + path).status_code == 404
        other = batch.get_workspace_url().replace("/SN/", "/FR/")
        assert client.get(other + path).status_code == 404
