"""Settings: ``base``, then ``dev``, ``test`` or ``production``.

The only code of the portal that reads the environment.
"""
