"""Whatever the pages say, they say in both languages."""

import re
import string
from pathlib import Path

from policy_graph import site
from policy_graph.model import ActorType, Bilingual, Predicate, RollUp, Weighting
from policy_graph.site.words import dated, day, names, read, subtypes

TEMPLATES = sorted((Path(site.__file__).parent / "templates").rglob("*.html"))
USED = re.compile(r'w_(\w+)(?:\.fill\("(\w+)"|\.plain\(\'(\w+)\'\)|\.(?!fill|plain|table|for_script)(\w+))')
# Fields of a form are named once, by their word.
FIELDS = re.compile(r'\b(?:field|choice)\("(\w+)"(?:.*?"(\w+_hint)")?|\bw_network\.table\["(\w+)"')
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def pairs() -> dict[str, Bilingual]:
    found = {
        f"{name}.{key}": said for name, table in read("words.toml").items() for key, said in table.items()
    }
    found |= {
        f"{name}.{key}": said for name, table in read("relations.toml").items() for key, said in table.items()
    }
    return {**found, **subtypes()}


def test_every_word_is_there_in_both_languages_with_the_same_places() -> None:
    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for key, said in pairs().items():
        assert said.ja.strip(), key
        assert said.en.strip(), key
        assert not JAPANESE.search(said.en), key
        assert places(said.ja) == places(said.en), key


def test_every_word_that_a_template_uses_is_in_the_file_and_each_is_used() -> None:
    text = "".join(path.read_text("utf-8") for path in TEMPLATES)
    used = {f"{match[1]}.{match[2] or match[3] or match[4]}" for match in USED.finditer(text)}
    used |= {f"network.{word}" for match in FIELDS.finditer(text) for word in match.groups() if word}
    used |= {f"network.{each}" for kinds in (ActorType, RollUp, Weighting) for each in kinds}
    known = {f"{name}.{key}" for name, table in read("words.toml").items() for key in table}
    assert used <= known
    # What stands for a kind, a role, a theme, a fault, an error, a picture or another tool is looked up by its key; what a
    # script says is named in its sources.
    by_key = (
        *("kinds.", "one.", "roles.", "themes.", "choices.", "meeting.n_utterances", "editor_script."),
        *("ask.as_", "ask.with_", "ask.no_", "ask.missing", "ask.wrong", "ask.limit", "ask.busy"),
    )
    assert not {word for word in known - used if not word.startswith(by_key)}


def test_no_key_is_called_like_what_words_can_do() -> None:
    # Roles are looked up by their key alone, as in ``w_roles["table"]``, which never asks for a method.
    for name, words in names("words.toml").items():
        assert name == "roles" or not [key for key in words.table if hasattr(words, key)], name


def test_no_japanese_stands_in_a_template_without_its_english() -> None:
    for path in TEMPLATES:
        for line in path.read_text("utf-8").splitlines():
            if JAPANESE.search(line):
                assert (
                    'class="en"' in line or "<title>" in line or "block title" in line or 'lang="ja"' in line
                )


def test_every_relation_has_a_heading_from_both_ends() -> None:
    known = read("relations.toml")
    relations = {str(each) for each in Predicate if each is not Predicate.ALIAS_OF} | {"alias"}
    assert {name for name, ends in known.items() if set(ends) == {"out", "in"}} == relations


def test_dates_are_told_by_both_calendars() -> None:
    assert "令和6年5月20日（2024年5月20日）" in dated("2024-05-20")
    assert "平成31年4月30日" in dated("2019-04-30")
    assert "令和元年5月1日" in dated("2019-05-01")
    assert "20 May 2024" in dated("2024-05-20")
    assert "令和6年5月20日<" in day("2024-05-20")
    assert "平成31年4月30日<" in day("2019-04-30")
    assert "20 May 2024" in day("2024-05-20")
    assert day("2024-05") == "2024-05"
    assert dated("いつか<b>") == "いつか&lt;b&gt;"
