"""By which words footage of a scene can be found or made: things that can be seen, not the argument."""

import re

from adapters.language.offline.on_screen import key_phrase, object_of
from adapters.language.offline.slots import Slot
from adapters.language.offline.study import Study
from adapters.language.offline.words import STOP, words
from domain.scripts.scene import Beat

MOST_WORDS = 8


def query_for(study: Study, slot: Slot, on_screen: str) -> str:
    """What the scene is about, then what the article is about, each word once."""
    topic = key_phrase(study, study.title, 3) or study.title
    own = "" if slot.title == study.title else object_of(slot.title) or key_phrase(study, slot.title, 4)
    said = key_phrase(study, slot.text, 4) if slot.beat is not Beat.CLOSE else ""
    parts = (own or on_screen, said, topic)
    said_words = (word.lower() for part in parts for word in words(re.sub(r"[’']s\b", "", part)))
    kept = dict.fromkeys(word for word in said_words if word not in STOP and not re.search(r"\d", word))
    return " ".join(list(kept)[:MOST_WORDS]) or on_screen
