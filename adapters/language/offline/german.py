"""German: verbs stand last, so that no tail may be cut, and articles look like pronouns."""

import re

from adapters.language.offline.language import Language, any_of

GERMAN = Language(
    code="de",
    abbreviations=frozenset(
        """dr prof hr fr str bzw usw z.b d.h u.a ca nr abs vgl evtl ggf inkl mio mrd tel jan feb apr aug sept okt nov
        dez s""".split()
    ),
    dangling=any_of(
        r"dies\w*|das|diese[rmns]?|er|sie|es|ihre?\w*|dabei|dafür|davon|danach|dagegen|dadurch|damit|daher|deshalb|darum|dazu|außerdem|zudem|hier|so|"
        r"aber|und|oder|doch|jedoch|auch|trotzdem|zum beispiel|solche\w*|beide"
    ),
    dangling_but_fine=re.compile(
        r"([Dd](as|ie|er) (\w+en? )?[A-ZÄÖÜ])|(?i:das jahr|es (gibt|ist (wichtig|möglich|schwer|leicht)))"
    ),
    points_back=re.compile(r"(?i)\b(dafür|davon|dagegen|danach|daraus)\b(?!,)"),
    meta=any_of(
        r"\b(unten|oben|im folgenden|dieser (artikel|beitrag)|lesen sie|hier klicken|mehr dazu)\b", whole=False
    ),
    first_person=re.compile(r"(?i)\b(wir|uns|unser\w*|ich|mein\w*|mich|mir)\b"),
    lead=re.compile(r"(?i)(allerdings|jedoch|außerdem|zudem|leider|zum glück|übrigens|natürlich)"),
    factive=re.compile(r"(?i)wir (?:haben )?(?:wissen|merkten), dass "),
    hedge=re.compile(r"(?i)\b(nicht|kein\w*|nie|nur|außer|ohne|aber)\b|\d"),
    keeps_capitals=True,
    ordinals=("Erstens", "Zweitens", "Drittens", "Viertens", "Fünftens", "Sechstens", "Siebtens"),
    close="Der ganze Artikel ist in der Beschreibung verlinkt.",
    more="Zum ganzen Artikel",
)
