"""English, with the most rules: what dangles, what speaks of the page, what may be cut."""

import re

from adapters.language.offline.language import Language, any_of

ENGLISH = Language(
    code="en",
    abbreviations=frozenset(
        """mr mrs ms dr prof sr jr st vs etc inc ltd co corp dept no fig e.g i.e approx u.s u.k jan feb mar apr jun jul
        aug sept sep oct nov dec gov""".split()
    ),
    dangling=any_of(
        r"this|these|those|that|it|its|they|their|them|he|she|his|her|such|both|another|others?|"
        r"the (other|same|former|latter)|one of (these|them|the)|in (this|that|these|each|either|any) \w+|"
        r"to do (this|that|so)|with this|because of (this|that)|as such|also|here|there,|then|once|if (so|not)\b|"
        r"not only|so\b|yet\b|or\b|and\b|but\b|plus\b|instead|otherwise|similarly|likewise|that way|in contrast|"
        r"on the other hand|for (example|instance)|even (if it|so|though)|as above|just as|like us|first|second|third|"
        r"last|lastly|finally|next|after that|too\b|either\b|neither\b|until then|by then|since then|the result\b|"
        r"the next\b"
    ),
    dangling_but_fine=any_of(
        r"this (year|month|week|summer|spring|autumn|winter|morning)|the result (is|was) (a|an)|"
        r"it(’s|'s| is| was| can be| may be)( \w+)? (not )?(common|important|possible|impossible|hard|easy|impractical|"
        r"tempting|helpful|worth|time|better|best|clear|true)|that said,? |first impressions|second-hand|next year"
    ),
    meta=any_of(
        r"\b(this|the) ([\w-]+ )?(post|article|tutorial|guide|section|example|table|formula|newsletter)\b|"
        r"\b(below|above|following|previous(ly)?|earlier|aforementioned)\b|read on|let(’|')s |fun fact|learn more|"
        r"check out|reach out|click|we hope|thanks? (to|you)|you can find|see the|pictured|\bhere (is|are)\b|"
        r"here(’|')s|welcome to|congratulations|on your way to|good luck|stay tuned|subscribe|well done|"
        r"what(’|')s going on",
        whole=False,
    ),
    first_person=re.compile(r"(?i)\b(we|we’\w+|we'\w+|us|our|ours|i|i’m|i'm|i’ve|i'd|my|me)\b"),
    lead=re.compile(
        r"(?i)(however|in the meantime|meanwhile|fortunately|luckily|unfortunately|in conclusion|in short|in summary|"
        r"to sum up|overall|in addition|additionally|moreover|furthermore|plus|so|frankly|okay|ok|in reality|of course|"
        r"indeed|in fact|as a result|therefore|thus|then|next|lastly|finally|first of all|that said|in general|"
        r"generally|note that|remember that|keep in mind that|while there are many \w+ of \w+)"
    ),
    factive=re.compile(
        r"(?i)(?:fortunately, )?(?:(?:we|i)(?:’ve|'ve| have)? (?:discovered|found|learned|learnt|realized|realised|"
        r"noticed|know|understood|decided) that |the (?:good|bad) news is,? (?:that )?)"
    ),
    tail=re.compile(
        r", (which|who|whose|where|including|such as|like|especially|particularly|for example|e\.g\.) [^.;:]*"
        r"(?=[.!?]?$)"
    ),
    hedge=re.compile(r"(?i)\b(not|never|no|unless|only|except|however|although|but)\b|\d"),
    ordinals=("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"),
    close="Read the full {kind}: the link is in the description.",
    more="Read the whole story",
)
