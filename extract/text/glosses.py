"""Reading aids and page residue inside running text: pinyin glosses, HTML entities, tags."""

from __future__ import annotations

import html
import re
import unicodedata

from extract.text.align import Edit

TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ"
GLOSS = re.compile(rf"(?<=[\u3400-\u9fff\U00020000-\U0002ffff])[(（]([a-zü{TONED}]{{1,14}})[)）]")
# Glosses without a tone mark are readings in the neutral tone; only these few occur.
NEUTRAL = frozenset(
    ["de", "le", "zi", "men", "ge", "me", "ma", "ne", "ba", "zhe", "shang", "li", "tou", "bei", "fu", "huo"]
)
INITIAL = "(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w)"
FINAL = (
    "(?:iang|iong|uang|ueng|ang|eng|ong|ian|iao|ing|uai|uan|ia|ie|iu|in|ua|ui|un|uo|ue|üe|ve"
    "|ai|ei|ao|ou|an|en|er|a|o|e|i|u|ü|v)"
)
SYLLABLES = re.compile(rf"(?:{INITIAL}?{FINAL}|n|ng|m|hm){{1,3}}")

ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
BLOCK = "p|br|div|li|ul|ol|tr|td|table|h[1-6]|section|article|blockquote|hr"
TAG = re.compile(
    rf"</?(?:({BLOCK})|[a-zA-Z][a-zA-Z0-9]{{0,15}})(?:\s[^<>]{{0,400}})?\s?/?>|<!--[^<>]{{0,400}}-->", re.IGNORECASE
)


def find_glosses(text: str) -> list[Edit]:
    """Deletions of pinyin readings behind the characters they read: 結(jié)核, not 核磁(MRI) or 应用(app)."""
    return [Edit(m.start(), m.end(), "", "pinyin") for m in GLOSS.finditer(text) if _is_reading(m.group(1))]


def _is_reading(letters: str) -> bool:
    plain = "".join(c for c in unicodedata.normalize("NFD", letters) if c not in "\u0304\u0301\u030c\u0300")
    plain = unicodedata.normalize("NFC", plain)
    return (plain != letters or letters in NEUTRAL) and SYLLABLES.fullmatch(plain) is not None


def find_markup(text: str) -> list[Edit]:
    """Entities become what they stand for; tags go, block tags leave a line end."""
    edits = [Edit(m.start(), m.end(), "\n" if m.group(1) else "", "tag") for m in TAG.finditer(text)]
    for match in ENTITY.finditer(text):
        replaced = html.unescape(match.group())
        if replaced != match.group():
            edits.append(Edit(match.start(), match.end(), replaced, "entity"))
    return _without_overlaps(edits)


def _without_overlaps(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
