"""The certificate as PDF/UA, made on demand: the same facts give the same bytes.

The template, its words in three languages and the fonts lie beside this file; a version once used
is kept, so that a certificate can be printed again as it was.
"""

import datetime
import io
import threading
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, cast

import orjson
import segno
import typst
from django.conf import settings
from django.utils import translation

from unesco_portal.core.templatetags.ui import partial_date

from ..models import Certificate, Institution

FOLDER = Path(__file__).parent
TEXT_FACE = "Noto Sans"
RIGHT_TO_LEFT = {"R", "AL"}
QR_MASK = 2  # any mask is valid; choosing the best one costs more than the whole document
LOCAL = threading.local()


@cache
def fonts() -> typst.Fonts:
    """The fonts shipped with the portal, and no others: every installation prints the same."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER / "fonts")],
    )


@cache
def families() -> str:
    """The order in which fonts are asked for a character."""
    names = sorted({font.family for font in fonts().fonts()} - {TEXT_FACE})
    return orjson.dumps([TEXT_FACE, *names]).decode()


@cache
def words(version: str) -> dict[str, dict[str, str]]:
    """The words of one version of the print, by language."""
    return orjson.loads((FOLDER / "templates" / f"{version}.json").read_bytes())


def compiler(version: str) -> typst.Compiler:
    """The compiler of this thread for one version; it keeps what documents share."""
    known = LOCAL.__dict__.setdefault("compilers", {})
    if version not in known:
        folder = FOLDER / "templates"
        known[version] = typst.Compiler(
            str(folder / f"{version}.typ"),
            root=str(folder),
            font_paths=fonts(),
            ignore_system_fonts=True,
        )
    return known[version]


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as it was issued.

    With a sign that no shipped font has it is made all the same, without the promise of PDF/UA.
    """
    inputs = {"facts": orjson.dumps(facts(certificate)).decode(), "families": families()}
    moment = datetime.datetime.combine(certificate.issued_on, datetime.time.min, datetime.UTC)
    options: dict[str, Any] = {"sys_inputs": inputs, "timestamp": moment}
    found = compiler(certificate.template_version)
    try:
        return cast("bytes", found.compile(pdf_standards=["ua-1"], **options))
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return cast("bytes", found.compile(pdf_standards=["1.7"], **options))


def facts(certificate: Certificate) -> dict[str, Any]:
    """Everything the template shows."""
    known = words(certificate.template_version)
    languages = certificate.languages
    day, address = certificate.issued_on, settings.SITE_URL + certificate.get_absolute_url()
    names = [certificate.name, certificate.other_name]
    return {
        "words": [
            known[code] | {"language": code, "country": country_name(certificate, code)}
            for code in languages
        ],
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "name": certificate.name,
        "names": [printed_name(name, certificate.institution) for name in names if name],
        "number": certificate.number,
        "issued_on": day_in(day, languages[0]),
        "valid_until": day_in(certificate.valid_until, languages[0]),
        "code": certificate.public_id,
        "signatory": {
            "name": certificate.signatory_name,
            "function": certificate.signatory_function,
        },
        "address": address,
        "signature": certificate.signature,
        "is_generated": certificate.is_generated,
        "pictures": {
            "check": picture(address, alt=address, width=26, error="m"),
            "offline": picture(certificate.signature, alt=certificate.public_id, width=36),
        },
    }


def country_name(certificate: Certificate, language: str) -> str:
    """The country's name in a language of the print."""
    with translation.override(language):
        return certificate.country.name


def day_in(day: datetime.date | None, language: str) -> str | None:
    """A day in words."""
    if day is None:
        return None
    with translation.override(language):
        return partial_date(day)


def printed_name(name: str, institution: Institution) -> dict[str, Any]:
    """A name with its direction and the language a screen reader may take for it."""
    directions = (unicodedata.bidirectional(char) for char in name)
    strong = next((found for found in directions if found in {"L", *RIGHT_TO_LEFT}), "L")
    own = institution.languages[0] if institution.languages else "en"
    return {
        "text": " ".join(name.split()),
        "rtl": strong in RIGHT_TO_LEFT,
        "language": own if own.isascii() and own.isalpha() and len(own) in (2, 3) else "en",
    }


def picture(text: str, *, alt: str, width: int, error: str = "l") -> dict[str, Any]:
    """A QR code as drawing."""
    drawn = io.BytesIO()
    code = segno.make_qr(text, error=error, mode="byte", mask=QR_MASK, boost_error=False)
    code.save(drawn, kind="svg", border=2, xmldecl=False)
    return {"svg": drawn.getvalue().decode(), "alt": f"QR: {alt}", "width": width}
