"""Ids are the same for one name and different for different names."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import EntityType
from policy_graph.resolve.names import mint
from policy_graph.text import fold

NAMES = st.text(min_size=1, max_size=12).filter(lambda name: fold(name) != "")


def test_an_id_reads_as_its_scope_and_its_name() -> None:
    assert mint(EntityType.ORGANIZATION, "川辺市", "経済労働局") == "organization/川辺市.経済労働局"
    assert mint(EntityType.PLACE, None, "リエカ") == "place/リエカ"


@given(NAMES)
def test_normal_forms_of_one_name_have_one_id(name: str) -> None:
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len({mint(EntityType.PROGRAM, "川辺市", form) for form in forms}) == 1


@given(NAMES, NAMES, NAMES, NAMES)
def test_different_names_or_scopes_have_different_ids(a: str, b: str, c: str, d: str) -> None:
    same = (fold(a), fold(b)) == (fold(c), fold(d))
    assert (mint(EntityType.PERSON, a, b) == mint(EntityType.PERSON, c, d)) is same
    assert mint(EntityType.PERSON, a, b) != mint(EntityType.PERSON, None, c)


def test_a_dot_or_slash_in_a_name_does_not_look_like_a_scope() -> None:
    assert mint(EntityType.ORGANIZATION, None, "A.B") != mint(EntityType.ORGANIZATION, "A", "B")
    assert mint(EntityType.ORGANIZATION, None, "A/B") == "organization/A%2FB"
