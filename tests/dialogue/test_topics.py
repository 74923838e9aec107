"""Short talks of a few questions: the bedside reflection, a new goal, setting up."""

from tests.dialogue.talk import Reader, Starter, Talk
from voice_checkin.dialogue.state import Kind
from voice_checkin.types import (
    Adjust,
    DropGoal,
    Goal,
    SaveExercise,
    SaveGoal,
    Undo,
)


def goal(talk: Talk) -> Goal:
    return [effect.goal for effect in talk.done if isinstance(effect, SaveGoal)][-1]


def test_the_bedside_reflection(converse: Reader) -> None:
    talk = converse(
        """
        app: Let's close the day, slowly.
        app: What is on your mind for tomorrow? It can wait here.
        user: ring the dentist and buy bread
        app: It will keep until morning.
        app: What is one thing you could feel today? Nothing counts too.
        user: a bit sad when the bus drove off
        app: Thank you.
        app: Was one small thing all right? You can leave it.
        user: the soup was warm
        app: Kept.
        app: Would you like a few slow breaths to wind down?
        user: no
        app: Good night. It is all kept.
        end: done
        """,
        Kind.REFLECTION,
    )
    assert talk.entry.note == (
        "Tomorrow: ring the dentist and buy bread\n"
        "Felt: a bit sad when the bus drove off\n"
        "Was all right: the soup was warm"
    )
    assert [feeling.name for feeling in talk.entry.feelings] == ["sad"]


def test_it_is_spoken_slower_and_quieter(begin: Starter) -> None:
    changes = [e.change for e in begin(Kind.REFLECTION).done if isinstance(e, Adjust)]
    assert changes == ["slower", "quieter"]


def test_a_yes_to_the_last_question_leads_into_slow_breaths(begin: Starter) -> None:
    talk = begin(Kind.REFLECTION, part_of_day="evening")
    for said in ("nothing", "nothing", "nothing", "yes please"):
        talk.turn(said)
    assert talk.state.playing is not None
    assert talk.state.playing.name == "breathing_space"
    talk.turn("stop")
    assert talk.end == "stopped"
    assert any(isinstance(effect, SaveExercise) for effect in talk.done)


def test_everything_may_be_passed_over(converse: Reader) -> None:
    talk = converse(
        """
        app: Let's close the day, slowly.
        app: What is on your mind for tomorrow? It can wait here.
        user: skip
        app: That's fine.
        app: What is one thing you could feel today? Nothing counts too.
        user: i don't know
        app: A word for your body will do. Heavy, warm, tight?
        user: i don't know
        app: That's fine. We'll let it be.
        app: Was one small thing all right? You can leave it.
        user: nothing
        app: That's fine.
        app: Would you like a few slow breaths to wind down?
        user: no thanks
        app: Good night. It is all kept.
        end: done
        """,
        Kind.REFLECTION,
    )
    assert talk.saves == []


def test_silence_is_let_be_and_what_was_said_is_kept(converse: Reader) -> None:
    talk = converse(
        """
        app: Let's close the day, slowly.
        app: What is on your mind for tomorrow? It can wait here.
        user: the bins
        app: It will keep until morning.
        app: What is one thing you could feel today? Nothing counts too.
        user: (silence)
        app: One feeling from today?
        user: (silence)
        app: ...
        end: silence
        """,
        Kind.REFLECTION,
    )
    assert talk.entry.note == "Tomorrow: the bins"


def test_a_long_answer_is_no_command(begin: Starter) -> None:
    talk = begin(Kind.REFLECTION)
    talk.turn("stop at the chemist and then plan the week with my sister")
    assert talk.end is None
    assert talk.entry.note == "Tomorrow: stop at the chemist and then plan the week with my sister"


def test_danger_in_a_reflection_is_answered_at_once_and_not_written_down(begin: Starter) -> None:
    talk = begin(Kind.REFLECTION)
    talk.turn("i want to kill myself")
    assert all(line.startswith("care.") for line in talk.lines)
    assert talk.saves == []


def test_a_denial_goes_back_to_the_open_question(begin: Starter) -> None:
    talk = begin(Kind.REFLECTION)
    talk.turn("i just want to disappear")
    assert talk.lines[-1] == "care.question"
    talk.turn("no")
    assert talk.said[-1] == "What is on your mind for tomorrow? It can wait here."
    talk.turn("the bins")
    assert talk.entry.note == "Tomorrow: the bins"


