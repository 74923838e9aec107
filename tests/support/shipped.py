"""What the program ships, read once however many tests need it."""

import gc
from functools import cache

from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.catalogue.script import load_script
from voice_checkin.dialogue.script import Script
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.reminders.said import with_times
from voice_checkin.resources import intents_root
from voice_checkin.types import Expect, Transcript, Understanding


@cache
def script() -> Script:
    """Lines, exercises and helplines."""
    return load_script(intents_root())


@cache
def lexicon() -> Lexicon:
    """What understanding needs.

    Tens of thousands of objects that live as long as the tests: the garbage collector, which would
    walk through them over and over, is told that they stay.
    """
    gc.disable()
    loaded = load_lexicon(intents_root())
    gc.freeze()
    gc.enable()
    return loaded


@cache
def understood(text: str, expect: Expect, confidence: float = 1.0) -> Understanding:
    """What `text` means as a reply to a question for `expect`; worked out once."""
    return with_times(understand(text, expect, lexicon(), (), confidence), expect)


def means(transcript: Transcript, expect: Expect) -> Understanding:
    """What a conversation is given to understand with."""
    return understood(transcript.text, expect)
