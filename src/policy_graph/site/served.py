"""Where the page of a thing lies on a server: at the path of its IRI, whatever stands in it."""

import re
from collections.abc import Iterator, Mapping

# What would end an attribute or part an address; an IRI holds none of it, but a link must not depend on that.
STRANGE = re.compile(r"[\x00-\x20\"'<>?#\\^`{|}\x7f]")


class Addresses(Mapping[str, str]):
    """Gives every IRI below a base that is of a kind with pages its address, which is its local part as it stands."""

    def __init__(self, base: str, kinds: frozenset[str]) -> None:
        self._start, self._kinds = f"{base}id/", kinds

    def __getitem__(self, iri: str) -> str:
        local = iri.removeprefix(self._start)
        kind, slash, name = local.partition("/")
        if local == iri or kind not in self._kinds or not (slash and name):
            raise KeyError(iri)
        return f"id/{kind}/{STRANGE.sub(lambda char: f'%{ord(char[0]):02X}', name)}"

    def __iter__(self) -> Iterator[str]:
        """List nothing: whoever has an IRI may ask, nobody needs all of them."""
        return iter(())

    def __len__(self) -> int:
        return 0
