"""The command line with its data in a folder of its own."""

from tests.cli.conftest import home, run

__all__ = ["home", "run"]
