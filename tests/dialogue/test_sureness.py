"""What becomes of an answer, by how surely and how loudly it was heard."""

import pytest

from voice_checkin.dialogue.sureness import CONFIRM_BELOW, HARDLY_HEARD, Decision, decide
from voice_checkin.types import Level


@pytest.mark.parametrize(
    ("confidence", "decision"),
    [
        (1.0, Decision.ACCEPT),
        (CONFIRM_BELOW, Decision.ACCEPT),
        (CONFIRM_BELOW - 0.01, Decision.CONFIRM),
        (HARDLY_HEARD, Decision.CONFIRM),
        (HARDLY_HEARD - 0.01, Decision.ASK_AGAIN),
        (0.0, Decision.ASK_AGAIN),
    ],
)
def test_taken_confirmed_or_asked_again(confidence: float, decision: Decision) -> None:
    assert decide(confidence) is decision
    assert decide(confidence, Level(-25.0, 30.0)) is decision


@pytest.mark.parametrize("level", [Level(-75.0), Level(-75.0, 20.0), Level(-30.0, 1.0)])
def test_what_was_too_faint_is_no_answer_however_sure(level: Level) -> None:
    assert decide(1.0, level) is Decision.COME_CLOSER
