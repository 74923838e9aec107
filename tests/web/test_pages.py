"""The pages, and what their forms do."""

import re
from collections.abc import Callable
from datetime import time, timedelta

import pytest

from tests.web.conftest import EVENING, Browser, MemoryHome, keep, text_of
from voice_checkin.errors import SettingsError, StoreError
from voice_checkin.types import (
    CheckIn,
    Entry,
    FeelingMention,
    Goal,
    HabitMention,
    QuietHours,
    Reminder,
)

Browse = Callable[[MemoryHome], Browser]
ADDRESSES = ("/", "/?weeks=52", "/entries", "/plans", "/help")
NUMB = Entry(
    "e1",
    EVENING - timedelta(hours=2),
    "UTC",
    CheckIn(
        felt=0, feelings=(FeelingMention("numb", "numb", "numb"),), note="<b>The canal</b> & rain"
    ),
)


@pytest.fixture
def numb(home: MemoryHome) -> MemoryHome:
    """One entry of today."""
    keep(home.store, [NUMB])
    return home


def check_in(home: MemoryHome) -> CheckIn:
    (entry,) = home.store.entries()
    return entry.check_in


@pytest.mark.parametrize("address", ADDRESSES)
def test_before_the_first_check_in_every_page_is_there(
    home: MemoryHome, browse: Browse, address: str
) -> None:
    assert "<h1>" in browse(home).open(address)


def test_before_the_first_check_in_nothing_is_claimed(home: MemoryHome, browse: Browse) -> None:
    page = browse(home).read("/")
    assert "Nothing is logged today, and that is fine." in page
    assert re.search("Nothing clear yet|Nothing stands out|nothing is sure enough", page)
    assert "No habit is logged yet." in page
    assert "%" not in page


def test_each_graph_has_its_table(lived: MemoryHome, browse: Browse) -> None:
    html = browse(lived).open("/")
    after = html.split("<figure ")[1:]
    assert [re.match(r'data-graph="(\w+)"', part)[1] for part in after] == [  # type: ignore[index]
        "calendar", "trend", "helps", "weekdays", "habits",
    ]  # fmt: skip
    for part in after:
        following = part.partition("</figure>")[2].lstrip()
        assert following.startswith("<details>")
        assert "<table" in following.partition("</details>")[0]


def test_the_page_says_what_insights_say(lived: MemoryHome, browse: Browse) -> None:
    page = browse(lived).read("/")
    assert re.search("(?i)twenty six days with a walk|With a walk, you could feel more", page)
    assert "Whether it is the cause, no log can say." in page


def test_without_a_finding_the_page_makes_none(home: MemoryHome, browse: Browse) -> None:
    log = [
        Entry(str(n), EVENING - timedelta(days=n), "UTC", CheckIn(felt=n % 3)) for n in range(1, 60)
    ]
    keep(home.store, log)
    html = browse(home).open("/")
    assert 'data-graph="calendar"' in html
    assert 'data-graph="helps"' not in html


def test_a_year_shows_more_than_sixteen_weeks(lived: MemoryHome, browse: Browse) -> None:
    browser = browse(lived)
    cells = [browser.open(f"/?weeks={weeks}").count('<span class="heard">') for weeks in (16, 52)]
    assert cells[1] - cells[0] == 7 * 36


def test_what_was_written_is_shown_as_it_was_written(numb: MemoryHome, browse: Browse) -> None:
    html = browse(numb).open("/entries")
    assert "&lt;b&gt;The canal&lt;/b&gt; &amp; rain" in html
    assert "<b>The canal" not in html


def test_many_entries_come_page_by_page(lived: MemoryHome, browse: Browse) -> None:
    browser = browse(lived)
    last = int(re.findall(r"1 of (\d+)", browser.read("/entries"))[0])
    seen = [
        entry_id
        for number in range(1, last + 1)
        for entry_id in re.findall(
            r'href="/entries/([^"?]+)"', browser.open(f"/entries?page={number}")
        )
    ]
    assert sorted(seen) == sorted(entry.id for entry in lived.store.entries())
    assert browser.open("/entries?page=9999") == browser.open(f"/entries?page={last}")
    assert browser.open("/entries?page=x") == browser.open("/entries")


