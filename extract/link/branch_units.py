"""Units that are no hospital and have party organisations of their own: villages, schools, firms, the state."""

from __future__ import annotations

import re

from extract.link.branch_lists import KIND
from extract.link.branch_names import ORDINAL
from extract.link.context import Context
from extract.rulebook.wordlists import any_of

GOVERNMENT = re.compile(
    r"(?:卫[^院]{0,5}[委局]|政府|兵团|[省市县区州]委|人大|政协|法院|检察院|[财税教民公]\w{0,2}局|[^医信]局|厅)(?:直属)?(?:机关|行业)?$|^局(?:机关)?$|[省市县区州](?:教卫|科教|卫生)(?:工作)?$|[\d一二三四五六七八九十][师团]$"
)
OFFICE = re.compile(r"(?:卫\w{0,5}[委局]|[省市县区]\w{1,8}[局厅委])\w{2,10}[处科]$")  # 省卫健委体制改革处
# 生命科学学院教师行政|党支部: a school's, whatever of it.
OF_SCHOOL = re.compile(
    r"^(?!医学院)[\u4e00-\u9fff]{2,8}(?:大学|学院|中学|小学|学校)(?=[\u4e00-\u9fff])(?!附属|医院|第[一二三四]临床)"
)
# 某金融集团有限公司金投健康|党支部: a company's, whatever of it.
OF_COMPANY = re.compile(r"(?:有限|股份|责任|集团)公司")
# 市疾控中心|离退休, 市疾控中心|行政, 行政执法支队|机关.
STAFF = re.compile(r"(?:离?退休|在职|机关|行政|业务|职能|后勤)(?:干部|职工|人员)?$")
DIVISION_UNIT = re.compile(
    r"^.{1,16}(?:省|市|县|区|镇|乡|街道(?:办事处|办)?)(?=.{2,}(?:村|社区|街道|镇|公司|学校|小学|中学))"
)
# Short words for a unit, and how its full name ends.
SCHOOLS = ("学校", "大学", "学院", "中学", "小学")
SHORT_UNITS = {"集团": ("集团",), "公司": ("公司",), "校": SCHOOLS, "学校": SCHOOLS}


class Units:
    """Tells whose a name without a hospital is, by what stands before 党支部."""

    def __init__(self, context: Context) -> None:
        self.ending = re.compile(f"(?:{any_of(context.book.lexicon('unit_endings')).pattern})$")

    def outside(self, head: str) -> bool:
        """石桥村, 春光社区第九, 省卫健委体制改革处, 生命科学学院教师: no part of a hospital."""
        unit = STAFF.sub("", ORDINAL.sub("", head))
        return any(pattern.search(unit) for pattern in (self.ending, OFFICE, OF_SCHOOL, OF_COMPANY))

    def governs(self, head: str) -> bool:
        """博乐市党委, 自治区党委, 石桥镇党委, 市卫健委机关党委: the committee of a division or of the state."""
        if GOVERNMENT.search(ORDINAL.sub("", head)):
            return True
        if not head or not re.search(r"(?:[省市县州旗盟镇乡]|(?<![病院社校园片民])区|街道)$", head):
            return False
        return self.ending.search(head) is None or re.search(r"(?:镇|乡|街道)$", head) is not None

    def without_division(self, name: str) -> str:
        """The unit's name without the divisions it lies in."""
        return DIVISION_UNIT.sub("", name)


def full_endings(name: str) -> tuple[str, ...]:
    """How the names end that `name` may be short for: 校党委 -> 学校党委, 大学党委 …; 村党支部 -> itself."""
    kind = KIND.search(name)
    unit = name[: kind.start()] if kind else name
    return tuple(full + name[len(unit) :] for full in SHORT_UNITS.get(unit, (unit,)))
