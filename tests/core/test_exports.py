"""Downloads: the very rows asked for, whole, and harmless in a spreadsheet."""

import csv
import io
import json

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import DataError
from hypothesis import given
from hypothesis import strategies as st

from tests import sql
from tests.factories.aspnet import member
from tests.factories.people import OrganisationFactory
from unesco_portal.core import copying, exports
from unesco_portal.core.copying import copied
from unesco_portal.people.models import Organisation
from unesco_portal.people.resources import ORGANISATIONS

pytestmark = pytest.mark.django_db
API, PAGE = "/api/v1/organisations/?kind=donor", "/organisations/?kind=donor"
NASTY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tTab",
    "\rReturn",
    'Say "quote"',
    "Two\nlines",
    "Return\rinside",
    "Comma, semicolon; pipe|",
    " leading blank",
    "École, 学校, مدرسة",
    "'apostrophe",
]
FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


def body(response) -> bytes:
    return b"".join(response)


def table(response) -> list[dict[str, str]]:
    """The rows of a CSV file, as a spreadsheet reads them."""
    text = body(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def disarmed(text: str) -> str:
    """A text as a cell may hold it."""
    return f"'{text}" if text.startswith(FORMULAS) else text


@pytest.fixture
def nasty(db):
    """Donors whose names try to break a file; no others."""
    Organisation.objects.filter(kind="donor").update(kind="other")
    for number, name in enumerate(NASTY):
        OrganisationFactory(public_id=f"nasty-{number:02d}", name=name, kind="donor")


def test_csv_brings_every_name_through_with_formulas_disarmed(client, nasty):
    rows = table(client.get(f"{API}&format=csv"))

    assert {row["id"]: row["name"] for row in rows} == {
        f"nasty-{number:02d}": disarmed(name) for number, name in enumerate(NASTY)
    }


@given(st.lists(texts, min_size=1, max_size=20))
def test_any_text_is_one_cell(values):
    pieces = copied(
        f"SELECT 'first', {exports.disarmed('t')} AS text, 'last'"
        " FROM unnest(%s::text[]) WITH ORDINALITY AS g(t, n) ORDER BY n",
        [values],
        quoted=["text"],
    )
    file = b"".join(pieces).decode()

    rows = list(csv.reader(io.StringIO(file, newline="")))

    assert rows == [["first", disarmed(value), "last"] for value in values]


def test_csv_is_utf8_with_a_mark_for_spreadsheets(client, nasty):
    response = client.get(f"{API}&format=csv")

    assert body(response).startswith(b"\xef\xbb\xbfid,name,acronym,")
    assert response["Content-Type"] == "text/csv"


def test_csv_joins_arrays_and_writes_truth_values_moments_and_unknowns(client):
    member(name="Lycée", levels=["primary", "tvet"], website="", latitude=None)

    (row,) = table(client.get("/api/v1/institutions/?format=csv"))

    assert (row["levels"], row["is_generated"], row["latitude"], row["website"]) == (
        "primary tvet",
        "false",
        "",
        "",
    )
    assert row["updated_at"].endswith("Z")
    assert (row["country"], row["country_name"]) == ("SN", "Senegal")


def test_every_format_holds_the_rows_of_the_list(client, nasty):
    listed = {row["id"] for row in client.get(f"{API}&page_size=200").json()["results"]}

    for file_format in ("csv", "jsonl", "xlsx"):
        response = client.get(f"{API}&format={file_format}")
        content = body(response)
        assert response["Portal-Row-Count"] == str(len(NASTY))
        assert ids(file_format, content) == listed


def ids(file_format: str, content: bytes) -> set[str]:
    """The codes in a file."""
    match file_format:
        case "csv":
            return {
                row["id"]
                for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
            }
        case "jsonl":
            return {json.loads(line)["id"] for line in content.splitlines()}
    return {row[0] for row in sheet(content).iter_rows(min_row=2, values_only=True)}


def sheet(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_jsonl_keeps_texts_as_they_are(client, nasty):
    lines = body(client.get(f"{API}&format=jsonl")).splitlines()

    assert sorted(json.loads(line)["name"] for line in lines) == sorted(NASTY)


def test_workbook_holds_texts_not_formulas_and_not_links(client, nasty):
    OrganisationFactory(name="Zz", kind="donor", website="https://body.example/")

    found = sheet(body(client.get(f"{API}&format=xlsx")))

    header = [cell.value for cell in found[1]]
    cells = [cell for row in found.iter_rows(min_row=2) for cell in row]
    names = {row[header.index("name")].value for row in found.iter_rows(min_row=2)}
    assert names >= {"'=1+1", "'+1", "'-1", "'@SUM(A1)", "École, 学校, مدرسة"}
    assert "https://body.example/" in {cell.value for cell in cells}
    assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert (found.freeze_panes, found.title) == ("A2", "organisations")


def test_workbook_too_long_for_a_sheet_is_refused_with_a_remedy(client, nasty, monkeypatch):
    monkeypatch.setattr(exports, "XLSX_MOST_ROWS", len(NASTY) - 1)

    response = client.get(f"{API}&format=xlsx")

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {
            "field": "format",
            "message": f"These are {len(NASTY)} rows; a workbook takes {len(NASTY) - 1}. Ask for csv.",
        }
    ]


def test_geojson_has_points_longitude_first_and_null_where_none_is_known(client):
    member(name="Here", latitude=14.7, longitude=-17.4)
    member(name="Nowhere", latitude=None, longitude=None)

    response = client.get("/api/v1/institutions/?format=geojson")

    found = json.loads(body(response))
    assert response["Content-Type"] == "application/geo+json"
    assert found["type"] == "FeatureCollection"
    assert [(row["properties"]["name"], row["geometry"]) for row in found["features"]] == [
        ("Here", {"type": "Point", "coordinates": [-17.4, 14.7]}),
        ("Nowhere", None),
    ]


def test_geojson_of_many_batches_is_one_document(client, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 2)
    for _count in range(5):
        member()

    found = json.loads(body(client.get("/api/v1/institutions/?format=geojson")))

    assert len(found["features"]) == 5


def test_csv_of_many_pieces_is_one_table(client, monkeypatch, nasty):
    monkeypatch.setattr(copying, "PIECE", 3)

    assert len(table(client.get(f"{API}&format=csv"))) == len(NASTY)


def test_a_reader_who_leaves_ends_the_copying(monkeypatch):
    monkeypatch.setattr(copying, "PIECE", 3)
    pieces = copied("SELECT generate_series(1, %s)", [10**12], quoted=[])

    assert next(pieces) == b"1\r\n2\r\n"
    pieces.close()

    assert sql.rows("SELECT 1") == [(1,)]


def test_copying_that_fails_half_way_is_not_taken_for_an_end(monkeypatch):
    monkeypatch.setattr(copying, "PIECE", 3)
    pieces = copied("SELECT 1 / (50 - n) FROM generate_series(1, %s) AS n", [60], quoted=[])

    with pytest.raises(DataError, match="division by zero"):
        list(pieces)


@pytest.mark.parametrize(("file_format", "empty"), [("jsonl", b""), ("geojson", None)])
def test_download_without_rows_is_empty_and_right(client, file_format, empty):
    content = body(client.get(f"/api/v1/institutions/?format={file_format}"))

    if empty is None:
        assert json.loads(content) == {"type": "FeatureCollection", "features": []}
    else:
        assert content == empty


def test_csv_without_rows_has_its_header(client):
    (line,) = body(client.get("/api/v1/institutions/?format=csv")).decode("utf-8-sig").splitlines()

    assert line.startswith("id,name,country,")


@pytest.mark.parametrize("file_format", ["pdf", "CSV", "", "geojson", "json5"])
def test_format_there_is_not_is_named_with_those_there_are(client, file_format):
    response = client.get(f"{API}&format={file_format}")

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {
            "field": "format",
            "message": "There is no such format. Known ones: json, csv, xlsx, jsonl.",
        }
    ]