def test_an_entry_is_corrected(numb: MemoryHome, browse: Browse) -> None:
    browser = browse(numb)
    assert '<option value="0" selected>no feeling</option>' in browser.open("/entries/e1")
    answer = browser.send("/entries/e1", felt="1", feeling="tired", habit="water", note="Rain.")
    assert answer.url.path == "/entries"
    assert "Changed." in text_of(answer.text)
    after = check_in(numb)
    assert (after.felt, after.note) == (1, "Rain.")
    assert [one.name for one in after.feelings] == ["tired"]
    assert after.habits == (HabitMention("water"),)
    (entry,) = numb.store.entries()
    assert (entry.id, entry.said_at) == (NUMB.id, NUMB.said_at)


def test_what_is_unclear_comes_back_and_changes_nothing(numb: MemoryHome, browse: Browse) -> None:
    answer = browse(numb).send("/entries/e1", felt="3", rating="twelve", note="Mine.")
    page = text_of(answer.text)
    assert "Anything from zero to ten fits here." in page
    assert "Mine." in page
    assert 'value="twelve"' in answer.text
    assert check_in(numb) == NUMB.check_in


def test_heavy_words_are_met_with_numbers_and_kept_only_when_meant(
    numb: MemoryHome, browse: Browse
) -> None:
    browser, words = browse(numb), "I want to kill myself"
    first = browser.send("/entries/e1", note=words)
    assert "You don't have to carry this alone." in text_of(first.text)
    assert "116 123" in first.text
    assert words in first.text
    assert check_in(numb) == NUMB.check_in
    browser.send("/entries/e1", note=words, sure="yes")
    assert check_in(numb).note == words


def test_an_entry_is_deleted_after_being_asked_once(numb: MemoryHome, browse: Browse) -> None:
    browser = browse(numb)
    asked = re.search(r"<details class=\"ask\">.*?</details>", browser.open("/entries/e1"), re.S)
    assert asked
    assert "It would be gone for good." in asked[0]
    assert 'action="/entries/e1/delete"' in asked[0]
    page = text_of(browser.send("/entries/e1/delete").text)
    assert "It's deleted. Nothing is logged yet." in page
    assert numb.store.entries() == []


def test_an_entry_that_is_gone_is_not_brought_back(home: MemoryHome, browse: Browse) -> None:
    browser = browse(home)
    assert browser.client.get("/entries/e1").status_code == 404


def test_an_entry_deleted_elsewhere_stays_deleted(numb: MemoryHome, browse: Browse) -> None:
    browser = browse(numb)
    secret = re.findall(r'name="secret" value="([^"]+)"', browser.open("/entries/e1"))[0]
    numb.store.delete("e1")
    for path in ("/entries/e1", "/entries/e1/delete"):
        answer = browser.client.post(path, data={"secret": secret, "felt": "2"})
        assert "That one is gone already." in answer.text
    assert numb.store.entries() == []


def test_a_goal_rests_is_taken_up_again_and_removed(home: MemoryHome, browse: Browse) -> None:
    home.store.keep_goal(Goal("a slow walk", 9, why="it clears my head", after="lunch"))
    browser = browse(home)
    page = browser.read("/plans")
    assert "9 min, small 3, or one breath, after lunch" in page
    browser.send("/goals", name="a slow walk", do="pause")
    assert home.store.goals()[0].paused
    assert "Take it up again" in browser.read("/plans")
    browser.send("/goals", name="a slow walk", do="resume")
    assert not home.store.goals()[0].paused
    assert home.store.goals()[0].why == "it clears my head"
    browser.send("/goals", name="a slow walk", do="remove")
    assert home.store.goals() == []


