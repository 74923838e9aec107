"""Does it ever answer its own voice? Exercises in a room with an echo, with nobody there.

    python -m benchmarks.own_voice [--rooms 6] [--lines 20] [--beside 2]

The real program speaks into the virtual room of tests/room (a real sound server), whose microphone
hears the loudspeaker 6 dB softer after 0 to 500 ms. Nobody speaks, so that any turn it hears, and
any "stop", is its own voice. Prints for each room the lines spoken and the turns heard.
"""

import argparse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle

from rich.progress import track

from tests.room.talking import talking
from tests.room.virtual_room import Room

_LONGEST_ECHO = 0.5
_EXERCISES = ("grounding", "self_compassion", "body_scan", "breathing_space", "gratitude", "sigh")


@dataclass(frozen=True, slots=True)
class Heard:
    """What happened in one room."""

    exercise: str
    echo: float
    """Seconds from the loudspeaker to the microphone."""
    lines: int
    turns: int
    """What it took for somebody's words."""
    end: str | None
    """How the exercise ended, where it did before `lines` were spoken."""


def listen(exercise: str, echo: float, lines: int) -> Heard:
    """Let the exercise be spoken in a room of its own until so many lines are over."""
    spoken = turns = 0
    end = None
    with Room(echo=echo) as room, talking(room, exercise, command="ground") as talk:
        for event in talk.events():
            turns += "heard" in event
            spoken += "say" in event
            end = event.get("end", end)
            if spoken > lines:
                spoken = lines  # the last one has only begun
                break
    return Heard(exercise, echo, spoken, turns, end)


def _all(rooms: int, lines: int, beside: int) -> Iterator[Heard]:
    echoes = [_LONGEST_ECHO * at / max(1, rooms - 1) for at in range(rooms)]
    with ThreadPoolExecutor(beside) as pool:
        yield from pool.map(listen, cycle(_EXERCISES), echoes, [lines] * rooms)


def main() -> None:
    """Read the arguments, listen, print."""
    parser = argparse.ArgumentParser(description="Does it ever answer its own voice?")
    parser.add_argument("--rooms", type=int, default=6)
    parser.add_argument("--lines", type=int, default=20)
    parser.add_argument("--beside", type=int, default=2)
    options = parser.parse_args()
    found = []
    with suppress(KeyboardInterrupt):
        for one in track(_all(options.rooms, options.lines, options.beside), total=options.rooms):
            found.append(one)
            print(
                f"{one.exercise:<16} echo after {1000 * one.echo:>3.0f} ms: {one.lines} lines, "
                f"{one.turns} turns heard{f', ended: {one.end}' if one.end else ''}",
                flush=True,
            )
    lines, turns = sum(one.lines for one in found), sum(one.turns for one in found)
    stops = sum(one.end == "stopped" for one in found)
    print(f"{lines} lines with nobody there: {turns} turns heard, {stops} times stopped")


if __name__ == "__main__":
    main()
