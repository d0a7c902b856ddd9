"""One spelling for every way to write a numeral, character for character.

`fold` never changes the length of a text, so an offset into the folded text is an offset into the original.
"""

from __future__ import annotations

import re

_PAIRS = {
    "０１２３４５６７８９．％﹪／－～Ｋｋ": "0123456789.%%/-~Kk",
    # Capital numerals that are hardly ever anything else; 肆伍陆拾 are words too and wait for _CAPITALS.
    "壹贰貳叁叄柒捌玖佰仟": "一二二三三七八九百千",
    "○俩倆兩仨萬億負點幾個餘來數將約過滿對後內又〡": "〇两两两三万亿负点几个余来数将约过满对后内又一",
    # Measure words in Traditional script, so that one list of units serves both.
    "場戶條張臺隻間輛種時鐘圓項週號": "场户条张台只间辆种时钟圆项周号",
    "歲雙節課處輪層噸畝釐裏裡": "岁双节课处轮层吨亩厘里里",
}
_TABLE = str.maketrans({a: b for old, new in _PAIRS.items() for a, b in zip(old, new, strict=True)})

# 肆伍陆陸拾 stand for digits only next to another capital numeral: 肆拾陆, not 队伍, 陆续, 收拾一下.
_CAPITALS = re.compile(
    r"拾(?=[一二三四五六七八九肆伍陆陸]?[ ]{0,2}[万亿零百])"
    r"|(?<=[一二三四五六七八九肆伍陆陸百千万零])拾(?=[一二三四五六七八九肆伍陆陸])"
    r"|(?<=[一二三四五六七八九肆伍陆陸])拾"
    r"|(?<![登大])[肆伍陆陸](?=拾|百|佰)"
    r"|(?<=[拾百])[肆伍陆陸]"
    r"|(?<=分之)[肆伍陆陸]"
    r"|(?<![登大])[肆伍陆陸](?=[ ]?点[ ]?[一二三四五六七八九])"
)
_CAPITAL = {"肆": "四", "伍": "五", "陆": "六", "陸": "六", "拾": "十"}
_ADDRESS = re.compile(r"(?:https?|ftp)://[!-~]{1,2000}")


def fold(text: str) -> str:
    """`text` with digits, numerals, signs and measure words in one spelling, of the same length.

    Web addresses become NUL characters: their digits count nothing.

    >>> fold("肆佰陸拾萬名，３．６％")
    '四百六十万名，3.6%'
    """
    folded = text.translate(_TABLE)
    if "://" in folded:
        folded = _ADDRESS.sub(lambda match: "\0" * len(match.group()), folded)
    return _CAPITALS.sub(lambda match: _CAPITAL[match.group()], folded)
