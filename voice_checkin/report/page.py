"""What stands on a report, before it is drawn: plain values that every writer draws alike."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, get_args

Field = Literal["felt", "valence", "energy", "sleep", "feelings", "habits", "helps", "goals"]
"""What can be shown or left out, each by itself."""
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
For = Literal["me", "clinician"]
READERS: Final[tuple[For, ...]] = get_args(For)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants on the page."""

    first: date
    last: date
    """Both counted."""
    fields: tuple[Field, ...] = FIELDS
    reader: For = "me"
    words: bool = False
    """True: also notes, events and reasons, in the person's own words."""

    @property
    def days(self) -> int:
        """Days of the period."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Series:
    """A value for each day of the period; None is a gap, for nothing was said."""

    label: str
    first: date
    values: tuple[float | None, ...]
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    """Values that the axis names, and how."""
    bars: bool = False
    """True: bars from `low`; else dots, joined where one day follows another."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each of some things was there."""

    label: str
    counts: tuple[tuple[str, int], ...]
    total: int
    """Days there were."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Differences, each with the interval that it lies in."""

    label: str
    spans: tuple[tuple[str, float, float, float], ...]
    """Name, estimate, low end, high end."""


Graph = Series | Counts | Spans
_BESIDE_COLUMNS, _BESIDE_ROWS = 4, 15


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as they are read."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One subject: sentences, graphs, and the table that says the same in numbers."""

    title: str
    says: tuple[str, ...] = ()
    graphs: tuple[Graph, ...] = ()
    table: Table | None = None

    @property
    def beside(self) -> bool:
        """True where graph and table are small enough to stand side by side."""
        if len(self.graphs) != 1 or self.table is None:
            return False
        return len(self.table.heads) <= _BESIDE_COLUMNS and len(self.table.rows) <= _BESIDE_ROWS


@dataclass(frozen=True, slots=True)
class Page:
    """Everything, in the order in which it is read."""

    title: str
    period: str
    says: tuple[str, ...]
    """What matters most, first."""
    glance: Table | None
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    """What the numbers are, and are not."""
    fields: tuple[Field, ...] = field(default=FIELDS)
