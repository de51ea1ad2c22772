"""The jail's first program: it shuts itself in, then becomes the command, or runs a module of ours.

Started by path as `python -I -S cell.py ORDER`, so nothing of the machine's Python set-up is read before the walls
stand. The order is JSON: `path` (for imports), `limits`, `allowed`, `writable`, `parent`, and `module` or `command`.
"""

import json
import os
import runpy
import sys

NO_ISOLATION = 96
"""Exit code: nothing was opened, as the network could not be shut out."""


def main() -> None:
    order = json.loads(sys.argv[1])
    sys.path[:] = order["path"]
    from render_cluster.ingest import isolation  # noqa: PLC0415 - found only now

    isolation.limit(order["limits"])
    if sys.platform == "linux":
        isolation.hide_files(order["allowed"], order["writable"])
        if not isolation.leave_network():
            sys.exit(NO_ISOLATION)
        isolation.die_with(order["parent"])
    command = order["command"]
    if not order["module"]:
        os.execve(command[0], command, dict(os.environ))  # noqa: S606 - no shell is wanted
    sys.argv = [order["module"], *command]
    runpy.run_module(order["module"], run_name="__main__")


if __name__ == "__main__":
    main()
