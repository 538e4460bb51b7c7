"""What can go wrong, sorted by who must act."""


class PolicyGraphError(Exception):
    """Root of every error that policy-graph raises on purpose; its text is one sentence for the user.

    PolicyGraphError
    ├── UsageError         the caller asked for something that does not exist or cannot be; exit code 2
    │   ├── QuerySyntaxError   a query is no SPARQL: has the line and the column
    │   └── NotAcceptable      an answer cannot be written in any of the formats that were asked for
    ├── Refused            the graph is not fit to be published; exit code 4
    ├── SkipDocument       this one document cannot be used; the run goes on and reports it; exit code 3
    ├── NotFound           there is nothing of this name or at this address
    ├── LimitExceeded      a question costs more time, memory or room than it may
    ├── ServerFailed      another server does not answer, or not as it should; exit code 5
    ├── Busy               there is no room for a question now
    └── EvidenceError      a record or statement whose quote is not in its source; always a defect

    ``ja`` says the same in Japanese where those who read it may know no English.
    """

    def __init__(self, message: str = "", *, ja: str = "") -> None:
        super().__init__(message)
        self.ja = ja


class UsageError(PolicyGraphError):
    """The caller must change the call: an unknown name, a missing file, a wrong value."""


class QuerySyntaxError(UsageError):
    """A query is no SPARQL; ``line`` and ``column`` count from 1, in code points, and are None where nobody knows."""

    def __init__(
        self, text: str, line: int | None = None, column: int | None = None, *, ja: str = ""
    ) -> None:
        super().__init__(text, ja=ja)
        self.line, self.column = line, column


class NotAcceptable(UsageError):
    """An answer of this kind is written in none of the formats that were asked for."""


class Refused(PolicyGraphError):
    """The graph is not fit to be published: names each statement that stands in the way."""


class SkipDocument(PolicyGraphError):
    """This document cannot be used: says which file, what is wrong and what to do."""


class EvidenceError(PolicyGraphError):
    """A quote is not where it claims to be in the source text."""


class NotFound(PolicyGraphError):
    """There is nothing of this name or at this address."""


class LimitExceeded(PolicyGraphError):
    """A question costs more than is allowed: says which limit, and what to ask for instead."""


class ServerFailed(PolicyGraphError):
    """Another server cannot be reached, or refused what it was told: says which address, what it said, what to do."""


class Busy(PolicyGraphError):
    """Nothing is wrong with the question, but there is no room for it now: ask again in ``retry_after`` seconds."""

    retry_after = 2

    def __init__(
        self, message: str = "", *, ja: str = "ただいま混み合っています。少し待ってからもう一度お試しください"
    ) -> None:
        super().__init__(message, ja=ja)
