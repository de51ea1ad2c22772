"""Where lines of real headlines break, and how large they are."""

import pytest

from render_cluster.look.frames import frame_for
from render_cluster.look.setting import Setting, fit, poster
from render_cluster.look.tokens import load_template
from render_cluster.look.words import WEAK, joined

TITLES = (
    "Service animal content",
    "Internal kickoff agenda",
    "The four operating levels of 18F projects",
    "Seven tips on facilitating unplanned topics in meetings",
    "Three ways to write fearless spreadsheet formulas",
    "Content design for beta.ada.gov",
    "18F’s year of launches",
    "How we cut a nightly job from 95 minutes to 22",
    "Before you trust an AI answer, run five checks",
    "What makes a retry safe",
    "Back to basics in the age of AI",
    "Architecture Decision Records: Helpful now, invaluable later",
    "Examining who is involved in projects",
    "The unplanned conversation",
    "Check the source",
    "Benefits of ADRs",
)
BODY = frame_for(1080, 1920).body


@pytest.mark.parametrize("text", TITLES)
@pytest.mark.parametrize("template", ["gazette", "schema", "placard"])
def test_a_title_has_no_more_lines_than_it_needs(template: str, text: str) -> None:
    lines = _lines(text, template, "title", BODY.h * 0.3)

    assert len(lines) <= 3
    assert len(lines) < 3 or len(text) > 25, "three lines of one word each"
    assert max(map(len, lines)) <= 2.2 * min(map(len, lines)) or len(lines) == 1


@pytest.mark.parametrize("text", TITLES)
@pytest.mark.parametrize("template", ["gazette", "schema", "placard"])
def test_no_little_word_has_a_line_of_a_headline_to_itself(template: str, text: str) -> None:
    lines = _lines(text, template, "headline", BODY.h - 34)

    assert not {line.lower() for line in lines} & WEAK
    assert not any(line.endswith("-") for line in lines)


def test_lines_of_a_long_quotation_are_about_equal() -> None:
    text = (
        "Empower users to voluntarily comply with the ADA or to understand their rights and the rights of others "
        "by providing up-to-date resources based on contemporary user needs."
    )
    for template in ("gazette", "schema"):
        role = load_template(template).roles["quote"]
        block = fit(Setting(text=text, language="en"), role, BODY.w - 48, BODY.h - 220)
        widths = [block.line_width(i) for i in range(len(block.lines))]

        assert min(widths) >= 0.45 * max(widths)


def _lines(text: str, template: str, role: str, height: float) -> list[str]:
    look, setting = load_template(template), Setting(text=text, language="en")
    if role == "headline" and template == "placard":
        return [joined(line) for line in poster(setting, look.roles[role], BODY.w, height).lines]
    return [joined(line) for line in fit(setting, look.roles[role], BODY.w - 26, height).lines]
