"""Chromium for browser tests, the application behind a real port, and what a test does on the portal's pages."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-GB",
]
MISSING = "No Chromium for the browser tests: run scripts/chromium.py, or set CHROMIUM to its path."
PROVOKED = ("Failed to load resource: the server responded with a status of",)
"""What a browser itself says to an answer that a test asked for; everything else on the console is a fault."""


def chromium_path(play: Playwright) -> str:
    """The one that CHROMIUM names, else the system's, else Playwright's own."""
    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    own = play.chromium.executable_path
    found = named or (own if os.access(own, os.X_OK) else "")
    if not found:
        pytest.fail(MISSING, pytrace=False)
    return found


@dataclass
class Seen:
    """What a page said and asked that it should not have."""

    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(PROVOKED):
            self.faults.append(message.text)

    def _request(self, request: Request) -> None:
        self.requests.append(f"{request.method} {request.url}")


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium_path(play), args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """Serve on a free port of loopback, in the running loop, and give the address."""
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="error", ws="none", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    try:
        while not server.started:  # noqa: ASYNC110  (uvicorn has no event for it)
            await asyncio.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await running


@dataclass
class PortalPage:
    """The portal in one browser window, by what an operator does there."""

    page: Page
    home: str

    @classmethod
    async def opened(cls, context: BrowserContext, origin: str, tenant: str, seen: Seen | None = None) -> "PortalPage":
        page = await context.new_page()
        page.set_default_timeout(10_000)
        if seen is not None:
            seen.watch(page)
        return cls(page, f"{origin}/t/{tenant}")

    async def sign_in_by_link(self, url: str) -> None:
        await self.page.goto(url)
        await self.page.get_by_role("button", name="Sign in").click()
        await self.page.wait_for_url("**/t/**")

    async def go(self, path: str = "") -> None:
        await self.page.goto(f"{self.home}{path}")

    async def ready(self) -> None:
        """Until htmx has found the page's controls and the stream is open."""
        await self.page.locator("#live:not(.off)").wait_for()

    async def approve_idea(self, title: str) -> None:
        await self.go("/ideas")
        await self.page.get_by_role("link", name=title).click()
        await self.page.get_by_role("heading", name=title).wait_for()
        await self.page.get_by_role("button", name="Approve", exact=False).first.click()
        await self.page.get_by_text(f"Approved “{title}”").wait_for()

    async def play_video(self, path: str) -> float:
        """Open a video's page, let it play a little, and say how far it came."""
        await self.go(path)
        player = self.page.locator("video#player")
        await player.evaluate("video => { video.muted = true; return video.play() }")
        await self.page.wait_for_timeout(1500)
        return float(await player.evaluate("video => video.currentTime"))

    async def is_too_wide(self) -> bool:
        return bool(await self.page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))

    async def shapes(self) -> set[str]:
        """The names of all icons on the page."""
        addresses = await self.page.locator("svg use").evaluate_all(
            "found => found.map(use => use.getAttribute('href'))"
        )
        return {address.partition("#")[2] for address in addresses}
