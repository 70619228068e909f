"""One box over everything public: any script, other names, typing errors, and why a row matched."""

import pytest

from aspnet.models import Institution, Membership
from tests.factories.aspnet import InstitutionFactory, member
from tests.factories.centres import CentreFactory
from tests.factories.people import OrganisationFactory
from tests.pages import text_of
from unesco_portal.core.models import Lexeme
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.search import search_everything

pytestmark = pytest.mark.django_db
SEARCH = "/search/"


def found(text: str) -> dict[str, list[tuple[str, str]]]:
    """Each kind's finds with the reason."""
    return {
        str(group.title): [(str(hit.record), hit.why) for hit in group.hits]
        for group in search_everything(text, None)
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Senegal", ""),
        ("SENEGAL", ""),
        ("Sénégal", ""),
        ("senég", ""),
        ("السنغال", ""),
        ("Сенегал", ""),
        ("塞内加尔", ""),
        ("senegl", ""),
        ("SEN", ""),
        ("Dakar", "matched by its capital"),
    ],
)
def test_country_is_found_in_any_script_and_spelling(text, why):
    assert ("Senegal", why) in found(text)["Countries"]


@pytest.mark.parametrize(
    ("text", "country"),
    [("Ivory Coast", "Côte d’Ivoire"), ("Holland", "Netherlands"), ("Burma", "Myanmar")],
)
def test_other_spelling_says_so(text, country):
    [(name, why)] = found(text)["Countries"]

    assert name.replace("'", "’").startswith(country)
    assert why == f"other spelling: {text}"


@pytest.mark.parametrize(
    ("text", "kind", "name", "why"),
    [
        (
            "KNCU",
            "Organisations",
            "Korean National Commission for UNESCO (KNCU)",
            "matched by its acronym",
        ),
        ("APCEIU", "Category 2 centres", "Understanding (APCEIU)", "matched by its acronym"),
        ("UNESCO-ICHEI", "Category 2 centres", "(ICHEI)", "short name: UNESCO-ICHEI"),
        ("iicba", "Organisations", "Capacity Building in Africa", "matched by its acronym"),
    ],
)
def test_acronym_and_short_name_say_so(text, kind, name, why):
    [(record, reason)] = [hit for hit in found(text)[kind] if name in hit[0]]

    assert (name in record, reason) == (True, why)


def test_former_name_says_so():
    body = OrganisationFactory(name="Present body")
    body.names.create(name="Formerly Zyxwvut school", kind="former")
    refresh_lexicon()

    assert found("zyxwvut") == {
        "Organisations": [(str(body), "former name: Formerly Zyxwvut school")]
    }


def test_words_spread_over_several_names_say_so():
    CentreFactory(name="Zyxwvut centre", acronym="QWRT")
    refresh_lexicon()

    [(_record, why)] = found("zyxwvut qwrt")["Category 2 centres"]

    assert why == "matched by several of its names together"


def test_a_word_of_this_minute_is_found_though_older_ones_are_near_to_it():
    Lexeme.objects.create(word="zabadaka")
    new = member(name="Escuela Zabadakas")

    assert new in Institution.objects.search("zabadakas")


def test_hidden_records_are_not_found():
    member(name="Zyxwvut open school")
    InstitutionFactory(name="Zyxwvut hidden school", standing="candidate")
    refresh_lexicon()

    assert [name for name, _why in found("zyxwvut")["Schools"]] == ["Zyxwvut open school"]


def test_centre_is_found_once_as_a_centre():
    kinds = found("apceiu")

    assert "Organisations" not in kinds or all(
        "APCEIU" not in name for name, _why in kinds["Organisations"]
    )


def test_more_than_ten_lead_to_the_list(client):
    OrganisationFactory.create_batch(12, name="Zyxwvut body")
    refresh_lexicon()

    response = client.get(SEARCH, {"q": "zyxwvut body"})

    content = response.content.decode()
    assert content.count('href="/organisations/test-body-') == 10
    assert 'href="/organisations/?q=zyxwvut+body"' in content
    assert client.get("/organisations/?q=zyxwvut+body").status_code == 200


