"""Models that can be installed: the list of them, fetching, unpacking, checking."""
