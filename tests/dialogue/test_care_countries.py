"""Which numbers are given, by where the person lives."""

import pytest

from tests.dialogue.talk import SAMARITANS, Reader, Starter
from voice_checkin.dialogue import numbers
from voice_checkin.dialogue.script import Script


def test_without_a_country_the_list_is_offered(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i want to kill myself
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: If you are in danger now, please call your emergency number.
        app: Please tell someone you trust, and a doctor too.
        app: Would you like to hear the helplines I know? Or say your country.
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
        app: Do you know the number where you are? If not, say your country.
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


def test_the_country_can_be_said_instead_of_hearing_the_list(converse: Reader) -> None:
    talk = converse(
        f"""
        app: ...
        user: i want to kill myself
        app: ...
        app: Would you like to hear the helplines I know? Or say your country.
        user: i'm in northern ireland
        app: {SAMARITANS}
        user: repeat
        app: {SAMARITANS}
        """,
        country=None,
    )
    assert talk.state.context.country == "GB"


def test_in_need_the_country_brings_its_emergency_number(converse: Reader) -> None:
    converse(
        """
        app: ...
        user: i've got everything ready and i'm doing it tonight
        app: ...
        app: Do you know the number where you are? If not, say your country.
        user: france
        app: Please call one, one, two now.
        app: One, one, two.
        """,
        country=None,
    )


def test_a_country_is_no_number_where_one_is_known(converse: Reader) -> None:
    converse(
        """
        app: ...
        user: i want to kill myself
        app: ...
        user: spain
        app: I'm here. Say repeat for the number.
        """
    )


def test_without_the_list_we_stay_and_say_how_to_hear_it(converse: Reader) -> None:
    converse(
        """
        app: ...
        user: i want to kill myself
        app: ...
        app: Would you like to hear the helplines I know? Or say your country.
        user: no
        app: I'm here. Say your country for a number, or say list.
        user: repeat
        app: If you are in danger now, please call your emergency number.
        app: I'm here. Say your country for a number, or say list.
        user: list
        app: ...
        app: That's the list. I can read it again. I'm here.
        user: repeat
        app: The United States: the Suicide and Crisis Lifeline, nine, eight, eight.
        app: ...
        app: That's the list. I can read it again. I'm here.
        """,
        country=None,
    )


def test_every_country_we_have_numbers_for_can_be_named(script: Script) -> None:
    served = {code for line in script.helplines for code in (line.country, *line.also_in)}
    named = {script.lines.country(f"I live in {names[0]}.") for names in _names(script)}
    assert named == served - {"UK"}


def _names(script: Script) -> list[tuple[str, ...]]:
    return list(script.lines.countries.values())
