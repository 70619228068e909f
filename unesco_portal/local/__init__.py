"""Everything a laptop needs to run the portal: PostgreSQL, Redis, web, worker and beat.

Nothing here imports Django, so that starting and stopping stay fast. Nothing here runs in
production, except that the image build compiles its translations with ``messages``.
"""
