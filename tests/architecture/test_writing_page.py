"""The page about writing names the modules and kinds of articles that there are, and every sample."""

import re
from pathlib import Path

from adapters.language.offline.counting import ArticleType
from tests.support.reading import SAMPLES, read

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "writing.md").read_text("utf-8")
WRITER = ROOT / "adapters" / "language" / "offline"


def test_every_module_that_the_page_names_is_there() -> None:
    steps = PAGE.partition("| step | modules |")[2].partition("\n\n")[0]
    named = {name for row in steps.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[2])}

    assert len(named) > 15
    assert [name for name in named if not (WRITER / f"{name}.py").exists()] == []


def test_every_kind_of_article_has_its_shot_list() -> None:
    listed = re.findall(
        r"^\| ([\w-]+) \|", PAGE.partition("| type | recognised by |")[2].partition("\n\n")[0], re.MULTILINE
    )

    assert {name.replace("-", "") for name in listed} - {""} == {kind.value for kind in ArticleType}


async def test_the_table_has_a_row_for_every_sample_within_a_tenth_of_its_target() -> None:
    titles = {article.title for article in (await read(SAMPLES)).articles}
    rows = re.findall(r"^\| (.+?) \| \w+ \| (\d+) s \| ([\d.]+) s \|", PAGE, re.MULTILINE)

    assert {title for title, _, _ in rows} == titles
    assert all(abs(float(spoken) - float(target)) <= 0.1 * float(target) for _, target, spoken in rows)
