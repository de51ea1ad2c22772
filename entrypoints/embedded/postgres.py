"""The embedded PostgreSQL: the binaries of a wheel, started as a private child on a local socket."""

import os
import shutil
import signal
import subprocess
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil

from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded.postgres_programs import binary, binary_for_others, environment, failure, run
from entrypoints.embedded.short_folder import short_folder
from entrypoints.embedded.unprivileged import disguise, follow_parent

START_TIMEOUT_SEC = 30.0
STOP_TIMEOUT_SEC = 30.0
POLL_SEC = 0.02
DATABASE = "tgcf"
OWNER_ROLE = "tg_owner"
APP_ROLE = "tgcf_app"
LOCKED = b"lock file"
UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True, slots=True)
class PostgresUrls:
    """`app` may do what the application needs, under row-level security; `owner` is a superuser and migrates."""

    app: str
    owner: str


class EmbeddedPostgres:
    """Everything lies in `home`, but for the socket: its path must be short. Not durable means fast, for tests."""

    def __init__(self, home: Path, durable: bool = True, *, namespaces: bool = True) -> None:  # noqa: FBT001, FBT002 - one of the two facts that a caller states
        self._home = home.absolute()
        self._durable = durable
        self._namespaces = namespaces
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._server.pid if self._server else None

    @property
    def alive(self) -> bool:
        return self._server is not None and self._server.poll() is None

    def urls(self, database: str = DATABASE) -> PostgresUrls:
        host = quote(str(self._socket_folder), safe="/")
        app, owner = (f"postgresql+asyncpg://{role}@/{database}?host={host}" for role in (APP_ROLE, OWNER_ROLE))
        return PostgresUrls(app, owner)

    def start(self) -> PostgresUrls:
        """Return when the database answers; raise `ProviderUnavailableError` if that does not happen.

        One that runs already is started anew.
        Call it from a thread that lives as long as the server should: on Linux the server stops with it.
        """
        self.stop()
        self._disguise = disguise(namespaces=self._namespaces)
        self._home.mkdir(parents=True, exist_ok=True)
        self._make_private(self._data, self._socket_folder)
        if not (self._data / "PG_VERSION").exists():
            self._initialise()
        deadline = time.monotonic() + START_TIMEOUT_SEC
        while not self._launched(deadline):
            self._end_orphan()
            time.sleep(POLL_SEC)
        self._ensure_database()
        return self.urls()

    def stop(self) -> None:
        """Open transactions are rolled back and everything is written to disk."""
        server, self._server = self._server, None
        if server is None:
            return
        server.send_signal(signal.SIGINT)
        try:
            server.wait(STOP_TIMEOUT_SEC)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait()
        with suppress(OSError):
            self._socket_folder.rmdir()

    def run_sql(self, sql: str, database: str = "postgres") -> str:
        """Run statements as the owner, each in its own transaction, and return what psql prints, one row a line."""
        address = ("-U", OWNER_ROLE, "-h", str(self._socket_folder), "-d", database)
        return run(binary("psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", *address, stdin=sql)

    @property
    def _data(self) -> Path:
        return self._home / "data"

    @property
    def _log(self) -> Path:
        return self._home / "server.log"

    @property
    def _socket_folder(self) -> Path:
        return short_folder() / f"tgpg-{zlib.crc32(str(self._data.resolve()).encode()):08x}"

    def _make_private(self, *folders: Path) -> None:
        """Nobody is asked for a password, so the mode of the folders is the only lock: check what was there."""
        for folder in folders:
            folder.mkdir(exist_ok=True, mode=0o700)
            if folder.is_symlink() or folder.stat().st_uid not in {os.geteuid(), self._disguise.owner}:
                msg = f"The folder {folder} belongs to somebody else: remove it, or choose another TGCF_HOME."
                raise ProviderUnavailableError(msg)
            folder.chmod(0o700)
        self._disguise.take_over(*folders)

    def _initialise(self) -> None:
        locale = ("-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        how = ("--auth=trust", "--no-instructions", *(() if self._durable else ("--no-sync",)))
        program = (self._server_program("initdb"), "-D", str(self._data), "-U", OWNER_ROLE)
        try:
            run(*self._disguise.prefix, *program, *locale, *how)
        except ProviderUnavailableError:
            shutil.rmtree(self._data, ignore_errors=True)
            raise

    def _launched(self, deadline: float) -> bool:
        """Tell whether it runs; a predecessor that was killed may hold the folder for a moment, then try again."""
        begin = self._log.stat().st_size if self._log.exists() else 0
        self._server = self._spawn()
        while self._server.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return True
            time.sleep(POLL_SEC)
        said = self._log.read_bytes()[begin:]
        if LOCKED in said and time.monotonic() < deadline:
            return False
        self.stop()
        raise failure(said, f" (see {self._log})")

    def _spawn(self) -> subprocess.Popen[bytes]:
        settings = ["listen_addresses=", f"unix_socket_directories={self._socket_folder}", "timezone=UTC"]
        settings += [] if self._durable else UNSAFE_BUT_FAST
        options = [word for setting in settings for word in ("-c", setting)]
        with self._log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - no shell, and the words are ours
                [
                    *self._disguise.prefix,
                    *follow_parent(),
                    self._server_program("postgres"),
                    "-D",
                    str(self._data),
                    *options,
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment(),
                cwd="/",
                start_new_session=True,
            )

    def _server_program(self, name: str) -> str:
        return binary(name) if self._disguise.owner is None else binary_for_others(name)

    def _answers(self) -> bool:
        if self._lock_holder() != self.pid:
            return False
        ask = [binary("pg_isready"), "-q", "-h", str(self._socket_folder), "-U", OWNER_ROLE]
        return subprocess.run(ask, env=environment(), check=False).returncode == 0  # noqa: S603 - the words are ours

    def _end_orphan(self) -> None:
        """Where no signal follows the parent's death, a server may have outlived it: init is its parent then."""
        with suppress(psutil.Error):
            process = psutil.Process(self._lock_holder())
            if process.name() == "postgres" and process.ppid() == 1 and os.getpid() != 1:
                process.send_signal(signal.SIGINT)

    def _lock_holder(self) -> int:
        """The process that holds the data folder, 0 if there is none."""
        try:
            return int((self._data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return 0

    def _ensure_database(self) -> None:
        if not self.run_sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{APP_ROLE}'"):  # noqa: S608 - a constant
            self.run_sql(f"CREATE ROLE {APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS")
        if not self.run_sql(f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"):  # noqa: S608 - a constant
            self.run_sql(f"CREATE DATABASE {DATABASE}")
