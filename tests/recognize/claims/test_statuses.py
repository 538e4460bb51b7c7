"""In what manner sentences say things, read with GiNZA: only what is stated becomes a plain fact."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model
Hear = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("[O:港湾局]が[R:みどり計画]を担当している。", "stated"),
        ("[G:青葉市]が策定した[R:みどり計画]を今後見直したい。", "stated"),
        ("[O:青葉会]と[O:若葉会]が連携しているが、今後は見直す予定である。", "stated"),
        ("[G:青葉市]は[O:青葉会]と連携しており、今後も支援してまいります。", "stated"),
        ("[G:青葉市]は、引き続き[O:青葉会]と連携してまいります。", "stated"),
        ("[G:青葉市]は、必要に応じて[O:青葉会]と連携している。", "stated"),
        ("[G:青葉市]は[R:みどり計画]を三月に策定したい。", "planned"),
        ("[G:青葉市]は[R:みどり計画]を三月に策定した。", "stated"),
        ("[O:青葉会]と[O:若葉会]の連携は欠かせません。", "stated"),
        ("例えば、[G:青葉市]では[R:みどり事業]を実施している。", "stated"),
        ("[G:青葉市]では[R:みどり事業]を実施し、「広がれば良い」との声がある。", "stated"),
        ("[G:青葉市]と[O:青葉会]との連携により、すべきことが見えた。", "stated"),
        ("[G:青葉市]と[O:青葉大学]との共同研究においては、改めるべきとされた。", "stated"),
        ("[O:港湾局]が[R:みどり計画]を担当しているのか。", "asked"),
        ("[G:青葉市]は[R:みどり計画]を策定しましたか、お聞きします。", "asked"),
        ("[G:青葉市]が[R:みどり計画]を策定すれば良い。", "hypothetical"),
        ("[G:青葉市]が[R:みどり計画]を策定する場合には届け出る。", "hypothetical"),
        ("災害が起きた場合には、[G:青葉市]が[R:みどり事業]を実施する。", "hypothetical"),
        ("[O:港湾局]は[R:みどり計画]を担当していない。", "negated"),
        ("[G:青葉市]は[R:みどり計画]を策定しておりません。", "negated"),
        ("以前は[O:港湾局]が[R:みどり計画]を担当していたが、今は違う。", "former"),
        ("[G:青葉市]は今後、[R:みどり計画]を策定していく。", "planned"),
        ("[G:青葉市]が[R:みどり計画]を策定する予定である。", "planned"),
        ("[G:青葉市]が[R:みどり計画]を策定する計画であります。", "planned"),
        ("[G:青葉市]が[R:みどり計画]を策定することは大事だ。", "planned"),
        ("[G:青葉市]は[R:みどり計画]を策定しなければならない。", "planned"),
        ("[G:青葉市]は来年度、[R:みどり事業]を実施します。", "planned"),
        ("[G:青葉市]が[R:みどり計画]を策定するよう検討している。", "planned"),
    ],
)
def test_the_manner_of_a_sentence(hear: Hear, sentence: str, status: str) -> None:
    heard = hear(sentence, speakers=((None, "委員"),), model=True).by("predicate:")
    assert heard.claims
    assert heard.manners == {status}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        # What stands behind the noun that the clause describes.
        ("[O:港湾局]が[R:みどり計画]を所管しているという事実があります。", "stated"),
        ("[O:港湾局]が[R:みどり計画]を所管しているという事実はございません。", "negated"),
        ("昨年[G:青葉市]が[R:みどり計画]を策定したということはありません。", "negated"),
        ("[O:港湾局]が[R:みどり計画]を所管するという案を取り下げました。", "negated"),
        ("[G:青葉市]が[R:みどり計画]を策定したという報道は誤りです。", "negated"),
        (
            "[O:港湾局]が[R:みどり計画]を所管しているとの指摘がありますが、そのような事実はありません。",
            "negated",
        ),
        ("[O:港湾局]が[R:みどり計画]を所管しているという報道は誤りではありません。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を担うという噂がある。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管する可能性を排除しません。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管する案もあります。", "planned"),
        ("[O:港湾局]が[R:みどり計画]を所管しているという理解でよいか。", "asked"),
        ("[O:港湾局]が[R:みどり計画]を所管している理由は、海に近いためです。", "stated"),
        ("[O:港湾局]が[R:みどり計画]を所管している理由を伺います。", "asked"),
        ("[O:港湾局]が[R:みどり計画]を所管している根拠を示してください。", "asked"),
        ("[R:みどり計画]を所管する[O:港湾局]に理由を伺います。", "stated"),
        ("[G:青葉市]が[R:みどり計画]を策定したという報告は受けておりません。", "negated"),
        ("[O:港湾局]が[R:みどり計画]を所管しているという事実は変わりません。", "stated"),
        # What the sentence itself says of it.
        ("[O:港湾局]が[R:みどり計画]を所管しているのは誤りです。", "negated"),
        ("[O:港湾局]が[R:みどり計画]を所管していることを否定しました。", "negated"),
        ("[O:港湾局]が[R:みどり計画]を所管しているというふうに伺っております。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管しているのでしょう。", "hypothetical"),
        ("[G:青葉市]と[O:青葉会]との連携は未定です。", "negated"),
        ("[G:青葉市]と[O:青葉会]との連携が途絶えました。", "former"),
        ("[O:港湾局]が[R:みどり計画]を所管していると誤解されています。", "negated"),
        ("[O:港湾局]が[R:みどり計画]を所管しているかのような報道がありますが、誤りです。", "negated"),
        ("[O:港湾局]が[R:みどり計画]を所管しているかどうか確認します。", "asked"),
        ("[O:港湾局]が[R:みどり計画]を所管しているかは分かりません。", "asked"),
        ("[O:港湾局]が[R:みどり計画]を所管しているということでよろしいですね。", "asked"),
        ("[O:港湾局]が[R:みどり計画]を所管していると聞きましたが、事実ですか。", "asked"),
        ("[O:港湾局]が[R:みどり計画]を所管しているらしい。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管しているようです。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管しているはずです。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管していると聞いています。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管しているとされています。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管していると思われます。", "hypothetical"),
        ("[G:青葉市]は[R:みどり計画]を策定し、話を聞いている。", "stated"),
        ("[G:青葉市]は[R:みどり計画]を策定することを断念しました。", "negated"),
        ("[G:青葉市]は[O:青葉会]との連携を見送りました。", "negated"),
        ("[G:青葉市]は[O:青葉会]との連携を強化しました。", "stated"),
        ("[G:青葉市]は[O:青葉会]との連携を解消しました。", "former"),
        ("[G:青葉市]は[O:青葉会]との提携を解除しました。", "former"),
        ("[G:青葉市]は[R:みどり計画]を策定し、不安を解消しました。", "stated"),
        ("[G:青葉市]と[O:青葉会]との連携は順調です。", "stated"),
        ("[G:青葉市]と[O:青葉会]との連携は困難です。", "negated"),
        ("[G:青葉市]と[O:青葉会]との連携が不足しています。", "negated"),
        ("[G:青葉市]と[O:青葉会]との連携がなければ、実現できません。", "hypothetical"),
        ("[O:港湾局]が[R:みどり計画]を所管しておりますが、人手が不足しています。", "stated"),
    ],
)
def test_what_is_denied_told_or_asked_behind_the_clause_is_not_stated(
    hear: Hear, sentence: str, status: str
) -> None:
    heard = hear(sentence, speakers=((None, "委員"),), model=True).by("predicate:")
    assert heard.claims
    assert heard.manners == {status}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (
            "[O:港湾局]が[R:みどり計画]を所管しているという事実はありません。",
            "港湾局がみどり計画を所管しているという事実はありません",
        ),
        (
            "[O:港湾局]が[R:みどり計画]を所管しているという指摘がありますが、誤りです。",
            "港湾局がみどり計画を所管しているという指摘がありますが、誤りです",
        ),
    ],
)
def test_the_quote_reaches_to_the_denial(hear: Hear, sentence: str, quote: str) -> None:
    heard = hear(sentence, speakers=((None, "委員"),), model=True).by("predicate:")
    assert heard.quotes == [quote]
