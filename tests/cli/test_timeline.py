"""The picture of a conversation: complete, legible, and safe to put on a page."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.cli.timeline import (
    LEFT,
    RIGHT,
    ROW_SECONDS,
    SCALE,
    WIDTH,
    Segment,
    draw_timeline,
    peaks,
)
from voice_checkin.cli.timeline_labels import place, text_width, wrap

SVG = "{http://www.w3.org/2000/svg}"
MORNING = [
    Segment("assistant", 0.3, 3.0, "Good morning. How much can you feel?"),
    Segment("listening", 3.2, 8.0, "numb really"),
    Segment("person", 4.0, 6.5, "Numb, really."),
    Segment("logged", 8.1, 8.1, "felt 0"),
    Segment("assistant", 8.2, 9.0, "Numb. Logged."),
]
whos = st.sampled_from(["person", "assistant", "listening", "logged"])
seconds = st.floats(0, 100)
any_segment = st.builds(
    lambda who, start, length, label: Segment(who, start, start + length, label),
    whos,
    seconds,
    st.floats(0, 60),
    st.text(max_size=60) | st.text("ab W中", max_size=200),
)


def drawn(segments: list[Segment], **more: dict[str, list[float]]) -> ET.Element:
    return ET.fromstring(draw_timeline(segments, "A morning", **more))  # noqa: S314 - our own


def texts(picture: ET.Element, style: str) -> list[str]:
    return [
        element.text or ""
        for element in picture.iter(f"{SVG}text")
        if element.get("class") == style
    ]


def bars(picture: ET.Element, style: str) -> list[tuple[float, float]]:
    """x and width of every bar that has a tooltip: the legend's patches have none."""
    return [
        (float(element.get("x", "")), float(element.get("width", "")))
        for element in picture.iter(f"{SVG}rect")
        if element.get("class") == style and element.find(f"{SVG}title") is not None
    ]


def test_each_stretch_stands_at_its_time_and_in_its_length() -> None:
    picture = drawn(MORNING)
    assert bars(picture, "person") == [(LEFT + 4.0 * SCALE, 2.5 * SCALE)]
    starts, widths = zip(*bars(picture, "assistant"), strict=True)
    assert starts == pytest.approx([LEFT + 0.3 * SCALE, LEFT + 8.2 * SCALE], abs=0.1)
    assert widths == pytest.approx([2.7 * SCALE, 0.8 * SCALE], abs=0.1)
    assert len(bars(picture, "listening")) == 1


def test_words_said_heard_and_logged_are_all_there() -> None:
    picture = drawn(MORNING)
    said = " ".join(texts(picture, "said"))
    assert said == "Numb, really. Good morning. How much can you feel? Numb. Logged."
    assert texts(picture, "heard") == ["heard: numb really"]
    assert texts(picture, "logged") == ["✓ felt 0"]


def test_what_cannot_be_seen_can_be_read_aloud() -> None:
    picture = drawn(MORNING)
    named = {element.get("id"): element.text for element in picture if element.get("id")}
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby", "").split() == list(named)
    assert named["timeline-title"] == "A morning"
    assert "0:03 heard: numb really" in (named["timeline-desc"] or "")


def test_it_needs_nothing_from_elsewhere() -> None:
    svg = draw_timeline(MORNING, "A morning").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not any(word in svg for word in ("http", "url(", "@import", "<script", "@font-face"))


def test_words_are_words_and_never_mark_up() -> None:
    picture = drawn([Segment("person", 0, 15, "<script>&'\"]]>\x00\ud83d ok")])
    assert texts(picture, "said") == ["<script>&'\"]]> ok"]


def test_rows_break_before_a_question_and_not_within_a_word() -> None:
    turns = [Segment("assistant", 6.0 * n, 6.0 * n + 5, f"Question {n}.") for n in range(8)]
    widths = [width for _, width in bars(drawn(turns), "assistant")]
    assert widths == [5 * SCALE] * 8


def test_a_monologue_longer_than_a_row_goes_on_in_the_next() -> None:
    picture = drawn([Segment("person", 0, 2.5 * ROW_SECONDS, "on and on")])
    assert sum(width for _, width in bars(picture, "person")) == 2.5 * ROW_SECONDS * SCALE
    assert texts(picture, "said") == ["on and on"]


def test_an_empty_conversation_is_still_a_picture() -> None:
    assert bars(drawn([]), "person") == []


def test_a_wave_is_drawn_where_there_is_sound() -> None:
    wave = {"person": [0.0] * 80 + [0.5, 1.0, 0.5]}
    paths = [path for path in drawn(MORNING, waves=wave).iter(f"{SVG}path") if path.get("d")]
    strokes = [path.get("d", "").count("M") for path in paths if path.get("class") == "person wave"]
    assert strokes == [3]


def test_peaks_are_the_loudest_of_each_step() -> None:
    quiet, loud = (
        (100).to_bytes(2, "little", signed=True),
        (-32768).to_bytes(2, "little", signed=True),
    )
    assert peaks(quiet * 800 + loud + quiet * 10, 16_000) == [100 / 32768, 1.0]
    assert peaks(b"", 16_000) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(any_segment, max_size=12))
def test_any_conversation_gives_a_sound_picture_with_every_stretch_on_the_page(
    segments: list[Segment],
) -> None:
    picture = drawn(segments)
    for who in ("person", "assistant", "listening"):
        spans = bars(picture, who)
        assert len(spans) >= sum(segment.who == who for segment in segments)
        assert all(LEFT <= x <= x + width <= WIDTH - RIGHT + 3 for x, width in spans)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(90, 900), st.text(max_size=60)), max_size=12))
def test_no_two_labels_touch_and_none_leaves_the_page(words: list[tuple[float, str]]) -> None:
    labels = place(sorted(words), 960, 3)
    assert len(labels) == len(words)
    assert all(label.right <= 960 and len(label.lines) <= 3 for label in labels)
    for index, label in enumerate(labels):
        assert not any(label.touches(other) for other in labels[:index])


@settings(max_examples=100)
@given(st.text(), st.integers(30, 400), st.integers(1, 4))
def test_wrapped_words_fit_and_say_when_something_is_left_out(
    text: str, width: int, most: int
) -> None:
    lines = wrap(text, width, most)
    assert 1 <= len(lines) <= most
    assert all(text_width(line) <= width for line in lines)
    whole = wrap(text, 10**6, 1)[0]
    assert " ".join(lines) == whole or "…" in lines[-1] or any(line.endswith("…") for line in lines)
