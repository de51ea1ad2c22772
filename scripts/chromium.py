"""See that there is a Chromium for the browser tests: the system's, or the one that Playwright installs for itself."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ASK = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"


def find() -> str | None:
    named = next(filter(None, map(shutil.which, NAMES)), None)
    if named:
        return named
    own = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - ours
    return own if own and os.access(own, os.X_OK) else None


def by_apt() -> bool:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = [[apt, "update", "-qq"], [apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"]]
    return all(subprocess.run(command, env=quiet, check=False).returncode == 0 for command in commands)  # noqa: S603 - fixed


def by_playwright() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603 - fixed


def main() -> None:
    if find() or (by_apt() and find()) or (by_playwright() and find()):
        print(find())
        return
    sys.exit(
        "No Chromium for the browser tests: install one (Debian: apt-get install chromium; macOS: brew install "
        "chromium), or run .venv/bin/playwright install --with-deps chromium; then call make test again."
    )


if __name__ == "__main__":
    main()
