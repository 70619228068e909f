"""Every text is translated: what ``make messages`` would collect is there in French and Spanish.

In further languages the texts of public pages and of signing in are (``public_texts``).
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

from tests.census.portal import CODE, ROOT
from unesco_portal.public_texts import SOURCES as PUBLIC_SOURCES
from unesco_portal.public_texts import is_public

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
WHOLE = {code for code, _name in settings.WORKING_LANGUAGES}
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
SOURCES = (*CODE, "templates")


def read(path: Path, language: str) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def translation(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES/django.po"


def key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    """A text with its context and plural."""
    ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    return message.context, tuple(ids)


def strings(message: Message) -> tuple[str, ...]:
    """The translation, in each plural form."""
    found = message.string
    return tuple(found) if isinstance(found, (tuple, list)) else (found,)


def texts(catalogue: Catalog) -> Iterator[Message]:
    """All but the header."""
    return (message for message in catalogue if message.id)


def edges(text: str) -> tuple[bool, bool, bool]:
    """Space around a text, and whether it ends as a sentence."""
    return text[0].isspace(), text[-1].isspace(), text.endswith((".", "?", "؟", ".\n"))


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Catalog:
    """The texts in the code of today, collected from a copy as ``make messages`` does."""
    if shutil.which("xgettext") is None:
        told = "gettext is missing: whether all texts are translated was NOT TESTED HERE"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    folder = tmp_path_factory.mktemp("messages")
    for name in SOURCES:
        ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    (folder / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale=fr", "--add-location=file"]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return read(folder / "locale/fr/LC_MESSAGES/django.po", "fr")


def is_wanted(message: Message, language: str) -> bool:
    """Whether a text has to be translated into a language."""
    return language in WHOLE or any(is_public(path) for path, _line in message.locations)


@EVERY_LANGUAGE
def test_no_text_is_missing(collected, language):
    wanted = {key(message) for message in texts(collected) if is_wanted(message, language)}
    rows = texts(read(translation(language), language))
    known = {key(message) for message in rows if language in WHOLE or all(strings(message))}

    assert len(wanted) > 800
    assert sorted(map(str, wanted - known)) == [], "Run make messages, then translate"


def test_every_source_of_public_texts_is_there(collected):
    found = {path for message in texts(collected) for path, _line in message.locations}

    assert [source for source in PUBLIC_SOURCES if not any(map(is_public_by(source), found))] == []


def is_public_by(source: str) -> Callable[[str], bool]:
    return lambda path: fnmatch(path.removeprefix("./"), source)


@EVERY_LANGUAGE
def test_no_text_is_left_over(collected, language):
    wanted = {key(message) for message in texts(collected)}
    catalogue = read(translation(language), language)

    assert sorted(str(key(row)) for row in texts(catalogue) if key(row) not in wanted) == []
    assert list(catalogue.obsolete) == []


@EVERY_LANGUAGE
def test_no_translation_is_empty_or_fuzzy(language):
    rows = list(texts(read(translation(language), language)))

    assert language not in WHOLE or [key(row) for row in rows if not all(strings(row))] == []
    assert [key(row) for row in rows if row.fuzzy] == []


def is_number_in_words(language: str, message: Message, form: int) -> bool:
    """Arabic says none, one and two of something without a number."""
    return language == "ar" and bool(message.pluralizable) and form < 3


@EVERY_LANGUAGE
def test_placeholders_agree(language):
    catalogue = read(translation(language), language)
    wrong = []
    for message in texts(catalogue):
        allowed = [set(PLACEHOLDER.findall(text)) for text in key(message)[1]]
        # The singular of a plural may leave the number out: “1 record”, “one record”.
        least, most = set.intersection(*allowed), set.union(*allowed)
        for number, text in enumerate(strings(message)):
            found = set(PLACEHOLDER.findall(text))
            needed = set() if is_number_in_words(language, message, number) else least
            if text and not needed <= found <= most:
                wrong.append((key(message), text))

    assert wrong == []
    assert [str(error) for _row, errors in catalogue.check() for error in errors] == []


@EVERY_LANGUAGE
def test_surrounding_space_and_end_of_sentences_agree(language):
    wrong = []
    for message in texts(read(translation(language), language)):
        for text in filter(None, strings(message)):
            original = key(message)[1][0]
            if edges(original) != edges(text):
                wrong.append((original, text))

    assert wrong == []


@EVERY_LANGUAGE
def test_header_names_the_language_and_has_no_empty_date(language):
    head = translation(language).read_text().partition("\n\n")[0]

    assert f"Language: {language}" in head
    assert not re.search(r"(Revision|Creation)-Date:\s*\\n", head)
