"""Put rows of text together again that were one line of speech."""

import re

WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese with their punctuation; Korean has spaces between its words."""
ENDS_OF_PARTS = frozenset("、。，：；！？」』】）")


def joined(before: str, after: str) -> str:
    """With a space between them, unless the script has none."""
    if not before or not after:
        return before or after
    close = before[-1] in ENDS_OF_PARTS or all(WITHOUT_SPACES.match(letter) for letter in (before[-1], after[0]))
    return f"{before}{'' if close else ' '}{after}"
