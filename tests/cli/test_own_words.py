"""A person's own words, added and used."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Run


def test_nothing_was_added_yet(run: Run) -> None:
    assert "words add habit pilates" in run("words", "list").stdout
    assert run("words", "list", "--json").stdout == ""


def test_a_habit_is_added_understood_and_removed(run: Run) -> None:
    assert "p-i-l-ah-t-ee-s" in run("words", "add", "habit", "Pilates").stdout
    run("talk", "--text", said="did my pilates\nno\nno\n")
    (entry,) = json.loads(run("export").stdout)["entries"]
    assert entry["habits"] == [{"name": "Pilates", "done": True}]
    assert "gone" in run("words", "remove", "pilates").stdout
    run("talk", "--text", said="did my pilates\nno\nno\n")
    entries = json.loads(run("export").stdout)["entries"]
    assert entries[-1]["habits"] == [{"name": "pilates", "done": True}]


def test_words_are_listed_with_how_they_sound(run: Run) -> None:
    run("words", "add", "person", "Siobhán", "--said-as", "shivawn")
    assert json.loads(run("words", "list", "--json").stdout) == {
        "kind": "person",
        "name": "Siobhán",
        "said_as": ["shivawn"],
        "sounds": {"siobhán": "sh-i-v-aw-n", "shivawn": "sh-i-v-aw-n"},
    }


@pytest.mark.parametrize("name", ["日本", "5k run", "...", "😀"])
def test_what_cannot_be_said_is_told_with_its_mend_and_a_way_to_say_it_helps(
    run: Run, name: str
) -> None:
    refused = run("words", "add", "goal", name)
    assert refused.exit_code == 1
    assert "--said-as" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert run("words", "list", "--json").stdout == ""
    assert run("words", "add", "goal", name, "--said-as", "my thing").exit_code == 0
    assert json.loads(run("words", "list", "--json").stdout)["name"] == name


def test_there_are_three_kinds(run: Run) -> None:
    assert "habit, person or goal" in run("words", "add", "pet", "rex").stderr


def test_only_what_is_there_can_be_removed(run: Run) -> None:
    refused = run("words", "remove", "rex")
    assert refused.exit_code == 1
    assert "words list" in refused.stderr


def test_a_recogniser_with_fixed_words_is_said_to_be_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICE_CHECKIN_ENGINE", "vosk")
    added = run("words", "add", "habit", "zorbeling")
    assert added.exit_code == 0
    assert "has fixed words and cannot hear this one" in added.stderr
    assert run("words", "add", "habit", "zorbeling", "--said-as", "long walk").stderr == ""


def test_erasing_takes_them_too(run: Run, home: Path) -> None:
    run("words", "add", "habit", "pilates")
    run("erase", "--yes")
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert run("words", "list", "--json").stdout == ""
