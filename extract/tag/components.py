"""The tagging stage as a spaCy pipeline on character tokens.

`nlp.pipe(texts)` gives Docs whose `doc.spans` hold one group a mark (HOSPITAL, BRANCH, PERSON …); each span's
label is the mark and its id the rule or model that made it. `doc.user_data["marks"]` has the same as `Marks`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.rulebook import RuleBook, open_rules
from extract.rulebook.models import PostRule
from extract.rulebook.wordlists import NUMERALS, SHORTENED, any_of
from extract.tag.mask import Marks
from extract.tag.persons import JOINING, person_finder
from extract.tag.places import mark_places
from extract.tag.recognizer import Entity, Recognizer, SpacyRecognizer, load_recognizer
from extract.tag.windows import within_windows
from extract.tag.words import division_names, mark_words, name_finder

ORDINAL = re.compile(rf"第([{NUMERALS}]{{1,2}})")
NUMBERED = re.compile(rf"[{NUMERALS}][院医]")
NOT_SHORT = "院务护生疗学师药患保技者改共大科健嘱术用闹德案馆治闻卫路联集"
# 市二院, 市二医. Not 二院区, 第二院, 住院, 双一院, 一医务科.
SHORT = re.compile(
    rf"(?:(?P<university>(?:[陕川皖赣湘鄂冀豫粤浙苏闽桂滇黔鲁晋][东南西北中]医|[\u4e00-\u9fff][医科]?)大附?)|(?P<place>[\u4e00-\u9fff]{{2,3}})?(?P<admin>省|市|县|区|州|附属)?)?(?<![第{NUMERALS}\d双])"
    rf"(?P<ordinal>[{NUMERALS}]{{1,2}})(?:院(?![区长内外前后系感坝墙落士子里])|(?<=[市县区州][{NUMERALS}])医(?![{NOT_SHORT}]))"
)
UNIVERSITY = re.compile(r"[\u4e00-\u9fff][医科]?大$")
ADMIN = re.compile(r"[省市县区州]$")
# 交大二附院, 海医一附院, 宁医大总院: the university's short name owns the hospital.
ATTACHED = re.compile(
    rf"(?:[\u4e00-\u9fff](?:医科?)?大|[^\W为在到是由与和对把从向被给的了叫称即]?中医大?|[\u4e00-\u9fff]医)附?[{NUMERALS}]附?院(?<=附[{NUMERALS}]院|[{NUMERALS}]附院)"
    rf"|[\u4e00-\u9fff]{{2}}(?:医科|中医药)?(?:大学|医学院)[{NUMERALS}]附院"
    r"|[\u4e00-\u9fff](?:医科?)?大总院|[\u4e00-\u9fff](?:医大?|中医大?|大)附院"
)
SENT_FOR = re.compile(r"(?:(?:对口)?支援|驰援|援助)$")
TEMPORARY = re.compile(r"临时党(?:支部|总支|委|小组)")
CHARACTER = re.compile(r"(\S)( ?)|(\s+)")
POSTS = "secretaries/posts"
LIST_REACH = 40  # characters between two entries of a list of posts
DEFAULT_NER = "builtin"


@cache
def _book(folder: str | None) -> RuleBook:
    return open_rules(Path(folder) if folder else None)


@cache
def _recognizer(name: str, folder: str | None) -> Recognizer:
    return load_recognizer(name, _book(folder).lexicons.ner_labels)


class _Component:
    """Pickles and saves as its settings: rules and models are loaded again where it is used."""

    def __init__(self, **settings: Any) -> None:
        self.settings = settings

    @property
    def book(self) -> RuleBook:
        return _book(self.settings["rules"])

    def to_disk(self, _path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Nothing: the settings stand in the pipeline's config."""

    def from_disk(self, _path: Path, exclude: tuple[str, ...] = ()) -> _Component:
        """Nothing to read."""
        return self


def characters(nlp: Language, text: str) -> Doc:
    """The doc that spaCy's Chinese tokenizer makes of `text`, a token a character; in time that grows with its length.

    A single space behind a character is its `whitespace_`; further white space is a token.
    """
    found = CHARACTER.findall(text)
    doc = Doc(nlp.vocab, words=[char or spaces for char, _, spaces in found], spaces=[bool(s) for _, s, _ in found])
    doc.user_data["text"] = text
    return doc


