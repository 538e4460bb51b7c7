"""The doors are opened: a socket is taken, uvicorn listens on it, and slow or silent clients are hung up on."""

import errno
import os
import socket
from collections.abc import Callable
from dataclasses import replace

import uvicorn
from starlette.types import ASGIApp

from policy_graph.errors import UsageError
from policy_graph.model.limits import Address
from policy_graph.web.app import application
from policy_graph.web.patience import Impatient
from policy_graph.web.serving import Served

# Who says no more stays connected for so many seconds.
SILENCE = 15
# How long questions that are under way may take when the server is to end.
ENDING = 3
# The first line and the headers of a request; a query in the address is not longer.
HEAD_BYTES = 65_536


def run(
    service: Served,
    address: Address,
    *,
    begin: Callable[[str], None] = lambda _: None,
    log: Callable[[str], None] | None = None,
) -> None:
    """Serve until the process is told to end; ``begin`` is told the URL, ``log`` gets a line for each request.

    Port 0 is any free one. Raises UsageError where the address cannot be taken.
    """
    with taken(address) as listening:
        where = replace(address, port=listening.getsockname()[1])
        begin(where.home)
        uvicorn.Server(configured(application(service, where, log=log))).run(sockets=[listening])


def taken(address: Address) -> socket.socket:
    """Take the address; raises UsageError where it is in use or none of this machine's."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # there it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address.host, address.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(_why(address, error)) from error
    return listening


def _why(address: Address, error: OSError) -> str:
    where = f"--host {address.host} --port {address.port}"
    if error.errno == errno.EADDRINUSE:
        return f"{where} is in use: end what listens there, or choose another --port (0: any free one)"
    if error.errno == errno.EACCES:
        return f"{where} is not yours to take: choose a --port from 1024 on"
    return f"{where} cannot be taken: {error.strerror or error}; choose an address of this machine"


def configured(app: ASGIApp) -> uvicorn.Config:
    """Say how uvicorn serves an application: one protocol, no names of software, limits of patience."""
    return uvicorn.Config(
        app,
        http=Impatient,
        ws="none",
        lifespan="off",
        log_level="error",  # warnings are of what strangers send: anybody could fill the log
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=SILENCE,
        timeout_graceful_shutdown=ENDING,
        h11_max_incomplete_event_size=HEAD_BYTES,
    )
