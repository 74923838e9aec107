"""When enough of an utterance is there to take its mean, and of which part."""

import numpy as np
import pytest

from voice_checkin.asr.pocketsphinx_mean import BLOCK, Beginning

QUIET, SPOKEN = (np.full(BLOCK // 2, level, "<i2").tobytes() for level in (20, 3000))


def blocks_taken(blocks: list[bytes]) -> tuple[int | None, bytes]:
    """After how many blocks there was enough (None: never), and the speech then."""
    beginning = Beginning()
    for count, block in enumerate(blocks, 1):
        if beginning.add(block):
            return count, beginning.speech()
    return None, beginning.speech()


def test_a_second_of_speech_is_enough() -> None:
    count, speech = blocks_taken([SPOKEN] * 30)
    assert count == 10
    assert speech == SPOKEN * 10


def test_silence_before_speech_is_waited_for_and_left_out() -> None:
    count, speech = blocks_taken([QUIET] * 40 + [SPOKEN] * 30)
    assert count == 50
    assert speech == QUIET * 3 + SPOKEN * 10


def test_a_short_word_is_waited_for_no_longer_than_needed() -> None:
    count, speech = blocks_taken([QUIET] * 2 + [SPOKEN] * 3 + [QUIET] * 40)
    assert count == 17
    assert speech == QUIET * 2 + SPOKEN * 3 + QUIET * 3


@pytest.mark.parametrize("blocks", [[], [QUIET] * 30, [bytes(BLOCK)] * 3])
def test_without_speech_there_is_never_enough_and_all_is_taken(blocks: list[bytes]) -> None:
    assert blocks_taken(blocks) == (None, b"".join(blocks))
