"""The date of publication, from a line of metadata or a web address."""

from __future__ import annotations

import re

from extract.dates.grammar import fold
from extract.dates.stamps import Stamp, small_number

_N = "〇零一二三四五六七八九十"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # Full dates, most explicit first; the lookarounds keep them out of longer digit strings (ids, phones).
        r"(?<![0-9])((?:19|20)[0-9]{2}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日",
        r"(?<![0-9])((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])",
        rf"((?:一九|二[〇零])[{_N}]{{2}})年([{_N}]{{1,2}})月([{_N}]{{1,3}})日",
        r"(?<![0-9])((?:19|20)[0-9]{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12][0-9]|3[01])(?![0-9])",
        r"(?<![0-9])((?:19|20)[0-9]{2}) ?年 ?([0-9]{1,2}) ?月",
        r"(?<![0-9])((?:19|20)[0-9]{2})[-/]?(0[1-9]|1[0-2])(?![0-9-])",
    )
)


def parse_published(text: str) -> str | None:
    """The first full date of `text` as EDTF, else its first year and month, else None.

    >>> parse_published("2022年11月16日 10:02"), parse_published("http://a.cn/hyzx/2022-01-21/4.html")
    ('2022-11-16', '2022-01-21')
    """
    folded = fold(text)
    for shape in _SHAPES:
        for match in shape.finditer(folded):
            stamp = Stamp(*(small_number(part) for part in match.groups() if part not in "-/."))
            if stamp.valid():
                return stamp.edtf()
    return None
