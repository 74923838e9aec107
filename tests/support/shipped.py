"""What the program ships, read once however many tests need it."""

import gc
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from voice_checkin.catalogue.script import load_script
from voice_checkin.dialogue.script import Script
from voice_checkin.resources import intents_root
from voice_checkin.types import Expect, Transcript, Understanding

if TYPE_CHECKING:
    from voice_checkin.nlu.lexicon import Lexicon

RECORD = Path(__file__).with_name("understood.json")
"""What was understood of everything that is said in the tests of conversations."""
KEPT = TypeAdapter(dict[str, Understanding])


@cache
def script() -> Script:
    """Lines, exercises and helplines."""
    return load_script(intents_root())


@cache
def lexicon() -> "Lexicon":
    """What understanding needs.

    Tens of thousands of objects that live as long as the tests: the garbage collector, which would
    walk through them over and over, is told that they stay.
    """
    from voice_checkin.catalogue.lexicon import load_lexicon

    gc.disable()
    loaded = load_lexicon(intents_root())
    gc.freeze()
    gc.enable()
    return loaded


@cache
def recorded() -> dict[str, Understanding]:
    """The record, by `key`; empty where there is none."""
    return KEPT.validate_json(RECORD.read_bytes()) if RECORD.exists() else {}


def key(text: str, expect: Expect, confidence: float) -> str:
    """Where something said is in the record."""
    return f"{expect.value} {confidence} {text}"


@cache
def understood(text: str, expect: Expect, confidence: float = 1.0) -> Understanding:
    """What `text` means as a reply to a question for `expect`.

    Conversations are tested without understanding: what was said is looked up in the record, which
    tests/nlu holds against the program. Words that are not in it yet are understood, and noted.
    """
    known = recorded().get(key(text, expect, confidence))
    return known or understood_now(text, expect, confidence)


NEW: dict[str, Understanding] = {}
"""What was said and is not in the record; `python -m tests.support.record` puts it there."""


def understood_now(text: str, expect: Expect, confidence: float = 1.0) -> Understanding:
    """The same by the program itself."""
    from voice_checkin.nlu.understand import understand
    from voice_checkin.reminders.said import with_times

    meaning = understand(text, expect, lexicon(), (), confidence)
    NEW[key(text, expect, confidence)] = found = with_times(meaning, expect)
    return found


def means(transcript: Transcript, expect: Expect) -> Understanding:
    """What a conversation is given to understand with."""
    return understood(transcript.text, expect)
