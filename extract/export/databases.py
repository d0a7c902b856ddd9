"""Records into databases: upserts by record id, so that the same export twice changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.export.columns import flat, sql_columns
from extract.export.records import records_of
from schemas import RECORD_TYPES

BATCH = 1000
# Name -> what it shows; the same in every database.
VIEWS = {
    "secretaries_named": (
        "SELECT s.id, s.doc_id, s.person, s.role, s.post, s.branch_name, b.full_name AS branch, h.name AS hospital, "
        "h.province, h.city, h.county FROM secretaries s LEFT JOIN party_branches b ON b.id = s.branch_id "
        "LEFT JOIN hospitals h ON h.id = s.hospital_id"
    ),
    "claims_named": (
        "SELECT c.id, c.doc_id, c.text, c.value, c.upper, c.comparator, c.unit, c.unit_kind, c.subject, c.quote, "
        "h.name AS hospital, b.full_name AS branch FROM numeric_claims c "
        "LEFT JOIN hospitals h ON h.id = c.hospital_id LEFT JOIN party_branches b ON b.id = c.branch_id"
    ),
    "events_dated": (
        "SELECT e.id, e.doc_id, e.event_type, e.name, e.date_edtf, e.place, e.adcode, d.title, d.outlet, d.published "
        "FROM service_events e LEFT JOIN documents d ON d.doc_id = e.doc_id"
    ),
}


def _batches(folder: Path, stem: str) -> Iterator[list[list[Any]]]:
    rows = (flat(stem, record) for record in records_of(folder, stem))
    while batch := list(islice(rows, BATCH)):
        yield batch


def _quoted(names: dict[str, str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def to_sqlite(folder: Path, target: str) -> None:
    """Tables, views and indexes in an SQLite file; nested fields are JSON."""
    with sqlite3.connect(target) as database:
        for stem in RECORD_TYPES:
            columns = sql_columns(stem, "json")
            declared = ", ".join(f'"{n}" {kind}{" PRIMARY KEY" if n == "id" else ""}' for n, kind in columns.items())
            database.execute(f"CREATE TABLE IF NOT EXISTS {stem} ({declared})")
            database.execute(f"CREATE INDEX IF NOT EXISTS {stem}_doc ON {stem} (doc_id)")
            marks = ", ".join("?" * len(columns))
            for batch in _batches(folder, stem):
                database.executemany(f"INSERT OR REPLACE INTO {stem} ({_quoted(columns)}) VALUES ({marks})", batch)  # noqa: S608
        for name, query in VIEWS.items():
            database.execute(f"CREATE VIEW IF NOT EXISTS {name} AS {query}")
    database.close()


def to_postgresql(folder: Path, target: str) -> None:
    """Tables, views and indexes in the database at a URL; nested fields are jsonb."""
    try:
        import psycopg  # noqa: PLC0415 an extra
    except ImportError:
        raise UsageError("this needs the extra: pip install 'dangjian[export]'") from None
    try:
        connection = psycopg.connect(target)
    except psycopg.Error as error:
        raise UsageError(f"{target} cannot be reached: {error}; give postgresql://user@host/database") from None
    with connection, connection.cursor() as cursor:
        for stem in RECORD_TYPES:
            columns = sql_columns(stem, "jsonb")
            declared = ", ".join(f'"{n}" {kind}{" PRIMARY KEY" if n == "id" else ""}' for n, kind in columns.items())
            cursor.execute(f"CREATE TABLE IF NOT EXISTS {stem} ({declared})")
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {stem}_doc ON {stem} (doc_id)")
            marks = ", ".join(["%s"] * len(columns))
            again = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in columns if name != "id")
            insert = f"INSERT INTO {stem} ({_quoted(columns)}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {again}"  # noqa: S608
            for batch in _batches(folder, stem):
                cursor.executemany(insert, batch)
        for name, query in VIEWS.items():
            cursor.execute(f"CREATE OR REPLACE VIEW {name} AS {query}")


def to_duckdb(folder: Path, target: str) -> None:
    """Tables and views in a DuckDB file; nested fields are structs and lists, dates two columns."""
    try:
        import duckdb  # noqa: PLC0415 an extra
    except ImportError:
        raise UsageError("this needs the extra: pip install 'dangjian[export]'") from None
    from extract.export.tables import arrow_batches  # noqa: PLC0415

    try:
        with duckdb.connect(target) as database:
            for stem in RECORD_TYPES:
                for batch in arrow_batches(folder, stem):
                    database.register("batch", batch)
                    dated = next((n for n in ("date", "time") if n in batch.schema.names), None)
                    flattened = (
                        f", batch.{dated}.text AS {dated}_text, batch.{dated}.edtf AS {dated}_edtf" if dated else ""
                    )
                    rows = f"SELECT * {f'EXCLUDE ({dated})' if dated else ''}{flattened} FROM batch"  # noqa: S608
                    database.execute(f"CREATE TABLE IF NOT EXISTS {stem} AS {rows} LIMIT 0")
                    database.execute(f"CREATE UNIQUE INDEX IF NOT EXISTS {stem}_id ON {stem} (id)")
                    database.execute(f"DELETE FROM {stem} WHERE id IN (SELECT id FROM batch)")  # noqa: S608
                    database.execute(f"INSERT INTO {stem} {rows}")
            for name, query in VIEWS.items():
                database.execute(f"CREATE OR REPLACE VIEW {name} AS {query}")
    except duckdb.Error as error:
        raise UsageError(f"{target} cannot be written: {error}; give another file after -o") from None
