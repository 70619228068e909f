"""The print: every script, hostile names, the same bytes, and what it carries."""

import datetime
import json
import time

import pytest

from aspnet import documents, signing, transitions
from aspnet.documents import signed_text_in
from aspnet.documents.certificate import families, words
from tests.factories.aspnet import InstitutionNameFactory, member
from tests.factories.certificates import SignatoryFactory, certified

pytestmark = pytest.mark.django_db
NAMES = [
    "Lycée Blaise Diagne",
    "Školství Łódź Ğüneş Þórður ǂKhomani",
    "Школа № 5 імені Лесі Українки",
    "Λύκειο Αθηνών",
    "ثانوية السلام النموذجية ١٢",
    "مدرسه نمونه دولتی",
    "בית ספר תיכון",
    "北京市第四中学附属实验小学",
    "東京都立国際高等学校ユネスコスクール",
    "서울국제고등학교",
    "केंद्रीय विद्यालय",
    "ঢাকা উচ্চ বিদ্যালয়",
    "โรงเรียนสาธิต",
    "ព្រះសីហនុ",
    "မြန်မာ ကျောင်း",
    "የኢትዮጵያ ትምህርት ቤት",
    "Հայաստան դպրոց",
    "საქართველოს სკოლა",
    "தமிழ் பள்ளி",
    "ශ්‍රී ලංකා විද්‍යාලය",
    "བོད་ཡིག་སློབ་གྲྭ",
    'Quoted "twice" and ‘once’ \\ back',
    "#let x = 1; *bold* _it_ $x^2$ `raw` @ref <label> [content] //",
    "<script>alert(1)</script> & &amp; </title>",
    "A" * 250,
    "École " * 41,
    "学" * 250,
    "ا" * 250,
    "W" * 120 + " " + "i" * 129,
]


def printed(name: str, **fields) -> bytes:
    SignatoryFactory()
    institution = member(name=name, **fields)
    (certificate,) = transitions.make_certificates([institution.membership])
    return documents.certificate_pdf(certificate)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_every_name_is_printed_on_one_page_as_pdf_ua(name):
    data = printed(name)

    assert data.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in data
    assert b"/Type/Pages/Count 1/" in data
    assert signed_text_in(data) is not None


@pytest.mark.parametrize("name", ["School \U0001f600", "Rare \U00020bb7"])
def test_a_sign_no_font_has_is_printed_without_the_promise(name):
    data = printed(name)

    assert data.startswith(b"%PDF-")
    assert b"pdfuaid" not in data


def test_the_same_facts_give_the_same_bytes():
    certificate = certified(name="École de la Paix").membership.certificates.get()

    first, second = (documents.certificate_pdf(certificate) for _turn in range(2))

    assert first == second


def test_the_print_carries_its_own_signed_text():
    certificate = certified(name="École de la Paix").membership.certificates.get()

    assert signed_text_in(documents.certificate_pdf(certificate)) == certificate.signature


def test_a_name_in_another_script_is_printed_beside_it():
    SignatoryFactory()
    institution = member(name="学校")
    InstitutionNameFactory(institution=institution, name="École de la Paix", language="fr")

    (certificate,) = transitions.make_certificates([institution.membership])

    assert certificate.other_name == "École de la Paix"
    assert documents.certificate_pdf(certificate)


def test_words_of_the_print_are_complete():
    found = words("2026-1")

    assert set(found) == {"en", "fr", "es"}
    assert len({frozenset(texts) for texts in found.values()}) == 1
    assert all(text.strip() for texts in found.values() for text in texts.values())


def test_fonts_are_our_own():
    known = set(json.loads(families()))

    assert {"Noto Sans", "Noto Sans Arabic", "Portal Han A", "Portal Hangul"} <= known


def test_a_badge_is_signed_and_says_the_term(client):
    certificate = certified(name="École de la Paix").membership.certificates.get()
    certificate.valid_until = datetime.date(2099, 1, 31)
    certificate.save()

    credential = client.get(f"/certificates/{certificate.public_id}/badge.json").json()
    signed = client.get(f"/certificates/{certificate.public_id}/badge.jwt").content.decode()

    assert credential["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert credential["validUntil"] == "2099-02-01T00:00:00Z"
    claims = signing.verify(signed, signing.public_keys())
    assert claims["jti"] == credential["id"]
    assert claims["credentialSubject"] == credential["credentialSubject"]


def test_status_image_is_plain_and_keeps_long_words_inside():
    image = documents.status_image("A & B", "<" * 80, holds=False)

    assert "<script" not in image
    assert "A &amp; B" in image
    assert "textLength" in image


def test_printing_is_fast_enough():
    """A loose bound, far above what is measured: something has gone wrong when it is passed."""
    certificate = certified(name="École de la Paix").membership.certificates.get()
    documents.certificate_pdf(certificate)

    started = time.process_time()
    for _turn in range(10):
        documents.certificate_pdf(certificate)

    assert (time.process_time() - started) / 10 < 1
