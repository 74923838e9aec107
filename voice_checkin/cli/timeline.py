"""A conversation as a picture: who spoke when, what was heard, what was logged.

One self-contained SVG: no script, no font, no link, readable on light and dark pages. Time runs in
rows like lines of text, all at one scale, each broken where nobody speaks if there is such a place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

import numpy as np

from voice_checkin.cli.timeline_labels import LINE, Label, clean, cut, place, text_width

Who = Literal["person", "assistant", "listening", "logged"]
Waves = Mapping[str, Sequence[float]]

WAVE_STEP = 0.05
"""Seconds between two peaks of a wave."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the conversation, in seconds from its start."""

    who: Who
    start: float
    end: float
    """For `logged`, the same as `start`."""
    label: str = ""
    """Words said, for `listening` the words heard, for `logged` what was written; may be empty."""


def draw_timeline(segments: Sequence[Segment], title: str, waves: Waves | None = None) -> str:
    """The picture as SVG text.

    Segments may come in any order and may overlap. `waves` may hold `peaks` for "person" and for
    "assistant", counted from the conversation's start.
    """
    segments = sorted(segments, key=lambda segment: (segment.start, segment.end))
    end = max((segment.end for segment in segments), default=0.0)
    svg = ET.Element("svg", {"role": "img", "aria-labelledby": "timeline-title timeline-desc"})
    svg.set("xmlns", "http://www.w3.org/2000/svg")
    ET.SubElement(svg, "title", id="timeline-title").text = clean(title)
    ET.SubElement(svg, "desc", id="timeline-desc").text = _transcript(segments, end)
    ET.SubElement(svg, "style").text = _STYLE
    page = _rect(svg, 0, 0, WIDTH, 0, "page", corner=10)
    y = _draw_head(svg, title, end)
    for row in _rows(segments, end):
        y = _draw_row(svg, y, row, [s for s in segments if row.shows(s)], waves or {})
    page.set("height", f"{y:g}")
    for name, value in (
        ("width", f"{WIDTH}"),
        ("height", f"{y:g}"),
        ("viewBox", f"0 0 {WIDTH} {y:g}"),
    ):
        svg.set(name, value)
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode") + "\n"


def peaks(pcm: bytes, rate: int) -> list[float]:
    """The loudest sample (0 to 1) of each WAVE_STEP of int16 mono samples."""
    samples = np.abs(np.frombuffer(pcm, "<i2").astype(np.float64)) / 32768
    step = max(1, round(WAVE_STEP * rate))
    whole = np.pad(samples, (0, -len(samples) % step))
    return [float(peak) for peak in whole.reshape(-1, step).max(axis=1)]


ROW_SECONDS = 20.0
LEAD = 0.15
"""Seconds left free before the first word of a row and after the last."""
SCALE = 44.0
"""Pixels per second; all that follows is in pixels, too."""
LEFT, RIGHT = 96, 20
WIDTH = LEFT + round(ROW_SECONDS * SCALE) + RIGHT
LANE, AXIS, BETWEEN = 28, 22, 26

_TITLE_ROOM = 13 / 18 / 1.15
"""Widths are estimated for 13 pixels; the title has 18, and bold letters are wider."""

_LEGEND = (
    ("person", "person speaks"),
    ("assistant", "assistant speaks"),
    ("listening", "assistant listens"),
    ("logged", "entry written"),
)

