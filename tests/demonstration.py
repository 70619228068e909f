"""The generated demonstration, small: rows in every collection, for tests that walk all of them."""

import io

from django.core.management import call_command

from aspnet.demonstration.network import generate

INSTITUTIONS, COUNTRIES, SEED = 60, 6, 1953


def fill() -> None:
    """Generate a small network, some experts and some meetings, within the test's transaction."""
    generate(INSTITUTIONS, COUNTRIES, SEED, tell=lambda _line: None)
    call_command("generate_experts", stdout=io.StringIO())
    call_command("generate_meetings", stdout=io.StringIO())
