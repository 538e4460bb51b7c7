"""What people call meetings, bodies, programmes and actors is found among those that there are."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from policy_graph.errors import UsageError
from policy_graph.folding import folded
from policy_graph.model import Actor, ActorType
from policy_graph.views.network import named

# So many names are listed where one is not found.
LISTED = 8
MATTERS = frozenset({ActorType.PROGRAM, ActorType.BILL})


def texts(wanted: Sequence[str], there: Iterable[str], what: str) -> frozenset[str]:
    """Find the texts that are called like one of ``wanted``: wholly, or, where none is, in a part.

    Width, kana and case make no difference. Raises UsageError, which lists some that there are, where one fits nothing.
    """
    by_name = {text: (folded(text),) for text in sorted(set(there))}
    found: set[str] = set()
    for each in wanted:
        fitting = _called(each, by_name)
        if not fitting:
            raise UsageError(f"there is no {what} {each!r}; there are {_listed(by_name)}")
        found.update(fitting)
    return frozenset(found)


def matters(wanted: Sequence[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """Find the ids of programmes and bills by id, label or other name, or by a part of these; raises UsageError."""
    there = {id_: actor for id_, actor in actors.items() if actor.type in MATTERS}
    by_name = {id_: _names(actor) for id_, actor in there.items()}
    found: set[str] = set()
    for each in wanted:
        fitting = [each] if each in there else _called(each, by_name)
        if not fitting:
            listed = _listed(named(actor) for actor in there.values())
            raise UsageError(f"there is no programme or bill {each!r}; there are {listed}")
        found.update(fitting)
    return frozenset(found)


def actor(wanted: str, among: Collection[str], actors: Mapping[str, Actor]) -> str:
    """Find one actor by id, or by its whole label or other name; those ``among`` the network come first.

    Raises UsageError, which lists candidates with their ids, for a name that nobody has or several have.
    """
    if wanted in actors:
        return wanted
    name = folded(wanted)
    bearers = [id_ for id_, each in actors.items() if name in _names(each)]
    drawn = [id_ for id_ in bearers if id_ in among]
    fitting = drawn or bearers
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        listed = _candidates(fitting, actors)
        raise UsageError(
            f"{wanted!r} may be {listed}: give the id of the one you mean",
            ja=f"「{wanted}」は複数います。IDで指定してください：{listed}",
        )
    near = [id_ for id_, each in actors.items() if name and any(name in other for other in _names(each))]
    hint = f"; called alike: {_candidates(near, actors)}" if near else "; give a whole name or an id"
    ja = f"近い名前：{_candidates(near, actors)}" if near else "名前の全体かIDを指定してください"
    raise UsageError(f"nobody is called {wanted!r}{hint}", ja=f"「{wanted}」という者はいません。{ja}")


def _names(actor: Actor) -> tuple[str, ...]:
    return tuple(folded(name) for name in (actor.label, named(actor), *actor.names))


def _called(wanted: str, by_name: Mapping[str, Collection[str]]) -> list[str]:
    """Those of that very name, or else those with it in a name; nobody is called by nothing."""
    name = folded(wanted)
    whole = [each for each, names in by_name.items() if name in names]
    return whole or [each for each, names in by_name.items() if name and any(name in one for one in names)]


def _listed(names: Iterable[str]) -> str:
    every = sorted(set(names))
    more = f" and {len(every) - LISTED} more" if len(every) > LISTED else ""
    return ", ".join(every[:LISTED]) + more if every else "none"


def _candidates(ids: Iterable[str], actors: Mapping[str, Actor]) -> str:
    return _listed(f"{named(actors[id_])} ({actors[id_].type}, {id_})" for id_ in ids)