_STYLE = """
text { font: 13px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; fill: #1d2733 }
.title { font-size: 18px; font-weight: 600 } .muted { fill: #566270 } .page { fill: #fdfdfc }
.lane { fill: #eef1f3 } .tick { stroke: #98a3ae } .listening { fill: #d5e6f6; stroke: #86b3dc }
.person { fill: #2368a8 } .assistant { fill: #b4541a } .logged { fill: #21774c }
.person.back { fill: #a5c8e6 } .assistant.back { fill: #efc3a2 }
.wave { fill: none; stroke-width: 1.4; stroke-linecap: round }
.person.wave { stroke: #1b5a94 } .assistant.wave { stroke: #9c4410 }
text.heard { font-style: italic; fill: #2368a8 } text.logged { fill: #21774c }
@media (prefers-color-scheme: dark) {
  text { fill: #e8edf2 } .muted { fill: #9daab7 } .page { fill: #12171d }
  .lane { fill: #1e262e } .tick { stroke: #5d6a76 } .listening { fill: #1a3146; stroke: #3f74a1 }
  .person { fill: #6cb4ee } .assistant { fill: #f2a168 } .logged { fill: #6fd29f }
  .person.back { fill: #2a5b80 } .assistant.back { fill: #7a4a29 }
  .person.wave { stroke: #9bd0fb } .assistant.wave { stroke: #fbc39a }
  text.heard { fill: #8cc4f2 } text.logged { fill: #6fd29f }
}
"""


@dataclass(frozen=True, slots=True)
class _Row:
    start: float
    end: float

    def x(self, second: float) -> float:
        return LEFT + (min(max(second, self.start), self.end) - self.start) * SCALE

    def begins(self, segment: Segment) -> bool:
        return self.start <= segment.start < self.end

    def shows(self, segment: Segment) -> bool:
        return self.begins(segment) or (segment.start < self.end and segment.end > self.start)

    def labels(self, segments: Sequence[Segment], who: Who, form: str, most: int) -> list[Label]:
        words = [
            (self.x(_anchor(segment, segments)), form.format(segment.label))
            for segment in segments
            if segment.who == who and segment.label.strip() and self.begins(segment)
        ]
        return place(words, WIDTH - RIGHT, most)


def _anchor(segment: Segment, segments: Sequence[Segment]) -> float:
    """The second a label stands at: words heard stand below the words said, if there are any."""
    if segment.who != "listening":
        return segment.start
    starts = (other.start for other in segments if other.who == "person")
    return min((s for s in starts if segment.start <= s < segment.end), default=segment.start)


def _rows(segments: Sequence[Segment], end: float) -> list[_Row]:
    """Rows of at most ROW_SECONDS, broken before a word if there is such a place in time."""
    rows, start, stop = [], 0.0, end + 2 * LEAD
    spans = [segment for segment in segments if segment.who != "logged"]
    while stop - start > ROW_SECONDS:
        latest = start + ROW_SECONDS
        breaks = [
            span.start - LEAD
            for span in spans
            if start + ROW_SECONDS / 3 < span.start - LEAD <= latest
            and not any(s.start < span.start - LEAD < s.end for s in spans)
        ]
        rows.append(_Row(start, max(breaks, default=latest)))
        start = rows[-1].end
    return [*rows, _Row(start, stop)]


def _draw_head(svg: ET.Element, title: str, end: float) -> float:
    _text(svg, 20, 34, cut(clean(title), (WIDTH - 40) * _TITLE_ROOM), "title")
    x = 20.0
    for name, words in _LEGEND:
        _rect(svg, x, 49, 16, 12, name)
        _text(svg, x + 22, 60, words, "muted")
        x += 22 + text_width(words) + 16
    _text(svg, WIDTH - RIGHT, 60, f"{end:.0f} seconds", "muted", anchor="end")
    return 78


def _draw_row(
    svg: ET.Element, y: float, row: _Row, segments: Sequence[Segment], waves: Waves
) -> float:
    y = _draw_labels(svg, y, row.labels(segments, "person", "{}", 3), "said")
    y = _draw_labels(svg, y, row.labels(segments, "listening", "heard: {}", 2), "heard") + 5
    _draw_lane(svg, y, row, "person")
    for segment in segments:
        if segment.who == "listening":
            _hover(_rect(svg, *_span(row, segment, y), LANE, "listening", corner=5), segment)
    _draw_speech(svg, y, row, segments, "person", waves)
    _draw_axis(svg, y + LANE, row)
    y += LANE + AXIS
    _draw_lane(svg, y, row, "assistant")
    _draw_speech(svg, y, row, segments, "assistant", waves)
    y += LANE
    for segment in segments:
        if segment.who == "logged" and row.begins(segment):
            x = row.x(segment.start)
            _hover(
                _path(svg, f"M{x:.1f} {y} l6 -{LANE / 2} -6 -{LANE / 2} -6 {LANE / 2}z", "logged"),
                segment,
            )
    y = _draw_labels(svg, y + 3, row.labels(segments, "assistant", "{}", 4), "said")
    return _draw_labels(svg, y, row.labels(segments, "logged", "✓ {}", 2), "logged") + BETWEEN


