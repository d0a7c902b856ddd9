"""One HTML file to look at records in their documents: no network, no server, everything escaped."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import orjson

from extract.export.records import records_of
from schemas import RECORD_TYPES

TEMPLATE = "report.html"
PLACE = "/*DATA*/"


def write_report(folder: Path, target: Path) -> int:
    """Write the report of an output folder; gives the number of documents. UsageError for a folder without records."""
    data = {stem: list(records_of(folder, stem)) for stem in RECORD_TYPES}
    page = resources.files("extract.export").joinpath(TEMPLATE).read_text(encoding="utf-8")
    before, behind = page.split(PLACE)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(before + escaped(orjson.dumps(data).decode()) + behind, encoding="utf-8")
    return len(data["documents"])


def escaped(json: str) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or opens a comment."""
    for sign in "<>&\u2028\u2029":
        json = json.replace(sign, f"\\u{ord(sign):04x}")
    return json
