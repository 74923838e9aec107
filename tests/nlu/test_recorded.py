"""Tests of conversations look up what is understood: what they find is what the program does."""

import os
import subprocess
import sys

from tests.support import shipped
from voice_checkin.types import Expect


def test_what_the_conversations_are_given_is_what_is_understood() -> None:
    changed = []
    for key, known in shipped.recorded().items():
        expect, confidence, text = key.split(" ", 2)
        if shipped.understood_now(text, Expect(expect), float(confidence)) != known:
            changed.append(text)
    assert not changed, "understood in another way: run python -m tests.support.record"


def test_there_is_a_record() -> None:
    assert len(shipped.recorded()) > 200


TIES = ("what should i do", "remind me at noon", "good", "skip", "again", "not now", "that's it")
SAYS = f"""
from tests.support.shipped import understood_now
from voice_checkin.types import Expect
for text in {TIES!r}:
    for expect in Expect:
        print(understood_now(text, expect))
"""


def test_the_same_words_mean_the_same_on_every_day() -> None:
    """Python orders sets of words anew in each run; what is understood may not depend on it."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", SAYS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert len(set(runs)) == 1
