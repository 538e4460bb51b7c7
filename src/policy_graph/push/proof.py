"""Who asks: a name and a password as the server wants them (Basic or Digest), or a token."""

from collections.abc import Generator, Mapping

import httpx

PASSWORD, TOKEN = "POLICY_GRAPH_PASSWORD", "POLICY_GRAPH_TOKEN"


class Token(httpx.Auth):
    """Shows a token with every request."""

    def __init__(self, token: str) -> None:
        self._value = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request with the token."""
        request.headers["Authorization"] = self._value
        yield request


class Password(httpx.Auth):
    """Waits for the server to ask who is there, and shows name and password in the way that it names."""

    def __init__(self, user: str, password: str) -> None:
        self._given = (user, password)
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request, and again where it is refused for want of a name."""
        if self._way is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = response.headers.get("WWW-Authenticate", "").lower()
            self._way = (httpx.DigestAuth if "digest" in asked else httpx.BasicAuth)(*self._given)
        yield from self._way.auth_flow(request)


def proof(user: str | None, secrets: Mapping[str, str]) -> httpx.Auth | None:
    """Choose how to show who asks: ``user`` with the password, or the token, that the environment (``secrets``) holds."""
    if user is not None:
        return Password(user, secrets.get(PASSWORD, ""))
    return Token(secrets[TOKEN]) if secrets.get(TOKEN) else None
