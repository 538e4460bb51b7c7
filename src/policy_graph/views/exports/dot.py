"""DOT for Graphviz: quoted, escaped, with the shapes and colours of the other pictures."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policy_graph.views.network import Network
from policy_graph.views.theme import theme

# The first of these fonts that a machine has: what Linux, macOS and Windows set Japanese in.
FONTS = "Noto Sans CJK JP,IPAexGothic,Hiragino Sans,Yu Gothic,Meiryo,sans-serif"
SHAPES = {"circle": "ellipse", "square": "box"}
STROKES = {"dashdot": "dashed"}
# Graphviz shows these as the characters that they name; a label that happens to hold one shall be shown as it stands.
ENTITY = re.compile(r"&(?=#\d+;|#[xX][0-9a-fA-F]+;|\w+;)")


def dot(plain: Network) -> bytes:
    """Write a plain network; lines without direction have ``dir=none``.

    In texts a quotation mark is ``\\"``, a backslash ``\\\\`` and an ampersand that begins an entity ``&amp;``, as labels
    of Graphviz want it.
    """
    title = " ".join(plain.graph.get(f"title_{each}", "") for each in ("ja", "en"))
    return "\n".join(
        [
            f"digraph {_quoted(plain.graph['kind'])} {{",
            f"graph {_attributes({'charset': 'UTF-8', 'label': title, 'fontname': FONTS})};",
            f"node {_attributes({'fontname': FONTS, 'style': 'filled'})};",
            f"edge {_attributes({'fontname': FONTS})};",
            *_nodes(plain),
            *_edges(plain),
            "}\n",
        ]
    ).encode()


def _nodes(plain: Network) -> Iterator[str]:
    for node, data in plain.nodes.items():
        look = theme().types.get(data["type"])
        looks = {"shape": SHAPES.get(look.shape, look.shape), "fillcolor": f"{look.colour}80"} if look else {}
        here = {"pos": f"{data['x']},{data['y']}"} if "x" in data else {}
        yield f"{_quoted(node)} {_attributes({'label': '', **data, **looks, **here})};"


def _edges(plain: Network) -> Iterator[str]:
    for source, target, key, data in plain.edges(keys=True, data=True):
        look = theme().relation(data["relation"])
        looks = {
            "id": key,
            "color": look.colour,
            "style": STROKES.get(look.stroke, look.stroke),
            "penwidth": look.width,
        }
        way = {} if look.directed else {"dir": "none"}
        yield f"{_quoted(source)} -> {_quoted(target)} {_attributes({**data, **looks, **way})};"


def _attributes(values: Mapping[str, Any]) -> str:
    return "[" + ", ".join(f"{name}={_quoted(str(value))}" for name, value in values.items()) + "]"


def _quoted(text: str) -> str:
    escaped = ENTITY.sub("&amp;", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
