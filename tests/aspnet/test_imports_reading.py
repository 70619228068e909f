"""What a file is, in which encoding, and what its cells say; nothing here needs the database."""

import datetime
import io
import zipfile

import pytest

from aspnet.services.imports.dates import DateProblem, read_date
from aspnet.services.imports.encodings import decode
from aspnet.services.imports.files import FileRefused, recognise_file
from aspnet.services.imports.garbled import garbled, is_cut
from aspnet.services.imports.reading import Workbook

TODAY = datetime.date(2026, 11, 28)
FRENCH = "Nom;Ville\nÉcole de la Libération;Thiès\nLycée à côté;Orléans\n"
RUSSIAN = "Название;Город\nШкола номер пять;Москва\nЛицей имени Пушкина;Казань\n"
CHINESE = "名称;城市\n北京市第一中学;北京\n上海外国语学校;上海\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (FRENCH, "utf-8", "UTF-8"),
        (FRENCH, "utf-8-sig", "UTF-8 (BOM)"),
        (FRENCH, "utf-16", "UTF-16"),
        (FRENCH, "utf-16-le", "UTF-16"),
        (FRENCH, "cp1252", "Windows-1252"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "utf-8", "UTF-8"),
        (CHINESE, "gbk", "GBK"),
        ("a;b\n1;2\n", "ascii", "ASCII"),
    ],
)
def test_encoding_is_found_and_told(text, codec, name):
    found = decode(text.encode(codec))

    assert (found.text.removeprefix("\ufeff"), found.encoding) == (text, name)
    assert recognise_file("list.csv", text.encode(codec)).file_format == "csv"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ã‰cole", "École"),
        ("LycÃ©e Ã  cÃ´tÃ©", "Lycée à côté"),
        ("鈥淪trengthening", "“Strengthening"),
        ("РЁРєРѕР»Р°", "Школа"),
        ("Ecole priv?e", ""),
        ("\ufffdcole", ""),
    ],
)
def test_garbled_letters_are_told_with_what_was_meant(text, meant):
    found = garbled(text)

    assert found == meant


@pytest.mark.parametrize(
    "text",
    [
        "École de la Paix", "MANHÃ", "SÃO PAULO", "Ângela", "Школа № 5", "Русский лицей",
        "北京市第一中学", "A座 School", "東京ABC学園", "Đà Nẵng", "Þórshöfn", "مدرسة السلام",
        "Straße", "Łódź", "Nhà trẻ Hoa Sen", "Ñuñoa", "O’Higgins", "Ïle", "Is it one?",
    ],
)  # fmt: skip
def test_sound_texts_of_any_script_are_left_alone(text):
    assert garbled(text) is None


@pytest.mark.parametrize(
    "text",
    ["UNESCO Office in Havana and the.", "École de la", "Colegio y", "School of…", "x" * 255],
)
def test_cut_texts_are_told(text):
    assert is_cut(text)


@pytest.mark.parametrize("text", ["École de la Paix", "Centre", "Los Andes", "St. Mary's School."])
def test_whole_texts_are_left_alone(text):
    assert not is_cut(text)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2017", "2017"),
        (2017.0, "2017"),
        ("2017-11", "2017-11"),
        ("2017/1/5", "2017-01-05"),
        ("Nov 2017", "2017-11"),
        ("novembre 2017", "2017-11"),
        ("23 de noviembre de 2017", "2017-11-23"),
        ("1er septembre 2015", "2015-09-01"),
        ("23/11/2017", "2017-11-23"),
        ("11/2017", "2017-11"),
        (43062.0, "2017-11-23"),
        (datetime.date(2017, 11, 23), "2017-11-23"),
        ("unknown", None),
        ("?", None),
    ],
)
def test_dates_are_as_precise_as_they_are_written(value, date):
    assert read_date(value, TODAY) == date


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("31/02/2017", "impossible_date"),
        ("2017-13", "impossible_date"),
        ("03/04/2017", "ambiguous_date"),
        ("vers 1990", "about_date"),
        ("2031", "date_in_future"),
        ("1901", "date_before_network"),
        ("soon", "not_a_date"),
        ("Nov 2017 or 2018", "not_a_date"),
        (3.7, "not_a_date"),
        ("0000", "impossible_date"),
    ],
)
def test_dates_that_cannot_be_are_told(value, code):
    with pytest.raises(DateProblem) as refused:
        read_date(value, TODAY)

    assert refused.value.code == code


ZEROS = bytes(200_000_000)


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            plain = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(name.replace("__", "/"), content, plain)
    return file.getvalue()


MANIFEST = (
    b'<?xml version="1.0"?><manifest:manifest'
    b' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def ods(rows: bytes) -> bytes:
    head = (
        b'<?xml version="1.0"?><office:document-content'
        b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        b'<office:body><office:spreadsheet><table:table table:name="S">'
    )
    tail = b"</table:table></office:spreadsheet></office:body></office:document-content>"
    return archive(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{"content.xml": head + rows + tail, "META-INF/manifest.xml": MANIFEST},
    )


def cell(text: str, formula: str = "") -> bytes:
    of = f' table:formula="{formula}"' if formula else ""
    return (
        f'<table:table-cell office:value-type="string"{of}><text:p>{text}</text:p>'
        "</table:table-cell>"
    ).encode()


def row(*cells: bytes, times: int = 1) -> bytes:
    more = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{more}>".encode() + b"".join(cells) + b"</table:table-row>"


def test_an_open_document_is_read_with_its_formulas():
    data = ods(row(cell("School"), cell("Town")) + row(cell("A", "of:=[.B2]"), cell("Dakar")))

    contents = recognise_file("list.ods", data)
    rows = list(Workbook(contents.file_format, data).rows("S"))

    assert contents.file_format == "ods"
    assert [(found.number, found.cells) for found in rows] == [
        (1, ["School", "Town"]),
        (2, ["A", "Dakar"]),
    ]
    assert rows[1].formulas == {0: "of:=[.B2]"}


def test_a_million_rows_in_a_few_bytes_are_refused():
    data = ods(row(cell("School"), cell("Town")) + row(cell("A"), cell("Dakar"), times=1_000_000))

    with pytest.raises(FileRefused, match="more than 20000 rows"):
        Workbook("ods", data)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl__workbook__xml": b"x"}, "no sheet"),
        ({"xl/workbook.xml": b"x", "xl/vbaProject.bin": b"x"}, "macros"),
        ({"xl/workbook.xml": b"x", "xl/media/a": ZEROS}, "unpacks"),
        ({"content.xml": b"", "mimetype": b"", "META-INF/manifest.xml": ZEROS}, "unpacks"),
        ({"xl/workbook.xml": b"", "xl/worksheets/a": b"<row/>" * 30_000}, "more than"),
    ],
)
def test_an_archive_that_is_no_honest_sheet_is_refused(parts, words):
    with pytest.raises(FileRefused, match=words):
        recognise_file("list.xlsx", archive(**parts))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (archive(**{"xl/workbook.xml": b"x" * 5000})[:-40], "damaged"),
    ],
)
def test_a_locked_or_damaged_archive_is_refused(data, words):
    with pytest.raises(FileRefused, match=words):
        recognise_file("list.xlsx", data)
