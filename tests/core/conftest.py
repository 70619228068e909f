"""Property tests: enough examples to find what nobody thought of, few enough to stay quick."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "portal",
    deadline=None,
    max_examples=60,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("portal")
