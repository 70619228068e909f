"""A generated network to show the portal at work: plausible, marked as generated, removable."""
