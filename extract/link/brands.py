"""Brands of branches: one beside the other, or two lists that answer each other."""

from __future__ import annotations

import re

from extract.link.branches import Branches, Group
from extract.link.context import Context, Sentence
from extract.tag.relations import find_relations

LISTED = re.compile(r"(?:分别|依次|各)(?:是|为|打造|创建|命名为|名为|叫)?[^“”。\n]{0,8}[“‘\"]")
QUOTED = re.compile(r"[“‘\"]([^“”‘’\"\n]{2,30})[”’\"]")
# 第一支部（行政支部）亮出的是“…”: a branch, perhaps its second name, a few words, the brand.
BESIDE = re.compile(
    r"(?:[（(][^（）()]{1,12}[）)])?[^“”‘’，,。；;]{0,12}(?:，[^“”‘’，,。；;]{0,8})?[“‘\"]([^“”‘’\"\n]{2,30})[”’\"]"
)
BRAND_WORD = re.compile(r"品牌|名称|招牌|名片")
MANY = "等"
LEAD = 40  # characters of a sentence that only leads in the next


def find_brands(context: Context, branches: Branches) -> None:
    """Give branches their brands."""
    for sentence in _with_lead(context):
        if BRAND_WORD.search(context.text, sentence.start, sentence.end) or LISTED.search(
            context.text, sentence.start, sentence.end
        ):
            _answering(context, branches, sentence)
            _beside(context, branches, sentence)
    for relation in find_relations(context.masked, context.book, "brand"):
        start, end = relation.slots["brand"]
        _assign(context, branches, start, end, relation.end)


def _with_lead(context: Context) -> list[Sentence]:
    """Sentences, each reaching back over the one before in its paragraph: the word 品牌 may stand there."""
    found = []
    for before, sentence in zip([None, *context.sentences], context.sentences, strict=False):
        joined = before is not None and before.paragraph == sentence.paragraph and before.end - before.start < LEAD
        found.append(Sentence(before.start if before and joined else sentence.start, sentence.end, sentence.paragraph))
    return found


def _mentions(context: Context, branches: Branches, start: int, end: int) -> list[tuple[int, int, Group]]:
    """Branches named in `[start, end)`, each once, in order; bracketed second names are left out."""
    found: list[tuple[int, int, Group]] = []
    for mark in context.within(start, end, "BRANCH"):
        group = branches.at.get(mark.end)
        if group is not None and group.level != "party_committee" and all(group is not g for _, _, g in found):
            found.append((mark.start, mark.end, group))
    return found


def _answering(context: Context, branches: Branches, sentence: Sentence) -> None:
    """第四支部、第五支部…分别是“甲”“乙”…: as many names as branches, in the same order."""
    listed = LISTED.search(context.text, sentence.start, sentence.end)
    if not listed:
        return
    groups = [g for _, _, g in _mentions(context, branches, sentence.start, listed.start())]
    names = [m.group(1) for m in QUOTED.finditer(context.text, listed.start(), sentence.end)]
    if 1 < len(groups) <= len(names):
        for group, name in zip(groups, names, strict=False):
            group.brand = group.brand or name


def _beside(context: Context, branches: Branches, sentence: Sentence) -> None:
    """甲党支部的“…”、乙党支部的“…”等党建品牌: two branches or more, each with its own beside it."""
    pairs = []
    for _, end, group in _mentions(context, branches, sentence.start, sentence.end):
        match = BESIDE.match(context.text, end, sentence.end)
        if match:
            pairs.append((group, match.group(1)))
    if len({name for _, name in pairs}) > 1 and BRAND_WORD.search(context.text, sentence.start, sentence.end):
        for group, name in pairs:
            group.brand = group.brand or name


def _assign(context: Context, branches: Branches, start: int, end: int, after: int) -> None:
    """The branch that the same sentence names before the brand, else right behind it, else named last before."""
    name = context.text[start:end]
    if any(g.brand == name for g in branches.groups):
        return
    sentence = context.sentence_at(start)
    if re.match(rf"[^，。；]{{0,4}}{MANY}", context.text[end + 1 : end + 6]):
        return
    before = _mentions(context, branches, sentence.start, start)
    behind = _mentions(context, branches, end, min(sentence.end, after + 2))
    group = before[-1][2] if before else behind[0][2] if behind else None
    if group is None and not context.within(sentence.start, sentence.end, "HOSPITAL", "OWN"):
        group = branches.nearest(start, ("branch", "general_branch"), reach=2)
    if group is not None and group.brand is None:
        group.brand = name