def test_page_says_the_same_of_a_format_there_is_not(client):
    response = client.get(f"{PAGE}&format=pdf")

    assert response.status_code == 400
    assert (
        "There is no such format. Known ones: json, csv, xlsx, jsonl." in response.content.decode()
    )


def test_page_downloads_the_rows_it_shows(client, nasty):
    response = client.get(f"{PAGE}&format=csv&q=say")

    assert [row["name"] for row in table(response)] == ['Say "quote"']


def test_download_names_its_file_its_rows_and_its_dictionary(client, nasty):
    response = client.get(f"{API}&format=csv")

    assert response["Content-Disposition"].startswith('attachment; filename="organisations-20')
    assert response["Portal-Row-Count"] == str(len(NASTY))
    assert response["Link"] == (
        '<http://localhost:8000/data/dictionary/#organisations>; rel="describedby"'
    )


@pytest.mark.parametrize("item_count", [1, 3])
def test_download_takes_two_queries_however_many_rows(
    client, item_count, django_assert_num_queries
):
    for _count in range(item_count):
        member()

    with django_assert_num_queries(4):  # count, savepoint, rows, release
        content = body(client.get("/api/v1/institutions/?format=csv"))

    assert content.count(b"\r\n") == item_count + 1


def test_unknown_format_is_refused_by_the_domain_too():
    with pytest.raises(ValidationError, match="no such format"):
        exports.download(ORGANISATIONS, Organisation.objects.all(), "pdf", (), "")


