"""The names a person adds: kept in either store, one for each name, whatever its letters."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voice_checkin.errors import StoreError
from voice_checkin.store.contract import Added, CheckInStore, Contents
from voice_checkin.store.storable import KINDS
from voice_checkin.types import CheckIn, PersonalWord

PILATES = PersonalWord("habit", "pilates")
ZOE = PersonalWord("person", "Zoë", ("zowie", "zo"))


def test_added_words_are_there_by_name(store: CheckInStore) -> None:
    store.keep_word(ZOE)
    store.keep_word(PILATES)
    assert store.words() == [PILATES, ZOE]


def test_a_word_of_the_same_name_takes_the_place_of_the_first(store: CheckInStore) -> None:
    store.keep_word(ZOE)
    store.keep_word(PersonalWord("goal", "ZOË"))
    assert store.words() == [PersonalWord("goal", "ZOË")]


def test_a_word_that_was_removed_is_gone(store: CheckInStore) -> None:
    store.keep_word(ZOE)
    assert store.drop_word(" zoË ")
    assert not store.drop_word("Zoë")
    assert store.words() == []


def test_what_is_brought_in_changes_no_word_that_is_there(store: CheckInStore) -> None:
    store.keep_word(ZOE)
    more = Contents(words=[PersonalWord("goal", "zoë"), PILATES])
    assert store.add(more) == Added(0, 0, 1)
    assert store.words() == [PILATES, ZOE]


def test_a_word_without_a_name_or_of_no_kind_is_refused(store: CheckInStore) -> None:
    with pytest.raises(StoreError, match="needs a name"):
        store.keep_word(PersonalWord("habit", "  "))
    with pytest.raises(StoreError, match="kind is one of habit, person, goal"):
        store.keep_word(PersonalWord("pet", "Rex"))  # type: ignore[arg-type]


def test_check_ins_and_words_leave_each_other_alone(store: CheckInStore) -> None:
    store.keep_word(PILATES)
    entry_id = store.save(CheckIn(felt=1), datetime(2025, 3, 30, tzinfo=UTC), "UTC")
    store.delete(entry_id)
    assert store.words() == [PILATES]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kind=st.sampled_from(KINDS), name=st.text().filter(str.strip), said=st.lists(st.text()))
def test_any_word_comes_back(store: CheckInStore, kind: str, name: str, said: list[str]) -> None:
    word = PersonalWord(kind, name, tuple(said))  # type: ignore[arg-type]
    store.keep_word(word)
    found = store.words()
    assert store.drop_word(name)
    assert found == [word]
