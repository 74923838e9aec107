"""`report` as a user meets it: the command run, the file read."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.report.logs import NOW, WEEK, entry, few
from tests.support.commands import Run
from tests.support.lived import Lived, at, walker
from voice_checkin.app import open_store
from voice_checkin.report.page import FIELDS
from voice_checkin.settings import load_settings
from voice_checkin.types import CheckIn, Goal, HabitMention

BANNED = (
    "great job", "just", "should", "streak", "failed", "missed", "cheer up", "disorder", "symptom",
    "patient", "depress", "because of your",
)  # fmt: skip


def page(run: Run, *options: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run("report", "--json", *options).stdout)
    return told


def section(told: dict[str, Any], title: str) -> dict[str, Any]:
    (found,) = [one for one in told["sections"] if one["title"] == title]
    assert isinstance(found, dict)
    return found


def html(run: Run, home: Path, *options: str) -> str:
    assert run("report", "--out", home / "a.html", *options).exit_code == 0
    return (home / "a.html").read_text(encoding="utf-8")


def pdf_text(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_before_the_first_check_in_one_kind_sentence_and_no_file(run: Run, home: Path) -> None:
    done = run("report", "--now", NOW, "--out", home / "a.html")
    assert done.exit_code == 0
    assert done.stdout == (
        "Nothing is logged for 9 February 2026 to 8 March 2026 (28 days), and that is fine. "
        "Whenever you like: voice-checkin\n"
    )
    assert not (home / "a.html").exists()
    assert page(run, "--now", NOW)["file"] is None


def test_the_numbers_are_those_that_were_said(run: Run, lived: Lived) -> None:
    lived(few())
    told = page(run, *WEEK)
    assert told["period"] == "2 March 2026 to 8 March 2026 (7 days)"
    assert told["says"][0] == "6 check-ins on 5 of 7 days."
    rows = {row[0]: row[2:] for row in told["glance"]["rows"]}
    assert rows["How much could be felt"] == ["4 of 7", "1.6", "0.0 to 3.0"]
    assert rows["How pleasant it was"] == ["2 of 7", "0.0", "\u22121.0 to +1.0"]
    assert rows["Hours of sleep"] == ["2 of 7", "6.8", "5.5 to 8.0"]
    felt = section(told, "How much could be felt")
    assert felt["graphs"][0]["values"] == [1.5, 3.0, None, None, 0.0, 2.0, None]
    assert felt["table"]["rows"][1:4] == [
        ["3 Mar", "3.0"],
        ["4 Mar", "\u2013"],
        ["5 Mar", "\u2013"],
    ]
    named = section(told, "Feelings that were named")["table"]["rows"]
    assert named == [["sad", "2 of 5"], ["calm", "1 of 5"]]
    assert section(told, "Habits that were done")["table"]["rows"][0][:2] == ["walk", "2 of 5"]
    assert len(section(told, "Habits that were done")["table"]["rows"]) == 1


def test_html_is_one_file_that_needs_nothing_else(run: Run, home: Path, lived: Lived) -> None:
    lived(few())
    text = html(run, home, *WEEK, "--with-words")
    assert not re.search(r"https?:|//|\bsrc=|\bhref=|url\(|@import|<script|<link", text)
    assert "default-src 'none'" in text
    assert (home / "a.html").stat().st_mode & 0o077 == 0
    assert text.count("<svg") == text.count('role="img"') == text.count("<figure>") > 4
    assert text.count("<table") >= text.count("<svg")
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_a_gap_is_a_gap(run: Run, home: Path, lived: Lived) -> None:
    lived(few())
    svg = html(run, home, *WEEK, "--fields", "felt").split("<svg")[1].split("</svg>")[0]
    assert svg.count("<circle") == 4
    lines = re.findall(r'<polyline class="line soft" points="([^"]*)"', svg)
    assert [len(points.split()) for points in lines] == [2, 2]


def test_the_pdf_says_what_the_page_says(run: Run, home: Path, lived: Lived) -> None:
    lived(walker())
    options = ("--now", at(90), "--for", "clinician")
    path = home / "a.pdf"
    assert run("report", "--out", path, *options).exit_code == 0
    assert path.stat().st_mode & 0o077 == 0
    text = pdf_text(path.read_bytes())
    told = page(run, *options)
    tables = [told["glance"], *(one["table"] for one in told["sections"])]
    cells = [cell for table in tables if table for row in table["rows"] for cell in row]
    said = [*told["says"], *told["notes"], *cells]
    assert [one for one in said if " ".join(one.split()) not in text] == []
    assert len(PdfReader(path).pages) <= 2
    assert "http" not in path.read_bytes().decode("latin-1")
    first = path.read_bytes()
    run("report", "--out", path, *options)
    assert path.read_bytes() == first


def test_only_what_insights_would_claim_is_claimed(run: Run, lived: Lived) -> None:
    lived(walker())
    found = json.loads(run("insights", "--json", "--now", at(90)).stdout)["claims"]
    told = section(page(run, "--now", at(90)), "What the log shows")
    assert [row[0] for row in told["table"]["rows"]] == [claim["say"] for claim in found]
    walk = told["table"]["rows"][0]
    assert walk[1:3] == ["26\u00a0days", "54\u00a0days"]
    assert walk[3] == f"{found[0]['estimate']:+.1f}"
    low, high = found[0]["interval"]
    assert walk[4] == f"{low:+.1f} to {high:+.1f} (90\u00a0%)"
    ((name, *span),) = told["graphs"][0]["spans"]
    assert "walk" in name
    assert span == pytest.approx([found[0]["estimate"], low, high], abs=0.001)


def test_without_a_finding_it_says_so(run: Run, lived: Lived) -> None:
    lived(few())
    told = section(page(run, *WEEK, "--fields", "helps"), "What the log shows")
    assert told["says"] == ["Nothing clear yet. That is the usual answer."]


def test_a_time_that_is_over_does_not_know_what_came_later(run: Run, lived: Lived) -> None:
    lived(walker())
    then = page(run, "--now", at(60, hour=23))
    later = page(run, "--now", at(90), "--from", at(33)[:10], "--to", at(60)[:10])
    assert later == then
    assert page(run, "--now", at(90)) != then


SHOWS = {
    "felt": "How much could be felt",
    "valence": "How pleasant it was",
    "energy": "Energy",
    "sleep": "Hours of sleep",
    "feelings": "sad",
    "habits": "Habits that were done",
    "goals": "a slow walk",
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_alone_tells_nothing_of_the_others(
    run: Run, home: Path, lived: Lived, field: str
) -> None:
    lived(few())
    with open_store(load_settings({})) as store:
        store.keep_goal(Goal("a slow walk", 10.0, "the dog likes it"))
    text = html(run, home, *WEEK, "--fields", field)
    assert [name for name, words in SHOWS.items() if words in text] == (
        [] if field == "helps" else [field]
    )
    assert "dog" not in text


def test_findings_need_both_fields_they_are_about(run: Run, lived: Lived) -> None:
    lived(walker())
    alone = page(run, "--now", at(90), "--fields", "helps")
    assert section(alone, "What the log shows")["table"] is None
    both = page(run, "--now", at(90), "--fields", "helps,felt")
    rows = section(both, "What the log shows")["table"]["rows"]
    assert [row[0] for row in rows if "with a walk" not in row[0]] == []


def test_own_words_come_only_when_asked_for_and_never_from_a_crisis(
    run: Run, home: Path, lived: Lived
) -> None:
    lived(few())
    without = html(run, home, *WEEK)
    with_words = html(run, home, *WEEK, "--with-words")
    for text in (without, with_words):
        assert "end my life" not in text
        assert "blue" not in text
    for said in ("the &lt;script&gt;alert(1)&lt;/script&gt; sea", "a quarrel"):
        assert said not in without
        assert said in with_words


def test_the_same_in_a_pdf_is_text_and_no_mark_up(run: Run, home: Path, lived: Lived) -> None:
    lived(few())
    run("report", *WEEK, "--with-words", "--out", home / "a.pdf")
    text = pdf_text((home / "a.pdf").read_bytes())
    assert "the <script>alert(1)</script> sea" in text
    assert "end my life" not in text


def test_long_names_and_long_notes_fit_on_paper(run: Run, home: Path, lived: Lived) -> None:
    habits = tuple(HabitMention(f"{number} {'very ' * 900}long") for number in range(12))
    log = [entry(day, CheckIn(habits=habits, note="so much to say " * 900)) for day in range(3)]
    lived([*log, entry(4, CheckIn(note="a" * 9_000))])
    with open_store(load_settings({})) as store:
        store.keep_goal(Goal("step by step " * 600, 5.0, "because " * 900))
    run("report", *WEEK, "--with-words", "--out", home / "a.pdf")
    text = pdf_text((home / "a.pdf").read_bytes())
    assert text.split().count("say") == 2_700


def test_letters_that_the_pdf_cannot_write_are_owned_up_to(
    run: Run, home: Path, lived: Lived
) -> None:
    lived(few())
    with open_store(load_settings({})) as store:
        store.keep_goal(Goal("Zo\u00eb \u65e5\u672c"))
    run("report", *WEEK, "--out", home / "a.pdf")
    text = pdf_text((home / "a.pdf").read_bytes())
    assert "Zo\u00eb ??" in text
    assert "Some letters cannot be written here" in text


@pytest.mark.parametrize("reader", ["me", "clinician"])
def test_it_is_kind_and_names_no_illness(run: Run, home: Path, lived: Lived, reader: str) -> None:
    lived(few())
    text = html(run, home, *WEEK, "--for", reader, "--with-words").lower()
    words = re.sub(r"<style>.*</style>", "", text, flags=re.DOTALL)
    assert [word for word in BANNED if word in words] == []
    assert "not a diagnosis" in words


def test_without_a_name_the_file_is_named_by_the_day(
    run: Run, home: Path, lived: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(few())
    monkeypatch.chdir(home)
    assert "check-ins-2026-03-08.html" in run("report", *WEEK).stdout
    assert run("report", *WEEK, "--format", "pdf").exit_code == 0
    assert (home / "check-ins-2026-03-08.pdf").read_bytes().startswith(b"%PDF-")


WRONG = {
    ("--fields", "felt,shoe"): "'shoe' is not known; choose out of felt, valence",
    ("--fields", " , "): "names nothing",
    ("--format", "docx"): "choose html or pdf",
    ("--for", "boss"): "choose me or clinician",
    ("--from", "Monday"): "--from 'Monday' is not a day; write it like 2026-03-01",
    ("--from", "2026-03-09"): "is after 2026-03-08",
    ("--to", "2026-03-09"): "lies ahead",
    ("--days", "7", "--from", "2026-03-01"): "leave one out",
    ("--from", "1990-01-01"): "more than ten years",
    ("--out", "nowhere/at/all.html"): "cannot be written",
}


@pytest.mark.parametrize(("options", "reason"), WRONG.items())
def test_what_cannot_be_done_is_said_in_a_sentence(
    run: Run, lived: Lived, options: tuple[str, ...], reason: str
) -> None:
    lived(few())
    done = run("report", "--now", NOW, *options)
    assert done.exit_code == 1
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("days", "head", "rows"),
    [(7, "Day", 7), (14, "Week", 3), (28, "Week", 5), (90, "Week", 14), (365, "Month", 12)],
)
def test_the_tables_stay_short(run: Run, lived: Lived, days: int, head: str, rows: int) -> None:
    lived(walker())
    told = page(run, "--now", at(90), "--days", str(days), "--fields", "felt")
    table = section(told, "How much could be felt")["table"]
    assert table["heads"][0] == head
    assert len(table["rows"]) == rows
