"""Factories build the smallest valid row; each test names what matters."""
