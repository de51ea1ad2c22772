"""End a process with everything that it started, and nothing else."""

import psutil

GRACE_SEC = 10.0


def end_tree(pid: int, grace_sec: float = GRACE_SEC) -> None:
    """SIGTERM to the process, which should end its own children; what is left after the grace is killed."""
    try:
        root = psutil.Process(pid)
        tree = [*root.children(recursive=True), root]
        root.terminate()
    except psutil.NoSuchProcess:
        return
    _, alive = psutil.wait_procs(tree, timeout=grace_sec)
    for process in alive:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(alive, timeout=grace_sec)
