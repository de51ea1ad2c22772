"""As many articles as are asked for, made of the three that ship with the project."""

import shutil
from itertools import cycle, islice
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples" / "articles"


def copies_of_samples(folder: Path, count: int) -> Path:
    """Each copy says in its last line which one it is, so that each is an article of its own."""
    folder.mkdir(parents=True)
    for beside in SAMPLES.iterdir():
        if beside.is_dir():
            shutil.copytree(beside, folder / beside.name)
    for number, sample in enumerate(islice(cycle(sorted(SAMPLES.glob("*.md"))), count), start=1):
        mark = f"{folder.name} {number}"
        (folder / f"{number:02}-{sample.name}").write_text(f"{sample.read_text().rstrip()}\n\nCopy {mark} of it.\n")
    return folder
