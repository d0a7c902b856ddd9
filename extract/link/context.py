"""What the linkers of one document share: text, marks, sentences, and how to cite them."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.dates import DateMention
from extract.outlets.article import Article
from extract.quantities import Quantity
from extract.rulebook import RuleBook
from extract.tag.mask import Mark, Marks
from extract.tag.recognizer import Entity
from extract.tag.spans import Spans
from schemas import Evidence

SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]*[”’」』）)\"]*\n*")
# Many pages write , and ; for ， and ；. Between digits and Latin letters (3,500) they are other signs.
NARROW = re.compile(r"(?<![0-9A-Za-z])[,;]|[,;](?![0-9A-Za-z])")
WIDE = {",": "，", ";": "；"}
# ‘’ may stand inside “”, so each pair is looked for by itself.
PAIRS = tuple(re.compile(rf"{a}([^{a}{b}\n]{{1,40}}){b}") for a, b in ("“”", "‘’", "《》"))
LINE = re.compile(r"[^\n]+")
LONGEST = 1000  # characters of a sentence; what has no end for so long is a table or noise
JOINTS = "，,、：:　 "  # where such a one is cut


def is_day(date: DateMention) -> bool:
    """Whether a date tells its day, be the year known or not."""
    return date.edtf is not None and len(date.edtf) >= len("XXXX-01-01")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `[start, end)` of the body and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, eq=False)
class Context:
    """One document on its way from marks to records. All positions are offsets into `text`, the article's body."""

    doc_id: str
    article: Article
    marks: Marks
    masked: str
    entities: list[Entity]
    quantities: list[Quantity]
    dates: list[DateMention]
    book: RuleBook

    @cached_property
    def text(self) -> str:
        """The article's text, normalized, with the wide commas and semicolons that all expressions ask for."""
        return NARROW.sub(lambda match: WIDE[match.group()], self.plain)

    @property
    def plain(self) -> str:
        """The article's text, normalized, as records quote it."""
        return self.article.body.text

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences end at 。！？；, line ends or after LONGEST characters; closing quotation marks belong to them."""
        found: list[Sentence] = []
        paragraph = 0
        for match in SENTENCE.finditer(self.text):
            if match.end() > match.start():
                if match.group().strip():
                    found += [Sentence(start, end, paragraph) for start, end in self._pieces(*match.span())]
                paragraph += "\n" in match.group()
        return found

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A sentence as it is, or in pieces: work and quotations grow with its length."""
        while end - start > LONGEST:
            joint = max(self.text.rfind(joint, start, start + LONGEST) for joint in JOINTS) + 1
            yield start, joint or start + LONGEST
            start = joint or start + LONGEST
        yield start, end

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """What stands inside quotation marks, without the marks; straight ones open and close by turns in a line."""
        found = [m.span(1) for pair in PAIRS for m in pair.finditer(self.text)]
        for line in LINE.finditer(self.text):
            marks = [m.start() for m in re.finditer('"', line.group())]
            found += [(line.start() + a + 1, line.start() + b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
        return sorted(found)

    @cached_property
    def quoted(self) -> Spans[tuple[int, int]]:
        """The quotes, to be found by place."""
        return Spans(self.quotes, lambda span: span)

    @cached_property
    def dated(self) -> Spans[DateMention]:
        """The dates, to be found by place."""
        return Spans(self.dates, lambda date: (date.start, date.end))

    @cached_property
    def measured(self) -> Spans[Quantity]:
        """The quantities, to be found by place."""
        return Spans(self.quantities, lambda quantity: (quantity.start, quantity.end))

    def in_paper_title(self, start: int, end: int) -> bool:
        """Whether `[start, end)` stands in the title of a paper: 《关于2021年在呼和浩特市开展…的通知》."""
        return any(self.text[a - 1] == "《" for a, _ in self.quoted.touching(start, end))

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds `position`."""
        return self.sentences[max(0, bisect_right(self._starts, position) - 1)]

    @cached_property
    def title_end(self) -> int:
        """Where the title ends; 0 without one."""
        if self.article.title is None:
            return 0
        end = self.text.find("\n", self.title_start)
        return end if end >= 0 else len(self.text)

    @cached_property
    def title_start(self) -> int:
        """Where the title starts; 0 without one."""
        return self.article.body_position(self.article.title_span[0]) if self.article.title_span else 0

    def parted(self, start: int, end: int) -> int:
        """情暖寒冬 区人民医院 in a title: how much of `[start, end)` stands before its first space; 0 without one."""
        if not self.title_start <= start < self.title_end:
            return 0
        body, source = self.article.body, self.article.source.source
        for i in range(1, end - start):
            if source[body.ends[start + i - 1] : body.starts[start + i]].isspace():
                return i
        return 0

    def words(self, mark: Mark) -> str:
        """The text of a mark."""
        return self.text[mark.start : mark.end]

    def within(self, start: int, end: int, *labels: str) -> list[Mark]:
        """Marks with one of `labels` that touch `[start, end)`."""
        return [m for m in self.marks.overlapping(start, end) if m.label in labels]

    def cite(self, start: int, end: int) -> Evidence:
        """The evidence for `[start, end)`, without white space at its ends."""
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        while start < end - 1 and self.text[start].isspace():
            start += 1
        found = self.article.ground(start, end)
        return Evidence(start=found.start, end=found.end, text=found.text, text_start=found.low, text_end=found.high)

    def cite_outside(self, start: int, end: int) -> Evidence:
        """The evidence for a span of the page's furniture, given as offsets into the spaced text."""
        source = self.article.source
        found = source.ground(start, end, source.spaced)
        return Evidence(start=found.start, end=found.end, text=found.text)

    def cite_all(self, spans: list[tuple[int, int]]) -> list[Evidence]:
        """Evidence for several spans, sorted, without repeats."""
        cited = {self.cite(start, end) for start, end in spans}
        return sorted(cited, key=lambda e: (e.start, e.end))

    def make_id(self, record_type: str, *key: object) -> str:
        """An id that depends on the document, the record's type and its key only."""
        plain = "\x1f".join([self.doc_id, record_type, *map(str, key)])
        return f"{record_type}:{hashlib.sha256(plain.encode()).hexdigest()[:16]}"
