"""What an utterance means as the answer to the question that was asked."""

import hassil

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.types import Expect

Answer = dict[str, str | int | float]


def answer(plain: str, expect: Expect, lexicon: Lexicon) -> Answer:
    """The slots of the answer, empty when it is none. `plain` is recogniser text."""
    intents = lexicon.answers.get(expect)
    if intents is None or not plain:
        return {}
    best = hassil.recognize_best(plain, intents)
    if best is None:
        return {}
    return {"answer": best.intent.name, **{k: e.value for k, e in best.entities.items()}}
