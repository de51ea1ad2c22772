"""The gate after the encode: a video is ready only if every row of what is measured in the finished file passes.

Nothing is raised for a fault, so that all of them are seen at once; `refuse_faults` turns them into one error.
"""

from render_cluster.gate.checking import Delivery, check
from render_cluster.gate.inspection import inspect
from render_cluster.gate.length_rows import Lengths
from render_cluster.gate.report import as_table, as_text, refuse_faults
from render_cluster.gate.row import Row, Spot, Verdict

__all__ = ["Delivery", "Lengths", "Row", "Spot", "Verdict", "as_table", "as_text", "check", "inspect", "refuse_faults"]
