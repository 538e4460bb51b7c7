"""privacy.toml: what it can say, and one sentence for each slip."""

from dataclasses import replace
from functools import partial

import pytest
from tests.privacy.minutes import PERSON, entry

from policy_graph.errors import UsageError
from policy_graph.model import Withdrawal, Withdrawn
from policy_graph.privacy.file import read
from policy_graph.triples.iri import local

BASE = "https://data.example.jp/minutes/"
SIGNED = 'reason = { ja = "本人の申し出", en = "asked for" }\ndate = 2026-11-28\nwho = "議会事務局"\n'


def withdrawn(*lines: str, id_: str = '"2026-01"') -> tuple[Withdrawal, ...]:
    text = f"[[withdraw]]\nid = {id_}\n{SIGNED}" + "\n".join(lines)
    return read(text.encode(), "mine.toml", partial(local, BASE)).withdrawals


def test_a_person_is_named_by_id_by_iri_or_by_name_and_body() -> None:
    for said in (
        f'person = "{PERSON}"',
        f'person = "{BASE}id/person/瀬戸沢市議会.高洲澄夫"',
        f'person = "{BASE}id/person/%E7%80%AC%E6%88%B8%E6%B2%A2%E5%B8%82%E8%AD%B0%E4%BC%9A.高洲澄夫"',
    ):
        assert withdrawn(said) == (entry(),)
    named = withdrawn('name = "高洲　澄夫"', 'body = "瀬戸沢市議会"')
    assert named == (replace(entry(), names=("高洲　澄夫",)),)


def test_an_utterance_is_named_by_iri_or_by_document_and_number() -> None:
    wanted = entry(Withdrawn.UTTERANCE, about="setozawa-0123abcd", number=3)
    assert withdrawn(f'utterance = "{BASE}id/utterance/setozawa-0123abcd.3"') == (wanted,)
    assert withdrawn('document = "setozawa-0123abcd"', "number = 3") == (wanted,)


def test_words_can_be_withdrawn_from_one_utterance_or_wherever_they_stand() -> None:
    (one,) = withdrawn('utterance = "setozawa-0123abcd.3"', 'quote = "あの人"')
    assert (one.what, one.quote, one.number, one.everywhere) == (Withdrawn.WORDS, "あの人", 3, False)
    (all_,) = withdrawn('quote = "青葉台四丁目の家"')
    assert (all_.what, all_.about, all_.everywhere) == (Withdrawn.WORDS, "", True)


def test_names_are_masked_by_a_rule_with_its_exceptions() -> None:
    said = f'[mask]\nid = "rule"\nprivate_persons = true\nkeep = ["沢渡ゆい"]\n{SIGNED}'
    mask = read(said.encode(), "mine.toml", partial(local, BASE)).mask
    assert mask
    assert (mask.private_persons, mask.keep, mask.sign.what) == (True, ("沢渡ゆい",), Withdrawn.NAMES)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('person = "organization/瀬戸沢市"', "where a person should stand"),
        ('person = "https://elsewhere.example/id/person/a.b"', "where a person should stand"),
        ('utterance = "setozawa"', "where an utterance should stand"),
        (f'person = "{PERSON}"\ndocument = "a.txt"', "not exactly one of person, name, utterance, document"),
        ("", "not exactly one of person, name, utterance, document"),
        (f'person = "{PERSON}"\nforever = true', "the unknown key 'forever'"),
        (f'person = "{PERSON}"\nspeech = "some"', "'some' as speech: write one of keep, withdraw"),
        (f'person = "{PERSON}"\neverywhere = "yes"', "'yes' as everywhere: write true or false"),
        (f'person = "{PERSON}"\nnames = "高洲"', "a list of names as names"),
        ('document = "a.txt"\nnumber = 0', "0 as number"),
        ('document = "a.txt"\neverywhere = true', "everywhere without a quote"),
        ('name = "高洲澄夫"\nshow_name = true', "shows a name, but not whose"),
        ('quote = " "', "words in quotation marks as quote"),
    ],
)
def test_a_slip_is_told_in_one_sentence_with_its_place(line: str, told: str) -> None:
    with pytest.raises(UsageError, match=r"^mine\.toml, entry 1 ") as error:
        withdrawn(line)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[withdraw]", "mine.toml is no TOML"),
        ("[[withdrawal]]", "'withdrawal' means nothing here"),
        ('[[withdraw]]\nperson = "person/a.b"\ndate = 2026-02-30', "mine.toml is no TOML"),
        (
            f'[[withdraw]]\nid = "1"\nperson = "person/a.b"\n{SIGNED.replace("2026-11-28", "1")}',
            "'1' as date",
        ),
        ('[[withdraw]]\nid = "1"\nperson = "person/a.b"', "lacks 'reason'"),
        (
            f'[[withdraw]]\nid = "1"\nname = "甲野乙"\n{SIGNED}\n[[withdraw]]\nid = "1"\nname = "丙川丁"\n{SIGNED}',
            "the id '1' stands twice",
        ),
        (f'[[withdraw]]\nid = "一"\nname = "甲野乙"\n{SIGNED}', "the id '一'"),
        (
            '[[withdraw]]\nid = "1"\nname = "甲野乙"\nreason = "だめ"\ndate = 2026-11-28\nwho = "局"',
            "both languages",
        ),
        (f'[mask]\nid = "1"\n{SIGNED}', "masks nothing"),
        (
            f'[mask]\nid = "1"\nnames = ["甲野乙"]\nkeep = ["甲野　乙"]\n{SIGNED}',
            "under names and under keep",
        ),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        read(text.encode(), "mine.toml", partial(local, BASE))
    assert told in str(error.value)
    assert "mine.toml" in str(error.value)


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(UsageError, match=r"mine\.toml is not UTF-8"):
        read("# 取り下げ".encode("cp932"), "mine.toml", str)
