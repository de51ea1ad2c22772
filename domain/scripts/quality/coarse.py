"""Words that no brand says by mistake: a short list for each language, as data. A brand adds its own."""

import re

_COARSE = {
    "en": "fuck\\w* motherfuck\\w* shit(?:s|ty)? bullshit bitch\\w* bastard\\w* asshole\\w* "
    "cunt\\w* dickhead\\w* wank(?:ers?|ing) slut\\w*",
    "de": "scheiß\\w* scheiss\\w* arschloch\\w* fick(?:en|t)? hure\\w* wichser\\w* fotze\\w*",
    "es": "mierda\\w* joder putas? putos? cabrón cabrones coño gilipollas pendej\\w*",
    "fr": "merde\\w* putain\\w* connard\\w* salope\\w* enculé\\w* bordel",
    "pt": "merdas? porra caralho putas? foda\\w* foder cabrão",
}
PROFANITY = re.compile(rf"(?i)\b(?:{'|'.join(' '.join(_COARSE.values()).split())})\b")
"""Of all languages at once: a foreign curse is one."""