def text_of(doc: Doc) -> str:
    """The text of a doc. spaCy puts it together token by token, here characters, whenever it is asked."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return str(text)


class EntityComponent(_Component):
    """Finds entities with the configured recognizer; leaves them in `doc.user_data["entities"]`."""

    @property
    def recognizer(self) -> Recognizer:
        """The recognizer, loaded on first use."""
        return _recognizer(self.settings["model"], self.settings["rules"])

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        if self.settings["windows"]:
            doc.user_data["entities"] = within_windows(text, self.book, self.recognizer)
        elif isinstance(self.recognizer, SpacyRecognizer) and self.recognizer.of_characters:
            doc.user_data["entities"] = self.recognizer.entities_of(doc, text)
        else:
            doc.user_data["entities"] = self.recognizer.entities(text)
        doc.user_data["recognizer"] = self.recognizer.name
        return doc


class MarkComponent(_Component):
    """Marks hospitals, branches, posts, titles, persons, departments, own-words and places, in that order."""

    def __call__(self, doc: Doc) -> Doc:
        marks = Marks(text_of(doc))
        entities: list[Entity] = doc.user_data.get("entities", [])
        model = f"ner:{doc.user_data.get('recognizer', 'none')}"
        book = self.book
        mark_names(marks, book, "hospitals/named")
        mark_short_names(marks, book)
        mark_names(marks, book, "party_branches/named")
        cut_names_before(marks, book)
        reach_back(marks)
        mark_words(marks, book, "party_branches/own")
        mark_words(marks, book, "party_branches/full_titles")
        mark_posts(marks, book)
        mark_words(marks, book, "secretaries/titles")
        person_finder(book).mark(marks, entities, model)
        mark_words(marks, book, "hospitals/own")
        mark_names(marks, book, "service_events/places")
        mark_places(marks, book, entities, model)
        mark_words(marks, book, "hospitals/departments")
        doc.user_data["marks"] = marks
        _spread(doc, marks)
        return doc


def _spread(doc: Doc, marks: Marks) -> None:
    for mark in marks.items:
        span = doc.char_span(mark.start, mark.end, label=mark.label, span_id=mark.source, alignment_mode="expand")
        if mark.label not in doc.spans:
            doc.spans[mark.label] = []
        doc.spans[mark.label].append(span)


def mark_names(marks: Marks, book: RuleBook, rule_id: str) -> None:
    """Mark every name that one name rule finds."""
    finder = name_finder(book, rule_id)
    for start, end, _ in list(finder.find(marks.text, marks)):
        for lower in marks.overlapping(start, end):
            marks.discard(lower)
        marks.add(start, end, finder.rule.mark, rule_id)


def cut_names_before(marks: Marks, book: RuleBook) -> None:
    """书记姜某某|肾病内科党支部: where spaces are lost, a person's name may stand glued before a branch."""
    finder, departments = person_finder(book), any_of(book.lexicon("departments"))
    posts = (*book.lexicon("head_posts"), "书记")
    for mark in marks.labelled("BRANCH"):
        led = marks.text.endswith(posts, 0, mark.start)
        size = finder.glued_size(marks.text, mark.start, departments) if led else 0
        if 0 < size < mark.end - mark.start:
            marks.discard(mark)
            joined = marks.text[mark.start + size] in JOINING  # 主席杨某某|和|商会党支部
            marks.add(mark.start + size + joined, mark.end, mark.label, mark.source)
            marks.add(mark.start, mark.start + size, "PERSON", "secretaries/title")


def reach_back(marks: Marks) -> None:
    """支援湖北|临时党总支: what people were sent for belongs to the name of their organisation."""
    for mark in marks.labelled("BRANCH"):
        sent = SENT_FOR.search(marks.text, max(0, mark.start - 4), mark.start)
        temporary = TEMPORARY.search(marks.text, mark.start, mark.end)
        if sent and temporary and temporary.start() > mark.start:
            marks.discard(mark)
            marks.add(sent.start(), mark.end, mark.label, mark.source)


def mark_short_names(marks: Marks, book: RuleBook) -> None:
    """Mark 市二院, 郑州九院, 兰大一院: short for a hospital with a number, where the page names one in full.

    郑州九院 needs no more than itself.
    """
    ordinals = {n for m in marks.labelled("HOSPITAL") for n in ORDINAL.findall(marks.text[m.start : m.end])}
    found = list(SHORT.finditer(marks.text)) if NUMBERED.search(marks.text) else []
    owned = [_owner_of_short(match, book) for match in found]
    ordinals |= {match["ordinal"] for match, (_, sure) in zip(found, owned, strict=True) if sure}
    for match, (start, _) in zip(found, owned, strict=True):
        if match["ordinal"] in ordinals:
            marks.add(start, match.end(), "HOSPITAL", "hospitals/short")
    for match in ATTACHED.finditer(marks.text):
        marks.add(match.start(), match.end(), "HOSPITAL", "hospitals/short")


