"""The check-in, as it is held."""

from tests.dialogue.talk import Reader
from voice_checkin.types import End, Save, Say, Sleep


def test_one_free_sentence_is_enough(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb really and i slept about five hours but i drank my water
        app: Numb, five hours' sleep, water. Logged.
        app: Would you like a minute of grounding?
        user: no
        app: Thank you. Go gently.
        end: done
        """
    )
    assert len(talk.saves) == 1
    assert talk.entry.felt == 0
    assert talk.entry.valence is None
    assert talk.entry.sleep == Sleep(hours=5)
    assert [(habit.name, habit.done) for habit in talk.entry.habits] == [("water", True)]


def test_what_was_misheard_is_not_said_back_as_it_was_heard(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i feel tents and i slept about five hours
        app: Tense, five hours' sleep.
        app: How much can you feel right now?
        """
    )
    assert [(f.name, f.said) for f in talk.state.entry.feelings] == [("tense", "tense")]


def test_two_follow_ups_and_no_more(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i feel anxious
        app: Anxious.
        app: How much can you feel right now?
        user: a lot
        app: A lot of feeling.
        app: How did you sleep?
        user: badly
        app: Anxious, a lot of feeling, slept badly. Logged.
        app: Thank you. Go gently.
        end: done
        """
    )
    assert talk.entry.felt == 3
    assert talk.entry.sleep == Sleep(quality="bad")


def test_of_numbness_nothing_pleasant_is_asked(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: numb
        app: Numb.
        app: How did you sleep?
        user: okay
        app: Slept okay.
        app: How is your energy?
        user: low
        app: Numb, low energy, slept okay. Logged.
        app: Thank you. Go gently.
        end: done
        """
    )


def test_sleep_is_a_question_of_the_morning(converse: Reader) -> None:
    converse(
        """
        app: Good evening. How are you tonight?
        user: numb
        app: Numb.
        app: How is your energy?
        user: low
        app: Numb, low energy. Logged.
        app: Would you like a minute of grounding?
        user: no thanks
        app: Thank you. Go gently.
        end: done
        """,
        part_of_day="evening",
    )


def test_yes_to_the_offer_leads_into_the_exercise(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb really and i slept about five hours but i drank my water
        app: Numb, five hours' sleep, water. Logged.
        app: Would you like a minute of grounding?
        user: yes please
        app: Let's come back to this room, slowly.
        app: ...
        user: stop
        app: Okay. We'll stop here.
        end: stopped
        """
    )
    assert [(record.name, record.completed) for record in talk.exercises] == [("grounding", False)]


def test_the_body_counts(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: not sure
        app: That's fine. What about your body? Heavy, tight, blank?
        user: blank
        app: Blank.
        app: How did you sleep?
        user: badly
        app: Blank, slept badly. Logged.
        app: Thank you. Go gently.
        end: done
        """
    )
    assert talk.entry.feelings[0].polarity == "numb"


def test_little_energy_one_question(converse: Reader) -> None:
    talk = converse(
        """
        app: One small question. How much can you feel right now?
        user: a little
        app: A little feeling. Logged.
        app: Thank you. Go gently.
        end: done
        """,
        low_energy=True,
    )
    assert talk.entry.felt == 1


def test_two_flat_days_bring_fewer_questions_and_more_time(converse: Reader) -> None:
    talk = converse("app: One small question. How much can you feel right now?", recent_flat=2)
    assert talk.listen.wait == 15.0
    talk = converse("app: Good morning. How are you today?", recent_flat=1)
    assert talk.listen.wait == 9.0


def test_someone_exhausted_is_asked_nothing_more(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i have no energy at all
        app: No energy. Logged.
        app: Thank you. Go gently.
        end: done
        """
    )
    assert talk.entry.energy == 0


def test_private_mode_speaks_no_details(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb really and i slept about five hours but i drank my water
        app: Done. It's logged.
        app: Would you like a minute of grounding?
        user: no
        app: Thank you. Go gently.
        end: done
        """,
        private=True,
    )
    assert talk.entry.felt == 0


def test_saving_comes_before_the_words_that_say_so(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb
        app: Numb.
        app: How did you sleep?
        """
    )
    save, first = talk.effects[:2]
    assert isinstance(save, Save)
    assert isinstance(first, Say)


def test_a_missed_habit_is_logged_and_passed_over_in_silence(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i feel okay and i slept six and a half hours and i didn't go for my walk
        app: Okay, six and a half hours' sleep. Logged.
        app: Thank you. Go gently.
        end: done
        """
    )
    assert [(habit.name, habit.done) for habit in talk.entry.habits] == [("walk", False)]


def test_after_the_end_nothing_more_happens(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: stop
        app: All right. Go gently.
        end: stopped
        """
    )
    assert isinstance(talk.effects[-1], End)
    assert talk.state.over


def test_who_judges_themselves_does_not_hear_it_back(converse: Reader) -> None:
    talk = converse(
        """
        app: Hello. How are you right now?
        user: i'm useless
        app: That's a hard thing to feel. Thank you for saying it.
        app: How much can you feel right now?
        user: a little
        app: A little feeling.
        app: How is your energy?
        user: low
        app: A little feeling, low energy. Logged.
        app: Would you like a minute of self-compassion?
        user: yes
        app: A short break, to be on your own side.
        app: ...
        """,
        part_of_day="day",
    )
    assert [feeling.name for feeling in talk.entry.feelings] == ["worthless"]


def test_nobody_is_called_lazy(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i feel lazy and i slept eight hours
        app: That's a hard thing to feel. Thank you for saying it.
        app: How much can you feel right now?
        """
    )
    assert [feeling.name for feeling in talk.state.entry.feelings] == ["lazy"]


def test_a_greeting_is_no_answer_and_no_mistake(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: good morning
        app: How are you?
        user: numb
        app: Numb.
        app: How did you sleep?
        """
    )


def test_a_bare_number_answers_the_question_and_nothing_else(converse: Reader) -> None:
    talk = converse(
        """
        app: Hello. How are you right now?
        user: seven out of ten
        app: Seven out of ten.
        app: How much can you feel right now?
        user: three
        app: A lot of feeling.
        app: How is your energy?
        """,
        part_of_day="day",
    )
    assert (talk.entry.rating, talk.entry.felt) == (7, 3)
