"""CSS selectors of an outlet's main text, learned from pages whose sentences are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from extract.outlets.webpage import parse, squeeze
from extract.text.hypertext import is_hypertext

PLAIN = re.compile(r"\w+(?:[.#][A-Za-z_][\w-]*)?")
NAMELESS = 20  # characters that a node with a name may hold more than one without
ENOUGH = 0.9  # of the known sentences stand in the node


def learn_selectors(pages: Sequence[tuple[str, Sequence[str]]], often: set[str]) -> dict[str, list[str]]:
    """Selectors of the smallest node with the article on each of `pages` and of what is none of it in there.

    A page is its source and the sentences that are known to be article; `often` holds the texts without white space
    that recur. Nothing for pages that are no HTML, or whose nodes have no name in common.
    """
    if not all(is_hypertext(source) for source, _ in pages):
        return {}
    read = [(parse(source), [squeeze(s) for s in sentences]) for source, sentences in pages]
    sizes = [_holders(root, sentences) for root, sentences in read]
    shared = set.intersection(*map(set, sizes)) if sizes else set()
    best = min(shared, key=lambda name: (sum(page[name] for page in sizes), name), default=None)
    if best is None:
        return {}
    dropped = Counter(name for root, sentences in read for name in _foreign(root.cssselect(best)[0], sentences, often))
    drop = sorted(name for name, times in dropped.items() if times * 2 > len(pages))
    return {"text": [best], "drop": drop} if drop else {"text": [best]}


def _path(node: Any) -> str:
    """The node by its place in the page: body > div:nth-of-type(2) > table:nth-of-type(1)."""
    steps: list[str] = []
    while node is not None and node.tag != "body":
        before = sum(1 for other in node.itersiblings(node.tag, preceding=True))
        steps.append(f"{node.tag}:nth-of-type({before + 1})")
        node = node.getparent()
    return " > ".join(["body", *reversed(steps)])


def _names(node: Any) -> list[str]:
    """The selectors that may name a node."""
    if not isinstance(node.tag, str):
        return []
    names = [f"{node.tag}.{name}" for name in str(node.get("class") or "").split()]
    names += [f"{node.tag}#{node.get('id')}"] if node.get("id") else []
    names += [node.tag] if node.tag in {"article", "main", "body"} else []
    return [name for name in names if PLAIN.fullmatch(name)]


def _holders(root: Any, sentences: list[str]) -> dict[str, int]:
    """Selectors that name one node with (nearly) all sentences in it, and how much text that node holds."""
    named: dict[str, list[Any]] = {}
    for node in root.iter():
        for name in _names(node):
            named.setdefault(name, []).append(node)
    found = {}
    for name, nodes in named.items():
        text = squeeze(nodes[0].text_content()) if len(nodes) == 1 else ""
        if text and _holds(text, sentences):
            found[name] = len(text)
    # Pages without telling names are still made after one pattern.
    inner = root.body if root.find("body") is not None else None
    while inner is not None:
        text = squeeze(inner.text_content())
        found.setdefault(_path(inner), len(text) + NAMELESS)
        inner = next(
            (n for n in inner if isinstance(n.tag, str) and _holds(squeeze(n.text_content()), sentences)), None
        )
    return found


def _holds(text: str, sentences: list[str]) -> bool:
    return sum(s in text for s in sentences) >= ENOUGH * len(sentences)


def _foreign(text: Any, sentences: list[str], often: set[str]) -> set[str]:
    """Selectors of nodes inside the text without a sentence of it, one of whose parts recurs on other pages."""
    found: set[str] = set()
    kept: set[str] = set()
    for node in text.iter():
        own = squeeze(node.text_content()) if isinstance(node.tag, str) else ""
        foreign = own and not any(s in own for s in sentences)
        recurs = foreign and any(squeeze(part) in often for part in node.itertext() if part.strip())
        (found if recurs else kept).update(_names(node) if node is not text else [])
    return found - kept
