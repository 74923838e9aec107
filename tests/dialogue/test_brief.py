"""The ten-second form."""

from tests.dialogue.talk import Reader


def test_the_ten_second_form_is_one_sentence_and_its_echo(converse: Reader) -> None:
    talk = converse(
        """
        app: How are you?
        user: numb slept five hours had my water
        app: Numb, five hours' sleep, water. Logged.
        end: done
        """,
        brief=True,
    )
    assert talk.entry.felt == 0


def test_silence_is_let_be(converse: Reader) -> None:
    talk = converse(
        """
        app: How are you?
        user: (silence)
        app: How are you?
        user: (silence)
        app: ...
        end: silence
        """,
        brief=True,
    )
    assert talk.saves == []
