"""`dangjian demo`: the whole way from a page to a report, on a page that comes with the program."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click

from extract.cli.report import report
from extract.cli.run import run
from extract.errors import UsageError
from extract.export.records import all_records

PAGE = Path(__file__).parents[1] / "demo" / "page.txt"


@click.command("demo")
@click.option("-o", "folder", default=Path("dangjian-demo"), show_default=True,
              type=click.Path(path_type=Path, file_okay=False), help="Folder to make.")  # fmt: skip
@click.pass_context
def demo(context: click.Context, folder: Path) -> None:
    """Read a made-up page into FOLDER: the page, its records, and a report to look at."""
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is there already; give another folder after -o")
    try:
        (folder / "pages").mkdir(parents=True)
        shutil.copyfile(PAGE, folder / "pages" / PAGE.name)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}; give another folder after -o") from None
    output = folder / "output"
    context.invoke(run, inputs=(str(folder / "pages"),), output=str(output), workers=0)
    context.invoke(report, output=output, target=folder / "report.html")
    for stem, record in all_records(output):
        if stem != "documents":
            click.echo(f"{record['record_type']:15} {record['evidence'][0]['text']}")
    pages, lines, page, shown = (
        shlex.quote(str(path))
        for path in (folder / "pages", output, folder / "pages" / PAGE.name, folder / "report.html")
    )
    click.echo(
        f"\nThe page is in {pages}, its records are in {lines}. The same by hand:\n"
        f"  dangjian run {pages} -o {lines}\n"
        f"  dangjian report {lines} -o {shown}\n"
        f"  dangjian explain {page}\n"
        f"Open {shown} in a browser; `explain` tells why each record is one."
    )
