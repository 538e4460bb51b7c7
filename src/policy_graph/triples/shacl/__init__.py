"""SHACL over the graphs of a build: ``gate`` asks the validator, ``shapes`` tells its results, ``report`` writes them."""
