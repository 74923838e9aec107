"""The chunker loses nothing and invents nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.audio.framing import Chunker
from voice_checkin.types import FRAME_BYTES


@given(pieces=st.lists(st.binary(max_size=40), max_size=20), size=st.integers(1, 17))
def test_frames_and_tail_joined_are_the_input_for_any_split(pieces: list[bytes], size: int) -> None:
    chunker = Chunker(size)
    frames = [frame for piece in pieces for frame in chunker.feed(piece)]
    assert b"".join(frames) + chunker.tail() == b"".join(pieces)
    assert all(len(frame) == size for frame in frames)
    assert len(chunker.tail()) < size


def test_a_frame_is_given_out_as_soon_as_it_is_whole() -> None:
    chunker = Chunker(4)
    assert chunker.feed(b"abc") == []
    assert chunker.feed(b"d") == [b"abcd"]
    assert chunker.tail() == b""


def test_frames_are_those_of_the_pipeline_unless_told_otherwise() -> None:
    assert [len(frame) for frame in Chunker().feed(bytes(2 * FRAME_BYTES + 2))] == [1024, 1024]


def test_a_frame_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one byte"):
        Chunker(0)
