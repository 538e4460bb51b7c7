"""Invented networks as the page is given them, a small one known by heart and one as large as wanted, and a page around them."""

import base64
import hashlib
import json
import math
import random
from pathlib import Path
from typing import Any

BUILT = Path(__file__).parents[2] / "src" / "policy_graph" / "web" / "built"
BASE = "https://data.example.jp/id/"
TYPES = {
    "Organization": {"ja": "組織", "en": "Organization", "shape": "square", "colour": "#0072B2"},
    "Person": {"ja": "人", "en": "Person", "shape": "circle", "colour": "#E69F00"},
    "Post": {"ja": "役職", "en": "Post", "shape": "pentagon", "colour": "#F0E442"},
    "Program": {"ja": "計画・事業・制度", "en": "Program", "shape": "diamond", "colour": "#CC79A7"},
    "Place": {"ja": "場所", "en": "Place", "shape": "triangle", "colour": "#009E73"},
    "Bill": {"ja": "議案・請願", "en": "Bill or petition", "shape": "hexagon", "colour": "#56B4E9"},
}
RELATIONS = {
    "speaksOf": {
        "ja": "言及する",
        "en": "speaks of",
        "colour": "#6A6A6A",
        "stroke": "solid",
        "directed": True,
    },
    "responsibleFor": {
        "ja": "所管する",
        "en": "is responsible for",
        "colour": "#0072B2",
        "stroke": "solid",
        "directed": True,
    },
    "coMention": {
        "ja": "同じ段落で言及",
        "en": "named in one paragraph",
        "colour": "#B8B8B8",
        "stroke": "solid",
        "directed": False,
    },
    "conflict": {
        "ja": "賛否が違う",
        "en": "on different sides",
        "colour": "#D55E00",
        "stroke": "dashed",
        "directed": False,
    },
}
# Invented names: label, type, other names.
ACTORS = [
    ("汐見 春子", "Person", ["しおみ はるこ"]),
    ("花畑 次郎", "Person", ["はなばたけ じろう"]),
    ("産業課", "Organization", []),
    ("港まつり振興事業", "Program", ["みなとまつり事業"]),
    ("議案第3号", "Bill", []),
    ("汐浜町", "Place", ["ｼｵﾊﾏ町"]),
    ("企画課長", "Post", []),
    ("ひとりの会", "Organization", []),
]
# source, target, relation, rows of (meeting, side, text); the rows of a conflict stand beside each other.
LINES: list[tuple[int, int, str, list[tuple[int, str | None, str]]]] = [
    (
        0,
        4,
        "speaksOf",
        [
            (0, "for", "議案第3号に賛成いたします。"),
            (1, "for", "改めて賛成です。"),
            (2, None, "議案第3号について伺います。"),
        ],
    ),
    (1, 4, "speaksOf", [(2, "against", "議案第3号には反対です。")]),
    (2, 3, "responsibleFor", [(0, None, "港まつり振興事業は産業課が所管します。")]),
    (6, 3, "speaksOf", [(1, None, "港まつり振興事業の<b>予算</b>について答えます。")]),
    (2, 5, "coMention", [(3, None, "産業課は汐浜町で説明会を開きました。")]),
    (0, 1, "conflict", [(2, "for", "賛成の立場です。")]),
    (2, 3, "coMention", [(2, None, "産業課と港まつり振興事業。")]),
]
MEETINGS = [
    {"label": "定例会第1日", "date": "2021-06-10", "body": 0, "year": 2021},
    {"label": "定例会第2日", "date": "2021-09-08", "body": 0, "year": 2021},
    {"label": "産業委員会", "date": "2022-05-20", "body": 1, "year": 2022},
    {"label": "勉強会", "date": None, "body": 1, "year": None},
]


def small() -> dict[str, Any]:
    """Eight actors and seven lines; ひとりの会 has no line."""
    made = _frame(
        [label for label, _, _ in ACTORS],
        [type_ for _, type_, _ in ACTORS],
        [names for _, _, names in ACTORS],
    )
    for source, target, relation, rows in LINES:
        numbers = [_row(made, meeting, side, text) for meeting, side, text in rows]
        _line(made, source, target, relation, numbers)
    # What is said against it, beside what is said for it.
    made["evidence"]["beside"][made["edges"]["evidence"][5][0]] = _row(made, 2, "against", "反対の立場です。")
    made["edges"]["more"][1] = 4
    made["edges"]["weight"][1] += 4
    made["edges"]["strength"][1] += 4
    made["bodies"] = ["本会議", "産業委員会"]
    made["meetings"] = MEETINGS
    return _measured(made)


def empty() -> dict[str, Any]:
    """Nobody."""
    return _measured(_frame([], [], []))


