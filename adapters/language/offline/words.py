"""Words that every rule needs, whatever the language."""

import re

STOP = frozenset(
    """a an the of to in on for and or but with by at from as is are was were be been being it its this that these those
    you your we our us they their i he she his her not no can could will would may might should must do does did have
    has had if when while than then so what which who how why where more most some any all each every other into out up
    about over just only also very much many own same too s t re ve ll d m there here them one two toward towards
    through via across between without after before during again using until requires require case bit let make makes
    made get yourself themselves itself next""".split()
)
FOREIGN_STOP = (
    frozenset(
        """der die das und oder ein eine einer eines einem einen ist sind im in zu mit von für auf den dem des nicht es
    sie wir auch als an am aus bei beim bis dass durch er es hat haben ihr ihre kann mehr nach noch nur ob sein seine
    sich so über um unter vom vor waren was wenn werden wie wird wurde wurden zum zur ohne gegen seit
    le la les un une des et ou est sont dans pour que qui sur au aux avec ce ces cette comme de du elle en il ils leur
    leurs mais ne pas par plus sa ses se si tout très sans entre depuis été avait était
    el los las y en por con para del al se su sus lo una unos unas como más pero no o ni ya muy sobre entre desde
    cuando donde esta este estos estas fue era eran ser han es que porque también menos
    o os as um uma uns umas e em no na nos nas do da dos das ao aos à às com sem sob por pelo pela pelos pelas mais mas
    não se seu sua seus suas foi são há tem também quando onde este esta isso menos
    في من على إلى عن أن إن ما لا لم لن هو هي كان كانت كل بعد قبل مع حتى أو ثم لكن هذا هذه ذلك تلك التي الذي خلال نحو
    بين عند غير فقط بنسبة كما قد""".split()
    )
    - STOP
)
STOP |= FOREIGN_STOP
COUNTS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10}
COUNTS |= {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10}
COUNTS |= {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10}
COUNTS |= {"dois": 2, "duas": 2, "três": 3, "quatro": 4, "sete": 7, "oito": 8, "nove": 9, "dez": 10}
COUNT_WORD = "|".join(COUNTS)
KNOWN_ACRONYMS = frozenset(
    "AI IT US UK EU UN API URL PDF HTML CSS CSV SQL USB TV CEO FAQ GPS NASA ID OK PC LET".split()
)
NUMBER = r"(?:[$€£]\s?)?\d[\d,.]*\d|\d"
NUMBER_RE = re.compile(NUMBER)
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
"""Accents, vowel signs and doublings that stand on letters: part of the word, and no letters to `re`."""
WORD_RE = re.compile(rf"[\w{MARKS}’'.$%-]*\w[\w{MARKS}’'%-]*")
TERM_RE = re.compile(rf"[^\W\d_][\w{MARKS}’-]{{2,}}")
VERB = re.compile(
    r"(?i)\b(is|are|was|were|be|has|have|had|do|does|did|can|could|will|would|should|must|may|might|need|needs|make|"
    r"makes|help|helps|let|lets|work|works|use|uses|get|gets|want|know|require|requires|refers|means?|gave|took|went|"
    r"came|saw|cost|costs|read|put|kept|keep|made|grew|fell|rose|began|said|told|found|built|wrote|sent|left|lost|won|"
    r"cut|held|ran|brought|bought|taught|caught|spent|paid|met|became|knew|thought)\b|"
    r"(?!hundred|sacred|naked)\w{2,}([^e\W]ed|es|’s|'s|’re|’ve|’ll)\b|\w{3,}[^s\W]s\b"
)
IMPERATIVE = re.compile(
    r"(?i)^(use|build|bring|convert|value|schedule|debrief|meet|take|make|ask|write|keep|start|try|choose|add|avoid|"
    r"check|collapse|test|set|find|think|learn|plan|look|put|give|go|do|don’t|don't|run|open|save|create|stop|turn|get|"
    r"let|hold|ensure|discuss|pick|read|share|show|tell|talk|remember|push|generate|mix|bake|stir|heat|cut|wash|measure|"
    r"know|call|send|pay|review|label|name|leave|spend|delete|log|watch|print|draw|split|redo|open|look|count|compare|"
    r"skip|store|cache|wait|decide|iterate|fold|shape|flour|cover|pour|boil|fry|roast|chop|slice|whisk|serve|cool|knead|"
    r"season|drain|rinse|place|lift|remove|rest)\b(?! (is|are|was|were)\b)"
)
MACHINE = re.compile(
    r"(?i)\b(ignore|disregard|forget|override)\b.{0,30}\b(previous|prior|above|all|earlier)\b.{0,20}"
    r"\b(instruction|prompt|rule|order)|\b(as an? |dear |you are an? )(ai|language model|assistant|chatbot|llm)\b|"
    r"system prompt|\b(ai|llm|language model|assistant|model)s? (reading|processing|summari[sz]ing) this|"
    r"\b(instructions?|note) (to|for) (the )?(ai|model|assistant|summari[sz]er|agent)|<\|?(system|im_start)|"
    r"\b(approve|publish|post) this (idea|script|video|article|post)?\b.{0,30}\b(now|immediately|automatically)|"
    r"^(system|assistant|user|developer)\s*:|\"approved\"\s*:"
)
BOILERPLATE = re.compile(
    r"(?i)(does not constitute or imply its endorsement|special thanks|launch team:|neither endorses nor guarantees|"
    r"all rights reserved|originally (published|appeared)|follow us on|sign up for|cookie polic|"
    r"^\W*this is a sample (article|text|recipe|page)\b|^\W*for immediate release|^\W*for more information)"
)
SKIPPED_SECTION = re.compile(
    r"(?i)^(links?|references|further reading|resources|special thanks|acknowledge?ments?|work with us|footnotes|"
    r"related|table of contents|sources|comments|notes? to editors?|boilerplate|"
    r"(media|press) (contacts?|enquir|inquir)\w*|contacts?$|about (us|the authors?)\b)|^(?-i:About (the )?[A-Z])"
)
WEAK_SECTION = re.compile(
    r"(?i)^(introduction|intro|conclusion|summary|overview|background|before you begin|looking ahead|conclusion and .*|"
    r"wrap.?up|tl;?dr|fazit|einleitung|what|when|impact)$"
)
CONTRAST = re.compile(r"(?i)(at the same time|however|but|in reality|in contrast|on the other hand|instead|yet)\b")
SPEAKING_VERB = re.compile(
    r"(helps|allows|ensures|lets|makes|gives|shows|keeps|tells|tracks|describes|uses|provides)\b"
)
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def words(text: str) -> list[str]:
    return WORD_RE.findall(text)


def count_words(text: str) -> int:
    """A sign of a script without blanks counts as about half a word."""
    signs = len(CJK.findall(text))
    return len(words(CJK.sub(" ", text))) + round(signs * 0.55)


def terms(text: str) -> list[str]:
    plain = text.lower().replace("'s", "").replace("’s", "")
    return [word for word in TERM_RE.findall(plain) if word not in STOP]


def capitalised(text: str) -> str:
    """The first letter becomes a capital, unless the word is a name that starts small (`get.gov`)."""
    return text if re.match(r"\w+\.\w", text) else text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """One closing mark, whatever stood there."""
    text = re.sub(r"[\s,;:—–-]+$", "", text)
    return text if re.search(r"[.!?…。！？][\"”’)」』]*$", text) else text + "."
