"""`understand` as other programs call it: one JSON object a line."""

import json

from tests.support.commands import Run, events


def test_a_line_in_is_a_line_out_in_order(run: Run) -> None:
    said = "numb really but i drank my water\n\nyes\ncan you turn on the lights\n"
    found = events(run("understand", "--json", said=said))
    assert [event["text"] for event in found] == said.split("\n")[:-1]
    assert [event["intent"] for event in found] == ["check_in", None, "yes", None]


def test_every_promised_field_is_there(run: Run) -> None:
    (found,) = events(run("understand", "--json", "a", "bit", "sad"))
    assert list(found) == [
        "text", "intent", "score", "slots", "feelings", "felt", "rating", "valence", "energy",
        "sleep", "habits", "concern",
    ]  # fmt: skip
    assert set(found["feelings"][0]) == {"name", "said", "polarity", "negated", "intensity"}


def test_what_was_asked_narrows_what_is_meant(run: Run) -> None:
    (felt,) = events(run("understand", "--json", "--expect", "felt", "a bit"))
    assert felt["felt"] == 1
    (yes,) = events(run("understand", "--json", "--expect", "yes/no", "yeah go on then"))
    assert yes["intent"] == "yes"


def test_an_unknown_expectation_names_those_there_are(run: Run) -> None:
    result = run("understand", "--expect", "weather", "sunny")
    assert result.exit_code == 1
    assert "yes_no" in result.stderr


def test_people_get_plain_words(run: Run) -> None:
    shown = run("understand", "numb and i slept five hours").stdout
    assert "check_in" in shown
    assert "slept 5 h" in shown


def test_text_that_is_no_utf_8_does_not_stop_it(run: Run) -> None:
    result = run("understand", "--json", "caf\udce9")
    assert result.exit_code == 0
    assert json.loads(result.stdout)
