"""Text goes over the wire packed (gzip) to whoever takes it so: a page to a quarter, the editor to a third."""

import zlib
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What is shorter gains nothing, since it fits one packet anyway.
LEAST = 1000
# Between the size of the answer and the time it takes; 16 more than the largest window stands for a gzip header.
LEVEL, WINDOW = 5, zlib.MAX_WBITS + 16
WORDS = ("text/", "application/json", "application/javascript", "image/svg")
SUFFIXES = ("+json", "+xml", "/n-triples", "/trig", "/xml")


class Packed:
    """Packs answers in a thread, so that a long one keeps nobody else waiting; parts of files stay as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not _taken(scope):
            return await self.app(scope, receive, send)
        await self.app(scope, receive, _Packing(send))


class _Packing:
    """One answer: its head waits until the first of its content is packed."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._head: Message | None = None
        self._packer: Any = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._head = message
            return
        head, self._head = self._head, None
        if head is not None and _worth(head):
            self._packer = zlib.compressobj(LEVEL, zlib.DEFLATED, WINDOW)
        if self._packer:
            message = await run_in_threadpool(self._packed, message)
        if head is not None:
            await self._send(_said(head, message) if self._packer else head)
        await self._send(message)

    def _packed(self, message: Message) -> Message:
        content = self._packer.compress(message.get("body", b""))
        if not message.get("more_body"):
            content += self._packer.flush()
        return {**message, "body": content}


def _taken(scope: Scope) -> bool:
    """Whether a client takes what is packed; a part of a file is counted in bytes of the file."""
    headers = Headers(scope=scope)
    codings = [each.replace(" ", "") for each in headers.get("accept-encoding", "").lower().split(",")]
    takes = any(
        each == "gzip" or (each.startswith("gzip;q=") and each.strip("0.") != "gzip;q=") for each in codings
    )
    return takes and scope["method"] != "HEAD" and "range" not in headers


def _worth(head: Message) -> bool:
    headers = Headers(raw=head["headers"])
    kind = headers.get("content-type", "").partition(";")[0]
    long = int(headers.get("content-length", LEAST)) >= LEAST
    return long and "content-encoding" not in headers and (kind.startswith(WORDS) or kind.endswith(SUFFIXES))


def _said(head: Message, first: Message) -> Message:
    """Say that it is packed, how long it is where that is known, and that its tag no longer stands for these bytes."""
    headers = MutableHeaders(raw=list(head["headers"]))
    headers["Content-Encoding"] = "gzip"
    headers.add_vary_header("Accept-Encoding")
    del headers["content-length"]
    if not first.get("more_body"):
        headers["Content-Length"] = str(len(first["body"]))
    if "etag" in headers:
        headers["ETag"] = f"W/{headers['etag'].removeprefix('W/')}"
    return {**head, "headers": headers.raw}
