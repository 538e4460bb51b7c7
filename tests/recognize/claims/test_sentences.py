"""Claims from sentences, read with GiNZA: invented sentences about invented names."""

from collections.abc import Callable
from typing import Any

import pytest

from policy_graph.model import Predicate
from policy_graph.recognize.claims_tables import patterns
from policy_graph.recognize.tables import confidence

pytestmark = pytest.mark.model
Hear = Callable[..., Any]


@pytest.fixture
def read(hear: Hear) -> Hear:
    """Read the paragraphs of speakers with these roles; keep what their sentences say."""

    def sentences(*marked: str, roles: tuple[str, ...] = ("委員",)) -> Any:
        speakers = [(None, role) for role in roles]
        return hear(*marked, municipality="若葉市", speakers=speakers, model=True).by("predicate:")

    return sentences


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("[O:港湾局]が[R:みなと再生計画]を所管している。", {"港湾局 responsibleFor みなと再生計画"}),
        ("[P:東浜]については、[O:港湾局]が担当している。", {"港湾局 responsibleFor 東浜"}),
        ("[R:みなと再生計画]を所管する[O:港湾局]に伺った。", {"港湾局 responsibleFor みなと再生計画"}),
        ("[O:港湾局]の所管する[R:みなと再生計画]を読んだ。", {"港湾局 responsibleFor みなと再生計画"}),
        ("[G:青葉市]は昨年度、[R:みどり条例]を制定した。", {"青葉市 responsibleFor みどり条例"}),
        ("[G:青葉市]が策定した[R:みどり計画]を参考にした。", {"青葉市 responsibleFor みどり計画"}),
        ("[G:青葉市]では、[R:みどり計画]の策定を進めている。", {"青葉市 responsibleFor みどり計画"}),
        ("[R:みどり計画]は[G:青葉市]により策定された。", {"青葉市 responsibleFor みどり計画"}),
        ("[O:青葉商工会]と[O:青葉大学]が連携している。", {"青葉商工会 cooperatesWith 青葉大学"}),
        ("[O:青葉商工会]は[O:青葉大学]と連携している。", {"青葉商工会 cooperatesWith 青葉大学"}),
        ("[P:アオバ港]と[P:若葉港]とが姉妹港である。", {"アオバ港 cooperatesWith 若葉港"}),
        ("[G:青葉市]では、[G:ミドリ市]との交流を行っている。", {"青葉市 cooperatesWith ミドリ市"}),
        (
            "[O:青葉商工会]や[O:青葉大学]が[R:みなと祭り]に参加した。",
            {"青葉商工会 participatesIn みなと祭り", "青葉大学 participatesIn みなと祭り"},
        ),
        ("[R:みどり事業]は[L:森林保全法]に基づき実施された。", {"みどり事業 partOf 森林保全法"}),
        ("[G:青葉市]は[O:空き家対策室]を設置した。", {"空き家対策室 partOf 青葉市"}),
        ("[O:港湾局]は[O:埠頭局]の業務を引き継いだ。", {"港湾局 succeeds 埠頭局"}),
        (
            "[O:港湾局]が[R:みなと計画]を策定するとともに、[O:青葉会]が[R:みどり祭り]を開催した。",
            {"港湾局 responsibleFor みなと計画", "青葉会 responsibleFor みどり祭り"},
        ),
        (
            "[G:青葉市]では、課題に対応するため、[R:みどり計画]を策定した。",
            {"青葉市 responsibleFor みどり計画"},
        ),
        (
            "[G:青葉市]では、昨年策定した[R:みどり計画]に沿って進めている。",
            {"青葉市 responsibleFor みどり計画"},
        ),
        ("[O:青葉会]が発行する[R:みどり商品券]を使った。", {"青葉会 responsibleFor みどり商品券"}),
        ("[O:青葉会]主催の[R:みどり祭り]を訪れた。", {"青葉会 responsibleFor みどり祭り"}),
        ("[O:青葉会]が主催する大会、[R:みどり祭り]を訪れた。", {"青葉会 responsibleFor みどり祭り"}),
        ("[O:若葉省]は[R:みどり構想]を発表した。", {"若葉省 responsibleFor みどり構想"}),
        ("[L:森林保全法]の規定に基づき、[R:みどり計画]を策定した。", {"みどり計画 partOf 森林保全法"}),
        (
            "[R:みどり計画]は、[L:森林保全法]に基づき、方針を示すものである。",
            {"みどり計画 partOf 森林保全法"},
        ),
        (
            "[D:東浜地区]と[D:西浜地区]において[R:みどり事業]を行った。",
            {"みどり事業 targets 東浜地区", "みどり事業 targets 西浜地区"},
        ),
        ("[R:みどり事業]は[G:青葉市]を対象としている。", {"みどり事業 targets 青葉市"}),
        ("[R:みどり祭り]を、場所を移し、[P:青葉会館]で開催した。", {"みどり祭り locatedIn 青葉会館"}),
        ("[O:青葉会]は[O:若葉会]とともに調査を行った。", {"青葉会 cooperatesWith 若葉会"}),
        ("[G:青葉市]は[O:青葉大学]や企業と連携している。", {"青葉市 cooperatesWith 青葉大学"}),
        ("[G:青葉市]は[O:青葉会]の協力を得て進めた。", {"青葉市 cooperatesWith 青葉会"}),
        ("[G:青葉市]は[O:青葉大学]と連携協定を結んだ。", {"青葉市 cooperatesWith 青葉大学"}),
        ("[O:青葉会]には[R:みどり祭り]に参加していただいた。", {"青葉会 participatesIn みどり祭り"}),
        ("[O:青葉会]は[R:みどり祭り]を支援している。", {"青葉会 participatesIn みどり祭り"}),
        ("[G:青葉市]は[R:みどり都市]に選定された。", {"青葉市 participatesIn みどり都市"}),
        ("[R:みどり計画]に代えて、[R:みなと計画]を策定した。", {"みなと計画 succeeds みどり計画"}),
        ("[G:青葉市]において[R:みなと祭り]が開催される。", {"みなと祭り locatedIn 青葉市"}),
        ("[G:青葉市]は、[O:青葉会]において[R:みなと祭り]を語った。", set()),
        ("[O:港湾局]と[O:青葉大学]を訪れた。", set()),
        ("[G:青葉市]で[R:みなと祭り]が開催された。", {"みなと祭り locatedIn 青葉市"}),
        ("[O:港湾局]は市民が[R:みどり計画]を策定したと聞いた。", set()),
    ],
)
def test_what_a_sentence_says(read: Hear, sentence: str, claims: set[str]) -> None:
    assert read(sentence).said == claims


