"""``python -m policy_graph`` is ``policy-graph``."""

from policy_graph.cli import main

if __name__ == "__main__":
    main()
