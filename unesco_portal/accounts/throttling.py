"""Rate limits of the API: one counter a minute for each key, or each address without one."""

import functools
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from redis import Redis
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

SHARE_EVERY, SHARE_SECONDS = 10, 1.0
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def parse_rate(text: str) -> tuple[int, int]:
    """``600/minute`` as requests and seconds."""
    number, _slash, unit = text.partition("/")
    return int(number), SECONDS[unit]


def client_address(request: Request) -> str:
    """The reader's address; only as many proxies are believed as the settings name."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(chain) >= proxies:
        return chain[-proxies].strip()
    return request.META.get("REMOTE_ADDR", "")


@functools.cache
def redis() -> Redis:
    """One client of the cache's connection pool, made once."""
    return cache._cache.get_client(None, write=True)


@dataclass
class Tally:
    """What one process knows of one window: the shared count, and its own part not yet shared."""

    shared: int = 0
    own: int = 0
    shared_at: float = 0.0


TALLIES: dict[str, Tally] = {}
MOST_TALLIES = 10_000


def count(key: str, seconds: int) -> int:
    """How often ``key`` was counted in this window, this time included.

    Counted in the process and shared through Redis every ten times or once a second: a budget is
    exact to ten requests a process, and an answer seldom waits for Redis. While Redis is away each
    process counts alone.
    """
    if len(TALLIES) >= MOST_TALLIES:
        TALLIES.clear()
    tally = TALLIES.setdefault(key, Tally(shared_at=time.monotonic()))
    tally.own += 1
    if tally.own >= SHARE_EVERY or time.monotonic() - tally.shared_at > SHARE_SECONDS:
        share(key, tally, seconds)
    return tally.shared + tally.own


def share(key: str, tally: Tally, seconds: int) -> None:
    """Add this process's part to the shared count, and learn what the others counted."""
    own, tally.shared_at = tally.own, time.monotonic()
    try:
        tally.shared = int(redis().incrby(key, own))
        if tally.shared == own:
            redis().expire(key, seconds)
    except RedisError:
        tally.shared += own
    tally.own -= own


class ApiThrottle(BaseThrottle):
    """Downloads have a budget of their own: each is as heavy as a thousand pages."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether this request stays within the reader's budget."""
        api_key = getattr(request.user, "api_key", None)
        reader = f"key:{api_key.pk}" if api_key else f"address:{client_address(request)}"
        rate, purpose = settings.API_RATE_KEY if api_key else settings.API_RATE_ANONYMOUS, "api"
        if request.GET.get("format", "json") != "json":
            rate, purpose = settings.API_RATE_EXPORT, "export"
        limit, seconds = parse_rate(rate)
        now = int(time.time())
        self.remaining = seconds - now % seconds
        return count(f"rate:{purpose}:{reader}:{now // seconds}", seconds) <= limit

    def wait(self) -> float:
        """Seconds until the next window."""
        return self.remaining
