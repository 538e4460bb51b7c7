"""Judgements replayed on one document: what people said about identity, applied to what was resolved."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from policy_graph.model import Extraction, Judgement, Mention, Span
from policy_graph.resolve.judged_entities import entities
from policy_graph.resolve.judged_facts import facts, findings, holds
from policy_graph.resolve.judged_places import Piece, Places, pieces, places
from policy_graph.resolve.names import key_of
from policy_graph.resolve.outcomes import everywhere, exactness, rules_of


def replay(extraction: Extraction, judgements: Sequence[Judgement]) -> Extraction:
    """Apply judgements to one document; pure, blind to other documents and to the order of the judgements.

    Mentions stand for what their entity has become there, or are withdrawn; facts are about what their ends have
    become; entities unite what is known of them. Without judgements the document is returned as it is.
    """
    if not judgements:
        return extraction
    known = places(extraction, rules_of(judgements, extraction.document))
    found = list(pieces(extraction, known))
    kinds = _kinds(extraction, known)
    held = [piece for piece in found if holds(piece, kinds)]
    return replace(
        extraction,
        mentions=tuple(_mentions(extraction, known)),
        entities=entities(extraction, known, held),
        facts=facts(held),
        findings=(*extraction.findings, *findings(found, kinds, extraction.entities)),
        judged=_judged(extraction, known, found),
        replaced=replaced((entity.id for entity in extraction.entities), judgements),
    )


def replaced(ids: Iterable[str], judgements: Sequence[Judgement]) -> tuple[tuple[str, str], ...]:
    """Pair those ids that no longer occur anywhere with the ones that stand for them."""
    known = everywhere(judgements)
    pairs = {id_: known.outcome(id_).id for id_ in ids}
    return tuple(sorted((old, new) for old, new in pairs.items() if new and new != old))


def _mentions(extraction: Extraction, known: Places) -> Iterator[Mention]:
    for mention in extraction.mentions:
        outcome = known.rules.outcome(mention.entity, mention.name) if mention.entity else None
        if outcome is None:
            yield mention
        elif outcome.id:
            yield _moved(mention, outcome.id, known.rules.kinds.get(outcome.id))


def _moved(mention: Mention, id_: str, kind: str | None) -> Mention:
    """Let a mention stand for another entity; it takes over the type where that is another one."""
    old, new = key_of(mention.entity or ""), key_of(id_)
    if old is None or new is None or old.type is new.type:
        return replace(mention, entity=id_, kind=kind or mention.kind)
    return replace(mention, entity=id_, type=new.type, kind=kind)


def _kinds(extraction: Extraction, known: Places) -> dict[str, str | None]:
    """The kinds of entities, old and judged."""
    return {entity.id: entity.kind for entity in extraction.entities} | dict(known.rules.kinds)


def _judged(
    extraction: Extraction, known: Places, found: Sequence[Piece]
) -> tuple[tuple[Judgement, int], ...]:
    """Count the places that each judgement changed: mentions and pieces of evidence; 0 for a bare entity."""
    met: dict[Judgement, set[Span]] = defaultdict(set)
    for entity in extraction.entities:
        for judgement in known.rest(entity.id).by:
            met[judgement] |= set()
    for mention in extraction.mentions:
        for judgement in known.rules.outcome(mention.entity, mention.name).by if mention.entity else ():
            met[judgement].add(mention.span)
    for piece in found:
        for judgement in piece.by:
            met[judgement].add(piece.span)
    return tuple((each, len(met[each])) for each in sorted(met, key=exactness))
