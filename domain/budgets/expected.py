"""What making something usually takes of a provider: the estimate of a plan, before anything is written."""

from domain.budgets.prices import Usage

LETTERS_A_TOKEN = 4
_IDEA_PROMPT, _IDEA_ANSWER = 350, 300
_SCRIPT_PROMPT, _SCRIPT_ANSWER = 900, 1600
_MOST_LETTERS = 28_000
"""So much of an article is shown to a model."""


def idea_usage(provider: str, model: str, letters: int) -> Usage:
    return _text(provider, model, letters, _IDEA_PROMPT, _IDEA_ANSWER)


def script_usage(provider: str, model: str, letters: int) -> Usage:
    return _text(provider, model, letters, _SCRIPT_PROMPT, _SCRIPT_ANSWER)


def _text(provider: str, model: str, letters: int, prompt: int, answer: int) -> Usage:
    tokens = min(letters, _MOST_LETTERS) // LETTERS_A_TOKEN
    return Usage.text(provider, model, input_tokens=tokens + prompt, output_tokens=answer)