def test_a_list_of_pairs_makes_only_its_pairs(read: Hear) -> None:
    heard = read("[O:青葉会]と[O:若葉会]とか[O:青葉会]と[O:双葉会]との交流が進められてきた。")
    assert heard.said == {"青葉会 cooperatesWith 若葉会", "青葉会 cooperatesWith 双葉会"}


def test_an_answer_may_leave_out_what_the_question_was_about(read: Hear) -> None:
    question = "[P:東浜]については、以前は[O:港湾局]が担当していた。"
    answer = "昨年度、[O:臨港戦略室]という部署が新設され、そちらで担当している。"
    heard = read(question, answer, roles=("委員", "港湾課長"))
    assert heard.about("港湾局").manners == {"former"}
    assert heard.about("臨港戦略室").said == {"臨港戦略室 responsibleFor 東浜"}
    assert heard.about("臨港戦略室").quotes == [
        "昨年度、臨港戦略室という部署が新設され、そちらで担当している。"
    ]


@pytest.mark.parametrize(
    ("sentence", "role", "claims"),
    [
        (
            "[G:ミドリ市]や[G:アオバ市]など姉妹都市との交流を続けている。",
            "市長",
            {"若葉市 cooperatesWith ミドリ市", "若葉市 cooperatesWith アオバ市"},
        ),
        (
            "[G:ミドリ市]や[G:アオバ市]など、姉妹都市と交流しております。",
            "市長",
            {"若葉市 cooperatesWith ミドリ市", "若葉市 cooperatesWith アオバ市"},
        ),
        (
            "[O:青葉大学]や関係機関と連携しております。",
            "教育長",
            {"若葉市教育委員会 cooperatesWith 青葉大学"},
        ),
        ("[O:青葉大学]と連携しております。", "環境大臣", {"環境省 cooperatesWith 青葉大学"}),
        ("[O:青葉大学]と連携協定を締結しております。", "市長", {"若葉市 cooperatesWith 青葉大学"}),
        ("[O:青葉大学]の御協力をいただいております。", "市長", {"若葉市 cooperatesWith 青葉大学"}),
        ("[R:みどり計画]を策定しております。", "市長", {"若葉市 responsibleFor みどり計画"}),
        ("[R:みどり事業]の充実を図ってまいりました。", "市長", {"若葉市 responsibleFor みどり事業"}),
        ("[G:ミドリ市]との交流を続けている。", "委員", set()),
        ("[O:福祉課]と連携しております。", "市長", set()),  # colleagues
        ("国では、[R:みどり計画]を策定しております。", "市長", set()),
        ("国では、課題を踏まえ策定した[R:みどり計画]を見直した。", "市長", set()),
        (
            "国が示した方針を踏まえ、[R:みどり計画]を策定しております。",
            "市長",
            {"若葉市 responsibleFor みどり計画"},
        ),
        ("閣議決定した[R:みどり計画]を読みました。", "市長", set()),
        ("市民の皆様に[R:みどり事業]を実施していただいております。", "市長", set()),
        ("[R:みどり計画]を策定してまいります。", "市長", set()),
    ],
)
def test_without_a_subject_an_official_speaks_for_the_office(
    read: Hear, sentence: str, role: str, claims: set[str]
) -> None:
    assert read(sentence, roles=(role,)).said == claims


def test_evidence_is_the_shortest_clause(read: Hear) -> None:
    heard = read("先ほど申したとおり、[O:青葉会]と[O:若葉会]が連携しているが、成果はまだ出ていない。")
    assert heard.quotes == ["青葉会と若葉会が連携しているが"]


def test_words_inside_names_are_no_predicates(read: Hear) -> None:
    assert read("[O:青葉市連携推進室]と[O:若葉市]の職員が来た。").claims == ()


def test_every_predicate_of_the_table_is_one_of_the_model_and_has_a_confidence() -> None:
    every = {pattern for found in patterns().values() for pattern in found}
    assert {pattern.predicate for pattern in every} <= set(Predicate)
    assert all(0 < confidence("fact", f"predicate:{pattern.name}") <= 1 for pattern in every)
