"""Any text at all, cheaply: hypothesis's own table of characters takes seconds to build."""

import string
from typing import Final

from hypothesis import strategies as st

# One in every few of all of Unicode: letters of many scripts, digits, marks, spaces, controls,
# emoji, private and unassigned ones.
_SAMPLED: Final = "".join(chr(c) for c in range(0, 0x110000, 1997) if not 0xD800 <= c < 0xE000)
_AWKWARD: Final = "\0\t\r\u00ad\u0130\u00df\u0301\u200b\u2019\u2028\u202e\u00bd\u0664\ufeff"
ALPHABET: Final = string.printable + _AWKWARD + _SAMPLED


def any_text(longest: int) -> st.SearchStrategy[str]:
    """Up to `longest` characters, plain ones and odd ones."""
    return st.text(ALPHABET, max_size=longest)
