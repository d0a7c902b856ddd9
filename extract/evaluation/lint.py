"""What is allowed in rules and yet hardly meant: words that no list needs, triggers of two types, patterns too wide."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from extract.errors import RuleProblem
from extract.rulebook import RuleBook
from extract.rulebook.book import REQUIRED, compile_pattern
from extract.rulebook.models import EventRule, NameRule, OutletRule, PostRule, TemplateRule, WordRule
from extract.rulebook.template import to_regex

PIECE = re.compile(r"\{[^}]*\}|[()|]\??")  # what stands between the words of a template
LISTED = re.compile(r"\{@([A-Za-z_]+)")
LARGE = 200_000  # instructions of an RE2 program; such a pattern slows every page


def lint(book: RuleBook) -> list[RuleProblem]:
    """All of it, by file, line and column. Errors proper have stopped the loading of `book` before."""
    found = [
        *_shared_triggers(book),
        *_hidden_words(book),
        *_wide_templates(book),
        *_masked_words(book),
        *_bare_outlets(book),
        *_unread(book),
    ]
    return sorted(found, key=lambda p: (str(p.path), p.line, p.column))


def _shared_triggers(book: RuleBook) -> Iterator[RuleProblem]:
    """A strong trigger of two event types: the heavier rule always wins, the other is never heard."""
    first: dict[str, tuple[str, int]] = {}
    for rule_id, rule in book.of_kind(EventRule):
        for index, word in enumerate(rule.triggers):
            if word in first:
                # Told where the author can mend it: in the folder of their own.
                own = next((i for i in (rule_id, first[word][0]) if book.folder in book.files[i].path.parents), rule_id)
                other, place = (first[word][0], index) if own == rule_id else (rule_id, first[word][1])
                message = f"{word!r} is a trigger of {other} already; keep it in the one it means"
                yield book.files[own].problem(("triggers", place), message)
            first.setdefault(word, (rule_id, index))
        for index, word in enumerate(rule.weak):
            if word in rule.triggers:
                yield book.files[rule_id].problem(
                    ("weak", index), f"{word!r} is a strong trigger above; delete it here"
                )


def _hidden_words(book: RuleBook) -> Iterator[RuleProblem]:
    """An entry of a list that stands there twice, or that `generic` or `others` take away again."""
    for rule_id, rule in [*book.of_kind(NameRule), *book.of_kind(WordRule)]:
        for name in ("suffixes", "words", "stops", "parts", "generic"):
            entries: list[str] = getattr(rule, name, [])
            seen: dict[str, int] = defaultdict(int)
            for index, word in enumerate(entries):
                seen[word] += 1
                if seen[word] == 2:
                    message = f"{word!r} stands twice in `{name}`; delete one of the two"
                    yield book.files[rule_id].problem((name, index), message)
        for index, word in enumerate(getattr(rule, "suffixes", [])):
            if word in getattr(rule, "others", []):
                message = f"{word!r} is in `others` too and never ends a name; delete it in one of the two"
                yield book.files[rule_id].problem(("suffixes", index), message)


def _wide_templates(book: RuleBook) -> Iterator[RuleProblem]:
    for rule_id, rule in book.of_kind(TemplateRule):
        for name, expressions in (
            ("patterns", [to_regex(p, rule.define, book.lexicons.words) for p in rule.patterns]),
            ("regex", rule.regex),
        ):
            for index, expression in enumerate(expressions):
                yield from _wide(book, rule_id, (name, index), expression)


def _wide(book: RuleBook, rule_id: str, where: tuple[Any, ...], expression: str) -> Iterator[RuleProblem]:
    pattern = compile_pattern(expression)
    if pattern.fullmatch(""):
        yield book.files[rule_id].problem(
            where, "this fits the empty text, so everywhere; ask for at least one mark or word"
        )
    if pattern.programsize > LARGE:
        message = f"this unfolds to {pattern.programsize} steps and slows every page; shorten {{any:…}} and repeats"
        yield book.files[rule_id].problem(where, message)


def _masked_words(book: RuleBook) -> Iterator[RuleProblem]:
    """A word of a template that a rule marks wherever it stands: the template sees the mark, never the word."""
    marks = {word: rule.mark for _, rule in book.of_kind(WordRule) for word in book.words(rule.words)}
    for rule_id, rule in [*book.of_kind(TemplateRule), *book.of_kind(EventRule)]:
        names = ("patterns", "exclude") if isinstance(rule, TemplateRule) else ("templates", "strong_templates")
        places: list[tuple[tuple[Any, ...], str]] = [
            ((name, index), text) for name in names for index, text in enumerate(getattr(rule, name))
        ]
        places += [(("define", name), text) for name, text in getattr(rule, "define", {}).items()]
        for where, text in places:
            listed = [word for name in LISTED.findall(text) for word in book.lexicon(name)]
            for word in (w for w in [*PIECE.split(text), *listed] if w in marks):
                message = f"{word!r} is marked {marks[word]} and never fits as a word; write {{{marks[word]}}}"
                yield book.files[rule_id].problem(where, message)


def _unread(book: RuleBook) -> Iterator[RuleProblem]:
    """Names, words and posts are asked for by the paths of their files; another file of these kinds does nothing."""
    for rule_id, rule in book.rules.items():
        known = [i for i, model in REQUIRED.items() if isinstance(rule, model)]
        if isinstance(rule, NameRule | WordRule | PostRule) and rule_id not in known:
            files = " or ".join(f"{i}.yaml" for i in known)
            message = f"nothing reads {rule_id}.yaml; rules of this kind stand in {files}: change a copy of one"
            yield book.files[rule_id].problem(("kind",), message)


def _bare_outlets(book: RuleBook) -> Iterator[RuleProblem]:
    for rule_id, rule in book.of_kind(OutletRule):
        if not rule.examples and rule_id != "outlets/generic":
            message = "no examples; add a page of this outlet in your own words and which of its lines are furniture"
            yield book.files[rule_id].problem((), message)
