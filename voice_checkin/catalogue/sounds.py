"""How words sound, from the dictionary of the model for free speech."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from voice_checkin.catalogue.source import Source, Strict
from voice_checkin.errors import CatalogueError
from voice_checkin.nlu.sounds import Phrase
from voice_checkin.resources import free_speech_root


class SoundsData(Strict):
    """Phrases to listen for, and the share of their phones that may differ."""

    differs: float = Field(gt=0, lt=0.5)
    phrases: list[str] = Field(min_length=1)


def phrases(
    source: Source, lists: Sequence[SoundsData], spoken: Mapping[str, str]
) -> tuple[Phrase, ...]:
    """What `source` has to listen for; nothing where it is not known how words sound.

    Raises CatalogueError for a phrase that is there twice, or with a word that is not in `spoken`.
    """
    found: dict[str, Phrase] = {}
    for i, data in enumerate(lists if spoken else ()):
        for j, words in enumerate(data.phrases):
            key = ("sounds", i, "phrases", j)
            unknown = next((word for word in words.split() if word not in spoken), None)
            if unknown is not None:
                raise source.error(f"{unknown!r} is not in the dictionary of free speech", *key)
            if words in found:
                raise source.error(f"{words!r} is there twice", *key)
            phones = "".join(spoken[word] for word in words.split())
            found[words] = Phrase.of(words, phones, data.differs)
    return tuple(found.values())


def dictionary(language: str) -> Mapping[str, str]:
    """For each word the phones of its first pronunciation, each as one letter; empty without one.

    Raises CatalogueError when it cannot be read.
    """
    path = free_speech_root(language) / "words.dict"
    if not path.is_file():
        return {}
    letters: dict[str, str] = {}
    spoken: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as problem:
        why = f"cannot be read ({problem}); install the program again"
        raise CatalogueError(path, None, why) from problem
    for line in lines:
        word, *phones = line.split()
        if word.endswith(")"):
            continue
        coded = "".join(letters.setdefault(one, chr(ord("A") + len(letters))) for one in phones)
        bare = word.replace("'", "")
        if bare == word or bare not in spoken:  # "he'll" is no "hell"
            spoken[bare] = coded
    return spoken
