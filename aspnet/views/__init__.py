"""Pages of the network: the public directory, the application, the workspace."""
