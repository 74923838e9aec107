"""The page's own words keep to the rules that spoken lines keep to."""

import re
from pathlib import Path

import pytest

import voice_checkin.web
from tests.lines.test_lines import CLAIMED_FEELINGS, CLAIMS, MOST_WORDS, UNKIND, has, meant

TEMPLATES = sorted((Path(voice_checkin.web.__path__[0]) / "templates").glob("*.html"))


def words_of(template: Path) -> str:
    """What a template says by itself, labels for screen readers included."""
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", template.read_text(encoding="utf-8"), flags=re.S)
    labels = re.findall(r'aria-label="([^"]*)"', text)
    return " ".join([re.sub(r"<[^>]*>", "\n", text), *labels])


def test_the_templates_are_there() -> None:
    assert len(TEMPLATES) == 8


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_shame_no_alarm_no_claims(template: Path) -> None:
    said = meant(words_of(template))
    banned = (*UNKIND, *CLAIMED_FEELINGS, *CLAIMS)
    assert [phrase for phrase in banned if has(phrase, said)] == []
    assert "!" not in said


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_few_words(template: Path) -> None:
    parts = re.split(r"[.?;:\n]+", words_of(template))
    assert [part for part in parts if len(part.split()) > MOST_WORDS] == []
