"""How well `asr.pronounce` says words: its phones against those of the CMU dictionary.

    python benchmarks/pronunciations.py [--words 2000] [--seed 1] [--json]

The words are drawn from all of the dictionary, where rare names are many. A word with several
entries is compared with the nearest; "best variant" takes the nearest of ours, too.
"""

import argparse
import json
import random

from rapidfuzz.distance import Levenshtein

from models.training.pronunciations import dictionary
from voice_checkin.asr.pronounce import pronounce


def error_rates(words: list[str], entries: dict[str, list[tuple[str, ...]]]) -> dict[str, float]:
    """Phone error rate of the first variant and of the nearest, and the share said as written."""
    first = best = whole = phones = 0
    for word in words:
        said = pronounce(word) or ((),)
        errors = [min(Levenshtein.distance(e, s) for e in entries[word]) for s in said]
        nearest = min(entries[word], key=lambda e: Levenshtein.distance(e, said[0]))
        first, best, phones = first + errors[0], best + min(errors), phones + len(nearest)
        whole += errors[0] == 0
    return {
        "n": len(words),
        "phone_error_rate": round(first / phones, 4),
        "best_variant": round(best / phones, 4),
        "as_written": round(whole / len(words), 4),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Phone error rate of pronounced words.")
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    entries = dictionary()
    plain = sorted(word for word in entries if word.replace("'", "").isalpha())
    figures = error_rates(random.Random(options.seed).sample(plain, options.words), entries)
    print(json.dumps(figures) if options.json else figures)


if __name__ == "__main__":
    main()
