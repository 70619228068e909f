"""``make bench``: the ratio table of the budgets."""

import argparse
import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from . import pages
from .client import Client
from .databases import SIZES, prepare, url_of

LISTS = (
    "/api/v1/institutions/?country=JP",
    "/api/v1/institutions/?country=JP&page_size=100",
    "/api/v1/institutions/?level=primary&ownership=public&page_size=50",
    "/api/v1/institutions/?region=africa&ordering=id&page_size=100",
)
GROWTH = {
    "API list": "/api/v1/institutions/",
    "API filter, country": "/api/v1/institutions/?country=JP",
    "API filter, level and theme": "/api/v1/institutions/?level=tvet&theme=aspnet-2025-esd",
    "API filter, language": "/api/v1/institutions/?language=fr",
    # Answers of one length at both sizes: what grows must be the search, not the answer.
    "API search, one place": "/api/v1/institutions/?q=lycee+dakar&page_size=3",
    "API search, common word": "/api/v1/institutions/?q=school",
    "page list": "/schools/",
    "page filter, region": "/schools/?region=africa",
    "page search": "/schools/?q=colegio",
    "search box": "/search/?q=lycee+dakar",
    "map, world": "/schools/map.geojson?zoom=1",
    "map, Europe": "/schools/map.geojson?zoom=5&bbox=-10,35,30,60",
    "map, near": "/schools/map.geojson?zoom=9&bbox=1,48,4,50",
    "map, one country": "/schools/map.geojson?zoom=5&country=JP",
}
ROUNDS, REQUESTS = 7, 60
BUDGETS = {"list": 0.6, "conditional": 5.0, "growth": 1.5, "export": 0.4}
PAINTED_SECONDS, SHIFTED = 4.0, 0.01
NEED_SMALL, NEED_LARGE = ("lists", "import", "certificates", "pages"), ("growth", "export")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    value: float
    budget: str
    is_met: bool
    note: str = ""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(database_url: str, records: str = "", static: str = "") -> Iterator[int]:
    """The portal on one database, one worker process; yields its port."""
    port = free_port()
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "BENCH_RECORDS": records,
        "BENCH_STATIC": static,
        "DJANGO_SETTINGS_MODULE": f"tests.bench.{'front_settings' if static else 'settings'}",
    }
    command = [
        sys.executable, "-m", "gunicorn", f"tests.bench.{'front' if static else 'server'}:application",
        "--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4",
        "--worker-class", "gthread", "--keep-alive", "30", "--log-level", "error",
    ]  # fmt: skip
    process = subprocess.Popen(command, env=environment)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(port: int) -> None:
    """Until the server answers."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            if Client(port).get("/healthz").status == 200:
                return
        time.sleep(0.2)
    raise SystemExit("The measured server did not start.")


def record_answers(path: Path) -> None:
    """Write down, for each list, the SQL the portal runs and what stands around its rows."""
    subprocess.run(
        [sys.executable, "-m", "tests.bench.record", str(path), *LISTS],
        env=os.environ
        | {
            "DATABASE_URL": url_of("portal_bench_small"),
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        },
        check=True,
    )


def rate(
    client: Client, path: str, headers: dict[str, str] | None = None, status: int = 200
) -> float:
    """Requests a second, in one burst."""
    started = time.perf_counter()
    for _request in range(REQUESTS):
        answer = client.get(path, headers)
        if answer.status != status:
            raise SystemExit(f"{path} answered {answer.status}, not {status}")
    return REQUESTS / (time.perf_counter() - started)


def paired(first: Callable[[], float], second: Callable[[], float]) -> float:
    """The median ratio of two measurements taken in turn, after a warm-up of each."""
    first(), second()
    return statistics.median(first() / second() for _round in range(ROUNDS))


def measure_lists(database_url: str) -> list[Row]:
    """API lists against bare ones, and conditional requests against full answers."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.json"
        record_answers(records)
        with server(database_url, str(records)) as port:
            client = Client(port)
            for number, path in enumerate(LISTS):
                check_equal(client, path, f"/bare/{number}")
                ratio = paired(
                    lambda path=path: rate(client, path),
                    lambda number=number: rate(client, f"/bare/{number}"),
                )
                rows.append(Row(f"list {path}", ratio, "≥ 0.60 of bare", ratio >= BUDGETS["list"]))
                tag = {"If-None-Match": client.get(path).etag}
                ratio = paired(
                    lambda path=path, tag=tag: rate(client, path, tag, 304),
                    lambda path=path: rate(client, path),
                )
                rows.append(
                    Row(f"304  {path}", ratio, "≥ 5 × the answer", ratio >= BUDGETS["conditional"])
                )
    return rows


def check_equal(client: Client, path: str, bare: str) -> None:
    """The comparison is fair only when both send the same rows."""
    ours, theirs = (json.loads(client.get(address).body)["results"] for address in (path, bare))
    if ours != theirs:
        raise SystemExit(f"{path} and its bare twin differ")


def slowest(client: Client, path: str, count: int = 80) -> float:
    """The 95th percentile of the answer's seconds."""
    for _warm in range(5):
        answer = client.get(path)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
    return statistics.quantiles([client.get(path).seconds for _request in range(count)], n=20)[18]


def measure_growth(urls: dict[int, str]) -> list[Row]:
    """The 95th percentile on 1,200,000 institutions against that on 12,000."""
    small, large = sorted(urls)
    with server(urls[small]) as small_port, server(urls[large]) as large_port:
        clients = Client(small_port), Client(large_port)
        rows = []
        for what, path in GROWTH.items():
            pairs = [tuple(slowest(client, path) for client in clients) for _round in range(3)]
            ratio = statistics.median(big / little for little, big in pairs)
            milliseconds = statistics.median(big for _little, big in pairs) * 1000
            note = f"p95 {milliseconds:.1f} ms on {large:,}"
            rows.append(Row(what, ratio, "≤ 1.50", ratio <= BUDGETS["growth"], note))
        rows.append(detail_growth(clients))
    return rows