def test_a_reminder_rests_moves_and_goes(home: MemoryHome, browse: Browse) -> None:
    home.store.keep_reminder(Reminder("therapy, 16:00", "therapy", "therapy", time(16), (1,)))
    browser = browse(home)
    assert "Tue, next Tue 16:00" in browser.read("/plans")
    browser.send("/reminders", id="therapy, 16:00", do="pause")
    assert "rests" in browser.read("/plans")
    browser.send("/reminders", id="therapy, 16:00", do="move", at="17:30")
    (moved,) = home.store.reminders()
    assert (moved.id, moved.at, moved.weekdays, moved.paused) == (
        "therapy, 17:30",
        time(17, 30),
        (1,),
        True,
    )
    browser.send("/reminders", id=moved.id, do="resume")
    assert not home.store.reminders()[0].paused
    browser.send("/reminders", id=moved.id, do="remove")
    assert home.store.reminders() == ()


def test_the_mornings_time_is_kept_in_the_settings(home: MemoryHome, browse: Browse) -> None:
    home.chosen["morning_time"] = "07:30"
    browser = browse(home)
    browser.send("/reminders", id="morning", do="move", at="08:15")
    assert home.chosen == {"morning_time": "08:15"}
    assert "Morning check-in" in browser.read("/plans")
    browser.send("/reminders", id="morning", do="remove")
    assert home.chosen == {"morning_time": ""}


@pytest.mark.parametrize(
    ("at", "told"),
    [("23:00", "in your quiet hours, 22:00 to 06:00"), ("soon", "Write it like 08:30")],
)
def test_a_time_that_does_not_fit_is_told(
    home: MemoryHome, browse: Browse, at: str, told: str
) -> None:
    home.quiet = QuietHours(time(22), time(6))
    home.store.keep_reminder(Reminder("stretch, 16:00", "other", "stretch", time(16)))
    answer = browse(home).send("/reminders", id="stretch, 16:00", do="move", at=at)
    assert told in text_of(answer.text)
    assert home.store.reminders()[0].at == time(16)


def test_what_is_not_there_is_not_changed(home: MemoryHome, browse: Browse) -> None:
    home.store.keep_goal(Goal("water"))
    browser = browse(home)
    for path, fields in (("/goals", {"name": "tea"}), ("/reminders", {"id": "tea"})):
        answer = browser.send(path, do="remove", **fields)
        assert "That one is gone already." in text_of(answer.text)
    assert [goal.name for goal in home.store.goals()] == ["water"]


def test_numbers_to_call_are_those_of_the_country(home: MemoryHome, browse: Browse) -> None:
    browser = browse(home)
    assert "Someone to talk to, in Ireland" in browser.read("/entries")
    here = browser.read("/help").partition("Elsewhere")[0]
    assert "The Samaritans, 116 123" in here
    assert "988" not in here
    home.lives_in = None
    assert "988" in browser.read("/help")


def test_a_store_that_cannot_be_opened_is_one_sentence(
    home: MemoryHome, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed() -> None:
        raise StoreError("The store is locked; end the other program.")

    browser = browse(home)
    monkeypatch.setattr(home, "open", closed)
    answer = browser.client.get("/")
    assert answer.status_code == 503
    assert "The store is locked; end the other program." in text_of(answer.text)
    assert "116 123" in browser.read("/help")


def test_a_mistake_of_the_program_shows_nothing_of_it(
    home: MemoryHome, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = browse(home)
    monkeypatch.setattr(home, "now", lambda: 1 // 0)
    browser.client._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
    answer = browser.client.get("/")
    assert answer.status_code == 500
    assert "What was logged is safe." in answer.text
    assert "ZeroDivision" not in answer.text


def test_settings_that_cannot_be_read_are_one_sentence(
    home: MemoryHome, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise SettingsError("settings.toml is not valid TOML. Mend that line.")

    browser = browse(home)
    monkeypatch.setattr(home, "country", damaged)
    answer = browser.client.get("/help")
    assert answer.status_code == 503
    assert "Mend that line." in answer.text
