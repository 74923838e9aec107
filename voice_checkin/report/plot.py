"""Where the parts of a graph go: the same marks for every writer, on a sheet of its own size.

Lengths are in points; x goes right and y goes down from the upper left corner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Final, Literal

from voice_checkin.report import words
from voice_checkin.report.page import Counts, Graph, Series, Spans

WIDTH: Final = 300.0
_LEFT: Final = 84.0
"""Room for the names on the left."""
_RIGHT: Final = 22.0
"""Room for the numbers on the right."""
_TOP, _HEIGHT, _BELOW = 8.0, 76.0, 18.0
_ROW: Final = 14.0
_DATES: Final = 4
"""Dates under a graph, at most."""
_LONGEST: Final = 18
"""Letters of a name that fit on the left."""

Role = Literal["grid", "data", "soft", "text"]
"""How a mark looks: a quiet line, the data, the data in a lighter tone, writing."""
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """Straight lines from point to point."""

    points: tuple[tuple[float, float], ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    role: Role = "data"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    role: Role = "soft"


@dataclass(frozen=True, slots=True)
class Label:
    """Writing on the base line `y`."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"


Mark = Stroke | Dot | Box | Label


@dataclass(frozen=True, slots=True)
class Sheet:
    """A graph with everything in its place."""

    height: float
    marks: tuple[Mark, ...]


def sheet(graph: Graph) -> Sheet:
    """The marks of a graph, `WIDTH` wide."""
    if isinstance(graph, Series):
        return Sheet(_TOP + _HEIGHT + _BELOW, tuple(_series(graph)))
    if isinstance(graph, Counts):
        return Sheet(_TOP + _ROW * len(graph.counts), tuple(_counts(graph)))
    return Sheet(_TOP + _ROW * len(graph.spans) + _BELOW, tuple(_spans(graph)))


def _series(graph: Series) -> Iterator[Mark]:
    step = _plot_width() / len(graph.values)

    def place(index: int, value: float) -> tuple[float, float]:
        return _LEFT + (index + 0.5) * step, _y(graph, value)

    for value, name in graph.ticks:
        yield Stroke(((_LEFT, _y(graph, value)), (WIDTH - _RIGHT, _y(graph, value))), "grid")
        yield Label(_LEFT - 6, _y(graph, value) + 3, name, "end")
    yield from _dates(graph, step)
    if graph.bars:
        wide = min(14.0, 0.7 * step)
        for index, value in (pair for run in _runs(graph) for pair in run):
            x, y = place(index, value)
            yield Box(x - wide / 2, y, wide, max(1.0, _y(graph, graph.low) - y), "data")
        return
    for run in _runs(graph):
        points = tuple(place(index, value) for index, value in run)
        if len(points) > 1:
            yield Stroke(points, "soft")
        yield from (Dot(x, y, max(1.2, min(2.8, 0.35 * step))) for x, y in points)


def _runs(graph: Series) -> Iterator[list[tuple[int, float]]]:
    """Days that follow each other and on each of which something was said."""
    run: list[tuple[int, float]] = []
    for index, value in enumerate((*graph.values, None)):
        if value is not None:
            run.append((index, value))
        elif run:
            yield run
            run = []


def _dates(graph: Series, step: float) -> Iterator[Label]:
    every = max(1, ceil(len(graph.values) / _DATES))
    if every > 3:
        every = 7 * ceil(every / 7)  # so that the same weekday stands under every date
    for index in range(0, len(graph.values), every):
        when = words.short_day(graph.first + timedelta(days=index))
        yield Label(_LEFT + (index + 0.5) * step, _TOP + _HEIGHT + 13, when, "middle")


def _counts(graph: Counts) -> Iterator[Mark]:
    for row, (name, count) in enumerate(graph.counts):
        y = _TOP + _ROW * row
        wide = _plot_width() * count / max(1, graph.total)
        yield Label(_LEFT - 6, y + 10, words.cut(name, _LONGEST), "end")
        yield Box(_LEFT, y + 2, max(1.0, wide), _ROW - 5, "data")
        yield Label(_LEFT + wide + 5, y + 10, str(count))


def _spans(graph: Spans) -> Iterator[Mark]:
    reach = max(max(abs(low), abs(high), abs(at)) for _, at, low, high in graph.spans) or 1.0
    middle, half = _LEFT + _plot_width() / 2, _plot_width() / 2

    def place(value: float) -> float:
        return middle + half * value / reach

    bottom = _TOP + _ROW * len(graph.spans)
    for value in (-reach, 0.0, reach):
        yield Stroke(((place(value), _TOP), (place(value), bottom)), "grid")
        name = "0, no change" if value == 0 else words.number(value, signed=True)
        yield Label(place(value), bottom + 11, name, "middle")
    for row, (name, at, low, high) in enumerate(graph.spans):
        y = _TOP + _ROW * (row + 0.5)
        yield Label(_LEFT - 6, y + 3, words.cut(name, _LONGEST), "end")
        yield Stroke(((place(low), y), (place(high), y)), "soft")
        yield Dot(place(at), y, 3.2)


def _plot_width() -> float:
    return WIDTH - _LEFT - _RIGHT


def _y(graph: Series, value: float) -> float:
    return _TOP + _HEIGHT * (graph.high - value) / (graph.high - graph.low)