def detail_growth(clients: tuple[Client, Client]) -> Row:
    """A single record, found in each database."""
    times = []
    for client in clients:
        body = client.get("/api/v1/institutions/?page_size=1&fields=id").body
        code = json.loads(body)["results"][0]["id"]
        times.append(slowest(client, f"/schools/{code}/"))
    ratio = times[1] / times[0]
    return Row(
        "page detail", ratio, "≤ 1.50", ratio <= BUDGETS["growth"], f"p95 {times[1] * 1000:.1f} ms"
    )


def measure_export(database_url: str) -> list[Row]:
    """The CSV of everything against COPY of the same columns; and the memory it takes."""
    path = "/api/v1/institutions/?format=csv&standing=member&standing=former"
    with server(database_url) as port:
        client = Client(port)
        client.get("/api/v1/institutions/?page_size=1")
        worker = worker_of(port)
        before = memory(worker)
        answer = client.get(path)
        rows_sent = answer.body.count(b"\n") - 1
        growth = peak(worker) - before
        copied, copy_seconds = copy_rate(database_url)
    ratio = (rows_sent / answer.seconds) / (copied / copy_seconds)
    note = f"{rows_sent:,} rows in {answer.seconds:.1f} s, COPY {copied:,} in {copy_seconds:.1f} s"
    return [
        Row("CSV export", ratio, "≥ 0.40 of COPY", ratio >= BUDGETS["export"], note),
        Row("memory growth of the export, MiB", growth / 1024, "≤ 64", growth <= 64 * 1024),
    ]


def worker_of(port: int) -> int:
    """The process that answers."""
    found = subprocess.run(
        ["pgrep", "-n", "-f", f"127.0.0.1:{port}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(found.stdout.split()[-1])


def memory(pid: int, field: str = "VmRSS") -> int:
    """Resident memory of a process in KiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    return 0


def peak(pid: int) -> int:
    """The most resident memory a process has had, in KiB."""
    return memory(pid, "VmHWM")


def copy_rate(database_url: str) -> tuple[int, float]:
    """Rows and seconds of COPY of the export's columns, unescaped, to nowhere."""
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
    }
    sql = subprocess.run(
        [sys.executable, "-m", "tests.bench.record", "--export-sql"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    class Counter:
        lines = 0

        def write(self, data: bytes) -> int:
            self.lines += data.count(b"\n")
            return len(data)

    counter = Counter()
    with psycopg2.connect(database_url) as connection, connection.cursor() as cursor:
        started = time.perf_counter()
        cursor.copy_expert(f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)", counter)
        return counter.lines, time.perf_counter() - started


def figures_of(module: str, database_url: str) -> dict[str, float]:
    """What a measuring module tells of one database."""
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
    }
    command = [sys.executable, "-m", module]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def measure_certificates(database_url: str) -> list[Row]:
    """Certificates printed by one core."""
    found = figures_of("tests.bench.certificates", database_url)
    note = f"checked {found['checked']:.0f} a second, {found['kilobytes']:.0f} KiB each"
    rate = found["printed"]
    return [Row("certificates printed a second and core", rate, "≥ 20", rate >= 20, note)]


def measure_import(database_url: str) -> list[Row]:
    """A dirty sheet of 12,000 rows checked with history and report, applied, undone."""
    found = figures_of("tests.bench.imports", database_url)
    note = f"applied {found['apply']:.0f} a second, undone {found['undo']:.0f}"
    return [
        Row(
            "import, rows checked a second", found["check"], "≥ 1,000", found["check"] >= 1000, note
        ),
        Row("peak memory of the import, MiB", found["peak"], "≤ 300", found["peak"] <= 300),
    ]


def measure_pages(database_url: str) -> list[Row]:
    """First visits over a thin line: the largest paint, and whether anything moves."""
    with pages.static_files() as static, server(database_url, static=static) as port:
        found = pages.measure(port)
    rows = []
    for what, look in found.items():
        is_met = look.seconds <= PAINTED_SECONDS and look.shifted < SHIFTED
        note = f"moved {look.shifted:.3f}, {look.kilobytes:.0f} kB"
        rows.append(Row(f"first sight of {what}, s", look.seconds, "≤ 4.00", is_met, note))
    return rows


def print_table(rows: list[Row]) -> None:
    """The table, one line a measurement."""
    width = max(len(row.what) for row in rows)
    for row in rows:
        mark = "ok  " if row.is_met else "MISS"
        print(f"{mark} {row.what:{width}} {row.value:8.2f}  {row.budget:18} {row.note}")


def main() -> int:
    """Measure what is asked for; the exit code says whether every budget was met."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--only", choices=[*NEED_SMALL, *NEED_LARGE])
    only = parser.parse_args().only
    urls = prepare(needs_large=only not in NEED_SMALL)
    small, large = min(SIZES.values()), max(SIZES.values())
    parts: dict[str, Callable[[], list[Row]]] = {
        "lists": lambda: measure_lists(urls[small]),
        "growth": lambda: measure_growth(urls),
        "export": lambda: measure_export(urls[large]),
        "import": lambda: measure_import(urls[small]),
        "certificates": lambda: measure_certificates(urls[small]),
        "pages": lambda: measure_pages(urls[small]),
    }
    rows: list[Row] = []
    for name, measure in parts.items():
        if only in (None, name):
            found = measure()
            print_table(found)  # at once: what fails later must not take it away
            rows += found
    return 0 if all(row.is_met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
