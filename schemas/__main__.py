"""Write `<record type>.schema.json` for every record type, and the data dictionary, beside the models."""

from __future__ import annotations

import json
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from schemas import RECORD_TYPES


def schema_text(stem: str) -> str:
    """The JSON Schema of one record type, as its file holds it."""
    schema = RECORD_TYPES[stem].model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def fields_text() -> str:
    """The data dictionary: every field of every record type, as Markdown."""
    lines = [
        "# Fields",
        "",
        "Made from the models by `python -m schemas`. All texts are normalized; `id` is the key.",
        "",
    ]
    for stem, model in RECORD_TYPES.items():
        lines += [f"## {stem}", "", (model.__doc__ or "").strip(), "", "| field | type | says |", "|---|---|---|"]
        for name, field in model.model_fields.items():
            kind = _shown(field.annotation).replace("|", "or")
            said = (field.description or "").replace("|", "\\|")
            lines.append(f"| `{name}` | {kind} | {said} |")
        lines.append("")
    return "\n".join(lines)


KNOWN = {str: "text", int: "whole number", float: "number", bool: "true or false", type(None): "null"}


def _shown(annotation: Any) -> str:
    """A type as people read it: text, whole number, list of text."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin in (Annotated, tuple):
        return _shown(arguments[0]) if origin is Annotated else "[start, end)"
    inner = [_shown(argument) for argument in arguments]
    if origin in (Union, UnionType):
        return " | ".join(inner)
    if origin is not None:
        return f"list of {inner[0]}" if origin is list else f"{inner[1]} by {inner[0]}"
    return KNOWN.get(annotation, getattr(annotation, "__name__", str(annotation)))


def main() -> None:
    """Rewrite all files."""
    Path(__file__).with_name("FIELDS.md").write_text(fields_text(), encoding="utf-8")
    for stem in RECORD_TYPES:
        Path(__file__).with_name(f"{stem}.schema.json").write_text(schema_text(stem), encoding="utf-8")


if __name__ == "__main__":
    main()
