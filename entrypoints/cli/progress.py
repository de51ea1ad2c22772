"""How far a render is: a bar in a terminal, a line for each step elsewhere; always on standard error."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from adapters.rendering.standalone.rendering import Step, Tell


@contextmanager
def telling(console: Console) -> Iterator[Tell]:
    """Labels of scenes are somebody's words: nothing in them is markup."""
    if console.is_terminal:
        with _bar(console) as tell:
            yield tell
    else:
        yield _lines(console)


@contextmanager
def _bar(console: Console) -> Iterator[Tell]:
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bars:
        task = bars.add_task("", total=None)

        def tell(step: Step) -> None:
            bars.update(task, completed=step.done, total=step.total or None, description=_one_line(step.detail))

        yield tell


def _lines(console: Console) -> Tell:
    said: list[str] = []

    def tell(step: Step) -> None:
        share = f"{step.done / step.total:4.0%} " if step.total else ""
        line = f"{share}{_one_line(step.detail)}"
        if said[-1:] != [line]:
            said.append(line)
            console.print(line, markup=False)

    return tell


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text) or "done"
