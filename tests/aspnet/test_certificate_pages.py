"""The pages of certificates: checking in public, the school's link, coordinators, Headquarters."""

import io
import zipfile

import pytest

from aspnet import services, tasks, transitions
from aspnet.models import Certificate, CertificateIssue
from tests.aspnet.pages import errors_of, text_of, told
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, former_member, member
from tests.factories.certificates import SignatoryFactory, certified
from tests.factories.people import coordinator, headquarters, user_with
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import OutgoingMail

pytestmark = pytest.mark.django_db
CHECK = "/certificates/"


def certificate_of(**fields) -> Certificate:
    return certified(**fields).membership.certificates.get()


def test_a_code_leads_to_its_certificate(client):
    certificate = certificate_of(name="École de la Paix")

    response = client.post(CHECK, {"text": f" {certificate.public_id.lower()} "}, follow=True)

    page = text_of(response)
    assert "École de la Paix" in page
    assert "valid" in page
    assert "Signatory of the Test" not in page


@pytest.mark.parametrize("text", ["CER-000001", "nonsense", "eyJhbGciOiJub25lIn0", "", "x" * 9000])
def test_what_is_none_is_told_at_the_field_and_kept(client, text):
    response = client.post(CHECK, {"text": text})

    assert response.status_code == 400
    assert errors_of(response)["text"]
    assert text[:100] in response.content.decode()


def test_a_signed_text_says_that_it_was_not_altered(client):
    certificate = certificate_of()

    page = text_of(client.post(CHECK, {"text": certificate.signature}))

    assert "this text was not altered" in page
    assert certificate.public_id in page


def test_a_replaced_one_leads_to_its_successor(client):
    old = certificate_of()
    new = transitions.reissue(old, by=headquarters()).successor

    response = client.get(old.get_absolute_url())

    assert new.get_absolute_url() in response.content.decode()
    assert "replaced" in text_of(response)


def test_a_revoked_one_says_so_without_the_reason(client):
    certificate = certificate_of()
    transitions.revoke(certificate, by=headquarters(), reason="Mrs X complained.")

    page = text_of(client.get(certificate.get_absolute_url()))

    assert "was revoked" in page
    assert "Mrs X" not in page


def test_an_unknown_code_is_explained(client):
    (unused,) = transitions.next_codes(1)

    for code, words in ((unused, "no certificate with this code"), ("CER-000001", "typing error")):
        response = client.get(f"/certificates/{code}/")
        assert response.status_code == 404
        assert words in text_of(response)


def test_the_certificate_of_a_school_that_applies_anew_tells_nothing_of_it(client):
    certificate = certificate_of(name="Once a member")
    transitions.terminate(certificate.membership, by=headquarters(), reason="-")
    InstitutionFactory._meta.model.objects.update(standing="candidate")

    response = client.get(certificate.get_absolute_url())

    assert response.status_code == 200
    assert "/schools/ASP-" not in response.content.decode()


def test_the_link_of_the_mail_opens_the_print(client):
    SignatoryFactory()
    institution = member(email="school@test.example")
    certificate = services.issue_certificate(institution.membership, by=headquarters())
    text = OutgoingMail.objects.get().text
    address = next(line for line in text.splitlines() if "?link=" in line)
    path = "/" + address.split("/", 3)[3]

    page = client.get(path)
    document = path.replace("/?", "/certificate.pdf?")
    printed = client.get(document)

    assert "Download the certificate (PDF)" in text_of(page)
    assert document in page.content.decode()
    assert page["Cache-Control"] == printed["Cache-Control"] == "no-store"
    assert printed.content.startswith(b"%PDF-")
    assert certificate.public_id in printed["Content-Disposition"]


def test_the_link_of_a_revoked_one_opens_no_print(client):
    certificate = certificate_of()
    path = transitions.school_url(certificate).partition("?")[2]
    transitions.revoke(certificate, by=headquarters(), reason="-")

    response = client.get(f"/certificates/{certificate.public_id}/certificate.pdf?{path}")

    assert response.status_code == 302
    assert "was revoked" in text_of(client.get(response["Location"]))


def test_a_link_of_another_school_opens_no_print(client):
    mine, other = certificate_of(), certificate_of()
    query = transitions.school_url(other).partition("?")[2]

    response = client.get(f"/certificates/{mine.public_id}/certificate.pdf?{query}")

    assert response.status_code == 302


def test_a_cut_link_explains_itself(client):
    certificate = certificate_of()

    page = text_of(client.get(f"{certificate.get_absolute_url()}?link=cut"))

    assert "This link is not complete." in page
    assert "Download" not in page


@pytest.mark.parametrize("role", [Role.NATIONAL_COORDINATOR, Role.DEPUTY_COORDINATOR])
def test_coordinators_download_one_and_all_of_their_country(client, sign_in, role):
    certificate = certificate_of()
    sign_in(user_with(role, "SN"))

    one = client.get(f"/certificates/{certificate.public_id}/certificate.pdf")
    archive = client.get("/workspace/networks/SN/certificates/1.zip")

    with zipfile.ZipFile(io.BytesIO(archive.content)) as found:
        (name,) = found.namelist()
        assert certificate.public_id in name
        assert found.read(name) == one.content


