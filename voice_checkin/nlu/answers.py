"""What an utterance means as the answer to the question that was asked."""

from collections.abc import Sequence

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.pattern import Value
from voice_checkin.types import Expect


def answer(plain: Sequence[str], expect: Expect, lexicon: Lexicon) -> dict[str, Value]:
    """The slots of the answer, empty when it is none. `plain` are plain words."""
    commands = lexicon.answers.get(expect)
    match = commands.match(plain) if commands else None
    return match.slots if match else {}
