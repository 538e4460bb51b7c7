"""Requests to a server, sent again where it is busy or the line breaks, and refusals told in a sentence."""

import os
import re
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import httpx

from policy_graph import __version__
from policy_graph.errors import ServerFailed
from policy_graph.push.proof import PASSWORD, TOKEN, proof

ATTEMPTS = 5
# Seconds: to connect, and for an answer; a server may need a while for a large graph.
CONNECT, ANSWER = 10.0, 300.0
# What a server says when it is worth asking again, and how long it is waited for at most.
AGAIN, LONGEST = {429, 502, 503, 504}, 60.0
TOLD = 200
HINTS = {
    401: f"say who asks: --user NAME and the environment variable {PASSWORD}, or {TOKEN}",
    403: "this account may not do that there: ask whoever keeps the server for the right to write graphs",
    404: "look whether the address is right; --graph-store URL names where the server takes graphs",
    405: "this address takes no graphs: name the right one with --graph-store URL",
    413: "the server takes no bodies of this size: raise its limit, or load files with --bulk FOLDER",
}


class Sender:
    """Sends requests; what it was shown to prove who asks goes to no other server, since it follows no redirect."""

    def __init__(
        self,
        user: str | None = None,
        *,
        attempts: int = ATTEMPTS,
        pause: Callable[[float], None] = time.sleep,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Prove to be ``user``; try so often, with ``pause`` between."""
        self.client = httpx.Client(
            auth=proof(user, os.environ),
            timeout=httpx.Timeout(ANSWER, connect=CONNECT),
            headers={"User-Agent": f"policy-graph/{__version__}"},
            transport=transport,
        )
        self._attempts, self._pause = attempts, pause

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()

    def send(self, what: str, method: str, url: str, **given: Any) -> httpx.Response:
        """Send a request and return whatever the server answers; ``what`` is done, for the sentence of an error.

        Raises ServerFailed where it cannot be reached or stays busy.
        """
        for attempt in range(1, self._attempts + 1):
            last = attempt == self._attempts
            try:
                response = self.client.request(method, url, **given)
            except httpx.TransportError as error:
                if last:
                    raise _unreached(what, url, error, attempt) from error
                self._pause(2.0 ** (attempt - 1) / 2)
            except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
                raise ServerFailed(f"{what}: {url} is no address of a server: {error}") from error
            else:
                if response.status_code not in AGAIN or last:
                    return response
                self._pause(_wait(response, attempt))
        raise AssertionError("the last attempt returns or raises")

    def glance(self, url: str, **given: Any) -> httpx.Response | None:
        """Look at the head of an answer, whose body may be large; ``None`` where none comes."""
        try:
            with self.client.stream("GET", url, **given) as response:
                return response
        except httpx.TransportError:
            return None

    def demand(
        self, what: str, method: str, url: str, *, allow: tuple[int, ...] = (), **given: Any
    ) -> httpx.Response:
        """Send a request that must succeed, or end in a status that is allowed; raises ServerFailed otherwise."""
        response = self.send(what, method, url, **given)
        if not response.is_success and response.status_code not in allow:
            raise refused(what, response)
        return response


def refused(what: str, response: httpx.Response) -> ServerFailed:
    """Tell that a server refused something: the status, what it said, and what to do."""
    status = response.status_code
    if response.is_redirect:
        hint = f"it sends on to {response.headers.get('Location')}: name that address"
    else:
        hint = HINTS.get(
            status, "look into the log of the server, then run this again: it goes on where it was"
        )
    words = plain(response.text)
    return ServerFailed(
        f"{what}: {response.url.copy_with(query=None)} answered {status}{words and ': ' + words}; {hint}"
    )


def plain(text: str) -> str:
    """Give the beginning of what a server said, without the markup of an error page, and without the query again."""
    text = re.sub(
        r"(?is)<(title|style|script|h1)\b.*?</\1>|<[^>]*>", " ", text[:10_000].partition("SPARQL query:")[0]
    )
    text = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return text if len(text) <= TOLD else text[:TOLD] + "…"


def _wait(response: httpx.Response, attempt: int) -> float:
    """Wait as long as the server says in seconds, else longer each time."""
    wanted = response.headers.get("Retry-After", "")
    return min(float(wanted) if wanted.isdecimal() else 2.0 ** (attempt - 1) / 2, LONGEST)


def _unreached(what: str, url: str, error: Exception, attempts: int) -> ServerFailed:
    times = "" if attempts == 1 else f", tried {attempts} times"
    return ServerFailed(
        f"{what}: {url} does not answer ({error or type(error).__name__}{times}); see whether the server runs, "
        "then run this again: it goes on where it was"
    )
