"""A real browser before the real program; what happens where there is none."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.support.lived import at, walker
from voice_checkin.app import open_store
from voice_checkin.settings import keep_settings, load_settings
from voice_checkin.store.contract import Contents
from voice_checkin.types import Entry, Goal

_HERE = Path(__file__).parent
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APT_LINE = "apt-get install --no-install-recommends chromium"
_LINE = pytest.StashKey[str]()


def chromium() -> str | None:
    """Where Chromium is; None where it is not installed."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where CI promises these tests they run or fail; elsewhere they need Chromium."""
    if chromium() or os.environ.get("CI"):
        return
    ours = [item for item in items if item.path.is_relative_to(_HERE)]
    items[:] = [item for item in items if item not in ours]
    config.hook.pytest_deselected(items=ours)
    config.stash[_LINE] = (
        f"Left out: {len(ours)} tests in a browser, for want of Chromium; to run them: {APT_LINE}"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, plainly, what was left out."""
    line = terminalreporter.config.stash.get(_LINE, None)
    if line:
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    path = chromium()
    if path is None:
        pytest.fail(f"missing: Chromium; install: {APT_LINE}", pytrace=False)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0  # then its sandbox cannot start
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if as_root else []
        )
        yield made
        made.close()


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The program, serving ninety days of somebody's log from an encrypted store."""
    monkeypatch.setenv("VOICE_CHECKIN_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("VOICE_CHECKIN_DATA_DIR", str(tmp_path / "data"))
    keep_settings([("country", "IE"), ("morning_time", "07:30")])
    with open_store(load_settings({})) as store:
        goals = (Goal("a slow walk", 9, why="it clears my head"),)
        store.add(Contents(entries=[with_energy(entry) for entry in walker()], goals=goals))
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "voice_checkin",
            "web",
            "--json",
            "--port",
            "0",
            "--now",
            at(90, 22),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    yield json.loads(process.stdout.readline())["address"]
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)


def with_energy(entry: Entry) -> Entry:
    """The same, energy being what a weekday leaves of it."""
    check = replace(entry.check_in, energy=entry.said_at.weekday() % 5)
    return replace(entry, check_in=check)


@dataclass
class Visit:
    """One page in a browser, and what it did that it ought not to."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go there, and wait until everything is loaded."""
        self.page.goto(self.address.rstrip("/") + path, wait_until="networkidle")
        return self.page

    def watch(self) -> None:
        """Note what reaches the console, and every address that is asked."""
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def elsewhere(self) -> list[str]:
        """Requests that did not go to the page's own address."""
        return [url for url in self.requests if not url.startswith((self.address, "data:,"))]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator["Visits"]:
    """`visit(width=390)`: a fresh window in front of the page."""
    visits = Visits(browser, address)
    yield visits
    for context in visits.contexts:
        context.close()


@dataclass
class Visits:
    """Opens windows; closes them afterwards."""

    browser: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self, width: int = 1280, height: int = 800, dark: bool = False, scripts: bool = True
    ) -> Visit:
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        made = Visit(context.new_page(), self.address)
        made.watch()
        return made
