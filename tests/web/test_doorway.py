"""Who may see the page, and what every answer carries."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.web.conftest import HERE, Browser, MemoryHome
from voice_checkin.types import Goal
from voice_checkin.web.doorway import HEADERS, Doorway, is_loopback
from voice_checkin.web.serving import address

Browse = Callable[..., Browser]
BEYOND = Doorway("192.168.1.20", 8765, token="a-long-secret")
ANSWERS = (
    ("GET", "/", 200),
    ("GET", "/entries", 200),
    ("GET", "/entries/none", 404),
    ("GET", "/plans", 200),
    ("GET", "/help", 200),
    ("GET", "/static/style.css", 200),
    ("GET", "/static/charts.js", 200),
    ("GET", "/static/uPlot.iife.min.js", 200),
    ("GET", "/static/../site.py", 404),
    ("GET", "/nothing", 404),
    ("POST", "/entries/none", 403),
    ("POST", "/entries/none/delete", 403),
    ("POST", "/goals", 403),
    ("POST", "/reminders", 403),
    ("HEAD", "/", 405),
    ("PUT", "/goals", 405),
    ("DELETE", "/entries/none", 405),
    ("OPTIONS", "/", 405),
    ("GET", "/goals", 405),
)


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_carries_the_headers(
    home: MemoryHome, browse: Browse, method: str, path: str, status: int
) -> None:
    answer = browse(home).client.request(method, path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/entries", "/plans", "/help"])
def test_the_page_names_no_other_host(lived: MemoryHome, browse: Browse, path: str) -> None:
    lived.store.keep_goal(Goal("water"))
    html = browse(lived).open(path)
    places = re.findall(r'(?:href|src|action|srcset|data)="([^"]*)"', html)
    assert places
    assert [one for one in places if not re.match(r"/(?!/)|#|tel:|data:,$", one)] == []
    assert "//" not in html.replace("</", "")
    assert "style=" not in html
    assert not re.search(r"<script(?! src=)|\son\w+=", html)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "", "10.0.0.1"]
)
def test_another_name_for_the_address_is_refused(
    home: MemoryHome, browse: Browse, host: str
) -> None:
    for method in ("GET", "POST"):
        answer = browse(home).client.request(method, "/", headers={"host": host})
        assert answer.status_code == 421
        assert "<h1>" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9000", "LOCALHOST", "[::1]:8765"])
def test_this_machine_by_its_own_names_is_served(
    home: MemoryHome, browse: Browse, host: str
) -> None:
    assert browse(home).client.get("/help", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("secret", [None, "", "guessed", "\N{SNOWMAN}"])
@pytest.mark.parametrize("path", ["/entries/e1", "/entries/e1/delete", "/goals", "/reminders"])
def test_a_form_from_elsewhere_is_refused(
    lived: MemoryHome, browse: Browse, path: str, secret: str | None
) -> None:
    before = lived.store.contents()
    sent = {"do": "remove", "name": "water"} | ({} if secret is None else {"secret": secret})
    answer = browse(lived).client.post(path, data=sent)
    assert answer.status_code == 403
    assert lived.store.contents() == before


def test_the_secret_of_another_run_does_not_serve(home: MemoryHome, browse: Browse) -> None:
    home.store.keep_goal(Goal("water"))
    old = re.findall(r'name="secret" value="([^"]+)"', browse(home).open("/plans"))[0]
    sent = {"secret": old, "name": "water", "do": "remove"}
    assert browse(home).client.post("/goals", data=sent).status_code == 403
    assert home.store.goals() == [Goal("water")]


def test_a_flood_is_refused_before_it_is_read(home: MemoryHome, browse: Browse) -> None:
    client = browse(home).client
    assert client.post("/goals", content=b"a" * 1_000_001).status_code == 413
    endless: Any = iter([b"a=b"])
    assert client.post("/goals", content=endless).status_code == 413


def test_beyond_this_machine_nothing_is_seen_without_the_token(
    lived: MemoryHome, browse: Browse
) -> None:
    client = browse(lived, BEYOND).client
    host = {"host": "192.168.1.20:8765"}
    for path in ("/", "/?token=guessed", "/?token=", "/entries", "/static/style.css", "/help"):
        answer = client.get(path, headers=host)
        assert answer.status_code == 403
        assert "walk" not in answer.text
    client.cookies.set(BEYOND.cookie, "guessed")
    assert client.get("/", headers=host).status_code == 403


def test_the_token_opens_the_page_once_and_leaves_the_address(
    home: MemoryHome, browse: Browse
) -> None:
    client = browse(home, BEYOND).client
    host = {"host": "192.168.1.20:8765"}
    elsewhere = "http://192.168.1.20:8765//evil.example/?token=a-long-secret"
    welcome = client.get(elsewhere, follow_redirects=False)
    assert welcome.headers["location"] == "/evil.example/"
    welcome = client.get("/?weeks=52&token=a-long-secret", headers=host, follow_redirects=False)
    assert (welcome.status_code, welcome.headers["location"]) == (303, "/?weeks=52")
    cookie = welcome.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    value = welcome.headers["set-cookie"].partition(";")[0]
    assert client.get("/entries", headers=host | {"cookie": value}).status_code == 200


def test_no_door_without_a_token_stands_open_to_others() -> None:
    for host in ("0.0.0.0", "::", "192.168.1.20", "box.local", "127.0.0.1.evil.example"):
        with pytest.raises(ValueError, match="needs a token"):
            Doorway(host, 8765)
    assert all(is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "127.0.0.2"))


def test_on_every_address_only_numbers_and_own_names_are_served() -> None:
    every = Doorway("0.0.0.0", 8765, "t", frozenset({"box", "box.local"}))
    assert all(every.serves(host) for host in ("192.168.1.20:8765", "[fe80::1]", "box.local"))
    assert not any(every.serves(host) for host in ("evil.example", "", None))


def test_the_address_is_whole() -> None:
    assert address(HERE) == "http://127.0.0.1:8765/"
    assert address(BEYOND) == "http://192.168.1.20:8765/?token=a-long-secret"
    assert address(Doorway("::1", 80)) == "http://[::1]:80/"
    assert "0.0.0.0" not in address(Doorway("0.0.0.0", 8765, "t"))
