"""What a page says about itself: title, outlet, address, authors, date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.dates import parse_published
from extract.outlets.lines import FULL_DATE, HEAD_LINES, SENTENCE, Line, near_title
from extract.outlets.profile import Profile
from extract.outlets.webpage import WebPage
from extract.rulebook import RuleBook
from extract.rulebook.wordlists import any_of
from extract.text.source import normalize

URL = re.compile(r"https?://[\w\-./?%&=:#~]+")
PUBLISHED = re.compile(
    r"发[布表](?:时间|日期)?\s?[:：]\s?(?P<date>(?:19|20)\d{2}\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2})"
)
YEAR_RANGE = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?[-—–]\s?(?:19|20)\d{2}(?!\d)")
HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
GLUED = re.compile(r"(?<=..)(?:字号|字体|浏览|阅读|点击|发布|时间|作者|编辑).*$")  # tags side by side leave no space
MADE_BY = re.compile(r"(?<=..)摄$")
ROLES = ("通讯员", "供图", "管理员", "查询")
BYLINE_LINE = 80  # characters; a longer line is text
BYLINE_REACH = 40  # characters of its beginning and end that may name its authors


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about itself; `published` is EDTF."""

    title: str | None
    outlet: str | None
    url: str | None
    byline: list[str]
    published: str | None


def read_metadata(
    lines: list[Line], heading: Line | None, profile: Profile, page: WebPage | None, book: RuleBook
) -> Metadata:
    """What the lines say, then what the markup of an HTML page says."""
    surname = _surname(book)
    if page is None:
        url = _url(lines)
        outlet, names, published = _outlet(lines, profile), _byline(lines, profile, surname), _published(lines)
    else:
        near, url = near_title(lines, heading), page.url
        outlet = _outlet(near, profile) or page.source
        names = _byline(near, profile, surname) or _named(page.byline, surname)
        published = _published(near) or parse_published(page.date or "")
    published = published or (parse_published(url) if url else None)
    return Metadata(_title(heading, profile), profile.name or outlet, url, names, published)


def _title(line: Line | None, profile: Profile) -> str | None:
    if line is None:
        return None
    title = line.text
    for pattern in profile.patterns["title_strip"]:
        match = pattern.search(title)
        rest = (title[: match.start()] + title[match.end() :]).strip() if match else ""
        title = rest or title  # 【图集】 may be all there is
    return title


def _outlet(lines: list[Line], profile: Profile) -> str | None:
    told = lines[:HEAD_LINES] + [line for line in lines[HEAD_LINES:] if line.furniture]
    for pattern in profile.patterns["source"]:  # the best pattern first, wherever it fits
        for line, match in ((line, m) for line in told if (m := pattern.search(line.text))):
            said = (
                line.furniture or match.start() == 0 or not SENTENCE.search(line.text)
            )  # no sentence that mentions one
            if said and match.group("source"):
                return GLUED.sub("", str(match.group("source")))
    return None


def _url(lines: list[Line]) -> str | None:
    for line in lines:
        match = URL.search(line.text) if line.furniture else None
        if match:
            return match.group()
    return None


@cache
def _surname(book: RuleBook) -> re.Pattern[str]:
    return any_of([*book.lexicon("surnames_compound"), *book.lexicon("surnames")])


def _byline(lines: list[Line], profile: Profile, surname: re.Pattern[str]) -> list[str]:
    """Names of authors near the page's head and end; what has no surname is a department or a role."""
    names: list[str] = []
    body = [line for line in lines if line.text]
    for line in body[:HEAD_LINES] + body[HEAD_LINES:][-6:]:
        short = len(line.text) <= BYLINE_LINE or line.furniture
        # 某报讯（记者甲 通讯员乙）近日…: a long line may open or close with its authors.
        texts = [line.text] if short else [line.text[:BYLINE_REACH], line.text[-BYLINE_REACH:]]
        for match in (m for text in texts for m in profile.matches("byline", text)):
            found = re.split(r"[\s、,，/]+", match.group("byline"))
            found = [MADE_BY.sub("", name) for name in found]
            names += [n for n in dict.fromkeys(found) if n not in names and ("·" in n or surname.match(n))]
    return [name for name in names if name not in ROLES]


def _named(names: list[str], surname: re.Pattern[str]) -> list[str]:
    """Of the authors that meta tags give, those that are people."""
    parts = [part for name in names for part in re.split(r"[\s、,，/;；]+", normalize(name))]
    return [n for n in dict.fromkeys(parts) if HAN_NAME.fullmatch(n) and surname.match(n) and n not in ROLES]


def _published(lines: list[Line]) -> str | None:
    """The page's date: from lines that are about the page, never from its sentences."""
    filled = [line for line in lines if line.text]
    for line in filled[:HEAD_LINES]:
        labelled = PUBLISHED.search(line.text)  # 成文日期:… 发布日期:…
        found = parse_published(labelled.group("date")) if labelled else None
        if found:
            return found
    for line in filled[:HEAD_LINES] + filled[HEAD_LINES:][::-1]:
        about_page = line.furniture or (len(line.text) <= 40 and not SENTENCE.search(line.text))
        text = YEAR_RANGE.sub("", line.text)
        if about_page and FULL_DATE.search(text) and not URL.search(text):
            found = parse_published(text)
            if found:
                return found
    return None
