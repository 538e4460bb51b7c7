"""Who asks, and how many seconds of answering each may have in a minute."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import monotonic

from starlette.exceptions import HTTPException
from starlette.requests import Request

# So many clients are remembered; those that have not asked for longest are forgotten first.
REMEMBERED = 10_000
MINUTE = 60.0
# One subscriber has a whole network of this many bits.
NETWORK = 64


def client_of(request: Request, *, trust_proxy: bool) -> str:
    """Name the client: the other end of the connection, or whom the one proxy before us names last."""
    named = request.headers.getlist("x-forwarded-for") if trust_proxy else []
    last = ",".join(named).rpartition(",")[2].strip()
    return _network(last or (request.client.host if request.client else ""))


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return f"{IPv6Address(int(found) >> NETWORK << NETWORK)}/{NETWORK}"


class Budget:
    """The seconds that each client has spent; they come back evenly over a minute. A budget of 0 is none.

    With a budget a client may have ``at_once`` questions under way or waiting, so that one alone fills no waiting room.
    """

    def __init__(self, seconds: float, *, at_once: int = 16, clock: Callable[[], float] = monotonic) -> None:
        self._seconds, self._at_once, self._clock = seconds, at_once, clock
        self._spent: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._asking: Counter[str] = Counter()

    @contextmanager
    def asking(self, client: str) -> Iterator[None]:
        """Have one question more of a client under way; raises 429, which says when to come again."""
        self._check(client)
        self._asking[client] += 1
        try:
            yield
        finally:
            self._asking[client] -= 1
            self._asking += Counter()  # forgets those who have none

    @contextmanager
    def spending(self, client: str) -> Iterator[None]:
        """Take the seconds of the block from a client; raises 429 as ``asking`` does."""
        with self.asking(client):
            begun = self._clock()
            try:
                yield
            finally:
                self.spend(client, self._clock() - begun)

    def _check(self, client: str) -> None:
        over = self._now(client) - self._seconds
        if self._seconds and over >= 0:
            wait = max(1, ceil((over + 1) * MINUTE / self._seconds))
            raise _later(f"your questions have used their {self._seconds:g} seconds a minute", wait)
        if self._seconds and self._asking[client] >= self._at_once:
            raise _later(f"{self._at_once} of your questions are under way, which is the most", 1)

    def spend(self, client: str, seconds: float) -> None:
        """Note what a query of a client has cost."""
        self._spent[client] = (self._now(client) + seconds, self._clock())
        self._spent.move_to_end(client)
        if len(self._spent) > REMEMBERED:
            self._spent.popitem(last=False)

    def _now(self, client: str) -> float:
        spent, since = self._spent.get(client, (0.0, 0.0))
        return max(0.0, spent - (self._clock() - since) * self._seconds / MINUTE)


def _later(why: str, seconds: int) -> HTTPException:
    unit = "second" if seconds == 1 else "seconds"
    return HTTPException(429, f"{why}; ask again in {seconds} {unit}", {"Retry-After": str(seconds)})
