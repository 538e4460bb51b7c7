"""What a question may cost a server, and where the server is reached."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one question may cost, and one client in a minute.

    ``seconds`` of time, ``memory`` in MiB beyond what an idle child has, ``rows`` (or triples) and ``size`` (bytes) of the
    answer, ``length`` of the query in characters; ``budget`` are query seconds of a client in a minute, ``waiting`` how many
    questions may wait.
    """

    seconds: float = 10.0
    memory: int = 1024
    rows: int = 100_000
    size: int = 32 << 20
    length: int = 100_000
    budget: float = 60.0
    waiting: int = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a server is reached: it listens at ``host`` and ``port``; ``public`` is the URL from outside, behind a proxy.

    With ``trust_proxy`` the client is whom the proxy names (X-Forwarded-For). An empty ``host`` is no address: the
    application is called from within the process, under any name.
    """

    host: str = ""
    port: int = 0
    public: str | None = None
    trust_proxy: bool = False

    @property
    def home(self) -> str:
        """The URL that the paths of the server begin at, with a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.public or f"http://{host}:{self.port}").rstrip("/") + "/"
