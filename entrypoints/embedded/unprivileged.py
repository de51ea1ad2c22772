"""Run a program that refuses to run as root, without an account, a chmod or a change to the machine."""

import os
import shutil
import subprocess
from dataclasses import dataclass

NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
NOBODY = 65534
REACH_CAPABILITY = "+dac_override"
"""So that `nobody` reaches programs and folders below a home that is closed to others."""


@dataclass(frozen=True, slots=True)
class Disguise:
    """Words to put before a command, and who must own the folders it writes (None: whoever we are)."""

    prefix: tuple[str, ...] = ()
    owner: int | None = None

    def take_over(self, *folders: os.PathLike[str]) -> None:
        """Give each folder, which is empty or was taken over before, to the owner."""
        if self.owner is not None:
            for folder in folders:
                os.chown(folder, self.owner, self.owner)


def disguise(*, namespaces: bool = True) -> Disguise:
    """A user namespace hides uid 0; where that is refused, `nobody` takes over. Not root: nothing to hide."""
    if os.geteuid() != 0:
        return Disguise()
    if namespaces and _works(NAMESPACE):
        return Disguise(NAMESPACE)
    who = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    reach = (f"--inh-caps={REACH_CAPABILITY}", f"--ambient-caps={REACH_CAPABILITY}")
    return Disguise((*who, *reach) if _works((*who, *reach)) else who, NOBODY)


def follow_parent() -> tuple[str, ...]:
    """Words that make a command get SIGINT when the thread that started it ends; only Linux has them."""
    words = ("setpriv", "--pdeathsig", "INT")
    return words if _works(words) else ()


def _works(prefix: tuple[str, ...]) -> bool:
    if shutil.which(prefix[0]) is None:
        return False
    probe = subprocess.run([*prefix, "true"], capture_output=True, check=False)  # noqa: S603 - the words are ours
    return probe.returncode == 0
