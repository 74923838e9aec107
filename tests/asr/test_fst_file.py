"""Whole and broken OpenFst files of each kind that Vosk models hold, made up byte by byte."""

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voice_checkin.asr.fst_file import DamagedFstError, check_fst

FST, SYMBOLS, ADD_ON = 2125659606, 2125658996, 446681434


def text(said: str) -> bytes:
    return struct.pack("<i", len(said)) + said.encode()


def header(kind: str, states: int, arcs: int, flags: int = 0, start: int = 0) -> bytes:
    fields = struct.pack("<iiQqqq", 1, flags, 0, start, states, arcs)
    return struct.pack("<i", FST) + text(kind) + text("standard") + fields


def words(*said: str) -> bytes:
    listed = b"".join(text(word) + struct.pack("<q", i) for i, word in enumerate(said))
    return struct.pack("<i", SYMBOLS) + text("words") + struct.pack("<qq", 9, len(said)) + listed


def arc(to: int) -> bytes:
    return struct.pack("<iifi", 1, 1, 0.5, to)


def vector(flags: int = 0, tables: bytes = b"", to: int = 1) -> bytes:
    first = struct.pack("<fq", float("inf"), 1) + arc(to)
    return header("vector", 2, 1, flags) + tables + first + struct.pack("<fq", 0.0, 0)


def const() -> bytes:
    states = struct.pack("<fIIII", 0.0, 0, 1, 0, 0) * 2
    return header("const", 2, 1) + states + arc(1)


def ngram(futures: int = 3) -> bytes:
    return header("ngram", 2, 0) + struct.pack("<QQQ", 2, futures, 1) + bytes(8 * futures + 24)


def lookahead() -> bytes:
    return header("olabel_lookahead", 0, 0, start=-1) + struct.pack("<i", ADD_ON) + const() + b"\1"


WHOLE = {"vector": vector(), "const": const(), "ngram": ngram(), "lookahead": lookahead()}


def check(tmp_path: Path, content: bytes) -> bool:
    path = tmp_path / "graph.fst"
    path.write_bytes(content)
    return check_fst(path)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_graph_is_accepted(kind: str, tmp_path: Path) -> None:
    assert check(tmp_path, WHOLE[kind]) is False


def test_a_graph_may_bring_its_words(tmp_path: Path) -> None:
    assert check(tmp_path, vector(2, words("<eps>", "yes"))) is True
    assert check(tmp_path, vector(3, words("a") + words("b"))) is True


@pytest.mark.parametrize("kind", WHOLE)
def test_a_graph_cut_short_anywhere_is_refused(kind: str, tmp_path: Path) -> None:
    for length in range(len(WHOLE[kind])):
        with pytest.raises(DamagedFstError):
            check(tmp_path, WHOLE[kind][:length])


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"\0" * 200, "is not an OpenFst file"),
        (b"not a graph at all, but long enough for one", "is not an OpenFst file"),
        (vector(to=7), "leads nowhere"),
        (vector(to=-1), "leads nowhere"),
        (header("vector", 2, 1, start=5) + bytes(99), "broken header"),
        (header("compact_string", 2, 1) + bytes(99), "a kind Vosk does not read"),
        (vector().replace(b"standard", b"log64log"), "broken header"),
        (vector(2, bytes(40)), "broken table of words"),
    ],
)
def test_what_is_wrong_is_said(content: bytes, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFstError, match=complaint):
        check(tmp_path, content)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=200), behind=st.sampled_from([b"", header("vector", 2, 1)]))
def test_any_bytes_are_judged(content: bytes, behind: bytes, tmp_path: Path) -> None:
    try:
        check(tmp_path, behind + content)
    except DamagedFstError:
        return
