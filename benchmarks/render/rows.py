"""From what was measured to the rows of the table, each with its goal."""

from collections.abc import Callable, Mapping, Sequence

from benchmarks.render.figures import Row, Spread, ratios, spread
from benchmarks.render.measuring import Measured
from benchmarks.render.results import Long

RENDER = "Whole render, standard profile / bare x264 veryfast crf 21"
SAME = "Whole render with the limit's x264 settings / bare x264"
MOVIEPY = "Whole render / MoviePy"
VMAF = "VMAF against the limit's file"
SIZE = "Bytes of the picture / the limit's"
JERK = "Jerk of composed motion, px a frame"
FILE_JERK = "Jerk in the file / in the limit's, same settings"
PICTURE, CAPTION = "Another picture in one scene / whole render", "Other captions in one scene / whole render"
AUDIO = "Quieter music / whole render, warm"
JOIN = "Join, CPU s for 15 s"
TWICE = "Renders whose segments differ from the first one's"
TWO = "Two workers / one, CPU"
GATE = "Gate of all rows / whole render, warm"
WALL = "Wall time of two workers / of one"
REASONS: Mapping[str, str] = {
    RENDER: "The start of two processes, which a warm worker does not pay (see below), weighs much in so short a video;"
    " and each frame of a card that moves is composed.",
    SAME: "With the same x264 nothing is won back: composing, sound and the start of two processes come on top of the"
    " limit's encoding, which reads ready frames.",
    TWO: "The second worker imports what the first has and opens pictures that both need, in a short video; and the two"
    " share caches and memory with each other and with what else ran.",
    PICTURE: "Two of five scenes (the other one fades into it) and the start of two processes, which weighs more since"
    " frames became cheaper; a warm worker stays below its goal.",
    CAPTION: "The start of two processes; a warm worker stays below the goal.",
    AUDIO: "Another level of the music mixes, levels and encodes all of the sound again, AAC above all, while the"
    " pictures that it is compared with became cheaper.",
}
"""Why a goal is missed, by the row's name."""
JOIN_SEC = 15.0
Figure = Callable[[Measured], Spread]


def rows(found: Mapping[str, Measured]) -> list[Row]:
    """One column a workload."""
    return [*_speed(found), *_fidelity(found), *_edits(found), *_rest(found)]


def apart(found: Mapping[str, Measured]) -> list[Row]:
    """What stands in no ratio above: CPU seconds, for information."""
    named = {
        "Bare x264": lambda m: spread(m.cpu["limit"]),
        "Whole render, its start included": lambda m: spread(m.cpu["ours"]),
        "Whole render in a warm process": lambda m: spread(m.warm["full"]),
        "Taking in its media, once a file (and planning)": lambda m: spread(m.cpu["taking in"]),
        "Gate": lambda m: spread(m.warm["gate"]),
        "Thumbnails, 540p proxy and moving preview": lambda m: spread(m.warm["copies"]),
        "MoviePy": lambda m: spread(m.cpu["moviepy"]),
        "Seconds of the video": lambda m: spread([m.frames / m.fps]),
        "VMAF of the limit's file": lambda m: spread([m.single["vmaf limit"]]),
        "Jerk in our file, px": lambda m: spread([m.single["jerk ours"]]),
        "Jerk in the limit's file, px": lambda m: spread([m.single["jerk limit"]]),
        "Jerk in MoviePy's file, px": lambda m: spread([m.single["jerk moviepy"]]),
    }
    return [_row(found, what, figure) for what, figure in named.items()]


def good_rows(shares: Sequence[float], faulty: int) -> list[Row]:
    column = "20 good videos"
    return [
        Row(what="Videos with a false finding", figures={column: spread([faulty])}, goal=0, digits=0),
        Row(what="Gate / render of each, one process", figures={column: spread(shares)}, goal=0.5),
    ]


