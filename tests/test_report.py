"""The report in a real browser: tables, filters, jumps from record to text and back, and nothing that escapes."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Command

from schemas import RECORD_TYPES

HERE = Path(__file__).parent
needs_browser = pytest.mark.skipif(
    importlib.util.find_spec("PyQt6") is None, reason="no browser: pip install 'dangjian[dev]'"
)
# Colours of an element as numbers from 0 to 1, one laid over another, and the contrast of two (WCAG 2.2).
READ = """
var parts = c => { const p = c.match(/[\\d.]+/g).map(Number); return (c.startsWith('color(') ? p : [...p.slice(0, 3).map(x => x / 255), ...p.slice(3)]); };
var of = e => ({ front: parts(getComputedStyle(e).color), back: parts(getComputedStyle(e).backgroundColor) });
var over = (top, under) => under.slice(0, 3).map((x, i) => top[i] * (top[3] ?? 1) + x * (1 - (top[3] ?? 1)));
var bright = p => p.slice(0, 3).map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4).reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
var contrast = (a, b) => (Math.max(bright(a), bright(b)) + 0.05) / (Math.min(bright(a), bright(b)) + 0.05)
"""
EVIL = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2"><!-- '


def drive(page: Path, *steps: str, dark: bool = False) -> list[Any]:
    """The value of each step, and the errors the page told of."""
    flags = "--no-sandbox --disable-gpu" + (" --blink-settings=preferredColorScheme=0" if dark else "")
    done = subprocess.run(
        [sys.executable, HERE / "browser.py", page, page.with_suffix(".png")],
        input=json.dumps(steps), capture_output=True, text=True, encoding="utf-8", timeout=90, check=False,
        env={**os.environ, "QTWEBENGINE_CHROMIUM_FLAGS": flags},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert page.with_suffix(".png").stat().st_size > 10_000  # a picture was drawn
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def report(seeds_output: Path, tmp_path_factory: pytest.TempPathFactory, run_command: Command) -> Path:
    target = tmp_path_factory.mktemp("report") / "report.html"
    assert run_command("report", seeds_output, "-o", target).status == 0
    return target


def lines(folder: Path, stem: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{stem}.jsonl").read_text("utf-8").splitlines()]


@needs_browser
def test_tables_filter_sort_and_jump(report: Path, seeds_output: Path) -> None:
    secretaries = lines(seeds_output, "secretaries")
    person = secretaries[0]["person"]
    rows = "document.querySelectorAll('tbody tr').length"
    found = drive(
        report,
        "document.querySelectorAll('.chart i').length > 5",
        "document.getElementById('tab-secretaries').click()",
        rows,
        f"(q => {{ q.value = {json.dumps(person)}; q.oninput({{target: q}}); }})(document.getElementById('query'))",
        f"[...document.querySelectorAll('tbody tr')].map(r => r.cells[0].textContent).join() === {json.dumps(person)}",
        "document.querySelector('tbody tr').click()",
        "document.querySelector('mark.chosen').textContent.length > 0",
        "[...document.querySelectorAll('#details dd')].some(d => d.textContent === " + json.dumps(person) + ")",
        # back: the mark leads to a table with the row in focus
        "document.querySelector('mark.chosen').click()",
        "document.activeElement.dataset.id.length > 0",
        "document.getElementById('tab-numeric_claims').click()",
        "[...document.querySelectorAll('th button')].find(b => b.textContent === 'value').click()",
        "(v => v.every((x, i) => !i || v[i - 1] <= x))([...document.querySelectorAll('tbody tr')].map(r => +r.cells[1].textContent))",
        "document.getElementById('language').click()",
        "[document.documentElement.lang, document.getElementById('tab-overview').textContent]",
    )
    values, errors = found[:-1], found[-1]
    assert errors == []
    assert values[2] == len(secretaries)
    assert [values[i] for i in (0, 4, 6, 7, 9, 12)] == [True] * 6
    assert values[14] == ["en", "Overview"]


@needs_browser
def test_the_text_is_marked_where_the_evidence_stands(report: Path, seeds_output: Path) -> None:
    """Every mark of the first document shows what a record's evidence says, astral characters or not."""
    document = lines(seeds_output, "documents")[0]
    spans = {
        piece["text"]
        for stem in ("hospitals", "party_branches", "secretaries", "service_events", "numeric_claims")
        for record in lines(seeds_output, stem)
        if record["doc_id"] == document["doc_id"]
        for piece in record["evidence"]
    }
    shown, marked, errors = drive(
        report,
        "document.getElementById('text').textContent",
        "[...document.querySelectorAll('mark')].map(m => m.textContent)",
    )
    assert errors == []
    assert shown == document["text"]
    assert marked
    assert all(any(part in span for span in spans) for part in marked)
    assert "".join(sorted(spans, key=len)[-1:]) in shown