@pytest.mark.parametrize("item_count", [1, 3])
def test_query_count(client, item_count, django_assert_num_queries):
    OrganisationFactory.create_batch(item_count, name="Zyxwvut body", country_id="SN")
    for _number in range(item_count):
        member(name="Zyxwvut school", city="Dakar")
    refresh_lexicon()
    client.get(SEARCH, {"q": "zyxwvut"})

    with django_assert_num_queries(9):
        client.get(SEARCH, {"q": "zyxwvut"})


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE reference_country; --",
        "<script>alert(1)</script>",
        '" onfocus="alert(1)',
        "a:*b & | ! ( ) <-> \\",
        "((((",
        "%_%",
        "{{ 7 * 7 }}",
        "\\x00",
        "😀😀😀",
        "\u202e\u200fevil",
        "﷽",
        "a" * 5000,
        "a " * 2000,
        "ــــــ",
        "\t\n",
        "../../etc/passwd",
    ],
)
def test_hostile_input_is_only_words(client, text):
    response = client.get(SEARCH, {"q": text})

    content = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in content
    assert 'onfocus="alert' not in content
    assert text_of(response)
    assert found("senegal")["Countries"]


@pytest.mark.parametrize("query", ["q=%00", "q=%FF%FE", "q=a%00b"])
def test_unreadable_input_is_refused(client, query):
    assert client.get(f"{SEARCH}?{query}").status_code == 400


def test_typed_text_stays_in_the_box_and_in_the_title(client):
    content = client.get(SEARCH, {"q": 'a"b<c'}).content.decode()

    assert 'value="a&quot;b&lt;c"' in content
    assert "<title>a&quot;b&lt;c – " in content


def test_long_text_is_cut_and_says_so(client):
    text = text_of(client.get(SEARCH, {"q": f"senegal {'x' * 300}"}))

    assert "only the first 200 were used" in text


def test_nothing_typed_and_nothing_found_are_told_apart(client):
    empty, nothing = client.get(SEARCH), client.get(SEARCH, {"q": "…"})

    assert "Nothing matches." not in text_of(empty)
    assert "Nothing matches." in text_of(nothing)


def test_page_marks_generated_records(client):
    OrganisationFactory(name="Zyxwvut body", is_generated=True)
    refresh_lexicon()

    assert "Demonstration data" in text_of(client.get(SEARCH, {"q": "zyxwvut"}))


def test_page_is_in_the_reader_s_language(client):
    text = text_of(client.get(SEARCH, {"q": "Senegal"}, headers={"Accept-Language": "fr"}))

    assert "Sénégal" in text
    assert "Pays" in text


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("National Coordinator of Senegal", "/countries/SN/"),
        ("centres on water in Africa", "/centres/?region=africa"),
        ("who are the Parties of Asia and the Pacific", "/convention/?region=asia_pacific"),
        ("how do I apply?", "/schools/apply/"),
    ],
)
def test_a_question_leads_on_though_no_name_has_its_words(client, question, address):
    page = client.get("/search/", {"q": question})

    assert f'href="{address}"' in page.content.decode().partition("<main")[2]
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("write", [str, str.lower, lambda code: code.replace("-", " ")])
def test_a_code_leads_to_its_record(client, write):
    school = member()
    InstitutionFactory()

    answer = client.get(SEARCH, {"q": write(school.public_id)})

    assert answer["Location"] == school.get_absolute_url()


def test_a_membership_number_leads_to_its_school(client):
    school = member()
    Membership.objects.update(number="SN-0042")

    answer = client.get(SEARCH, {"q": "sn-0042"})

    assert answer["Location"] == school.get_absolute_url()


def test_the_code_of_a_hidden_record_leads_nowhere(client):
    school = InstitutionFactory(standing="candidate")

    answer = client.get(SEARCH, {"q": school.public_id})

    assert answer.status_code == 200
    assert client.get("/schools/", {"q": school.public_id}).status_code == 200


def test_a_code_in_a_list_leads_to_the_record_and_in_a_download_filters(client):
    school = member()

    answer = client.get("/schools/", {"q": school.public_id})
    file = client.get("/schools/", {"q": school.public_id, "format": "csv"})

    assert answer["Location"] == school.get_absolute_url()
    assert file.status_code == 200
