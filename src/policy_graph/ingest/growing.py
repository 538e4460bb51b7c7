"""A line that grows character by character, with kana beside some of them."""

from policy_graph.ingest.sheet import Row, Ruby


class Growing:
    """The characters of a line so far; adding to it takes no longer the longer it is."""

    def __init__(self) -> None:
        self.length = 0
        self.last = ""
        self._parts: list[str] = []
        self._ruby: list[Ruby] = []
        self._base: int | None = None

    def add(self, text: str) -> None:
        """Let the line go on."""
        if text:
            self._base = self.length if self._base == -1 else self._base
            self._parts.append(text)
            self.length += len(text)
            self.last = text[-1]

    def open_ruby(self) -> None:
        """The characters from here on may have kana beside them."""
        self._base = -1

    def close_ruby(self) -> None:
        """No more kana."""
        self._base = None

    def read_as(self, kana: str) -> None:
        """Put kana beside the characters since the last kana; where there are none, they are text."""
        if self._base is None or self._base < 0:
            self.add(kana)
        elif kana:
            self._ruby.append(Ruby(self._base, self.length, kana))
        self._base = None if self._base is None else -1

    def taken(self) -> Row:
        """Return the line and begin a new one; kana may go on beside that."""
        row = Row("".join(self._parts), ruby=tuple(self._ruby))
        self.length, self.last = 0, ""
        self._parts, self._ruby = [], []
        self._base = None if self._base is None else -1
        return row
