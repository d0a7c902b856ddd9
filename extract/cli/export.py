"""`dangjian export`: records into other tools."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import click

from extract.errors import UsageError
from extract.export.annotation import to_doccano, to_elasticsearch, to_label_studio, to_spacy
from extract.export.databases import to_duckdb, to_postgresql, to_sqlite
from extract.export.tables import to_csv, to_neo4j, to_parquet

Exporter = Callable[[Path, str], None]
EXPORTERS: dict[str, Exporter] = {
    "parquet": to_parquet,
    "csv": to_csv,
    "neo4j": to_neo4j,
    "duckdb": to_duckdb,
    "sqlite": to_sqlite,
    "postgresql": to_postgresql,
    "elasticsearch": to_elasticsearch,
    "label-studio": to_label_studio,
    "doccano": to_doccano,
    "spacy": to_spacy,
}


@click.command("export")
@click.argument("output", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--to", "form", required=True, type=click.Choice(list(EXPORTERS)))
@click.option("-o", "target", required=True, help="Folder (parquet, csv, neo4j), file, or URL (postgresql).")
def export(output: Path, form: str, target: str) -> None:
    """Write the records in OUTPUT, a folder that `dangjian run` wrote, for another tool.

    Into a database the same records can go again and again: they are kept once, by their id.
    """
    if form != "postgresql":
        try:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{target} cannot be written: {error.strerror}; give another place after -o") from None
    try:
        EXPORTERS[form](output, target)
    except (sqlite3.Error, KeyError) as error:
        raise UsageError(f"{output} cannot be written to {target}: {error}; see `dangjian validate`") from None
    click.echo(f"{output} -> {target} ({form})", err=True)
