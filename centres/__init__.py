"""Category 2 institutes and centres."""
