"""`tgcf draft`: a specification that can be rendered as it is, and is never written over."""

import json
from pathlib import Path

from tests.support.command import Command

ARTICLE = """# Bread that is never thrown away

We bake 1,400 loaves a day. What is left at noon goes to the school next door. Nothing is thrown away.

The oven burns from two in the morning on. The dough rests for a day before it is baked, and needs no sugar.
"""


def test_what_was_changed_by_hand_is_not_written_over(tgcf: Command, tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(ARTICLE)
    order = ("draft", tmp_path / "article.md", "-o", tmp_path / "video", "--seconds", "10")
    first = tgcf(*order)

    assert first.code == 0, first.err
    path = tmp_path / "video" / "spec.json"
    assert json.loads(path.read_text())["scenes"]
    path.write_text("changed by hand")
    again = tgcf(*order)
    assert again.code == 2
    assert "video/spec.json is there already" in again.sentence
    assert path.read_text() == "changed by hand"
