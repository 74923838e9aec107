"""The page as a PDF on A4, with the same graphs as the HTML."""

import io
from collections.abc import Iterator
from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Circle, Drawing, PolyLine, Rect, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    LongTable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Table as Grid

from voice_checkin.report.page import Graph, Page, Section, Table
from voice_checkin.report.plot import WIDTH, Box, Dot, Label, Mark, Stroke, sheet

_FONT, _BOLD = "Vera", "VeraBd"
"""They come with reportlab, and are put into the file."""
_MARGIN, _EDGE = 44.0, 34.0
_ROOM: Final = A4[0] - 2 * _MARGIN - 12  # reportlab's frame keeps 6 on each side
_GAP: Final = 8.0
"""Between a graph and the table beside it."""
_SIDE: Final = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ("RIGHTPADDING", (0, 0), (0, 0), _GAP),
]
_INK, _QUIET = colors.HexColor("#1d2430"), colors.HexColor("#5a6472")
_COLOURS: Final = {
    "grid": colors.HexColor("#d5dae1"),
    "data": colors.HexColor("#2f6690"),
    "soft": colors.HexColor("#8fb3cf"),
    "text": _QUIET,
}
_STYLES: Final = {
    "title": ParagraphStyle("title", fontName=_BOLD, fontSize=17, leading=22, textColor=_INK),
    "period": ParagraphStyle(
        "period", fontName=_FONT, fontSize=9.5, leading=13, textColor=_QUIET, spaceAfter=8
    ),
    "head": ParagraphStyle(
        "head", fontName=_BOLD, fontSize=11.5, leading=14, textColor=_INK, spaceBefore=9
    ),
    "text": ParagraphStyle("text", fontName=_FONT, fontSize=9, leading=13, textColor=_INK),
    "said": ParagraphStyle(
        "said", fontName=_FONT, fontSize=9.5, leading=14, textColor=_INK, leftIndent=12,
        bulletIndent=2, bulletFontName=_FONT,
    ),
    "cell": ParagraphStyle("cell", fontName=_FONT, fontSize=7.5, leading=10.5, textColor=_INK),
    "cell_head": ParagraphStyle(
        "cell_head", fontName=_BOLD, fontSize=7.5, leading=10.5, textColor=_INK
    ),
    "note": ParagraphStyle(
        "note", fontName=_FONT, fontSize=7.5, leading=10.5, textColor=_QUIET, spaceAfter=3
    ),
}  # fmt: skip
_SHORT: Final = 12
"""Rows up to which a table stays on one sheet of paper with its graph."""
_CELL_GAP: Final = 6.0
_UNKNOWN: Final = "?"
"""For a letter that the font does not have."""


def to_pdf(page: Page) -> bytes:
    """The page, whole. Letters that the font does not have become "?", and a note says so."""
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_EDGE,
        bottomMargin=_EDGE,
        title=page.title,
        subject=page.period,
        author="",
        creator="voice-checkin",
        lang="en",
        invariant=1,  # no clock: the same page is the same file
    )
    _letters()
    document.build(list(_story(page)), onFirstPage=_number, onLaterPages=_number)
    return file.getvalue()


@cache
def _letters() -> frozenset[int]:
    """What both fonts can write; they are made known to reportlab."""
    fonts = [TTFont(name, f"{name}.ttf") for name in (_FONT, _BOLD)]
    for font in fonts:
        pdfmetrics.registerFont(font)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))


def _plain(text: str) -> str:
    """What the fonts can write of a text; line ends stay."""
    letters = _letters()
    return "".join(c if ord(c) in letters or c == "\n" else _UNKNOWN for c in text)


def _story(page: Page) -> Iterator[Flowable]:
    yield _text(page.title, "title")
    yield _text(page.period, "period")
    yield from (_text(said, "said", bullet="\u2022") for said in page.says)
    yield Spacer(1, 8)
    if page.glance:
        yield _table(page.glance)
    for section in page.sections:
        yield from _section(section)
    yield Spacer(1, 8)
    notes = [*page.notes]
    if any(_plain(text) != text for text in _texts(page)):
        notes.append('Some letters cannot be written here and are "?"; the HTML page has them.')
    yield from (_text(note, "note") for note in notes)


