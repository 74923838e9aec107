"""Words that PocketSphinx's dictionary lacks, made known to a decoder."""

from collections.abc import Iterable
from typing import Any

from voice_checkin.asr.pronounce import pronounce


def learn(decoder: Any, words: Iterable[str]) -> None:
    """Give the decoder those of the words that it lacks and that can be said.

    A new word may then stand in grammars. A language model that is in use takes it too, as likely
    as an average word after anything: enough to be heard, too little to be heard where it is not.
    """
    for word in sorted(set(words)):
        if decoder.lookup_word(word) is not None:
            continue
        for number, phones in enumerate(pronounce(word), start=1):
            name = word if number == 1 else f"{word}({number})"
            decoder.add_word(name, " ".join(phones), True)
