"""What the checks need to know of a language. One without a row is held to what every language shares."""

import re
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What gives a fault away, and what speaks of whom.

    A scene that `opens_with_reference` points at something not said in it; a sentence that `hangs` at its end, or is
    only a `clause`, is half a sentence. `names` tells whether a capital inside a sentence means a name.
    """

    opens_with_reference: re.Pattern[str] = NEVER
    hangs: re.Pattern[str] = NEVER
    clause: re.Pattern[str] = NEVER
    page_talk: re.Pattern[str] = NEVER
    we: re.Pattern[str] = NEVER
    you: re.Pattern[str] = NEVER
    negation: re.Pattern[str] = NEVER
    promise: re.Pattern[str] = NEVER
    punch: re.Pattern[str] = NEVER
    numbers: tuple[str, ...] = ()
    names: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{pattern})\b")


def _first(pattern: str, but: str = "(?!)") -> re.Pattern[str]:
    return re.compile(rf"(?i)[“\"'„«]?(?!(?:{but}))(?:{pattern})\b")


def _last(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{pattern})\W*$")


ENGLISH = Tongue(
    opens_with_reference=_first(
        r"this|these|those|that|it|its|they|their|them|he|she|his|her|such|both|another|"
        r"the (?:other|same|former|latter)|here|however|therefore|also",
        but=r"th(?:is|ese) (?:year|month|week|day)|it(?:’|'| i)s (?:common|important|possible|hard|easy|time|not|"
        r"never)|here(?:’|'| i)s |it takes|that(?:’|')s|both \w+ and |this is (?:how|why|what|the)|here are",
    ),
    hangs=_last(r"and|or|but|to|of|the|a|an|with|for|such as|including|because|which|from|by|into|than"),
    clause=re.compile(
        r"(?i)^(?:if|when|while|because|since|although|unless)\b[^,]*\.$|"
        r"^(?:if|because|although)\b[^,]*, (?:and|or) (?:if|because)\b[^,]*\.$"
    ),
    page_talk=_words(
        r"(?:this|the) (?:blog )?(?:post|tutorial|section)|(?:see|shown|listed) (?:below|above)|click here"
    ),
    we=_words(r"we|us|our|ours|we(?:’|')\w+|i|i(?:’|')\w+|my|me"),
    you=_words(r"you|your|yours|you(?:’|')\w+"),
    negation=_words(r"not|no|never|none|nobody|neither|nor|only|except|unless|without|cannot|\w+n(?:’|')t"),
    promise=_words(
        r"guarantee[ds]?|risk[- ]free|100 ?% (?:safe|secure|effective)|cures?|miracle|proven|clinically|get rich|"
        r"(?:the )?(?:world(?:’|')s )?(?:best|number one|no\. ?1)|foolproof|instantly|always works|never fails?"
    ),
    punch=_words(
        r"you|your|most|never|but|neither|not|no|free|like a|why|how|first|only|worst|best|without|stop|one|two|three|"
        r"four|five|six|seven|eight|nine|ten|million|billion|half"
    ),
    numbers=("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    names=True,
)
GERMAN = Tongue(
    opens_with_reference=_first(
        r"dies(?:e[rsmn]?)?|jene[rsmn]?|er|sie|es|ihn|ihm|solche[rsmn]?|hier|dort|deshalb|daher|außerdem|beide|"
        r"sein|seine",
        but=r"dies(?:es|en|er|e) (?:jahr|monat|woche)|es (?:gibt|ist|war|geht|braucht)|hier (?:sind|ist|kommt)|"
        r"sie (?:können|sollten|müssen|haben)",
    ),
    hangs=_last(r"und|oder|aber|von|mit|für|durch|wie|weil|dass|der|ein|eine|zu|im|in"),
    page_talk=_words(r"dieser (?:artikel|beitrag)|siehe (?:oben|unten)|hier klicken"),
    we=_words(r"wir|uns|unser\w*|ich|mein\w*|mich|mir"),
    you=_words(r"du|dein\w*|dir|dich|ihr|euch|euer"),
    negation=_words(r"nicht|kein\w*|nie|niemals|niemand|nur|außer|ohne|weder"),
    promise=_words(r"garantiert\w*|risikofrei|wunder\w*|heilt|bewiesen\w*|der beste|die beste|das beste|nummer eins"),
    punch=_words(
        r"du|sie|nie|aber|nicht|kein\w*|warum|wie|erste\w*|nur|ohne|zwei|drei|vier|fünf|sechs|sieben|million\w*"
    ),
    numbers=("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
)
SPANISH = Tongue(
    opens_with_reference=_first(r"est[oae]s?|es[oae]s?|aquell\w+|ell[oa]s?|él|también|además|por eso|ambos"),
    hangs=_last(r"y|o|pero|de|del|la|el|los|las|con|para|por|como|que|un|una|en|a"),
    page_talk=_words(r"este (?:artículo|post)|ver (?:abajo|arriba)|haz clic"),
    we=_words(r"nosotros|nuestr\w+|nos"),
    negation=_words(r"no|nunca|ningun\w*|nadie|solo|sólo|salvo|sin|ni"),
    promise=_words(r"garantizad\w+|sin riesgo|milagro\w*|cura|demostrad\w+|el mejor|la mejor|número uno"),
    punch=_words(r"no|nunca|pero|por qué|cómo|solo|sin|tu|usted|dos|tres|cuatro|cinco|seis|siete|millones"),
    numbers=("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    names=True,
)
FRENCH = Tongue(
    opens_with_reference=_first(
        r"ce(?:la|ci|tte|t|s)?|il|ils|elle|elles|celui|ceux|aussi|leur|donc",
        but=r"il (?:faut|y a|est)|c(?:’|')est|ce n",
    ),
    hangs=_last(r"et|ou|mais|de|du|des|la|le|les|avec|pour|par|comme|que|un|une|en|à"),
    page_talk=_words(r"cet article|voir (?:ci-dessous|ci-dessus)|cliquez ici"),
    we=_words(r"nous|notre|nos"),
    you=_words(r"vous|votre|vos|tu|ton|ta|tes"),
    negation=_words(r"ne|pas|jamais|aucun\w*|personne|seulement|sauf|sans|ni"),
    promise=_words(r"garanti\w*|sans risque|miracle|guérit|prouvé\w*|le meilleur|la meilleure|numéro un"),
    punch=_words(r"vous|pas|jamais|mais|pourquoi|comment|seul\w*|sans|deux|trois|quatre|cinq|six|sept|millions?"),
    numbers=("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    names=True,
)
PORTUGUESE = Tongue(
    opens_with_reference=_first(r"est[ea]s?|iss?o|isto|ess[ea]s?|aquel\w+|el[ea]s?|também|além disso|ambos"),
    hangs=_last(r"e|ou|mas|de|da|do|das|dos|com|para|por|como|que|um|uma|em"),
    page_talk=_words(r"este (?:artigo|post)|ver (?:abaixo|acima)|clique aqui"),
    we=_words(r"nós|noss\w+"),
    you=_words(r"você|vocês|seu|sua"),
    negation=_words(r"não|nunca|nenhum\w*|ninguém|só|somente|exceto|sem|nem"),
    promise=_words(r"garantid\w+|sem risco|milagr\w+|cura|comprovad\w+|o melhor|a melhor|número um"),
    punch=_words(r"você|não|nunca|mas|por que|como|só|sem|dois|duas|três|quatro|cinco|seis|sete|milhões"),
    numbers=("dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze"),
    names=True,
)
TONGUES = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH, "pt": PORTUGUESE}


def tongue_of(language: str) -> Tongue:
    return TONGUES.get(language.partition("-")[0].lower(), Tongue())
