"""Someone else at risk, a loss, the past, a medical emergency, violence: each its own way."""

from tests.dialogue.talk import SAMARITANS, Reader


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
        app: Please tell someone you trust. If you're young, a grown-up, like a teacher.
        """
    )
