"""Columns of the record types, from their models: for Arrow, and as flat columns for databases and CSV."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import orjson
from pydantic import BaseModel

from schemas import RECORD_TYPES

SCALARS = {str: "text", bool: "boolean", int: "bigint", float: "double precision"}


def bare(annotation: Any) -> Any:
    """The type itself: without what it is annotated with and without None."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [arg for arg in get_args(annotation) if arg is not type(None)]
        return float if set(inner) == {int, float} else bare(inner[0])
    if get_origin(annotation) is Literal:
        return str
    return annotation


def columns_of(stem: str) -> dict[str, Any]:
    """Field names and bare types of one record type, in schema order."""
    return {name: bare(field.annotation) for name, field in RECORD_TYPES[stem].model_fields.items()}


def arrow_type(annotation: Any) -> Any:
    """The Arrow type of a field: models are structs, lists are lists."""
    import pyarrow as pa  # noqa: PLC0415 an extra

    kind = bare(annotation)
    scalars = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    if kind in scalars:
        return scalars[kind]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return pa.struct([(name, arrow_type(field.annotation)) for name, field in kind.model_fields.items()])
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return pa.map_(arrow_type(arguments[0]), arrow_type(arguments[1]))
    return pa.list_(arrow_type(arguments[0]))  # a list, or a pair of offsets


def arrow_schema(stem: str) -> Any:
    """The Arrow schema of one record type."""
    import pyarrow as pa  # noqa: PLC0415

    fields = RECORD_TYPES[stem].model_fields
    return pa.schema([(name, arrow_type(field.annotation)) for name, field in fields.items()])


def sql_columns(stem: str, nested: str) -> dict[str, str]:
    """SQL types by column; what is nested has the type `nested`. `date` and `time` are two columns each: text, EDTF."""
    found: dict[str, str] = {}
    for name, kind in columns_of(stem).items():
        if kind in SCALARS:
            found[name] = SCALARS[kind]
        elif name in ("date", "time"):
            found |= {f"{name}_text": "text", f"{name}_edtf": "text"}
        else:
            found[name] = nested
    return found


def flat(stem: str, record: Mapping[str, Any]) -> list[Any]:
    """The values of a record in the order of `sql_columns`, nested ones as JSON."""
    values: list[Any] = []
    for name, kind in columns_of(stem).items():
        value = record.get(name)
        if kind in SCALARS:
            values.append(value)
        elif name in ("date", "time"):
            values += [value["text"], value["edtf"]] if value else [None, None]
        else:
            values.append(orjson.dumps(value).decode())
    return values
