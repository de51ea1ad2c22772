"""What every script by rules keeps, whatever the article."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from adapters.language.offline.scripts import write_script
from adapters.sources.documents import Document
from adapters.sources.pages import read_page
from application.contracts.article import Article
from application.ports.script_writer import ScriptDraft
from domain.scripts.scene import Beat, Layout, Visual
from domain.shared.errors import SourceUnreadableError
from tests.support.builders import a_channel
from tests.support.reading import SAMPLES, parsed

OWN = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".md", ".html"})
GUIDE = """Choosing a database is a choice for years. Many teams choose too early.

## If your data fits in one file, use a file

A file needs no server, and everybody can open it. It holds 281 terabytes at most.

## If two programs write at once, use a small database

A small database keeps writers apart. It costs one evening to set up.

## If a thousand people write at once, use a server

A server needs a person who looks after it. Plan 4 hours a month for that.
"""
GERMAN = """Die Stadt hat 212 Bäume an der Hauptstraße gepflanzt. An heißen Tagen ist der Gehweg um 9 Grad kühler.

## Warum Schatten hilft

Schatten senkt die Temperatur des Pflasters deutlich. Menschen bleiben länger stehen und kaufen mehr ein.

## Was die Bäume kosten

Ein Baum kostet 900 Euro im ersten Jahr. Danach kostet die Pflege 40 Euro im Jahr.
"""
JAPANESE = """人工知能は私たちの生活を大きく変えています。毎日の仕事で使う人が増えました。

## 学校での利用

学校では生徒が文章を書く練習に使っています。先生は答えが正しいかどうかを必ず確認します。

## 会社での利用

会社では会議の記録をまとめるために使っています。三十分の作業が五分で終わるようになりました。
"""
RUSSIAN = """Город посадил 212 деревьев вдоль главной улицы. В жаркие дни тротуар под ними на 9 градусов прохладнее.

## Почему это важно

