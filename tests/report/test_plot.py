"""Where marks go: inside the sheet, one for each value, whatever the values are."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.texts import any_text
from voice_checkin.report.html import to_html
from voice_checkin.report.page import Counts, Graph, Page, Section, Series, Spans, Table, Wanted
from voice_checkin.report.pdf import to_pdf
from voice_checkin.report.plot import WIDTH, Box, Dot, Label, Stroke, sheet
from voice_checkin.report.words import number, period, week

MONDAY = date(2026, 3, 2)
VALUES = st.lists(st.none() | st.floats(0, 4), min_size=1, max_size=400).map(tuple)
FINITE = st.floats(-10, 10)


@st.composite
def series(draw: st.DrawFn) -> Series:
    ticks = ((0.0, "0 nothing"), (4.0, "4"))
    return Series("felt", MONDAY, draw(VALUES), 0, 4, ticks, draw(st.booleans()))


COUNTS = st.lists(st.tuples(any_text(40), st.integers(1, 50)), min_size=1, max_size=12).map(
    lambda counts: Counts("habits", tuple(counts), 50)
)
SPANS = st.lists(st.tuples(any_text(40), FINITE, FINITE, FINITE), min_size=1, max_size=6).map(
    lambda spans: Spans("points", tuple((n, b, a, c) for n, *x in spans for a, b, c in [sorted(x)]))
)
GRAPHS = series() | COUNTS | SPANS


def places(graph: Graph) -> Iterator[tuple[float, float]]:
    for mark in sheet(graph).marks:
        if isinstance(mark, Stroke):
            yield from mark.points
        elif isinstance(mark, Box):
            yield mark.x, mark.y
            yield mark.x + mark.width, mark.y + mark.height
        else:
            yield mark.x, mark.y


@settings(max_examples=100, deadline=None)
@given(GRAPHS)
def test_every_mark_is_on_the_sheet(graph: Graph) -> None:
    height = sheet(graph).height
    for x, y in places(graph):
        assert isfinite(x)
        assert isfinite(y)
        assert -1 <= x <= WIDTH + 8
        assert -1 <= y <= height + 2


@settings(max_examples=60, deadline=None)
@given(series())
def test_each_value_is_drawn_once_and_a_gap_is_not(graph: Series) -> None:
    marks = sheet(graph).marks
    drawn = [mark for mark in marks if isinstance(mark, Box if graph.bars else Dot)]
    assert len(drawn) == sum(value is not None for value in graph.values)
    assert 1 <= sum(isinstance(mark, Label) and mark.anchor == "middle" for mark in marks) <= 4


@settings(max_examples=25, deadline=None)
@given(GRAPHS, any_text(60), st.lists(st.tuples(any_text(60), any_text(10)), max_size=20))
def test_whatever_is_in_it_both_can_be_written(
    graph: Graph, text: str, rows: list[tuple[str, str]]
) -> None:
    section = Section(text, (text,), (graph,), Table(("a", "b"), tuple(rows)))
    page = Page(text, text, (text,), None, (section,), (text,))
    assert to_pdf(page).startswith(b"%PDF-")
    assert to_html(page).count("<svg") == 1


def test_words_for_numbers_and_days() -> None:
    assert [number(n, signed=True) for n in (-0.04, 0.0, 1.25, -1.5, None)] == [
        "0.0", "0.0", "+1.2", "\u22121.5", "\u2013",
    ]  # fmt: skip
    assert week(MONDAY, MONDAY + timedelta(days=6)) == "2 to 8 Mar"
    assert week(date(2026, 3, 30), date(2026, 4, 5)) == "30 Mar to 5 Apr"
    assert period(MONDAY, MONDAY) == "2 March 2026 (1 day)"
    assert Wanted(MONDAY, MONDAY).days == 1
