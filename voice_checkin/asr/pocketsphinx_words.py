"""Words that PocketSphinx's dictionary lacks: how they sound, and making them known to it."""

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Any

from voice_checkin.asr.pronounce import Phones, pronounce


def sounds(words: Collection[str]) -> dict[str, tuple[Phones, ...]]:
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
    for word, ways in sounds(new).items():
        for number, phones in enumerate(ways, start=1):
            name = word if number == 1 else f"{word}({number})"
            decoder.add_word(name, " ".join(phones), True)


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
