"""The parts that build the language model for free speech, and the one that is shipped."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.training import pronunciations
from models.training.language_model import arpa, corpus, general, lexicon
from models.training.language_model.counted import counted
from models.training.language_model.perplexity import perplexity
from models.training.language_model.trigrams import END, START, Trigrams, mixed, pruned
from voice_checkin.asr.free_speech import free_speech_options
from voice_checkin.asr.pronounce import pronounce
from voice_checkin.resources import intents_root

WORDS = (START, END, "am", "calm", "i", "not", "numb")
SAID = st.lists(st.lists(st.sampled_from(WORDS[2:]), max_size=5), min_size=1, max_size=30)
SHARES = st.floats(0.1, 0.9)


def sums(model: Trigrams) -> list[float]:
    """What the probabilities of all words after each two words add up to."""
    size = len(model.words)
    every = np.arange(size)
    histories = [(a, b) for a in range(size) for b in range(size)]
    return [
        float(model.after2(np.full(size, a), np.full(size, b), every).sum()) for a, b in histories
    ]


@given(SAID)
@settings(max_examples=30, deadline=None)
def test_counted_probabilities_add_up_to_one(said: list[list[str]]) -> None:
    assert sums(counted(said, WORDS)) == pytest.approx([1.0] * len(WORDS) ** 2, abs=1e-6)


@given(SAID, SAID, SHARES)
@settings(max_examples=30, deadline=None)
def test_so_do_mixed_and_pruned_ones(
    ours: list[list[str]], others: list[list[str]], share: float
) -> None:
    mixture = mixed(counted(ours, WORDS), counted(others, WORDS), share)
    for model in (mixture, pruned(mixture, 6, 4)):
        assert sums(model) == pytest.approx([1.0] * len(WORDS) ** 2, abs=1e-4)


def test_what_was_said_is_expected_and_the_mixture_lies_between() -> None:
    ours, others = [["i", "am", "numb"]] * 9, [["not", "calm"]] * 9
    one, two = counted(ours, WORDS), counted(others, WORDS)
    values = [perplexity(model, ours)[0] for model in (one, mixed(one, two, 0.5), two)]
    assert values == sorted(values)
    assert perplexity(one, [["numb", "zyx"]])[1:] == (2, 1)


def test_a_model_that_was_written_is_the_one_that_is_read(tmp_path: Path) -> None:
    pytest.importorskip("pocketsphinx")
    model = counted([["i", "am", "numb"], ["i", "am", "not", "calm"]] * 5, WORDS)
    text, binary = tmp_path / "model.arpa", tmp_path / "model.lm.bin"
    arpa.write_arpa(model, text)
    arpa.write_binary(text, binary)
    read = general.over(general.read(binary), WORDS)
    number = {word: np.array([i]) for i, word in enumerate(WORDS)}
    for three in (("i", "am", "numb"), ("i", "am", "i"), ("calm", "not", "am")):
        place = [number[word] for word in three]
        assert read.after2(*place)[0] == pytest.approx(model.after2(*place)[0], rel=0.02)
    again = tmp_path / "again.lm.bin"
    arpa.write_binary(text, again)
    assert again.read_bytes() == binary.read_bytes()


def test_the_same_seed_draws_the_same_sentences_from_the_catalogue() -> None:
    drawn = corpus.load(intents_root() / "en", corpus.PATTERNS / "en.yaml")
    first = list(corpus.sentences(drawn, 300, 1))
    assert first == list(corpus.sentences(drawn, 300, 1))
    assert any("n't" in word or "i'm" in word for sentence in first for word in sentence)
    assert not [word for sentence in first for word in sentence if word.startswith("'")]


def test_words_of_one_sound_are_added_once_and_what_cannot_be_said_not_at_all() -> None:
    read = general.General(
        ("the", "zebra"), np.array([0.5, 0.4]), np.zeros((0, 2), np.int64), np.zeros(0),
        np.zeros((0, 3), np.int64), np.zeros(0),
    )  # fmt: skip
    entries: dict[str, list[tuple[str, ...]]] = {
        "that's": [("DH", "AE", "T", "S")],
        "the": [("DH", "AH")],
        "zebra": [("Z",)],
    }
    words = lexicon.vocabulary({"thats", "numbish", "日本"}, read, entries, 2)
    assert words == (START, END, "numbish", "the")
    assert lexicon.dictionary(["the"], entries) == "the DH AH\n"


@pytest.fixture(scope="module")
def shipped() -> set[str]:
    lines = Path(free_speech_options()["dict"]).read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines}


def test_the_shipped_model_has_every_word_of_the_catalogue_that_can_be_said(
    shipped: set[str],
) -> None:
    pytest.importorskip("pocketsphinx")
    bare = {word.replace("'", "") for word in pronunciations.dictionary() if "'" in word}
    wanted = corpus.words(intents_root() / "en") - bare
    # Build it again when this fails: python -m models.training.language_model.build
    assert [word for word in sorted(wanted - shipped) if pronounce(word)] == []


class Loaded:
    """A model as PocketSphinx itself loads it."""

    def __init__(self, path: Path) -> None:
        pocketsphinx = pytest.importorskip("pocketsphinx")
        self._logs = pocketsphinx.LogMath(1.0001, 0, False)
        self._model = pocketsphinx.NGramModel(pocketsphinx.Config(), self._logs, str(path))

    def log10(self, sentence: str) -> float:
        words = [START, *sentence.split(), END]
        # Each word is given first, then those before it, the nearest first.
        grams = [words[max(0, i - 2) : i + 1][::-1] for i in range(1, len(words))]
        return sum(float(self._logs.log_to_log10(self._model.prob(gram))) for gram in grams)


def test_cries_for_help_are_likelier_than_in_the_general_model() -> None:
    ours, theirs = Loaded(Path(free_speech_options()["lm"])), Loaded(general.general_file())
    for cry in (
        "i want to die",
        "i want to kill myself",
        "i took an overdose last night",
        "i don't want to be here anymore",
        "i keep thinking about suicide",
        "i can't keep myself safe tonight",
        "my brother killed himself",
    ):
        assert ours.log10(cry) > theirs.log10(cry), cry
