"""Run a console script in this process and end when the parent is gone: `python -m … SCRIPT ARGUMENTS`.

Unlike a parent-death signal it does not depend on which of the parent's threads started it, nor on Linux.
"""

import os
import runpy
import signal
import sys
import threading
import time

INTERVAL_SEC = 0.5


def main() -> None:
    threading.Thread(target=_watch, args=(os.getppid(),), name="with-parent", daemon=True).start()
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(INTERVAL_SEC)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