def lines_of(response) -> list[str]:
    return body(response).decode("utf-8-sig").splitlines()


@pytest.mark.parametrize("url", [f"{API}&format=csv", f"{PAGE}&format=csv"])
def test_file_keeps_the_order_asked_for(client, nasty, url):
    names = [row["name"] for row in table(client.get(f"{url}&ordering=name"))]

    assert len(names) == len(NASTY)
    plain = [row["name"] for row in client.get(f"{API}&ordering=name").json()["results"]]
    assert names == [disarmed(name) for name in plain]


def test_order_may_be_reversed(client, db):
    """The meetings of the source facts suffice."""
    url = "/api/v1/meetings/?format=csv&fields=start_on"

    days = lines_of(client.get(f"{url}&ordering=start"))[1:]

    assert days == sorted(days)
    assert days[0] < days[-1]
    assert lines_of(client.get(f"{url}&ordering=-start"))[1:] == days[::-1]


def test_file_has_the_fields_asked_for(client):
    member(name="Lycée", latitude=14.5, longitude=-17.25)
    url = "/api/v1/institutions/?fields=country_name,name"

    assert lines_of(client.get(f"{url}&format=csv")) == ["country_name,name", '"Senegal","Lycée"']
    (feature,) = json.loads(body(client.get(f"{url}&format=geojson")))["features"]
    assert feature["properties"] == {"country_name": "Senegal", "name": "Lycée"}
    assert feature["geometry"] is not None
    rows = sheet(body(client.get(f"{url}&format=xlsx"))).values
    assert list(rows) == [("country_name", "name"), ("Senegal", "Lycée")]


@pytest.mark.parametrize("file_format", exports.FORMATS)
@pytest.mark.parametrize(
    "wrong", ["page_size=2", "cursor=x", "fields=nonsense", "fields=email", "ordering=nonsense"]
)
def test_what_a_file_cannot_follow_is_refused(client, db, file_format, wrong):
    response = client.get(f"/api/v1/institutions/?format={file_format}&{wrong}")

    assert response.status_code == 400
    assert [one["field"] for one in response.json()["errors"]] == [wrong.partition("=")[0]]
