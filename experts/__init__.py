"""The 2005 Convention and its Expert Facility."""
