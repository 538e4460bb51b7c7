"""The doors are opened: uvicorn listens, and says where."""

from policy_graph.web.app import application
from policy_graph.web.serving import Served


def run(service: Served, *, host: str, port: int) -> None:
    """Serve until the process is told to end."""
    import uvicorn

    uvicorn.run(application(service), host=host, port=port, log_level="warning", server_header=False)
