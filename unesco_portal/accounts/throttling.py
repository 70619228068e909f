"""Rate limits: one counter a window for each key, each account, or each address without either."""

import functools
import ipaddress
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis import Redis
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

SHARE_EVERY, SHARE_SECONDS = 10, 1.0
CUSTOMER_BITS = 64
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


@functools.cache
def parse_rate(text: str) -> tuple[int, int]:
    """``600/minute`` as requests and seconds."""
    number, _slash, unit = text.partition("/")
    return int(number), SECONDS[unit]


def client_address(request: Request | HttpRequest) -> str:
    """The reader's address; only as many proxies are believed as the settings name."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(chain) >= proxies:
        return chain[-proxies].strip()
    return request.META.get("REMOTE_ADDR", "")


def client_network(request: Request | HttpRequest) -> str:
    """The address, or the IPv6 network around it, of which one customer has all addresses."""
    address = client_address(request)
    if ":" not in address:
        return address
    try:
        found = ipaddress.IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    return str(found.ipv4_mapped or ipaddress.IPv6Network((found, CUSTOMER_BITS), strict=False))


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


def reader_of(request: Request | HttpRequest) -> str:
    """Whose budget it is: a key's, an account's, or that of the place the request comes from."""
    user = request.user
    if api_key := getattr(user, "api_key", None):
        return f"key:{api_key.pk}"
    if user.is_authenticated:
        return f"account:{user.pk}"
    return f"address:{client_network(request)}"


def is_within(rate: str, purpose: str, reader: str) -> bool:
    """Whether ``reader`` may do this once more, which counts as done."""
    limit, seconds = parse_rate(rate)
    return count(f"rate:{purpose}:{reader}:{int(time.time()) // seconds}", seconds) <= limit


class ApiThrottle(BaseThrottle):
    """Downloads, also from pages, have a budget of their own: each weighs as a thousand pages."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether this request stays within the reader's budget."""
        api_key = getattr(request.user, "api_key", None)
        reader = reader_of(request)
        rate, purpose = settings.API_RATE_KEY if api_key else settings.API_RATE_ANONYMOUS, "api"
        if request.GET.get("format", "json") != "json":
            rate, purpose = settings.API_RATE_EXPORT, "export"
        _limit, seconds = parse_rate(rate)
        self.remaining = seconds - int(time.time()) % seconds
        return is_within(rate, purpose, reader)

    def wait(self) -> float:
        """Seconds until the next window."""
        return self.remaining
