"""Someone else at risk, a loss, the past, a medical emergency, violence: each its own way."""

from tests.dialogue.talk import SAMARITANS, Reader, Starter


def test_someone_else_at_risk(converse: Reader) -> None:
    converse(
        f"""
        app: Good morning. How are you today?
        user: my friend says she wants to die
        app: Thank you for looking out for them.
        app: Ask them plainly about ending their life, then listen.
        app: If they are in danger now, call nine, nine, nine and stay with them.
        app: {SAMARITANS}
        """
    )


def test_a_loss_gets_condolence_first(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: my mum died last week
        app: I'm so sorry for your loss.
        app: Would you like the number of someone to talk to?
        user: no
        app: Okay. We can go on gently.
        app: How much can you feel right now?
        """
    )


def test_the_past_is_acknowledged_and_a_number_offered_once(converse: Reader) -> None:
    converse(
        f"""
        app: Good morning. How are you today?
        user: last year i was suicidal i'm better now
        app: Thank you for telling me. That was a hard time to live through.
        app: Would you like the number of someone to talk to?
        user: yes
        app: {SAMARITANS}
        app: How much can you feel right now?
        """
    )


def test_a_medical_emergency_has_its_own_route(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i think i'm having a heart attack
        app: If this is sudden or bad, call nine, nine, nine now.
        app: Nine, nine, nine.
        app: I'm a program and can't call. If it can wait, tell a doctor soon.
        """
    )


def test_violence_has_its_own_route(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: my partner hit me
        app: Thank you for telling me. It is not your fault.
        app: If you are in danger now, call nine, nine, nine.
        app: Please tell someone you trust. If you're young, tell a teacher or another grown-up.
        """
    )


def test_after_help_for_somebody_else_the_check_in_goes_on(converse: Reader) -> None:
    talk = converse(
        f"""
        app: Good morning. How are you today?
        user: my friend says she wants to die
        app: Thank you for looking out for them.
        app: Ask them plainly about ending their life, then listen.
        app: If they are in danger now, call nine, nine, nine and stay with them.
        app: {SAMARITANS}
        user: who should i call
        app: {SAMARITANS}
        user: okay
        app: Okay. We can go on gently.
        app: How much can you feel right now?
        user: a little
        app: A little feeling.
        app: ...
        """
    )
    assert talk.entry.felt == 1


def test_what_the_helper_feels_is_logged(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: my friend says she wants to die
        app: ...
        user: i feel sad
        app: Okay. We can go on gently.
        app: Sad.
        app: ...
        """
    )
    assert [feeling.name for feeling in talk.entry.feelings] == ["sad"]


def test_who_helps_and_is_in_danger_too_is_named_help(begin: Starter) -> None:
    talk = begin()
    talk.turn("my friend says she wants to die")
    talk.turn("i can't do this anymore")
    assert "care.question" in talk.lines
    talk.turn("yes")
    assert SAMARITANS in talk.said
    talk.turn("my friend says she wants to die")
    talk.turn("okay")
    assert "care.go_on" not in talk.lines


def test_after_a_bodily_emergency_only_who_is_well_again_goes_on(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i think i'm having a heart attack
        app: ...
        user: okay
        app: Please call nine, nine, nine now.
        app: Nine, nine, nine.
        user: i called them they're on the way
        app: Thank you for calling. I'm staying here with you.
        user: it was a false alarm i'm okay now
        app: Okay. We can go on gently.
        app: How much can you feel right now?
        """
    )


def test_what_is_felt_in_grief_is_logged_and_not_asked_again(converse: Reader) -> None:
    talk = converse(
        """
        app: Hello. How are you right now?
        user: my dad died on sunday and i feel numb
        app: I'm so sorry for your loss.
        app: Would you like the number of someone to talk to?
        user: no
        app: Okay. We can go on gently.
        app: How is your energy?
        user: low
        app: Numb, low energy. Logged.
        app: Thank you. Go gently.
        end: done
        """,
        part_of_day="day",
    )
    assert talk.entry.felt == 0


def test_in_grief_nobody_asks_whether_it_is_pleasant(converse: Reader) -> None:
    converse(
        """
        app: Hello. How are you right now?
        user: my mum died last week
        app: ...
        user: no
        app: Okay. We can go on gently.
        app: How much can you feel right now?
        user: some
        app: Some feeling. Logged.
        app: Thank you. Go gently.
        end: done
        """,
        part_of_day="day",
    )


def test_who_is_in_danger_from_someone_is_given_the_number_on_a_yes(converse: Reader) -> None:
    converse(
        """
        app: ...
        user: my partner hit me
        app: ...
        user: yes
        app: Please call your emergency number now.
        app: I'm here. Say your country for a number, or say list.
        """,
        country=None,
    )
