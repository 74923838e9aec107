"""What was heard badly is confirmed once, or asked for in other words."""

from tests.dialogue.talk import Reader


def test_badly_heard_is_confirmed_in_one_question(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user [0.5]: numb
        app: I heard "numb". Is that right?
        user: yes
        app: How did you sleep?
        user: (gone)
        end: gone
        """
    )
    assert talk.entry.confirmed
    assert talk.entry.confidence == 0.5


def test_misheard_is_said_again_and_nothing_wrong_is_kept(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user [0.5]: numb
        app: I heard "numb". Is that right?
        user: no
        app: Thanks. Could you say it once more?
        user [0.5]: calm
        app: Calm.
        app: How much can you feel right now?
        user: (gone)
        end: gone
        """
    )
    assert [feeling.name for feeling in talk.entry.feelings] == ["calm"]


def test_what_was_not_confirmed_is_kept_when_the_person_leaves(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user [0.5]: numb
        app: I heard "numb". Is that right?
        user: (gone)
        end: gone
        """
    )
    assert talk.entry.felt == 0
    assert not talk.entry.confirmed


def test_hardly_heard_is_asked_for_in_other_words(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user [0.2]: numb
        app: I didn't catch that. In a few words, how do you feel?
        user [0.2]: numb
        app: I heard "numb". Is that right?
        user: (gone)
        end: gone
        """
    )
