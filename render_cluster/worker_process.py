"""A process of this machine that runs one step after the other, and ends when it is told to or its parent is gone."""

import atexit
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar, TypeVarTuple
from weakref import WeakSet

import psutil

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

GRACE_SEC = 3.0
"""To remove its temporary folders and end what it started."""


class ProcessEndedError(Exception):
    """The process is gone, and with it the step that it ran."""


class WorkerProcess:
    """Its own process is started at once; modules that its steps need are imported there and stay."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="render-worker")
        self._process.start()
        theirs.close()
        _living.add(self)
        _end_before_exit()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def run(self, step: Callable[[*Ts], T], *args: *Ts) -> T:
        """Block until it is done; raise what the step raised, or `ProcessEndedError`."""
        try:
            self._pipe.send((step, args))
            done, answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._process.join(GRACE_SEC)
            raise ProcessEndedError from error
        if not done:
            raise answer
        result: T = answer
        return result

    def end(self) -> None:
        """Block until it and all that it started are gone, whatever it was doing."""
        self._process.terminate()
        self._process.join(GRACE_SEC)
        with suppress(psutil.NoSuchProcess):
            for process in psutil.Process(self.pid).children(recursive=True) if self.alive else ():
                process.kill()
        self._process.kill()
        self._process.join()


_living: WeakSet[WorkerProcess] = WeakSet()
_registered = threading.Event()


def _end_before_exit() -> None:
    """Registered after multiprocessing's own end, which would wait for them, and so called before it."""
    if not _registered.is_set():
        _registered.set()
        atexit.register(_end_all)


def _end_all() -> None:
    for worker in list(_living):
        worker.end()


def _serve(pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all: the parent decides
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # on the way out temporary folders are removed
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its threads cost a fifth of a start, for nothing
    threading.Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()
    with suppress(EOFError):
        while True:
            step, args = pipe.recv()
            answer = _answer(step, args)
            try:
                pipe.send(answer)
            except (pickle.PicklingError, TypeError, AttributeError) as error:
                pipe.send((False, TypeError(f"What {step.__name__} gave cannot leave its process: {error}")))


def _answer(step: Callable[..., object], args: tuple[object, ...]) -> tuple[bool, object]:
    try:
        return True, step(*args)
    except Exception as error:  # noqa: BLE001 - it is raised again where the step was asked for
        error.add_note("".join(traceback.format_exception(error)))
        return False, error


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE_SEC)
    os._exit(1)
