"""safety.yaml is data: what an author gets wrong is told with file, line and reason."""

from pathlib import Path

import pytest

from voice_checkin.catalogue.safety import load_safety
from voice_checkin.errors import CatalogueError

GOOD = """\
fillers: [um]
rewrite: {im: i am, like: ""}
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


def refusal(tmp_path: Path, text: str) -> str:
    path = tmp_path / "safety.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_safety(path)
    return str(refused.value).removeprefix(str(path))


def test_a_good_file_loads(tmp_path: Path) -> None:
    path = tmp_path / "safety.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert [rule.id for rule in load_safety(path).rules] == ["act"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("want to <act>", "want to <akt>", ":12: <akt> is not defined above 'want to <akt>'"),
        ("want to <act>", "want (to", ":12: ')' is missing in 'want (to'"),
        ("want to <act>", "want to )", ":12: ')' has no partner in 'want to )'"),
        ("want to <act>", "want (|to)", ":12: an empty choice in 'want (|to)'"),
        ("want to <act>", "can't", ':12: "\'" cannot be used in "can\'t"'),
        ("want to <act>", ".. [to]", ":12: '.. [to]' needs at least one word that must be there"),
        ("concern: clear", "concern: claer", ":9: rules.0.concern: "),
        ("why: names it", "reason: x", ":10: rules.0.reason: unknown key"),
        ("  act:", "  Act:", ":5: the name 'Act' may hold only a-z and _"),
        ("[um]", "[um, um]", ":1: 'um' is there twice"),
        ("im: i am", "i'm: i am", ':2: "i\'m" must be lower-case words'),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert refusal(tmp_path, GOOD.replace(old, new)).startswith(message)


def test_a_rule_cannot_be_there_twice(tmp_path: Path) -> None:
    rule = GOOD.split("rules:\n")[1]
    assert ":13: the rule 'act' is there twice" in refusal(tmp_path, GOOD + rule)
