"""The page as one HTML file that needs nothing else: no script, font or picture from outside."""

from collections.abc import Iterator
from html import escape
from typing import Final

from voice_checkin.report.page import Graph, Page, Section, Table
from voice_checkin.report.plot import WIDTH, Box, Dot, Label, Mark, Sheet, Stroke, sheet

_STYLE: Final = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1d2430; --quiet: #5a6472;
  --line: #d5dae1; --data: #2f6690; --soft: #8fb3cf; --box: #f3f6f9; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181f; --ink: #e8ebf0; --quiet: #a3adba;
  --line: #39424f; --data: #8cc0e8; --soft: #4d7ea6; --box: #1d232c; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444;
  --line: #ccc; --data: #1f4e79; --soft: #8fb3cf; --box: #fff; } body { margin: 0; } }
* { box-sizing: border-box; }
body { background: var(--paper); color: var(--ink); margin: 0 auto; max-width: 52rem;
  padding: 1.5rem 1rem 3rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; }
header p, footer { color: var(--quiet); } header p { margin: .2rem 0 1rem; }
ul { background: var(--box); border-left: 4px solid var(--data); margin: 0 0 1rem;
  padding: .6rem 1rem .6rem 2rem; }
section, tr, figure { break-inside: avoid; } h2 { break-after: avoid; }
.long { break-inside: auto; }
.pair { align-items: start; display: grid; gap: 0 1.2rem; grid-template-columns: 5fr 4fr; }
.pair td { white-space: nowrap; }
@media (max-width: 42rem) { .pair { grid-template-columns: 1fr; } }
.wide { overflow-x: auto; }
figure { margin: .3rem 0; max-width: 34rem; } figcaption { color: var(--quiet); font-size: .85rem; }
svg { display: block; height: auto; max-width: 100%; width: 100%; }
table { border-collapse: collapse; font-size: .9rem; margin: .4rem 0; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .2rem .5rem .2rem 0; text-align: left;
  vertical-align: top; white-space: pre-line; } th { font-weight: 600; }
footer { border-top: 1px solid var(--line); font-size: .85rem; margin-top: 2rem; }
.grid { stroke: var(--line); stroke-width: .7; } .line { fill: none; stroke-width: 1.5; }
.line.soft { stroke: var(--soft); } .fill.data { fill: var(--data); }
.fill.soft { fill: var(--soft); } .label { fill: var(--quiet); font: 8.5px system-ui, sans-serif; }
"""
_LONG: Final = 12
"""Rows from which a table may be cut by the end of a sheet of paper."""


def to_html(page: Page) -> str:
    """The page, whole."""
    return "\n".join(_document(page)) + "\n"


def _document(page: Page) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # Even if something were slipped in, nothing would be fetched or run.
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    yield f"<title>{escape(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<header><h1>{escape(page.title)}</h1><p>{escape(page.period)}</p></header>\n<main>"
    yield f"<ul>{''.join(f'<li>{escape(said)}</li>' for said in page.says)}</ul>"
    if page.glance:
        yield _table(page.glance, "At a glance")
    for section in page.sections:
        yield from _section(section)
    yield "</main>\n<footer>"
    yield from (f"<p>{escape(note)}</p>" for note in page.notes)
    yield "</footer>\n</body>\n</html>"


def _section(section: Section) -> Iterator[str]:
    long = section.table is not None and len(section.table.rows) > _LONG
    yield '<section class="long">' if long else "<section>"
    yield f"<h2>{escape(section.title)}</h2>"
    yield from (f"<p>{escape(said)}</p>" for said in section.says)
    yield '<div class="pair">' if section.beside else "<div>"
    yield from (_figure(graph, section.title) for graph in section.graphs)
    if section.table:
        yield _table(section.table, section.title)
    yield "</div></section>"


def _table(table: Table, label: str) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    head = f"<thead><tr>{heads}</tr></thead>"
    body = f'<table aria-label="{escape(label)}">{head}\n<tbody>{rows}</tbody></table>'
    return f'<div class="wide">{body}</div>'


def _figure(graph: Graph, title: str) -> str:
    picture = _svg(sheet(graph), escape(f"{title}. {graph.label}"))
    return f"<figure>{picture}<figcaption>{escape(graph.label)}</figcaption></figure>"


def _svg(drawn: Sheet, label: str) -> str:
    marks = "".join(_mark(mark) for mark in drawn.marks)
    size = f"0 0 {WIDTH:g} {drawn.height:g}"
    return f'<svg viewBox="{size}" role="img" aria-label="{label}">{marks}</svg>'


def _mark(mark: Mark) -> str:
    if isinstance(mark, Stroke):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in mark.points)
        kind = "grid" if mark.role == "grid" else f"line {mark.role}"
        return f'<polyline class="{kind}" points="{points}"/>'
    if isinstance(mark, Dot):
        where = f'cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{mark.radius:.1f}"'
        return f'<circle class="fill {mark.role}" {where}/>'
    if isinstance(mark, Box):
        where = f'x="{mark.x:.1f}" y="{mark.y:.1f}"'
        size = f'width="{mark.width:.1f}" height="{mark.height:.1f}"'
        return f'<rect class="fill {mark.role}" {where} {size}/>'
    return _label(mark)


def _label(mark: Label) -> str:
    where = f'x="{mark.x:.1f}" y="{mark.y:.1f}" text-anchor="{mark.anchor}"'
    return f'<text class="label" {where}>{escape(mark.text)}</text>'
