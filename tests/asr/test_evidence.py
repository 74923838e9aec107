"""How sure the built-in engine is, and of what."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.asr.evidence import Evidence, confidence, free_words

GOOD = Evidence(agree=True, again=True, weakest=0.95, behind=0.3, bits=12.0, words=4)

_SHARE = st.floats(0, 1)
_EVIDENCE = st.builds(
    Evidence,
    st.booleans(),
    st.booleans(),
    _SHARE,
    st.floats(-1e6, 1e6),
    st.floats(0, 1e4),
    st.integers(0, 200),
)


def test_what_all_searches_heard_well_is_sure() -> None:
    assert confidence(GOOD) > 0.9


@pytest.mark.parametrize(
    "worse",
    [
        replace(GOOD, agree=False, again=False),
        replace(GOOD, weakest=0.05),
        replace(GOOD, behind=5.0),
        replace(GOOD, bits=60.0),
    ],
)
def test_anything_against_it_makes_less_sure(worse: Evidence) -> None:
    assert confidence(worse) < confidence(GOOD) - 0.05


@given(_EVIDENCE)
def test_a_confidence_is_a_probability(seen: Evidence) -> None:
    assert 0 <= confidence(seen) <= 1


def test_a_word_is_surer_among_sure_words() -> None:
    alone = free_words([0.9])[0]
    among = free_words([0.9, 0.1, 0.1])[0]
    assert among < alone
    assert free_words([]) == []


@given(st.lists(_SHARE))
def test_words_of_free_speech_have_probabilities(posteriors: list[float]) -> None:
    found = free_words(posteriors)
    assert len(found) == len(posteriors)
    assert all(0 <= p <= 1 for p in found)