def large(actors: int, lines: int, seed: int = 7) -> dict[str, Any]:
    """As many actors and lines in some groups, over eight years of meetings."""
    chance = random.Random(seed)
    syllables = "汐浜花畑川辺森山岡原田中西東南北上下新大小松竹梅桜"
    kinds = list(TYPES)
    labels = ["".join(chance.choices(syllables, k=chance.randint(3, 9))) for _ in range(actors)]
    made = _frame(labels, [chance.choice(kinds) for _ in labels], [[] for _ in labels])
    groups = max(2, round(math.sqrt(actors) / 4))
    spots = [(chance.uniform(-1, 1), chance.uniform(-1, 1)) for _ in range(groups)]
    of = [min(int(chance.expovariate(5 / groups)), groups - 1) for _ in labels]
    made["nodes"]["x"] = [round(spots[group][0] + chance.gauss(0, 0.12), 4) for group in of]
    made["nodes"]["y"] = [round(spots[group][1] + chance.gauss(0, 0.12), 4) for group in of]
    made["nodes"]["community"] = [group + 1 for group in of]
    made["meetings"] = [
        {
            "label": f"第{at}回",
            "date": f"{2015 + at // 12:04}-{at % 12 + 1:02}-15",
            "body": at % 3,
            "year": 2015 + at // 12,
        }
        for at in range(96)
    ]
    made["bodies"] = ["本会議", "産業委員会", "総務委員会"]
    members: dict[int, list[int]] = {}
    for at, group in enumerate(of):
        members.setdefault(group, []).append(at)
    relations = list(RELATIONS)[:3]
    for _ in range(lines):
        source = chance.randrange(actors)
        near = members[of[source]]
        target = (
            near[int(len(near) * chance.random() ** 3)] if chance.random() < 0.9 else chance.randrange(actors)
        )
        if source == target:
            target = (source + 1) % actors
        rows = [
            _row(
                made,
                chance.randrange(96),
                None,
                f"{labels[source]}と{labels[target]}について述べた言葉{chance.randrange(500)}。",
            )
            for _ in range(min(int(chance.expovariate(0.5)) + 1, 20))
        ]
        _line(made, source, target, chance.choice(relations), rows)
    return _measured(made)


def _frame(labels: list[str], types: list[str], names: list[list[str]]) -> dict[str, Any]:
    many = len(labels)
    turn = [2 * math.pi * at / many for at in range(many)]
    evidence = [
        "text",
        "speaker",
        "meeting",
        "document",
        "start",
        "end",
        "line",
        "page",
        "side",
        "confidence",
        "href",
        "beside",
    ]
    return {
        "version": 1,
        "kind": "stakeholders",
        "title": {"ja": "会議録にみる関係者ネットワーク", "en": "Stakeholders in the minutes"},
        "reading": {"ja": "線は本文が述べる関係。", "en": "Lines are relations that the minutes state."},
        "scope": {"ja": "すべての会議。", "en": "All meetings."},
        "source": {"ja": "出典：汐浜町会議録", "en": "Source: minutes of Shiohama"},
        "period": ["2021-06-10", "2022-05-20"],
        "types": TYPES,
        "relations": RELATIONS,
        "measures": [
            {
                "name": "degree",
                "ja": "次数",
                "en": "degree",
                "about": {"ja": "線の数。", "en": "Number of lines."},
            },
            {
                "name": "betweenness",
                "ja": "媒介中心性",
                "en": "betweenness",
                "about": {
                    "ja": "他の者どうしの最短経路に入る割合。",
                    "en": "Share of shortest paths through it.",
                },
            },
        ],
        "communities": [],
        "bodies": [],
        "documents": [{"name": "minutes.txt", "href": "sources/minutes.txt"}],
        "meetings": [],
        "speakers": ["汐見 春子（議員）", "企画課長"],
        "texts": [],
        "nodes": {
            "id": [f"{BASE}actor/{label}{at}" for at, label in enumerate(labels)],
            "label": labels,
            "names": names,
            "type": types,
            "x": [round(math.cos(each), 4) for each in turn],
            "y": [round(math.sin(each), 4) for each in turn],
            "community": [1 + at % 2 for at in range(many)],
            "href": [None] * many,
            "measures": {},
        },
        "edges": {
            name: [] for name in ["source", "target", "relation", "weight", "strength", "evidence", "more"]
        },
        "evidence": {name: [] for name in evidence},
        "links": {"base": BASE},
    }


def _row(made: dict[str, Any], meeting: int, side: str | None, text: str) -> int:
    evidence, at = made["evidence"], len(made["evidence"]["text"])
    made["texts"].append(text)
    values = {
        "text": len(made["texts"]) - 1,
        "speaker": at % 2,
        "meeting": meeting,
        "document": 0,
        "start": 10 * at,
        "end": 10 * at + len(text),
        "line": at + 1,
        "page": None,
        "side": side,
        "confidence": round(0.5 + at % 5 / 10, 2),
        "href": "javascript:alert(1)" if at == 1 else f"sources/minutes.txt#L{at + 1}",
        "beside": None,
    }
    for name, value in values.items():
        evidence[name].append(value)
    return at


def _line(made: dict[str, Any], source: int, target: int, relation: str, rows: list[int]) -> None:
    values = {
        "source": source,
        "target": target,
        "relation": relation,
        "weight": len(rows),
        "strength": len(rows),
        "evidence": rows,
        "more": 0,
    }
    for name, value in values.items():
        made["edges"][name].append(value)


def _measured(made: dict[str, Any]) -> dict[str, Any]:
    many = len(made["nodes"]["id"])
    degree = [0] * many
    for end in (*made["edges"]["source"], *made["edges"]["target"]):
        degree[end] += 1
    made["nodes"]["measures"] = {
        "degree": degree,
        "betweenness": [round(each / (sum(degree) or 1), 5) for each in degree],
    }
    colours = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#7A5C99"]
    numbers = sorted(set(made["nodes"]["community"]))
    made["communities"] = [
        {
            "number": number,
            "label": made["nodes"]["label"][made["nodes"]["community"].index(number)],
            "size": made["nodes"]["community"].count(number),
            "colour": colours[at] if at < len(colours) else "#9a9a9a",
        }
        for at, number in enumerate(numbers)
    ]
    return made


def page_of(data: dict[str, Any]) -> str:
    """Write the least page: tables for those without script, the data, the script, and a policy that allows no more."""
    script, style = ((BUILT / name).read_text("utf-8") for name in ("network.js", "network.css"))
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data: blob:"
    )
    block = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>network</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>'
        f'<body><main id="network-app"><div id="fallback"><h1>表</h1><table></table></div></main>'
        f'<script type="application/json" id="network">{block}</script><script>{script}</script></body></html>'
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
