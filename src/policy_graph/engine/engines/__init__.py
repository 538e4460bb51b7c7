"""Where the work runs: this process, several, a cluster."""
