"""Writes down what is understood of everything that is said in the tests of conversations.

`python -m tests.support.record`, after a change of the tests or of understanding.
"""

import sys

import pytest

from tests.support import shipped

if __name__ == "__main__":
    shipped.RECORD.unlink(missing_ok=True)
    status = pytest.main(["tests/dialogue"])
    found = dict(sorted(shipped.NEW.items()))
    text = shipped.KEPT.dump_json(found, exclude_defaults=True, indent=1)
    shipped.RECORD.write_bytes(text + b"\n")
    print(f"{len(found)} replies")  # noqa: T201
    sys.exit(status)
