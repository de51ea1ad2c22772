"""German, Spanish and Arabic texts become videos: written, spoken and captioned in their language, as long as asked."""

import json
import re
from pathlib import Path

import pytest

from tests.support.command import Command

TEXTS = Path(__file__).parents[3] / "samples" / "languages"
SECONDS = 30
SMALL = {"width": 360, "height": 640}


@pytest.mark.parametrize(
    ("text", "language", "letters"),
    [
        ("wie-eine-kleinstadt-ihre-laternen-dimmte.md", "de", "[A-Za-zÄÖÜäöüß]"),
        ("cinco-reglas-para-un-huerto-en-el-balcon.md", "es", "[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]"),
        ("كيف-خفضت-مكتبة-الحي-فاتورة-الكهرباء.md", "ar", "[\u0600-\u06ff]"),
    ],
)
def test_a_text_becomes_a_video_in_its_language(
    tgcf: Command, tmp_path: Path, text: str, language: str, letters: str
) -> None:
    article, folder = TEXTS / text, tmp_path / "draft"
    drafted = tgcf("draft", article, "-o", folder, "--seconds", str(SECONDS))
    assert drafted.code == 0, drafted.err

    specification = json.loads((folder / "spec.json").read_text(encoding="utf-8"))
    said = [scene["narration"] for scene in specification["scenes"]]
    source = article.read_text(encoding="utf-8")
    assert specification["language"] == language
    assert specification["asked_sec"] == SECONDS
    assert all(re.search(letters, narration) for narration in said)
    assert set(re.findall(r"\d[\d.,]*\d|\d", " ".join(said))) <= set(re.findall(r"\d[\d.,]*\d|\d", source))

    (folder / "spec.json").write_text(json.dumps(specification | {"canvas": SMALL}), encoding="utf-8")
    rendered = tgcf("render", folder / "spec.json", "-o", tmp_path / "video.mp4")
    assert rendered.code == 0, rendered.err
    captions = (tmp_path / "video.srt").read_text(encoding="utf-8")
    assert [word for narration in said for word in narration.split()] == _words(captions)

    measured = json.loads(tgcf("qc", tmp_path / "video.mp4", "--json").out)
    assert [row["title"] for row in measured.values() if not row["passed"]] == []


def _words(captions: str) -> list[str]:
    lines = [line for line in captions.splitlines() if line and not line.isdigit() and "-->" not in line]
    return " ".join(lines).replace("\u200f", "").replace("\u202b", "").replace("\u202c", "").split()
