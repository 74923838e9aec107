"""The parts of the build that need neither torch nor a network."""

import math
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.training import espeak, fst, kaldi_io, language, phones, vocabulary, voices
from models.training.pronunciations import choose

WORDS = ("calm", "flat", "not", "numb")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join))


@given(TEXTS)
@settings(max_examples=50)
def test_after_any_word_the_probabilities_sum_to_one(texts: list[str]) -> None:
    model = language.estimate(texts, WORDS, least=1)
    for history in (language.START, *WORDS):
        kept = {word: cost for (before, word), cost in model.pair.items() if before == history}
        backed_off = [
            math.exp(-model.backoff[history] - cost)
            for word, cost in model.unigram.items()
            if word not in kept
        ]
        seen = sum(math.exp(-cost) for cost in kept.values())
        # A history followed by everything keeps a sliver for nothing.
        assert seen + sum(backed_off) == pytest.approx(1, abs=1e-3) or len(backed_off) == 0


def test_the_same_seed_draws_the_same_sentences_from_known_words() -> None:
    patterns = vocabulary.load()
    drawn = vocabulary.sentences(patterns, 500, 1)
    assert drawn == vocabulary.sentences(patterns, 500, 1)
    assert drawn != vocabulary.sentences(patterns, 500, 2)
    known = set(vocabulary.words(patterns))
    assert {word for text in drawn for word in text.split()} <= known


def test_homophones_of_short_answers_are_kept_out() -> None:
    known = set(vocabulary.words(vocabulary.load()))
    assert {"no", "one", "eight", "okay", "our"} & known == {"no", "one", "eight", "okay"}
    assert not known & {"know", "won", "ate", "ok", "hi", "ours"}


def test_words_of_a_catalogue_that_the_model_lacks_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: ['(yes|aye) {slot} <rule>', no]", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("x: yes please", encoding="utf-8")
    assert vocabulary.missing_from(("yes", "no", "please"), tmp_path) == {"a.yaml": ["aye"]}


def test_every_phoneme_of_every_word_is_one_of_ours() -> None:
    for word in vocabulary.words(vocabulary.load()):
        spoken = espeak.speak(word)
        sounds = [p for phoneme in spoken.phonemes for p in phones.from_espeak(phoneme.name)]
        assert set(sounds) <= set(phones.CLASSES)
        assert set(sounds) - {phones.SILENCE}


def test_every_phone_has_a_number_and_a_class_of_its_own() -> None:
    numbers = {
        phones.phone_id(name, position): name
        for name in phones.CLASSES[1:]
        for position in phones.POSITIONS
    }
    numbers[phones.phone_id(phones.SILENCE)] = phones.SILENCE
    assert sorted(numbers) == list(range(1, phones.phone_count() + 1))
    assert all(phones.CLASSES[phones.phone_class(n)] == name for n, name in numbers.items())


def test_pronunciations_are_what_was_said_and_what_is_written() -> None:
    said = [("a", ("AH",))] * 8 + [("a", ("EY",))] * 2
    found = choose(["a", "b"], said, {"b": [("B", "IY")]})
    assert [(p.word, p.phones) for p in found] == [
        ("a", ("AH",)), ("a", ("EY",)), ("b", ("B", "IY")),
    ]  # fmt: skip
    assert [p.cost for p in found] == pytest.approx([0, math.log(4), 0])
    with pytest.raises(ValueError, match="'zzz'"):
        choose(["zzz"], [], {})


@pytest.mark.parametrize("voice", ["en-us+nobody", "nobody"])
def test_an_unknown_voice_is_refused(voice: str) -> None:
    with pytest.raises(ValueError, match="nobody"):
        espeak.speak("yes", voice)


def test_a_matrix_keeps_its_values_within_a_step() -> None:
    values = np.random.default_rng(5).normal(0, 2, (7, 5)).astype(np.float32)
    data = kaldi_io.matrix(values)
    assert data.startswith(b"CM2 ")
    low, span, rows, columns = struct.unpack_from("<ffii", data, 4)
    steps = np.frombuffer(data, "<u2", offset=20).reshape(rows, columns)
    assert np.abs(low + span * steps / 65_535 - values).max() <= span / 65_535


def test_a_transducer_states_its_order_and_its_size() -> None:
    out = fst.Fst()
    first, second = out.state(), out.state()
    out.arc(first, 5, 1, 0.5, second)
    out.arc(first, 2, 9, 0.25, second)
    out.finals[second] = 0.0
    data = out.encode(fst.INPUT_SORTED)
    header = struct.unpack_from("<iiQqqq", data, 4 + 4 + 6 + 4 + 8)
    assert header == (2, 0, 3 | fst.INPUT_SORTED, 0, 2, 2)
    arcs = struct.unpack_from("<iifiiifi", data, 66 + 12)
    assert (arcs[0], arcs[4]) == (2, 5)


@pytest.mark.parametrize("variant", voices.TRAINED + voices.HELD_OUT)
def test_every_voice_that_is_named_exists(variant: str) -> None:
    assert espeak.speak("a", voices.full_name(variant)).samples.any()
