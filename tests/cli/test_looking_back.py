"""`insights` and `trends` as a user meets them."""

import json
from datetime import timedelta

from benchmarks.synthetic import START
from tests.support.commands import Run
from tests.support.lived import Lived, at, walker
from voice_checkin.cli.sparks import picture

END = at(90)


def test_before_the_first_check_in_it_says_so(run: Run) -> None:
    assert "Nothing is logged yet" in run("insights").stdout
    found = json.loads(run("insights", "--json").stdout)
    assert (found["days"], found["entries"], found["claims"]) == (0, 0, [])
    assert found["pattern"]["name"] == "not_enough"
    assert len(run("trends").stdout.splitlines()) == 3


def test_the_numbers_come_with_what_they_rest_on(run: Run, lived: Lived) -> None:
    lived(walker())
    found = json.loads(run("insights", "--json", "--now", END).stdout)
    (walk,) = [claim for claim in found["claims"] if claim["kind"] == "activity"]
    assert walk["about"] == "walk"
    assert walk["n"] == 26
    assert walk["interval"][0] < walk["estimate"] < walk["interval"][1]
    assert walk["say"] == "On twenty six days with a walk, you could feel more than on others."
    assert walk["say"] in " ".join(run("insights", "--now", END).stdout.split())


def test_trends_are_three_sentences(run: Run, lived: Lived) -> None:
    lived(walker())
    says = json.loads(run("trends", "--json", "--now", END).stdout)["say"]
    assert len(says) == 3
    assert run("trends", "--now", END).stdout.splitlines() == says


def test_an_earlier_now_does_not_know_what_came_later(run: Run, lived: Lived) -> None:
    lived(walker())
    early = (START + timedelta(days=9)).isoformat()
    found = json.loads(run("insights", "--json", "--now", early).stdout)
    assert found["days"] <= 10
    assert found["level"]["felt"] is None


def test_a_time_that_is_none_is_said_plainly(run: Run) -> None:
    assert run("insights", "--now", "yesterday").exit_code == 1


def test_the_picture_leaves_days_without_a_check_in_empty() -> None:
    monday = START.date() - timedelta(days=START.weekday())
    rows = list(picture({monday: 0.0, monday + timedelta(days=6): 4.0}))
    assert len(rows) == 8
    assert rows[0].endswith("\u00b7")
    assert rows[6].endswith("\u2588")
    assert rows[1].strip() == "Tue"
