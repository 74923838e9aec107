"""What we offer as an answer is understood as one."""

import re

import pytest

from tests.support.shipped import script, understood
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.types import Expect

OFFERS: dict[LineKey, Expect] = {
    "choices.open": Expect.FEELING,
    "choices.felt": Expect.FELT,
    "choices.pleasant": Expect.PLEASANT,
    "choices.energy": Expect.ENERGY,
    "choices.sleep": Expect.SLEEP,
    "short.energy": Expect.ENERGY,
    "short.pleasant": Expect.PLEASANT,
    "short.body": Expect.FEELING,
    "ask.body": Expect.FEELING,
}


def offered(wording: str) -> list[str]:
    """The answers that the last sentence lists: "numb", "low", "fine", "good"."""
    listed = re.split(r"(?<=[.?]) ", wording)[-1].removeprefix("You could say ").strip(".?")
    listed = re.sub(r"^.* body(?: feel)? ", "", listed)
    words = re.split(r", (?:or )?", listed)
    return [word.lower() for word in words] if len(words) > 2 else []


@pytest.mark.parametrize("key", OFFERS)
def test_what_we_offer_as_an_answer_is_understood(key: LineKey) -> None:
    answers = {word for wording in script().lines.wordings[key] for word in offered(wording)}
    assert len(answers) >= 3
    unheard = [word for word in answers if not has_content(understood(word, OFFERS[key]))]
    assert unheard == []
