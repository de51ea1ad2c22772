"""What workflows tell the server, in which order: changed commands break workflows that are open somewhere."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import entrypoints.temporal.workflows

FOLDER = Path(entrypoints.temporal.workflows.__file__).parent
BASELINE = Path(__file__).with_name("workflow_commands.json")
COMMANDS = {
    "continue_as_new",
    "execute_activity",
    "patched",
    "sleep",
    "start_child_workflow",
    "upsert_search_attributes",
    "uuid4",
    "wait_condition",
}
STEPS = {"afford", "perform", "record"}
ADVICE = """
The commands of a workflow changed. Histories that are open somewhere replay with the old ones, so guard the change:
`if workflow.patched("what-changed"):` new way, `else:` old way; CONTRIBUTING tells how it goes on.
If no such workflow can be open, or the change is guarded, write the new baseline:
    PYTHONPATH=. python tests/architecture/test_workflow_commands.py
"""


def commands() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("*.py")):
        for function in _functions(ast.parse(path.read_text())):
            said = [command for node in _in_order(function) if (command := _command(node))]
            if said:
                found[f"{path.stem}.{function.name}"] = said
    return found


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _in_order(function: ast.AST) -> list[ast.Call]:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return sorted(calls, key=lambda call: (call.lineno, call.col_offset))


def _command(call: ast.Call) -> str:
    if not isinstance(call.func, ast.Attribute):
        return ""
    name = call.func.attr
    if name in COMMANDS and isinstance(call.func.value, ast.Name) and call.func.value.id == "workflow":
        return name
    if name in STEPS and call.args and isinstance(call.args[0], ast.Name):
        return f"{name} {call.args[0].id}"
    return ""


def test_the_commands_of_workflows_are_those_of_the_baseline() -> None:
    assert commands() == json.loads(BASELINE.read_text()), ADVICE


def test_the_baseline_knows_every_kind_of_command_that_is_used() -> None:
    said = {command.split()[0] for each in commands().values() for command in each}

    assert {"start_child_workflow", "wait_condition", "sleep", "continue_as_new", "perform", "record"} <= said


if __name__ == "__main__":
    BASELINE.write_text(f"{json.dumps(commands(), indent=2)}\n")