def _draw_lane(svg: ET.Element, y: float, row: _Row, who: Who) -> None:
    _rect(svg, LEFT, y, row.x(row.end) - LEFT, LANE, "lane", corner=5)
    _text(svg, LEFT - 12, y + LANE / 2 + 4, who, "muted", anchor="end")


def _draw_speech(
    svg: ET.Element, y: float, row: _Row, segments: Sequence[Segment], who: Who, waves: Waves
) -> None:
    wave = waves.get(who, ())
    style = f"{who} back" if wave else who
    for segment in segments:
        if segment.who == who:
            bar = _rect(svg, *_span(row, segment, y + 3), LANE - 6, style, corner=5)
            _hover(bar, segment)
    first, last = (round(second / WAVE_STEP) for second in (row.start, row.end))
    loudest = max(wave, default=0.0) or 1.0
    heights = [peak / loudest * (LANE / 2 - 4) for peak in wave[first:last]]
    line = "".join(
        f"M{row.x((first + index) * WAVE_STEP):.1f} {y + LANE / 2 - height:.1f}v{2 * height:.1f}"
        for index, height in enumerate(heights)
        if height > 0.3
    )
    if line:
        _path(svg, line, f"{who} wave")


def _draw_axis(svg: ET.Element, y: float, row: _Row) -> None:
    for second in range(int(np.ceil(row.start)), int(row.end) + 1):
        x = f"{row.x(second):.1f}"
        length = 5 if second % 5 == 0 else 3
        line = {"x1": x, "x2": x, "y1": f"{y:g}", "y2": f"{y + length:g}", "class": "tick"}
        ET.SubElement(svg, "line", line)
        if second % 5 == 0:
            _text(svg, row.x(second), y + 17, _clock(second), "muted", anchor="middle")


def _draw_labels(svg: ET.Element, y: float, labels: Sequence[Label], style: str) -> float:
    for label in labels:
        for number, line in enumerate(label.lines, label.row + 1):
            _text(svg, label.x, y + number * LINE - 4, line, style)
    return y + LINE * max((label.row + len(label.lines) for label in labels), default=0)


def _span(row: _Row, segment: Segment, y: float) -> tuple[float, float, float]:
    """x, y and width of a bar; a very short one stays visible."""
    x = row.x(segment.start)
    return x, y, max(2.0, row.x(segment.end) - x)


def _rect(
    svg: ET.Element, x: float, y: float, width: float, height: float, style: str, corner: int = 3
) -> ET.Element:
    sizes = {"x": x, "y": y, "width": width, "height": height, "rx": corner}
    return ET.SubElement(svg, "rect", {k: f"{v:.1f}" for k, v in sizes.items()} | {"class": style})


def _path(svg: ET.Element, d: str, style: str) -> ET.Element:
    return ET.SubElement(svg, "path", {"d": d, "class": style})


def _text(
    svg: ET.Element, x: float, y: float, words: str, style: str, anchor: str = "start"
) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "class": style, "text-anchor": anchor}
    ET.SubElement(svg, "text", place).text = words


def _hover(element: ET.Element, segment: Segment) -> None:
    words = f"{segment.start:.1f} to {segment.end:.1f} s, {segment.who}: {segment.label}"
    ET.SubElement(element, "title").text = clean(words)


def _clock(second: float) -> str:
    return f"{int(second) // 60}:{int(second) % 60:02}"


def _transcript(segments: Sequence[Segment], end: float) -> str:
    names = {"listening": "heard"}
    said = (f"{_clock(s.start)} {names.get(s.who, s.who)}: {s.label}" for s in segments if s.label)
    return clean(" | ".join((f"A conversation of {end:.0f} seconds", *said)))
