"""What a template sees of the site from its own page: links that work from disk and on any server."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from policy_graph.model.page_parts import Quote, Thing
from policy_graph.site.paths import href

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class View:
    """Makes links from a page: ``folder`` is where it lies (an empty string for the root), ``paths`` where all lie.

    On a server, where pages end in ``/``, both are addresses, in which all is encoded that must be.
    """

    folder: str
    paths: Mapping[str, str]
    served: bool = False

    def to(self, path: str) -> str:
        """Return the link to a file of the site."""
        if self.served:
            path = path.removesuffix(INDEX)
        return self._up(href(path))

    def data(self, form: str) -> str:
        """Return the link to the data of this page: a file beside it."""
        return self._up(f"{self.folder if self.served else href(self.folder)}.{form}")

    def page(self, thing: Thing) -> str | None:
        """Return the link to the page of a thing, ``None`` where it has none."""
        path = self.paths.get(thing.iri)
        return self._to_page(path) if path else None

    def link(self, thing: Thing | None, text: str | None = None, anchor: str = "") -> Markup:
        """Link to the page of a thing by its name; where it has none, or is this very page, its name alone stands."""
        if thing is None:
            return Markup("")
        name, language = named(thing, text), "" if thing.english and text is None else ' lang="ja"'
        path = self.paths.get(thing.iri)
        # What is put together here is escaped already: links by href(), kinds are our own words.
        if path is None:
            return Markup(f"<span{language}>{name}</span>")
        if path == self.folder and not anchor:
            return Markup(f'<b class="self"{language}>{name}</b>')
        to = self._to_page(path)
        return Markup(f'<a class="{thing.kind}"{language} href="{to}{anchor}">{name}</a>')

    def _to_page(self, path: str) -> str:
        return self._up(f"{path}/" if self.served else href(f"{path}/{INDEX}"))

    def _up(self, address: str) -> str:
        depth = self.folder.count("/") + 1 if self.folder else 0
        return "../" * depth + address or "./"

    def outward(self, iri: str | None, text: str) -> Markup:
        """Link to a page elsewhere; nothing but a web address becomes a link."""
        if not iri or not iri.startswith(("https://", "http://")):
            return escape(text)
        return Markup('<a class="outward" rel="noreferrer" href="{}">{}</a>').format(iri, text)


def named(thing: Thing, text: str | None = None) -> Markup:
    """Write the name of a thing, or other words for it; in both languages where the name holds words of ours."""
    if text is not None or not thing.english:
        return escape(text if text is not None else thing.label)
    ja, en = escape(thing.label), escape(thing.english)
    return Markup(f'<span class="ja" lang="ja">{ja}</span><span class="en" lang="en">{en}</span>')


def anchor(quote: Quote) -> str:
    """Give the anchor of a quote on the page of its document or its utterance."""
    return f"#q{quote.start}-{quote.end}"
