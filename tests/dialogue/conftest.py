"""Conversations held with the shipped script and lexicon."""

import re
from dataclasses import replace

import pytest

from tests.dialogue.talk import FAINT, Reader, Starter, Talk, fits, told
from tests.support import shipped
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.script import Script, Topic
from voice_checkin.dialogue.state import Kind
from voice_checkin.dialogue.step import start


@pytest.fixture(scope="session")
def script() -> Script:
    return shipped.script()


@pytest.fixture(scope="session")
def plain(script: Script) -> Script:
    """The script with the first wording of each line only."""
    firsts = {key: wordings[:1] for key, wordings in script.lines.wordings.items()}
    topics = {name: _plainly(topic) for name, topic in script.topics.items()}
    return replace(script, lines=replace(script.lines, wordings=firsts), topics=topics)


def _plainly(topic: Topic) -> Topic:
    questions = tuple(
        replace(one, say=one.say[:1], again=one.again[:1], ack=one.ack[:1], unsure=one.unsure[:1])
        for one in topic.questions
    )
    opening, closing = topic.opening[:1], topic.closing[:1]
    return replace(topic, opening=opening, closing=closing, questions=questions)


@pytest.fixture
def begin(plain: Script) -> Starter:
    """Starts a conversation: `begin(part_of_day="morning")`."""

    def starter(kind: Kind = Kind.CHECK_IN, /, **context: object) -> Talk:
        given: dict[str, object] = {"part_of_day": "morning", "country": "GB", **context}
        state, effects = start(kind, plain, Context(**given))  # type: ignore[arg-type]
        return Talk(plain, state, effects, list(effects))

    return starter


@pytest.fixture
def converse(begin: Starter) -> Reader:
    """Holds the conversation that a text shows and compares it, line by line."""

    def reader(text: str, kind: Kind = Kind.CHECK_IN, /, **context: object) -> Talk:
        expected = [line.strip() for line in text.strip().splitlines() if line.strip()]
        talk = begin(kind, **context)
        heard = [*told(talk)]
        for line in expected:
            if said := re.match(r"user(?: \[([\d.]+|faint)\])?: (.+)", line):
                if said[1] == "faint":
                    talk.turn(said[2], level=FAINT)
                else:
                    talk.turn(said[2], float(said[1] or 1))
                heard += [line, *told(talk)]
        assert fits(heard, expected), "\n".join(["it went like this:", *heard])
        return talk

    return reader
