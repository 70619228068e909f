"""Every template compiles, is used, stays small, and keeps styles and scripts in files."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template

from tests.census.portal import ROOT, code_files
from unesco_portal import design
from unesco_portal.workflow.engine import nobody
from unesco_portal.workflow.states import MACHINES

FOLDER = ROOT / "templates"
NAMES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file())
MOST_LINES = 120
# Django takes these by their names.
BY_CONVENTION = {"400.html", "403.html", "404.html", "500.html"}
# What an include without ``only`` reads, and why it is not handed over.
READS_THE_CONTEXT = {
    "components/stylesheets.html": "the frame of every page; reads nothing",
    "components/masthead.html": "the frame of every page; reads the request, its user and token",
    "components/user_menu.html": "part of the masthead",
    "components/language_menu.html": "part of the masthead",
    "components/footer.html": "the frame of every page; reads name and release of the portal",
}
INCLUDE = re.compile(r"\{%\s*include\s+(.*?)\s*%\}")
COMMENT = re.compile(r"\{#.*?#\}")
STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
DATA = ("application/json", "application/ld+json")  # which no browser runs
HANDLER = re.compile(r"\son\w+\s*=\s*[\"']")


def text_of(name: str) -> str:
    """A template without comments."""
    return COMMENT.sub("", (FOLDER / name).read_text())


def literal_names() -> set[str]:
    """The template names in the code and in other templates."""
    sources = [path.read_text() for path in code_files()] + [text_of(name) for name in NAMES]
    return set(re.findall(r"[\"']([\w/.-]+\.(?:html|txt))[\"']", "\n".join(sources)))


def component_names() -> set[str]:
    """A component is rendered by the tag of its name."""
    return {f"components/{name}.html" for name in design.component_tags()}


def example_names() -> set[str]:
    """The living page renders one for each component."""
    return {specimen.example for specimen in design.specimens()}


def mail_names() -> set[str]:
    """The texts that acts send: ``emails/<app>/<act>_<audience>.txt``."""
    acts = [act for machine in MACHINES.values() for act in machine.transitions.values()]
    telling = [act.permission.replace(".", "/", 1) for act in acts if act.recipients is not nobody]
    return {name for name in NAMES if any(name.startswith(f"emails/{act}_") for act in telling)}


@functools.cache
def replaced_names() -> set[str]:
    """The templates that stand in for one of a library."""
    folders = [Path(config.path) / "templates" for config in apps.get_app_configs()]
    folders = [folder for folder in folders if ROOT / ".venv" in folder.parents]
    django_forms = {name for name in NAMES if name.startswith("django/forms/")}
    return django_forms | {
        name for name in NAMES if any((folder / name).is_file() for folder in folders)
    }


def test_there_is_something_to_walk():
    assert len(NAMES) > 100


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles(name):
    get_template(name)


def test_templates_fit_the_limit():
    lines = {name: len((FOLDER / name).read_text().splitlines()) for name in NAMES}

    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_every_template_is_used():
    used = literal_names() | component_names() | example_names() | mail_names()
    used |= replaced_names() | BY_CONVENTION

    assert sorted(set(NAMES) - used) == [], "Nothing renders it: use it, or delete it"


def faults_of(name: str) -> Iterator[str]:
    """What one template writes that the content security policy refuses."""
    text = text_of(name)
    yield from STYLE.findall(text)
    yield from HANDLER.findall(text)
    for found in SCRIPT.findall(text):
        if "src=" not in found and not any(f'type="{kind}"' in found for kind in DATA):
            yield f"<script{found}>"


def test_styles_and_scripts_are_in_files():
    faults = {name: list(faults_of(name)) for name in NAMES}

    assert {name: found for name, found in faults.items() if found} == {}


def open_ended(name: str) -> list[str]:
    """The includes of one template that hand over its whole context."""
    return [
        words
        for words in INCLUDE.findall(text_of(name))
        if not words.endswith(" only") and words.split()[0].strip("\"'") not in READS_THE_CONTEXT
    ]


def test_includes_say_what_they_hand_over():
    own = set(NAMES) - replaced_names()  # those are written for the context of their library
    faults = {name: open_ended(name) for name in sorted(own)}

    assert {name: found for name, found in faults.items() if found} == {}, (
        "End the include with “only”, and name what it reads"
    )


def test_exceptions_are_needed():
    included = {
        words.split()[0].strip("\"'")
        for name in NAMES
        for words in INCLUDE.findall(text_of(name))
        if not words.endswith(" only")
    }

    assert READS_THE_CONTEXT.keys() <= included
