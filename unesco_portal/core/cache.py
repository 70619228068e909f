"""The cache may go away: then the portal is slower, never broken."""

import logging
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class KeptClients(RedisCacheClient):
    """One client for reading and one for writing, instead of one with new tables for each call."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: dict[bool, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """Safe among threads and after a fork, as its pool of connections is."""
        if write not in self._kept:
            self._kept[write] = super().get_client(key, write=write)
        return self._kept[write]


class ForgivingRedisCache(RedisCache):
    """Redis that counts as empty while it cannot be reached."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = KeptClients

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        """``True`` while Redis is away: nobody else holds the key either."""
        return self._try(True, super().add, key, value, *args, **kwargs)

    def get(self, key: str, default: Any = None, *args: Any, **kwargs: Any) -> Any:
        """``default`` while Redis is away."""
        return self._try(default, super().get, key, default, *args, **kwargs)

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        """Nothing while Redis is away."""
        self._try(None, super().set, key, value, *args, **kwargs)

    def touch(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """``False`` while Redis is away."""
        return self._try(False, super().touch, key, *args, **kwargs)

    def delete(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """``False`` while Redis is away."""
        return self._try(False, super().delete, key, *args, **kwargs)

    def get_many(self, keys: Any, *args: Any, **kwargs: Any) -> dict:
        """Empty while Redis is away."""
        return self._try({}, super().get_many, keys, *args, **kwargs)

    def set_many(self, data: dict, *args: Any, **kwargs: Any) -> list:
        """Nothing while Redis is away."""
        return self._try([], super().set_many, data, *args, **kwargs)

    def incr(self, key: str, delta: int = 1, *args: Any, **kwargs: Any) -> int:
        """``delta`` while Redis is away: a count that has just begun."""
        return self._try(delta, super().incr, key, delta, *args, **kwargs)

    def _try(self, otherwise: Any, call: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return call(*args, **kwargs)
        except RedisError as error:
            logger.warning("Cache unavailable: %s", type(error).__name__)
            return otherwise
