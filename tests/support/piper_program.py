"""A stand-in for the program `piper`: the same options, a tone as long as each line, and no model to download."""

import sys
from pathlib import Path

SCRIPT = """#!{python}
import argparse, math, struct, wave
from pathlib import Path
options = argparse.ArgumentParser()
for name in ("-m", "-i", "-d"):
    options.add_argument(name, required=True)
options.add_argument("--length-scale", type=float, default=1.0)
given = options.parse_args()
if "broken" in given.m:
    raise SystemExit("the model cannot be read")
for number, line in enumerate(filter(str.strip, Path(given.i).read_text(encoding="utf-8").splitlines())):
    count = int(1200 * len(line) * given.length_scale)
    with wave.open(str(Path(given.d) / f"{{9_000_000 + number * 500_000}}.wav"), "wb") as out:
        out.setnchannels(1), out.setsampwidth(2), out.setframerate(22050)
        out.writeframes(b"".join(struct.pack("<h", int(9000 * math.sin(at / 9))) for at in range(count)))
"""


def piper_program(folder: Path, *voices: str) -> tuple[str, Path]:
    """Return the program, and the folder with the voices."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "piper"
    program.write_text(SCRIPT.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    for voice in voices:
        (folder / f"{voice}.onnx").write_bytes(b"model")
        (folder / f"{voice}.onnx.json").write_text("{}", encoding="utf-8")
    return str(program), folder
