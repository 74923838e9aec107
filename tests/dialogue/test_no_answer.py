"""Silence, "no", "I don't know", and words that are no answer: accepted, and never a number."""

from tests.dialogue.talk import Reader


def test_no_to_a_scale_is_a_way_to_decline_and_never_a_number(converse: Reader) -> None:
    talk = converse(
        """
        app: Hello. How are you right now?
        user: numb
        app: Numb.
        app: How is your energy?
        user: no
        app: Numb. Logged.
        app: Would you like a minute of grounding?
        user: no
        app: Thank you. Go gently.
        end: done
        """,
        part_of_day="day",
    )
    assert talk.entry.energy is None
    assert talk.entry.declined


def test_yes_to_a_scale_is_no_answer(converse: Reader) -> None:
    converse(
        """
        app: Hello. How are you right now?
        user: numb
        app: Numb.
        app: How is your energy?
        user: yes
        app: I didn't catch that. Is there little energy, or a lot?
        user: a bit tired
        app: ...
        user: no
        app: Thank you. Go gently.
        end: done
        """,
        part_of_day="day",
    )


def test_someone_who_says_no_at_once_is_left_in_peace(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: no
        app: That's fine. Another time.
        end: done
        """
    )
    assert talk.saves == []


def test_not_knowing_leads_to_the_body_and_is_then_accepted(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i don't know
        app: That's fine. What about your body? Heavy, tight, blank?
        user: i don't know
        app: That's fine. We'll let it be.
        app: How did you sleep?
        user: i don't know
        app: That's fine. Another time.
        end: done
        """
    )


def test_silence_is_answered_once_and_then_left_there(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: (silence)
        app: How are you?
        user: (silence)
        app: I'll leave it there.
        end: silence
        """
    )
    assert talk.saves == []


def test_silence_after_something_was_said_keeps_it(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb
        app: Numb.
        app: How did you sleep?
        user: (silence)
        app: Your sleep?
        user: (silence)
        app: I'll leave it there.
        end: silence
        """
    )
    assert talk.entry.felt == 0


def test_not_understood_other_words_then_choices_then_let_be(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: turn on the kitchen light
        app: I didn't catch that. In a few words, how do you feel?
        user: the kitchen radio
        app: You could say numb, low, fine, or good.
        user: play some jazz
        app: That's fine. Another time.
        end: done
        """
    )


def test_a_scale_not_understood_is_let_be_too(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb
        app: Numb.
        app: How did you sleep?
        user: the kitchen radio
        app: I didn't catch that. How many hours did you sleep?
        user: the kitchen radio
        app: You could say badly, okay, or well.
        user: the kitchen radio
        app: That's fine. We'll let it be.
        app: How is your energy?
        user: low
        app: Numb, low energy. Logged.
        app: ...
        end: done
        """
    )
    assert talk.entry.sleep is None
