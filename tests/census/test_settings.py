"""Every variable that settings and containers read from the environment is documented."""

import ast
import re

from tests.census.portal import ROOT, code_files

DOCUMENTS = ("docs/how-to/deploy.md", "docs/how-to/run-locally.md")
# Where the environment may be read: settings; the starter of a laptop, which knows no Django; and
# the lines with which Django's own entry points name the settings.
READERS = ("unesco_portal/settings/", "unesco_portal/local/")
NEVER_IN_CONTAINERS = {"DEBUG", "DEMONSTRATION"}  # production has neither
ENTRY_POINTS = {"unesco_portal/asgi.py", "unesco_portal/celery.py", "unesco_portal/wsgi.py"}


def read_by_settings() -> set[str]:
    """The first argument of every ``env.…()`` call."""
    found = set()
    for path in (ROOT / "unesco_portal/settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if is_call and getattr(node.func.value, "id", "") == "env":
                found.add(node.args[0].value)
    return found


def read_by_containers() -> set[str]:
    """The variables that ``docker-compose.yml`` takes from ``.env``."""
    return set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))


def handed_on() -> set[str]:
    """The variables that the portal's containers get."""
    text = (ROOT / "docker-compose.yml").read_text()
    block = text.partition("environment: &portal-environment")[2].partition("\n\n")[0]
    return set(re.findall(r"^    ([A-Z_]+):", block, re.MULTILINE))


def documented() -> set[str]:
    """The variables named in the how-to pages, as code."""
    text = "\n".join((ROOT / name).read_text() for name in DOCUMENTS)
    return set(re.findall(r"`([A-Z][A-Z0-9_]+)`", text))


def test_settings_are_documented():
    assert len(read_by_settings()) > 20
    assert sorted(read_by_settings() - documented()) == []


def test_variables_of_the_containers_are_documented():
    assert len(read_by_containers()) > 5
    assert sorted(read_by_containers() - documented()) == []


def test_containers_get_every_setting():
    assert sorted(read_by_settings() - handed_on() - NEVER_IN_CONTAINERS) == []


def test_only_settings_read_the_environment():
    found = []
    for path in code_files():
        name = str(path.relative_to(ROOT))
        if not name.startswith(READERS) and re.search(r"\benviron\b|\bgetenv\b", path.read_text()):
            found.append(name)

    assert set(found) == ENTRY_POINTS
