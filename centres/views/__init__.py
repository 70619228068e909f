"""Pages of the centres: the public directory, and the staff's workspace."""
