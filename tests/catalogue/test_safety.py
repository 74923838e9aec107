"""The safety rules are data: what an author gets wrong is told with file, line and reason."""

from pathlib import Path

import pytest

from voice_checkin.catalogue.safety import load_safety
from voice_checkin.errors import CatalogueError
from voice_checkin.nlu.safety import assess
from voice_checkin.types import Concern

MAIN = """\
files: [rules]
fillers: [um]
rewrite: {im: i am, like: ""}
"""
RULES = """\
misheard: {sue a side: suicide}
words:
  act:
    - kill myself | end my life
rules:
  - id: act
    concern: clear
    why: names it
    say:
      - want to <act>
"""


def written(tmp_path: Path, main: str = MAIN, rules: str = RULES) -> Path:
    (tmp_path / "safety").mkdir()
    (tmp_path / "safety" / "rules.yaml").write_text(rules, encoding="utf-8")
    path = tmp_path / "safety.yaml"
    path.write_text(main, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CatalogueError) as refused:
        load_safety(path)
    return str(refused.value).removeprefix(str(path.parent)).lstrip("\\/").replace("\\", "/")


def test_a_good_catalogue_loads_and_is_used(tmp_path: Path) -> None:
    rules = load_safety(written(tmp_path))
    assert assess("I want, um, to end my life.", rules) is Concern.CLEAR
    assert assess("I want to end my shift.", rules) is Concern.NONE


def test_both_binds_more_tightly_than_or(tmp_path: Path) -> None:
    patterns = "goodbye world | rash & stiff neck"
    rules = load_safety(written(tmp_path, rules=RULES.replace("want to <act>", patterns)))
    assert assess("goodbye world", rules) is Concern.CLEAR
    assert assess("a stiff neck and a rash", rules) is Concern.CLEAR
    assert assess("a rash", rules) is Concern.NONE


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("want to <act>", "want to <akt>", ":10: <akt> is not defined above 'want to <akt>'"),
        ("want to <act>", "want (to", ":10: ')' is missing in 'want (to'"),
        ("want to <act>", "want to )", ":10: ')' has no partner in 'want to )'"),
        ("want to <act>", "want (|to)", ":10: an empty choice in 'want (|to)'"),
        ("want to <act>", "want to !", ":10: '!' stands before nothing in 'want to !'"),
        ("want to <act>", "can't", ':10: "\'" cannot be used in "can\'t"'),
        ("want to <act>", ".. [to]", ":10: '.. [to]' needs at least one word that must be there"),
        ("concern: clear", "concern: claer", ":7: rules.0.concern: "),
        ("why: names it", "why: names it\n    reason: x", ":9: rules.0.reason: unknown key"),
        ("why: names it", "skip_in: [nap]\n    why: names it", ":8: rules.0.skip_in.0: "),
        ("  act:", "  Act:", ":3: the name 'Act' may hold only a-z and _"),
        ("suicide}", "Suicide}", ":1: 'Suicide' must be lower-case words"),
        ("want to <act>", "to <act>\n      - to  <act>", ":11: 'to <act>' is there twice"),
    ],
)
def test_a_wrong_rule_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = written(tmp_path, rules=RULES.replace(old, new))
    assert refusal(path).startswith("safety/rules.yaml" + message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[um]", "[um, um]", ":2: 'um' is there twice"),
        ("im: i am", "i'm: i am", ':3: "i\'m" must be lower-case words'),
        ("[rules]", "[]", ":1: files: "),
    ],
)
def test_a_wrong_spelling_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = written(tmp_path, main=MAIN.replace(old, new))
    assert refusal(path).startswith("safety.yaml" + message)


@pytest.mark.parametrize(
    ("sounds", "message"),
    [
        ("{differs: 0.2, phrases: [suicidall]}", ":2: 'suicidall' is not in the dictionary"),
        ("{differs: 0.2, phrases: [suicidal, suicidal]}", ":2: 'suicidal' is there twice"),
        ("{differs: 0.9, phrases: [suicidal]}", ":2: sounds.0.differs: "),
    ],
)
def test_a_wrong_sound_is_told_with_its_line(tmp_path: Path, sounds: str, message: str) -> None:
    english = tmp_path / "en"
    english.mkdir()
    path = written(english, rules=f"sounds:\n  - {sounds}\n{RULES}")
    assert refusal(path).startswith("safety/rules.yaml" + message)


def test_a_language_without_a_dictionary_listens_for_no_sounds(tmp_path: Path) -> None:
    sounds = "sounds:\n  - {differs: 0.2, phrases: [lebensmuede]}\n"
    rules = load_safety(written(tmp_path, rules=sounds + RULES))
    assert rules.sounds.readings(["lebens", "muede"]) == ()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, main=MAIN.replace("[rules]", "[rules, more]"))
    assert refusal(path).startswith("safety/more.yaml: cannot be read")


def test_rules_and_lists_cannot_be_there_twice(tmp_path: Path) -> None:
    rule = RULES.partition("rules:\n")[2]
    path = written(tmp_path, rules=RULES + rule)
    assert "the rule 'act' is there twice" in refusal(path)
    (path.parent / "safety" / "more.yaml").write_text(
        RULES.partition("rules:")[0], encoding="utf-8"
    )
    (path.parent / "safety" / "rules.yaml").write_text(RULES, encoding="utf-8")
    path.write_text(MAIN.replace("[rules]", "[rules, more]"), encoding="utf-8")
    assert "safety/more.yaml:3: the list 'act' is there twice" in refusal(path)
