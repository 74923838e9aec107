"""Which numbers are given, by where the person lives."""

import pytest

from tests.dialogue.talk import Reader, Starter
from voice_checkin.dialogue import numbers


def test_without_a_country_the_list_is_offered(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i want to kill myself
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: Are you in danger now? Then please call your emergency number.
        app: Please tell someone you trust, and a doctor too.
        app: Would you like to hear the helplines I know?
        user: yes
        app: ...
        """,
        country=None,
    )
    assert "The United Kingdom: the Samaritans, one one six, one two three." in talk.said


def test_without_a_country_the_emergency_number_is_asked_about(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i've got everything ready and i'm doing it tonight
        app: Please call your emergency number now.
        app: Be with someone, and move away from anything that could hurt you.
        app: Do you know the number where you are?
        user: no
        app: ...
        """,
        country=None,
    )
    assert "The United Kingdom: nine, nine, nine." in talk.said


def test_a_country_we_have_no_line_for_is_as_none(begin: Starter) -> None:
    talk = begin(country="BR")
    talk.turn("i want to kill myself")
    assert "care.list_offer" in talk.lines


def test_where_112_is_all_we_know_it_is_named(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i want to kill myself
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: If you are in danger now, call one, one, two.
        app: Please tell someone you trust, and a doctor too.
        app: I can repeat that, do some grounding, or be quiet with you.
        user: repeat
        app: If you are in danger now, call one, one, two.
        user: stop
        app: All right. If you are in danger, call one, one, two, day or night.
        end: care
        """,
        country="FR",
    )


def test_in_need_112_is_given_at_once_all_over_the_union(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i've got everything ready and i'm doing it tonight
        app: Please call one, one, two now.
        app: One, one, two.
        app: Be with someone, and move away from anything that could hurt you.
        """,
        country="NL",
    )


def test_a_helpline_we_do_not_know_is_not_promised(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: last year i was suicidal i'm better now
        app: Thank you for telling me. That was a hard time to live through.
        app: Would you like the number of someone to talk to?
        user: yes
        app: I don't know a helpline where you live. A doctor can name one.
        app: How much can you feel right now?
        """,
        country="IT",
    )


@pytest.mark.parametrize(
    ("country", "crisis", "emergency"),
    [
        ("FR", None, "112"),
        ("DE", "0800 111 0 111", "112"),
        ("UK", "116 123", "999"),
        ("CH", None, None),
        (None, None, None),
    ],
)
def test_the_numbers_of_a_country(
    begin: Starter, country: str | None, crisis: str | None, emergency: str | None
) -> None:
    talk = begin(country=country)
    lines = numbers.crisis(talk.state, talk.script), numbers.emergency(talk.state, talk.script)
    assert tuple(line and line.dial for line in lines) == (crisis, emergency)
