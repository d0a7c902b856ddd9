"""Write `<record type>.schema.json` for every record type, beside the models."""

from __future__ import annotations

import json
from pathlib import Path

from schemas import RECORD_TYPES


def schema_text(stem: str) -> str:
    """The JSON Schema of one record type, as its file holds it."""
    schema = RECORD_TYPES[stem].model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Rewrite all files."""
    for stem in RECORD_TYPES:
        Path(__file__).with_name(f"{stem}.schema.json").write_text(schema_text(stem), encoding="utf-8")


if __name__ == "__main__":
    main()
