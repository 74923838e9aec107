"""The rows of a CSV file that somebody hands in, each with its line."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from voice_checkin.errors import StoreError

_LONGEST_CELL: Final = 1_000_000
"""Characters; more than a person says, less than a damaged file can fill the memory with."""


def csv_rows(text: str, name: str, delimiter: str = ",") -> Iterator[tuple[int, Sequence[str]]]:
    """Every row with the line of the file, from 1, that it begins on; `name` is the file's.

    Raises StoreError where the quotes are broken, for then no later row can be trusted.
    """
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    old_limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        start = 1
        for cells in lines:
            yield start, cells
            start = lines.line_num + 1
    except csv.Error as bad:
        raise StoreError(
            f"{name}:{lines.line_num}: not valid CSV ({bad}); mend the quotes there. "
            "Nothing was imported."
        ) from None
    finally:
        csv.field_size_limit(old_limit)
