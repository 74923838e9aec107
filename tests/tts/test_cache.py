"""Phrases are kept in memory, up to a number of bytes, the unused ones leaving first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.tts.cache import PhraseCache
from voice_checkin.tts.synthesiser import Manner, Speech

PLAIN = Manner()


def speech(samples: int) -> Speech:
    return Speech(bytes(2 * samples), 16_000)


def test_a_phrase_comes_back_only_in_the_manner_it_was_spoken_in() -> None:
    cache = PhraseCache()
    cache.put("hello", PLAIN, speech(10))
    assert cache.get("hello", PLAIN) == speech(10)
    assert cache.get("hello", Manner(rate=120)) is None
    assert cache.get("hello", Manner(volume=0.5)) is None
    assert cache.get("hullo", PLAIN) is None


def test_the_phrase_unused_for_longest_makes_room() -> None:
    cache = PhraseCache(max_bytes=40)
    cache.put("one", PLAIN, speech(10))
    cache.put("two", PLAIN, speech(10))
    cache.get("one", PLAIN)
    cache.put("three", PLAIN, speech(10))
    assert cache.get("two", PLAIN) is None
    assert cache.get("one", PLAIN)
    assert cache.get("three", PLAIN)


def test_a_phrase_larger_than_the_cache_pushes_nothing_out() -> None:
    cache = PhraseCache(max_bytes=40)
    cache.put("short", PLAIN, speech(10))
    cache.put("endless", PLAIN, speech(21))
    assert cache.get("endless", PLAIN) is None
    assert cache.get("short", PLAIN)


def test_clear_forgets_everything() -> None:
    cache = PhraseCache()
    cache.put("numb", PLAIN, speech(10))
    cache.clear()
    assert cache.get("numb", PLAIN) is None
    assert cache.bytes == 0


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 30)), max_size=40))
def test_it_never_holds_more_than_it_may_and_counts_what_it_holds(
    puts: list[tuple[str, int]],
) -> None:
    cache = PhraseCache(max_bytes=50)
    for text, samples in puts:
        cache.put(text, PLAIN, speech(samples))
        held = [found for name in "abcdef" if (found := cache.get(name, PLAIN))]
        assert cache.bytes == sum(len(found.pcm) for found in held) <= 50
