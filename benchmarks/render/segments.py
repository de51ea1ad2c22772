"""The bytes of what was rendered, as one digest: equal ones mean that every segment is the same."""

import hashlib

from benchmarks.render.workload import Workload


def segment_digests(work: Workload) -> str:
    """Of all segments in the store by name, after a render from nothing."""
    folder, whole = work.folder / "store" / "t" / work.spec().tenant / "segments", hashlib.sha256()
    for path in sorted(folder.glob("*.mp4")):
        whole.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
