"""Which names mean one hospital: full and short ones, with and without a place, numbered and attached."""

from __future__ import annotations

import re
from functools import cache

from extract.rulebook import RuleBook
from extract.rulebook.wordlists import NUMERALS, any_of

ADMIN = re.compile(r"[省市县区州盟旗]")
NUMBER = re.compile(rf"(?P<attached>附属?)?(?<![第{NUMERALS}])(?P<number>[{NUMERALS}]{{1,2}})(?=人民医院|中?医院)")
NUMBERED = re.compile(rf"(?<![第{NUMERALS}])[{NUMERALS}]{{1,2}}医院$")
TOWNSHIP = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:[镇乡](?=(?:中心)?卫生院$)|[镇乡]?中心(?=卫生院$))")
SHORTEST = 5  # characters of a health centre's name without its township
LONGEST_PROVINCE = 4  # characters
SHORT = {"中医医院": "中医院", "妇幼保健院": "妇幼院", "妇保院": "妇幼院"}  # one kind, spelt in several ways
SHORTER = re.compile("|".join(SHORT))
COUNTY = re.compile(r"[县市区旗]医院$")


class NameForms:
    """Compares names, with the words of one rule book."""

    def __init__(self, book: RuleBook) -> None:
        nations, special = (any_of(book.lexicon(n)).pattern for n in ("nationalities", "hospital_specialties"))
        self.nations = re.compile(f"(?:(?:{nations})族)+自治")  # 大通回族土族自治县 is 大通县 for short
        self.special = re.compile(f"[省市县区州](?:{special})")
        self.forces = any_of(book.lexicon("hospital_forces"))

    def means(self, long: str, short: str) -> bool:
        """Whether `short` is a shorter form of the name `long`: 市立医院 of 清河市立医院, without counting 省市县区."""
        if NUMBERED.search(short):
            long = long.replace("人民医院", "医院")  # 市三医院 of 长治市第三人民医院
        long, short = (SHORTER.sub(lambda m: SHORT[m.group()], _numbered(name)) for name in (long, short))
        if long.endswith((_expanded(short), short)) or short_of(long, short) or _of_university(long, short):
            return True
        if self._of_force(long, short):
            return True
        if re.sub(r"第(?=\d)", "", long) == re.sub(r"第(?=\d)", "", short):
            return True  # 解放军37医院 of 解放军第37医院
        special = self.special.match(short) and long.endswith(short[1:]) and short[0] in long
        if special or _of_township(long, short):
            return True  # 市骨科医院 of 玉林市中西医结合骨科医院
        bare_long, bare_short = ADMIN.sub("", self.nations.sub("", long)), ADMIN.sub("", short)
        if COUNTY.search(short) and long.endswith(f"{short[:-2]}人民医院"):
            return True  # 太和县医院 of 太和县人民医院
        return bare_long == bare_short or (len(bare_short) >= 5 and bare_long.endswith(bare_short))

    def _of_force(self, long: str, short: str) -> bool:
        """武警总队医院 of 武警甘肃总队医院."""
        force = self.forces.match(long)
        if force is None or not short.startswith(force.group()):
            return False
        return 0 < len(long) - len(short) <= LONGEST_PROVINCE and long.endswith(short[force.end() :])


@cache
def name_forms(book: RuleBook) -> NameForms:
    """Compiled once a rule book."""
    return NameForms(book)


def _of_township(long: str, short: str) -> bool:
    """新厂镇卫生院 of 石首市新厂卫生院, 长平卫生院 of 上栗县长平乡卫生院."""
    without = TOWNSHIP.sub("", long)
    shorter = len(short) >= SHORTEST and without != long and without.endswith(short)
    return shorter or (TOWNSHIP.search(short) is not None and without.endswith(TOWNSHIP.sub("", short)))


def _numbered(name: str) -> str:
    """附二医院, 附属二医院 -> 附属第二医院."""
    return NUMBER.sub(lambda m: f"{'附属' if m['attached'] else ''}第{m['number']}", name)


def _expanded(name: str) -> str:
    """市二院骨伤医院 -> 市第二医院骨伤医院."""
    return re.sub(rf"^(省|市|县|区)?([{NUMERALS}]{{1,2}})院(?=.)", r"\1第\2医院", name)


def _of_university(long: str, short: str) -> bool:
    """通大附院 of 南通大学附属医院, 重医附属永川医院 of 重庆医科大学附属永川医院."""
    match = re.fullmatch(r"(?P<head>[\u4e00-\u9fff]{1,2}[医大]大?)(?P<rest>附属.+|附院)", short)
    if match is None:
        return False
    rest = iter(long)
    ending = "附属医院" if match["rest"] == "附院" else match["rest"]
    return long.endswith(ending) and all(char in rest for char in match["head"])


def short_of(long: str, short: str) -> bool:
    """郑州九院 and 市九医 of 郑州市第九人民医院, 兰大一院 of 兰州大学第一医院: place and number agree."""
    shape = rf"(?P<place>.*?)(?P<admin>[省市县区州]|大附?)?(?P<ordinal>[{NUMERALS}]{{1,2}})(?P<attached>附)?[院医]"
    match = re.fullmatch(shape, short)
    if match is None or re.search(rf"第{match['ordinal']}(?:(?!医院).)*医院$", long) is None:
        return False
    rest = iter(long)
    return all(char in rest for char in match["place"] + (match["admin"] or "")) and (
        not match["attached"] or "附" in long
    )