def test_a_reflection_can_be_asked_for_in_a_check_in(begin: Starter) -> None:
    talk = begin()
    talk.turn("let's do the evening reflection")
    assert talk.lines == ["reflection", "reflection.tomorrow"]


def test_a_new_goal_in_ones_own_words(converse: Reader) -> None:
    talk = converse(
        """
        app: What small thing would you like to come back to?
        user: drawing a bit
        app: How many minutes on a good day? Five is plenty.
        user: ten
        app: How often? Every day, or some days a week?
        user: three times a week
        app: After what would it fit? After the kettle, say.
        user: right after breakfast
        app: And why does it matter to you? I keep your words.
        user: it used to make me forget the time
        app: It is kept. On a low day one breath of it counts.
        end: done
        """,
        Kind.GOAL,
    )
    assert goal(talk) == Goal(
        name="drawing a bit",
        minutes=10,
        why="it used to make me forget the time",
        after="breakfast",
        times_a_week=3,
    )
    assert goal(talk).small == 3


def test_who_has_no_idea_hears_what_brings_feeling_back(begin: Starter) -> None:
    talk = begin(Kind.GOAL)
    talk.turn("i don't know")
    assert talk.said == ["It could be water, some music, or a slow walk."]
    talk.turn("music")
    assert goal(talk).name == "music"


def test_a_goal_is_kept_from_its_name_on(begin: Starter) -> None:
    talk = begin(Kind.GOAL)
    talk.turn("a slow walk")
    assert goal(talk).name == "a slow walk"
    talk.turn("stop")
    assert talk.end == "stopped"


def test_what_the_request_told_is_not_asked_again(begin: Starter) -> None:
    talk = begin()
    talk.turn("add a goal to draw for ten minutes")
    assert talk.lines == ["goal.times"]
    assert goal(talk).minutes == 10


def test_an_odd_number_is_asked_for_once_more_and_then_let_be(begin: Starter) -> None:
    talk = begin(Kind.GOAL)
    talk.turn("music")
    talk.turn("as the mood takes me")
    assert talk.said == ["How many minutes?"]
    talk.turn("who can say")
    assert talk.lines[-1] == "goal.times"


def test_undo_asks_for_the_last_answer_again_and_touches_nothing_else(begin: Starter) -> None:
    talk = begin(Kind.REFLECTION)
    talk.turn("the bins")
    talk.turn("sad")
    talk.turn("undo that")
    assert talk.lines == ["undone", "reflection.felt"]
    assert talk.entry.note == "Tomorrow: the bins"
    assert talk.entry.feelings == ()
    talk.turn("undo that")
    assert talk.lines[0] == "undone.nothing"
    talk.turn("calm")
    assert talk.entry.note == "Tomorrow: the bins\nFelt: calm"


def test_undo_of_the_first_answer_takes_back_its_entry(begin: Starter) -> None:
    talk = begin(Kind.REFLECTION)
    talk.turn("the bins")
    talk.turn("undo that")
    assert talk.effects[0] == Undo()
    assert talk.lines == ["undone", "reflection.tomorrow"]


def test_undo_before_anything_was_said_takes_nothing_back(begin: Starter) -> None:
    for kind in (Kind.REFLECTION, Kind.GOAL, Kind.SET_UP):
        talk = begin(kind)
        talk.turn("undo that")
        assert Undo() not in talk.done
        assert talk.lines[0] == "undone.nothing"


def test_undo_of_a_goal_s_name_forgets_the_goal(begin: Starter) -> None:
    talk = begin(Kind.GOAL)
    talk.turn("a slow walk")
    talk.turn("undo that")
    assert DropGoal("a slow walk") in talk.effects
    assert talk.lines == ["undone", "goal.what"]
    talk.turn("music")
    talk.turn("ten")
    talk.turn("undo that")
    assert goal(talk) == Goal("music")


def test_more_minutes_than_a_day_has_are_none(begin: Starter) -> None:
    talk = begin(Kind.GOAL)
    talk.turn("music")
    talk.turn("two thousand minutes")
    assert talk.said == ["How many minutes?"]
    assert goal(talk) == Goal("music")


def test_a_correction_asks_for_the_last_answer_again(begin: Starter) -> None:
    talk = begin(Kind.GOAL)
    talk.turn("drawing")
    talk.turn("twenty minutes")
    talk.turn("no make that ten")
    assert talk.lines[-1] == "goal.minutes"
    talk.turn("ten minutes")
    goals = [e.goal for e in talk.done if isinstance(e, SaveGoal)]
    assert (goals[-1].name, goals[-1].minutes) == ("drawing", 10)
