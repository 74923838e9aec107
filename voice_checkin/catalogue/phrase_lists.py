"""Lists of phrases as the catalogue writes them: separated by commas, with brackets for variants.

"[a] bag of nerves, (wound|keyed) up".
"""

from collections.abc import Iterator
from functools import cache
from typing import Generic, TypeVar

import hassil
from hassil.parser import ParseError
from hassil.sample import sample_sentence

from voice_checkin.catalogue.source import Key, Source
from voice_checkin.nlu.normalise import utterance
from voice_checkin.nlu.phrases import Phrases

T = TypeVar("T")


def phrases(source: Source, text: str, *key: str | int) -> Iterator[tuple[str, ...]]:
    """The word sequences that a comma-separated list of small templates stands for."""
    for template in filter(None, (part.strip() for part in text.split(","))):
        try:
            plain = (
                sample_sentence(hassil.parse_sentence(template))
                if _has_syntax(template)
                else (template,)
            )
            for sample in plain:
                yield _opened(sample)
        except (ParseError, ValueError, AssertionError):
            raise source.error(f"the phrase {template!r} does not parse", *key) from None


def _opened(sample: str) -> tuple[str, ...]:
    """The words of one sample; an ending by itself ("'s", "'d") stays as it is."""
    return tuple(part for word in sample.split() for part in _opened_word(word))


@cache
def _opened_word(word: str) -> tuple[str, ...]:
    return (word,) if word.startswith("'") else utterance(word).words


def _has_syntax(template: str) -> bool:
    return any(mark in template for mark in "[](){}<>|")


class Collector(Generic[T]):
    """Gathers phrases of one file; refuses one that is there twice, or with two meanings."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: dict[tuple[str, ...], tuple[T, Key]] = {}
        self._templates: dict[str, Key] = {}

    def add(self, text: str, value: T, *key: str | int) -> None:
        """Add a list of phrases with what they stand for; `key` is where the list is."""
        for template in filter(None, (part.strip() for part in text.split(","))):
            self._refuse(template, self._templates.get(template), *key)
            self._templates[template] = key
            for words in phrases(self._source, template, *key):
                known = self._seen.setdefault(words, (value, key))
                if known[0] != value:
                    self._refuse(" ".join(words), known[1], *key)

    def _refuse(self, said: str, known: Key | None, *key: str | int) -> None:
        if known is not None:
            line = self._source.line(*known)
            raise self._source.error(f"the phrase {said!r} is already in line {line}", *key)

    def words(self) -> Iterator[tuple[str, ...]]:
        """The words of all that was gathered."""
        yield from self._seen

    def phrases(self) -> Phrases[T]:
        """All that was gathered."""
        return Phrases((words, value) for words, (value, _) in self._seen.items())
