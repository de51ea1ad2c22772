"""Words meant for a machine: orders to a model, fake turns of a talk, values of our own interfaces.

They come with foreign texts and are never followed; a script that repeats one is held, whoever wrote it.
"""

import re
import unicodedata
from collections.abc import Iterator

from domain.scripts.quality.finding import Check, Finding, error
from domain.scripts.quality.standard import shown_texts
from domain.scripts.scene import Scene

_ENGLISH = (
    r"\b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(previous|prior|above|all|earlier|your|these)\b.{0,25}"
    r"\b(instruction|prompt|rule|order|guideline|direction)|"
    r"\b(as an?|you are now an?|dear|hey|attention,?) (ai|language model|llm|chatbot|assistant)\b|system prompt|"
    r"\b(ai|llm|language model|assistant|model)s? (reading|processing|summari[sz]ing) this|"
    r"\b(instructions?|note|message) (to|for) (the )?(ai|model|assistant|summari[sz]er|agent|llm)|"
    r"\b(approve|publish|post|schedule) (this|the) (idea|script|video|article|post)\b.{0,40}"
    r"\b(now|immediately|automatically|without)|"
    r"\b(reveal|print|send|leak|repeat)\b.{0,30}\b(system prompt|api key|password|secret|credentials?|instructions)|"
    r"\bdo anything now\b|\bdeveloper mode\b|\bjailbreak\b"
)
_OTHERS = (
    r"\b(ignorier\w*|vergiss|missachte\w*)\b.{0,40}\b(anweisung\w*|regeln|vorgaben)|"
    r"\b(ignor[ae]\w*|olvida\w*)\b.{0,40}\b(instrucciones|reglas|instruções|regras|órdenes)|"
    r"\b(ignore[zr]?|oublie[zr]?)\b.{0,40}\b(instructions|consignes|règles)|"
    r"\b(esqueça|desconsidere)\b.{0,40}\b(instruções|regras)|"
    r"تجاهل.{0,40}(التعليمات|الأوامر)|忽略.{0,12}(指令|指示)|игнорируй\w*.{0,40}(инструкци|указани)"
)
_SHAPES = (
    r"<\|?/?(system|im_start|im_end|assistant|user)\|?>|\[/?(inst|system)\]|(?m:(?:^|[.!?])\s*(system|assistant|user|developer)\s*:)|"
    r"[\"']?(approved|status|tenant_id|scheduled_at)[\"']?\s*:\s*(true|[\"'])"
)
MACHINE_ORDER = re.compile(f"(?i){_ENGLISH}|{_OTHERS}|{_SHAPES}")
_HIDDEN = re.compile("[\U000e0020-\U000e007e]")
_KEY_WORDS = {
    word[0] + "".join(sorted(word[1:-1])) + word[-1]: word
    for word in [
        "ignore",
        "disregard",
        "forget",
        "override",
        "previous",
        "prior",
        "instructions",
        "instruction",
        "rules",
        "system",
        "prompt",
    ]
}


def machine_order_in(text: str) -> str:
    """The words that give an order, empty if there are none. Hidden, split and jumbled letters are read as meant."""
    found = MACHINE_ORDER.search(_as_meant(text))
    return found[0].strip() if found else ""


def of_scene(scene: Scene) -> Iterator[Finding]:
    whole = "\n".join((scene.narration, scene.visual.alt, scene.visual.attribution, *shown_texts(scene)))
    if found := machine_order_in(whole):
        told = "It repeats an order that is meant for a machine. Nobody follows it here; take it out."
        yield error(Check.MACHINE_ORDER, told, scene.scene_id, found)


def _as_meant(text: str) -> str:
    text = _HIDDEN.sub(lambda tag: chr(ord(tag[0]) - 0xE0000), unicodedata.normalize("NFKC", text))
    text = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cf", "Cc"))
    text = re.sub(r"\b(?:\w[ .\-]){5,}\w\b", lambda spelt: re.sub(r"[ .\-]", "", spelt[0]), text)
    return re.sub(r"[^\W\d_]{5,}", lambda word: _unjumbled(word[0]), text)


def _unjumbled(word: str) -> str:
    low = word.lower()
    return _KEY_WORDS.get(low[0] + "".join(sorted(low[1:-1])) + low[-1], word)
