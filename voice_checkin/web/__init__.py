"""The page on the local machine, for a person's own data."""
