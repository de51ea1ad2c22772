"""Renders the segments of a small video into a store and prints the hash of each: `python -m … STORE`."""

import hashlib
import sys

from render_cluster import run
from render_cluster.media import StoreSpec, fetch
from render_cluster.planning import plan_video
from tests.support.render_material import a_video_spec


def main() -> None:
    store = StoreSpec(sys.argv[1])
    plan = plan_video(a_video_spec(store, scenes=3), store)
    for number in range(len(plan.segments)):
        content = fetch(store, run.render_segment(plan, number, store))
        sys.stdout.write(hashlib.sha256(content).hexdigest() + "\n")


if __name__ == "__main__":
    main()
