import pytest

from tests.support import shipped
from voice_checkin.nlu.lexicon import Lexicon


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return shipped.lexicon()
