"""The command line with its data in a folder of its own, and a log in it."""

from tests.cli.conftest import home, lived, run

__all__ = ["home", "lived", "run"]
