"""The examples inside rules, and whether each rule finds what they say.

A name or word rule is tried on the bare text (a word rule that asks for marks, on the tagged text), a template on the
tagged text, an event or claim rule through the whole pipeline. Offsets play no part: what is found is compared as text
(of events, as event types).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.dates import find_dates
from extract.errors import RuleProblem
from extract.pipeline import Pipeline
from extract.quantities import find_quantities
from extract.rulebook.book import compile_pattern
from extract.rulebook.models import (
    ClaimRule,
    EventRule,
    Example,
    NameRule,
    OutletRule,
    PostRule,
    RuleModel,
    TemplateRule,
    WordRule,
)
from extract.rulebook.template import to_regex
from extract.tag.components import mark_names
from extract.tag.mask import Marks
from extract.tag.relations import find_relations
from extract.tag.words import mark_words

Finder = Callable[[str, str, Pipeline], list[str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One example of one rule: what was found, and the problem if that is not what the example says."""

    rule_id: str
    example: Example
    found: list[str]
    problem: RuleProblem | None


def try_examples(pipeline: Pipeline, rule_ids: list[str]) -> Iterator[Verdict]:
    """Every example of the rules, in order."""
    for rule_id in rule_ids:
        rule = pipeline.book.rules[rule_id]
        for index, example in enumerate(getattr(rule, "examples", [])):
            found = finder(rule)(example.text, rule_id, pipeline)
            yield Verdict(rule_id, example, found, _problem(pipeline, rule_id, index, found))


def masked_text(text: str, pipeline: Pipeline) -> str:
    """The text as templates see it."""
    lexicons = pipeline.book.lexicons
    quantities = find_quantities(text, lexicons.units, lexicons.lookalikes)
    dates = find_dates(text, None, lexicons.days, lexicons.first_years)
    marks: Marks = pipeline.nlp(text).user_data["marks"]
    return marks.with_measures(quantities, dates).masked()


def unshown(pipeline: Pipeline, rule_ids: list[str]) -> Iterator[RuleProblem]:
    """Patterns of template rules that no example of their rule fits: what they are for cannot be seen."""
    book = pipeline.book
    for rule_id in rule_ids:
        rule = book.rules[rule_id]
        if not isinstance(rule, TemplateRule):
            continue
        masked = [masked_text(example.text, pipeline) for example in rule.examples]
        patterns = [to_regex(p, rule.define, book.lexicons.words) for p in rule.patterns]
        for field, sources in (("patterns", patterns), ("regex", rule.regex)):
            for index, source in enumerate(sources):
                pattern = compile_pattern(source)
                if not any(pattern.search(text) for text in masked):
                    message = "no example of this rule fits this; add one, or delete it if nothing can"
                    yield book.files[rule_id].problem((field, index), message)


def finder(rule: RuleModel) -> Finder:
    """How a rule of this kind is tried."""
    return FINDERS[type(rule)]


def agrees(rule: RuleModel, example: Example, found: list[str]) -> bool:
    """Whether `found` is what the example wants. Of a template's matches, all that are wanted must be there."""
    if isinstance(rule, TemplateRule) and example.finds:
        return set(example.finds) <= set(found)
    return found == example.finds


def _problem(pipeline: Pipeline, rule_id: str, index: int, found: list[str]) -> RuleProblem | None:
    rule = pipeline.book.rules[rule_id]
    example: Example = rule.examples[index]  # type: ignore[attr-defined]
    right = agrees(rule, example, found)
    if right and example.known is None:
        return None
    if not right and example.known is not None:
        return None
    told = marked(example.text, found)
    if example.known is not None:
        message = f"{told} is no {KNOWN[example.known]} any more; delete `known: {example.known}`"
    else:
        message = f"{told}: found {found}, the example wants {example.finds}; mend the rule or the example"
    return pipeline.book.files[rule_id].problem(("examples", index), message)


KNOWN = {"miss": "known miss", "false_alarm": "known false alarm"}


def marked(text: str, found: list[str]) -> str:
    """`text` with what was found in 【】."""
    words = [re.escape(word) for word in sorted(set(found), key=len, reverse=True) if word in text]
    return re.sub("|".join(words), lambda m: f"【{m.group()}】", text) if words else text


def _marked(marks: Marks, rule_id: str) -> list[str]:
    return [marks.text[m.start : m.end] for m in marks.items if m.source == rule_id]


def _names(text: str, rule_id: str, pipeline: Pipeline) -> list[str]:
    marks = Marks(text)
    mark_names(marks, pipeline.book, rule_id)
    return _marked(marks, rule_id)


def _words(text: str, rule_id: str, pipeline: Pipeline) -> list[str]:
    rule = pipeline.book.rules[rule_id]
    if isinstance(rule, WordRule) and rule.behind:
        return _in_context(text, rule_id, pipeline)
    marks = Marks(text)
    mark_words(marks, pipeline.book, rule_id)
    return _marked(marks, rule_id)


def _in_context(text: str, rule_id: str, pipeline: Pipeline) -> list[str]:
    return _marked(pipeline.nlp(text).user_data["marks"], rule_id)


def _relations(text: str, rule_id: str, pipeline: Pipeline) -> list[str]:
    rule = pipeline.book.rules[rule_id]
    relation = rule.relation if isinstance(rule, TemplateRule) else ""
    found = find_relations(masked_text(text, pipeline), pipeline.book, relation)
    return [text[r.start : r.end] for r in found if r.rule_id == rule_id]


def _events(text: str, rule_id: str, pipeline: Pipeline) -> list[str]:  # noqa: ARG001 one shape for all finders
    return [record.event_type for record in pipeline.read(text).records["service_events"]]  # type: ignore[attr-defined]


def _claims(text: str, rule_id: str, pipeline: Pipeline) -> list[str]:  # noqa: ARG001
    return [record.text for record in pipeline.read(text).records["numeric_claims"]]  # type: ignore[attr-defined]


def _page(text: str, rule_id: str, pipeline: Pipeline) -> list[str]:  # noqa: ARG001
    """What of a page is furniture, line by line, under the outlet that is chosen for it."""
    spans = pipeline.read(text).records["documents"][0].dropped_spans  # type: ignore[attr-defined]
    return [text[start:end].strip() for start, end in spans]


FINDERS: dict[type[RuleModel], Finder] = {
    NameRule: _names,
    WordRule: _words,
    PostRule: _in_context,
    TemplateRule: _relations,
    EventRule: _events,
    ClaimRule: _claims,
    OutletRule: _page,
}
