"""Articles from real files, folders, pages and feeds: the good are read, the bad are named with reason and cure."""

import io
import json
import os
import time
from pathlib import Path

import pytest
from PIL import Image

from application.contracts.article import ArticleImage
from tests.support.object_store import MemoryObjectStore
from tests.support.reading import SAMPLES, read
from tests.support.web_server import answer, local_site

PROSE = "A good article has some words in it, and these are enough words to be an article of its own. " * 3
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>{link}</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>
<description><![CDATA[<p>{text}</p><h2>More</h2><p>{text}</p><p>{text}</p><p>{text}</p>]]></description></item>"""


def png(width: int = 8, height: int = 6) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "PNG")
    return out.getvalue()


def rss(*titles: str, link: str = "") -> str:
    return RSS.format(items="".join(ITEM.format(title=title, link=link, text=PROSE) for title in titles))


async def test_the_samples_are_read_with_all_their_pictures() -> None:
    store = MemoryObjectStore()

    reading = await read(SAMPLES, store)

    assert (len(reading.articles), reading.problems) == (7, ())
    assert all(image.key in store.objects and not image.failure for a in reading.articles for image in a.images)
    assert [len(article.images) for article in reading.articles] == [4, 2, 0, 0, 2, 0, 0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("binary.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary file"),
        ("zip.md", b"PK\x03\x04" + bytes(range(256)) * 4, "binary file"),
        ("latin.md", "Öl für Übermut".encode("latin-1") * 20, "not UTF-8"),
        ("empty.md", b"", "no text"),
        ("blank.md", b" \n\n\t\n", "no text"),
        ("title-only.md", b"---\ntitle: Only a title\n---\n", "no text"),
        ("broken.md", b"---\ntitle: [\n---\ntext", "not YAML"),
        ("empty.html", b"<html><body><nav>menu</nav></body></html>", "no article|no text"),
        ("broken.xml", b"<rss><channel><item><title>a</title>", "broken XML"),
        ("nothing.rss", b"<rss version='2.0'><channel></channel></rss>", "no entries"),
        ("odd.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": 3}', "no valid JSON feed"),
    ],
)
async def test_a_bad_file_is_a_problem_with_its_name_and_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    reading = await read(path)

    assert reading.articles == ()
    assert [problem.source for problem in reading.problems] == [str(path)]
    assert any(part in reading.problems[0].reason for part in reason.split("|"))
    assert str(path) in reading.problems[0].reason


async def test_a_missing_path_says_so(tmp_path: Path) -> None:
    reading = await read(tmp_path / "gone.md")

    assert "there is no such file or folder" in reading.problems[0].reason


@pytest.mark.parametrize("kind", ["device", "pipe"])
async def test_what_has_no_end_is_not_read(tmp_path: Path, kind: str) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)

    reading = await read("/dev/zero" if kind == "device" else pipe)

    assert "it is no plain file" in reading.problems[0].reason


async def test_no_more_of_a_file_is_read_than_is_allowed(tmp_path: Path) -> None:
    large = tmp_path / "large.md"
    large.write_bytes(b"word " * 4_000_001)

    reading = await read(large)

    assert "it is larger than 20 MB" in reading.problems[0].reason


async def test_a_bad_file_in_a_folder_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PROSE)
    (tmp_path / "b.md").write_bytes(b"\0\0\0")
    (tmp_path / "c.html").write_text(f"<html><body><article><h1>C</h1><p>{PROSE}</p></article></body></html>")
    (tmp_path / "d.rss").write_text(rss("First", "Second"))
    (tmp_path / "notes.txt").write_text("not an article")

    reading = await read(tmp_path)

    assert [article.title for article in reading.articles] == ["A", "C", "First", "Second"]
    assert [problem.source for problem in reading.problems] == [str(tmp_path / "b.md")]


async def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    reading = await read(tmp_path)

    assert "no articles" in reading.problems[0].reason


async def test_a_book_is_read_in_bounded_time(tmp_path: Path) -> None:
    path = tmp_path / "book.md"
    path.write_text("\n\n".join(f"## Part {n}\n\n{'Every word counts here. ' * 50}" for n in range(1000)))
    began = time.monotonic()

    reading = await read(path)

    assert len(reading.articles[0].text.split()) > 200_000
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "人工知能は私たちの生活を大きく変えています。毎日の仕事で使う人が増えました。" * 8),
        ("ru", "Искусственный интеллект меняет нашу жизнь. Каждый день им пользуется всё больше людей. " * 8),
        ("ar", "الذكاء الاصطناعي يغير حياتنا كل يوم. يستخدمه المزيد من الناس في عملهم اليومي. " * 8),
        ("de", "Künstliche Intelligenz verändert unser Leben. Jeden Tag nutzen sie mehr Menschen bei der Arbeit. " * 8),
    ],
)
async def test_an_article_in_any_script_is_read_and_its_language_is_known(
    tmp_path: Path, language: str, text: str
) -> None:
    (tmp_path / "a.md").write_text(text, "utf-8")

    reading = await read(tmp_path / "a.md")

    assert reading.articles[0].language == language


async def test_pictures_are_taken_from_the_articles_folder_only(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png())
    folder = tmp_path / "site"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "ok.png").write_bytes(png())
    (folder / "fake.png").write_bytes(b"GIF89a nonsense")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    names = ["images/ok.png", "../secret.png", "/../secret.png", "..%2fsecret.png", "link.png", "fake.png", "no.png"]
    pictures = "\n\n".join(f"![p]({name})" for name in [*names, "/images/ok.png", "drawing.svg"])
    (folder / "a.md").write_text(f"{PROSE}\n\n{pictures}")

    images = {image.locator: image for image in (await read(folder / "a.md")).articles[0].images}

    assert {name for name, image in images.items() if image.key} == {"images/ok.png", "/images/ok.png", "drawing.svg"}
    assert "outside the folder" in images["../secret.png"].failure
    assert images["images/ok.png"].media_type == "image/png"
    assert images["drawing.svg"].media_type == "image/svg+xml"


async def test_a_picture_kept_apart_from_the_articles_is_found_by_its_name(tmp_path: Path) -> None:
    shelf, folder = tmp_path / "images" / "2024", tmp_path / "articles"
    shelf.mkdir(parents=True)
    folder.mkdir()
    (shelf / "tree.png").write_bytes(png())
    (shelf / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "a.md").write_text(f"{PROSE}\n\n![a](/assets/blog/tree.png)\n\n![b](link.png)\n\n![c](secret.png)")

    images = (await read(folder / "a.md")).articles[0].images

    assert [bool(image.key) for image in images] == [True, False, False]


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "png"), ("JPEG", "jpeg"), ("WEBP", "webp"), ("GIF", "gif")])
async def test_the_size_of_a_picture_is_read_from_its_head(tmp_path: Path, form: str, media_type: str) -> None:
    content = io.BytesIO()
    Image.new("RGB", (640, 360), "red").save(content, form)
    (tmp_path / "a.png").write_bytes(content.getvalue())
    (tmp_path / "a.md").write_text(f"{PROSE}\n\n![a](a.png)")

    (image,) = (await read(tmp_path / "a.md")).articles[0].images

    assert (image.media_type, image.width, image.height) == (f"image/{media_type}", 640, 360)


async def test_a_turned_photograph_has_the_size_that_is_seen(tmp_path: Path) -> None:
    photograph, exif = Image.new("RGB", (640, 360), "red"), Image.Exif()
    exif[0x0112] = 6
    photograph.save(tmp_path / "a.jpg", exif=exif)
    (tmp_path / "a.md").write_text(f"{PROSE}\n\n![a](a.jpg)")

    (image,) = (await read(tmp_path / "a.md")).articles[0].images

    assert (image.width, image.height) == (360, 640)


async def test_no_picture_is_decoded_before_it_is_drawn(tmp_path: Path) -> None:
    """What is damaged behind its head is kept, for the renderer to refuse; what has no head is refused here."""
    (tmp_path / "half.png").write_bytes(png(640, 360)[:40])
    (tmp_path / "head.png").write_bytes(png(640, 360)[:12])
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00")
    (tmp_path / "a.md").write_text(f"{PROSE}\n\n![a](half.png)\n\n![b](head.png)\n\n![c](cut.jpg)")

    half, head, cut = (await read(tmp_path / "a.md")).articles[0].images

    assert (bool(half.key), half.width, half.height) == (True, 640, 360)
    assert all("does not tell its size" in image.failure for image in (head, cut))


async def test_a_picture_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png(9000, 9000))
    (tmp_path / "a.md").write_text(f"{PROSE}\n\n![b](bomb.png)")

    images: tuple[ArticleImage, ...] = (await read(tmp_path / "a.md")).articles[0].images

    assert "million pixels" in images[0].failure


async def test_a_page_is_read_without_its_menu_and_with_its_pictures() -> None:
    page = f"""<html><head><title>Bees</title><meta name="author" content="Jo Miller"></head><body><nav>menu</nav>
    <article>
    <h1>Bees</h1><p>{PROSE}</p><img src="/bee.png" alt="A bee"><h2>Facts</h2><ul><li>Fast</li><li>Small</li></ul>
    <p>{PROSE}</p></article><footer>legal</footer></body></html>""".encode()
    store = MemoryObjectStore()
    async with local_site({"/bees": answer(page), "/bee.png": answer(png(), media_type="image/png")}) as site:
        reading = await read(site.url("/bees"), store)

    article = reading.articles[0]
    assert (article.title, article.author, article.url) == ("Bees", "Jo Miller", site.url("/bees"))
    assert "menu" not in article.text
    assert "legal" not in article.text
    assert article.images[0].key in store.objects


async def test_a_feed_gives_its_entries_and_follows_links_of_short_ones() -> None:
    page = f"<html><body><article><h1>Whole</h1><p>{PROSE * 3}</p></article></body></html>".encode()
    async with local_site({"/whole": answer(page)}) as site:
        short = f"<item><title>Teaser</title><link>{site.url('/whole')}</link><description>Short.</description></item>"
        feed = RSS.format(items=short + ITEM.format(title="Full", link="https://a.example/full", text=PROSE))
        async with local_site({"/feed": answer(feed.encode(), media_type="application/rss+xml")}) as other:
            reading = await read(other.url("/feed"))

    assert [article.title for article in reading.articles] == ["Whole", "Full"]
    assert reading.articles[1].published_at is not None
    assert reading.problems == ()


async def test_a_broken_feed_keeps_what_stands_before_the_break(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss("One", "Two", "Three").replace("</channel></rss>", "<item><title>cut & of"))

    reading = await read(path)

    assert [article.title for article in reading.articles][:2] == ["One", "Two"]
    assert "broken XML at line" in reading.problems[0].reason


async def test_a_json_feed_is_read(tmp_path: Path) -> None:
    items = [{"id": "1", "url": "https://a.example/1", "title": "J", "content_text": PROSE, "tags": ["x"]}]
    path = tmp_path / "feed.json"
    path.write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": items}))

    reading = await read(path)

    assert [(article.title, article.url, article.tags) for article in reading.articles] == [
        ("J", "https://a.example/1", ("x",))
    ]


async def test_a_missing_page_and_a_private_one_say_what_to_do() -> None:
    async with local_site({}) as site:
        missing = await read(site.url("/gone"))
        private = await read(site.url("/gone"), allow_private=False)

    assert "answered 404" in missing.problems[0].reason
    assert "not a web port" in private.problems[0].reason
    assert len(site.asked) == 1


async def test_a_feed_that_is_nothing_but_the_name_of_a_file_does_not_open_that_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret" / "feed.xml"
    secret.parent.mkdir()
    secret.write_text(rss("Not for others", "Nor this"))

    async with local_site({"/feed": answer(str(secret).encode(), media_type="application/rss+xml")}) as site:
        reading = await read(site.url("/feed"))

    assert reading.articles == ()
    assert len(reading.problems) == 1
