"""Checking: codes as people type them, signed texts, older keys, altered ones, off line."""

import base64
import io
import json

import jwt
import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from aspnet import documents, services, signing, transitions
from aspnet.enums import Verdict
from aspnet.models import Certificate, SigningKey
from tests.factories.certificates import certified
from tests.factories.people import headquarters

pytestmark = pytest.mark.django_db
ANOTHER_KEY = base64.urlsafe_b64encode(b"another key of thirty-two bytes!").decode().rstrip("=")
A_THIRD_KEY = base64.urlsafe_b64encode(b"a third key of thirty-two bytes!").decode().rstrip("=")


@pytest.fixture
def certificate() -> Certificate:
    return certified(name="École “de la Paix” & amis").membership.certificates.get()


def command(*args: str) -> str:
    told = io.StringIO()
    call_command("check_certificate", *args, stdout=told)
    return told.getvalue()


@pytest.mark.parametrize(
    "form", ["{0}", " {0} ", "{1}", "{2}", "{3}", "https://portal.example/certificates/{0}/"]
)
def test_a_code_is_found_however_it_is_typed(certificate, form):
    code = certificate.public_id
    text = form.format(code, code.lower(), code.replace("-", ""), code.replace("-", " "))

    assert services.check(text).certificate == certificate


def test_a_wrong_sign_is_told_from_a_code_nobody_has(certificate):
    code = certificate.public_id
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    (unused,) = transitions.next_codes(1)

    assert services.check(wrong).verdict == Verdict.MISTYPED
    assert services.check(unused).verdict == Verdict.UNKNOWN
    assert services.check("My school").verdict == Verdict.UNREADABLE
    assert services.check("  ").verdict == Verdict.EMPTY


def test_a_signed_text_is_verified_and_looked_up(certificate):
    found = services.check(certificate.signature)

    assert (found.certificate, found.is_signed, found.is_good) == (certificate, True, True)
    facts = signing.verify(certificate.signature, signing.public_keys())
    assert facts == transitions.printed_facts(certificate)
    assert facts["name"] == "École “de la Paix” & amis"


def test_a_signed_text_broken_over_lines_is_read(certificate):
    text = certificate.signature
    lines = "\n".join(text[start : start + 70] for start in range(0, len(text), 70))

    assert services.check(lines).certificate == certificate


def test_any_tool_for_jws_verifies_it(certificate):
    (key,) = signing.key_set()["keys"]

    body = jwt.PyJWS().decode(certificate.signature, jwt.PyJWK(key).key, algorithms=["EdDSA"])

    assert json.loads(body)["code"] == certificate.public_id


def test_an_altered_text_fails(certificate):
    header, _payload, signature = certificate.signature.split(".")
    facts = transitions.printed_facts(certificate) | {"name": "Another school"}
    payload = base64.urlsafe_b64encode(json.dumps(facts).encode()).decode().rstrip("=")

    found = services.check(f"{header}.{payload}.{signature}")

    assert (found.verdict, found.certificate) == (Verdict.ALTERED, None)


@pytest.mark.parametrize("position", [0, 40, -1])
def test_one_changed_letter_fails(certificate, position):
    head, payload, signature = certificate.signature.split(".")
    letters = list(payload)
    letters[position] = "A" if letters[position] != "A" else "B"

    found = services.check(".".join((head, "".join(letters), signature)))

    assert found.certificate is None
    assert found.verdict in {Verdict.ALTERED, Verdict.UNREADABLE}


@pytest.mark.parametrize("text", ["eyJ", "eyJhbGciOiJub25lIn0.e30.", "ey.ey.ey", "eyJ" * 2000])
def test_half_a_text_is_unreadable(text):
    assert services.check(text).verdict == Verdict.UNREADABLE


