"""Where work is done: ``local`` in this process or in children of it, ``cluster`` on a Dask cluster; ``flight`` bounds
what is under way."""
