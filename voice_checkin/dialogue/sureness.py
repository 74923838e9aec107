"""What becomes of what was heard, by how surely: taken, confirmed first, or asked for again.

The thresholds are those of docs/accuracy.md, which says how much of what is taken is wrong, and how
much of what is right is questioned.
"""

from enum import Enum
from typing import Final

from voice_checkin.types import Level

CONFIRM_BELOW: Final = 0.85
"""What was heard less surely than this is confirmed before it is logged."""
HARDLY_HEARD: Final = 0.3
"""What was heard less surely than this is asked for again in other words first."""
_FAINT_DBFS: Final = -70.0
"""What is quieter than this is a guess (docs/hearing.md)."""
_FAINT_SNR: Final = 3.0
"""What is less than so many dB above the room is one, too."""


class Decision(Enum):
    """What to do with an answer."""

    ACCEPT = "accept"
    CONFIRM = "confirm"
    ASK_AGAIN = "ask_again"
    COME_CLOSER = "come_closer"


def decide(confidence: float, level: Level | None = None) -> Decision:
    """By the confidence (0 to 1), and the level where it was measured."""
    if level and is_faint(level):
        return Decision.COME_CLOSER
    if confidence < HARDLY_HEARD:
        return Decision.ASK_AGAIN
    return Decision.CONFIRM if confidence < CONFIRM_BELOW else Decision.ACCEPT


def is_faint(level: Level) -> bool:
    """Was it too quiet to be more than a guess, or drowned by the room?"""
    drowned = level.snr is not None and level.snr < _FAINT_SNR
    return drowned or level.dbfs < _FAINT_DBFS
