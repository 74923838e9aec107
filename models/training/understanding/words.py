"""What each word of an annotated utterance tells, as the encoder learns it.

The annotation names feelings by the words in the text, numbers by their value and habits by their
name; where each of them stands is found with the rules' help.
"""

from collections.abc import Sequence
from typing import Any

from voice_checkin.nlu import feelings, habits, roles
from voice_checkin.nlu.clauses import Marked, mark
from voice_checkin.nlu.figures import figures
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance, utterance
from voice_checkin.nlu.reading import FEELINGS, HABITS, NUMBERS

UNKNOWN = -1
"""The label of a word of which nothing is learned."""
Labels = list[int]


def labelled(said: dict[str, Any], rules: Lexicon) -> tuple[tuple[str, ...], list[Labels]]:
    """The words of one annotated utterance; for each its label as feeling, number and habit."""
    spoken = utterance(said["text"])
    marked = mark(spoken.words, rules.words, rules.cues, rules.frames)
    of_feelings = _feelings(said, spoken, marked, rules)
    return spoken.words, [of_feelings, _numbers(said, marked, rules), _habits(said, marked, rules)]


def _feelings(said: dict[str, Any], spoken: Utterance, marked: Marked, rules: Lexicon) -> Labels:
    """Words of feelings that are said, or denied; all others are neither.

    A term says not where it stands. Where it stands more than once, the place that the rules take
    for it is taken, and others of which they say the same are left out.
    """
    labels = [FEELINGS.index("none")] * len(spoken.words)
    found = feelings.candidates(marked, rules)
    words = [_tokens(spoken.said(one.phrase.start, one.phrase.end)) for one in found]
    meant: set[int] = set()
    doubtful: set[int] = set()
    for feeling in said.get("feelings") or []:
        term, denied = _tokens(feeling["term"]), bool(feeling["negated"])
        like = [i for i in range(len(found)) if i not in meant and words[i] & term]
        places = _places(utterance(feeling["term"]).words, spoken.words)
        if like:

            def fits(i: int, term: frozenset[str] = term, denied: bool = denied) -> tuple[int, ...]:
                one = found[i]
                negated = one.how.negated or one.not_me
                return len(words[i] & term), one.ruled, negated == denied, i

            best = max(like, key=fits)
            meant.add(best)
            doubtful.update(i for i in like if found[i].ruled and words[i] & words[best])
            spans = [range(found[best].phrase.start, found[best].phrase.end), *places[:1]]
        else:
            spans = places[-1:]
        for span in spans:
            _put(labels, span, FEELINGS.index("denied" if denied else "said"))
    for i in doubtful - meant:
        _put(labels, range(found[i].phrase.start, found[i].phrase.end), UNKNOWN)
    return labels


def _numbers(said: dict[str, Any], marked: Marked, rules: Lexicon) -> Labels:
    """What each number is for; of other words nothing is learned."""
    labels = [UNKNOWN] * len(marked.words)
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
            return labels  # summed up, or said without a number
    for i, number in enumerate(found):
        span = range(number.figure.number.start, number.figure.number.end)
        _put(labels, span, NUMBERS.index(meant.get(i, "none")))
    return labels


def _habits(said: dict[str, Any], marked: Marked, rules: Lexicon) -> Labels:
    """Each word for a habit: done, undone, or neither; of other words nothing is learned.

    Of a habit that is named more than once, only those words are learned from of which the rules
    say the same, or else the last.
    """
    labels = [UNKNOWN] * len(marked.words)
    want = dict.fromkeys(said.get("done") or [], True)
    want |= dict.fromkeys(said.get("not_done") or [], False)
    found = habits.candidates(marked, rules)
    for i, habit in enumerate(found):
        name = habit.phrase.value.name
        named = [k for k, other in enumerate(found) if other.phrase.value.name == name]
        right = [k for k in named if found[k].told == want.get(name)] or named[-1:]
        label = "none" if name not in want else "done" if want[name] else "undone"
        if name not in want or i in right:
            _put(labels, range(habit.phrase.start, habit.phrase.end), HABITS.index(label))
    return labels


def _says(number: roles.Candidate, role: str, marked: Marked) -> float | None:
    """What the number would say in a role; energy is mostly said in words."""
    if role == "sleep":
        return number.hours
    if role == "rating":
        return number.figure.value
    near = marked.words[max(0, number.figure.number.start - 6) : number.figure.number.end + 5]
    return number.energy if "energy" in near else None


def _put(labels: Labels, span: range, label: int) -> None:
    for place in span:
        labels[place] = label


def _places(term: Sequence[str], words: Sequence[str]) -> list[range]:
    """Where the words of a term stand one behind the other; none where that is more than once."""
    length = len(term)
    found = [
        range(at, at + length)
        for at in range(len(words) - length + 1)
        if tuple(words[at : at + length]) == tuple(term)
    ]
    return found if len(found) == 1 else []


def _tokens(text: str) -> frozenset[str]:
    return frozenset(text.lower().replace("'", "").split())
