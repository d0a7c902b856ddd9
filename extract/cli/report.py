"""`dangjian report`: an HTML file to look at records in their documents."""

from __future__ import annotations

from pathlib import Path

import click

from extract.export.report import write_report


@click.command("report")
@click.argument("output", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o", "target", type=click.Path(path_type=Path, dir_okay=False), default=Path("report.html"), show_default=True
)
def report(output: Path, target: Path) -> None:
    """Write one HTML file that shows the records in OUTPUT: tables, charts, and the evidence in the text."""
    documents = write_report(output, target)
    click.echo(f"{target}: {documents} document(s), {target.stat().st_size // 1024} KB; open it in a browser", err=True)
