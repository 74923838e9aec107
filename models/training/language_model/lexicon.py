"""Which words the model has, and how each is said."""

from collections.abc import Collection, Mapping, Sequence

from models.training.language_model.general import General
from models.training.language_model.trigrams import END, START
from voice_checkin.asr.pronounce import Phones, pronounce

_NOT_WORDS = frozenset((START, END, "<UNK>", "<unk>"))


def vocabulary(
    needed: Collection[str],
    general: General,
    entries: Mapping[str, Sequence[Phones]],
    size: int,
) -> tuple[str, ...]:
    """START, END, every word that is needed and can be said, and the likeliest other words."""
    bare = {word.replace("'", "") for word in entries if "'" in word}
    # "thats" and "cant" are written for what recognisers print; to the ear they are no new words.
    ours = {w for w in needed if w in entries or (w not in bare and pronounce(w))}
    ranked = sorted(zip(-general.p1, general.words, strict=True))
    others = [w for _, w in ranked if w in entries and w not in ours and w not in _NOT_WORDS]
    return (START, END, *sorted(ours | set(others[: max(0, size - len(ours))])))


def dictionary(words: Sequence[str], entries: Mapping[str, Sequence[Phones]]) -> str:
    """PocketSphinx's dictionary of the words: those of the CMU dictionary as they are there."""
    lines: list[str] = []
    for word in words:
        ways = entries.get(word) or pronounce(word)
        for number, phones in enumerate(ways, start=1):
            name = word if number == 1 else f"{word}({number})"
            lines.append(f"{name} {' '.join(phones)}")
    return "\n".join(lines) + "\n"