Люди дольше остаются на улице и чаще заходят в магазины. Следующую улицу озеленят осенью.
"""
ARTICLES = {
    "guide": parsed(GUIDE, "title: Which database do you need?"),
    "german": parsed(GERMAN, "title: Schatten für die Hauptstraße\nlang: de"),
    "japanese": parsed(JAPANESE, "title: 人工知能と暮らし\nlang: ja"),
    "russian": parsed(RUSSIAN, "title: Тень для города\nlang: ru"),
}


def script_of(article: Article) -> ScriptDraft:
    return write_script(article.title, article, a_channel())


def sample(path: Path) -> Article:
    if path.suffix == ".html":
        return read_page(Document(source=path.name, location=path.name, content=path.read_bytes())).article
    head, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    return parsed(body, head)


@pytest.fixture(params=[*OWN, *ARTICLES], ids=lambda name: name.stem if isinstance(name, Path) else name)
def article(request: pytest.FixtureRequest) -> Article:
    return sample(request.param) if isinstance(request.param, Path) else ARTICLES[request.param]


def figures(text: str) -> set[str]:
    return {figure.strip(".,") for figure in re.findall(r"\d[\d.,]*", text)}


def test_it_opens_with_a_hook_and_closes_with_a_call(article: Article) -> None:
    beats = [scene.beat for scene in script_of(article).scenes]

    assert beats[0] is Beat.HOOK
    assert beats[-1] is Beat.CLOSE
    assert set(beats[1:-1]) == {Beat.BEAT}


def test_every_figure_that_is_spoken_or_shown_stands_in_the_article(article: Article) -> None:
    known = figures(f"{article.title} {article.description} {article.text}")
    for scene in script_of(article).scenes:
        visual = scene.visual
        shown = " ".join([scene.on_screen_text, visual.headline, visual.figure, *visual.items])

        assert figures(f"{scene.narration} {shown}") <= known


def test_every_figure_that_is_spoken_has_its_place_in_the_article(article: Article) -> None:
    for scene in script_of(article).scenes:
        backing = " ".join(span.text for span in scene.sources)

        assert all(article.text[span.start : span.end] == span.text for span in scene.sources)
        if scene.beat is Beat.BEAT:
            assert figures(scene.narration) <= figures(backing)


def test_sentences_are_whole_and_speakable(article: Article) -> None:
    for scene in script_of(article).scenes:
        assert re.search(r"[.!?。！？][”\"]?$", scene.narration)
        assert not re.search(r"https?:|www\.|[{}<>|`#*]|\]\(|  ", scene.narration)
        assert scene.narration[0] == scene.narration[0].upper()
        assert not re.match(r"(?i)(this|these|they|it|he|she|such|however|therefore)\b", scene.narration)


def test_text_on_screen_is_short_and_no_copy_of_the_narration(article: Article) -> None:
    for scene in script_of(article).scenes:
        assert 0 < len(scene.on_screen_text) <= 64
        assert scene.on_screen_text.rstrip(".!?").lower() != scene.narration.rstrip(".!?").lower()


def test_ids_are_distinct_and_each_scene_has_time_for_its_words(article: Article) -> None:
    scenes = script_of(article).scenes

    assert len({scene.scene_id for scene in scenes}) == len(scenes)
    assert all(1.2 < scene.duration.total_seconds() < 16 for scene in scenes)


def test_the_same_article_gives_the_same_script(article: Article) -> None:
    assert script_of(article) == script_of(article)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_samples_last_as_long_as_the_channel_wants(path: Path) -> None:
    total = sum(scene.duration.total_seconds() for scene in script_of(sample(path)).scenes)

    assert 34 <= total <= 45


def test_a_promised_count_is_kept() -> None:
    script = script_of(sample(SAMPLES / "five-checks-before-you-trust-an-ai-answer.md"))
    said = " ".join(scene.narration for scene in script.scenes)

    assert "Five checks" in script.scenes[0].narration
    for check in ("Open the source", "Look at the date", "Redo one number", "Ask the question twice", "Ask who signs"):
        assert check in said


def test_no_layout_comes_twice_in_a_row_in_the_first_sample() -> None:
    layouts = [scene.visual.layout for scene in script_of(sample(OWN[0])).scenes]

    assert len(set(layouts)) >= 4
    assert Layout.BARS in layouts
    assert Layout.END is layouts[-1]
    assert all(left is not right for left, right in pairwise(layouts))


def test_bars_show_the_cells_of_the_articles_table() -> None:
    scenes = script_of(sample(OWN[0])).scenes
    bars = next(scene.visual for scene in scenes if scene.visual.layout is Layout.BARS)

    assert bars.points == (
        ("Invented source", 9.0),
        ("Old fact", 6.0),
        ("Wrong number", 3.0),
        ("Misread question", 2.0),
    )


def test_a_course_in_time_becomes_a_line_of_all_its_columns() -> None:
    line = shown(
        Layout.LINE,
        "| Year | Poles (%) | Lamps (%) |",
        "| 2021 | 31 | 12 |",
        "| 2022 | 45 | 30 |",
        "| 2023 | 73 | 61 |",
    )

    assert line.points == (("2021", 31.0), ("2022", 45.0), ("2023", 73.0))
    assert line.series == (("Lamps", (12.0, 30.0, 61.0)),)
    assert (line.figure, line.unit) == ("Poles", "%")


def test_a_course_that_is_told_backwards_is_shown_forwards() -> None:
    line = shown(Layout.LINE, "| Month | New lamps |", "| March 2024 | 30 |", "| Feb 2024 | 20 |", "| Jan 2024 | -5 |")

    assert line.points == (("Jan 2024", -5.0), ("Feb 2024", 20.0), ("March 2024", 30.0))
    assert line.headline == "New lamps"
    years = shown(Layout.LINE, "| Year | New lamps |", "| 2024 | 30 |", "| 2023 | 20 |", "| 2022 | -5 |")
    assert years.points == (("2022", -5.0), ("2023", 20.0), ("2024", 30.0))


def test_a_table_of_words_is_shown_with_the_row_that_is_spoken_of() -> None:
    rows = ("| Lamp | Street | Colour |", "| Old lamps | Main street | Yellow |", "| New lamps | Harbour | White |")
    table = shown(Layout.TABLE, *rows)

    assert table.items[0] == "Lamp | Street | Colour"
    assert len(table.items) == 3
    assert table.active == 2


def test_two_rows_in_time_or_mixed_units_are_no_line() -> None:
    for rows in (
        ("| Year | Lamps |", "| 2021 | 12 |", "| 2022 | 30 |"),
        ("| Year | Lamps |", "| 2021 | 12 km |", "| 2022 | 30% |", "| 2023 | 61% |"),
        ("| Place | Lamps |", "| Harbour | 12 |", "| Main street | 30 |", "| Market | 61 |"),
    ):
        assert Layout.LINE not in {scene.visual.layout for scene in lamps(*rows).scenes}


def lamps(*rows: str) -> ScriptDraft:
    """An article about lamps that speaks of its table."""
    table = "\n".join([rows[0], "|" + " --- |" * (rows[0].count("|") - 1), *rows[1:]])
    body = f"""The city has changed its lamps over three years. Nobody wants the old light back.

## What the lamps of the harbour changed

The new lamps of the harbour and the street shine white, and they reach 61 percent of the poles. They need 30 watts.

{table}

## What comes next

The market gets its lamps in the next year. The city pays 900 euros for each of them.
"""
    return script_of(parsed(body, "title: New lamps for the harbour"))


def shown(layout: Layout, *rows: str) -> Visual:
    return next(scene.visual for scene in lamps(*rows).scenes if scene.visual.layout is layout)


def test_a_channels_own_call_to_action_closes() -> None:
    channel = a_channel()
    own = replace(channel, brand=replace(channel.brand, call_to_action="Subscribe on our site."))

    script = write_script("x", ARTICLES["guide"], own)

    assert script.scenes[-1].narration == "Subscribe on our site."


def test_a_title_alone_is_no_script() -> None:
    article = Article(source="x.md", digest="0", title="Only this", text="", blocks=())

    with pytest.raises(SourceUnreadableError, match=r"x\.md: there are not enough whole sentences"):
        script_of(article)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_no_sample_shows_the_same_layout_twice_in_a_row(path: Path) -> None:
    layouts = [scene.visual.layout for scene in script_of(sample(path)).scenes]

    assert all(left is not right for left, right in pairwise(layouts)), layouts


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_lines_of_lists_end_where_a_thought_ends(path: Path) -> None:
    for scene in script_of(sample(path)).scenes:
        if scene.visual.layout is Layout.LIST:
            assert not [item for item in scene.visual.items if re.search(r"(?i)\b(the|a|of|and|or|to|with)$|…$", item)]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_nobody_is_told_that_a_sample_is_a_sample_or_how_to_reach_the_press(path: Path) -> None:
    said = " ".join(scene.narration for scene in script_of(sample(path)).scenes)

    assert not re.search(r"made up|sample|press@|cookies|Related|IMMEDIATE RELEASE", said)
