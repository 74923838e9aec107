"""What the assistant is for, looking back over logged days; as in `test_capabilities`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.synthetic import Person, entries, flat
from tests.support.commands import Run
from tests.support.held import Held, saved
from tests.support.lived import Lived, at, walker


def test_03_lasting_flatness_is_told_calmly_and_at_most_once_a_fortnight(
    held: Held, lived: Lived
) -> None:
    lived(flat(3))
    held(
        """
        app: Good evening. How are you after today?
        user: i can feel a little, mostly bored, my energy is okay
        app: ...
        app: You checked in on thirteen of the last fourteen days.
        app: On eleven you felt little or nothing, in more than one part of life.
        app: I can't say why, and this isn't a diagnosis.
        app: When it lasts this long it's worth telling a doctor or someone you trust.
        app: Shall I give you a short summary?
        user: yes
        app: ...
        end: done
        """,
        now=at(14),
    )
    again = held(
        """
        app: ...
        user: i can feel a little, mostly bored, my energy is okay
        app: ...
        user: no
        app: ...
        user: no
        app: ...
        end: done
        """,
        now=at(15),
    )
    assert not any("diagnosis" in event.get("say", "") for event in again)


def test_15_trends_in_three_sentences(held: Held, lived: Lived) -> None:
    lived(walker())
    held(
        """
        app: Good evening. How are you after today?
        user: how have i been lately
        app: You checked in on twelve of the last fourteen days.
        app: On nine of them you could feel some or more.
        app: On twenty six days with a walk, you could feel more than on others.
        app: ...
        user: stop
        app: ...
        end: stopped
        """,
        now=at(90),
    )


def test_16_what_brings_feeling_back(held: Held, lived: Lived) -> None:
    lived(walker())
    held(
        """
        app: ...
        user: what helps me
        app: On twenty six days with a walk, you could feel more than on others.
        app: ...
        user: stop
        app: ...
        end: stopped
        """,
        now=at(90),
    )


def test_16_nothing_clear_yet_is_the_usual_answer(held: Held, lived: Lived) -> None:
    lived(entries(Person(40, 5)))
    held(
        """
        app: ...
        user: what helps me
        app: Nothing clear yet about what helps. That is the usual answer.
        app: ...
        user: which day is usually my worst
        app: So far the days and hours are much alike.
        app: ...
        user: stop
        app: ...
        end: stopped
        """,
        now=at(40),
    )


def test_17_18_25_the_weekly_review_puts_a_dip_in_its_place_and_names_a_sign(
    held: Held, lived: Lived
) -> None:
    lived(walker())
    entry = saved(
        held(
            """
            app: ...
            user: can we do the weekly review
            app: Let's look back at the week for a moment.
            app: This week there was less feeling, over five days. Dips come and go.
            app: You looked after yourself on five days this week.
            app: ...
            app: What is one thing you could feel this week? Nothing counts too.
            user: a bit of hope on tuesday
            app: ...
            user: the walks and calling my sister
            app: ...
            user: the late emails
            app: ...
            end: done
            """,
            now=at(90),
        )
    )
    assert "Helped: the walks and calling my sister" in entry["note"]
    assert "Let go of: the late emails" in entry["note"]


def test_19_one_question_a_week_about_one_part_of_life(held: Held, lived: Lived) -> None:
    lived([replace(entry, id=str(n)) for n, entry in enumerate(walker(5))])
    found = held(
        """
        app: Good evening. How are you after today?
        user: numb, slept six hours, low energy
        app: Numb, low energy, six hours' sleep.
        app: This week, could you feel anything when something got done?
        user: not really
        app: Numb, low energy, six hours' sleep. That's logged.
        app: ...
        user: no
        app: ...
        end: done
        """,
        now=at(6),
    )
    (asked,) = [e["line"] for e in found if e.get("line", "").startswith("area.")]
    assert saved(found)["areas"] == [asked.partition(".")[2]]
    again = held(
        """
        app: ...
        user: numb, slept six hours, low energy
        app: ...
        user: not really
        app: ...
        end: done
        """,
        now=at(7),
    )
    assert not [e for e in again if e.get("line", "").startswith("area.")], "once a week"


def test_erase_everything_is_said_twice_and_then_nothing_is_left(
    held: Held, lived: Lived, run: Run, home: Path
) -> None:
    lived(walker(20))
    held(
        """
        app: ...
        user: erase everything
        app: ...
        user: no
        app: Nothing was removed.
        app: ...
        user: stop
        app: ...
        end: stopped
        """,
        now=at(20),
    )
    assert json.loads(run("insights", "--json", "--now", at(20)).stdout)["entries"] > 0
    found = held(
        """
        app: ...
        user: erase everything
        app: ...
        user: erase everything
        app: ...
        end: done
        """,
        now=at(20),
    )
    assert {"erased": True} in found
    assert not list((home / "data").glob("checkins.db*"))
    assert json.loads(run("insights", "--json", "--now", at(20)).stdout)["entries"] == 0


def test_in_private_mode_nothing_is_said_of_the_log(
    held: Held, lived: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(walker())
    monkeypatch.setenv("VOICE_CHECKIN_PRIVATE", "true")
    found = held(
        """
        app: ...
        user: what helps me
        app: ...
        user: stop
        app: ...
        end: stopped
        """,
        now=at(90),
    )
    assert not any("walk" in event.get("say", "") for event in found)
