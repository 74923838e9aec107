"""Topics: the shipped ones load, and a mistake in one is told with its line."""

from pathlib import Path
from shutil import copytree

import pytest

from voice_checkin.catalogue.script import load_script
from voice_checkin.catalogue.topics import load_topics
from voice_checkin.errors import CatalogueError
from voice_checkin.resources import intents_root

EXERCISES = frozenset({"sigh"})
GOOD = """\
name: small
makes: entry
closing: [Bye.]
questions:
  - id: ready
    takes: yes_no
    say: [Ready?]
    again: [Ready?]
    exercise: sigh
  - id: note
    takes: note
    say: [What is it?]
    again: [What?]
    only_if: ready
"""


def loaded(tmp_path: Path, text: str) -> object:
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")
    return load_topics(tmp_path, EXERCISES)


def test_the_shipped_topics_load() -> None:
    found = load_topics(intents_root() / "en" / "topics", frozenset({"breathing_space"}))
    assert {"reflection", "goal", "set_up"} <= found.keys()


def test_a_good_topic_loads(tmp_path: Path) -> None:
    assert loaded(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("exercise: sigh", "exercise: juggling", ":9: 'juggling' is no exercise"),
        ("only_if: ready", "only_if: later", ":14: 'later' is no yes-or-no question"),
        ("id: note", "id: ready", ":10: the question 'ready' is there twice"),
        ("takes: note", "takes: notes", ":11: "),
        ("say: [What is it?]", "say: []", ":12: "),
        ("makes: entry", "makes: entry\nmade: up", ":3: made: unknown key"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        loaded(tmp_path, GOOD.replace(old, new, 1))
    assert told in str(refused.value)


def test_a_language_without_one_of_them_is_told_so(tmp_path: Path) -> None:
    copytree(intents_root() / "en", tmp_path / "en")
    (tmp_path / "en" / "topics" / "goal.yaml").unlink()
    with pytest.raises(CatalogueError, match="the topic 'goal' is missing"):
        load_script(tmp_path)
