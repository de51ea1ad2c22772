"""Markdown becomes blocks of plain words, each with its place in the text."""

import pytest

from application.contracts.article import BlockKind
from domain.shared.errors import SourceUnreadableError
from tests.support.reading import parsed

PROSE = "The quick brown fox jumps over the lazy dog, and the dog does not mind at all."


def test_each_block_stands_where_it_says() -> None:
    article = parsed(
        f"# Title\n\n{PROSE}\n\n## Part\n\n- one **bold** thing\n- two\n\n> A quote.\n\n"
        "```python\nx = 1\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
    )

    assert [block.kind for block in article.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LIST,
        BlockKind.QUOTE,
        BlockKind.CODE,
        BlockKind.TABLE,
    ]
    assert all(article.text[block.start : block.end] == block.text for block in article.blocks)
    assert article.blocks[2].items == ("one bold thing", "two")
    assert article.blocks[5].rows == (("a", "b"), ("1", "2"))


def test_front_matter_tells_about_the_article() -> None:
    article = parsed(
        PROSE,
        "title: A <em>fox</em>\ndate: 2026-03-01\ntags: [animals, stories]\nauthors:\n  - Ann\n"
        "excerpt: >\n  It\n  runs.",
    )

    assert (article.title, article.tags, article.author, article.description) == (
        "A fox",
        ("animals", "stories"),
        "Ann",
        "It runs.",
    )
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == "2026-03-01"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('See [the post]({{ "/2024/post" | url }}) about it.', "See the post about it."),
        ("{% include note.html %}It stays.", "It stays."),
        ("{% raw %}It stays.{% endraw %}", "It stays."),
        ("A note[^1] here.\n\n[^1]: Not this.", "A note here."),
        ("So *very* **good** &amp; 🚀 cheap.", "So very good & cheap."),
        ('<div class="x">In a <b>box</b>.</div>', "In a box."),
        ("<script>alert(1)</script>\n\nClean.", "Clean."),
        ("<!-- hidden order -->Clean.", "Clean."),
        ("Zero\u200bwidth and \U000e0041tags.", "Zerowidth and tags."),
        ("Go to https://example.org/a?b=c now.", "Go to now."),
    ],
)
def test_markup_of_every_kind_is_taken_away(written: str, read: str) -> None:
    article = parsed(f"{PROSE}\n\n{written}")

    assert article.blocks[1].text.replace("  ", " ") == read


def test_a_table_in_html_gives_its_rows() -> None:
    article = parsed(f"{PROSE}\n\n<table>\n\n<tr><th>a</th><th>b</th></tr>\n\n<tr><td>1</td><td>2</td></tr>\n</table>")

    assert article.blocks[1].rows == (("a", "b"), ("1", "2"))


def test_a_bold_lead_is_a_heading() -> None:
    article = parsed(f"{PROSE}\n\n**Cost.** It costs nothing at all to look.")

    assert [(block.kind, block.text) for block in article.blocks[1:]] == [
        (BlockKind.HEADING, "Cost"),
        (BlockKind.PARAGRAPH, "It costs nothing at all to look."),
    ]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("title: [unclosed", "not YAML"),
        ("just a sentence", "names and values"),
        ("title: a\n  b: : c", "not YAML"),
    ],
)
def test_front_matter_that_is_not_yaml_is_named_as_the_reason(head: str, reason: str) -> None:
    with pytest.raises(SourceUnreadableError, match=f"article.md: its front matter is .*{reason}"):
        parsed(PROSE, head)


def test_front_matter_that_never_closes_is_named_as_the_reason() -> None:
    with pytest.raises(SourceUnreadableError, match="never closes"):
        parsed(f"---\ntitle: x\n\n{PROSE}")


def test_the_same_text_has_the_same_digest() -> None:
    assert parsed(PROSE).digest == parsed(PROSE).digest != parsed(PROSE + "!").digest
