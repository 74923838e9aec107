"""Text as people type it and recognisers print it, brought to one form.

Two forms are kept side by side. `plain` is what a recogniser prints: lower case, no punctuation,
contractions as written; the sentence templates are matched against it. `words` are the same with
contractions opened ("can't" is "can not"), which is what the readers of feelings, numbers and
habits look at.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

MOST_WORDS: Final = 400
"""Words that are read; a minute of fast speech has half as many. Bounds the time for any text."""

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4\uff07", "'"))
_NOISE = re.compile(r"\[[^\]]*\]|<[^>]*>")
_MURMUR = re.compile(r"\b(?:uh|mm|mmm)[ -]?h+[um]+h*m*\b")
_WORD = re.compile(r"\d+(?:[.:,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_MISSING_APOSTROPHE: Final = {
    "im": "i'm", "ive": "i've", "dont": "don't", "didnt": "didn't", "cant": "can't",
    "couldnt": "couldn't", "wasnt": "wasn't", "isnt": "isn't", "havent": "haven't",
    "hasnt": "hasn't", "hadnt": "hadn't", "wont": "won't", "wouldnt": "wouldn't",
    "doesnt": "doesn't", "shouldnt": "shouldn't", "arent": "aren't", "thats": "that's",
    "whats": "what's", "theres": "there's", "youre": "you're", "aint": "ain't",
}  # fmt: skip
_OPENED: Final = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "ain't": "am not", "i'm": "i am", "i'm'a": "i will", "let's": "let's", "'tis": "it is",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "hafta": "have to",
    "kinda": "kind of", "sorta": "sort of", "dunno": "do not know", "lemme": "let me",
    "gimme": "give me", "ok": "okay", "cuz": "because", "cos": "because", "coz": "because",
    "cause": "because", "'cause": "because", "til": "till", "outta": "out of", "lotta": "lot of",
    "'em": "them", "y'know": "you know", "yknow": "you know", "c'mon": "come on",
    "nothin": "nothing", "feelin": "feeling", "hrs": "hours", "hr": "hour", "mins": "minutes",
    "min": "minute",
}  # fmt: skip
_ENDINGS: Final = (("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'m", "am"))


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance in its two forms."""

    plain: tuple[str, ...]
    words: tuple[str, ...]
    source: tuple[int, ...]
    """For each of `words`, the index in `plain` that it comes from."""

    @property
    def text(self) -> str:
        """`plain` as one string."""
        return " ".join(self.plain)

    def said(self, start: int, end: int) -> str:
        """The plain words behind `words[start:end]`; of "anxiety's" only the part that is in it."""
        first, last = self.source[start], self.source[end - 1]
        said = list(self.plain[first : last + 1])
        if end < len(self.words) and self.source[end] == last and self.words[end].startswith("'"):
            said[-1] = said[-1].removesuffix(self.words[end])
        return " ".join(said)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as a recogniser prints them; numbers in digits stay."""
    folded = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold()
    folded = _MURMUR.sub("mhm", _NOISE.sub(" ", folded.translate(_APOSTROPHES)))
    found = []
    for match in _WORD.finditer(folded):
        found.append(_MISSING_APOSTROPHE.get(match[0], match[0]))
        if len(found) == MOST_WORDS:
            break
    return tuple(found)


def opened(word: str) -> tuple[str, ...]:
    """One plain word with its contraction opened: "didn't" is ("did", "not")."""
    if whole := _OPENED.get(word):
        return tuple(whole.split())
    if "'" not in word:
        return (word,)
    for ending, full in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    head, mark, tail = word.partition("'")
    return (head, mark + tail) if tail in ("s", "d") else (word,)


def utterance(text: str) -> Utterance:
    """Bring a text to both forms. Any string will do; an empty one gives no words."""
    return _in_both_forms(plain_words(text))


def _in_both_forms(plain: tuple[str, ...]) -> Utterance:
    words: list[str] = []
    source: list[int] = []
    for index, word in enumerate(plain):
        for part in opened(word):
            words.append(part)
            source.append(index)
    return Utterance(plain, tuple(words), tuple(source))


_COURTESIES: Final = tuple(
    tuple(asked.split())
    for asked in (
        "how are you doing", "how are you today", "how are you", "how about you",
        "how about yourself", "what about you", "what about yourself", "and you", "and yourself",
    )
)  # fmt: skip


def without_courtesy(spoken: Utterance) -> Utterance:
    """All but what is asked back at its end ("I'm good, how are you"), if more is said."""
    for asked in _COURTESIES:
        told = spoken.plain[: -len(asked)]
        if len(told) >= _MORE and spoken.plain[len(told) :] == asked:
            return _in_both_forms(told)
    return spoken


_MORE: Final = 2
"""Words; "hello, how are you" asks."""
