"""Where the server lies as seen from outside: under which names, below which path, and who else is sent away."""

import re
from ipaddress import ip_address
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from policy_graph.model.limits import Address

HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9a-fA-F:.]+\](:\d+)?", re.ASCII)
LOCAL = ("localhost", "127.0.0.1", "::1")


class Outside:
    """Lets in who calls the server by one of its names, and shows the application its public address.

    A page of another site can have its own name point to this machine (DNS rebinding); its requests carry that name.
    """

    def __init__(self, app: ASGIApp, address: Address) -> None:
        self.app, self._public = app, urlsplit(address.public or "")
        self._below = unquote(self._public.path).rstrip("/")
        self._names = names(address)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            self._check(Headers(scope=scope).get("host", ""))
            scope = self._placed(scope)
        await self.app(scope, receive, send)

    def _check(self, host: str) -> None:
        if not HOST.fullmatch(host):
            raise HTTPException(400, "the header Host names no host")
        if self._names and name_of(host) not in self._names:
            raise HTTPException(
                421, "this server does not answer to that name; --public URL gives it one more"
            )

    def _placed(self, scope: Scope) -> Scope:
        """Put the public scheme, name and path in place, whether the proxy has cut the path off or not."""
        if not self._public.netloc:
            return scope
        path, raw = scope["path"], scope.get("raw_path") or quote(scope["path"]).encode("ascii")
        if not f"{path}/".startswith(f"{self._below}/"):
            path, raw = self._below + path, quote(self._below).encode("ascii") + raw
        others = [pair for pair in scope["headers"] if pair[0] != b"host"]
        return {
            **scope,
            "scheme": self._public.scheme,
            "root_path": self._below,
            "path": path,
            "raw_path": raw,
            "headers": [(b"host", self._public.netloc.encode("ascii")), *others],
        }


def names(address: Address) -> frozenset[str]:
    """The names that a server answers to; none where it listens to the world and nobody said how it is called."""
    public = urlsplit(address.public or "").hostname
    if not address.host or not (public or is_local(address.host)):
        return frozenset()
    return frozenset(filter(None, (*LOCAL, address.host.lower(), public)))


def is_local(host: str) -> bool:
    """Whether only this machine can reach a host."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def name_of(host: str) -> str:
    """Read the name in a Host header, without port and brackets."""
    return urlsplit(f"//{host}").hostname or ""
