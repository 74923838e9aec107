"""What the wake-word benchmark counts as what, and how sure its rates are."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks import wake_word
from benchmarks.wake_counts import Called, poisson_limit, totals
from benchmarks.wake_word import sorted_by_word, word_of
from voice_checkin.types import RATE


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("alexa__0", "alexa"),
        ("hey_jarvis-12", "hey_jarvis"),
        ("Okay, Nabu!", "okay_nabu"),
        ("hey mycroft", "hey_mycroft"),
        ("jarvis__3", None),
        ("alexander_1", None),
        ("", None),
    ],
)
def test_the_word_in_a_recording_is_told_by_its_name(said: str, word: str | None) -> None:
    assert word_of(said) == word


def test_a_list_goes_before_names_and_what_it_leaves_empty_is_left_out(tmp_path: Path) -> None:
    table = tmp_path / "list.tsv"
    table.write_text("file\ttranscript\nwav/1.wav\they jarvis\nwav/alexa.wav\t\n2.wav\tcomputer\n")
    paths = [tmp_path / name for name in ("1.wav", "alexa.wav", "2.wav", "alexa_7.wav")]
    words, others = sorted_by_word(paths, wake_word.listed(table))
    assert words == {"hey_jarvis": [paths[0]], "alexa": [paths[3]]}
    assert others == {"computer": [paths[2]]}


@pytest.mark.parametrize(("count", "limit"), [(0, 2.996), (1, 4.744), (2, 6.296), (10, 16.962)])
def test_the_highest_rate_that_fits(count: int, limit: float) -> None:
    """The values of printed tables of the Poisson distribution."""
    assert poisson_limit(count) == pytest.approx(limit, abs=0.001)


def test_no_call_in_little_sound_says_little() -> None:
    short, long = (Called("alexa", "talk", 1, hours, 0) for hours in (0.1, 10.0))
    assert short.per_hour == long.per_hour == 0
    assert short.at_most == pytest.approx(29.96, abs=0.01)
    assert long.at_most == pytest.approx(0.30, abs=0.01)
    assert Called("alexa", "nothing", 0, 0.0, 0).at_most == float("inf")


def test_all_recordings_together_leave_made_noise_out() -> None:
    rows = [
        Called("alexa", "talk", 3, 0.5, 1),
        Called("alexa", "orders", 2, 0.25, 1),
        Called("alexa", "white noise", 0, 8.0, 5),
    ]
    (total,) = (row for row in totals(rows) if row.word == "alexa")
    assert (total.n, total.hours, total.calls) == (5, 0.75, 2)


def test_a_synthetic_call_is_heard_and_noise_calls_nobody() -> None:
    (first, *_) = wake_word.synthetic("alexa")
    assert wake_word.missed("alexa", "one", [first, np.zeros(RATE)]).missed == 1
    assert wake_word.called("alexa", "hiss", wake_word.hiss(5.0, 1)).calls == 0
