"""The body of a request, read piece by piece, so that one that is too long or too slow is not read to its end."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request

# Whoever sends a query of some kilobytes needs no longer.
SECONDS = 10.0


async def read(request: Request, most: int) -> bytes:
    """Read a body of at most ``most`` bytes; raises 413, 408, or 415 where it is packed."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(415, "send the query unpacked, without Content-Encoding", {"Connection": "close"})
    if int(request.headers.get("content-length", "0")) > most:
        raise _too_long(most)
    try:
        async with asyncio.timeout(SECONDS):
            return await _read(request, most)
    except TimeoutError:
        raise HTTPException(
            408, f"the query did not arrive within {SECONDS:g} seconds", {"Connection": "close"}
        ) from None


async def _read(request: Request, most: int) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise _too_long(most)
    return bytes(body)


def _too_long(most: int) -> HTTPException:
    return HTTPException(413, f"the request is longer than {most:,} bytes", {"Connection": "close"})
