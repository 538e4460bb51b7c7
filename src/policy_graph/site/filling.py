"""How templates are filled: every value escaped, and a value that is missing is an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment() -> Environment:
    """Make what fills the templates of the package; nobody changes them while it runs."""
    return Environment(
        loader=PackageLoader("policy_graph.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
