"""The page with a store in memory, and a client that opens it as a browser would."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from html.parser import HTMLParser

import httpx2
import pytest
from starlette.testclient import TestClient

from benchmarks.synthetic import START
from tests.support.lived import walker
from voice_checkin.app import App, build
from voice_checkin.lookback import insights
from voice_checkin.reminders.plan import Known, with_own
from voice_checkin.settings import load_settings
from voice_checkin.store.memory import MemoryStore
from voice_checkin.types import Entry, Expect, QuietHours, Transcript, Understanding
from voice_checkin.web.doorway import Doorway
from voice_checkin.web.ports import Kept
from voice_checkin.web.site import Speech, site

EVENING = START + timedelta(days=89, hours=21)
HERE = Doorway("127.0.0.1", 8765)


@dataclass
class MemoryHome:
    """A person's data without a disk."""

    app: App
    store: MemoryStore = field(default_factory=MemoryStore)
    at: datetime = EVENING
    lives_in: str | None = "IE"
    chosen: dict[str, str] = field(default_factory=dict)
    quiet: QuietHours | None = None

    def now(self) -> datetime:
        return self.at

    def country(self) -> str | None:
        return self.lives_in

    @contextmanager
    def open(self) -> Iterator[Kept]:
        morning, evening = (self._time(name) for name in ("morning_time", "evening_time"))
        reminders = with_own(self.store.reminders(), morning, evening)
        known = Known(reminders=reminders, quiet=self.quiet)
        yield Kept(self.store, known, self._understand, lambda: insights(self.store, self.at))

    def choose(self, name: str, answer: str) -> None:
        self.chosen[name] = answer

    def _time(self, name: str) -> time | None:
        said = self.chosen.get(name)
        return time.fromisoformat(said) if said else None

    def _understand(self, text: str, expect: Expect) -> Understanding:
        return self.app.understand(Transcript(text), expect)


class Texts(HTMLParser):
    """The words of a page as they are read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@dataclass
class Browser:
    """Opens pages and sends their forms, without a network."""

    client: TestClient

    def open(self, path: str) -> str:
        """The page there, as HTML."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    def read(self, path: str) -> str:
        """The words of the page there."""
        return text_of(self.open(path))

    def send(self, path: str, **fields: str) -> httpx2.Response:
        """What is answered to a form of the page that it is on."""
        page = path.removesuffix("/delete") if path.startswith("/entries") else "/plans"
        secrets = re.findall(r'name="secret" value="([^"]+)"', self.open(page))
        return self.client.post(path, data={"secret": secrets[0], **fields})


def text_of(html: str) -> str:
    """The words of some HTML, with single spaces."""
    reader = Texts()
    reader.feed(html)
    return " ".join(" ".join(reader.found).split())


@pytest.fixture(scope="session")
def app() -> App:
    """The program with its own catalogue."""
    return build(load_settings({}))


@pytest.fixture
def home(app: App) -> MemoryHome:
    """Nothing is logged yet."""
    return MemoryHome(app)


@pytest.fixture
def lived(home: MemoryHome) -> MemoryHome:
    """Ninety days of somebody for whom walks go with feeling more."""
    keep(home.store, walker())
    return home


@pytest.fixture
def browse(app: App) -> Callable[[MemoryHome], Browser]:
    """`browse(home)`: a browser in front of that page."""

    def made(home: MemoryHome, doorway: Doorway = HERE) -> Browser:
        speech = Speech(app.script.lines, app.script.helplines)
        client = TestClient(site(home, speech, doorway), base_url="http://127.0.0.1:8765")
        return Browser(client)

    return made


def keep(store: MemoryStore, entries: Sequence[Entry]) -> None:
    """Put a log into a store."""
    for entry in entries:
        store.save(entry.check_in, entry.said_at, entry.zone, entry.id)
