"""Which of espeak-ng's voice variants teach the model, and which are kept from it."""

from typing import Final

HELD_OUT: Final = (
    "Alex", "Andrea", "Gene", "f2", "f4", "f5", "m3", "m7", "max", "robert",
)  # fmt: skip
"""Never trained on: the benchmark measures with them, and the demo's person speaks with them."""

NEAR_HELD_OUT: Final = (
    "Gene2", "Mike", "Nguyen", "RicishayMax", "RicishayMax2", "RicishayMax3", "aunty", "belinda",
    "linda", "m8", "quincy", "rob",
)  # fmt: skip
"""Almost the same settings as a held-out voice; not trained on either."""

TRAINED: Final = (
    "", "Alicia", "Andy", "Annie", "AnxiousAndy", "Denis", "Diogo", "Henrique", "Jacky", "Lee",
    "Marco", "Mario", "Michael", "Mr serious", "Reed", "Storm", "adam", "anika", "announcer",
    "antonio", "benjamin", "boris", "caleb", "david", "ed", "edward", "f1", "f3",
    "grandma", "grandpa", "gustave", "ian", "iven", "iven2", "iven3", "john", "kaukovalta",
    "klatt", "klatt2", "klatt3", "klatt4", "klatt6", "m1", "m2", "m4", "m5", "m6", "marcelo",
    "michel", "mike2", "norbert", "pablo", "paul", "pedro", "sandro", "shelby", "steph", "steph2",
    "travis", "victor",
)  # fmt: skip
"""Variants of en-us; the empty one is the plain voice, with which the program speaks."""

FOREIGN: Final = ("cs", "de", "es", "fi", "it", "nl", "pl", "sv")
"""Languages whose speech teaches the model what is not for it."""


def full_name(variant: str) -> str:
    """espeak-ng's name for an American English voice of this variant."""
    return f"en-us+{variant}" if variant else "en-us"
