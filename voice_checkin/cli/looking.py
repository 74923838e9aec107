"""What commands that look back have in common: the store opened, looked at, and closed."""

from datetime import date
from pathlib import Path

from voice_checkin.app import open_store
from voice_checkin.catalogue.lines import load_lines
from voice_checkin.cli.options import moment
from voice_checkin.dialogue.lines import Lines
from voice_checkin.lookback import felt_by_day, insights
from voice_checkin.resources import intents_root
from voice_checkin.session.clock import make_clock
from voice_checkin.settings import load_settings
from voice_checkin.types import Insights


def look_back(data_dir: Path | None, now: str | None) -> tuple[Insights, Lines, dict[date, float]]:
    """What the log shows, the words to say it in, and how much was felt on each day."""
    settings = load_settings({"data_dir": data_dir})
    at = make_clock(moment(now)).now()
    with open_store(settings) as store:
        found, felt = insights(store, at), felt_by_day(store, at)
    return found, load_lines(intents_root() / settings.language / "lines.yaml"), felt
