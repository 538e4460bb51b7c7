"""How many may be in at once, and how many may wait how long; all others are told to come again, at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.types import ASGIApp, Receive, Scope, Send

from policy_graph.errors import Busy

FULL = "too many questions are being answered; ask again in a moment"


class Room:
    """Room for ``size`` at once; ``waiting`` more wait at the door, none longer than ``patience`` seconds."""

    def __init__(self, size: int, *, waiting: int, patience: float) -> None:
        self._free, self._waiting, self._most = asyncio.Semaphore(size), 0, waiting
        self._patience = patience

    @asynccontextmanager
    async def entered(self) -> AsyncIterator[None]:
        """Be in the room; raises Busy where there is no place to wait, or none got free."""
        await self._enter()
        try:
            yield
        finally:
            self._free.release()

    async def _enter(self) -> None:
        if self._free.locked() and self._waiting >= self._most:
            raise Busy(FULL)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise Busy(FULL) from None
        finally:
            self._waiting -= 1


class Crowd:
    """Answers at most ``most`` requests at once, of whatever kind, so that no queue grows without bound."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self._most, self._now = app, most, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and self._now >= self._most:
            raise Busy(FULL)
        self._now += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._now -= 1
