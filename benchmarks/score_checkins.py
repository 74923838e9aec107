"""How well are annotated check-ins understood? Prints measures, a confusion table and the errors.

    python benchmarks/score_checkins.py FILE.jsonl [--quiet]

Each line of the file is one utterance as a recogniser prints it, with what it means: "text",
"intent", "feelings" (term, polarity, negated), "felt", "rating", "sleep_hours", "done",
"not_done". A feeling counts as found when the words said share a word with the annotated ones.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.resources import intents_root
from voice_checkin.types import Expect, FeelingMention, Understanding

Gold = dict[str, Any]
_OPPOSITE = ({"pos", "neg"}, {"pos", "numb"})


@dataclass
class Tally:
    """Counts, confusions of intents, and a line for every error."""

    counts: Counter[str] = field(default_factory=Counter)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> str:
        """`part` of `whole` as "3/4 = 0.750"."""
        a, b = self.counts[part], self.counts[whole]
        return f"{a}/{b} = {a / b:.3f}" if b else "none"

    def wrong(self, what: str, text: str) -> None:
        """Note one error."""
        self.errors.append(f"{what:<44} | {text}")


def _tokens(said: str) -> set[str]:
    return set(said.lower().replace("'", "").split())


def _intent(tally: Tally, gold: Gold, got: Understanding) -> None:
    want, have = str(gold.get("intent")), str(got.intent)
    tally.counts["intents"] += 1
    tally.counts["intent"] += want == have
    if want != have:
        tally.confusions[want, have] += 1
        tally.wrong(f"intent {want} taken for {have}", got.text)
    elif gold.get("slots"):
        tally.counts["slots"] += 1
        tally.counts["slot"] += gold["slots"] == got.slots
        if gold["slots"] != got.slots:
            tally.wrong(f"slots {got.slots}", got.text)


def _feelings(tally: Tally, gold: Gold, got: Understanding) -> None:
    left = list(got.feelings)
    for want in gold.get("feelings") or []:
        hit = next((f for f in left if _tokens(f.said) & _tokens(want["term"])), None)
        tally.counts["feelings said"] += 1
        if hit is None:
            tally.wrong(f"missed {want['term']}", got.text)
            continue
        left.remove(hit)
        tally.counts["feelings right"] += 1
        if _flipped(want, hit):
            tally.counts["flipped"] += 1
            tally.wrong(f"flipped {want['term']}", got.text)
    tally.counts["feelings found"] += len(got.feelings)
    for extra in left:
        tally.wrong(f"not a feeling {extra.said}", got.text)


def _flipped(want: Gold, got: FeelingMention) -> bool:
    if bool(want.get("negated")) != got.negated:
        return True
    return {want["polarity"], got.polarity} in _OPPOSITE


def _numbers(tally: Tally, gold: Gold, got: Understanding) -> None:
    pairs = (
        ("sleep", gold.get("sleep_hours"), got.sleep.hours if got.sleep else None),
        ("rating", gold.get("rating"), got.rating),
        ("felt", gold.get("felt"), got.felt),
        ("energy", gold.get("energy"), got.energy),
        ("quality", gold.get("sleep_quality"), got.sleep.quality if got.sleep else None),
    )
    for name, want, have in pairs:
        if want is not None:
            tally.counts[f"{name} said"] += 1
            tally.counts[f"{name} right"] += want == have
        elif have is not None:
            tally.counts[f"{name} from nowhere"] += 1
        if want != have:
            tally.wrong(f"{name} {want} taken for {have}", got.text)


def _habits(tally: Tally, gold: Gold, got: Understanding) -> None:
    want = dict.fromkeys(gold.get("done") or [], True)
    want |= dict.fromkeys(gold.get("not_done") or [], False)
    have = {habit.name: habit.done for habit in got.habits}
    tally.counts["habits said"] += len(want)
    tally.counts["habits found"] += len(have)
    for name in sorted({*want, *have}):
        if want.get(name) == have.get(name):
            tally.counts["habits right"] += 1
        else:
            tally.counts["habits turned round"] += name in want and name in have
            tally.wrong(f"habit {name}: {want.get(name)} taken for {have.get(name)}", got.text)


def _report(tally: Tally, path: Path) -> None:
    share, counts = tally.share, tally.counts
    print(f"{path.name}: {counts['intents']} utterances")
    print(f"  intent            {share('intent', 'intents')}   slots {share('slot', 'slots')}")
    print(
        f"  feelings recall   {share('feelings right', 'feelings said')}"
        f"   precision {share('feelings right', 'feelings found')}"
        f"   flipped {share('flipped', 'feelings right')}"
    )
    for name in ("sleep", "rating", "felt", "energy", "quality"):
        right = share(f"{name} right", f"{name} said")
        print(f"  {name:<17} {right}   from nowhere {counts[f'{name} from nowhere']}")
    print(
        f"  habits recall     {share('habits right', 'habits said')}"
        f"   precision {share('habits right', 'habits found')}"
        f"   turned round {counts['habits turned round']}"
    )
    for (want, have), times in tally.confusions.most_common():
        print(f"  {want:>15} taken for {have:<15} {times}")


def main(arguments: list[str]) -> None:
    """Score each file named."""
    if all(name.startswith("-") for name in arguments):
        sys.exit("Name a file of check-ins: python -m benchmarks.score_checkins FILE.jsonl")
    lexicon = load_lexicon(intents_root())
    for path in (Path(name) for name in arguments if not name.startswith("-")):
        tally = Tally()
        for line in path.read_text(encoding="utf-8").splitlines():
            gold: Gold = json.loads(line)
            got = understand(gold["text"], Expect.FREE, lexicon)
            for score in (_intent, _feelings, _numbers, _habits):
                score(tally, gold, got)
        if "--quiet" not in arguments:
            print("\n".join(sorted(tally.errors)))
        _report(tally, path)


if __name__ == "__main__":
    main(sys.argv[1:])
