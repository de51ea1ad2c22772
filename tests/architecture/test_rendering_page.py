"""The page about the engine tells what there is, and its examples work."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import typer
from pydantic import BaseModel

from adapters.rendering.standalone.specification import read_specification, taken_in
from adapters.rendering.standalone.templates import checked
from entrypoints.cli import engine_commands
from render_cluster import spec
from render_cluster.checking import check_order
from render_cluster.faults import Faults
from render_cluster.media import StoreSpec

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rendering.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
SAMPLES = sorted((ROOT / "samples" / "specs").glob("*.json"))
CHOICES = (
    spec.Fit,
    spec.Motion,
    spec.TransitionKind,
    spec.CaptionStyleName,
    spec.SafeArea,
    spec.Layout,
)


def models() -> Iterator[type[BaseModel]]:
    yield from (each for each in vars(spec).values() if isinstance(each, type) and issubclass(each, spec.Spec))


def options() -> Iterator[str]:
    for command in typer.main.get_group(engine_commands.app).commands.values():
        for each in (*command.params, *(p for sub in getattr(command, "commands", {}).values() for p in sub.params)):
            yield from (name for name in each.opts if name.startswith("--") and name not in {"--help", "--out"})


def test_the_page_names_every_field_and_every_choice() -> None:
    told = set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)))
    fields = {name for model in models() for name in model.model_fields}
    choices = {str(name) for choice in CHOICES for name in get_args(choice)}

    assert (fields | choices) - told == set()


def test_the_page_names_every_option() -> None:
    named = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", PAGE))

    assert set(options()) - named - {"--video"} == set()


def test_the_example_of_a_specification_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text(EXAMPLES[0])

    assert len(read_specification(tmp_path / "spec.json").scenes) == 2


def test_the_example_of_a_template_is_good(tmp_path: Path) -> None:
    (tmp_path / "bakery.json").write_text(EXAMPLES[1])

    assert checked(tmp_path / "bakery.json").name == json.loads(EXAMPLES[1])["name"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_can_be_used_and_all_that_they_name_is_there(path: Path, tmp_path: Path) -> None:
    found = read_specification(path)
    taken = taken_in(found, path.parent, StoreSpec(tmp_path.as_uri()))
    faults = Faults()
    silent = [scene.model_copy(update={"narration": ""}) for scene in taken.scenes]
    check_order(taken.model_copy(update={"scenes": tuple(silent)}), faults)

    faults.refuse()
