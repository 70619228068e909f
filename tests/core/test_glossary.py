"""The words of the field: one list, in each working language, marked where it is not."""

import pytest

from tests.pages import text_of
from unesco_portal.core import glossary

TOLD = [("en", "Evidence", "how we know a fact"), ("fr", "Justificatif", "comment un fait est connu"),
        ("es", "Evidencia", "cómo se conoce un hecho")]  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_word_is_told_in_each_working_language(language):
    english = {entry.key for entry in glossary.entries_in("en")}

    assert glossary.translations(language).keys() == english
    assert {entry.language for entry in glossary.entries_in(language)} == {language}


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "word", "meaning"), TOLD)
def test_page_tells_words_and_meanings_in_the_language_of_its_address(
    client, language, word, meaning
):
    page = client.get(f"/{language}/glossary/")

    assert f"{word} {meaning}" in text_of(page)
    assert 'id="evidence"' in page.content.decode()
    assert "Not yet available" not in text_of(page)


@pytest.mark.django_db
def test_what_is_not_translated_says_so(client):
    content = client.get("/ar/glossary/").content.decode()

    assert '<div class="fact" id="evidence" lang="en" dir="auto">' in content
    assert "غير متاح بعد" in content