def _section(section: Section) -> Iterator[Flowable]:
    parts: list[Flowable] = [_text(section.title, "head")]
    parts += [_text(said, "text") for said in section.says]
    if section.beside and section.table:
        (graph,) = section.graphs
        right = _table(section.table, _ROOM - WIDTH - _GAP)
        left = [_drawing(graph), _text(graph.label, "note")]
        widths = [WIDTH + _GAP, _ROOM - WIDTH - _GAP]
        parts.append(Grid([[left, right]], colWidths=widths, style=_SIDE, hAlign="LEFT"))
        yield KeepTogether(parts)
        return
    for graph in section.graphs:
        parts += [_drawing(graph), _text(graph.label, "note")]
    short = section.table is None or len(section.table.rows) <= _SHORT
    if section.table and short:
        parts.append(_table(section.table))
    yield KeepTogether(parts)
    if section.table and not short:
        yield CondPageBreak(80)
        yield _table(section.table)


def _text(text: str, style: str, bullet: str | None = None) -> Paragraph:
    marked = escape(_plain(text)).replace("\n", "<br/>")
    return Paragraph(marked, _STYLES[style], bulletText=bullet)


def _table(table: Table, room: float = _ROOM) -> Flowable:
    heads = [_text(head, "cell_head") for head in table.heads]
    rows = [[_text(cell, "cell") for cell in row] for row in table.rows]
    rules: list[tuple[Any, ...]] = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, _COLOURS["grid"]),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    return LongTable(
        [heads, *rows],
        colWidths=_widths(table, room),
        style=rules,
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
    )


def _widths(table: Table, room: float) -> list[float]:
    """The room of each column: what its longest cell needs; where that is too much, the wide ones
    share what the narrow ones leave."""
    columns = zip(table.heads, *table.rows, strict=True)
    needed = [
        _CELL_GAP + max([_long(head, "cell_head"), *(_long(cell, "cell") for cell in cells)])
        for head, *cells in columns
    ]
    spare = max(0.0, room - sum(needed)) / len(needed)
    found = [0.0] * len(needed)
    for left, column in enumerate(sorted(range(len(needed)), key=needed.__getitem__)):
        found[column] = min(needed[column] + spare, room / (len(needed) - left))
        room -= found[column]
    return found


def _long(text: str, style: str) -> float:
    font = _STYLES[style]
    lines = _plain(text).split("\n")
    return float(max(stringWidth(line, font.fontName, font.fontSize) for line in lines))


def _drawing(graph: Graph) -> Flowable:
    drawn = sheet(graph)
    drawing = Drawing(WIDTH, drawn.height)
    for mark in drawn.marks:
        drawing.add(_shape(mark, drawn.height))
    return drawing


def _shape(mark: Mark, height: float) -> Any:
    """The mark as reportlab draws it, where y goes up from the lower left corner."""
    if isinstance(mark, Stroke):
        points = [number for x, y in mark.points for number in (x, height - y)]
        thick = 0.5 if mark.role == "grid" else 1.5
        return PolyLine(points, strokeColor=_COLOURS[mark.role], strokeWidth=thick)
    colour = _COLOURS["text" if isinstance(mark, Label) else mark.role]
    if isinstance(mark, Dot):
        return Circle(mark.x, height - mark.y, mark.radius, fillColor=colour, strokeColor=None)
    if isinstance(mark, Box):
        low = height - mark.y - mark.height
        return Rect(mark.x, low, mark.width, mark.height, fillColor=colour, strokeColor=None)
    return String(
        mark.x,
        height - mark.y,
        _plain(mark.text),
        textAnchor=mark.anchor,
        fontName=_FONT,
        fontSize=7.5,
        fillColor=colour,
    )


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont(_FONT, 7.5)
    canvas.setFillColor(_QUIET)
    canvas.drawRightString(A4[0] - _MARGIN, _EDGE / 2, str(document.page))


def _texts(page: Page) -> Iterator[str]:
    for table in (page.glance, *(section.table for section in page.sections)):
        if table is not None:
            yield from (cell for row in table.rows for cell in row)
