"""Which numbers are given, by where the person lives."""

from tests.dialogue.talk import Reader, Starter


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
