"""Sentence templates: what an author gets wrong is told with file, line and reason."""

from pathlib import Path

import pytest

from voice_checkin.catalogue.templates import load_templates
from voice_checkin.errors import CatalogueError
from voice_checkin.resources import intents_root

GOOD = """\
language: en
intents:
  lights:
    data:
      - sentences:
          - turn (on|off) [the] {room} light[s]
          - <please> make it bright
        slots: {domain: light}
expansion_rules:
  please: "(please|could you)"
lists:
  room:
    values:
      - kitchen
      - {in: "(living room|lounge)", out: lounge}
"""


def written(folder: Path, text: str, name: str = "one.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_templates(tmp_path: Path) -> None:
    intents = load_templates(written(tmp_path, GOOD))
    assert set(intents.intents) == {"lights"}
    assert len(intents.intents["lights"].data[0].sentences) == 2


def test_a_folder_of_templates_shares_rules_and_lists(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(
        tmp_path,
        "language: en\nintents:\n  dim: {data: [{sentences: ['<please> dim {room}']}]}\n",
        "two.yaml",
    )
    assert set(load_templates(tmp_path).intents) == {"lights", "dim"}


def test_the_shipped_templates_load() -> None:
    assert len(load_templates(intents_root() / "en" / "intents").intents) >= 21


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("sentences:", "sentence:", 5, "sentence"),
        ("slots: {domain", "slot: {domain", 8, "unknown key"),
        ("light[s]", "light[s", 6, "does not parse"),
        ("(on|off)", "(on|off", 6, "does not parse"),
        ("{room} light", "{rom} light", 6, "{rom}"),
        ("<please> make", "<plese> make", 7, "<plese>"),
        ("could you", "<please>", 10, "leads back to itself"),
        ("could you", "{place}", 10, "{place}"),
        ("out: lounge", "outs: lounge", 15, "out: is missing"),
        ("slots: {domain", "metadata: {shure: true}\n        slots: {domain", 8, "is 'sure' meant"),
        ("slots: {domain", "metadata: {within: middle}\n        slots: {domain", 8, "within"),
        (
            "<please> make it bright",
            "turn (on|off) [the] {room} light[s]",
            7,
            "already at one.yaml:6",
        ),
        ("(living room|lounge)", "(living room|lounge", 15, "does not parse"),
        ("    data:", "\tdata:", 4, "YAML"),
        ("intents:\n", "intents: {}\nrest:\n", None, "rest"),
    ],
)
def test_mistakes_are_told_with_their_line(
    old: str, new: str, line: int | None, reason: str, tmp_path: Path
) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(CatalogueError) as told:
        load_templates(path)
    assert told.value.path == path
    assert reason in told.value.reason
    assert line is None or told.value.line == line


def test_a_wrong_number_is_told(tmp_path: Path) -> None:
    text = GOOD + "  n: {range: {from: one, to: 5}}\n"
    with pytest.raises(CatalogueError, match="from") as told:
        load_templates(written(tmp_path, text))
    assert told.value.line == 16


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        load_templates(tmp_path / "none.yaml")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"no \.yaml file"):
        load_templates(tmp_path)


def test_the_same_rule_in_two_files_is_told(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(
        tmp_path,
        GOOD.replace("lights", "lamps").replace("turn", "switch").replace("make", "set"),
        "two.yaml",
    )
    with pytest.raises(CatalogueError, match="already in another file"):
        load_templates(tmp_path)
