"""The pages of things, at the paths of their IRIs; the lists of them; the files of a release."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Match, Route

from policy_graph.errors import NotFound
from policy_graph.model.serving import Opened
from policy_graph.web.accept import form_of
from policy_graph.web.errors import PLAIN
from policy_graph.web.numbers import whole
from policy_graph.web.serving import Served, asked
from policy_graph.web.slashes import slashed

# In which form a client wants what is said of a thing: a page to read, or data; the page where it does not mind.
FORMS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
}
# What may not be a page here.
SAVED = {"Content-Disposition": "attachment"}
# Answers are kept by browsers, and asked for again each time: a new build has new ones.
KEPT = {"Cache-Control": "no-cache"}
# Nothing lies deeper; the page that says so has links as long as the address is deep.
DEEPEST = 100
FILES = "/{name:path}"


def routes(service: Served) -> list[Route]:
    """Give the routes."""
    doors = _Doors(service)
    return [
        Route("/", doors.front),
        Route("/about/", doors.about),
        Route("/years/{year}/", doors.year),
        Route("/id/{kind}/", doors.listing),
        Route("/id/{rest:path}", doors.thing),
        Route(FILES, doors.file),
    ]


class _Doors:
    """The doors to pages; each asks the service and says what it found as HTTP does."""

    def __init__(self, service: Served) -> None:
        self._service, self._pages = service, service.pages

    async def front(self, request: Request) -> Response:
        return await self._told(request, lambda: asked(self._pages.front))

    async def about(self, request: Request) -> Response:
        return await self._told(request, lambda: asked(self._pages.about))

    async def listing(self, request: Request) -> Response:
        kind, number = request.path_params["kind"], _number(request, "page", 1)
        return await self._told(request, lambda: asked(self._pages.listing, kind, number=number))

    async def year(self, request: Request) -> Response:
        year, number = request.path_params["year"], _number(request, "page", 1)
        return await self._told(
            request, lambda: asked(self._pages.listing, "meeting", year=year, number=number)
        )

    async def thing(self, request: Request) -> Response:
        address, form = _raw(request), form_of(request.headers.get("accept", ""), FORMS)
        if address.count("/") == 1:
            return slashed(address)
        first, fact = _number(request, "from", 0), _number(request, "facts", 0)
        return await self._told(
            request, lambda: asked(self._pages.thing, address, wanted=form, first=first, fact=fact)
        )

    async def file(self, request: Request) -> Response:
        found = await asked(self._pages.file, request.path_params["name"])
        if found is None:
            return _slashed(request) or self._missing(request)
        path, media_type = found
        saved = SAVED if media_type == "application/octet-stream" else {}
        return FileResponse(path, media_type=media_type, headers=KEPT | saved)

    async def _told(self, request: Request, ask: Callable[[], Awaitable[Opened]]) -> Response:
        """Ask, unless the client has the very same already."""
        tag = self._pages.tag(f"{_raw(request)}?{request.url.query}")
        if tag and tag in _tags(request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers={"ETag": f"W/{tag}", "Vary": "Accept", **KEPT})
        try:
            opened = await ask()
        except NotFound:
            return self._missing(request)
        return _answer(request, opened, tag)

    def _missing(self, request: Request) -> Response:
        """Say that there is nothing, in both languages, without a word of what was asked for."""
        depth = _raw(request).count("/")
        if depth > DEEPEST:
            raise NotFound(PLAIN[404])
        html = self._service.html("missing.html", "/".join(["-"] * depth))
        return HTMLResponse(html, 404, {"Vary": "Accept"})


def _slashed(request: Request) -> Response | None:
    """Lead to a door whose address ends in a slash, as a router does that knows no files."""
    scope = {**request.scope, "path": f"{request.url.path}/"}
    doors = [each for each in request.app.routes if getattr(each, "path", "") != FILES]
    if not any(each.matches(scope)[0] is Match.FULL for each in doors):
        return None
    return slashed(_raw(request))


def _answer(request: Request, opened: Opened, tag: str) -> Response:
    """Write what was opened; its tag is a weak one, the same packed and unpacked, by GET and by HEAD."""
    if opened.location:
        up = "../" * _raw(request).count("/")
        location = up + quote(opened.location, safe="/%#~!$&()*+,;=:@")
        return Response(status_code=opened.status, headers={"Location": location, "Vary": "Accept"})
    headers = {"Vary": "Accept", **KEPT} | ({"ETag": f"W/{tag}"} if tag else {})
    return Response(opened.content, opened.status, headers, opened.media_type)


def _raw(request: Request) -> str:
    """Give the path below the root as it was sent: an escape in an IRI is a part of its name."""
    raw = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    root: str = quote(request.scope.get("root_path", ""))
    path: str = raw.decode("ascii", "replace").partition("?")[0]
    return path.removeprefix(root).removeprefix("/")


def _number(request: Request, name: str, otherwise: int) -> int:
    given = whole(request.query_params.get(name, ""))
    return otherwise if given is None else given


def _tags(header: str) -> set[str]:
    return {each.strip().removeprefix("W/") for each in header.split(",")}
