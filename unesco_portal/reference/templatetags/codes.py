"""Codes in words."""

from django import template

from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES, THEMES

register = template.Library()


@register.filter
def country_name(code: str) -> str:
    """``SN`` as "Sénégal", in the reader's language."""
    return COUNTRIES.word(code)


@register.filter
def language_names(codes: list[str]) -> str:
    """Language codes as names."""
    return ", ".join(LANGUAGES.word(code) for code in codes)


@register.filter
def theme_names(codes: list[str]) -> str:
    """Theme codes as names."""
    return "; ".join(THEMES.word(code) for code in codes)
