"""What there is to do so that a server holds exactly a build, from what both hold."""

from collections.abc import Iterable

from policy_graph.model.pushing import GraphPart, Pushed, Steps


def steps(parts: Iterable[GraphPart], known: Pushed, *, everything: bool = False) -> Steps:
    """Compare the graphs of a build with those that a server remembers; ``everything`` trusts none of them.

    A graph that a server remembers and the build has no more is deleted; of graphs that it does not remember nothing is known here, and they
    stay.
    """
    build = {part.name: part.sha256 for part in parts}
    keep = () if everything else tuple(name for name in build if known.hashes.get(name) == build[name])
    return Steps(
        send=tuple(name for name in build if name not in keep),
        delete=tuple(sorted(known.hashes.keys() - build.keys())),
        keep=keep,
    )


def begun(steps: Steps, known: Pushed, merged: str | None) -> Pushed:
    """Tell what a server holds while the steps are taken: what is about to change counts as unfinished.

    So a run that is ended at any moment leaves a memory that is never wrong.
    """
    hashes = {name: known.hashes[name] for name in steps.keep}
    return Pushed(hashes=hashes | dict.fromkeys((*steps.send, *steps.delete), ""), merged=merged)


def done(parts: Iterable[GraphPart], merged: str | None) -> Pushed:
    """Tell what a server holds when all steps are taken."""
    return Pushed(hashes={part.name: part.sha256 for part in parts}, merged=merged)
