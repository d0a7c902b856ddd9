"""The lines of a page: which are text, which are furniture, which is the title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.outlets.profile import Profile
from extract.outlets.webpage import WebPage, main_lines, squeeze
from extract.text.align import AlignedText
from extract.text.source import normalize

SENTENCE = re.compile(r"[。！？；]|，[^，]*，")
FULL_DATE = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}")
SPACES = {ord(c): " " for c in "\u3000\u00a0\t\u2002\u2003"}  # layout, whatever its width
MOST = 0.6  # of the title in a page's head that the line must be, unless it opens it
TITLE_LONGEST = 60
TITLE_SHORTEST = 8  # shorter first lines are sections; a title when no longer line follows
TEXT_SHORTEST = 60  # characters that must have stood before an article can end
SENTENCE_SHORTEST = 24  # characters of a line that is surely running text
HEAD_LINES = 12
INSERTED = re.compile(r"[:：]\s?[^\s:：]{6,}$")
SOON = 2  # filled lines behind an insertion one of which is text
TITLE_FAR = 8  # lines above the main text of an HTML page that may be its title
ABOVE = 3  # lines above the title of an HTML page that may tell its date or source


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: its span in the spaced text, and whether it is furniture."""

    start: int
    end: int
    text: str
    furniture: bool


def lines_of_page(
    spaced: AlignedText, profile: Profile, page: WebPage, visible: AlignedText
) -> tuple[list[Line], Line | None]:
    """The lines of an HTML page: what its main text lacks is furniture, but for its title."""
    spans = main_lines(visible, page)
    starts = [span[0] for span in spans]

    def is_main(line: Line) -> bool:
        at = spaced.starts[line.start]
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < spans[index][1]

    lines = [line for line in lines_of(spaced.text) if line.text]
    wanted = [squeeze(normalize(title)) for title in page.titles]
    in_head = [line for line in lines if page.head[0] <= spaced.starts[line.start] < page.head[1]]
    # The title above the text says what the one in the page's head says, mostly without the site's name.
    titles = [
        (len(text), -line.start, line)
        for line in lines
        if len(text := squeeze(line.text)) >= TITLE_SHORTEST // 2
        and line not in in_head
        and any(name.startswith(text) or (text in name and len(text) > MOST * len(name)) for name in wanted)
    ]
    heading = max(titles)[-1] if titles else None
    heading = heading or _above(lines, is_main, profile) or next(iter(in_head), None)
    again = squeeze(heading.text) if heading else ""
    told = [line for line in lines if line is heading or (is_main(line) and squeeze(line.text) != again)]
    last = max((line.start for line in told if is_sentence(line.text)), default=0)
    # Inside its main text a page may show links to other articles, and go on.
    kept = {a.start for a in classify(told, profile, lambda notice: notice.start > last) if not a.furniture}
    if heading is not None:
        kept.add(heading.start)
    return [replace(line, furniture=line.start not in kept) for line in lines], heading


def _above(lines: list[Line], is_main: Callable[[Line], bool], profile: Profile) -> Line | None:
    """The line shortly above the main text that may be its title, where the page's head does not tell."""
    first = next((i for i, line in enumerate(lines) if is_main(line)), 0)
    for line in reversed(lines[max(0, first - TITLE_FAR) : first]):
        about = FULL_DATE.search(line.text) or SENTENCE.search(line.text) or _is_furniture(line.text, profile)
        if TITLE_SHORTEST <= len(line.text) <= TITLE_LONGEST and not about:
            return line
    return None


def is_sentence(text: str) -> bool:
    """Whether a line is surely running text."""
    return len(text) >= SENTENCE_SHORTEST and SENTENCE.search(text) is not None


def near_title(lines: list[Line], heading: Line | None) -> list[Line]:
    """The lines of an HTML page from shortly before its title on: above stands the site's navigation."""
    index = next((i for i, line in enumerate(lines) if heading and line.start == heading.start), 0)
    return lines[max(0, index - ABOVE) :]


