"""`dangjian rules new outlet`: an outlet's furniture learned from three pages, measured on pages marked by hand.

The outlets of tests/docs/outlets are made up after real ones; their pages were marked without knowing the program.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from conftest import Command

from extract.evaluation.new_outlet import NEW, new_outlet
from extract.outlets.article import Article, read_article
from extract.rulebook import default_rules
from extract.rulebook.models import OutletRule
from extract.text.source import SourceText, normalize

OUTLETS = sorted((Path(__file__).parent / "docs" / "outlets").iterdir())


def sources(outlet: Path) -> list[tuple[Path, SourceText]]:
    paths = sorted(p for p in outlet.iterdir() if p.suffix in {".txt", ".html"})
    return [(p, SourceText.from_bytes(p.read_bytes(), html=True if p.suffix == ".html" else None)) for p in paths]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def lines(path: Path, article: Article) -> tuple[Counter[str], Counter[str]]:
    """The page's lines of text as marked, and as kept."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if path.suffix == ".html":
        marked = [gold["title"], *gold["text_lines"]]
    else:
        written = article.source.source.split("\n")
        marked = [written[number - 1] for number in gold["keep"]]
    kept = article.body.text.split("\n")
    return tuple(Counter(filter(None, (squeezed(normalize(t)) for t in texts))) for texts in (marked, kept))  # type: ignore[return-value]


def test_learned_outlets() -> None:
    """Three pages teach; all are measured: lines kept, date and title."""
    right = wanted = found = heads = pages = 0
    for outlet in OUTLETS:
        read = sources(outlet)
        text, _ = new_outlet([source for _, source in read[:3]], None, default_rules())
        rule = OutletRule(**yaml.safe_load(text))
        book = replace(default_rules(), rules={**default_rules().rules, NEW: rule})
        for path, source in read:
            article = read_article(source, book, outlet=NEW)
            marked, kept = lines(path, article)
            right, wanted, found = right + (marked & kept).total(), wanted + marked.total(), found + kept.total()
            gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            heads += article.published == gold["date"] and squeezed(article.title or "") == squeezed(gold["title"])
            pages += 1
    assert pages >= 90
    assert right / found >= 0.95
    assert right / wanted >= 0.95
    assert heads / pages >= 0.9


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda p: p.name)
def test_a_learned_file_is_a_rule(outlet: Path, tmp_path: Path, run_command: Command) -> None:
    """What is written loads over the shipped rules, its examples hold, and pages of the outlet are told by it."""
    pages = [p for p, _ in sources(outlet)]
    target = tmp_path / "outlets" / "learned.yaml"
    done = run_command("rules", "new", "outlet", *pages[:3], "--name", "样例", "-o", target)
    assert done.status == 0, done.stderr
    tried = run_command("rules", "test", "outlets/learned", "--rules", tmp_path, "--ner", "none")
    assert tried.status == 0, tried.stdout
    assert run_command("rules", "check", "--rules", tmp_path).status == 0
    assert run_command("run", pages[-1], "-o", tmp_path / "out", "--rules", tmp_path, "--ner", "none").status == 0
    [document] = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(document)["source"] == "outlets/learned"
    assert json.loads(document)["outlet"] == "样例"


def test_too_few_pages_and_a_file_that_is_there(tmp_path: Path, run_command: Command) -> None:
    pages = [p for p, _ in sources(OUTLETS[0])]
    few = run_command("rules", "new", "outlet", *pages[:2])
    assert few.status == 2
    assert "give 3 or more" in few.stderr
    target = tmp_path / "outlets" / "there.yaml"
    target.parent.mkdir()
    target.write_text("mine", encoding="utf-8")
    assert run_command("rules", "new", "outlet", *pages, "-o", target).status == 2
    assert target.read_text(encoding="utf-8") == "mine"