def _owner_of_short(match: re.Match[str], book: RuleBook) -> tuple[int, bool]:
    """Where a short name starts, and whether it says whose it is: 看望了|川大一院, 郑州九院, but not 市三院."""
    place = match["place"] or ""
    if match["university"]:
        return match.start(), True
    if school := UNIVERSITY.search(place):
        return match.start("place") + school.start(), True
    known = next((p for p in (place, place[1:]) if len(p) > 1 and p in division_names(book)), "")
    start = match.end("place") - len(known) if place else match.start()
    if place and not known and place[-1] + (match["admin"] or "") in division_names(book):
        return match.end("place") - 1, False  # 介绍了|杭州三院: its last character is no 州 or 市
    if not match["admin"] and not known and place.endswith(("省", "市", "县", "区")):
        return match.end("place") - 1, False  # 为|市二院
    return start, bool(match["admin"] in ("市", "县")) or bool(
        known and (match["admin"] or ADMIN.search(known) or known in _cities(book))
    )


@cache
def _cities(book: RuleBook) -> frozenset[str]:
    """郑州, 松原: cities by their short names."""
    return frozenset(SHORTENED.sub("", d.name) for d in book.lexicons.divisions if d.adcode.endswith("00"))


@cache
def post_roles(book: RuleBook) -> dict[str, str]:
    """Post -> role."""
    rule = book.rules[POSTS]
    if not isinstance(rule, PostRule):
        raise TypeError(f"{POSTS} is no post rule")
    groups = (rule.behind_branch, rule.roles)
    return {post: role for group in groups for role, posts in group.items() for post in posts}


def mark_posts(marks: Marks, book: RuleBook) -> None:
    """Mark party posts; behind a branch only what the branch leaves of them: 外科第四党支部|书记."""
    before = _not_before_post(book)
    for match in _post_pattern(book).finditer(marks.text):
        start = match.start()
        taken = marks.overlapping(start, match.end())
        if not taken and any(marks.text.endswith(word, 0, start) for word in before):
            continue
        if taken:
            start = taken[-1].end
            if marks.text[start : match.end()] not in post_roles(book):
                continue
        marks.add(start, match.end(), "POST", POSTS)
    for match in _listed_pattern(book).finditer(marks.text):
        # 书记：甲 委员：乙、丙
        listed = marks.overlapping(max(0, match.start() - LIST_REACH), match.start())
        if any(m.label == "POST" for m in listed) and not marks.overlapping(match.start(), match.end()):
            marks.add(match.start(), match.end() - 1, "POST", POSTS)


@cache
def _not_before_post(book: RuleBook) -> tuple[str, ...]:
    rule = book.rules[POSTS]
    return tuple(rule.not_before) if isinstance(rule, PostRule) else ()


@cache
def _post_pattern(book: RuleBook) -> Any:
    rule = book.rules[POSTS]
    return any_of([p for posts in rule.roles.values() for p in posts] if isinstance(rule, PostRule) else [])


@cache
def _listed_pattern(book: RuleBook) -> Any:
    rule = book.rules[POSTS]
    posts = [p for posts in rule.behind_branch.values() for p in posts] if isinstance(rule, PostRule) else []
    return re.compile(rf"(?:{any_of(posts).pattern})[:：]")


@Language.factory("dangjian_ner", default_config={"model": DEFAULT_NER, "rules": None, "windows": False})
def create_ner(nlp: Language, name: str, model: str, rules: str | None, windows: bool) -> EntityComponent:  # noqa: FBT001
    """Entities by `model` (builtin, lac, none, or a spaCy pipeline by name or path), in all text or in `windows`."""
    return EntityComponent(model=model, rules=rules, windows=windows)


@Language.factory("dangjian_marks", default_config={"rules": None})
def create_marks(nlp: Language, name: str, rules: str | None) -> MarkComponent:
    """Marks by the rules in folder `rules` (the shipped ones when None)."""
    return MarkComponent(rules=rules)


def tagging_pipeline(ner: str = DEFAULT_NER, rules: Path | None = None, *, windows: bool = False) -> Language:
    """`spacy.blank("zh")` (one token a character) with our two components. Raises RuleError, ModelError.

    With `windows` the recognizer reads only the sentences around posts, titles, institutions and events.
    """
    nlp = spacy.blank("zh")
    nlp.max_length = 10_000_000
    folder = str(rules) if rules else None
    _recognizer(ner, folder)
    nlp.add_pipe("dangjian_ner", config={"model": ner, "rules": folder, "windows": windows})
    nlp.add_pipe("dangjian_marks", config={"rules": folder})
    return nlp


__all__ = ["post_roles", "tagging_pipeline"]
