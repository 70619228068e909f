"""Measurements of the budgets: ratios within one run, never times compared across machines."""
