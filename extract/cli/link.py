"""`dangjian link`: entities across the documents of an output folder."""

from __future__ import annotations

from pathlib import Path

import click

from extract.errors import UsageError
from extract.export.entities import link_documents
from extract.places import Gazetteer
from extract.rulebook import default_rules
from extract.write.lines import line


@click.command("link")
@click.argument("output", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o", "target", type=click.Path(path_type=Path, file_okay=False), help="Folder; OUTPUT/linked unless given."
)
def link(output: Path, target: Path | None) -> None:
    """Join the records of all documents in OUTPUT: one line a hospital, a party organisation, a person.

    Each says what joined its records and what kept others of the name apart. Beside them: who held which post when, and
    counts of the same thing that differ.
    """
    target = target or output / "linked"
    if target.resolve() == output.resolve():
        raise UsageError(f"{target} holds the records that are read; give another folder after -o")
    target.mkdir(parents=True, exist_ok=True)
    gazetteer = Gazetteer(default_rules().lexicons.divisions)
    for name, lines in link_documents(output, gazetteer):
        (target / f"{name}.jsonl").write_bytes(b"".join(map(line, lines)))
        click.echo(f"{target / name}.jsonl: {len(lines)}", err=True)
