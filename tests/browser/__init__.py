"""Journeys of people through a real browser, against a portal of its own."""
