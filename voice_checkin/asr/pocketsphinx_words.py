"""How words sound, and making them known to PocketSphinx, be they in its dictionary or not."""

import os
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from voice_checkin.asr.pronounce import Phones, pronounce

Sounds = Mapping[str, tuple[Phones, ...]]
"""The ways to say each word, the usual one first."""


def sounds(words: Collection[str]) -> Sounds:
    """How each word is said: as the package's dictionary has it, else as espeak-ng says it.

    A word that cannot be said has no way to say it.
    """
    written = _written(frozenset(words))
    return {word: tuple(written[word]) or pronounce(word) for word in sorted(set(words))}


def learn(decoder: Any, words: Collection[str]) -> None:
    """Give the decoder those of the words that it lacks and that can be said.

    A new word may then stand in grammars. A language model that is in use takes it too, as likely
    as an average word: enough to be heard, too little to be heard where it is not.
    """
    new = [word for word in words if decoder.lookup_word(word) is None]
    lines = [line.split(" ", 1) for line in dictionary(sounds(new)).splitlines()]
    for name, phones in lines:
        # The searches are set up anew after the last one: with each would take too long.
        decoder.add_word(name, phones, name == lines[-1][0])


def dictionary(said: Sounds) -> str:
    """The text of a dictionary file; words without a way to say them are left out."""
    return "".join(
        f"{word if number == 1 else f'{word}({number})'} {' '.join(phones)}\n"
        for word, ways in said.items()
        for number, phones in enumerate(ways, start=1)
    )


@contextmanager
def as_file(content: str) -> Iterator[Path]:
    """A path to read the content from. It may hold the person's own words: memory where it can."""
    if hasattr(os, "memfd_create") and Path("/proc/self/fd").is_dir():
        with os.fdopen(os.memfd_create("words"), "w", encoding="utf-8") as memory:
            memory.write(content)
            memory.flush()
            os.lseek(memory.fileno(), 0, os.SEEK_SET)
            yield Path(f"/proc/self/fd/{memory.fileno()}")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words"
        path.write_text(content, encoding="utf-8")
        yield path


def _written(words: frozenset[str]) -> defaultdict[str, list[Phones]]:
    found: defaultdict[str, list[Phones]] = defaultdict(list)
    file = _dictionary()
    if not words or file is None:
        return found
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            entry, _, phones = line.partition(" ")
            word = entry.partition("(")[0]
            if word in words:
                found[word].append(tuple(phones.split()))
    return found


def _dictionary() -> Path | None:
    """The CMU dictionary inside the pocketsphinx package; none where that is not installed."""
    try:
        import pocketsphinx
    except (ImportError, OSError):
        return None
    path = Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict"
    return path if path.is_file() else None
