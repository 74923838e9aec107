"""Setting up: a few questions, each of which may be passed over."""

import pytest

from tests.dialogue.talk import Reader, Starter, Talk
from voice_checkin.dialogue.state import Kind
from voice_checkin.types import SaveName, SaveSettings


def settings(talk: Talk) -> dict[str, str]:
    kept = [effect.answers for effect in talk.done if isinstance(effect, SaveSettings)]
    return dict(kept[-1])


def kept_name(talk: Talk) -> str:
    return [effect.name for effect in talk.done if isinstance(effect, SaveName)][-1]


def test_setting_up(converse: Reader) -> None:
    talk = converse(
        """
        app: A few short questions about you. Is now all right?
        user: yes
        app: What may I call you?
        user: you can call me sam
        app: Would you like another voice than mine?
        user: yes
        app: Shall I speak more slowly than this?
        user: yes please
        app: Which country are you in? It chooses the numbers for help.
        user: i live in ireland
        app: May I ask how you are in the morning? Say a time, or no.
        user: half six
        app: And in the evening? Say a time, or no.
        user: nine
        app: When do I stay quiet? From ten to seven, say. Or no.
        user: ten to half five
        app: That is all. You can change it any time.
        end: done
        """,
        Kind.SET_UP,
    )
    assert settings(talk) == {
        "voice": "another",
        "rate": "130",
        "country": "IE",
        "morning_time": "06:30",
        "evening_time": "21:00",
        "quiet_from": "22:00",
        "quiet_to": "05:30",
    }
    assert kept_name(talk) == "sam"


def test_every_question_of_setting_up_may_be_answered_with_no(converse: Reader) -> None:
    talk = converse(
        """
        app: A few short questions about you. Is now all right?
        user: yes
        app: What may I call you?
        user: no
        app: That's fine.
        app: Would you like another voice than mine?
        user: no
        app: Shall I speak more slowly than this?
        user: no
        app: Which country are you in? It chooses the numbers for help.
        user: no
        app: That's fine.
        app: May I ask how you are in the morning? Say a time, or no.
        user: no thanks
        app: That's fine.
        app: And in the evening? Say a time, or no.
        user: yes
        app: What time in the evening?
        user: rather not
        app: That's fine.
        app: When do I stay quiet? From ten to seven, say. Or no.
        user: no
        app: That's fine.
        app: That is all. You can change it any time.
        end: done
        """,
        Kind.SET_UP,
    )
    assert not any(isinstance(effect, SaveSettings) for effect in talk.done)


def test_undo_of_a_time_takes_it_out_of_the_settings(begin: Starter) -> None:
    talk = begin(Kind.SET_UP)
    for said in ("yes", "no", "no", "no", "ireland", "seven"):
        talk.turn(said)
    talk.turn("undo that")
    taken, left = (e.answers for e in talk.effects if isinstance(e, SaveSettings))
    assert taken == (("morning_time", ""),)
    assert left == (("country", "IE"),)
    assert talk.lines == ["undone", "set_up.morning_time"]


def test_a_name_is_used_once_in_greeting(begin: Starter) -> None:
    assert begin(name="sam").said == ["Good morning, Sam. How are you today?"]
    assert begin(name="Sam", private=True).said == ["Good morning. How are you today?"]


@pytest.mark.parametrize(
    ("said", "end"), [("stop", "stopped"), ("not now", "done"), ("no", "done")]
)
def test_who_does_not_want_to_be_set_up_is_through_at_once(
    begin: Starter, said: str, end: str
) -> None:
    talk = begin(Kind.SET_UP)
    talk.turn(said)
    assert talk.end == end
    assert not any(isinstance(effect, SaveSettings | SaveName) for effect in talk.done)