def test_a_key_of_somebody_else_proves_nothing(certificate):
    with override_settings(CERTIFICATE_SIGNING_KEY=ANOTHER_KEY):
        private = signing.private_key(ANOTHER_KEY)
        forged = signing.Signer(SigningKey(key_id="theirs"), private)
        text = forged.sign(transitions.printed_facts(certificate))
        own = signing.Signer(certificate.key, private)
        as_ours = own.sign(transitions.printed_facts(certificate))

    assert services.check(text).verdict == Verdict.UNKNOWN_KEY
    assert services.check(as_ours).verdict == Verdict.ALTERED


def test_no_signature_at_all_is_no_signature(certificate):
    header = base64.urlsafe_b64encode(
        json.dumps({"alg": "none", "kid": certificate.key.key_id}).encode()
    )
    payload = certificate.signature.split(".")[1]
    text = f"{header.decode().rstrip('=')}.{payload}.{'A' * 86}"

    assert services.check(text).verdict == Verdict.ALTERED


def test_well_signed_but_not_in_the_register(certificate):
    (code,) = transitions.next_codes(1)
    text = signing.current_signer().sign(transitions.printed_facts(certificate) | {"code": code})

    assert services.check(text).verdict == Verdict.NOT_OURS


def test_what_an_older_key_signed_still_verifies(certificate):
    with override_settings(CERTIFICATE_SIGNING_KEY=ANOTHER_KEY):
        newer = certified().membership.certificates.get()

        assert services.check(certificate.signature).is_good
        assert services.check(newer.signature).is_good

    assert newer.key != certificate.key
    current, older = signing.key_set()["keys"]
    assert current["kid"] == newer.key.key_id
    assert "exp" not in current
    assert older["exp"] >= older["nbf"]


def test_one_key_is_in_use_also_when_an_older_one_comes_back():
    for key in (ANOTHER_KEY, A_THIRD_KEY, ANOTHER_KEY):
        with override_settings(CERTIFICATE_SIGNING_KEY=key):
            used = signing.current_signer().key

    assert SigningKey.objects.get(ended_at=None) == used
    assert SigningKey.objects.count() == 2


def test_a_revoked_one_says_so_by_code_and_by_text(certificate):
    transitions.revoke(certificate, by=headquarters(), reason="Wrong school.")

    for text in (certificate.public_id, certificate.signature):
        found = services.check(text)
        assert (found.certificate.state, found.is_good) == ("revoked", False)
        with pytest.raises(CommandError, match="revoked"):
            command(text)


def test_the_command_reads_a_code_a_text_a_file_and_a_print(certificate, tmp_path):
    text, printed = tmp_path / "certificate.jws", tmp_path / "certificate.pdf"
    text.write_text(certificate.signature)
    printed.write_bytes(documents.certificate_pdf(certificate))

    for given in (certificate.public_id, certificate.signature, str(text), str(printed)):
        assert f"code: {certificate.public_id}" in command(given)
    assert "The signature is right." in command(str(printed))


def test_the_command_checks_off_line(certificate, tmp_path, django_assert_num_queries):
    keys = tmp_path / "keys.json"
    keys.write_text(json.dumps(signing.key_set()))
    with django_assert_num_queries(0):
        told = command(certificate.signature, "--keys", str(keys))

    assert "École “de la Paix” & amis" in told


@pytest.mark.parametrize("content", ["", "{}", '{"keys": [1]}', '{"keys": [{"kid": "x"}]}'])
def test_the_command_says_what_is_wrong_with_the_keys(certificate, tmp_path, content):
    keys = tmp_path / "keys.json"
    keys.write_text(content)

    with pytest.raises(CommandError, match="holds no list of keys"):
        command(certificate.signature, "--keys", str(keys))


def test_the_command_fails_for_what_is_none(certificate, tmp_path):
    keys = tmp_path / "keys.json"
    keys.write_text('{"keys": []}')

    with pytest.raises(CommandError, match="typing error"):
        command("CER-000001")
    with pytest.raises(CommandError, match="not in the list"):
        command(certificate.signature, "--keys", str(keys))
