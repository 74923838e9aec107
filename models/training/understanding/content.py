"""Fits the classifiers that weigh what was said, and writes models/understanding-en/*.npz.

    python -m models.training.understanding.content

Learns from the annotated utterances in annotated/ beside this file, written for this: which of
the words for feelings tell how the speaker is, what each number is for, which habits were done.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from models.training.understanding.fitting import Row, fit
from models.training.understanding.sources import annotated, check_ins
from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.nlu import feelings, habits, roles
from voice_checkin.nlu.clauses import Marked, mark
from voice_checkin.nlu.figures import figures
from voice_checkin.nlu.lexicon import Learned, Lexicon
from voice_checkin.nlu.normalise import utterance
from voice_checkin.resources import intents_root, models_root

_STRENGTH = {"feelings": 30.0, "numbers": 30.0, "habits": 8.0}
_ROWS = 1 << 15
_FOLDER = models_root() / "understanding-en"


def feelings_said(said: dict[str, Any], rules: Lexicon) -> Iterator[Row]:
    """Each word for a feeling in one annotated utterance: said of oneself, or not.

    A term says not where it stands. Where it stands more than once, the place that the rules take
    for it is taken, and others of which they say the same are left out.
    """
    spoken = utterance(said["text"])
    marked = mark(spoken.words, rules.words, rules.cues, rules.frames)
    found = feelings.candidates(marked, rules)
    words = [_tokens(spoken.said(one.phrase.start, one.phrase.end)) for one in found]
    meant: set[int] = set()
    doubtful: set[int] = set()
    for feeling in said.get("feelings") or []:
        term, denied = _tokens(feeling["term"]), bool(feeling["negated"])
        like = [i for i in range(len(found)) if i not in meant and words[i] & term]
        if not like:
            continue

        def fits(i: int, term: frozenset[str] = term, denied: bool = denied) -> tuple[int, ...]:
            one = found[i]
            negated = one.how.negated or one.not_me
            return len(words[i] & term), one.ruled, negated == denied, i

        best = max(like, key=fits)
        meant.add(best)
        doubtful.update(i for i in like if found[i].ruled and words[i] & words[best])
    for i, one in enumerate(found):
        if i in meant or i not in doubtful:
            yield "said" if i in meant else "none", set(one.features(marked)), 1.0


def numbers_said(said: dict[str, Any], rules: Lexicon) -> Iterator[Row]:
    """Each number in one annotated utterance: hours of sleep, a rating, or neither."""
    marked = mark(utterance(said["text"]).words, rules.words, rules.cues, rules.frames)
    found = roles.candidates(marked, figures(marked, rules.number_slips))
    meant: dict[int, str] = {}
    for role in ("sleep", "rating", "energy"):
        value = said.get("sleep_hours" if role == "sleep" else role)
        like = [
            i
            for i, number in enumerate(found)
            if i not in meant and _says(number, role, marked) == value is not None
        ]
        if like:
            meant[max(like, key=lambda i: (found[i].ruled == role, i))] = role
        elif value is not None and role != "energy":
            return  # summed up, or said without a number
    for i, number in enumerate(found):
        yield meant.get(i, "none"), set(number.features(marked, found)), 1.0


def habits_said(said: dict[str, Any], rules: Lexicon) -> Iterator[Row]:
    """Each word for a habit in one annotated utterance: done, not done, or neither.

    Of a habit that is named more than once, only those words are learned from of which the rules
    say the same, or else the last.
    """
    marked = mark(utterance(said["text"]).words, rules.words, rules.cues, rules.frames)
    want = dict.fromkeys(said.get("done") or [], True)
    want |= dict.fromkeys(said.get("not_done") or [], False)
    found = habits.candidates(marked, rules)
    for i, habit in enumerate(found):
        name = habit.phrase.value.name
        named = [k for k, other in enumerate(found) if other.phrase.value.name == name]
        right = [k for k in named if found[k].told == want.get(name)] or named[-1:]
        if name not in want:
            yield "none", set(habit.features(marked, found)), 1.0
        elif i in right:
            label = "done" if want[name] else "undone"
            yield label, set(habit.features(marked, found)), 1.0


def _says(number: roles.Candidate, role: str, marked: Marked) -> float | None:
    """What the number would say in a role; energy is mostly said in words."""
    if role == "sleep":
        return number.hours
    if role == "rating":
        return number.figure.value
    near = marked.words[max(0, number.figure.number.start - 6) : number.figure.number.end + 5]
    return number.energy if "energy" in near else None


def _tokens(text: str) -> frozenset[str]:
    return frozenset(text.lower().replace("'", "").split())


def main() -> None:
    """Fit, write, say what was learned from."""
    rules = load_lexicon(intents_root(), learned=Learned())
    utterances = [*annotated(), *check_ins()]
    for name, learns in _LEARNS.items():
        rows = [row for said in utterances for row in learns(said, rules)]
        fit(rows, _FOLDER / f"{name}.npz", _STRENGTH[name], _ROWS)
        print(name, Counter(label for label, _, _ in rows))


_LEARNS = {"feelings": feelings_said, "numbers": numbers_said, "habits": habits_said}


if __name__ == "__main__":
    main()
