"""Write the JSON Schemas of every topic, the envelope, the commands and a video's specification into docs/schemas."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from application.contracts.commands import DeliveryCommand, PipelineCommand
from application.contracts.envelope import Envelope
from application.contracts.topics import SCHEMAS
from render_cluster.spec import VideoSpec

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"


def documents() -> dict[str, str]:
    """Return file names with their content."""
    found = {f"{topic}.json": payload.model_json_schema() for topic, payload in SCHEMAS.items()}
    found["envelope.json"] = Envelope.model_json_schema()
    found["pipeline-command.json"] = TypeAdapter(PipelineCommand).json_schema()
    found["delivery-command.json"] = TypeAdapter(DeliveryCommand).json_schema()
    found["video-spec.json"] = VideoSpec.model_json_schema()
    return {name: json.dumps(schema, indent=2, sort_keys=True) + "\n" for name, schema in found.items()}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = documents()
    for path in FOLDER.glob("*.json"):
        if path.name not in wanted:
            path.unlink()
    for name, content in wanted.items():
        (FOLDER / name).write_text(content)
    print(f"{len(wanted)} schemas in {FOLDER}")


if __name__ == "__main__":
    main()
