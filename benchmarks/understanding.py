"""Understanding beside its peers, on the same sentences: how often right, and how fast.

    python -m benchmarks.understanding FILE.jsonl

The file is one that score_checkins.py reads. hassil gets the same sentence templates and whole
sentences only; padacioso gets up to 40 samples of each intent, and every
twelfth sentence, for it takes seconds for each; vaderSentiment says whether a check-in sounds good
or bad, against the sign of the feelings annotated. Peers that are not there are left out; they come
with: pip install padacioso vaderSentiment
"""

import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import hassil
from hassil.sample import sample_sentence

from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.resources import intents_root
from voice_checkin.types import Expect

Gold = dict[str, Any]
_SAMPLES = 40
_WARM = 20
_EVERY = 12
_SIGNS = {"pos": 1, "neg": -1, "numb": 0, "neutral": 0}


def sign(value: float, near: float = 0.0) -> int:
    """-1, 0 or 1; values up to `near` from zero are 0."""
    return 0 if abs(value) <= near else (1 if value > 0 else -1)


def gold_sign(gold: Gold) -> int:
    """The sign of the feelings annotated, negated ones turned round."""
    found = [
        _SIGNS[feeling["polarity"]] * (-1 if feeling.get("negated") else 1)
        for feeling in gold.get("feelings") or []
    ]
    return sign(sum(found))


def run(
    name: str, ask: Callable[[str], object], golds: Sequence[Gold], wanted: list[object]
) -> None:
    """Ask for each text, warm; print the share right and the times."""
    for gold in golds[:_WARM]:
        ask(gold["text"])
    answers: list[object] = []
    spent: list[float] = []
    for gold in golds:
        begin = time.perf_counter()
        answers.append(ask(gold["text"]))
        spent.append((time.perf_counter() - begin) * 1000)
    right = sum(answer == want for answer, want in zip(answers, wanted, strict=True))
    print(
        f"  {name:<24} {right}/{len(golds)} = {right / len(golds):.3f}"
        f"   median {statistics.median(spent):.2f} ms"
        f"   slowest {max(spent):.1f} ms"
    )


def padacioso(intents: hassil.Intents) -> Callable[[str], object] | None:
    """The intent by padacioso, taught with samples of the templates."""
    if find_spec("padacioso") is None:
        return None
    container = import_module("padacioso").IntentContainer()
    for name, intent in intents.intents.items():
        samples = (
            text
            for block in intent.data
            for sentence in block.sentences
            for text in itertools.islice(
                sample_sentence(
                    sentence,
                    intents.slot_lists,
                    intents.expansion_rules,
                    language=intents.language,
                    expand_ranges=False,
                ),
                _SAMPLES,
            )
        )
        container.add_intent(name, list(dict.fromkeys(itertools.islice(samples, _SAMPLES))))
    return lambda text: container.calc_intent(text).get("name")


def vader() -> Callable[[str], object] | None:
    """The sign of vaderSentiment's compound score, with its own threshold for neutral."""
    if find_spec("vaderSentiment") is None:
        return None
    analyser = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return lambda text: sign(analyser.polarity_scores(text)["compound"], near=0.05)


def intents(lexicon: Lexicon, golds: list[Gold]) -> None:
    """Which intent is it?"""
    print("intent")
    wanted: list[object] = [gold.get("intent") for gold in golds]
    run("voice-checkin", lambda text: understand(text, Expect.FREE, lexicon).intent, golds, wanted)

    def whole(text: str) -> object:
        best = hassil.recognize_best(text, lexicon.intents)
        return best.intent.name if best else None

    run("hassil, whole sentences", whole, golds, wanted)
    if ask := padacioso(lexicon.intents):
        run("padacioso, some of them", ask, golds[::_EVERY], wanted[::_EVERY])
    else:
        print("  padacioso is not installed")


def valences(lexicon: Lexicon, golds: list[Gold]) -> None:
    """Does it sound good or bad?"""
    felt = [gold for gold in golds if gold.get("feelings")]
    print("sign of the feelings said")
    wanted: list[object] = [gold_sign(gold) for gold in felt]

    def ours(text: str) -> object:
        return sign(understand(text, Expect.FREE, lexicon).valence or 0)

    run("voice-checkin", ours, felt, wanted)
    if ask := vader():
        run("vaderSentiment", ask, felt, wanted)
    else:
        print("  vaderSentiment is not installed")


def main(arguments: list[str]) -> None:
    """Run everything on each file named."""
    if not arguments:
        sys.exit("Name a file of check-ins: python -m benchmarks.understanding FILE.jsonl")
    begin = time.perf_counter()
    lexicon = load_lexicon(intents_root())
    print(f"lexicon loaded in {time.perf_counter() - begin:.2f} s")
    for name in arguments:
        golds = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]
        print(f"{Path(name).name}: {len(golds)} utterances")
        intents(lexicon, golds)
        valences(lexicon, golds)


if __name__ == "__main__":
    main(sys.argv[1:])
