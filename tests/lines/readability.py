"""How hard a text is to read."""

import re

_VOWELS = re.compile(r"[aeiouy]+")


def words(text: str) -> list[str]:
    """Its words, in lower case; an apostrophe belongs to the word."""
    return re.findall(r"[a-z]+(?:['\u2019-][a-z]+)*", text.lower())


def sentences(text: str) -> int:
    """How many sentences it has, at least one."""
    return max(1, len(re.findall(r"[.!?]+(?=\s|$)", text)))


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee")) and count > 1:
        count -= 1
    if re.search(r"[^aeiouydt]ed$", plain) and count > 1:
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade level: years of school needed.

    0.39 words per sentence + 11.8 syllables per word - 15.59; Kincaid, Fishburne, Rogers and
    Chissom, "Derivation of new readability formulas for Navy enlisted personnel", 1975.
    """
    said = words(text)
    total = sum(syllables(word) for word in said)
    return 0.39 * len(said) / sentences(text) + 11.8 * total / len(said) - 15.59
