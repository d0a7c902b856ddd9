"""Places that no ending tells: administrative divisions, countries, and what the recognizer calls a place."""

from __future__ import annotations

import re
from functools import cache

from extract.rulebook import RuleBook
from extract.rulebook.wordlists import SHORTENED, WordSet, any_of
from extract.tag.mask import Marks
from extract.tag.recognizer import Entity
from extract.tag.words import division_names, full_divisions, name_finder

PLACES = "service_events/places"
DIVISIONS = "lexicons/divisions"


def mark_places(marks: Marks, book: RuleBook, entities: list[Entity], model: str) -> None:
    """Mark full names of divisions and countries, short ones that a verb of going leads to, and recognized places."""
    whole = _whole_names(book)
    for start, end in _names(book).spans(marks.text):
        if end - start > 2 and marks.text[start:end] in whole:
            marks.add(start, end, "PLACE", DIVISIONS)
    for match in _led_in(book).finditer(marks.text):
        marks.add(match.start("place"), match.end("place"), "PLACE", DIVISIONS)
    finder = name_finder(book, PLACES)
    for start, end, label in entities:
        if label == "LOC" and not finder.names_nothing(marks.text, start, end):
            marks.add(start, end, "PLACE", model)


@cache
def _names(book: RuleBook) -> WordSet:
    return WordSet([*division_names(book), *book.lexicon("countries")])


@cache
def _whole_names(book: RuleBook) -> frozenset[str]:
    return full_divisions(book).union(book.lexicon("countries"))


@cache
def _led_in(book: RuleBook) -> re.Pattern[str]:
    """A province or a city by its short name, where a verb of going leads to it: 驰援武汉."""
    leads = any_of(word for word in book.lexicon("place_leads") if len(word) > 1).pattern
    wide = {d.name for d in book.lexicons.divisions if d.adcode.endswith("00")}
    places = any_of({SHORTENED.sub("", name) for name in wide} - wide).pattern
    return re.compile(rf"(?:{leads}|赴)了?(?P<place>{places})")
