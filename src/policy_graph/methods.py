"""Names of methods and their families: pattern:program is a pattern, predicate:runs:implied is predicate:runs."""

# The family of all methods.
ANY = "*"
Key = tuple[str, str, int | None]


def lineage(record: str, method: str, witnesses: int) -> tuple[Key, ...]:
    """Return what a find is one case of, from all finds of its ``record`` (mention or fact) to the most special.

    The last one is the method with as many ``witnesses``; facts have none.
    """
    parts = method.split(":")
    families = [":".join(parts[: length + 1]) for length in range(len(parts))]
    keys: list[Key] = [(record, family, None) for family in (ANY, *families)]
    return (*keys, (record, method, witnesses)) if record == "mention" else tuple(keys)
