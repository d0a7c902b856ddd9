"""The whole way of one document: bytes, source text, article, tagged Doc, records."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from extract.dates import find_dates
from extract.errors import InputError
from extract.link.context import Context
from extract.link.link import link
from extract.outlets.article import Article, read_article
from extract.quantities import find_quantities
from extract.rulebook import RuleBook, open_rules
from extract.tag.components import DEFAULT_NER, characters, tagging_pipeline
from extract.text.source import SourceText
from schemas import RECORD_TYPES, Record


@dataclass(frozen=True)
class Result:
    """What became of one document: its records by file stem, or why it could not be read.

    `doc` is the tagged text (its spans in `doc.spans`), `article` the page it was cut from; None for an unreadable one.
    """

    doc_id: str
    records: dict[str, list[Record]] = field(default_factory=lambda: {stem: [] for stem in RECORD_TYPES})
    error: InputError | None = None
    doc: Doc | None = field(default=None, compare=False, repr=False)
    article: Article | None = field(default=None, compare=False, repr=False)


class Pipeline:
    """Reads documents into records.

    `rules` is a rules folder over the shipped one, `ner` a recognizer: "builtin", "lac", "none", or
    a spaCy pipeline by name or path; with `windows` it reads only the sentences where a name can matter. Raises
    RuleError or ModelError before the first document.
    """

    def __init__(self, rules: Path | str | None = None, ner: str = DEFAULT_NER, *, windows: bool = False) -> None:
        folder = Path(rules) if rules is not None else None
        self.book: RuleBook = open_rules(folder)
        self.nlp = tagging_pipeline(ner, folder, windows=windows)
        self.seconds: Counter[str] = Counter()

    @property
    def recognizer(self) -> str:
        """Name and version of the recognizer."""
        return str(self.nlp.get_pipe("dangjian_ner").recognizer.name)  # type: ignore[attr-defined]

    def read(self, content: bytes | str | Path, doc_id: str | None = None, *, html: bool | None = None) -> Result:
        """The records of one document: its text, its bytes, or the path of its file.

        `doc_id` is the file's name without its ending, or "text". `html` says whether it is a page of HTML (None:
        whether it looks like one). An unreadable one gives a Result with `error`; nothing is raised for input.
        """
        doc_id = doc_id or (content.stem if isinstance(content, Path) else "text")
        try:
            return self._read(content.read_bytes() if isinstance(content, Path) else content, doc_id, html=html)
        except OSError as error:
            return Result(doc_id, error=InputError("read", error.strerror or str(error)))
        except InputError as error:
            return Result(doc_id, error=error)
        except MemoryError:
            return Result(doc_id, error=InputError("memory", "not enough memory to read it"))
        except Exception as error:  # noqa: BLE001 a defect of ours costs this document, never the run
            return Result(doc_id, error=InputError("internal", f"{type(error).__name__}: {error}"))

    def pipe(self, documents: Iterable[tuple[str, bytes | str | Path]]) -> Iterator[Result]:
        """Results for (doc_id, content) pairs, one after the other as they are asked for, in their order."""
        for doc_id, content in documents:
            yield self.read(content, doc_id)

    def _read(self, content: bytes | str, doc_id: str, *, html: bool | None) -> Result:
        clock = _Clock(self.seconds)
        if isinstance(content, bytes):
            source = SourceText.from_bytes(content, html=html)
        else:
            source = SourceText.from_text(content, html=html)
        if not source.text.strip():
            raise InputError("text", "nothing but white space and markup")
        clock.lap("text")
        article = read_article(source, self.book)
        clock.lap("outlet")
        doc = self.nlp(characters(self.nlp, article.body.text))
        clock.lap("tag")
        lexicons, text = self.book.lexicons, article.body.text
        marks = doc.user_data["marks"]
        quantities = find_quantities(text, lexicons.units, lexicons.lookalikes)
        dates = find_dates(text, article.published, lexicons.days, lexicons.first_years)
        context = Context(
            doc_id=doc_id,
            article=article,
            marks=marks,
            masked=marks.with_measures(quantities, dates).masked(),
            entities=doc.user_data["entities"],
            quantities=quantities,
            dates=dates,
            book=self.book,
        )
        clock.lap("measure")
        records = link(context)
        clock.lap("link")
        return Result(doc_id, records, doc=doc, article=article)


class _Clock:
    """Adds the time since its last lap to a stage."""

    def __init__(self, seconds: Counter[str]) -> None:
        self.seconds, self.last = seconds, time.perf_counter()

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[stage] += now - self.last  # type: ignore[assignment]
        self.last = now
