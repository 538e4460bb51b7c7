"""The file of judgements: what may stand in it, and what is refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.model import EntityType, Judgement, Verdict
from policy_graph.resolve.judgements_file import read as read_file
from policy_graph.resolve.names import Key, key_of

BASE = "https://data.example.jp/id/"
SIGNED = 'who = "緑川", when = 2026-11-28, why = "同じ法人番号"'
FILE = "judgements.toml"


def read(*lines: str) -> tuple[Judgement, ...]:
    return read_file(text(*lines).encode(), FILE, lambda name: name.removeprefix(BASE))


def text(*lines: str) -> str:
    return "judgements = [\n" + "".join(f"  {{ {line}, {SIGNED} }},\n" for line in lines) + "]\n"


def test_one_of_each_kind() -> None:
    found = read(
        'same = ["organization/青空財団", "organization/青空会"]',
        'not_same = "person/緑浜市議会.山田花子", name = "山田", document = "r06-*", as = "person/緑浜市議会.山田太郎"',
        'not_same = "program/緑浜市.みどり計画", name = "緑計画"',
        'drop = "place/会議室"',
        'retype = "organization/緑浜市.会館", type = "Place", kind = "facility"',
    )
    signed = {"who": "緑川", "when": "2026-11-28", "why": "同じ法人番号"}
    assert [(each.verdict, each.about, each.becomes) for each in found] == [
        (Verdict.SAME, "organization/青空会", "organization/青空財団"),
        (Verdict.NOT_SAME, "person/緑浜市議会.山田花子", "person/緑浜市議会.山田太郎"),
        (Verdict.NOT_SAME, "program/緑浜市.みどり計画", "program/緑浜市.緑計画"),
        (Verdict.DROP, "place/会議室", None),
        (Verdict.RETYPE, "organization/緑浜市.会館", "place/緑浜市.会館"),
    ]
    assert (found[1].name, found[1].document, found[4].kind) == ("山田", "r06-*", "facility")
    assert all({key: getattr(each, key) for key in signed} == signed for each in found)


def test_an_id_may_be_an_iri_or_written_in_full_width() -> None:
    (found,) = read(f'same = ["{BASE}place/第３埠頭", "place/第三埠頭"]')
    assert found.becomes == "place/第3埠頭"


def test_what_may_be_of_two_types() -> None:
    found = read(
        'same = ["place/緑浜市", "organization/緑浜市"]',
        'same = ["organization/紅町", "place/紅町"]',
        'retype = "program/青空会", type = "Organization"',
        'same = ["organization/青空財団", "organization/青空会"]',
        'not_same = "place/緑浜市", name = "緑浜会館", as = "organization/緑浜会館"',
        'retype = "post/緑浜市.課長", type = "Post", kind = "officer"',
    )
    assert [each.becomes for each in found][:2] == ["place/緑浜市", "organization/紅町"]


def test_no_judgement_is_a_file_too() -> None:
    assert read() == ()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('same = ["place/甲", "place/乙"], note = "?"', "judgement 1 has the unknown key 'note'"),
        ('same = ["place/甲", "place/乙"], name = "乙"', "same knows same, who, when, why"),
        ('merge = ["place/甲", "place/乙"]', "not exactly one of same, not_same, drop, retype"),
        ('drop = "place/甲", same = ["place/甲", "place/乙"]', "not exactly one of"),
        ('same = ["place/甲"]', "needs two ids"),
        ('same = ["place/甲", "place/ 甲"]', "the same as itself"),
        ('drop = "甲"', "'甲' where an id should stand"),
        ('drop = "planet/甲"', "'planet/甲' where an id should stand"),
        ('drop = "place/"', "'place/' where an id should stand"),
        ('drop = "place/甲.乙.丙"', "'place/甲.乙.丙' where an id should stand"),
        ('drop = "https://other.example.jp/id/place/甲"', "or its whole IRI"),
        ("drop = 5", "5 where an id should stand"),
        ('drop = "place/甲", name = ""', "needs words in quotation marks as name"),
        ('not_same = "place/甲", as = "place/乙"', "add name = … or document = …"),
        ('not_same = "place/甲", document = "r06-*"', "add as = … with another id"),
        ('not_same = "place/甲", name = "甲"', "would leave the mentions with place/甲"),
        ('retype = "place/甲"', "needs type = … with one of Organization, Place"),
        ('retype = "place/甲", type = "place"', "needs type = … with one of Organization, Place"),
        ('retype = "place/甲", type = "Place"', "gives place/甲 the type that it has"),
        (
            'same = ["person/甲", "place/甲"]',
            "one thing, but a person or a post is never anything else: withdraw",
        ),
        ('same = ["organization/甲", "post/甲.課長"]', "withdraw the wrong one with drop instead"),
        ('same = ["person/甲", "post/乙.課長"]', "withdraw the wrong one with drop instead"),
        ('same = ["program/甲", "place/甲"]', "put the wrong type right with retype, and name the id"),
        ('same = ["organization/甲", "program/甲"]', "only a place and an organization can be one"),
        (
            'not_same = "person/甲", name = "乙", as = "place/乙"',
            "name one of type Person with as = …, or write drop",
        ),
        (
            'not_same = "program/甲", document = "r06", as = "post/乙.課長"',
            "name one of type Program with as = …",
        ),
        (
            'retype = "person/甲", type = "Place"',
            "gives person/甲 the type Place, but a person or a post is never",
        ),
        ('retype = "post/甲.課長", type = "Organization", kind = "unit"', "withdraw it with drop instead"),
        ('retype = "organization/甲", type = "Person"', "gives organization/甲 the type Person"),
        ('retype = "post/甲.課長", type = "Person"', "withdraw it with drop instead"),
    ],
)
def test_what_is_no_judgement_is_refused_by_its_number(line: str, wrong: str) -> None:
    with pytest.raises(UsageError) as error:
        read(line)
    assert str(error.value).startswith("judgements.toml, judgement 1 ")
    assert wrong in str(error.value)


@pytest.mark.parametrize("missing", ["who", "when", "why"])
def test_a_judgement_is_signed(missing: str) -> None:
    said = {"who": '"緑川"', "when": "2026-11-28", "why": '"試し"'}
    line = ", ".join(f"{key} = {value}" for key, value in said.items() if key != missing)
    with pytest.raises(UsageError, match=f"judgement 1 lacks '{missing}': say who judged, when and why"):
        read_file(f'judgements = [\n {{ drop = "place/甲", {line} }},\n]'.encode(), FILE, str)


@pytest.mark.parametrize("when", ['"2026-11-28"', "2026-11-28T09:00:00", "20261128"])
def test_a_date_is_a_date(when: str) -> None:
    with pytest.raises(UsageError, match="write a date without quotation marks, such as 2026-11-28"):
        read_file(
            f'judgements = [{{ drop = "place/甲", who = "緑川", when = {when}, why = "試し" }}]'.encode(),
            FILE,
            str,
        )


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (text('drop = "place/甲').encode(), "is no TOML: .*at line 2"),
        (
            text('drop = "place/甲"').replace("-28", "-31").encode(),
            "is no TOML: .*at line 2.*a date that does not exist",
        ),
        (text('drop = "place/甲"').encode("cp932"), "is not UTF-8"),
        (b"", "holds no list of judgements"),
        (b'judgements = "none"', "holds no list of judgements"),
        (b"judgement = []", "holds 'judgement', which means nothing here"),
        (b"judgements = [ 5 ]", "judgement 1 says not exactly one of"),
    ],
)
def test_a_file_that_is_none_is_refused(content: bytes, wrong: str) -> None:
    with pytest.raises(UsageError, match=f"judgements.toml.*{wrong}"):
        read_file(content, FILE, str)


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (
            ('same = ["place/甲", "place/乙"]', 'same = ["place/乙", "place/甲"]'),
            "judgements 1 and 2 go in a circle",
        ),
        (
            (
                'same = ["place/甲", "place/乙"]',
                'drop = "place/丁"',
                'same = ["place/乙", "place/丙"]',
                'same = ["place/丙", "place/甲"]',
            ),
            "judgements 1, 3 and 4 go in a circle",
        ),
        (
            ('same = ["place/甲", "place/乙"]', 'same = ["place/丙", "place/乙"]'),
            "judgements 1 and 2 say what becomes of place/乙 in the same places",
        ),
        (
            ('same = ["place/甲", "place/乙"]', 'same = ["place/甲", "place/乙"]'),
            "judgements 1 and 2 say what becomes of place/乙",
        ),
        (
            ('drop = "place/甲"', 'retype = "place/甲", type = "Program"'),
            "judgements 1 and 2 say what becomes",
        ),
        (
            (
                'same = ["place/甲", "place/乙"]',
                'same = ["place/丙", "place/甲"]',
                'not_same = "place/乙", document = "r06", as = "place/丙"',
            ),
            "judgement 3 parts place/丙 from place/乙, but by judgements 1 and 2 they are one thing",
        ),
        (
            ('not_same = "place/甲", name = "乙"', 'same = ["place/甲", "place/乙"]'),
            "judgement 1 parts place/乙 from place/甲, but by judgement 2 they are one thing",
        ),
        (
            (
                'retype = "place/甲", type = "Program", kind = "plan"',
                'retype = "organization/甲", type = "Program", kind = "law"',
            ),
            "judgements 1 and 2 give program/甲 two kinds",
        ),
        (
            (
                'same = ["organization/甲", "organization/乙"]',
                'same = ["post/乙.課長", "post/甲.課長"]',
            ),
            "go in a circle",
        ),
    ],
)
def test_judgements_that_cannot_all_hold_are_named(lines: tuple[str, ...], wrong: str) -> None:
    with pytest.raises(UsageError) as error:
        read(*lines)
    assert str(error.value).startswith("judgements.toml: ")
    assert wrong in str(error.value)


def test_two_names_that_were_mixed_up_can_be_exchanged() -> None:
    assert read(
        'not_same = "person/緑浜市議会.山田花子", name = "山田君", as = "person/緑浜市議会.山田太郎"',
        'not_same = "person/緑浜市議会.山田太郎", name = "山田さん", as = "person/緑浜市議会.山田花子"',
    )


@given(
    st.sampled_from(EntityType),
    st.text("緑浜２.%/ﾊ", max_size=5),
    st.text("課.%/2E5", min_size=1, max_size=5),
)
def test_an_id_is_read_back(type_: EntityType, scope: str, name: str) -> None:
    key = Key(type_, scope, name)
    found = key_of(key.id)
    assert found
    assert found.id == key.id