def lines_of(text: str) -> list[Line]:
    """The lines of `text` without the white space at their ends, empty ones among them."""
    lines: list[Line] = []
    position = 0
    for raw in text.translate(SPACES).split("\n"):
        stripped = raw.strip()
        start = position + len(raw) - len(raw.lstrip())
        lines.append(Line(start, start + len(stripped), stripped, furniture=False))
        position += len(raw) + 1
    return lines


def classify(lines: list[Line], profile: Profile, ends: Callable[[Line], bool] = lambda _: True) -> list[Line]:
    """The lines with the outlet's furniture told from text; `ends` says whether a closing notice closes the page."""
    found: list[Line] = []
    closed = False
    seen = 0
    known = [bool(line.text) and _is_furniture(line.text, profile) for line in lines]
    first = next((i for i, line in enumerate(lines) if is_sentence(line.text) and not known[i]), 0)
    for index, line in enumerate(lines):
        # A closing notice ends an article, so there must have been one: 分享到 above it closes nothing.
        told = seen > TEXT_SHORTEST and index > first
        notice = bool(line.text) and told and profile.first("drop_from", line.text) is not None
        # 猜你喜欢：one title, and the text goes on: an insertion. A header of a list closes.
        behind = [a.text for a in lines[index + 1 :] if a.text][:SOON] if notice else []
        inserted = notice and INSERTED.search(line.text) is not None and any(map(is_sentence, behind))
        closed = closed or (notice and not inserted and ends(line))
        furniture = bool(line.text) and (closed or notice or known[index])
        seen += 0 if furniture else len(line.text)
        found.append(replace(line, furniture=furniture))
    last = next((i for i in range(len(found) - 1, -1, -1) if found[i].text and not found[i].furniture), None)
    if last is not None and seen > TEXT_SHORTEST and profile.first("sign_off", found[last].text):
        found[last] = replace(found[last], furniture=True)
    return found


def _is_furniture(line: str, profile: Profile) -> bool:
    # Prose may mention a hotline or a copyright; only a line that is little else is furniture.
    limit = 40 if SENTENCE.search(line) else 200
    match = profile.first("drop_lines", line)
    return match is not None and (match.end() - match.start() >= len(line) - limit)


def find_title(lines: list[Line]) -> Line | None:
    """The first line of text that is no sentence; a very short one only if no longer one follows."""
    listed = _told_twice(lines)
    if listed is not None:
        return listed
    short: Line | None = None
    for line in lines[: HEAD_LINES * 2]:
        if line.furniture or len(line.text) < 4:
            continue
        if len(line.text) > TITLE_LONGEST or line.text.endswith(("。", "；", "，", ",", ";", "：", ":")):
            return short
        if len(line.text) >= TITLE_SHORTEST:
            return line
        short = short or line
    return short


def _told_twice(lines: list[Line]) -> Line | None:
    """The last of equal lines above the text: a paper's page lists its titles before it shows one."""
    first = next((i for i, line in enumerate(lines) if not line.furniture and is_sentence(line.text)), 0)
    seen: dict[str, int] = {}
    for line in (a for a in lines[:first] if not a.furniture and TITLE_SHORTEST <= len(a.text) <= TITLE_LONGEST):
        seen[squeeze(line.text)] = seen.get(squeeze(line.text), 0) + 1
        if seen[squeeze(line.text)] > 1:
            return line
    return None


def without_list(lines: list[Line], heading: Line | None) -> list[Line]:
    """The lines, those from an earlier showing of the heading up to it told as furniture."""
    if heading is None:
        return lines
    again = squeeze(heading.text)
    earlier = [line.start for line in lines if line.start < heading.start and squeeze(line.text) == again]
    if not earlier or any(is_sentence(a.text) for a in lines if a.start < heading.start):
        return lines
    return [
        replace(line, furniture=line.furniture or (bool(line.text) and line.start < heading.start)) for line in lines
    ]
