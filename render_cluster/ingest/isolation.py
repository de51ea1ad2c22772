"""Inside the jail: limits, no network, no files but the needed ones. Standard library only: each start pays for it."""

import ctypes
import os
import resource
import signal
import struct
import sys
from collections.abc import Iterable, Mapping

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_SET_DEATH_SIGNAL, _SET_SECCOMP, _NO_NEW_PRIVILEGES = 1, 22, 38
_FILTER_MODE = 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _NOT_PERMITTED, _KILL = 0x7FFF0000, 0x00050001, 0x80000000
_OTHER_ABI = 0x40000000
_FORBIDDEN = {
    "x86_64": (
        0xC000003E,
        (41, 101, 310, 311, 321, 425, 62, 200, 234, 129, 297, 424, 109, 112, 248, 249, 250, 272, 308, 298, 323),
    ),
    "aarch64": (
        0xC00000B7,
        (198, 117, 270, 271, 280, 425, 129, 130, 131, 138, 240, 424, 154, 157, 217, 218, 219, 97, 268, 241, 282),
    ),
}
"""The machine's number, then those of every way to open a connection (`socket`, `io_uring_setup`), to reach into
another process (`ptrace`, `process_vm_readv`, `process_vm_writev`, `bpf`), to send it a signal (`kill`, `tkill`,
`tgkill`, `rt_sigqueueinfo`, `rt_tgsigqueueinfo`, `pidfd_send_signal`), to leave the group that is killed at the end
(`setpgid`, `setsid`), and into parts of the kernel that no decoder needs (`add_key`, `request_key`, `keyctl`,
`unshare`, `setns`, `perf_event_open`, `userfaultfd`)."""
_CREATE_RULESET, _ADD_RULE, _RESTRICT = 444, 445, 446
_EVERYTHING, _TRUNCATE, _TRUNCATE_SINCE = (1 << 13) - 1, 1 << 14, 3
_OF_FILES = 0b111 | _TRUNCATE
READ, LIST, WRITE = 0b1101, 0b1000, 0b1_0010_1110 | _TRUNCATE
"""Execute, read and list; list only; write, read, list, remove and make plain files. Bits of the kernel's Landlock."""


def limit(limits: Mapping[str, int]) -> None:
    """Address space only where the system counts it (not on macOS)."""
    wanted = [("RLIMIT_CORE", 0), ("RLIMIT_CPU", limits["cpu_sec"]), ("RLIMIT_FSIZE", limits["file_bytes"])]
    wanted += [("RLIMIT_NOFILE", limits["files"])]
    wanted += [("RLIMIT_AS", limits["memory"])] if sys.platform == "linux" else []
    for name, value in wanted:
        resource.setrlimit(getattr(resource, name), (value, value))


def leave_network() -> bool:
    """Return whether no connection can be opened any more: by an empty network, a ban of `socket`, or both."""
    empty = _libc().unshare(_NEW_USER | _NEW_NETWORK) == 0
    return _ban_sockets() or empty


def die_with(parent: int) -> None:
    """After `leave_network`, which would undo it."""
    _libc().prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(1)


def hide_files(allowed: Iterable[tuple[str, int]], writable: Iterable[str]) -> bool:
    """Return whether it worked; kernels before 5.13 cannot. No program gains rights from here on."""
    libc = _libc()
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    version = libc.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    rights = _EVERYTHING | (_TRUNCATE if version >= _TRUNCATE_SINCE else 0)
    rules = libc.syscall(_CREATE_RULESET, struct.pack("=Q", rights), 8, 0)
    for path, granted in (*allowed, *((path, WRITE) for path in writable)):
        _allow(rules, path, granted & rights)
    return bool(libc.syscall(_RESTRICT, rules, 0) == 0)


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    granted = rights if os.path.isdir(path) else rights & _OF_FILES  # noqa: PTH112 - pathlib would be one import more
    _libc().syscall(_ADD_RULE, rules, 1, struct.pack("=Qi", granted, place), 0)
    os.close(place)


def _ban_sockets() -> bool:
    machine = os.uname().machine
    if machine not in _FORBIDDEN:
        return False
    architecture, banned = _FORBIDDEN[machine]
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    steps += [(_AT_LEAST, len(banned) + 1, 0, _OTHER_ABI)]
    steps += [(_EQUAL, len(banned) - at, 0, number) for at, number in enumerate(banned)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _NOT_PERMITTED)]
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    header = struct.pack("@HP", len(steps), ctypes.addressof(program))
    return bool(_libc().prctl(_SET_SECCOMP, _FILTER_MODE, header, 0, 0) == 0)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
