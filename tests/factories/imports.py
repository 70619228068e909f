"""Imported sheets."""

import csv
import io
from collections.abc import Iterable

import factory
from factory.django import DjangoModelFactory

from aspnet.models import ImportBatch, ImportMapping, ImportRow
from aspnet.services import imports
from tests.factories.aspnet import NetworkFactory
from tests.factories.people import UserFactory, coordinator

HEADINGS = ("Name of the school", "Town")


class ImportBatchFactory(DjangoModelFactory):
    network = factory.SubFactory(NetworkFactory)
    uploaded_by = factory.SubFactory(UserFactory)
    status = "checked"
    original_name = "schools.csv"
    file_format = "csv"
    size = 10
    sheets = factory.LazyFunction(
        lambda: [
            {
                "name": "",
                "header_row": 1,
                "headings": ["Name", "Town"],
                "above": [],
                "samples": [["Census list school", "Dakar"]],
                "rows": 1,
                "last": 2,
                "is_merged": False,
                "known": 2,
            }
        ]
    )
    headings = ["Name", "Town"]
    mapping = {"0": "name", "1": "city"}
    rows_total = 1

    class Meta:
        model = ImportBatch


class ImportRowFactory(DjangoModelFactory):
    cells = ["Census list school", "Dakar"]
    values = {"name": "Census list school", "city": "Dakar"}
    outcome = "doubtful"

    class Meta:
        model = ImportRow


class ImportMappingFactory(DjangoModelFactory):
    heading = "nom usuel"
    field = "name"

    class Meta:
        model = ImportMapping


def csv_of(rows: Iterable[Iterable], headings: Iterable[str] = HEADINGS) -> bytes:
    """A sheet as a spreadsheet would save it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()


def uploaded(
    data: bytes, *, by=None, name: str = "schools.csv", country: str = "SN", kind="institutions"
) -> ImportBatch:
    """A sheet as it stands after the upload."""
    network = NetworkFactory(country_id=country)
    by = by or coordinator(country)
    return imports.start_import(network, by=by, name=name, data=data, kind=kind)


def mapped(data: bytes, **options) -> ImportBatch:
    """A sheet whose columns are as recognised."""
    batch = uploaded(data, **options)
    sheet = batch.sheets[0]
    return imports.choose_columns(
        batch,
        by=batch.uploaded_by,
        sheet=sheet["name"],
        mapping=imports.recognised(batch, sheet),
    )


def checked(data: bytes, **options) -> ImportBatch:
    """A sheet that the worker has checked."""
    batch = mapped(data, **options)
    imports.work_on()
    batch.refresh_from_db()
    return batch
