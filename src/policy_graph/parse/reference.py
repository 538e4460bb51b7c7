"""The page of the documentation that lists the layout profiles: ``python -m policy_graph.parse.reference``."""

from collections.abc import Iterator
from pathlib import Path

from policy_graph.parse.layouts import Layout, built_in

HEAD = """# The layouts / 書式の一覧

This page is printed from [`src/policy_graph/parse/layouts/`](../../src/policy_graph/parse/layouts) by
`python -m policy_graph.parse.reference`. `policy-graph layout show NAME` prints the file of one of them, a pattern for
[your own](../how-to/add-a-layout.md).

`--layout auto` reads the minutes under every one of them. What looks like a label to any profile is to be explained: the score of
a profile is the share that it explains. Of two that explain the same, the one that knows what marks mean is taken, then the
narrower one, so a plain `circle` means that nothing more can be said. A profile that tells what marks mean is out as soon as
somebody speaks behind a mark who cannot be meant (a section chief behind the mark of the chair, speeches that ask nothing behind
the mark of questions). `layout_margin` is the lead over the next profile that reads the minutes *otherwise*: profiles that find
the same speakers are no rivals.
"""
WORDS = {
    "chair": "the chair / 議長・委員長",
    "speaker": "anybody / 発言者",
    "question": "a question / 質問",
    "answer": "an answer / 答弁",
    "procedure": "a step of the proceedings / 議事",
    "heading": "a heading / 見出し",
}


def page() -> str:
    """Write the page."""
    return "\n".join([HEAD, *(line for layout in built_in() for line in _section(layout))])


def _section(layout: Layout) -> Iterator[str]:
    yield f"## `{layout.name}`"
    yield ""
    yield layout.about
    yield ""
    yield "```text"
    yield layout.example
    yield "```"
    yield ""
    yield from _meanings(layout)


def _meanings(layout: Layout) -> Iterator[str]:
    """What the marks mean, where the profile says more than that somebody speaks."""
    told = {sign: said for sign, said in layout.meanings.items() if said != ("speaker",)}
    if told:
        yield "| mark | means |"
        yield "|---|---|"
        for sign, said in told.items():
            yield f"| {sign} | {', or '.join(WORDS[word] for word in said)} |"
        yield ""


if __name__ == "__main__":
    (Path(__file__).parents[3] / "docs" / "reference" / "layouts.md").write_text(page(), encoding="utf-8")
