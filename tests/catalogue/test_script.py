"""What an author of lines or exercises gets wrong is named with its file and line."""

import re
from pathlib import Path

import pytest
import yaml

from tests.support import shipped
from voice_checkin.catalogue.exercises import load_exercises
from voice_checkin.catalogue.lines import load_lines
from voice_checkin.catalogue.script import load_script
from voice_checkin.errors import CatalogueError
from voice_checkin.resources import intents_root

EXERCISE = """\
name: humming
title: humming
aliases: [hum]
intro: [Sit as you like.]
outro: [That's all.]
forms:
  usual:
    minutes: 0.5
    steps:
      - say: Hum on the way out.
        seconds: 4
        items: 2
        then: [Again.]
"""


def exercise(folder: Path, text: str) -> None:
    (folder / "humming.yaml").write_text(text, encoding="utf-8")


def lines(folder: Path, change: tuple[str, str]) -> Path:
    original = (intents_root() / "en" / "lines.yaml").read_text(encoding="utf-8")
    assert change[0] in original
    path = folder / "lines.yaml"
    path.write_text(original.replace(*change, 1), encoding="utf-8")
    return path


def line_of(path: Path, text: str) -> int:
    return 1 + next(i for i, line in enumerate(path.read_text().splitlines()) if text in line)


def test_the_shipped_script_can_be_read() -> None:
    script = load_script(intents_root())
    assert "grounding" in script.exercises
    assert script.helplines


def test_a_new_exercise_is_a_new_file(tmp_path: Path) -> None:
    exercise(tmp_path, EXERCISE)
    humming = load_exercises(tmp_path)["humming"]
    cues = humming.forms["usual"].cues
    assert [(cue.say, cue.seconds, cue.step) for cue in cues] == [
        ("Hum on the way out.", 4, 0),
        ("Again.", 4, 0),
    ]


def test_without_exercises_there_are_none(tmp_path: Path) -> None:
    assert load_exercises(tmp_path / "exercises") == {}


@pytest.mark.parametrize(
    ("was", "is_now", "line", "reason"),
    [
        ("seconds: 4", "seconds: four", 11, "seconds"),
        ("seconds: 4", "seconds: -4", 11, "greater than 0"),
        ("seconds: 4", "second: 4", 11, "second: unknown key"),
        ("seconds: 4", "seconds: 4\n        beat: 4", 10, "either `seconds`"),
        ("        seconds: 4\n", "", 10, "either `seconds`"),
        ("title: humming\n", "", 1, "title: is missing"),
        ("then: [Again.]", "then: [Again., And again.]", 13, "2 items need 1 words between"),
        ("name: humming", "name: singing", 1, "must be 'humming'"),
        ("name: humming", "name: Humming!", 1, "name"),
        ("aliases: [hum]", "aliases: [hum]\ncolour: blue", 4, "unknown key"),
        ("aliases: [hum]", "aliases: [hum]\n\ttitle: x", 4, "not valid YAML"),
    ],
)
def test_a_mistake_in_an_exercise_is_named_with_its_line(
    tmp_path: Path, was: str, is_now: str, line: int, reason: str
) -> None:
    exercise(tmp_path, EXERCISE.replace(was, is_now))
    with pytest.raises(CatalogueError) as caught:
        load_exercises(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'humming.yaml'}:{line}:")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("change", "at", "reason"),
    [
        (("  ack:\n", "  akc:\n"), "akc:", "akc: no such line"),
        (('I heard "{what}".', "I heard {that}."), "{that}", "must name {what}"),
        (("Is that right?", "Is {what} right?"), "Is {what} right?", "must name"),
        (('"{what}. Logged."', '"{what. Logged."'), '"{what. Logged."', "write each name as"),
        (("- I'll leave it there.\n", '- ""\n'), "  leave:", "leave: needs words"),
        (("  dont_know:", "  knot_know:"), "knot_know", "no such line"),
        (("negated: not {feeling}", "negated: not it"), "negated:", "must name {feeling}"),
    ],
)
def test_a_mistake_in_the_lines_is_named_with_its_line(
    tmp_path: Path, change: tuple[str, str], at: str, reason: str
) -> None:
    path = lines(tmp_path, change)
    with pytest.raises(CatalogueError) as caught:
        load_lines(path)
    assert re.match(re.escape(str(path)) + r":\d+: ", str(caught.value))
    assert caught.value.line == line_of(path, at)
    assert reason in str(caught.value)


def test_a_missing_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lines.yaml"
    shipped = yaml.safe_load((intents_root() / "en" / "lines.yaml").read_text(encoding="utf-8"))
    del shipped["lines"]["care.helpline"]
    path.write_text(yaml.safe_dump(shipped), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"care\.helpline: is missing"):
        load_lines(path)


def test_every_judgement_is_a_feeling_we_know() -> None:
    known = {
        phrase.feeling.name for phrase in shipped.lexicon().feelings.values() if phrase.feeling
    }
    assert set(shipped.script().lines.words.judgements) <= known
