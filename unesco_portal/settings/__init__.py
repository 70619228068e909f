"""Settings: ``base`` shared, then ``dev``, ``test`` and ``production``; the only code that reads the environment."""
