"""What one connection may do to the others: nothing is waited for long that comes, or is taken, byte by byte."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from policy_graph.web.headers import ALWAYS, policy

# Whoever has connected says within so many seconds what he wants.
GREETING = 10.0
# Whoever is sent an answer takes so many bytes of it in so many seconds, or he only holds a place.
TAKING, TAKEN = 20.0, 65_536


class Impatient(H11Protocol):
    """Hangs up on who connects and says nothing, or says it byte by byte, and on who asks and does not take the answer."""

    _deadline: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait no more once a request is there whole, else only as long as from its first byte on."""
        super().data_received(data)
        if self._asked() and self._deadline:
            self._deadline.cancel()
            self._deadline = None
        elif not self._asked() and not self._deadline:
            self._wait()

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(GREETING, self._late)

    def _late(self) -> None:
        if not self._asked() and not self.transport.is_closing():
            self.transport.close()

    def _asked(self) -> bool:
        """Whether a request is under way."""
        return self.cycle is not None and not self.cycle.response_complete

    def pause_writing(self) -> None:
        """Look now and then whether what is to be sent gets less."""
        super().pause_writing()
        self._look()

    def resume_writing(self) -> None:
        """Look no more."""
        super().resume_writing()
        if self._taking:
            self._taking.cancel()

    def _look(self) -> None:
        left = self.transport.get_write_buffer_size()
        self._taking = self.loop.call_later(TAKING, self._taken, left)

    def _taken(self, before: int) -> None:
        if self.transport.is_closing():
            return
        if before - self.transport.get_write_buffer_size() < TAKEN:
            self.transport.abort()
        else:
            self._look()

    def send_400_response(self, msg: str) -> None:
        """Say that this is no HTTP, with the headers that every other answer has."""
        headers = {
            **ALWAYS,
            "Content-Security-Policy": policy(None),
            "Content-Type": "text/plain; charset=utf-8",
        }
        said = f"{msg}\n".encode("ascii", "replace")
        lines = [f"{name}: {value}" for name, value in headers.items()]
        lines += [f"Content-Length: {len(said)}", "Connection: close"]
        head = "\r\n".join(("HTTP/1.1 400 Bad Request", *lines, "", ""))
        self.transport.write(head.encode("ascii") + said)
        self.transport.close()
