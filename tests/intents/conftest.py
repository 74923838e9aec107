import pytest

from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.resources import intents_root


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(intents_root())
