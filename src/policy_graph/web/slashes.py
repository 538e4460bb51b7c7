"""An address without the slash at its end leads to the one with it, on this server whatever it looks like."""

from urllib.parse import quote

from starlette.responses import Response


def slashed(raw: str) -> Response:
    """Lead from a path as it was sent to the same with a slash, relative to it: so it is right below any path of a proxy.

    Without ``./`` a browser takes ``https:name`` for another server, and a backslash for a slash.
    """
    name = quote(raw.rpartition("/")[2], safe="%~!$&'()*+,;=:@")
    return Response(status_code=308, headers={"Location": f"./{name}/"})
