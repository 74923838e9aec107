"""The classes a small word may have. A catalogue gives each its words; it may invent none."""

from typing import Final

WORDS: Final = frozenset((
    "aside", "auxiliary", "booster", "comparison", "contrast", "copula", "degree", "denial",
    "estimate", "filler", "inversion", "join", "may_invert", "negator", "not_negator", "other",
    "past", "possessive", "prep", "pronoun", "question", "raiser", "relation", "retracting",
    "says", "self", "self_noun", "softener", "split", "state_noun", "subject", "time", "unreal",
))  # fmt: skip
"""What a word does to what is said: who, when, how much, and whether at all."""
CUES: Final = frozenset((
    "activity", "cause", "clock", "clock_part", "closing", "comparing", "correction",
    "determiner", "doing", "done", "elapsed", "gained", "goes_on", "got", "hedge", "judged",
    "numbered", "orders", "orders_done", "other_scale", "rates", "rather", "short_of", "size",
    "sleep", "slept", "third", "undone", "unit",
))  # fmt: skip
"""What a word tells of numbers, sleep and habits beside it."""
FRAMES: Final = frozenset(("telling", "not_telling", "not_me", "order_to_others"))
"""What a whole statement is: told of oneself, denied of oneself, meant for others."""
ASKING: Final = frozenset(("goal_lead", "goal_end", "what_lead", "what_end"))
"""What asks for a goal or a reminder, before what it is about and behind it."""
