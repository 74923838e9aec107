"""Brings a file of any kind that is known into a store; its kind is told by how it begins."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, get_args

from voice_checkin.errors import StoreError
from voice_checkin.exchange.daylio import Reader, header_of, read_daylio
from voice_checkin.exchange.loop import ZIP, read_loop
from voice_checkin.store.contract import CheckInStore
from voice_checkin.store.files import as_text, read_bytes
from voice_checkin.store.importing import Imported, add_rows, import_file
from voice_checkin.store.track import Track, untracked
from voice_checkin.types import Polarity

Kind = Literal["voice-checkin", "daylio", "loop"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


def kind_of(data: bytes) -> Kind:
    """Which program wrote a file; what nobody else wrote counts as ours."""
    if data.startswith(ZIP):
        return "loop"
    first = data.split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    header = header_of(first)
    if "full_date" in header or {"mood", "weekday"} <= set(header):
        return "daylio"
    return "loop" if first.startswith(("Date,", '"Date",')) else "voice-checkin"


def bring(
    path: Path,
    store: CheckInStore,
    reader: Reader,
    kind: Kind | None = None,
    track: Track = untracked,
) -> Imported:
    """Add what is in the file, in one transaction; without a `kind` it is told by the file.

    The same file a second time adds nothing. Raises StoreError when nothing can be read of it.
    """
    data = read_bytes(path)
    if not data.strip():
        raise StoreError(f"{path} is empty; choose another file. Nothing was imported.")
    kind = kind or kind_of(data)
    if kind == "voice-checkin":
        begins = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        table = path.suffix.lower() != ".json" and begins != b"{"
        return import_file(path, store, _polarities(reader) if table else None, track)
    if kind == "daylio":
        read = read_daylio(as_text(data, str(path)), str(path), reader, track)
    else:
        read = read_loop(data, str(path), reader.lexicon, reader.zone, track)
    return add_rows(read, str(path), store)


def _polarities(reader: Reader) -> Mapping[str, Polarity]:
    """Feelings by name: a table names them, but does not say which kind they are."""
    feelings = (phrase.feeling for phrase in reader.lexicon().feelings.values() if phrase.feeling)
    return {feeling.name: feeling.polarity for feeling in feelings}
