"""A bar for long work, on standard error and only at a terminal."""

from collections.abc import Iterable
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


def shown(things: Iterable[T], doing: str, total: int) -> Iterable[T]:
    """The same things, with how many went by; see `store.track.Track`."""
    console = Console(stderr=True)
    return track(
        things,
        doing,
        total=total,
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
