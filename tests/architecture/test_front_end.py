"""What is fetched for browsers is what the lock names, and the templates keep to their rules."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from entrypoints.portal.rendering import environment

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "entrypoints/portal/templates").rglob("*.html"))
PORTAL = [path for path in TEMPLATES if "public" not in path.parts]
OWN_SCRIPTS = sorted((ROOT / "entrypoints/portal/static").glob("*.js"))


def test_the_fetched_files_are_those_of_the_manifest() -> None:
    manifest = json.loads((ROOT / "entrypoints/portal/static/vendor/manifest.json").read_text())
    found = {
        name: "sha384-" + base64.b64encode(hashlib.sha384((ROOT / name).read_bytes()).digest()).decode()
        for name in manifest["files"]
    }

    assert found == manifest["files"]
    assert "entrypoints/portal/static/vendor/htmx.js" in found


def test_the_lock_pins_every_package_by_hash_and_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    fetched = {name: entry for name, entry in packages.items() if name}

    assert fetched
    assert all(entry["integrity"].startswith("sha512-") for entry in fetched.values())
    assert not any("resolved" in entry for entry in fetched.values())


def test_htmx_and_its_extensions_arrive_as_one_file() -> None:
    joined = (ROOT / "entrypoints/portal/static/vendor/htmx.js").read_text()

    assert joined.index("var htmx") < joined.index("'hx-csp'" if "'hx-csp'" in joined else '"hx-csp"')
    assert 'registerExtension("sse"' in joined or "registerExtension('sse'" in joined


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_templates_compile_and_trust_no_text(path: Path) -> None:
    text = path.read_text()
    environment().get_template(str(path.relative_to(ROOT / "entrypoints/portal/templates")))

    assert not re.search(r"\|\s*safe\b|autoescape|\bstyle=|\son[a-z]+=|javascript:", text)


@pytest.mark.parametrize("path", PORTAL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_htmx_attributes_come_from_the_one_place_that_adds_the_nonce(path: Path) -> None:
    by_hand = re.findall(r"\s(hx-[a-z:-]+)", path.read_text())

    assert set(by_hand) <= {"hx-target", "hx-swap", "hx-ignore"}
    assert not re.search(r"<(?!hx-partial)[a-z]+[^>{]*\shx-(target|swap)", path.read_text())


@pytest.mark.parametrize("path", OWN_SCRIPTS, ids=lambda path: path.name)
def test_our_scripts_write_no_markup(path: Path) -> None:
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function|document\.write", path.read_text()
    )