def long_rows(found: Long) -> list[Row]:
    """Of one worker, then of two."""
    column = "10 minutes, 16:9"
    wall, busiest = found.walls_sec, found.busiest_sec
    return [
        Row(what="Memory of a worker, MB", figures={column: spread(found.peaks_mb)}, goal=700, digits=0),
        Row(what="Its peak, last third / middle third", figures={column: spread([found.growth])}, goal=1.1),
        Row(what=WALL, figures={column: spread([wall[1] / wall[0]])}, goal=0.55),
        Row(what="CPU of the busier of two workers / of one", figures={column: spread([busiest[1] / busiest[0]])}),
        Row(what="Wall time of one worker, s", figures={column: spread([wall[0]])}, digits=0),
        Row(what="CPU of one worker, s", figures={column: spread([busiest[0]])}, digits=0),
    ]


def _speed(found: Mapping[str, Measured]) -> list[Row]:
    return [
        _row(found, RENDER, lambda m: ratios(m.cpu["ours"], m.cpu["limit"]), goal=1.0),
        _row(found, SAME, lambda m: ratios(m.cpu["same settings"], m.cpu["limit"]), goal=1.2),
        _row(found, MOVIEPY, _to_moviepy, goal=1 / 7, digits=3),
        _row(found, TWO, lambda m: ratios(m.cpu["two workers"], m.cpu["ours"]), goal=1.1),
    ]


def _fidelity(found: Mapping[str, Measured]) -> list[Row]:
    return [
        _row(found, VMAF, lambda m: spread([m.single["vmaf ours"] - m.single["vmaf limit"]]), goal=-1.0, at_least=True),
        _row(found, SIZE, lambda m: spread([m.single["bytes ours"] / m.single["bytes limit"]]), goal=1.05),
        _row(found, JERK, lambda m: spread([m.single["jerk composed"]]), goal=0.06, digits=3),
        _row(found, FILE_JERK, lambda m: spread([m.single["jerk same"] / m.single["jerk limit"]]), goal=1.15),
    ]


def _edits(found: Mapping[str, Measured]) -> list[Row]:
    return [
        _row(found, PICTURE, lambda m: ratios(m.cpu["picture"], m.cpu["ours"]), goal=0.5),
        _row(found, f"{PICTURE}, warm", lambda m: ratios(m.warm["picture"], m.warm["full"]), goal=0.45),
        _row(found, CAPTION, lambda m: ratios(m.cpu["caption"], m.cpu["ours"]), goal=0.27),
        _row(found, f"{CAPTION}, warm", lambda m: ratios(m.warm["caption"], m.warm["full"]), goal=0.27),
        _row(found, AUDIO, lambda m: ratios(m.warm["audio"], m.warm["full"]), goal=0.06, digits=3),
    ]


def _rest(found: Mapping[str, Measured]) -> list[Row]:
    return [
        _row(found, JOIN, lambda m: spread([each * JOIN_SEC * m.fps / m.frames for each in m.warm["join"]]), goal=0.1),
        _row(found, TWICE, lambda m: spread([0 if m.identical else 1]), goal=0, digits=0),
        _row(found, GATE, lambda m: ratios(m.warm["gate"], m.warm["full"]), goal=0.5),
    ]


def _to_moviepy(m: Measured) -> Spread:
    """Of the rounds that had both."""
    theirs = m.cpu["moviepy"]
    return ratios(m.cpu["ours"][: len(theirs)], theirs)


def _row(  # noqa: PLR0913 - a row is put together of these
    found: Mapping[str, Measured],
    what: str,
    figure: Figure,
    goal: float | None = None,
    *,
    at_least: bool = False,
    digits: int = 2,
) -> Row:
    """A figure whose parts were not measured is left out."""
    figures = {}
    for name, each in found.items():
        try:
            figures[name] = figure(each)
        except KeyError:
            continue
    return Row(what=what, figures=figures, goal=goal, at_least=at_least, digits=digits)
