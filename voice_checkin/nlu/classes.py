"""The classes a small word may have. A catalogue gives each its words; it may invent none."""

from typing import Final

WORDS: Final = frozenset((
    "aside", "auxiliary", "booster", "comparison", "contrast", "copula", "degree", "denial",
    "estimate", "filler", "inversion", "join", "may_invert", "negator", "not_negator", "other",
    "past", "possessive", "prep", "pronoun", "question", "raiser", "relation", "says", "self",
    "self_noun", "softener", "split", "state_noun", "subject", "time", "unreal",
))  # fmt: skip
"""What a word does to what is said: who, when, how much, and whether at all."""
CUES: Final = frozenset((
    "activity", "cause", "clock", "closing", "comparing", "correction", "determiner", "doing",
    "done", "elapsed", "gained", "got", "hedge", "not_me", "not_telling", "order_to_others",
    "orders", "orders_done", "other_scale", "rates", "rather", "short_of", "size", "sleep",
    "slept", "telling", "third", "undone", "unit",
))  # fmt: skip
"""What a word tells of numbers, sleep and habits beside it."""
