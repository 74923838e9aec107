"""What works in every state: stop, repeat, undo, help, slower, corrections."""

from tests.dialogue.talk import Reader
from voice_checkin.dialogue.state import Kind
from voice_checkin.types import Adjust, Undo


def test_repeat_says_the_question_again(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: say that again
        app: Good morning. How are you today?
        user: numb
        app: Numb.
        app: How did you sleep?
        user: repeat
        app: Numb.
        app: How did you sleep?
        """
    )


def test_undo_takes_the_entry_back(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb
        app: Numb.
        app: How did you sleep?
        user: undo
        app: I've taken that back.
        app: How are you?
        user: stop
        app: All right. Go gently.
        end: stopped
        """
    )
    assert talk.done.count(Undo()) == 1
    assert talk.state.saved is None


def test_a_second_undo_does_not_reach_into_earlier_days(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: undo
        app: I've taken that back.
        app: How are you?
        user: undo
        app: It's already taken back.
        app: How are you?
        """
    )
    assert talk.done.count(Undo()) == 1


def test_help_says_what_can_be_said(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: help
        app: Say how you are, or say repeat, undo, grounding, or stop.
        app: How are you?
        """
    )


def test_a_number_is_corrected(converse: Reader) -> None:
    talk = converse(
        """
        app: Hello. How are you right now?
        user: i am sad
        app: Sad.
        app: How much can you feel right now?
        user: some
        app: Some feeling.
        app: How is your energy?
        user: no change that to a three
        app: Changed. Sad, a lot of feeling.
        app: Your energy?
        """,
        part_of_day="day",
    )
    assert talk.entry.felt == 3
    assert talk.entry.energy is None


def test_a_feeling_is_corrected(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i am sad
        app: Sad.
        app: How much can you feel right now?
        user: no sorry i am calm
        app: Changed. Calm.
        app: How much can you feel?
        """
    )
    assert [feeling.name for feeling in talk.entry.feelings] == ["calm"]


def test_a_correction_out_of_range_changes_nothing(converse: Reader) -> None:
    talk = converse(
        """
        app: Hello. How are you right now?
        user: i am sad
        app: Sad.
        app: How much can you feel right now?
        user: some
        app: Some feeling.
        app: How is your energy?
        user: no change that to a nine
        app: That one goes from zero to four.
        app: Your energy?
        """,
        part_of_day="day",
    )
    assert talk.entry.felt == 2


def test_slower_louder_quieter_are_passed_on(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: slower please
        app: I'll speak slower.
        app: How are you?
        user: louder
        app: I'll speak up.
        app: How are you?
        user: quieter please
        app: I'll speak softly.
        app: How are you?
        """
    )
    changes = [effect.change for effect in talk.done if isinstance(effect, Adjust)]
    assert changes == ["slower", "louder", "quieter"]


def test_a_moment_to_think(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: pause
        app: Take your time.
        """
    )
    assert talk.listen.wait == 60.0


def test_an_exercise_can_be_asked_for_at_any_time(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb
        app: Numb.
        app: How did you sleep?
        user: start grounding
        app: Let's come back to this room, slowly.
        app: ...
        """
    )
    assert talk.state.playing is not None
    assert talk.entry.felt == 0


def test_what_is_not_built_yet_is_said_plainly(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: remind me at noon
        app: I can't do that yet.
        app: How are you?
        """
    )


def test_undo_and_louder_work_in_talk_about_danger(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: numb
        app: Numb.
        app: How did you sleep?
        user: i want to kill myself
        app: ...
        user: undo
        app: I've taken that back.
        app: I'm here. Say repeat for the number.
        user: louder
        app: I'll speak up.
        app: I'm here. Say repeat for the number.
        """
    )
    assert Undo() in talk.done


def test_stop_in_an_exercise(converse: Reader) -> None:
    talk = converse(
        """
        app: Let's come back to this room, slowly.
        app: ...
        user: stop
        app: Okay. We'll stop here.
        end: stopped
        """,
        Kind.EXERCISE,
        exercise="grounding",
    )
    assert not talk.exercises[0].completed
