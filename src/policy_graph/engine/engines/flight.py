"""What is under way at a time: taken lazily, since what is given holds the bytes of files, and given back as it gets ready."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Given = TypeVar("Given")
Ticket = TypeVar("Ticket")

# So much is under way for each worker: what it is at, and what it begins when that is done.
AHEAD = 2


def under_way(
    given: Iterable[Given],
    submit: Callable[[Given], Ticket],
    ready: Callable[[list[Ticket]], Iterable[Ticket]],
    room: Callable[[], int],
) -> Iterator[tuple[Given, Ticket]]:
    """Submit what is given, no more at a time than there is ``room`` for, and give each with its ticket when that is ready.

    ``ready`` waits until at least one of the tickets is.
    """
    left, flying = iter(given), dict[Ticket, Given]()
    while True:
        for each in islice(left, max(0, room() - len(flying))):
            flying[submit(each)] = each
        if not flying:
            return
        for ticket in ready(list(flying)):
            yield flying.pop(ticket), ticket