@needs_browser
def test_it_works_from_the_keyboard(report: Path) -> None:
    key = "(e, k) => e.dispatchEvent(new KeyboardEvent('keydown', {key: k, bubbles: true}))"
    *values, errors = drive(
        report,
        "document.getElementById('tab-overview').focus()",
        f"({key})(document.activeElement, 'ArrowRight')",
        "document.activeElement.id",
        f"(({key})(document.querySelector('tbody tr'), 'Enter'), document.activeElement.id)",
        "document.querySelectorAll('[role=tab][tabindex=\"0\"]').length",
    )
    assert errors == []
    assert values[2:] == ["tab-documents", "title", 1]


@needs_browser
def test_nothing_in_a_page_becomes_markup(tmp_path: Path, run_command: Command) -> None:
    page = f"{EVIL}云岭县人民医院党员义诊\n\n3月5日，云岭县人民医院“{EVIL}”党支部书记张建国带队义诊，接诊群众200余人次。𠮷祥如意。\n"
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(page, encoding="utf-8")
    assert run_command("run", tmp_path / "pages", "-o", tmp_path / "out").status == 0
    assert run_command("report", tmp_path / "out", "-o", tmp_path / "report.html").status == 0
    written = (tmp_path / "report.html").read_text("utf-8")
    assert written.count("</script>") == 2
    assert not re.search(r'(?:src|href)="?https?:', written)  # no network
    [document] = lines(tmp_path / "out", "documents")
    *values, errors = drive(
        tmp_path / "report.html",
        "typeof window.hacked",
        "document.images.length",
        "document.getElementById('text').textContent",
    )
    assert values == ["undefined", 0, document["text"]]
    assert errors == []


@needs_browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_light_and_dark_can_be_read(dark: bool, report: Path) -> None:
    """Text and marks against what is behind them: contrast of at least 4.5, as WCAG 2.2 asks of text."""
    *values, errors = drive(
        report,
        "matchMedia('(prefers-color-scheme: dark)').matches",
        f"{READ}; bright(of(document.body).back) < 0.5",
        f"{READ}; contrast(of(document.body).front, of(document.body).back)",
        f"{READ}; Math.min(...[...document.querySelectorAll('#text mark')].map(m => contrast(of(m).front, over(of(m).back, of(document.body).back))))",
        dark=dark,
    )
    assert errors == []
    assert values[:2] == [dark, dark]
    assert min(values[2:]) >= 4.5


@needs_browser
def test_a_thousand_documents_page_filter_and_jump(seeds_output: Path, tmp_path: Path, run_command: Command) -> None:
    for stem in RECORD_TYPES:
        with (tmp_path / f"{stem}.jsonl").open("w", encoding="utf-8") as file:
            for copy in range(200):
                for record in lines(seeds_output, stem):
                    named = {"id": f"{record['id']}-{copy}", "doc_id": f"{record['doc_id']}-{copy}"}
                    file.write(json.dumps(record | named, ensure_ascii=False) + "\n")
    assert run_command("report", tmp_path, "-o", tmp_path / "report.html").status == 0
    secretaries = lines(seeds_output, "secretaries")
    person = secretaries[0]["person"]
    *values, errors = drive(
        tmp_path / "report.html",
        "document.getElementById('tab-secretaries').click()",
        "document.getElementById('count').textContent",
        "document.querySelectorAll('tbody tr').length",
        "(document.getElementById('more').click(), document.querySelectorAll('tbody tr').length)",
        f"(q => {{ q.value = {json.dumps(person)}; q.oninput({{target: q}}); }})(document.getElementById('query'))",
        "document.getElementById('count').textContent",
        "(document.querySelector('tbody tr').click(), document.querySelector('mark.chosen').textContent.length > 0)",
    )
    assert errors == []
    assert str(200 * len(secretaries)) in values[1].replace(",", "")
    assert values[2] == values[3] == 100  # a page of the table, not thousands of rows
    assert str(200 * sum(s["person"] == person for s in secretaries)) in values[5].replace(",", "")
    assert values[6] is True


def test_a_folder_without_records_is_refused(tmp_path: Path, run_command: Command) -> None:
    done = run_command("report", tmp_path, "-o", tmp_path / "report.html")
    assert done.status == 2
    assert "has no documents.jsonl" in done.stderr
