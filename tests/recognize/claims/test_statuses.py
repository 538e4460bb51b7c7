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
