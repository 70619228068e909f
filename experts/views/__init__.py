"""Pages of the Facility and the Convention: public directories, the workspace."""
