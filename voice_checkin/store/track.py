"""How far long work has come, for whoever shows it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Track(Protocol):
    """Hands things on one by one, and may show how many of how many went by."""

    def __call__(self, things: Iterable[T], doing: str, total: int) -> Iterable[T]:
        """The same things; `doing` says what is done with them, `total` how many there are."""
        ...


def untracked(things: Iterable[T], doing: str, total: int) -> Iterable[T]:
    """The same things, with nothing shown."""
    del doing, total
    return things
