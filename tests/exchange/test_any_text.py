"""Whatever is in a file: it is read, or refused in a sentence."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.files import CHECKMARKS, DAYLIO, HABITS, zipped
from tests.support.shipped import lexicon
from tests.support.texts import any_text
from voice_checkin.errors import StoreError
from voice_checkin.exchange.bring import KINDS, kind_of
from voice_checkin.exchange.daylio import COLUMNS, Reader, read_daylio, to_daylio
from voice_checkin.exchange.loop import read_loop
from voice_checkin.store.storable import storable

READER = Reader(lexicon, "Europe/Dublin", {}, lambda names: dict.fromkeys(names, 0))
WHOLE = zipped(Checkmarks=CHECKMARKS, Habits=HABITS)
CELLS = st.one_of(
    any_text(12),
    st.sampled_from(("2026-03-02", "0001-01-01", "9999-12-31", "22:13", "1:5 PM", "'=rad", "meh")),
    st.sampled_from(("YES_MANUAL", "NO", "2", "-1", "12000", "9" * 5000, "a | b | gym")),
)
TEXTS = any_text(200) | st.lists(st.lists(CELLS, max_size=9).map(",".join), max_size=8).map(
    "\n".join
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_as_daylios(text: str) -> None:
    with suppress(StoreError):
        read = read_daylio(f"{','.join(COLUMNS)}\n{text}", "any.csv", READER)
        assert [storable(entry) for entry in read.entries] == list(read.entries)
        again = read_daylio(to_daylio(read.entries), "again.csv", READER)
        assert again.problems == ()
        said = [(e.said_at.minute, e.check_in.valence) for e in read.entries]
        assert [(e.said_at.minute, e.check_in.valence) for e in again.entries] == said[::-1]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_as_loops(text: str) -> None:
    for before in ("", "Date,Walk,Pages,\n"):
        with suppress(StoreError):
            for entry in read_loop((before + text).encode(), "any.csv", lexicon, "UTC").entries:
                assert entry.check_in.habits


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=40), st.integers(0, len(WHOLE) - 1), st.integers(0, len(WHOLE)))
def test_any_damage_to_a_zip(other: bytes, at: int, length: int) -> None:
    with suppress(StoreError):
        read_loop(WHOLE[:at] + other + WHOLE[at + length :], "any.zip", lexicon, "UTC")


@given(st.binary(max_size=60))
def test_any_file_is_of_some_kind(data: bytes) -> None:
    assert kind_of(data) in KINDS
    assert kind_of(DAYLIO.encode()) == "daylio"
    assert kind_of(CHECKMARKS.encode()) == kind_of(WHOLE) == "loop"
