"""Brands of branches: one beside the other, or two lists that answer each other."""

from __future__ import annotations

import re

from extract.link.branches import Branches, Group
from extract.link.context import Context, Sentence
from extract.rulebook.wordlists import any_of
from extract.tag.relations import find_relations

LISTED = re.compile(
    r"(?:分别|分获|依次|各|的(?=[“‘\"][^“”‘’\"\n]{2,30}[”’\"][“‘\"]))(?:是|为|打造|创建|命名为|名为|叫)?[^“”。\n]{0,8}[“‘\"]"
)
QUOTED = re.compile(r"[“‘\"]([^“”‘’\"\n]{2,30})[”’\"]")
ROW = re.compile(rf"(?:{QUOTED.pattern}[、和]?)+")
# 第一支部（行政支部）亮出的是“…”: a branch, perhaps its second name, a few words, the brand.
BESIDE = re.compile(
    r"(?:[（(][^（）()]{1,12}[）)])?[^“”‘’，,。；;]{0,12}(?:，[^“”‘’，,。；;]{0,8})?[“‘\"]([^“”‘’\"\n]{2,30})[”’\"]"
)
BRAND_WORD = re.compile(r"品牌|名称|招牌|名片")
SPEAKS_OF_BRANDS = re.compile(
    "一支部一品牌|(?:党建|支部|创建|亮)[^，。\n]{0,4}品牌|品牌(?:创建|建设|展评|叫|名)|[块个]牌子"
)
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
    if SPEAKS_OF_BRANDS.search(context.text):
        _right_behind(context, branches)


def _right_behind(context: Context, branches: Branches) -> None:
    """内科党支部“…”: the quoted name is the brand of a branch that has none yet."""
    activity = any_of(context.book.lexicon("event_activity"))
    for relation in find_relations(context.masked, context.book, "brand_beside"):
        group = branches.at.get(relation.slots["BRANCH"][1])
        named = re.match(r"(?:主题|系列|为主题的)?", context.text[relation.end :])
        after = relation.end + (named.end() if named else 0)
        is_activity = activity.match(context.text, after) or context.text.startswith(
            ("主题", "称号", "荣誉", "党日"), after
        )
        if group is not None and group.brand is None and group.level != "party_committee" and not is_activity:
            group.brand = context.plain[slice(*relation.slots["brand"])]


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
    if listed.group().startswith("的"):  # only what stands side by side answers: 甲党支部、乙党支部的“…”“…”
        row = ROW.match(context.text, listed.start() + 1, sentence.end)
        names = QUOTED.findall(row.group()) if row else []
        groups = groups[-len(names) :]
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
    name = context.plain[start:end]
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
