"""Who asks, and how many seconds of answering each may have in a minute."""

from collections import OrderedDict
from collections.abc import Callable
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
    """The seconds that each client has spent; they come back evenly over a minute. A budget of 0 is none."""

    def __init__(self, seconds: float, *, clock: Callable[[], float] = monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._spent: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def check(self, client: str) -> None:
        """Raise 429, which says when to come again, where a client has nothing left."""
        over = self._now(client) - self._seconds
        if self._seconds and over >= 0:
            wait = max(1, ceil((over + 1) * MINUTE / self._seconds))
            raise HTTPException(
                429,
                f"your queries have used their {self._seconds:g} seconds a minute; ask again in {wait} seconds",
                {"Retry-After": str(wait)},
            )

    def spend(self, client: str, seconds: float) -> None:
        """Note what a query of a client has cost."""
        self._spent[client] = (self._now(client) + seconds, self._clock())
        self._spent.move_to_end(client)
        if len(self._spent) > REMEMBERED:
            self._spent.popitem(last=False)

    def _now(self, client: str) -> float:
        spent, since = self._spent.get(client, (0.0, 0.0))
        return max(0.0, spent - (self._clock() - since) * self._seconds / MINUTE)