def test_a_coordinator_elsewhere_downloads_nothing(client, sign_in):
    certificate = certificate_of()
    sign_in(coordinator("FR"))

    assert client.get(f"/certificates/{certificate.public_id}/certificate.pdf").status_code == 403
    assert client.get("/workspace/networks/SN/certificates/").status_code == 404
    assert client.get("/workspace/networks/SN/certificates/1.zip").status_code == 404


def test_headquarters_issues_on_the_page_and_twice_is_once(client, sign_in):
    SignatoryFactory()
    institution = member(name="École de la Paix")
    sign_in(headquarters())
    address = f"/workspace/schools/{institution.public_id}/certificate/"
    assert address in client.get(institution.get_workspace_url()).content.decode()
    assert "École de la Paix" in text_of(client.get(address))
    assert not Certificate.objects.exists()

    first, second = client.post(address), client.post(address)

    assert Certificate.objects.count() == 1
    assert told(first) == [f"Certificate {Certificate.objects.get().public_id} is issued."]
    assert "already has a valid certificate" in told(second)[-1]


def test_headquarters_replaces_and_revokes_on_the_page(client, sign_in):
    institution = certified(name="Old name")
    old = institution.membership.certificates.get()
    institution.name = "New name"
    institution.save()
    sign_in(headquarters())
    assert "it has to be replaced" in text_of(client.get(institution.get_workspace_url()))

    client.post(f"/workspace/certificates/{old.public_id}/reissue/", {"reason": "Renamed."})
    new = Certificate.objects.valid().get()
    refused = client.post(f"/workspace/certificates/{new.public_id}/revoke/", {"reason": ""})
    client.post(f"/workspace/certificates/{new.public_id}/revoke/", {"reason": "Wrong."})

    assert refused.status_code == 400
    new.refresh_from_db()
    assert (new.name, new.status) == ("New name", "revoked")


def test_who_has_none_is_listed_by_country(client, sign_in):
    certified(name="Has one")
    member(name="Has none")
    member(name="Elsewhere", country_id="FR")
    former_member(name="Former")
    renamed = certified(name="Printed so")
    renamed.name = "Written so"
    renamed.save()
    sign_in(headquarters())

    page = text_of(client.get("/workspace/certificates/"))

    assert "Senegal : 1" in page
    assert "France : 1" in page
    assert "Written so" in page
    sign_in(coordinator("FR"))
    assert "Senegal" not in text_of(client.get("/workspace/certificates/"))


def test_a_country_is_ordered_followed_and_stopped(client, sign_in):
    SignatoryFactory()
    for number in range(3):
        member(name=f"School {number}")
    sign_in(headquarters())
    ordered = client.post("/workspace/networks/SN/certificates/", {})
    order = CertificateIssue.objects.get()
    assert ordered["Location"] == order.get_absolute_url()
    assert "0 of 3 certificates" in text_of(client.get(order.get_absolute_url()))

    stopped = client.post(order.get_absolute_url())
    again = client.post(order.get_absolute_url())
    client.post("/workspace/networks/SN/certificates/", {})
    tasks.issue_certificates()

    assert "Stopped" in told(stopped)[0]
    assert "nothing is left to stop" in told(again)[-1]
    order = CertificateIssue.objects.get(is_cancelled=False)
    page = text_of(client.get(order.get_absolute_url()))
    assert "Finished:" in page
    assert "3 of 3 certificates" in page


def test_an_order_that_cannot_begin_says_why(client, sign_in):
    member()
    sign_in(headquarters())

    response = client.post("/workspace/networks/SN/certificates/", {})

    assert response.status_code == 400
    assert "Nobody signs certificates today" in text_of(response)


def test_a_coordinator_orders_nothing(client, sign_in):
    member()
    SignatoryFactory()
    sign_in(coordinator())
    page = text_of(client.get("/workspace/networks/SN/certificates/"))

    assert client.post("/workspace/networks/SN/certificates/", {}).status_code == 403
    assert "Issue what is missing" not in page


def test_keys_are_public_and_may_be_kept(client):
    certificate = certificate_of()

    response = client.get("/certificates/keys.json")

    assert [key["kid"] for key in response.json()["keys"]] == [certificate.key.key_id]
    assert response["Cache-Control"] == "public, max-age=3600"


def test_a_badge_that_does_not_hold_is_gone(client):
    certificate = certificate_of()
    transitions.revoke(certificate, by=headquarters(), reason="-")

    for form in ("json", "jwt"):
        answer = client.get(f"/certificates/{certificate.public_id}/badge.{form}")
        assert (answer.status_code, answer.json()["detail"]) == (410, "revoked")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/certificates/{0}/", 1),
        ("/workspace/certificates/", 7),
        ("/workspace/networks/SN/certificates/", 11),
        ("/api/v1/certificates/", 1),
        ("/api/v1/certificates/{0}/", 2),
    ],
)
def test_each_page_has_a_fixed_number_of_queries(
    client, sign_in, address, queries, count, django_assert_num_queries
):
    NetworkFactory()
    for number in range(count):
        certificate = certificate_of(name=f"School {number}")
        member(name=f"Without {number}")
    if "workspace" in address:
        sign_in(headquarters())
        client.get("/workspace/")  # the first visit of a session is dearer

    with django_assert_num_queries(queries):
        assert client.get(address.format(certificate.public_id)).status_code == 200
