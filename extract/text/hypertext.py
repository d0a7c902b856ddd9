"""Saved HTML pages: what a reader sees of the source, as edits of it."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from extract.text.align import Edit

OPENING = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
OPENS_WITHIN = 4096  # characters
# What these hold is no text, or text that no reader sees as part of the page.
UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "select", "textarea", "button", "iframe", "object", "svg", "canvas"]
)
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form "
        "frame h1 h2 h3 h4 h5 h6 head header hr html li link main meta nav ol option p pre section table tbody td "
        "tfoot th thead title tr ul",
    )
)
WHITE = re.compile(r"[ \t]*[\r\n\f][ \t\r\n\f]*")


def is_hypertext(source: str) -> bool:
    """Whether `source` is a saved HTML page and no text with a tag here and there."""
    return OPENING.match(source[:OPENS_WITHIN]) is not None


def find_hypertext(source: str) -> list[Edit]:
    """Edits that leave what a reader sees: block tags become line ends, other markup goes, entities are read.

    A line end inside running text is a space, and none between Chinese characters. Sorted, not overlapping.
    """
    pieces = _Pieces(source).found
    ends = [start for start, _, _ in [*pieces[1:], (len(source), "", "")]][: len(pieces)]
    edits: list[Edit] = []
    unseen: str | None = None
    for (start, kind, name), end in zip(pieces, ends, strict=True):
        if unseen is not None:
            if kind == "end" and name == unseen:
                unseen = None
            edits.append(Edit(start, end, "", "markup"))
        elif kind == "start" and name in UNSEEN:
            unseen = name
            edits.append(Edit(start, end, "\n", "markup"))
        elif kind == "text":
            edits += [
                Edit(start + m.start(), start + m.end(), " ", "markup") for m in WHITE.finditer(source[start:end])
            ]
        elif kind == "entity":
            replaced = html.unescape(source[start:end])
            if replaced != source[start:end]:
                edits.append(Edit(start, end, replaced, "entity"))
        elif end > start:
            edits.append(Edit(start, end, "\n" if name in BLOCKS else "", "markup"))
    return edits


class _Pieces(HTMLParser):
    """The source cut into tags, comments, entities and text: (start, kind, name of the tag), in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, str, str]] = []
        self.lines = [0, *(m.end() for m in re.finditer("\n", source))]
        # Behind the last > no tag is whole; looking for the end of each would take for ever.
        opened = source.find("<", source.rfind(">") + 1)
        whole = len(source) if opened < 0 else opened
        self.feed(source[:whole])
        self.close()
        if whole < len(source):
            self.found.append((whole, "text", ""))

    def parse_html_declaration(self, i: int) -> int:
        """As the base has it; what it cannot make sense of (<![) is a comment to the next >."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            self.handle_comment("")
            return self.rawdata.index(">", i) + 1

    def _add(self, kind: str, name: str = "") -> None:
        line, column = self.getpos()
        start = self.lines[line - 1] + column
        # What the parser gives in two parts at one place is one piece.
        if not self.found or self.found[-1][0] < start:
            self.found.append((start, kind, name))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 as the base has it
        self._add("start", tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._add("startend", tag)

    def handle_endtag(self, tag: str) -> None:
        self._add("end", tag)

    def handle_data(self, data: str) -> None:  # noqa: ARG002
        self._add("text")

    def handle_charref(self, name: str) -> None:  # noqa: ARG002
        self._add("entity")

    def handle_entityref(self, name: str) -> None:  # noqa: ARG002
        self._add("entity")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self._add("comment")

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self._add("comment")

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self._add("comment")

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        self._add("comment")
