"""The encrypted store of check-ins."""
