"""Short invented texts and the records that SPEC section 2 asks of them.

Every person and hospital here is invented; divisions are real. What is expected was written from the SPEC, not from
what the program says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import pytest

from extract import Pipeline, Result

Answer = tuple[object, ...]


@dataclass(frozen=True)
class Case:
    """A text and what must be found in it; what is None is not asked.

    hospitals: (name, is_subject); branches: (name, level); owners: (name, name of its hospital or None);
    secretaries: (person, role, branch_name); claims: (text, value, comparator); events: (type, date, place).
    Order does not matter, repeats do.
    """

    text: str
    hospitals: list[Answer] | None = None
    aliases: dict[str, list[str]] | None = None
    levels: dict[str, str | None] | None = None
    places: dict[str, Answer] | None = None
    branches: list[Answer] | None = None
    owners: list[Answer] | None = None
    other_names: dict[str, list[str]] | None = None
    brands: dict[str, str | None] | None = None
    parents: dict[str, str | None] | None = None
    secretaries: list[Answer] | None = None
    titles: dict[str, list[str]] | None = None
    claims: list[Answer] | None = None
    units: dict[str, str | None] | None = None
    kinds: dict[str, str] | None = None
    subjects: dict[str, str | None] | None = None
    events: list[Answer] | None = None
    organizers: list[list[str]] | None = None
    participants: list[list[str]] | None = None
    event_names: list[str | None] | None = None
    event_claims: list[list[str]] | None = None


CASES = {
    # --- secretaries: title strings -----------------------------------------------------------------------------------
    "post-first": Case(
        "凤阳县晴川医院外科第二党支部书记、骨科学科带头人、骨科主任沈知秋介绍了手术的经过。",
        secretaries=[("沈知秋", "secretary", "外科第二党支部")],
        titles={"沈知秋": ["骨科学科带头人", "骨科主任"]},
        branches=[("外科第二党支部", "branch")],
        owners=[("外科第二党支部", "凤阳县晴川医院")],
    ),
    "post-last": Case(
        "凤阳县晴川医院骨科学科带头人、骨科主任、外科第二党支部书记沈知秋介绍了手术的经过。",
        secretaries=[("沈知秋", "secretary", "外科第二党支部")],
        titles={"沈知秋": ["骨科学科带头人", "骨科主任"]},
    ),
    "several-people": Case(
        "凤阳县晴川医院外科党总支书记、口腔科主任顾长亭，外科第七党支部书记、肿瘤外科护士长柳望舒，外科第六党支部、普外科护师叶知行，"
        "口腔科副主任医师林晚舟、苏远山都来了。",
        secretaries=[("顾长亭", "secretary", "外科党总支"), ("柳望舒", "secretary", "外科第七党支部")],
        branches=[("外科党总支", "general_branch"), ("外科第七党支部", "branch"), ("外科第六党支部", "branch")],
        titles={"顾长亭": ["口腔科主任"], "柳望舒": ["肿瘤外科护士长"]},
    ),
    "member": Case(
        "凤阳县晴川医院外科第六党支部、普外科护师叶知行也来了。",
        secretaries=[],
        branches=[("外科第六党支部", "branch")],
    ),
    "in-brackets": Case(
        "带队的是柳望舒（凤阳县晴川医院护理党支部书记、护理部主任）。",
        secretaries=[("柳望舒", "secretary", "护理党支部")],
        titles={"柳望舒": ["护理部主任"]},
    ),
    "committee": Case(
        "凤阳县晴川医院党委书记、院长沈知秋，党委副书记、副院长柳望舒，党委委员、总会计师叶知行，纪委书记顾长亭一同看望了队员。",
        secretaries=[
            ("沈知秋", "secretary", "党委"),
            ("柳望舒", "deputy_secretary", "党委"),
            ("叶知行", "committee_member", "党委"),
            ("顾长亭", "discipline_secretary", "纪委"),
        ],
        branches=[("党委", "party_committee")],
        titles={"沈知秋": ["院长"], "柳望舒": ["副院长"]},
    ),
    "two-posts": Case(
        "凤阳县晴川医院党委副书记、纪委书记沈知秋看望了队员。",
        secretaries=[("沈知秋", "deputy_secretary", "党委"), ("沈知秋", "discipline_secretary", "纪委")],
    ),
    "told-twice": Case(
        "凤阳县晴川医院内科党支部书记沈知秋到了现场。内科党支部书记沈知秋说，群众的事没有小事。",
        secretaries=[("沈知秋", "secretary", "内科党支部")],
    ),
    "two-organisations": Case(
        "凤阳县晴川医院外科党总支书记、外科第一党支部书记沈知秋到了现场。",
        secretaries=[("沈知秋", "secretary", "外科党总支"), ("沈知秋", "secretary", "外科第一党支部")],
    ),
    "department-head": Case(
        "凤阳县晴川医院神经内科主任、党支部书记沈知秋说，病人等不得。",
        secretaries=[("沈知秋", "secretary", "神经内科党支部")],
        branches=[("神经内科党支部", "branch")],
        titles={"沈知秋": ["神经内科主任"]},
    ),
    "nurse-head": Case(
        "凤阳县晴川医院血液透析室护士长、党支部书记柳望舒说，病人等不得。",
        secretaries=[("柳望舒", "secretary", "血液透析室党支部")],
    ),
    "members-in-a-row": Case(
        "凤阳县晴川医院药学党支部支部委员柳望舒、叶知行把药送到了村里。",
        secretaries=[("柳望舒", "committee_member", "药学党支部"), ("叶知行", "committee_member", "药学党支部")],
    ),
    "specific-member": Case(
        "凤阳县晴川医院门诊第一党支部宣传委员、主管药师叶知行，门诊第五党支部组织委员、超声科副主任医师林晚舟参加了活动。",
        secretaries=[
            ("叶知行", "committee_member", "门诊第一党支部"),
            ("林晚舟", "committee_member", "门诊第五党支部"),
        ],
        titles={"叶知行": ["主管药师"], "林晚舟": ["超声科副主任医师"]},
    ),
    # --- secretaries: verbs and colons --------------------------------------------------------------------------------
    "ren": Case(
        "骨科主任沈知秋任凤阳县晴川医院外科第二党支部书记，今年是第三个年头。",
        secretaries=[("沈知秋", "secretary", "外科第二党支部")],
    ),
    "danren": Case(
        "去年换届，沈知秋同志担任凤阳县晴川医院内科党支部书记。",
        secretaries=[("沈知秋", "secretary", "内科党支部")],
    ),
    "you-danren": Case(
        "凤阳县晴川医院内科党支部书记由心内科主任沈知秋担任。",
        secretaries=[("沈知秋", "secretary", "内科党支部")],
    ),
    "is-too": Case(
        "林晚舟是凤阳县晴川医院超声科副主任医师，她同时是门诊第五党支部组织委员。",
        secretaries=[("林晚舟", "committee_member", "门诊第五党支部")],
    ),
    "temporary": Case(
        "凤阳县晴川医院医疗队成立临时党支部，沈知秋同志任临时党支部书记，柳望舒、叶知行同志任副书记。",
        secretaries=[
            ("沈知秋", "secretary", "临时党支部"),
            ("柳望舒", "deputy_secretary", "临时党支部"),
            ("叶知行", "deputy_secretary", "临时党支部"),
        ],
        branches=[("临时党支部", "branch")],
    ),
    "respectively": Case(
        "凤阳县晴川医院医疗队临时党支部在驻地成立，重症医学科主任沈知秋任书记，护士长柳望舒、药师叶知行分别任组织委员、宣传委员。",
        secretaries=[
            ("沈知秋", "secretary", "医疗队临时党支部"),
            ("柳望舒", "committee_member", "医疗队临时党支部"),
            ("叶知行", "committee_member", "医疗队临时党支部"),
        ],
    ),
    "colon": Case(
        "凤阳县晴川医院门诊党支部换届结果\n门诊党支部书记：沈知秋\n副书记：柳望舒\n宣传委员：叶知行",
        secretaries=[
            ("沈知秋", "secretary", "门诊党支部"),
            ("柳望舒", "deputy_secretary", "门诊党支部"),
            ("叶知行", "committee_member", "门诊党支部"),
        ],
    ),
    "list-of-leaders": Case(
        "凤阳县晴川医院领导班子\n党委书记：沈知秋\n党委副书记、院长：柳望舒\n纪委书记：叶知行",
        secretaries=[
            ("沈知秋", "secretary", "党委"),
            ("柳望舒", "deputy_secretary", "党委"),
            ("叶知行", "discipline_secretary", "纪委"),
        ],
        branches=[("党委", "party_committee")],
        owners=[("党委", "凤阳县晴川医院")],
    ),
    "behind-the-name": Case(
        "凤阳县晴川医院内科党支部到敬老院量血压，沈知秋书记忙到了中午。",
        secretaries=[("沈知秋", "secretary", "内科党支部")],
    ),
    "pair": Case(
        "凤阳县晴川医院内科党支部书记沈知秋、副书记柳望舒带着大家上了山。",
        secretaries=[("沈知秋", "secretary", "内科党支部"), ("柳望舒", "deputy_secretary", "内科党支部")],
    ),
    "both-heads": Case(
        "凤阳县晴川医院党委书记沈知秋、院长柳望舒到场慰问。",
        secretaries=[("沈知秋", "secretary", "党委")],
    ),
    "secretary-and-director": Case(
        "凤阳县晴川医院内科党支部书记兼心内科主任沈知秋带着大家上了山。",
        secretaries=[("沈知秋", "secretary", "内科党支部")],
        titles={"沈知秋": ["心内科主任"]},
    ),
    "biography": Case(
        "沈知秋，男，中共党员，现任凤阳县晴川医院内科党支部书记、心内科主任。",
        secretaries=[("沈知秋", "secretary", "内科党支部")],
    ),
    "compound-surname": Case(
        "凤阳县晴川医院内科党支部书记欧阳青禾说，外科党支部书记司马砚带队。",
        secretaries=[("欧阳青禾", "secretary", "内科党支部"), ("司马砚", "secretary", "外科党支部")],
    ),
    "short-names": Case(
        "凤阳县晴川医院内科党支部书记沈岳说，外科党支部书记林砚等三人上了山，儿科党支部书记何帆有办法。",
        secretaries=[
            ("沈岳", "secretary", "内科党支部"),
            ("林砚", "secretary", "外科党支部"),
            ("何帆", "secretary", "儿科党支部"),
        ],
    ),
    "spaced-name": Case(
        "凤阳县晴川医院内科党支部书记 沈　岳 带队上了山。",
        secretaries=[("沈岳", "secretary", "内科党支部")],
    ),
    "minority-name": Case(
        "凤阳县晴川医院内科党支部书记阿依古丽·买买提带队上了山。",
        secretaries=[("阿依古丽·买买提", "secretary", "内科党支部")],
    ),
    "generic-titles": Case(
        "凤阳县晴川医院的支部书记们都来了，党支部书记要带头，老书记也说好，每位书记认领一个项目。",
        secretaries=[],
    ),
    # --- secretaries: whose post --------------------------------------------------------------------------------------
    "branch-before": Case(
        "凤阳县晴川医院内科第一党支部走进了校园。\n孩子们围成一圈，支部书记沈知秋教大家洗手。",
        secretaries=[("沈知秋", "secretary", "内科第一党支部")],
    ),
    "nearest-branch": Case(
        "凤阳县晴川医院内科党支部去了东边。外科党支部去了西边。支部书记柳望舒说，西边的路更难走。",
        secretaries=[("柳望舒", "secretary", "外科党支部")],
    ),
    "hospital-alone": Case(
        "凤阳县晴川医院病房楼启用。医院副书记林晚舟告诉记者，床位不再紧张。",
        secretaries=[("林晚舟", "deputy_secretary", "党委")],
    ),
    "own-committee": Case(
        "凤阳县晴川医院病房楼启用。我院党委书记沈知秋说，床位不再紧张。",
        secretaries=[("沈知秋", "secretary", "党委")],
        branches=[("党委", "party_committee")],
        owners=[("党委", "凤阳县晴川医院")],
    ),
    "government": Case(
        "滁州市委书记赵云深、滁州市卫健委党组书记周望岳来到凤阳县晴川医院，看望一线医护人员。",
        secretaries=[
            ("赵云深", "secretary", "滁州市委"),
            ("周望岳", "secretary", "滁州市卫健委党组"),
        ],
        branches=[],
    ),
    "general-secretary": Case(
        "凤阳县晴川医院内科党支部学习了习近平总书记的重要讲话，习近平总书记强调，人民至上、生命至上。",
        secretaries=[],
    ),
    "other-parties": Case(
        "凤阳县晴川医院眼科副主任医师、民革支部主委柳望舒和民盟支部的会员也在队伍里。",
        secretaries=[],
        branches=[],
    ),
    "youth-league": Case(
        "凤阳县晴川医院团委书记叶知行、急诊团支部书记柳望舒带着年轻人来了。",
        secretaries=[],
        branches=[],
    ),
    "first-secretary": Case(
        "凤阳县晴川医院派驻青石村第一书记叶知行和青石村党支部的党员一起修路。",
        secretaries=[("叶知行", "first_secretary", "青石村党支部")],
        branches=[("青石村党支部", "branch")],
        owners=[("青石村党支部", None)],
    ),
    "first-secretary-alone": Case(
        "凤阳县晴川医院派驻青石村第一书记叶知行走访了村民。",
        secretaries=[("叶知行", "first_secretary", None)],
        branches=[],
    ),
    "village-secretary": Case(
        "凤阳县晴川医院的医生来了。青石村党支部书记顾长亭说，村里好久没这么热闹。",
        secretaries=[("顾长亭", "secretary", "青石村党支部")],
        owners=[("青石村党支部", None)],
    ),
    "partner-hospital": Case(
        "凤阳县晴川医院派专家下乡。凤阳县板桥镇卫生院党支部书记、院长顾长亭说，镇上的人得了实惠。",
        # A partner's branch keeps its unit in the name: 党支部 alone would say nothing.
        secretaries=[("顾长亭", "secretary", "凤阳县板桥镇卫生院党支部")],
        titles={"顾长亭": ["院长"]},
    ),
    # --- branches -----------------------------------------------------------------------------------------------------
    "partner-units": Case(
        "凤阳县晴川医院外科党支部与长乐社区党支部、县实验小学党支部、长风集团公司党委结成了共建单位。",
        branches=[
            ("外科党支部", "branch"),
            ("长乐社区党支部", "branch"),
            ("县实验小学党支部", "branch"),
            ("长风集团公司党委", "party_committee"),
        ],
        owners=[
            ("外科党支部", "凤阳县晴川医院"),
            ("长乐社区党支部", None),
            ("县实验小学党支部", None),
            ("长风集团公司党委", None),
        ],
    ),
    "shared-ordinals": Case(
        "凤阳县晴川医院儿科第一、第二党支部走进了幼儿园。",
        branches=[("儿科第一党支部", "branch"), ("儿科第二党支部", "branch")],
    ),
    "shared-ordinals-three": Case(
        "凤阳县晴川医院内科第一、第二、第三党支部走进了幼儿园。",
        branches=[("内科第一党支部", "branch"), ("内科第二党支部", "branch"), ("内科第三党支部", "branch")],
    ),
    "shared-suffix": Case(
        "凤阳县晴川医院内科、外科党支部走进了幼儿园。",
        branches=[("内科党支部", "branch"), ("外科党支部", "branch")],
    ),
    "brackets": Case(
        "凤阳县晴川医院第一支部（行政支部）管后勤，第二支部（内科支部）管慢病。行政支部人最多。",
        branches=[("第一支部", "branch"), ("第二支部", "branch")],
        other_names={"第一支部": ["行政支部"], "第二支部": ["内科支部"]},
    ),
    "short-form": Case(
        "凤阳县晴川医院外科第四党支部进了山。到了晚上，第四支部的灯还亮着。",
        branches=[("外科第四党支部", "branch")],
    ),
    "respectively-brands": Case(
        "凤阳县晴川医院有三块牌子：第一支部（行政支部）、第二支部（内科支部）、第三支部（外科支部）的品牌名称分别是“同心圆”“暖杏林”“快刀手”。",
        brands={"第一支部": "同心圆", "第二支部": "暖杏林", "第三支部": "快刀手"},
    ),
    "in-turn-brands": Case(
        "凤阳县晴川医院党委下设三个党支部：机关党支部、内科党支部和外科党支部，党建品牌依次为“同心圆”“暖杏林”“快刀手”。",
        brands={"机关党支部": "同心圆", "内科党支部": "暖杏林", "外科党支部": "快刀手", "党委": None},
    ),
    "own-brand": Case(
        "凤阳县晴川医院骨科党支部打造“硬骨先锋”党建品牌。内科党支部没有品牌。",
        brands={"骨科党支部": "硬骨先锋", "内科党支部": None},
    ),
    "committee-names": Case(
        "凤阳县晴川医院党委作了部署。按照院党委要求，我院党委成员分头下乡，医院党委还派了车。该院党委说到做到。",
        branches=[("党委", "party_committee")],
        owners=[("党委", "凤阳县晴川医院")],
    ),
    "two-committees": Case(
        "凤阳县晴川医院党委同霞浦县海韵医院党委结成了对子。",
        branches=[("党委", "party_committee"), ("党委", "party_committee")],
        owners=[("党委", "凤阳县晴川医院"), ("党委", "霞浦县海韵医院")],
    ),
    "counts-of-branches": Case(
        "凤阳县晴川医院全院33个党支部、7个党总支都动了起来，各党支部比着干，每个支部都有任务，支部的党员冲在前面。",
        branches=[],
    ),
    "no-branches": Case(
        "省委、市委部署之后，滁州市委组织部、凤阳县委宣传部和县政府党组的人来到凤阳县晴川医院。",
        branches=[],
        secretaries=[],
    ),
    "levels": Case(
        "凤阳县晴川医院党委下设内科党总支，内科党总支下面有心内科党支部，心内科党支部又有第二党小组。",
        branches=[
            ("党委", "party_committee"),
            ("内科党总支", "general_branch"),
            ("心内科党支部", "branch"),
            ("第二党小组", "group"),
        ],
    ),
    "parents": Case(
        "凤阳县晴川医院党委很重视。外科党总支把任务交给外科第一党支部，内科党支部也领了任务。",
        parents={"党委": None, "外科党总支": "党委", "外科第一党支部": "外科党总支", "内科党支部": "党委"},
    ),
    # --- hospitals ----------------------------------------------------------------------------------------------------
    "alias": Case(
        "晴川之光\n阳朔县晴川医院建在江边。晴川医院的医生常坐船出诊。",
        hospitals=[("阳朔县晴川医院", True)],
        aliases={"阳朔县晴川医院": ["晴川医院"]},
        places={"阳朔县晴川医院": ("广西壮族自治区", "桂林市", "阳朔县", "450321")},
    ),
    "generic": Case(
        "他跑遍了大医院、三甲医院，也去过县中医院和乡镇卫生院。阳朔县晴川医院收下了他，晴川医院的医生治好了他。",
        hospitals=[("阳朔县晴川医院", True)],
    ),
    "second-name": Case(
        "阳朔县晴川医院骨伤医院（阳朔县骨伤专科医院）开诊了。",
        hospitals=[("阳朔县晴川医院骨伤医院", True)],
        aliases={"阳朔县晴川医院骨伤医院": ["阳朔县骨伤专科医院"]},
    ),
    "number": Case(
        "滁州市第三人民医院开展了新手术。市三院的医生说，这是头一回。",
        hospitals=[("滁州市第三人民医院", True)],
        aliases={"滁州市第三人民医院": ["市三院"]},
    ),
    "number-place": Case(
        "滁州市第三人民医院开展了新手术。滁州三院的医生说，这是头一回。",
        hospitals=[("滁州市第三人民医院", True)],
        aliases={"滁州市第三人民医院": ["滁州三院"]},
    ),
    "place-in-front": Case(
        "赤峰市宁城县晴川医院的医生来到凤阳县板桥镇卫生院和板桥社区卫生服务中心。",
        hospitals=[
            ("赤峰市宁城县晴川医院", True),
            ("凤阳县板桥镇卫生院", False),
            ("板桥社区卫生服务中心", False),
        ],
    ),
    "no-hospitals": Case(
        "阳朔县晴川医院东山院区的胸痛中心、儿科和县疾控中心、县卫健委、桂北医科大学一起加入了医联体。",
        hospitals=[("阳朔县晴川医院", True)],
    ),
    "university-hospital": Case(
        "海西医科大学第一附属医院的专家来了。",
        hospitals=[("海西医科大学第一附属医院", True)],
    ),
    "grade": Case(
        "阳朔县晴川医院是一家三级甲等综合医院。",
        levels={"阳朔县晴川医院": "三级甲等"},
    ),
    "digest": Case(
        "卫健简讯\n▲阳朔县晴川医院党委9月19日派医生下乡。\n▲凤阳县云海医院正畸科党支部走进了小学。\n▲霞浦县海韵医院党支部书记沈知秋昨日进了村。",
        hospitals=[("阳朔县晴川医院", False), ("凤阳县云海医院", False), ("霞浦县海韵医院", False)],
        owners=[
            ("党委", "阳朔县晴川医院"),
            ("正畸科党支部", "凤阳县云海医院"),
            ("霞浦县海韵医院党支部", "霞浦县海韵医院"),
        ],
    ),
    "visitor-is-subject": Case(
        "晴川医院下乡记\n阳朔县晴川医院的医生来到凤阳县云海医院，又来到霞浦县海韵医院。晴川医院的护士也来了。",
        hospitals=[("阳朔县晴川医院", True), ("凤阳县云海医院", False), ("霞浦县海韵医院", False)],
    ),
    # --- claims -------------------------------------------------------------------------------------------------------
    "comparators": Case(
        "阳朔县晴川医院服务了200余位老人，来了近300名学生，发了约50份材料，走了超过20公里，排队不到5分钟，几十名护士、十几名医生、数百名"
        "群众到场，百余名党员报名，还有10多种药、30人左右的车队。",
        claims=[
            ("200余位", 200, "over"),
            ("近300名", 300, "near"),
            ("约50份", 50, "approx"),
            ("超过20公里", 20, "over"),
            ("不到5分钟", 5, "under"),
            ("几十名", 10, "several"),
            ("十几名", 10, "several"),
            ("数百名", 100, "several"),
            ("百余名", 100, "over"),
            ("10多种", 10, "over"),
            ("30人左右", 30, "approx"),
        ],
    ),
    "values": Case(
        "阳朔县晴川医院筹款37.1万元，九成的老人复查，等了半个小时，不超过50人，来了2至3名专家，满意率98.6%。",
        claims=[
            ("37.1万元", 371000, "eq"),
            ("九成", 90, "eq"),
            ("半个小时", 0.5, "eq"),
            ("不超过50人", 50, "under"),
            ("2至3名", 2, "range"),
            ("98.6%", 98.6, "eq"),
        ],
        units={"九成": "%", "半个小时": "小时", "98.6%": "%"},
    ),
    "ge": Case(
        "阳朔县晴川医院的护士守了4个小时，等了3个月，办了12场次讲座，师生1600人次听课。",
        claims=[
            ("4个小时", 4, "eq"),
            ("3个月", 3, "eq"),
            ("12场次", 12, "eq"),
            ("1600人次", 1600, "eq"),
        ],
        units={"4个小时": "小时", "3个月": "月", "12场次": "场次"},
    ),
    "idioms": Case(
        "阳朔县晴川医院坚持三会一课，一把手抓到底，培养双带头人，推行一站式服务和乙类乙管，落实十四五规划，擦亮四线四色，一个支部一个品牌，"
        "搞好每一次活动，带出一批骨干，多名党员、首批队员实现零感染。",
        claims=[],
    ),
    "numbers-of-names": Case(
        "2023年5月6日8时30分，阳朔县晴川医院15楼的一病区来了60岁的老人，这是第33个这样的病人，三级医院的第二党支部也知道。",
        claims=[],
    ),
    "no-counts": Case(
        "阳朔县晴川医院几年前买了几辆车，等了数天，跑了多次，30天前他来过，18分钟后走了，一周、一天、一年都在忙，两省三方支持。",
        claims=[],
    ),
    "counts": Case(
        "阳朔县晴川医院的33个党支部提出三点建议，两家医院结对一年半，这两家都满意。",
        claims=[
            ("33个", 33, "eq"),
            ("三点", 3, "eq"),
            ("两家", 2, "eq"),
            ("一年半", 1.5, "eq"),
            ("两家", 2, "eq"),
        ],
    ),
    "kinds": Case(
        "阳朔县晴川医院来了5位专家，看病300人次，办了4场讲座，联合6家医院，发出70本手册，花费800元，占地900平方米，走了10公里，守了11天。",
        kinds={
            "5位": "person",
            "300人次": "person_time",
            "4场": "event",
            "6家": "institution",
            "70本": "item",
            "800元": "money",
            "900平方米": "area",
            "10公里": "length",
            "11天": "duration",
        },
    ),
    "furniture-counts": Case(
        "一盏灯\n阳朔县晴川医院的灯亮到天明，护士们守着病人，一句怨言也没有，直到东方发白，交班的人来了，她们才坐下来喝一口热水，又说起夜里的事。\n"
        "热线：0773-0000000　浏览：352次\n相关阅读\n我市12家医院入选",
        claims=[],
    ),
    # --- events -------------------------------------------------------------------------------------------------------
    "free-clinic": Case(
        "9月20日，凤阳县晴川医院外科党支部到板桥镇义诊，服务120人次，沈知秋等专家参加。",
        events=[("free_clinic", "XXXX-09-20", "板桥镇")],
        participants=[["沈知秋"]],
        claims=[("120人次", 120, "eq")],
    ),
    "dated-page": Case(
        "秋日的诊桌\n2021-10-08 来源：清江健康网\n9月20日，凤阳县晴川医院到板桥镇义诊，服务120人次。去年12月3日至4日，医院到小溪河镇义诊。",
        events=[
            ("free_clinic", "2021-09-20", "板桥镇"),
            ("free_clinic", "2020-12-03/2020-12-04", "小溪河镇"),
        ],
    ),
    "several-sentences": Case(
        "9月20日，凤阳县晴川医院到板桥镇义诊。现场，医生为老人量血压。活动共服务120人次，发放手册300份。",
        events=[("free_clinic", "XXXX-09-20", "板桥镇")],
        claims=[("120人次", 120, "eq"), ("300份", 300, "eq")],
    ),
    "two-events": Case(
        "9月20日，凤阳县晴川医院到板桥镇义诊。10月8日，医院又到小溪河镇义诊。",
        events=[("free_clinic", "XXXX-09-20", "板桥镇"), ("free_clinic", "XXXX-10-08", "小溪河镇")],
    ),
    "visit-of-many-parts": Case(
        "3月5日，凤阳县晴川医院的志愿者走进长乐社区，为居民义诊、讲健康知识、测血压。",
        events=[("free_clinic", "XXXX-03-05", "长乐社区")],
    ),
    "types": Case(
        "凤阳县晴川医院这一年\n"
        "2月11日，医院12名队员驰援鄂州市。\n"
        "3月5日，护理党支部到长乐社区开展志愿服务。\n"
        "4月8日，眼科党支部走进长乐小学举办科普讲座。\n"
        "5月6日，儿科党支部到板桥镇筛查儿童300名。\n"
        "6月1日，医院向长乐小学捐赠口罩5000只。\n"
        "7月9日，护士柳望舒到青石村顾大爷家中换药。\n"
        "8月2日，医院在小溪河镇卫生院培训村医30人。\n"
        "9月3日，一名老人在医院南门突然倒地，护士立即胸外按压。\n",
        events=[
            ("medical_aid", "XXXX-02-11", "鄂州市"),
            ("volunteer_service", "XXXX-03-05", "长乐社区"),
            ("health_education", "XXXX-04-08", "长乐小学"),
            ("screening", "XXXX-05-06", "板桥镇"),
            ("donation", "XXXX-06-01", "长乐小学"),
            ("home_visit", "XXXX-07-09", "青石村"),
            ("training", "XXXX-08-02", "小溪河镇卫生院"),
            ("rescue", "XXXX-09-03", "医院南门"),
        ],
    ),
    "total": Case(
        "凤阳县晴川医院内科党支部今年上半年义诊193场次，惠及群众18694人次。",
        events=[("free_clinic", None, None)],
    ),
    "named-day": Case(
        "儿童节这天，凤阳县晴川医院儿科党支部走进长乐小学，宣讲眼健康知识。",
        events=[("health_education", "XXXX-06-01", "长乐小学")],
        organizers=[["凤阳县晴川医院儿科党支部"]],
    ),
    "numbered-day": Case(
        "第33个“9·20全国爱牙日”，凤阳县晴川医院到怡和广场开展义诊。",
        events=[("free_clinic", "2021-09-20", "怡和广场")],
        claims=[],
    ),
    "standing": Case(
        "凤阳县晴川医院每周二到板桥镇坐诊，常年开展志愿服务，坚持送医上门，让群众在家门口看病。",
        events=[],
    ),
    "plans": Case(
        "下一步，凤阳县晴川医院将到板桥镇开展义诊50场。医院计划明年3月5日到长乐社区义诊。",
        events=[],
    ),
    "meetings": Case(
        "3月5日，凤阳县晴川医院召开志愿服务工作推进会。5月8日，医院与板桥镇卫生院举行对口帮扶签约仪式。6月1日，医院举办急救技能竞赛。"
        "7月1日，党员集中学习，重温入党誓词。",
        events=[],
    ),
    "slogans": Case(
        "凤阳县晴川医院大力弘扬志愿服务精神，把义诊当成检验初心的考场，让健康科普走进千家万户。",
        events=[],
    ),
    "treatment": Case(
        "凤阳县晴川医院去年门诊接诊10万人次，做手术3000台，收治患者2万名。",
        events=[],
    ),
    "others-act": Case(
        "凤阳县晴川医院开展义诊\n阳光大厦的物业公司5月6日给业主送去粽子。凤阳县晴川医院骨科5月7日到青石村义诊，看病60人次。",
        events=[("free_clinic", "XXXX-05-07", "青石村")],
    ),
    "passive": Case(
        "义诊活动由凤阳县晴川医院外科党支部主办，10月14日在怡和广场举行，80位居民前来问诊。",
        events=[("free_clinic", "XXXX-10-14", "怡和广场")],
        organizers=[["凤阳县晴川医院外科党支部"]],
        event_claims=[["80位"]],
    ),
    "named": Case(
        "10月14日，凤阳县晴川医院在怡和广场举办“情系山乡”义诊活动，30名专家参加，服务居民80人次。",
        events=[("free_clinic", "XXXX-10-14", "怡和广场")],
        event_names=["情系山乡"],
        event_claims=[["30名", "80人次"]],
    ),
    "lead-in": Case(
        "10月14日，凤阳县晴川医院外科党支部的党员来到青石村。他们为村民免费看病，查出高血压患者6人。",
        events=[("free_clinic", "XXXX-10-14", "青石村")],
        event_claims=[["6人"]],
    ),
    "mission": Case(
        "2月11日，凤阳县晴川医院21名队员驰援鄂州市。在鄂州市云岭医院，他们管理36张床位，收治患者102人，治愈出院97人。",
        events=[("medical_aid", "XXXX-02-11", "鄂州市")],
        claims=[("21名", 21, "eq"), ("36张", 36, "eq"), ("102人", 102, "eq"), ("97人", 97, "eq")],
    ),
    # --- forms that real pages use most -------------------------------------------------------------------------------
    "plan-of-a-place": Case("凤阳县晴川医院将在板桥镇开展义诊，将组织专家到青石村义诊。", events=[]),
    "visited-and-given": Case(
        "凤阳县晴川医院党委副书记王浩一行看望驻村干部，并为村民送去牛奶、食用油。",
        secretaries=[("王浩", "deputy_secretary", "党委")],
        events=[("donation", None, None)],
    ),
    "name-before-a-long-verb": Case(
        "6月28日，凤阳县晴川医院党委书记王强慰问老党员，党委副书记李芾陪同。",
        secretaries=[("王强", "secretary", "党委"), ("李芾", "deputy_secretary", "党委")],
    ),
    "counted-temporary": Case("凤阳县晴川医院下设3个临时党委和18个临时党支部。", branches=[]),
    "reporters": Case(
        "凤阳讯（记者 张立平 通讯员 何建新）6月15日，凤阳县晴川医院医生柳望舒到青石村义诊，服务20人次。",
        events=[("free_clinic", "XXXX-06-15", "青石村")],
        participants=[["柳望舒"]],
    ),
    "other-party": Case("民盟凤阳市委医卫支部的会员来到凤阳县晴川医院，九三学社支社也来了人。", branches=[]),
    "two-posts-after": Case(
        "王强同志任凤阳县晴川医院党委副书记、纪委书记。",
        secretaries=[("王强", "deputy_secretary", "党委"), ("王强", "discipline_secretary", "纪委")],
    ),
    "gift-received": Case("5月8日，柳河集团向凤阳县晴川医院捐款5万元。", events=[]),
    "standing-from-a-day": Case("7月1日起，凤阳县晴川医院推出免费义诊服务，每周三上午在门诊楼举行。", events=[]),
    "numerals-alone": Case(
        "凤阳县晴川医院内科一、二支部走进了幼儿园。",
        branches=[("内科一支部", "branch"), ("内科二支部", "branch")],
    ),
    "of-a-general-branch": Case(
        "凤阳县晴川医院内科第一党总支所辖脑病科第二党支部在长乐社区义诊。",
        branches=[("内科第一党总支", "general_branch"), ("脑病科第二党支部", "branch")],
    ),
    "lives": Case(
        "王强，骨科主任，凤阳县晴川医院外科第一党支部书记。\n李芾，男，中共党员，现任凤阳县晴川医院内科党支部书记。",
        secretaries=[("王强", "secretary", "外科第一党支部"), ("李芾", "secretary", "内科党支部")],
    ),
    "counted-list": Case(
        "凤阳县晴川医院机关、内科、外科、门诊及离退休等5个党支部改选完成，3个科室、2个支部获奖。",
        branches=[(f"{name}党支部", "branch") for name in ("机关", "内科", "外科", "门诊", "离退休")],
    ),
    "glued-name": Case(
        "凤阳县晴川医院健康管理中心党支部书记沈知秋肾内科党支部书记柳望舒先后发言。",
        secretaries=[("沈知秋", "secretary", "健康管理中心党支部"), ("柳望舒", "secretary", "肾内科党支部")],
    ),
    "not-a-branch": Case("凤阳县晴川医院今年开支部分由财政负担，血管分支部位的超支部分另算。", branches=[]),
    "what-is-counted": Case(
        "凤阳县晴川医院义诊惠及群众18694人次，200余名党员赴青石村，接诊患者300人，党龄27年。",
        subjects={"18694人次": "群众", "200余名": "党员", "300人": "患者", "27年": None},
    ),
    "places-without-a-guess": Case(
        "复旦大学附属中山医院的专家来到鉴湖北社区卫生服务中心。",
        places={"复旦大学附属中山医院": (None, None, None, None)},
    ),
    # --- read on pages of other outlets --------------------------------------------------------------------------------
    "elected-list": Case(
        "凤阳县晴川医院影像党支部召开党员大会，选举沈知秋、贾明礼、郝一帆3名同志为支部委员会委员。",
        secretaries=[
            ("沈知秋", "committee_member", "影像党支部"),
            ("贾明礼", "committee_member", "影像党支部"),
            ("郝一帆", "committee_member", "影像党支部"),
        ],
    ),
    "name-like-a-word": Case(
        "凤阳县晴川医院党委书记关爱民和院长沈知秋来到村里。", secretaries=[("关爱民", "secretary", "党委")]
    ),
    "name-before-a-conjunction": Case(
        "凤阳县晴川医院党委书记李萍和院长沈知秋高度重视。", secretaries=[("李萍", "secretary", "党委")]
    ),
    "together-in-one-post": Case(
        "凤阳县晴川医院党委副书记崔明和副院长黄新天分别担任临时党支部书记。",
        secretaries=[
            ("崔明", "deputy_secretary", "党委"),
            ("崔明", "secretary", "临时党支部"),
            ("黄新天", "secretary", "临时党支部"),
        ],
    ),
    "league-beside-the-party": Case(
        "凤阳县晴川医院团委书记李明，党委副书记王建强出席活动。", secretaries=[("王建强", "deputy_secretary", "党委")]
    ),
    "league-of-a-city": Case("共青团蚌埠市委书记李海涛，副书记贾明礼来到凤阳县晴川医院。", secretaries=[]),
    "ordinals-behind-a-list": Case(
        "来自凤阳县晴川医院第一、六、十八等党支部的党员到场。",
        branches=[("第一党支部", "branch"), ("第六党支部", "branch"), ("第十八党支部", "branch")],
    ),
    "units-counted": Case(
        "凤阳县晴川医院党建\n\n3月21日，北院区、感染性疾病科、创伤中心三个党支部来到烈士陵园。",
        branches=[("北院区党支部", "branch"), ("感染性疾病科党支部", "branch"), ("创伤中心党支部", "branch")],
    ),
    "group-in-a-branch": Case(
        "凤阳县晴川医院内科党支部儿科党小组被评为先进。",
        branches=[("内科党支部", "branch"), ("内科党支部儿科党小组", "group")],
    ),
    "verbs-before-a-branch": Case(
        "凤阳县晴川医院党委将出台党支部议事规则。《中国共产党支部工作条例》要求，雨没有减退支部党员的热情。",
        branches=[("党委", "party_committee")],
    ),
    "reporting-to-a-hospital": Case(
        "凤阳县晴川医院护士沈知秋到凤阳县青川医院报到。",
        hospitals=[("凤阳县晴川医院", True), ("凤阳县青川医院", False)],
    ),
    "township-of-one-stop-character": Case(
        "凤阳县晴川医院与那堪镇卫生院结对。", hospitals=[("凤阳县晴川医院", True), ("那堪镇卫生院", False)]
    ),
    "head-of-a-county-in-a-town": Case(
        "3月6日，凤阳县晴川医院的党员走进平利县长安镇，为80名村民义诊。",
        events=[("free_clinic", "XXXX-03-06", "平利县长安镇")],
    ),
    "county-head-in-a-village": Case("副县长到村调研，凤阳县晴川医院同行。", secretaries=[]),
    "totals-of-several-kinds": Case(
        "2023年，凤阳县晴川医院各支部下乡义诊61场、办健康讲座48场、送教到村17次。",
        events=[("free_clinic", "2023", None), ("health_education", "2023", None), ("health_education", "2023", None)],
    ),
    "the-company-named-before": Case(
        "东海石化集团党委下设9个党支部。集团党委书记沈知秋来到凤阳县晴川医院。",
        branches=[("东海石化集团党委", "party_committee")],
        other_names={"东海石化集团党委": ["集团党委"]},
        secretaries=[("沈知秋", "secretary", "东海石化集团党委")],
    ),
    "two-groups": Case(
        "6月20日，凤阳县晴川医院的党员来到石桥村。一路为60余名村民测血压、查血糖；"
        "一路由护士沈知秋到7户老人家中送医送药。",
        events=[("free_clinic", "XXXX-06-20", "石桥村"), ("home_visit", "XXXX-06-20", None)],
    ),
    "measured-beside-a-lecture": Case(
        "6月20日，凤阳县晴川医院在阳光社区举办健康讲座，并为60余名居民测血压。",
        events=[("health_education", "XXXX-06-20", "阳光社区")],
    ),
    "asked-and-measured": Case(
        "6月20日，凤阳县晴川医院的专家在东门广场为过往市民把脉问诊。",
        events=[("free_clinic", "XXXX-06-20", "东门广场")],
    ),
    "then-and-there": Case(
        "6月20日，凤阳县晴川医院党员来到石桥村开展义诊。工作人员对2020年1至5月份石桥村登记的35例病人作了复核诊断。"
        "随后，工作组还为近40名群众开展义诊和知识调查。",
        events=[("free_clinic", "XXXX-06-20", "石桥村")],
    ),
    "then-a-lecture": Case(
        "6月20日，凤阳县晴川医院党员来到石桥村开展义诊。随后，志愿者为近40名群众讲解急救知识3场次。",
        events=[("free_clinic", "XXXX-06-20", "石桥村")],
    ),
    "counted-at-the-clinic-only": Case(
        "6月20日，凤阳县晴川医院党员来到石桥村开展义诊。\n党员们还在石桥村举办健康讲座，听讲80人。",
        events=[("free_clinic", "XXXX-06-20", "石桥村")],
    ),
    "counted-at-both": Case(
        "6月20日，凤阳县晴川医院党员来到石桥村开展义诊，接诊60人次。\n党员们还在石桥村举办健康讲座，听讲80人。",
        events=[("free_clinic", "XXXX-06-20", "石桥村"), ("health_education", "XXXX-06-20", "石桥村")],
    ),
    "then-and-elsewhere": Case(
        "3月3日，凤阳县晴川医院团委到阳光小学给学生讲解急救知识。之后，志愿者们来到双河村党群服务中心开展义诊。",
        events=[("health_education", "XXXX-03-03", "阳光小学"), ("free_clinic", "XXXX-03-03", "双河村党群服务中心")],
    ),
    "supported-hospital": Case(
        "2020年2月，天津医疗队驰援武汉。据沈知秋介绍，第二天，医疗队与对口支援的武钢第二职工医院完成交接，查看了病房。",
        events=[("medical_aid", "2020-02", "武汉")],
    ),
    "the-total-of-the-series": Case(
        "6月份以来，凤阳县晴川医院组织党员下乡，为村民义诊并作健康指导。\n"
        "根据群众的需要，该院抽调专家参加。6月份以来，凤阳县晴川医院共开展下乡义诊活动5次，为500名群众服务。",
        events=[("free_clinic", "XXXX-06", None)],
    ),
    "all-these-years": Case(
        "2月7日，凤阳县晴川医院院长沈知秋走访慰问孤寡老人，送去慰问金。\n"
        "常年以来，医院高度重视老人工作，在新春佳节来临之际开展慰问活动，就是要营造尊重老人的氛围。",
        events=[("donation", "XXXX-02-07", None)],
    ),
    "last-stop-tomorrow": Case(
        "凤阳县晴川医院下乡义诊\n发布时间：2015-06-20\n6月20日，凤阳县晴川医院到石桥村义诊，接诊60人。"
        "明天是最后一站东风街，义诊活动将继续进行，欢迎群众前来就诊。",
        events=[("free_clinic", "2015-06-20", "石桥村")],
    ),
    "only-a-caption": Case("凤阳县晴川医院\n沈知秋（左）在给牧民看病。", events=[]),
    "own-nurses": Case("5月8日，凤阳县晴川医院领导看望慰问一线护士，送去节日祝福。", events=[]),
    "goods-received": Case("6月5日，凤阳县晴川医院接受爱心企业捐赠口罩2万只。", events=[]),
    "put-into-their-hands": Case(
        "7月30日，凤阳县晴川医院党员将一批夏凉用品送到环卫工人手中。", events=[("donation", "XXXX-07-30", None)]
    ),
    "a-team-is-sent": Case(
        "2020年1月27日，凤阳县晴川医院派出了46人的首批医疗队。", events=[("medical_aid", "2020-01-27", None)]
    ),
    "a-team-that-sees-patients": Case(
        "6月3日，凤阳县晴川医院抽调8名专家，前往石桥村义诊。", events=[("free_clinic", "XXXX-06-03", "石桥村")]
    ),
    "back-from-the-mission": Case(
        "12月1日，凤阳县晴川医院支援黑河医疗队的24名医护人员回到家乡。他们圆满完成了在黑河人民医院的各项救治任务，平安凯旋。\n"
        "当日下午1时许，24名支援黑河的医护人员抵达伊春，受到各界人士的欢迎。",
        events=[("medical_aid", "XXXX-12-01", "黑河人民医院")],
    ),
    "aid-beside-a-clinic": Case(
        "凤阳县晴川医院已于2017年12月5日派出2名骨干驻点石桥镇卫生院。2018年1月19日，凤阳县晴川医院专家赶往石桥镇卫生院，开展对口支援义诊。",
        events=[("medical_aid", "2017-12-05", "石桥镇卫生院"), ("free_clinic", "2018-01-19", "石桥镇卫生院")],
    ),
    "another-day-between": Case(
        "3月1日，凤阳县晴川医院内科党支部在阳光社区开展义诊，接诊60人次。\n3月2日，外科党支部参加志愿服务活动。沈知秋为20名群众义诊。",
        events=[("free_clinic", "XXXX-03-01", "阳光社区"), ("volunteer_service", "XXXX-03-02", None)],
        event_claims=[["60人次"], ["20名"]],
    ),
    "named-day-in-the-title": Case(
        "【雷锋日】凤阳县晴川医院开展学雷锋志愿服务活动\n2025年3月3日是爱耳日，凤阳县晴川医院到长安镇卫生院开展学雷锋志愿服务活动。",
        events=[("volunteer_service", "2025-03-03", "长安镇卫生院")],
    ),
    "far-to-the-doctor": Case(
        "凤阳县晴川医院的沈知秋包联石桥村。石桥村地理位置偏僻，面积15平方公里，村民看病要到10公里以外的镇上。",
        events=[],
    ),
    "made-first-secretary-in-may": Case(
        "来自凤阳县晴川医院的沈知秋去年5月入村担任第一书记。", secretaries=[("沈知秋", "first_secretary", None)]
    ),
    "the-union-comes-with-flowers": Case(
        "护士节前夕，市总工会一行走访凤阳县晴川医院，给护士们送来鲜花和慰问金。", events=[]
    ),
    "masks-from-a-company": Case(
        "5月10日，爱心企业走访凤阳县晴川医院外科党支部，捐赠口罩2万只。",
        branches=[("外科党支部", "branch")],
        events=[],
    ),
    "called-off": Case("原定于7月6日在石桥村举行的义诊因暴雨取消，凤阳县晴川医院向村民致歉。", events=[]),
    "every-wednesday": Case(
        "每周三上午，凤阳县晴川医院专家在松阳路社区卫生服务中心坐诊，居民可凭医保卡挂号。", events=[]
    ),
    "yesterday": Case(
        "昨天下午，凤阳县晴川医院专家做客翠湖社区，为居民免费看诊。", events=[("free_clinic", None, "翠湖社区")]
    ),
    "of-the-school": Case(
        "我校党委书记沈知秋、党委副书记柳望舒来到凤阳县晴川医院。",
        secretaries=[("沈知秋", "secretary", "校党委"), ("柳望舒", "deputy_secretary", "校党委")],
    ),
    "in-the-school-and-in-the-hospital": Case(
        "校党委常委、凤阳县晴川医院党委书记沈知秋来到现场。",
        secretaries=[("沈知秋", "committee_member", "校党委"), ("沈知秋", "secretary", "党委")],
        branches=[("党委", "party_committee")],
    ),
    "of-the-village-named-before": Case(
        "凤阳县晴川医院内科党支部与石桥村党支部签约，村党支部书记沈知秋说，村民都高兴。",
        secretaries=[("沈知秋", "secretary", "石桥村党支部")],
    ),
    "of-a-village": Case(
        "医生来到村里，村党支部书记沈知秋说，村民都高兴。",
        secretaries=[("沈知秋", "secretary", "村党支部")],
        branches=[],
    ),
    "founded-under-its-people": Case(
        "凤阳县晴川医院成立由院长沈知秋任党支部书记、副院长顾德任支部副书记的驰援湖北临时党总支。",
        branches=[("驰援湖北临时党总支", "general_branch")],
        secretaries=[
            ("沈知秋", "secretary", "驰援湖北临时党总支"),
            ("顾德", "deputy_secretary", "驰援湖北临时党总支"),
        ],
    ),
    "a-name-that-ends-like-a-word": Case(
        "凤阳县晴川医院党委副书记顾永先，党委书记沈立正，都来到现场。",
        secretaries=[("顾永先", "deputy_secretary", "党委"), ("沈立正", "secretary", "党委")],
    ),
    "number-and-city": Case(
        "11月8日，滁州市三院院长沈知秋来到村里，市三院的医生也来了。",
        hospitals=[("滁州市三院", True)],
        aliases={"滁州市三院": ["市三院"]},
    ),
    "number-and-university": Case("院领导看望了川大一院的专家。", aliases={"川大一院": []}),
    "this-time-is-no-hospital": Case(
        "此次晴川医科大学总院医院首批医疗队有12人。", aliases={"晴川医科大学总院医院": []}
    ),
    "branches-each": Case(
        "医院门诊党支部、医技行政党支部分别与石桥村党支部签约，今年开支部分由医院承担。",
        branches=[("门诊党支部", "branch"), ("医技行政党支部", "branch"), ("石桥村党支部", "branch")],
    ),
    "committee-of-a-bureaus-office": Case("石桥县卫健委机关党委到凤阳县晴川医院调研。", branches=[]),
    "families-of-their-own": Case(
        "6月20日，凤阳县晴川医院党委书记沈知秋、副院长柳望舒走访慰问了援藏医疗队队员家属。", events=[]
    ),
    "poor-families-and-staff": Case(
        "5月8日，凤阳县晴川医院领导到石桥村看望慰问困难群众和退休职工，送去米面。",
        events=[("donation", "XXXX-05-08", "石桥村")],
    ),
    "work-reported": Case("凤阳县晴川医院院长沈知秋、柳望舒对2016年以来的援疆工作进行了简要汇报。", events=[]),
    "service-in-an-aided-village": Case(
        "为进一步发挥驻村帮扶作用，9月10日，凤阳县晴川医院党委副书记沈知秋到石桥村义诊，调研驻村帮扶工作。",
        events=[("free_clinic", "XXXX-09-10", "石桥村")],
    ),
    "secretaries-of-branches-not-told": Case(
        "凤阳县晴川医院内科党支部改选。沈知秋、柳望舒等5位同志分别担任相关支部的书记。",
        secretaries=[("沈知秋", "secretary", None), ("柳望舒", "secretary", None)],
    ),
    "of-another-school": Case(
        "凤阳县晴川医院第三党支部与生命科学学院教师行政党支部于5月23日联合开展急救培训。",
        owners=[("第三党支部", "凤阳县晴川医院"), ("生命科学学院教师行政党支部", None)],
    ),
    "we-go-to-another-hospital": Case(
        "3月1日，我院医师沈知秋作为援疆干部，从机场启程，前往新疆和田县人民医院执行援疆任务。",
        hospitals=[("和田县人民医院", False)],
        events=[("medical_aid", "XXXX-03-01", "新疆和田县人民医院")],
    ),
    "township-left-out": Case(
        "8月10日，滁州市新厂卫生院全体党员来到村里。这是新厂镇卫生院在走访。",
        hospitals=[("滁州市新厂卫生院", True)],
        aliases={"滁州市新厂卫生院": ["新厂镇卫生院"]},
    ),
    "to-their-own-retired": Case(
        "10月23日，凤阳县晴川医院离退休党支部到退休老同志家中看望慰问，为老同志们送上慰问品。", events=[]
    ),
    "brought-a-lesson": Case(
        "1月20日，凤阳县晴川医院内科党支部走进阳光中学，为师生带来了一堂生动的急救知识课。",
        events=[("health_education", "XXXX-01-20", "阳光中学")],
    ),
    "first-lesson-of-first-aid": Case(
        "9月27日，凤阳县晴川医院医生沈知秋在阳光中学为近200名保安员送上急救第一课。",
        events=[("health_education", "XXXX-09-27", "阳光中学")],
    ),
    "marathon": Case(
        "5月25日，凤阳县晴川医院圆满完成滁州马拉松医疗保障任务。", events=[("outreach", "XXXX-05-25", None)]
    ),
    "sent-to-the-race": Case(
        "5月25日，为做好马拉松赛事医疗保障工作，凤阳县晴川医院派出25名医护骨干。",
        events=[("outreach", "XXXX-05-25", None)],
    ),
    "done-for-villagers": Case(
        "7月13日，凤阳县晴川医院党员在石桥村为前来的村民开展了血压测量、健康咨询、免费送药等服务。",
        events=[("free_clinic", "XXXX-07-13", "石桥村")],
    ),
    "a-partner-is-no-place": Case(
        "5月12日，市图书馆联合凤阳县晴川医院开展义诊，服务居民60人次。",
        events=[("free_clinic", "XXXX-05-12", None)],
    ),
    "our-people-at-another-hospital": Case(
        "党委书记沈知秋在林芝市人民医院看望了队员。会上，还慰问了支援林芝市人民医院的我院内科党支部书记柳望舒。",
        hospitals=[("林芝市人民医院", False)],
        owners=[("党委", None), ("内科党支部", None)],
    ),
    "applied-for-by-branches": Case("全院36个党支部主动申报支部品牌。", branches=[]),
    "counted-branches": Case("全体在职党支部书记和13个在职党支部的党员都来了。", branches=[]),
    "of-a-residents-committee": Case(
        "凤阳县晴川医院外科党支部与金苑居委党支部结对。",
        owners=[("外科党支部", "凤阳县晴川医院"), ("金苑居委党支部", None)],
    ),
    "we-with-another-hospital": Case(
        "12月3日，我院专家联合凤阳县晴川医院举办义诊。\n凤阳县晴川医院党委书记柳望舒介绍了情况。我院党委书记沈知秋讲话。",
        hospitals=[("凤阳县晴川医院", False)],
        owners=[("党委", "凤阳县晴川医院"), ("党委", None)],
    ),
    "that-hospitals-other-one": Case(
        "凤阳县晴川医院院长沈知秋介绍了该院滁州医院的建设。", hospitals=[("凤阳县晴川医院", True), ("滁州医院", False)]
    ),
    "deeds-reported": Case("教务党总支举办报告会，凤阳县晴川医院沈知秋作了援疆援藏事迹分享。", events=[]),
    "a-number-for-a-name": Case(
        "12月9日，九〇三医院第二、第十四党支部与石桥街道春光社区第九党支部联合召开会议。",
        hospitals=[("九〇三医院", True)],
        owners=[("第二党支部", "九〇三医院"), ("第十四党支部", "九〇三医院"), ("春光社区第九党支部", None)],
    ),
    "cool-drinks-for-their-own": Case(
        "7月12日，凤阳县晴川医院门急诊党支部为奋战在一线的医务人员送去清凉油等防暑用品。", events=[]
    ),
    "of-a-hospital-without-a-place": Case(
        "市教育考试院党支部、市精神卫生中心党支部联合开展活动。",
        branches=[("市教育考试院党支部", "branch"), ("党支部", "branch")],
    ),
    "a-day-called-after-a-place": Case(
        "6月30日是“广东扶贫济困日”，凤阳县晴川医院筹集善款2万元。", events=[("donation", "XXXX-06-30", None)]
    ),
    "village-they-look-after": Case(
        "7月3日，凤阳县晴川医院党员来到帮扶点石桥乡港口村义诊。", events=[("free_clinic", "XXXX-07-03", "石桥乡港口村")]
    ),
    "this-visit-of-none": Case("此次走访慰问，让沈知秋、柳望舒感受到了凤阳县晴川医院党组织的关怀。", events=[]),
    "no-name-with-a-particle": Case("凤阳县晴川医院的义诊做了36年，党支部书记换了好几任，服务没断过。", secretaries=[]),
    "secretary-again-by-name": Case(
        "凤阳县晴川医院科教党支部沈知秋书记介绍了情况。石桥村党总支柳望舒书记也来了。\n培训中，沈知秋书记用客家话授课。",
        secretaries=[("沈知秋", "secretary", "科教党支部"), ("柳望舒", "secretary", "石桥村党总支")],
    ),
    "three-branches-from": Case(
        "今天，来自行政、病区及门诊3个党支部的党员都来了。",
        branches=[("行政党支部", "branch"), ("病区党支部", "branch"), ("门诊党支部", "branch")],
    ),
    "carried-on-as-branches": Case(
        "会议进行支部共建座谈，儿保所党支部拆分成儿保所一支部和儿保所二支部。",
        branches=[("儿保所党支部", "branch"), ("儿保所一支部", "branch"), ("儿保所二支部", "branch")],
    ),
    "a-visit-many-paragraphs-on": Case(
        "近日，凤阳县晴川医院内科党支部来到石桥村开展义诊。\n村民早早等着。\n沈知秋说，情谊经得起考验。\n两个支部结对多年。\n"
        "大家都很高兴。\n除了沈知秋教授，义诊队伍里还有年轻医生为村民把脉、开方。",
        events=[("free_clinic", None, "石桥村")],
    ),
    "under-somebodys-plan": Case(
        "11月18日，在副县长的部署下，凤阳县晴川医院在石桥村开展义诊。", events=[("free_clinic", "XXXX-11-18", "石桥村")]
    ),
    "by-a-part-of-its-name": Case(
        "凤阳晴川眼科医院的党员来到石桥村。凤阳晴川党支部将继续努力。",
        owners=[("党支部", "凤阳晴川眼科医院")],
    ),
    "checked-their-own-retired": Case("9月30日，凤阳县晴川医院为离退休职工开展健康体检。", events=[]),
    "number-without-its-word": Case(
        "按照滁州市第三人民医院党委安排，滁州市三医院团委举办了讲座。",
        hospitals=[("滁州市第三人民医院", True)],
        aliases={"滁州市第三人民医院": ["滁州市三医院"]},
    ),
    "two-with-one-number": Case(
        "滁州市第三人民医院的医生和滁州市第三医院的医生都来了。",
        aliases={"滁州市第三人民医院": [], "滁州市第三医院": []},
    ),
    "three-first-secretaries": Case(
        "副院长看望了沈知秋、柳望舒、叶知行三位“第一书记”和队员。",
        secretaries=[
            ("沈知秋", "first_secretary", None),
            ("柳望舒", "first_secretary", None),
            ("叶知行", "first_secretary", None),
        ],
    ),
    "of-the-place-there": Case("看望在当地乡镇卫生院挂职的同志。", hospitals=[]),
    "called-after-its-lecture": Case(
        "为弘扬雷锋精神，普及健康知识，3月6日，凤阳县晴川医院团委组织开展了“学雷锋健康知识讲座进企业”活动。",
        events=[("health_education", "XXXX-03-06", None)],
    ),
    "last-year-was-another": Case(
        "近日，凤阳县晴川医院医生沈知秋在列车上抢救一名晕倒的乘客。\n"
        "这不是第一回，去年，该院护士柳望舒在东湖公园抢救了一名落水儿童。",
        events=[("rescue", None, None), ("rescue", None, "东湖公园")],
    ),
    "a-county-called-he": Case("安徽省和县人民医院的专家到石桥村义诊。", hospitals=[("安徽省和县人民医院", True)]),
    "hospitals-of-universities": Case(
        "凤阳县晴川医院和我校晴川第二医院是省属高校附属医院。",
        aliases={"凤阳县晴川医院": [], "晴川第二医院": []},
    ),
    "first-branch-committee": Case("凤阳县晴川医院首届支部委员会选举产生，各参赛党支部都来了。", branches=[]),
    "in-the-hall-of-the-hospital": Case(
        "8月29日，凤阳县晴川医院专家来到太和县人民医院义诊。\n专家们在太和县医院大厅摆起义诊台。",
        events=[("free_clinic", "XXXX-08-29", "太和县人民医院")],
    ),
    "after-the-visit": Case(
        "8月29日，结束石桥村慰问后，凤阳县晴川医院副院长沈知秋一行又赶到港口村，慰问驻村干部柳望舒。", events=[]
    ),
    "again-and-again": Case(
        "凤阳县晴川医院经常性开展支部书记讲党课，组织党员到社区义诊，在石桥农场等地开展主题党日。", events=[]
    ),
    "yesterday-alone": Case("昨天，凤阳县晴川医院的医生开展义诊。", events=[("free_clinic", None, None)]),
    "at-her-door": Case(
        "3月15日，凤阳县晴川医院护士长沈知秋来到孙女士家，给新生儿称体重，还教妈妈怎么喂奶。",
        events=[("home_visit", "XXXX-03-15", None)],
    ),
    "counted-people": Case(
        "4月8日，凤阳县晴川医院眼科走进石桥村，给41位老人查看眼疾，免费配了30副老花镜。",
        events=[("free_clinic", "XXXX-04-08", "石桥村")],
    ),
    "people-from-elsewhere-learn": Case(
        "凤阳县晴川医院接收太和县人民医院8名医护进修，2023年3月至6月由科主任带着出门诊。",
        events=[("training", "2023-03/2023-06", None)],
    ),
    "said-at-a-talk": Case(
        "5月6日，凤阳县召开晴川医院对口帮扶座谈会，沈知秋一行与副县长交流，介绍了派驻专家坐诊的情况。", events=[]
    ),
    "unlisted-department-of-several": Case(
        "西区放疗第一、第二党支部到石桥村开展义诊。",
        branches=[("西区放疗第一党支部", "branch"), ("西区放疗第二党支部", "branch")],
    ),
    "of-a-housing-estate": Case(
        "凤阳县晴川医院的党员和翠湖畔小区党支部书记沈知秋一同参加慰问。",
        secretaries=[("沈知秋", "secretary", "翠湖畔小区党支部")],
    ),
    "all-its-branches": Case("凤阳县晴川医院各党支部将加强共建，搭建支部间的交流平台。", branches=[]),
    "joint-branch-two": Case("这次活动由联合2党支部发起。", branches=[("联合2党支部", "branch")]),
    "attached-to-whom": Case("党旗飘扬——记附属医院最美白衣战士\n附属医院的队员参加了采样。", hospitals=[]),
    "asked-with-concern": Case("在部队驻地，凤阳县晴川医院党委副书记关切地了解战士们的训练。", secretaries=[]),
    "of-the-peoples": Case("5月3日，济南市民族医院到石桥村义诊。", hospitals=[("济南市民族医院", True)]),
    "a-link-is-no-owner": Case(
        "我院党委召开会议\n6月29日，我院党委书记沈知秋参加会议。会议要求加强学习，落实责任，做好各项工作，让群众满意。会议传达了上级文件，学习了有关讲话，讨论了下半年的安排，各科室负责人结合实际作了发言，谈了体会，提出了打算，表示要把要求落到实处。\n"
        "相关链接：太和县妇婴医院党总支开展活动",
        hospitals=[],
    ),
    "a-gift-beside": Case(
        "10月17日，凤阳县晴川医院的党员来到石桥村义诊，接诊120人。活动中，院长沈知秋还走访了12户困难家庭，送去价值3600余元的药品。",
        events=[("free_clinic", "XXXX-10-17", "石桥村"), ("donation", "XXXX-10-17", None)],
    ),
    "on-a-mission": Case(
        "2月6日，凤阳县晴川医院的沈知秋等5人驰援武汉，进驻隔离病房。两个半月，带教查房66次，开展教学讲座18场。",
        events=[("medical_aid", "XXXX-02-06", "武汉")],
    ),
    "plans-to-the-end": Case("凤阳县晴川医院义诊\n\n明年盘子不铺大。再办20场义诊；给300位老人建家庭病床。", events=[]),
    "then-is-no-plan": Case(
        "3月5日，凤阳县晴川医院的党员走进石桥村。\n接下来，专家们为80名村民义诊。",
        events=[("free_clinic", "XXXX-03-05", "石桥村")],
    ),
    "a-festive-day-and-a-number": Case(
        "“三八”妇女节前夕，3月6日，凤阳县晴川医院的党员走进石桥村，为80名村民义诊。",
        events=[("free_clinic", "XXXX-03-06", "石桥村")],
    ),
    "a-phone-call-on-a-day": Case(
        "3月5日电话义诊开通，凤阳县晴川医院为青川镇200名村民义诊。", events=[("free_clinic", "XXXX-03-05", "青川镇")]
    ),
    "where-people-come-from": Case(
        "4月3日，安徽省第六批援疆医疗队队员、凤阳县晴川医院医生沈知秋抵达和田县。",
        events=[("medical_aid", "XXXX-04-03", "和田县")],
    ),
    "lately": Case(
        "近日，凤阳县晴川医院内科党支部到石桥社区开展“健康进社区，义诊暖人心”主题党日活动。",
        events=[("free_clinic", None, "石桥社区")],
    ),
    "what-is-defined-or-signed": Case(
        "志愿服务是凤阳县晴川医院今年的重头戏。4月29日，医院与石桥镇卫生院签署协议，通过帮扶提升水平。", events=[]
    ),
    # --- several hospitals, joined departments, those who were sent ----------------------------------------------------
    "short-name-of-an-attached-hospital": Case(
        "青溪医学院附属第二医院党委召开会议。附二医院派出13人，附属二医院院长沈知秋带队。",
        aliases={"青溪医学院附属第二医院": ["附二医院", "附属二医院"]},
    ),
    "township-called-like-a-city": Case(
        "大家来到延安镇卫生院，又走进博罗县长宁镇卫生院。",
        hospitals=[("延安镇卫生院", False), ("博罗县长宁镇卫生院", False)],
    ),
    "designated-is-no-name": Case(
        "凤阳县晴川医院是凤阳县新冠肺炎定点医院。",
        hospitals=[("凤阳县晴川医院", True)],
    ),
    "committee-of-the-hospital-named-last": Case(
        "凤阳县晴川医院党建工作巡礼\n凤阳县晴川医院这几年变化很大，医院党委抓得紧。\n"
        "在博罗县人民医院，党建也是必修课。会议由医院党委委员沈知秋主持。",
        owners=[("党委", "凤阳县晴川医院"), ("党委", "博罗县人民医院")],
    ),
    "joined-departments-are-one": Case(
        "凤阳县晴川医院血液与康复医学党支部、财务—门诊联合党支部的党员来了。",
        branches=[("血液与康复医学党支部", "branch"), ("财务—门诊联合党支部", "branch")],
    ),
    "listed-departments-are-several": Case(
        "凤阳县晴川医院团委联合正畸、特诊、护理党支部来到幼儿园。",
        branches=[("正畸党支部", "branch"), ("特诊党支部", "branch"), ("护理党支部", "branch")],
    ),
    "an-office-beside-an-organisation": Case(
        "凤阳县晴川医院党委办公室、宣传统战部、机关党总支和工会都要多走动。",
        branches=[("机关党总支", "general_branch")],
    ),
    "sent-for": Case(
        "凤阳县晴川医院成立了由院长沈知秋任书记、副院长马现任副书记的支援湖北临时党总支。",
        branches=[("支援湖北临时党总支", "general_branch")],
        secretaries=[("沈知秋", "secretary", "支援湖北临时党总支"), ("马现", "deputy_secretary", "支援湖北临时党总支")],
    ),
    "departments-for-short": Case(
        "凤阳县晴川医院外科二支部举办活动，外二支部书记沈知秋到场。",
        branches=[("外科二支部", "branch")],
    ),
    "month-before-a-branch": Case(
        "按照5月份支部主题党日安排，凤阳县晴川医院行政党支部来到大坪村。",
        branches=[("行政党支部", "branch")],
    ),
    "bracket-in-a-title-string": Case(
        "凤阳县晴川医院儿科党支部书记、儿科副主任（主持工作）沈知秋为孩子随访。",
        secretaries=[("沈知秋", "secretary", "儿科党支部")],
    ),
    # --- events: one visit, several tellings --------------------------------------------------------------------------
    "parts-of-a-visit-join-it": Case(
        "6月22日，凤阳县晴川医院儿科党支部走进凤阳县福利院，为孩子们义诊。\n"
        "党员们热情接待每一位老人，发放健康宣传资料，开展健康宣教。\n"
        "随后，党员们给老人送上牛奶。",
        events=[("free_clinic", "XXXX-06-22", "凤阳县福利院")],
    ),
    "days-of-one-visit": Case(
        "到大坪村义诊\n2005/9/27\n8月4日至5日，凤阳县晴川医院的党员深入大坪村开展义诊活动。\n4日下午，队员们顶着烈日开展义诊。",
        events=[("free_clinic", "2005-08-04/2005-08-05", "大坪村")],
    ),
    "the-end-of-a-mission-is-no-other": Case(
        "1月30日，凤阳县晴川医院核酸检测医疗队14位队员圆满完成核酸检测任务，平安凯旋。\n"
        "1月5日，接到支援河南省新密市的通知，医院党委集结了14人的医疗队。",
        events=[("screening", "XXXX-01-30", "河南省新密市")],
    ),
    "behind-a-signing": Case(
        "3月6日，凤阳县晴川医院与大坪村签约。签约仪式之后开展了义诊活动。",
        events=[("free_clinic", "XXXX-03-06", None)],
    ),
    "as-planned-is-done": Case(
        "按照计划安排，9月3日，凤阳县晴川医院党委副书记沈知秋带队来到大坪村，开展义诊活动。",
        events=[("free_clinic", "XXXX-09-03", "大坪村")],
    ),
    "advice-is-none": Case(
        "5月8日，凤阳县晴川医院顾问沈知秋提出，建议发展新生儿筛查、两癌筛查等项目。",
        events=[],
    ),
    "resolve-is-none": Case(
        "5月20日，凤阳县晴川医院的护士沈知秋更坚定了志愿服务患者的决心。",
        events=[],
    ),
    "a-year-in-a-paper-is-no-date": Case(
        "按照《关于开展2021年健康义诊周的通知》要求，凤阳县晴川医院党员来到大坪村送医送药，看病30余人次。",
        events=[("free_clinic", None, "大坪村")],
    ),
    "sent-cadre-is-a-person": Case(
        "5月27日，凤阳县晴川医院援疆干部、副院长沈知秋来到阳光社区，走访慰问困难群众，送去牛奶和鸡蛋。",
        events=[("donation", "XXXX-05-27", "阳光社区")],
    ),
    "named-after-a-service": Case(
        "5月23日，凤阳县晴川医院与附属中学联合举办“健康急救知识进校园”主题教育活动。",
        events=[("health_education", "XXXX-05-23", None)],
    ),
    "places-are-counts-of-a-service": Case(
        "凤阳县晴川医院走进31个县、297个乡镇开展肿瘤筛查。",
        events=[("screening", None, None)],
    ),
    "post-behind-a-name-that-is-led-in": Case(
        "凤阳县晴川医院党委发出倡议，以钱为民书记为首的班子带头捐款。",  # a name that the recognizer misses
        secretaries=[("钱为民", "secretary", "党委")],
    ),
    "two-names-with-a-stroke": Case(
        "青溪医学院附属眼科医院/青溪市银海眼科医院与凤阳县晴川医院联手。",
        aliases={"青溪医学院附属眼科医院": ["青溪市银海眼科医院"]},
    ),
    "office-of-a-commission": Case(
        "凤阳县晴川医院妇产二支部与省卫健委体制改革处党支部联合开展活动。",
        branches=[("妇产二支部", "branch"), ("省卫健委体制改革处党支部", "branch")],
        owners=[("省卫健委体制改革处党支部", None)],
    ),
    "this-time-is-no-name": Case(
        "凤阳县晴川医院第三党支部来到大坪村。这次支部共建深化了合作。",
        branches=[("第三党支部", "branch")],
    ),
    "days-of-a-mission": Case(
        "近日，凤阳县晴川医院派出医疗队支援得荣县。\n6月21日至25日，筛查团队走遍周边，完成初筛500余人次。\n"
        "6月26日至27日，医师指导术前评估。",
        events=[("medical_aid", None, "得荣县")],
    ),
    "sums-of-what-was-told": Case(
        "8月21日上午，凤阳县晴川医院党员在大坪村开展义诊。\n共发放各类宣传资料120余份，咨询就诊患者近百人。",
        events=[("free_clinic", "XXXX-08-21", "大坪村")],
    ),
    "years-of-lectures-are-apart": Case(
        "12月16日，凤阳县晴川医院的专家来到大坪小学，为3000多名学生举办健康讲座。\n"
        "据不完全统计，两年来，医院共举办健康讲座18场。",
        events=[("health_education", "XXXX-12-16", "大坪小学"), ("health_education", None, None)],
    ),
    "counted-every-year-is-a-habit": Case(
        "据悉凤阳县晴川医院每年组织四五次进敬老院献爱心活动。",
        hospitals=[("凤阳县晴川医院", True)],
        events=[],
    ),
    "put-on-a-list-is-not-done": Case(
        "12月1日，凤阳县晴川医院外科二支部走进杨集福利院，为老人提供就地诊疗、用药指导等服务。\n"
        "外科二支部把进养老院关爱老人、走乡村义诊等列入为民办实事清单。",
        events=[("free_clinic", "XXXX-12-01", "杨集福利院")],
    ),
    "day-the-page-was-put-up": Case(
        "我院开展无偿献血活动 2020-04-26 宣传科\n1月3日，凤阳县晴川医院带领167名职工参与无偿献血活动。",
        events=[("volunteer_service", "2020-01-03", None)],
    ),
    "driven-to-a-hospital": Case(
        "一辆满载衣物的卡车驶入凤阳县晴川医院。",
        hospitals=[("凤阳县晴川医院", True)],
    ),
    "to-ones-clinic-is-no-home-visit": Case(
        "26日下午，凤阳县晴川医院医师沈知秋去上门诊。",
        events=[],
    ),
    "a-village-behind-a-township-is-no-mayor": Case(
        "日前，凤阳县晴川医院帮扶组来到对口帮扶村通榆县兴隆山镇长发村义诊。",
        events=[("free_clinic", None, "通榆县兴隆山镇长发村")],
    ),
    "short-hospital-before-a-branch": Case(
        "中共市二院外科党支部于10月11日换届，选举产生新一届外科党支部委员会，沈知秋同志当选为外科党支部书记。",
        branches=[("外科党支部", "branch")],
        secretaries=[("沈知秋", "secretary", "外科党支部")],
    ),
    "our-branch-and-its-secretary": Case(
        "我院党支部换届大会召开。党支部书记沈知秋同志作了报告。大会选举产生了在职支部书记和退休支部书记。",
        secretaries=[("沈知秋", "secretary", "党支部")],
    ),
    # --- whose page it is, and when ----------------------------------------------------------------------------------
    "copyright-line-of-an-unplaced-hospital": Case(
        "向和平镇捐赠防疫物资\n9月3日，市妇幼保健院院长沈知秋一行来到和平镇，送去口罩和消毒液。\n"
        "市妇幼保健院还慰问了驻村干部。\n凤阳县妇幼保健院 版权所有 皖ICP备",
        hospitals=[("凤阳县妇幼保健院", True)],
    ),
    "university-that-begins-with-a-stop-word": Case(
        "6月3日，首都医科大学附属晴川医院党员走进和平村义诊。", hospitals=[("首都医科大学附属晴川医院", True)]
    ),
    "named-day-and-the-day-itself": Case(
        "学雷锋日 我院党员专家开展义诊\n发布时间：2017-03-06\n3月3日，在学雷锋日来临之际，我院离退休党总支组织专家"
        "在医院门诊大厅开展义诊活动，为百余名病人答疑解惑。",
        events=[("free_clinic", "2017-03-03", "医院门诊大厅")],
    ),
    "what-was-generations-ago": Case(
        "1973年，我省首次派出医疗队支援塞拉利昂。2016年6月3日，凤阳县晴川医院在和平村开展义诊。",
        events=[("free_clinic", "2016-06-03", "和平村")],
    ),
    "intentions-in-a-list": Case(
        "我院希望与和平村结成长期的对子：困难户到医院看大病减免费用；重阳节为60多位老人免费体检。", events=[]
    ),
    "hopes-of-a-speaker": Case(
        "培训结束后，白鹭学院教工党支部书记沈知秋教授对此次培训给予高度评价，并表示：希望以后有更多机会让所有师生学习急救，"
        "提高心脏骤停患者的救助率。",
        events=[],
    ),
    "village-that-is-helped": Case("和平村是我院帮扶的定点村，全村有300多户共1000多名村民。", events=[]),
    "ambulances-sent": Case(
        "12月20日下午，一辆中巴车在和平镇侧翻。\n凤阳县晴川医院急诊科派出2辆救护车赶到事故现场开展转运急救工作。",
        events=[("rescue", "XXXX-12-20", "和平镇")],
    ),
    "rushing-to-the-front": Case(
        "凤阳县晴川医院党员沈知秋、李文博、王洋参加医疗队，奔赴救灾第一线。", events=[("medical_aid", None, None)]
    ),
    "who-rushed-is-a-person": Case("6月3日，带领医疗队奔赴灾区的团委书记沈知秋接受了采访。", events=[]),
    "in-the-weeks-of-service": Case(
        "凤阳县晴川医院眼科从2018年11月26日起到和平小学开展义诊。\n在近一个半月的志愿服务中，眼科为1.6万余名学生做了视力筛查。",
        events=[("free_clinic", None, "和平小学")],
    ),
    "place-in-the-name-of-a-society": Case(
        "1月21日，凤阳县晴川医院党员来到和平小学，举办医疗服务进校园活动。\n培训现场，美国心脏学会培训导师沈知秋教授为大家作了讲解。",
        events=[("outreach", "XXXX-01-21", "和平小学")],
    ),
    "training-of-the-party": Case("10月22日至23日，凤阳县晴川医院在和平镇举办党性教育暨党团干部培训活动。", events=[]),
    "end-of-a-year": Case(
        "2010年底，凤阳县晴川医院发动全院职工爱心捐款，救助了一对贫困姐弟。", events=[("donation", "2010", None)]
    ),
    "said-at-a-meeting": Case(
        "1月19日，凤阳县晴川医院党支部到和平镇捐赠口罩500个。\n中心的书记陪同客人参观。座谈交流时，书记沈知秋介绍了疫情以来的工作，主任李文博介绍了目前发热门诊、疫苗接种的情况。",
        events=[("donation", "XXXX-01-19", "和平镇")],
    ),
    "recently-and-then-the-day": Case(
        "近日，凤阳县晴川医院医疗队前往凤阳县和平镇，开展送医下乡活动。\n2024年5月31日上午，医疗队在和平镇开展义诊。",
        events=[("free_clinic", "2024-05-31", "凤阳县和平镇")],
    ),
    "office-of-a-place": Case(
        "1月16日，凤阳县晴川医院党委到和平镇走访慰问困难群众。\n在宁城县副县长陪同下，医院党员又走进困难群众家中送上药品。",
        events=[("donation", "XXXX-01-16", "和平镇")],
    ),
    "explained-not-done": Case(
        "6月3日，凤阳县晴川医院在和平小学普及急救知识。\n医生系统讲了如何判断心脏骤停、怎样使用AED。",
        events=[("health_education", "XXXX-06-03", "和平小学")],
    ),
    "gifts-by-what-they-are": Case(
        "8月1日下午，凤阳县晴川医院党员来到社区，为孤寡老人、留守儿童送上电扇、书包、文具，满足了他们的心愿。",
        events=[("donation", "XXXX-08-01", None)],
    ),
    "scene-of-a-long-text": Case(
        "凤阳县晴川医院的故事很长。" * 140 + "\n2017年12月3日上午，河边的广场上人来人往。门诊部办了一场大型义诊咨询。",
        events=[("free_clinic", "2017-12-03", None)],
    ),
    "one-mission-to-several-hospitals": Case(
        "2022年，我院选派73名骨干组成医疗队，分别前往凤阳县人民医院、宁城县人民医院开展帮扶。\n2022年对口支援凤阳县人民医院人员到岗\n"
        "2022年对口支援宁城县人民医院人员到岗",
        events=[("medical_aid", "2022", "凤阳县人民医院")],
    ),
    "general-branch-and-its-branch": Case(
        "凤阳县晴川医院内科党总支第一党支部开展义诊。",
        branches=[("内科党总支", "general_branch"), ("内科党总支第一党支部", "branch")],
    ),
    "department-with-a-bare-number": Case(
        "凤阳县晴川医院开展义诊。该院临床一党支部书记沈知秋参加。", branches=[("临床一党支部", "branch")]
    ),
    "motto-before-a-name": Case(
        "情暖寒冬 县医院开展春节走访\n1月16日，凤阳县晴川医院党员走访困难群众。",
        hospitals=[("凤阳县晴川医院", True)],
    ),
    "committee-of-that-bureau": Case(
        "凤阳县晴川医院党员来到生态环境局。该局党总支部副书记沈知秋介绍了情况。", branches=[]
    ),
    "short-names-of-a-university-hospital": Case(
        "重庆医科大学附属永川医院开展义诊。重医附属永川医院党员参加。",
        aliases={"重庆医科大学附属永川医院": ["重医附属永川医院"]},
    ),
    "second-name-behind-and": Case(
        "6月3日，凤阳县晴川医院甘丽娟医生和胡群护士提着药箱来到和平村义诊。", participants=[["甘丽娟", "胡群"]]
    ),
    # --- names of pages that nobody had seen --------------------------------------------------------------------------
    "second-names-below-the-signature": Case(
        "我院到社区义诊\n5月18日，我院组织6名党员来到梅岭社区举办义诊活动。\n凤阳县妇幼保健院\n（凤阳县红十字医院、凤阳县儿童医院）",
        hospitals=[("凤阳县妇幼保健院", True)],
        aliases={"凤阳县妇幼保健院": ["凤阳县儿童医院", "凤阳县红十字医院"]},
    ),
    "second-name-in-the-source-line": Case(
        "我院召开支医动员会\n发布时间：2020-01-06 来源：凤阳县第五人民医院(凤阳县肿瘤医院) 浏览：3616\n"
        "1月6日，我院院长助理王俊带队参加了支医工作动员会，会议全面总结了一年来的成绩。",
        hospitals=[("凤阳县第五人民医院", True)],
    ),
    "title-says-where-others-went": Case(
        "我院专家赴滁州市琅琊医院义诊\n4月18日，我院60余名专家来到滁州市琅琊医院，开展义诊活动。\n版权所有：凤阳县人民医院",
        hospitals=[("凤阳县人民医院", True), ("滁州市琅琊医院", False)],
    ),
    "numbered-hospital-of-a-city": Case(
        "凤阳县人民医院4名医护人员支援马鞍山市四院、1名医务人员驰援上海。",
        hospitals=[("凤阳县人民医院", True), ("马鞍山市四院", False)],
    ),
    "forces-without-their-province": Case(
        "武警总队医院医护人员开展义诊\n8月1日，武警安徽总队医院在广场上义诊。",
        hospitals=[("武警安徽总队医院", True)],
        aliases={"武警安徽总队医院": ["武警总队医院"]},
    ),
    "street-level-hospitals-in-general": Case(
        "凤阳县人民医院和镇街卫生院一起入户。", hospitals=[("凤阳县人民医院", True)]
    ),
    "key-hospital-of-a-ministry": Case(
        "凤阳县中医院是国家中医药管理局重点中西医结合医院建设单位。", hospitals=[("凤阳县中医院", True)]
    ),
    "lists-of-other-hospitals-and-pages": Case(
        "凤阳县人民医院到福利院看望孩子\n9月29日上午，凤阳县人民医院团委来到福利院，看望在院里生活的160名孤残儿童，给孩子们送去牛奶和蛋糕。\n"
        "相关医院：滁州市第一人民医院 滁州市儿童医院\n相关经验推荐\n滁州市中心医院第三党支部赴定远县义诊 接诊群众210人",
        hospitals=[("凤阳县人民医院", True)],
        branches=[],
    ),
    "motto-before-a-branch-in-a-title": Case(
        "热血同行守初心 支部共建暖凤阳\n3月19日，凤阳县妇幼保健院第五党支部举行共建活动。",
        branches=[("第五党支部", "branch")],
    ),
    "communities-share-an-ending": Case(
        "凤阳县人民医院第十党支部与团结社区、中山社区党支部共建。",
        branches=[("第十党支部", "branch"), ("团结社区党支部", "branch"), ("中山社区党支部", "branch")],
    ),
    "branch-with-and-without-section": Case(
        "凤阳县人民医院麻醉科党支部开展义诊。活动是麻醉党支部践行承诺的实践。",
        branches=[("麻醉科党支部", "branch")],
        other_names={"麻醉科党支部": ["麻醉党支部"]},
    ),
    "branch-of-another-party-by-its-full-name": Case(
        "凤阳县公共卫生临床医疗中心护理党支部联合中国农工民主党凤阳县公共卫生临床医疗中心党支部走进学校。",
        branches=[("护理党支部", "branch")],
    ),
    "department-behind-the-clock": Case(
        "急救培训走进社区\n2017-08-18 09:30急诊科党支部\n凤阳县人民医院急诊科党支部开展了急救培训，邀请小学的同学、公交公司的司机参加。",
        branches=[("急诊科党支部", "branch")],
    ),
    "courtesy-behind-a-deputy": Case(
        "凤阳县卫生局党委副书记沈涛出席，沈涛书记在讲话中说，凤阳县人民医院做得很好。",
        secretaries=[("沈涛", "deputy_secretary", "凤阳县卫生局党委")],
    ),
    "director-between-post-and-name": Case(
        "凤阳县政府副县长阚青禾，凤阳县人民医院党委书记、董事陈斯然参加宣讲会。",
        secretaries=[("陈斯然", "secretary", "党委")],
    ),
    "slogans-clocks-and-places-count-nothing": Case(
        "凤阳县人民医院举办“千万人帮万家”系列活动，2022-11-04 20:51:31 周志强来到十里河滩，义诊36人。",
        claims=[("36人", 36, "eq")],
    ),
    "told-of-himself-then-his-post": Case(
        "宋金然，是一名基层医务工作者，也是一名共产党员，现任凤阳县人民医院党支部书记、院长。",
        secretaries=[("宋金然", "secretary", "党支部")],
    ),
    "with-colleagues": Case(
        "凤阳县人民医院儿科党支部书记蔡敏和同事们自编了歌谣。", secretaries=[("蔡敏", "secretary", "儿科党支部")]
    ),
    "links-to-other-hospitals-name-nobody": Case(
        "医共体党建走深走实\n1月3日，各卫生院的党组织都放在属地镇，县里组建了6个党委，其中3个医共体党委。"
        "党建工作的强大思想保障，靠的是一件件看得见的实事。\n去年以来，县里优化了三级组织架构，着力加强医疗卫生领域基层党组织和党员队伍建设。\n"
        "您可能感兴趣的文章：滁州市中心医院挂号攻略 怎么申请慢性病卡",
        hospitals=[],
    ),
    "by-order-of-a-committee": Case(
        "7月9日，受党委书记顾硕委托，凤阳县人民医院党委副书记王继浩率领专家下乡。",
        secretaries=[("顾硕", "secretary", "党委"), ("王继浩", "deputy_secretary", "党委")],
        branches=[("党委", "party_committee")],
    ),
    "branches-in-a-manner-of-speaking": Case(
        "凤阳县人民医院把患者满意度纳入“五星支部”评定，翟志波说，考核支部，既看台账，更看口碑。一支支部就是一支医疗队。",
        branches=[],
    ),
    "sessions-and-exercises-count-nothing": Case(
        "凤阳县中医院在五届三次职代会后教居民打八段锦，36人参加。", claims=[("36人", 36, "eq")]
    ),
    "missions-of-a-digest": Case(
        "全国企业选派医护人员抗击疫情\n1月24日，6名凤阳县人民医院医护人员编入医疗队，连夜赶赴武汉。\n"
        "1月25日，来自定远县人民医院的2位医务人员驰援湖北。\n1月25日，天长市人民医院6名同志组成的医疗队，开赴湖北抗疫前线。",
        events=[
            ("medical_aid", "XXXX-01-24", "武汉"),
            ("medical_aid", "XXXX-01-25", "湖北"),
            ("medical_aid", "XXXX-01-25", "湖北"),
        ],
    ),
    "numbered-with-and-without-the-word": Case(
        "解放军第37医院医疗队来到川藏线。解放军37医院的医生为官兵体检。", hospitals=[("解放军第37医院", True)]
    ),
    "hospital-of-a-company": Case(
        "5月23日，四公司医院医疗小分队赶往合安高铁项目部，参观了有关团场医院。", hospitals=[("四公司医院", True)]
    ),
    "date-glued-to-a-name": Case(
        "凤阳县人民医院的医生到社区义诊，市民排起了队。（2019-04-08急诊科党支部供稿）",
        branches=[("急诊科党支部", "branch")],
    ),
    "other-party-inside-a-name": Case(
        "凤阳县妇幼保健院党委和凤阳县农工党妇幼保健支部到社区义诊。", branches=[("党委", "party_committee")]
    ),
    "hospital-for-the-mentally-ill": Case("定远县精神病院的医生到村里巡诊。", hospitals=[("定远县精神病院", True)]),
    # --- events of pages that nobody had seen -------------------------------------------------------------------------
    "helpers-are-no-count-of-their-own": Case(
        "义诊送到联络站\n4月24日，凤阳县中医院来到石桥乡人大联络站，举办主题义诊。\n"
        "上午9时，石桥乡人大联络站里挤满了人。凤阳县中医院内科、康复科的10余名骨干医师为居民解答咨询，并发放健康知识宣传单200余份。",
        events=[("free_clinic", "XXXX-04-24", "石桥乡人大联络站")],
    ),
    "another-service-at-the-same-place": Case(
        "健康服务活动走进石桥\n6月1日，凤阳县人民医院在凤阳县石桥镇卫生院举行“同心”健康服务活动。\n"
        "上午，在石桥镇卫生院，来自凤阳县人民医院的专家现场坐诊，给群众治疗和防养的建议。",
        events=[("outreach", "XXXX-06-01", "凤阳县石桥镇卫生院")],
    ),
    "aid-doctors-told-of-again": Case(
        "援疆专家走进海拔3千米矿山为职工义诊\n10月20日，来自凤阳县人民医院的2名援疆医生组成医疗队，来到三十六团石棉矿，为矿山职工义诊和体检。\n"
        "听说专家来义诊，职工纷纷排起长队。义诊现场，专家们为前来咨询的职工分析病因，并对症开方。"
        "援疆医生张华亮手拿听诊器，为矿山职工查体。\n据悉，这次义诊共服务职工150余人。",
        events=[("free_clinic", "XXXX-10-20", None)],
    ),
    "teaching-resuscitation-is-no-rescue": Case(
        "4月21日，凤阳县人民医院急诊科党支部带领急救小组来到象湖实验学校，手把手教师生做心肺复苏，320名师生参加了实操。",
        events=[("health_education", "XXXX-04-21", "象湖实验学校")],
    ),
    "lecture-to-doctors-is-training": Case(
        "8月8日，凤阳县人民医院第五党支部带队到定远县的9家乡镇卫生院，给86名医生讲课，帮他们识别早期症状。",
        events=[("training", "XXXX-08-08", "定远县")],
    ),
    "a-course-with-a-name": Case(
        "今年3月至11月，凤阳县人民医院的“石桥健康大讲堂”走进企业、学校38场，听众5200多人次。",
        events=[("health_education", "XXXX-03/XXXX-11", None)],
    ),
    "a-night-market-of-medicine": Case(
        "5月21日，凤阳县中医院在龙湖广场办起中医药文化夜市，接待市民3100余人次。",
        events=[("outreach", "XXXX-05-21", "龙湖广场")],
    ),
    "a-prize-given-away": Case(
        "凤阳县石桥镇卫生院院长宋金然，把获得的奖金10万元全部捐献出来用于农村公益事业，新建了石桥镇马崩村卫生室。",
        events=[("donation", None, None)],
    ),
    "purchases-and-anniversaries-are-no-service": Case(
        "凤阳县人民医院急诊科党支部在纪念抗震救灾9周年之际开了座谈会。医院消费帮扶采购定点村荔枝等农产品142万元。",
        events=[],
    ),
    # --- names on pages that nobody had seen, once more -----------------------------------------------------------------
    "two-departments-with-one-branch": Case(
        "凤阳县人民医院感染科、呼吸科联合党支部召开党员大会。", branches=[("感染科、呼吸科联合党支部", "branch")]
    ),
    "a-ward-in-a-list-has-no-branch": Case(
        "一行参观了凤阳县人民医院门诊大厅、内分泌一体化门诊、医技党支部、血透室党支部。",
        branches=[("医技党支部", "branch"), ("血透室党支部", "branch")],
    ),
    "sitting-in-on-a-branch": Case(
        "凤阳县人民医院党委副书记、纪委书记滕若霜列席药剂科党支部述职会。",
        branches=[("药剂科党支部", "branch"), ("党委", "party_committee")],
        secretaries=[("滕若霜", "deputy_secretary", "党委"), ("滕若霜", "discipline_secretary", "纪委")],
    ),
    "a-new-branch-names-none": Case(
        "凤阳县人民医院的老年科党支部揭牌，随后新支部的党员到敬老院义诊。", branches=[("老年科党支部", "branch")]
    ),
    "our-unit-and-its-branch": Case(
        "凤阳县人民医院的同志们坚持着。自我ICU临时党支部成立以来，已有20余人递交入党申请书。",
        branches=[("ICU临时党支部", "branch")],
    ),
    "third-people's-hospital-without-its-last-word": Case(
        "滁州市第三人民医院内科主任李明参加。市三医党支部书记程定光说。",
        branches=[("党支部", "branch")],
        secretaries=[("程定光", "secretary", "党支部")],
    ),
    "note-between-post-and-name": Case(
        "定远县人民医院感染科党支部书记彭大庸，石桥乡卫生院党支部第一书记（省胸科医院派驻）易明亮先后发言。",
        secretaries=[("彭大庸", "secretary", "感染科党支部"), ("易明亮", "first_secretary", "石桥乡卫生院党支部")],
    ),
    "posts-of-two-units-with-a-comma": Case(
        "凤阳县人民医院迎来检查，省卫生健康委党组书记、主任，省中医药管理局局长殷燕红同志到会讲话。",
        secretaries=[("殷燕红", "secretary", "省卫生健康委党组")],
    ),
    "a-comma-before-somebody-else": Case(
        "凤阳县人民医院党委书记，副院长李强参加。马永泉同志任内科党支部书记，妇产科主治医师卞雪琴同志任组织委员。",
        secretaries=[("马永泉", "secretary", "内科党支部"), ("卞雪琴", "committee_member", "内科党支部")],
    ),
    "members-of-the-branch-though-the-committee-came": Case(
        "凤阳县人民医院行政党支部换届，院党委委员杨再勇到会。随后，由原支部组织委员吴长珍宣读办法。",
        secretaries=[("杨再勇", "committee_member", "党委"), ("吴长珍", "committee_member", "行政党支部")],
    ),
    "county-whose-name-begins-like-a-kind": Case(
        "县里的好医院\n我院开展了活动。\n\n版权所有 © 镇远县中医医院", hospitals=[("镇远县中医医院", True)]
    ),
    "titles-of-other-pages-name-nobody": Case(
        "支部换届\n6月2日下午，我院行政党支部召开党员大会，进行换届选举，支部书记龙启芬主持会议，全体党员参会。\n\n"
        "相关新闻\n· 外科党支部与石桥镇卫生院党支部结对    2023-04-26\n\n版权所有 © 凤阳县中医医院  地址：凤阳县舞阳大道",
        hospitals=[("凤阳县中医医院", True)],
    ),
    "nursing-taught-at-a-health-centre": Case(
        "内科党支部书记刘敏洁带领护理小组，于2022年11月8日到石桥镇中心卫生院手把手教授压疮护理，受训护士46人。",
        events=[("training", "2022-11-08", "石桥镇中心卫生院")],
    ),
    "rounds-and-a-lecture-for-the-hospital-there": Case(
        "5月18日，滁州市胸科医院外科党支部的6名专家党员在定远县人民医院感染科进行教学查房，并为该院医务人员授课。",
        events=[("training", "XXXX-05-18", "定远县人民医院")],
    ),
    "the-sum-at-the-end-of-the-paragraph": Case(
        "12月6日，凤阳县人民医院党支部赴石桥村开展结对共建。\n义诊活动在石桥村展开。眼科、儿科专家耐心解答村民健康问题。"
        "大家还进行针灸推拿、发放药品等。经统计，接诊患者达260多人次、免费赠送价值1200多元药品。",
        events=[("free_clinic", "XXXX-12-06", "石桥村")],
    ),
    # --- events of real pages, read one by one --------------------------------------------------------------------------
    "a-day-and-a-total-of-the-year": Case(
        "7月27日，凤阳县中医院、市融媒体中心的干部职工一同深入欧岛花园小区开展健康义诊进社区活动。\n"
        "在小区广场上的义诊台前，凤阳县中医院的专家为居民测血糖、量血压。\n"
        "今年以来，凤阳县中医院已举办27场走基层活动，在“湖北省健康问题攻坚行动大型义诊”等活动中免费体检和义诊市民4000余人。\n"
        "当天的义诊和志愿服务活动是主动开展“岗位学雷锋”的社会实践之一。",
        events=[("free_clinic", "XXXX-07-27", "欧岛花园小区"), ("free_clinic", None, None)],
    ),
    "also-at-home": Case(
        "凤阳县中医院第六、第七党支部于3月7日上午在西山社区举办健康义诊活动。\n"
        "志愿者为居民测量血压。考虑到部分老年人行动不便，志愿者们还主动上门提供服务，将温暖送到家。",
        events=[("free_clinic", "XXXX-03-07", "西山社区")],
        organizers=[["凤阳县中医院第六党支部", "凤阳县中医院第七党支部"]],
    ),
    "a-clinic-that-went-from-door-to-door": Case(
        "6月13日，兴盛社区党总支部联合凤阳县人民医院党委开展上门义诊志愿服务活动，向老党员传递温暖。\n"
        "志愿者们为老党员检查身体，医院党委书记赵亚军亲临义诊现场，带来了专家，测量血糖，解答疑问。",
        events=[("home_visit", "XXXX-06-13", None)],
    ),
    "our-city's-township-and-village": Case(
        "7月1日，凤阳县人民医院门诊支部赴我市西江乡郊山村举办义诊活动。",
        events=[("free_clinic", "XXXX-07-01", "西江乡郊山村")],
    ),
    "a-village-whose-name-looks-like-a-word": Case(
        "9月3日，凤阳县中医院党委副书记杨倩带队深入石桥乡头其村开展联学共建义诊活动，看望慰问脱贫户。",
        events=[("free_clinic", "XXXX-09-03", "石桥乡头其村")],
    ),
    "the-years-of-a-plan": Case(
        "2024年，凤阳县中医院制定了《党建示范三年行动计划（2024—2026年）》，9月3日至4日，党委副书记杨倩带队到石桥村义诊。",
        events=[("free_clinic", "2024-09-03/2024-09-04", "石桥村")],
    ),
    "to-see-how-the-village-fares": Case(
        "5月18日，凤阳县医院党委书记张存一行到对口包扶的石桥镇坝口村了解近期乡村振兴工作开展情况。", events=[]
    ),
    "a-village-behind-a-dash": Case(
        "10月9日上午，凤阳县中心医院党委书记倪宾到“第一书记”派驻村——石桥镇萨庄村走访并调研。\n"
        "活动期间，医院向村内高龄老人送去重阳节慰问物品。",
        events=[("donation", "XXXX-10-09", "石桥镇萨庄村")],
    ),
    "a-party-lesson-with-a-long-title": Case(
        "7月13日，凤阳县医院党委委员林力组织党员前往石桥镇石头村开展活动。\n"
        "林力为大家上了一堂以《不忘初心，牢记使命》为内容的主题党课。\n医疗队为村民开展了血压测量、免费送药等服务。",
        events=[("free_clinic", "XXXX-07-13", "石桥镇石头村")],
    ),
    "another-hospital-joins-in": Case(
        "6月13日，滁州市第二医院组织医疗团队，奔赴石桥镇崔家村开展义诊活动。\n"
        "本次义诊活动是优质资源下沉的举措。同时，县医院也积极响应，派出5名技术骨干协同参与，确保义诊的专业性。",
        events=[("free_clinic", "XXXX-06-13", "石桥镇崔家村")],
    ),
    "at-half-past-eight": Case(
        "上午8点30分，凤阳县疾控中心离退休党支部和凤阳县第一医院第三退休党支部的党员来到南湖大道驿站，为工人测量血压，提供咨询。",
        events=[("free_clinic", None, "南湖大道驿站")],
        branches=[("凤阳县疾控中心离退休党支部", "branch"), ("第三退休党支部", "branch")],
    ),
    "the-branches-of-each-unit": Case(
        "每月8日，凤阳县第一医院第三退休党支部和市属各医疗卫生单位离退休党支部党员开展活动。",
        branches=[("第三退休党支部", "branch")],
    ),
    "the-report-that-she-gave": Case(
        "凤阳县第二医院党委书记成晓龙听取了驻村工作队第一书记张燕所作的工作汇报。",
        secretaries=[("成晓龙", "secretary", "党委"), ("张燕", "first_secretary", None)],
    ),
    "branches-of-chambers-and-companies": Case(
        "凤阳县第三人民医院皮肤科党支部与中共滁州市宣城商会支部签约。商会顾问团主席杨贵平和商会党支部书记徐维新参加。"
        "内科党支部与滁州市金融投资集团有限公司金投健康党支部共建。",
        branches=[
            ("皮肤科党支部", "branch"),
            ("滁州市宣城商会支部", "branch"),
            ("内科党支部", "branch"),
            ("金融投资集团有限公司金投健康党支部", "branch"),
        ],
    ),
    "short-name-of-a-city-that-ends-like-a-division": Case(
        "杭州市第三人民医院与商会共建。宋院长介绍了杭州三院皮肤科的业务。", aliases={"杭州市第三人民医院": ["杭州三院"]}
    ),
    "secretaries-report-in-our-hospital": Case(
        "我院召开党支部书记述职会\n我院党支部书记述职报告会召开，各党支部书记及支委参会，会议由院长何斌主持。外科党支部、门诊党支部述职。",
        branches=[("外科党支部", "branch"), ("门诊党支部", "branch")],
    ),
    "each-team-founded-its-own": Case(
        "凤阳县人民医院支援湖北医疗队成立临时党支部。河南省已派出5批医疗队，每一批都成立了临时党委或党总支。",
        branches=[("临时党支部", "branch")],
    ),
    "what-the-committee-asked-of-the-branch": Case(
        "出发前，凤阳县人民医院党委汪昕书记嘱托临时党支部的支委们。这个前线医院的临时党支部收到了申请书。",
        hospitals=[("凤阳县人民医院", True)],
        branches=[("党委", "party_committee"), ("临时党支部", "branch")],
    ),
    "our-teaching-branch": Case(
        "贵阳市第二人民医院科教科参加。市二医教学党支部开展活动，教学支部进学校。",
        branches=[("教学党支部", "branch")],
    ),
    "teaching-what-to-do-when-a-heart-stops": Case(
        "凤阳县医院第三党支部于5月23日下午在石桥小学开展心肺复苏急救培训活动。\n"
        "医院急救培训医师刘雪梅深入剖析了心脏骤停的突发性与急救时效的重要性。一位家长说，今天学习以后，对心肺复苏有了专业的了解。",
        events=[("health_education", "XXXX-05-23", "石桥小学")],
    ),
    "a-heart-stopped-on-the-train": Case(
        "5月2日，凤阳县医院内科党支部的龚亦凡在高铁上遇见一名男子心脏骤停，他立即进行心肺复苏，列车长抱来AED。",
        events=[("rescue", "XXXX-05-02", None)],
    ),
    "officials-look-around": Case(
        "7月11日下午，市直机关工委副书记刘成一行察看了凤阳县医院门诊部、检验科，对党员示范岗建设进行了现场指导。",
        events=[],
    ),
    "the-leader-of-a-team-comes-home": Case(
        "17日傍晚，凤阳县医院驰援湖北省医疗救治队领队、临时党总支书记陆伟回到武汉青山区的驻地。", events=[]
    ),
    "with-the-hospital-that-they-help": Case(
        "凤阳县医院医疗队与对口支援的武钢第二职工医院交接后，立刻召开了全体党员战前动员会。", events=[]
    ),
    "through-the-airport": Case(
        "1月28日，凤阳县医院第一批医疗队乘机奔赴湖北。\n当天下午，专机顺利抵达武汉天河机场，医疗队成立临时党支部。",
        events=[("medical_aid", "XXXX-01-28", "湖北")],
    ),
    "also-planned-for-later": Case(
        "10月8日，凤阳县医院在石桥镇敬老院开展义诊活动，同时还计划在10月下旬进入社区继续义诊。",
        events=[("free_clinic", "XXXX-10-08", "石桥镇敬老院")],
    ),
    "called-something-shorter": Case(
        "凤阳县石桥街社区卫生服务中心（以下称“石桥中心”）发挥党建引领作用。石桥中心党支部与解放社区党委共建。",
        aliases={"凤阳县石桥街社区卫生服务中心": ["石桥中心"]},
        owners=[("党支部", "凤阳县石桥街社区卫生服务中心"), ("解放社区党委", None)],
    ),
    "a-city-hospital-by-its-number-alone": Case(
        "8月16日下午，郑州七院首次全体党员大会召开。他家住在海南一院子里。", hospitals=[("郑州七院", True)]
    ),
    "younger-than-the-members-before": Case(
        "凤阳县医院外科第一党支部换届，平均年龄43.2岁，较上任支部委员年轻4.5岁。关于医院党总支及党支部调整的通知印发。",
        branches=[("外科第一党支部", "branch")],
        secretaries=[],
    ),
    "the-day-a-page-was-put-up": Case(
        "联学联建活动\n发布时间：2022-10-07 20:48 来源：在喜迎国庆佳节即将来临之际，9月28日，凤阳县妇幼保健院党支部与"
        "石桥乡党委赴石桥乡开展“党旗在基层一线高高飘扬”联学联建活动，并为当地村民义诊，用特别的方式表达对党的热爱。",
        events=[("free_clinic", "2022-09-28", "石桥乡")],
    ),
    "the-project-they-joined-over": Case(
        "7月9日，凤阳县妇幼保健院党支部与研究所党支部以孕前优生健康检查项目质控工作为依托，联合开展共建活动。",
        events=[],
    ),
    "named-harmony-in-a-list": Case(
        "2月11日，县卫计局组织县医院、和康医院、石桥卫生院现场义诊。义诊现场，县医院五官科，和康医院精神病科专家坐诊。",
        aliases={"和康医院": [], "石桥卫生院": []},
    ),
    "a-department-called-natural": Case(
        "省自然资源厅党组成员、副厅长杜中强在石桥村调研，查看了凤阳县医院义诊。",
        secretaries=[("杜中强", "committee_member", "省自然资源厅党组")],
    ),
    "the-hospital's-general-branch": Case("凤阳县医院院总支一直重视扶贫。", branches=[("党总支", "general_branch")]),
    "gifts-for-the-hospital's-old-members": Case(
        "6月30日，凤阳县医院党委开展“‘七一’慰问暖人心”走访慰问活动，向该院老党员致以问候，并为他们送去了慰问品。",
        events=[],
    ),
    "a-heading-opens-what-comes": Case(
        "系列活动\n一、开展义诊活动\n6月26日下午，凤阳县医院义诊活动在织里镇广场举行。\n"
        "二、参观烈士墓园\n医院于6月28号组织全体党员前往安吉参观烈士墓园。在徐建中书记的带领下，医院党总支的党员参加了此次活动。\n"
        "三、党员志愿者为福利院老人送去清凉\n7月1日我院党员志愿者前往石桥镇福利中心，为32位老人测量血压。",
        events=[("free_clinic", "XXXX-06-26", "织里镇广场"), ("free_clinic", "XXXX-07-01", "石桥镇福利中心")],
        secretaries=[("徐建中", "secretary", "党总支")],
    ),
    "the-hairdresser's-city": Case(
        "3月5日上午，凤阳县医院内科党支部组织志愿者携手北京故事美发店为住院患者理发，开展学雷锋志愿服务活动。",
        events=[("volunteer_service", "XXXX-03-05", None)],
    ),
    "the-township's-office-came-too": Case(
        "10月17日，凤阳县医院医生到石桥镇坝村义诊120人次。\n石桥镇计生办也积极参加到活动中，设立临时服务台，发放宣传资料500余份。",
        events=[("free_clinic", "XXXX-10-17", "石桥镇坝村")],
    ),
    "a-campaign-all-year": Case(
        "2月11日，凤阳县医院在石桥村文化广场义诊。\n据了解，今年以来，医院组建扶贫工作队，走村入户，逐人宣传政策，开展家庭医生签约服务。",
        events=[("free_clinic", "XXXX-02-11", "石桥村文化广场")],
    ),
    "what-comes-next": Case(
        "3月2日，凤阳县医院内科党支部为现场群众测量血压、把脉问诊。\n下步，院团委将围绕志愿服务月，进一步开展义诊活动。",
        events=[("free_clinic", "XXXX-03-02", None)],
    ),
    "a-festival-is-near": Case(
        "在重阳节即将来临之际，10月9日，凤阳县医院到石桥村义诊。", events=[("free_clinic", "XXXX-10-09", "石桥村")]
    ),
    "a-name-that-looks-ahead": Case(
        "5月9日，凤阳县医院到石桥村开展“坚持为民办实事 奋进向未来”义诊活动。",
        events=[("free_clinic", "XXXX-05-09", "石桥村")],
    ),
    # --- events of features, read one by one ----------------------------------------------------------------------------
    "care-is-no-gift": Case(
        "3月5日上午，凤阳县医院急诊党支部来到汪弄社区，为其中4户独居老人送去健康关爱。",
        events=[("home_visit", "XXXX-03-05", "汪弄社区")],
    ),
    "spring-and-two-festivals": Case(
        "伴着学雷锋纪念日和国际妇女节的到来，凤阳县医院各党支部把健康送进社区，把支部共建下沉到基层。", events=[]
    ),
    "he-tells-of-long-ago": Case(
        "3月30日，凤阳县医院离退休支部邀请老党员讲述自己跟随医疗队进山巡回医疗的故事。", events=[]
    ),
    "class-for-doctors-there": Case(
        "3月26日上午，凤阳县医院产科党支部与定远县妇幼保健院党支部签约。签约结束后，党员们给当地的医护人员上了一堂产后出血急救的实操课。",
        events=[("training", "XXXX-03-26", None)],
    ),
    "who-took-part-in-the-clinic": Case(
        "7月24日，凤阳县中医院到石桥村义诊。\n7月25日，参加义诊的党员怀着崇敬的心情来到西柏坡纪念馆，敬献了花篮。",
        events=[("free_clinic", "XXXX-07-24", "石桥村")],
    ),
    "the-clinic's-team-visits-a-veteran": Case(
        "7月25日，凤阳县中医院义诊队绕道去了北冶乡黄安村，看望了老支前模范杜老太太，送去慰问品。",
        events=[("donation", "XXXX-07-25", "北冶乡黄安村")],
    ),
    "another-hospital's-committee-too": Case(
        "2019年6月，凤阳县石桥镇卫生院请来专家，在镇文化广场给乡亲们看病，一天下来看了260多人。"
        "滁州市第一人民医院党委也把石桥作为帮扶点，先后派来6名医生驻院坐诊，每人不少于半年。",
        events=[("free_clinic", "2019-06", "镇文化广场"), ("medical_aid", None, None)],
    ),
    "a-campaign-and-its-sum": Case(
        "2019年春，凤阳县石桥镇卫生院党支部把职工编成4支小分队，挨村进行贫困人口健康体检。3月到6月，共为1127名贫困群众做了体检。",
        events=[("screening", "2019-03/2019-06", None)],
    ),
    "a-count-of-tests": Case(
        "2021年4月17日，凤阳县医院消化党总支的32名党员来到石桥镇，一天之内为413名村民做了胃癌早筛问卷和呼气试验。",
        events=[("screening", "2021-04-17", "石桥镇")],
    ),
    "eyes-of-pupils": Case(
        "去年6月6日，凤阳县眼科医院到石桥乡中心小学给840名学生查了视力。",
        events=[("screening", "XXXX-06-06", "石桥乡中心小学")],
    ),
    "bones-set-for-free": Case(
        "2018年6月3日，凤阳县骨伤医院的党员在碧川菜场门口为过往群众免费正骨、看片子。",
        events=[("free_clinic", "2018-06-03", "碧川菜场")],
    ),
    "what-the-team-did-in-all": Case(
        "10月13日至11月1日，凤阳县医院援藏医疗队赴西藏山南市，圆满完成了为期20天的巡回医疗工作。\n"
        "10月28日，医院院长到山南市人民医院参加座谈会，并捐赠了价值12万元的药品。\n"
        "20天里，医疗队行程8000余里，先后在4家县级医院巡诊，累计诊疗农牧民群众2316人次。",
        events=[("medical_aid", "XXXX-10-13/XXXX-11-01", "西藏山南市"), ("donation", "XXXX-10-28", "山南市人民医院")],
    ),
    "milk-for-the-team": Case(
        "11月3日，凤阳县医院党委书记邓志强一行来到云龙酒店，慰问了突击队员，送去了牛奶、水果等物资。", events=[]
    ),
    "names-without-surnames": Case(
        "错那市人民医院党支部书记、院长次旺多吉接受捐赠，副书记扎西顿珠说。",
        secretaries=[("次旺多吉", "secretary", "党支部"), ("扎西顿珠", "deputy_secretary", "党支部")],
    ),
    "he-spoke-under-a-title": Case(
        "凤阳县医院肾内风湿支部书记方琼以“从一大到百年”为题给党员上党课。",
        secretaries=[("方琼", "secretary", "肾内风湿支部")],
    ),
    "the-committee-that-asks-leave": Case(
        "凤阳县中医院报院党委批准，建设路街道盘锦社区党总支和内科党支部联建。",
        branches=[("党委", "party_committee"), ("盘锦社区党总支", "general_branch"), ("内科党支部", "branch")],
    ),
    "a-county-among-the-poor-ones": Case(
        "8月4日，凤阳县医院组织15名党员医师，深入广东16个重点扶持县之一的阳山县开展义诊活动。",
        events=[("free_clinic", "XXXX-08-04", "阳山县")],
    ),
    "homes-for-the-old-in-quotation-marks": Case(
        "5月6日，凤阳县医院外科党支部到“怀德老年公寓”开展健康义诊活动。",
        events=[("free_clinic", "XXXX-05-06", "怀德老年公寓")],
    ),
    "another-branch-and-its-count": Case(
        "3月5日上午，凤阳县医院内科党支部来到云锦社区开展义诊活动，服务50多人次。\n"
        "妇科党支部开展“迎三八”义诊活动，招募了20位患者朋友，为她们提供诊治服务。",
        events=[("free_clinic", "XXXX-03-05", "云锦社区"), ("free_clinic", "XXXX-03-05", None)],
    ),
    "the-secretary-before-his-branch": Case(
        "支部书记、院长党福林在全院督查。院党支部选派党员下沉社区。",
        secretaries=[("党福林", "secretary", "党支部")],
    ),
    "a-team-that-takes-samples": Case(
        "按照统一部署，凤阳县医院核酸采样应急突击队火速成立了临时党支部，任命徐志兵同志为支部书记。", events=[]
    ),
    "village-doctors-on-the-move": Case(
        "这是双港村村医流动党支部的日常。双港村的刘金玉说起了上次支部活动。电话是找村医流动党支部书记、村医刘江的。",
        branches=[("双港村村医流动党支部", "branch")],
        secretaries=[("刘江", "secretary", "双港村村医流动党支部")],
    ),
    "she-praised-the-clinic": Case(
        "12月4日，滁州市第三医院党委书记吴京洪高度赞赏各位专家以义诊活动为纽带为肇庆市民送去优质服务。", events=[]
    ),
    "the-state's-own-committee": Case(
        "10月24日，国家卫生健康委直属机关党委副书记李春华到凤阳县妇幼保健院调研，医院党委书记熊国良参加。",
        branches=[("党委", "party_committee")],
        secretaries=[
            ("李春华", "deputy_secretary", "国家卫生健康委直属机关党委"),
            ("熊国良", "secretary", "党委"),
        ],
    ),
    "our-branch-though-others-are-named-first": Case(
        "3月3日，我院党支部组织党员深入彭晚村、胜阳街道卫生服务站开展义诊。\n凤阳爱尔眼科医院的党员测视力。医院党支部团结一心。",
        branches=[("党支部", "branch")],
    ),
    "a-township's-hospital-without-the-township": Case(
        "凤阳县长平乡卫生院党支部捐款。它承载了长平卫生院医护人员的祝福。",
        aliases={"凤阳县长平乡卫生院": ["长平卫生院"]},
    ),
    "short-name-before-a-title": Case(
        "凤阳县医院党委委员李延萍副院长、党委委员王鲁副院长为小朋友录制视频。",
        secretaries=[("李延萍", "committee_member", "党委"), ("王鲁", "committee_member", "党委")],
    ),
    "to-be-held-on-the-sixteenth": Case(
        "2023年8月19日是第六个中国医师节，凤阳县医院大型义诊活动将于8月16日上午在五四广场举行。", events=[]
    ),
    "all-hospitals-did-something": Case(
        "8月19日是首个医师节。凤阳县第一医院举办庆祝大会。\n各医院还开展了义诊活动，为广大群众送上健康大餐。", events=[]
    ),
    "they-said-they-would-give": Case(
        "活动通知发出后，凤阳县医院内科党支部的党员纷纷表示愿意捐出闲置的冬衣20件。", events=[]
    ),
    "those-on-duty-on-the-holiday": Case(
        "8月19日，凤阳县医院领导带着慰问品到科室，看望节日当天依然坚守在岗位上的医务人员，并送上祝福。", events=[]
    ),
    "a-company-with-its-whole-name": Case(
        "中国铁路南昌局集团有限公司党委开展主题活动，凤阳县医院党委参加。",
        branches=[("中国铁路南昌局集团有限公司党委", "party_committee"), ("党委", "party_committee")],
    ),
    "told-from-his-own-experience": Case(
        "6月21日，凤阳县医院医教党支部到石桥镇车头村开展联建共建活动。\n当日，虽然下着雨，党员热情不减。"
        "支部党员开展心肺复苏急救技术培训，胡庆兰副院长也用在飞机上救治胸痛病人的亲身经历，讲述如何识别心绞痛。",
        events=[("health_education", "XXXX-06-21", "石桥镇车头村")],
    ),
    "thanks-to-the-team-of-volunteers": Case(
        "11月3日，凤阳县中心医院党委副书记陈伟对急诊科“绿巨人”志愿服务团队给予学校的支持帮助表示感谢。", events=[]
    ),
    "one-secretary-to-lead-them-all": Case(
        "石桥镇中心卫生院党支部以1名支部书记统筹全局、把准方向，4名支部委员各司其职。", secretaries=[]
    ),
    "our-people-in-another-hospital": Case(
        "7月18日，我院党委副书记邵霞随同中山大学党委书记陈春声一行赴新疆。期间邵霞慰问了我院在新疆医科大学第五附属医院的援疆干部，"
        "以及在喀什地区第一人民医院的援疆干部。",
        owners=[("党委", None), ("中山大学党委", None)],
        secretaries=[("邵霞", "deputy_secretary", "党委"), ("陈春声", "secretary", "中山大学党委")],
    ),
    "what-the-school's-secretary-said": Case(
        "凤阳县学府医院党总支书记田皓主持会议。田书记还传达了学校党委常委李忠军的讲话，要求各级二级党委重视清单。",
        branches=[("党总支", "general_branch")],
        secretaries=[("田皓", "secretary", "党总支"), ("李忠军", "committee_member", "学校党委")],
    ),
    "doctors-sent-as-a-team": Case(
        "6月3日，中山市人民医院选派4名政治素质高、专业能力强的医生组成第四批帮扶医疗队，启程前往六盘水市水城区人民医院。",
        events=[("medical_aid", "XXXX-06-03", "六盘水市水城区人民医院")],
    ),
    "doctors-of-the-hospital-that-helps": Case(
        "我院对口支援青海省门源县中医院的医生米良田于6月10日踏上旅途。此次帮扶的任务主要是帮助完善门源县中医院外科的建设。",
        events=[("medical_aid", "XXXX-06-10", "青海省门源县中医院")],
    ),
    "two-branches-of-a-community": Case(
        "12月9日上午，凤阳县医院第二、第十四党支部与春雷街道春瑞社区第九、第十二党支部联合召开总结会。",
        owners=[
            ("第二党支部", "凤阳县医院"),
            ("第十四党支部", "凤阳县医院"),
            ("春瑞社区第九党支部", None),
            ("春瑞社区第十二党支部", None),
        ],
    ),
    "at-the-home-of-that-town": Case(
        "9月3日，凤阳县麻柳镇卫生院来到该镇敬老院开展慰问活动，为五十余名老人们送去了月饼、感冒药等物品。",
        events=[("donation", "XXXX-09-03", "敬老院")],
    ),
    "what-the-activity-was-made-of": Case(
        "5月31日，凤阳县第三医院党委书记胡华刚带领20余人，走进石桥小学，与师生开展“护航健康校园”结对共建联谊活动。"
        "本次活动分为健康知识科普、急救知识讲解等内容。",
        events=[("health_education", "XXXX-05-31", "石桥小学")],
    ),
    "sum-of-the-year-behind-a-comma": Case(
        "6月3日，凤阳县第一医院到铁东社区开展义诊活动。\n多年来，医院坚持党建引领。目前,医院各级党组织共开展义诊29次。",
        events=[("free_clinic", "XXXX-06-03", "铁东社区"), ("free_clinic", None, None)],
    ),
    "news-of-the-sixth": Case(
        "鲁网12月6日讯 为打通健康服务“最后一公里”，凤阳县石桥镇卫生院自11月初由院领导带队入户为村民送健康宣教。",
        events=[("health_education", "XXXX-11", None)],
    ),
    # --- what a second set of features showed ---------------------------------------------------------------------------
    "a-long-way-from-the-day-to-the-sum": Case(
        "6月29日清晨7时，凤阳县医院党委组织10个科室的14名党员专家，驱车80余公里，来到石桥镇新风村。村文化活动室里早早坐满了老乡。"
        "驻村第一书记孟凡林挨家挨户喊人。68岁的老吕头拿着片子。整个上午，共接诊村民137人次，送去价值3000余元的常用药。",
        events=[("free_clinic", "XXXX-06-29", "石桥镇新风村")],
    ),
    "the-centre-that-examines": Case(
        "8月5日，凤阳县医院体检中心会同外科党支部为石桥镇环卫所236名一线环卫工人免费做了健康体检。",
        branches=[("外科党支部", "branch")],
        events=[("screening", "XXXX-08-05", None)],
    ),
    "in-the-next-paragraph": Case(
        "6月3日，凤阳县中医院党支部联合文化社区开展“端午送健康，义诊进社区”主题党日活动。\n活动中，医务人员为居民免费测血压、血糖。",
        events=[("free_clinic", "XXXX-06-03", "文化社区")],
    ),
    "the-village-that-they-take-care-of": Case(
        "9月18日，凤阳县医院党委书记陶胜带队，到对口帮扶的红庙镇海云村走访。医院为村里困难户送去慰问金1.2万元和米、油等物资。",
        events=[("donation", "XXXX-09-18", "红庙镇海云村")],
    ),
    "what-a-season-was-full-of": Case(
        "2025年第二、三季度，凤阳县医院党委把党建工作与健康促进拧成一股绳，通过义诊服务、健康宣教等形式，让医疗资源走近百姓。",
        events=[],
    ),
    "three-years-of-a-team": Case(
        "7月1日，凤阳县医院门诊党支部打造的“彩虹桥”导诊志愿服务队迎来成立三周年。", events=[]
    ),
    "the-hospital's-own-veterans": Case(
        "6月27日，凤阳县医院党委班子成员对全院11名老党员和6名生活困难党员进行了走访慰问，为他们送去慰问金和党的温暖。",
        events=[],
    ),
    "those-who-listened-were-doctors": Case(
        "6月25日，凤阳县医院心血管党支部书记贾志鸣在石桥镇卫生院作了专题授课，38名医务人员听课。",
        events=[("training", "XXXX-06-25", "石桥镇卫生院")],
    ),
    "another-branch-on-the-same-day": Case(
        "凤阳县医院内科第三党支部于6月22日下午在阳光社区举办健康知识讲座。同一天，急诊党支部的6名党员来到石桥中学，教会240余名师生心肺复苏。",
        events=[("health_education", "XXXX-06-22", "阳光社区"), ("health_education", "XXXX-06-22", "石桥中学")],
    ),
    "after-the-signing-on-another-day": Case(
        "3月8日，凤阳县医院妇科党支部到石桥镇为女教师举办健康讲座。\n3月24日上午，产科党支部与定远县妇幼保健院签约。"
        "签约之后，专家为赶来的孕妈妈们做了检查。",
        events=[("health_education", "XXXX-03-08", "石桥镇"), ("screening", "XXXX-03-24", None)],
    ),
    "a-bureau's-own-branch": Case(
        "凤阳县卫生健康局机关党支部联合凤阳县中医院开展活动，凤阳县卫生健康局机关党委要求落实。",
        branches=[("凤阳县卫生健康局机关党支部", "branch")],
    ),
    "short-for-a-special-hospital": Case(
        "市骨科医院行政二支部赴大鹏村。\n3月24日，玉林市中西医结合骨科医院行政第二党支部党员一行11名到大鹏村走访。",
        aliases={"玉林市中西医结合骨科医院": ["市骨科医院"]},
    ),
    "teaching-one's-own-young": Case(
        "3月26日，凤阳县医院外科第一党支部开展“老带新”教学查房，为年轻医师讲述老院长的故事。", events=[]
    ),
    "what-is-to-be-built": Case(
        "凤阳县安宁医院党委要求把支部建设成党支部里的样板。", branches=[("党委", "party_committee")]
    ),
    "the-hospital's-own-volunteers": Case(
        "5月12日，凤阳县安宁医院医疗队驰援汶川县，为受灾群众送医送药。\n"
        "此外，凤阳县安宁医院党员志愿者们在安置点为受灾群众测量血压200余人次。",
        events=[("medical_aid", "XXXX-05-12", "汶川县")],
    ),
    "what-went-on-at-the-clinic": Case(
        "5月12日，凤阳县安宁医院党支部来到石桥村。\n义诊活动中，医生为群众测量血压。",
        events=[("free_clinic", "XXXX-05-12", "石桥村")],
    ),
    "a-centre-among-health-centres": Case(
        "凤阳县薛村中心卫生院慰问。近日，薛村卫生院党支部到石桥村义诊。",
        aliases={"凤阳县薛村中心卫生院": ["薛村卫生院"]},
    ),
    "together-with-a-neighbourhood": Case(
        "3月5日，平湖县人民医院内科党支部与振兴街道居委会一起开展“学雷锋”志愿服务活动，为居民测血压。",
        events=[("volunteer_service", "XXXX-03-05", None)],
    ),
    "decided-in-a-meeting": Case(
        "3月25日，平湖县人民医院召开会议。会议审议通过了系列活动，包括“进百村、惠百姓”义诊服务实践活动。",
        events=[],
    ),
    "village-by-village-on-a-mission": Case(
        "4月22日至24日，平湖县人民医院17名医疗专家带着药品抵达受灾的江湾镇、九峰镇，支援抗洪医疗救援及灾后重建工作。\n"
        "在安置点，队员们给群众查体、看病。平湖县人民医院医务部副部长、党员邓炯背着药箱多次进入受灾最重的围坪村，逐户走访，及时给村民治疗；"
        "主任医师、党员刘亮协同乐昌县第二人民医院为村民义诊。",
        events=[("medical_aid", "XXXX-04-22/XXXX-04-24", "江湾镇、九峰镇")],
    ),
    "a-day-behind-one-that-comes": Case(
        "为巩固平湖县人民医院双拥成果，在“八·一”建军节即将到来之际7月30日上午，平湖县人民医院党员来到石桥村送去慰问品。",
        hospitals=[("平湖县人民医院", True)],
        events=[("donation", "XXXX-07-30", "石桥村")],
    ),
    "two-branches-one-praised": Case(
        "3月22日，平湖县人民医院内科第三党支部与县发改局第一党支部联合开展活动。\n两个支部的党员来到商店镇大刘村等3个村开展义诊活动。\n"
        "近3个小时的义诊活动，先后免费测血压80余人次，内科第三党支部党员的辛勤付出受到了群众一致好评。",
        branches=[("内科第三党支部", "branch"), ("县发改局第一党支部", "branch")],
        events=[("free_clinic", "XXXX-03-22", "商店镇大刘村")],
    ),
    "full-title-of-a-committee": Case(
        "为落实好中共平湖职业技术学院附属医院委员会《关于疫情防控的通知》要求，机关四支部组成服务团队，打造特色党支部。",
        hospitals=[("平湖职业技术学院附属医院", True)],
        branches=[("党委", "party_committee"), ("机关四支部", "branch")],
    ),
    "told-paragraphs-later": Case(
        "7月13日，晴川县人民医院党委组织8名党员志愿者前往石桥镇石头村开展活动。此次活动通过上党课、办义诊、送慰问等方式，解决群众所急。\n"
        "党课学习促交流\n大家在村部上了一堂主题党课。\n开展义诊送健康\n医疗服务队为陆续前来的村民开展了血压测量。"
        "同时，专家们为村民们进行了健康宣讲。活动当天共接待咨询群众50余名。",
        events=[("free_clinic", "XXXX-07-13", "石桥镇石头村")],
        event_claims=[["50余名"]],
    ),
    "one-name-for-both": Case(
        "10月19日，晴川县人民医院第一党支部全体党员来到石桥村开展了为期一天的“义诊及参观新农村”活动。\n通过全体党员的努力，此次义诊活动共接待群众近百人。"
        "义诊结束后，大家还参观了水乡古镇石桥村。",
        events=[("free_clinic", "XXXX-10-19", "石桥村")],
    ),
    "told-in-speech-of-a-visit": Case(
        "11月17日至19日，晴川县人民医院党总支副书记赵小剑一行赴花坪镇漆潦村开展健康义诊和慰问活动。\n"
        "11月17日上午，漆潦村党支部书记谢世燕回顾了共建活动，她谈到，送药下乡、义诊、健康教育等活动惠及村民。\n"
        "期间，医院党总支组织医务人员赴漆潦村开展义诊。医疗队针对上百位前来就诊的村民进行了全面检查，并为重症糖尿病村民上门测血糖。",
        events=[("free_clinic", "XXXX-11-17/XXXX-11-19", "花坪镇漆潦村")],
    ),
    "launched-for-a-purpose": Case(
        "为发挥示范引领作用，广泛动员志愿者深入开展志愿服务活动，6月27日上午，主题实践活动启动仪式在市青少年宫举行。晴川县人民医院志愿者参加了活动。",
        events=[],
    ),
    "another-life-another-year": Case(
        "晴川县人民医院医生龚亦凡在列车上救人。两人轮换按压，男子转危为安。\n"
        "家属辗转找到医院。其实这不是头一回。2015年8月，昆明飞南昌的航班上，一名女孩哮喘发作，是他守了一个多小时。",
        events=[("rescue", None, None), ("rescue", "2015-08", "昆明")],
    ),
    "went-to-a-clinic-of-others": Case(
        "7月8日，心内科党小组来到了晴川县石桥乡卫生院开展“送医下乡”主题党日活动。老乡说：“晴川县第一人民医院的专家这么远过来为我们免费看病！”",
        hospitals=[("晴川县石桥乡卫生院", False), ("晴川县第一人民医院", False)],
        events=[("free_clinic", "XXXX-07-08", "晴川县石桥乡卫生院")],
    ),
    "days-around-a-full-one": Case(
        "2022年5月3日，晴川县人民医院内科党支部到石桥村义诊。\n5月6日，外科党支部到柳湾村义诊。\n8月1日，儿科党支部到龙门村义诊。",
        events=[
            ("free_clinic", "2022-05-03", "石桥村"),
            ("free_clinic", "2022-05-06", "柳湾村"),
            ("free_clinic", "XXXX-08-01", "龙门村"),
        ],
    ),
    "both-heads-of-one-branch": Case(
        "晴川县人民医院机关党支部响应院党委的号召，在党支部书记郑理玲同志与副书记王丹花同志的带领下来到东湖幼儿园。\n文图供稿 院直机关第二党支部",
        branches=[("机关党支部", "branch"), ("党委", "party_committee"), ("直机关第二党支部", "branch")],
        secretaries=[("郑理玲", "secretary", "机关党支部"), ("王丹花", "deputy_secretary", "机关党支部")],
    ),
    "a-team-made-up-for-a-city": Case(
        "5月3日，晴川县人民医院抽调50名医务人员组建核酸采样医疗队，赴郑州开展核酸采样工作。\n5月5日，队员们奔赴潮河街道康桥社区支援采样。",
        events=[("medical_aid", "XXXX-05-03", "郑州")],
    ),
    "own-team-visited-far-away": Case(
        "9月25日下午，晴川县人民医院院长王定峰一行专程看望并慰问了医院“组团式”帮扶宕昌县人民医院医疗队的全体队员，详细了解大家的工作生活情况。",
        events=[],
    ),
    "party-day-in-another-town": Case(
        "8月29日，晴川县人民医院内科第四党支部组织党员，奔赴革命老区义合镇开展主题党日活动。大家参观了故居。", events=[]
    ),
    "warmth-for-the-village": Case(
        "2月9日，晴川县人民医院院长李睿一行奔赴驻点村北山村开展新一年的“送温暖”活动。\n在北山村，医院领导走访慰问了七户困难户，送去慰问金和年画。",
        events=[("donation", "XXXX-02-09", "北山村")],
    ),
    "a-stand-is-no-place": Case(
        "9月25日上午，三方党支部在宕昌县张家山异地搬迁安置点联合举办“义诊送健康”活动。"
        "在义诊区，晴川县人民医院帮扶宕昌县医疗队和宕昌县人民医院多科室的骨干医师团队，为村民提供免费血压血糖检测、健康咨询服务。",
        events=[("free_clinic", "XXXX-09-25", "宕昌县张家山异地搬迁安置点")],
    ),
    "thirteen-secretaries": Case("晴川县人民医院张富强一一为13名在职党支部书记授旗。", branches=[], secretaries=[]),
    "a-bridge-to-the-people": Case("走访党员患者，连通医院与民心。8月29日，内科第四党支部到石桥镇慰问。", hospitals=[]),
    "village-of-the-other-party": Case(
        "5月31日，清河市人民医院赴石桥村义诊。仪式上，九三学社清河市委还为该村捐赠了图书。",
        events=[("free_clinic", "XXXX-05-31", "石桥村")],
    ),
    "called-by-three-characters-and-a-kind": Case(
        "2021年，喀什地区第一人民医院（以下简称“喀地一院”）迎来医生。清河市中心医院派出医生到喀地一院支援。",
        aliases={"喀什地区第一人民医院": ["喀地一院"]},
    ),
    "the-nth-day-and-the-day-itself": Case(
        "在第59个“学雷锋纪念日”到来之际，3月4日上午，清河市第二人民医院党委组织党员到中山公园开展义诊服务。\n"
        "近年来，清河市第二人民医院志愿服务队开展多种形式的志愿服务活动，每年参加各类志愿服务活动近100次。",
        events=[("free_clinic", "2022-03-04", "中山公园")],
    ),
    "a-total-told-at-a-ceremony": Case(
        "2020年11月30日，清河市第二人民医院党委在门诊楼一楼大厅举行了药理化党总支志愿服务基地的授牌仪式。\n"
        "仪式上，药理化党总支书记卢发强介绍了情况。截止到目前，党总支共组织志愿服务140余次，大大改善了患者的就医体验。",
        events=[("volunteer_service", None, None)],
        event_claims=[["140余次"]],
    ),
    "a-team-before-the-name": Case(
        "清河市第二人民医院爱心团队清河市第二人民医院分队的志愿者荣获市教卫党委系统“优秀共产党员”称号。",
        hospitals=[("清河市第二人民医院", True)],
        branches=[],
    ),
    "short-by-number-and-city": Case(
        "医生出手救人!--为市二院第七党支部书记吴小秋点赞\n近日，珠海市第二人民医院第七党支部书记吴小秋在高铁上成功抢救一名乘客。\n"
        "据介绍，事情发生在元月28日上午，有乘客晕倒。",
        aliases={"珠海市第二人民医院": ["市二院"]},
        events=[("rescue", "XXXX-01-28", None)],
    ),
    "short-by-attached": Case(
        "暨南大学附属第六医院召开会议，确定3月29日召开附属六院动员大会。",
        aliases={"暨南大学附属第六医院": ["附属六院"]},
    ),
    "branches-of-offices": Case(
        "聊城市中医医院开展义诊，市中医院体检中心支部书记薛飞介绍了现阶段支部建设情况。市城市管理行政执法支队机关支部书记介绍了情况。清河市疾控中心行政支部参加。",
        hospitals=[("聊城市中医医院", True)],
        owners=[
            ("体检中心支部", "聊城市中医医院"),
            ("市城市管理行政执法支队机关支部", None),
            ("清河市疾控中心行政支部", None),
        ],
    ),
    "who-saved-a-life": Case(
        "今年7月28日，在广州地铁六号线列车中上演了救援一幕，而救人的主人公是清河省人民医院心脏重症监护室护士刘连英。",
        events=[("rescue", "XXXX-07-28", "广州")],
    ),
    "a-city-spoken-of": Case(
        "近日，蚌埠市医疗临床用血需求量增加。12月20日，市五院党总支号召全体党员参与无偿献血，党总支书记张倩茹带头参加无偿献血活动。",
        events=[("volunteer_service", "XXXX-12-20", None)],
    ),
    "named-between-two-posts": Case(
        "临时党支部由7名党员组成，贺志刚任书记、邵鹏任副书记、龙艳丽任宣传委员。\n时任外科党支部书记的孙敏捷，带着全院18名党员登上鲎岛。",
        secretaries=[
            ("贺志刚", "secretary", "临时党支部"),
            ("邵鹏", "deputy_secretary", "临时党支部"),
            ("龙艳丽", "committee_member", "临时党支部"),
            ("孙敏捷", "secretary", "外科党支部"),
        ],
    ),
    "goods-brought-home": Case(
        "1月22日，清河市中医医院医技支部来到两户结对的困难家庭家中，送去了米、油、牛奶等生活物资。",
        events=[("donation", "XXXX-01-22", None)],
    ),
    "a-party-day-in-the-next-clause": Case(
        "清河市中医医院积极开展支部书记讲党课，组织党员开展志愿服务活动，在社区开展健康义诊活动，在会师旧址、红军长征胜利纪念馆等地开展主题党日活动。",
        events=[],
    ),
    "a-day-of-the-mission": Case(
        "10月9日至30日，清河市中医医院医疗队赴西藏山南市巡回医疗，驰援山南。\n10月13日，医疗队翻越雪山，来到隆子县玉麦乡，为边境牧民义诊，接诊136人次。",
        events=[("medical_aid", "XXXX-10-09/XXXX-10-30", "西藏山南市"), ("free_clinic", "XXXX-10-13", "隆子县玉麦乡")],
    ),
    "the-day-before-the-count": Case(
        "6月28日一早，清河镇党群服务中心门前排起了队。由清河市中医医院党员组成的义诊队为居民量血压、测血糖、耳穴埋豆，不到三小时接待居民180余人次。",
        events=[("free_clinic", "XXXX-06-28", "清河镇党群服务中心")],
    ),
    "branches-by-odd-words": Case(
        "清河市中医医院把科普工作纳入支部书记述职评议内容，配齐配强院党委班子。公共卫生党支部与动物科技学院本科生第二党支部联合，外科党支部和联合党支部也来了。",
        branches=[
            ("党委", "party_committee"),
            ("公共卫生党支部", "branch"),
            ("动物科技学院本科生第二党支部", "branch"),
            ("外科党支部", "branch"),
            ("联合党支部", "branch"),
        ],
    ),
    "a-notice": Case(
        "清河市人民医院党委决定开展学雷锋活动，现将有关事宜通知如下：\n活动时间：3月4日上午。\n1、集中义诊活动。组织内科党支部在银座广场举办义诊活动，接诊群众。\n"
        "2、组织志愿者到干休所为老干部提供健康查体。",
        events=[],
    ),
    "a-section-of-a-team": Case(
        "清河市中心医院援沪医疗队二分队临时党支部书记金国栋记得那次宣誓。内科第一支部委员会换届。内科第一党支部书记李想来了。",
        branches=[("援沪医疗队二分队临时党支部", "branch"), ("内科第一党支部", "branch")],
        secretaries=[("金国栋", "secretary", "援沪医疗队二分队临时党支部"), ("李想", "secretary", "内科第一党支部")],
    ),
    "places-to-stay": Case(
        "3月1日，清河市中心医院党员来到秀沿路环卫工人休息站义诊。\n3月8日，外科党支部走进颐和家园养老公寓，为老人体检。",
        events=[
            ("free_clinic", "XXXX-03-01", "秀沿路环卫工人休息站"),
            ("screening", "XXXX-03-08", "颐和家园养老公寓"),
        ],
    ),
    "partners-that-act-together": Case(
        "7月25日，清河市民族医院联合舜信居委会、东城逸家小学，共同开展“夏季送清凉”主题活动，为环卫工人送去乌梅饮。",
        events=[("donation", "XXXX-07-25", None)],
    ),
    "residents-drawn-to-a-consultation-are-no-place": Case(
        "5月19日，县医院组织党员开展科普义诊活动，吸引小区众多居民参加。", events=[("free_clinic", "XXXX-05-19", None)]
    ),
    "who-is-called-on-lives-where-the-event-is": Case(
        "1月27日，河西县人民医院党委书记周正一行上门探望柳巷社区困难家庭，送去了米和油。",
        events=[("donation", "XXXX-01-27", "柳巷社区")],
    ),
    "the-whole-of-a-home-for-the-old-is-the-home": Case(
        "6月8日，河西县人民医院党支部深入柳家敬老院，开展健康查体等志愿服务活动。当老人们接过医院送去的粽子时，整个敬老院内洋溢着节日气氛。",
        events=[("volunteer_service", "XXXX-06-08", "柳家敬老院")],
    ),
    "own-people-at-the-front-are-called-on": Case(
        "7月18日，我院党委书记李广带队前往我院防汛抗洪一线慰问。院领导为他们送去了矿泉水和药品等物资。", events=[]
    ),
    "missions-of-several-days-go-on-by-their-day": Case(
        "7月16日，我院成立防汛应急医疗队，参加全市抗洪救援。\n7月11日，我院副主任胡天国驻点柳河镇大柳村，和防汛队伍将群众转移。\n7月16日，我院副院长水生带领防汛医疗队紧急前往抗洪一线，为抢险的官兵进行医疗保障。",
        events=[("medical_aid", "XXXX-07-16", None), ("medical_aid", "XXXX-07-11", "柳河镇大柳村")],
    ),
    "services-beside-a-visit-are-told": Case(
        "12月22日，外科党支部到柳河镇石桥村开展义诊服务及参观党建文化活动。",
        events=[("free_clinic", "XXXX-12-22", "柳河镇石桥村")],
    ),
    "our-people-at-another-hospital-serve-there": Case(
        "我院门诊党支部到基层卫生院开展义诊服务\n12月22日，门诊党支部组织党员到清河县大圩卫生院开展义诊服务，为群众测量血压78人次。",
        hospitals=[("清河县大圩卫生院", False)],
        owners=[("门诊党支部", None)],
        events=[("free_clinic", "XXXX-12-22", "清河县大圩卫生院")],
    ),
    "a-city's-hospital-by-number-and-医-alone": Case(
        "清河市第二人民医院走进社区。7月20日，市二医党支部书记李成到柳巷社区义诊，每一个市二医务人员都来了。",
        hospitals=[("清河市第二人民医院", True)],
        aliases={"清河市第二人民医院": ["市二医"]},
        secretaries=[("李成", "secretary", "党支部")],
    ),
    "a-township-called-中都": Case(
        "江涛任屏山县中都中心卫生院党支部书记。8月16日，中都镇中心卫生院到石桥村义诊。",
        hospitals=[("屏山县中都中心卫生院", True)],
        aliases={"屏山县中都中心卫生院": ["中都镇中心卫生院"]},
    ),
    "an-emergency-plan-is-no-event": Case("7月4日晚，河西县人民医院启动抗洪救灾医疗救治应急预案。", events=[]),
    "people-of-a-government's-office-are-no-place": Case(
        "7月1日，清河市中医院举办“庆七一”健康义诊活动。清河市政府办公室主任科员马某出席义诊活动。",
        events=[("free_clinic", "XXXX-07-01", None)],
    ),
    "a-hall-of-meetings-is-a-place": Case(
        "2月3日，河西县人民医院健康讲师团应邀在北宿镇政府会议室开展急救知识讲座，发放手册500余份。",
        events=[("health_education", "XXXX-02-03", "北宿镇政府会议室")],
    ),
    "a-companys-meeting-room": Case(
        "3月4日，河西县人民医院开展“健康知识讲座进企业”活动。讲座在大同市供排水集团会议室举行，140余名职工参加。",
        events=[("health_education", "XXXX-03-04", "大同市供排水集团会议室")],
    ),
    "a-schools-branch-building": Case(
        "河西县人民医院教学党支部于5月18日来到花果园第一小学尚义分校，对300多名小学生进行急救知识的科普教育。",
        events=[("health_education", "XXXX-05-18", "花果园第一小学尚义分校")],
    ),
    "a-station-of-an-emergency-centre-has-a-branch": Case(
        "5月14日，北京急救中心西城急救中心站党支部开展急救科普活动。西城急救中心站党支部派出急救讲师白海龙等3名讲师，为68名工作人员开展急救培训。",
        branches=[("北京急救中心西城急救中心站党支部", "branch")],
        events=[("health_education", "XXXX-05-14", None)],
    ),
    "a-village-behind-a-street-office": Case(
        "杨林街道办事处新农村党支部书记李江顺来到河西县人民医院。", branches=[("新农村党支部", "branch")]
    ),
    "specialists-of-several-hospitals-meet-in-an-office": Case(
        "3月8日，来自清河医院、河西县中医院等单位的专家在清河市档案局为机关女干部进行免费义诊咨询。前来义诊的女干部纷纷表示，这样的活动非常有意义。",
        events=[("free_clinic", "XXXX-03-08", "清河市档案局")],
    ),
    "a-market-of-a-village-of-the-area": Case(
        "3月8日，玉皇镇中心卫生院与玉皇镇司法所联合在辖区许寺村集市上组织了义诊活动。",
        events=[("free_clinic", "XXXX-03-08", "许寺村集市")],
    ),
    "a-town-whose-name-ends-like-a-village": Case(
        "3月12日，河西县中医院的免费筛查活动来到五百户镇、钳屯镇、安平镇。",
        events=[("screening", "XXXX-03-12", "五百户镇、钳屯镇、安平镇")],
    ),
    "each-paragraph-a-hospital-of-its-own": Case(
        "全县卫计系统庆祝妇女节\n3月8日，县卫计局组织系列活动。\n玉皇镇中心卫生院与司法所联合在许寺村组织义诊，散发宣传册1000余份。\n清河县妇幼保健和计划生育服务中心为120名妇女进行了义诊。\n孙集镇卫生院在孙集村开展了义诊。",
        hospitals=[("玉皇镇中心卫生院", False), ("清河县妇幼保健和计划生育服务中心", False), ("孙集镇卫生院", False)],
        events=[
            ("free_clinic", "XXXX-03-08", "许寺村"),
            ("free_clinic", "XXXX-03-08", None),
            ("free_clinic", "XXXX-03-08", "孙集村"),
        ],
    ),
    "the-head-of-another-unit-is-its-secretary": Case(
        "河西县精神卫生中心党总支书记曹卫东主持。柳江市医疗集团理事长、党委书记、院长章昆明同志揭牌。",
        secretaries=[("曹卫东", "secretary", "党总支"), ("章昆明", "secretary", "柳江市医疗集团党委")],
    ),
    "who-was-called-on-had-served": Case(
        "10月10日，河西县安定医院党支部开展主题党日活动，观看了专题片，慰问了心理健康义诊人员。", events=[]
    ),
    "a-day-counted-wrong-is-still-of-its-year": Case(
        "2015年10月10日是第23个世界精神卫生日。\n河西县第一人民医院于10月10日上午在柳巷社区开展了义诊咨询活动。",
        events=[("free_clinic", "2015-10-10", "柳巷社区")],
    ),
    "custom-is-told-over-the-whole-sentence": Case(
        "5月25日，河西县人民医院党委书记梁东带领志愿者来到清河市特殊教育学校，开展爱心慰问活动。近年来，医院一向关心残疾儿童，重视残疾儿童重返学校，常年组织志愿者到乡镇、学校，为困难儿童开展爱心慰问、义诊活动。",
        events=[("donation", "XXXX-05-25", "清河市特殊教育学校")],
    ),
    "every-year-on-holidays": Case(
        "12月23日上午，河西县人民医院副院长杨慧带领团队来到黑龙镇河涯李学校，看望孩子们，为他们送去生活用品。2007年，医院在杨慧倡导下，组织志愿者利用每年的国庆节、儿童节定期走进学校看望孩子们，为他们送去生活物品。",
        events=[("donation", "XXXX-12-23", "黑龙镇河涯李学校")],
    ),
    "what-a-day-had-come-to-is-the-day": Case(
        "9月27日，太平镇卫生院医生组成小分队，为钟灵村行动不便者上门接种疫苗。\n镇党委研究决定，为村民提供上门接种服务。\n截至27日17点，接种小分队共为钟灵村20名村民提供上门接种服务。",
        events=[("home_visit", "XXXX-09-27", "钟灵村")],
    ),
    "what-a-campaign-has-come-to": Case(
        "近日，通城县马港镇卫生院医护人员下沉至村，走村入户开展上门接种服务。\n每到一户，工作人员都耐心宣传。\n截至目前，服务组走遍9个村，共完成上门接种291人次。",
        events=[("home_visit", None, None)],
    ),
    "thanks-tell-no-mission": Case(
        "8月12日，河西县中医院志愿者在明丰小区开展义诊，慰问退役军人。\n各位军人对志愿者和山东支医专家们表示衷心的感谢。",
        events=[("free_clinic", "XXXX-08-12", "明丰小区")],
    ),
    "a-holiday-names-the-visit": Case(
        "5月31日，河西县人民医院志愿者赴石桥小学进行儿童节献爱心活动。\n活动当天，志愿者带着书籍走进石桥小学看望孩子们，送上节日的祝福。",
        events=[("donation", "XXXX-05-31", "石桥小学")],
    ),
    "a-headline-told-by-its-holiday": Case(
        "——西河县中医院赴心寺村开展留守儿童“六一”慰问活动\n5月30日上午，西河县中医院党总支走进双凤镇心寺村，开展爱心捐赠活动，为22名儿童送上慰问。",
        events=[("donation", "XXXX-05-30", "双凤镇心寺村")],
    ),
    "caring-for-children": Case(
        "8月31日，河西县妇幼保健院党委书记张波带领党员20余人，到龙王镇柏营村农民女作家周兰开设的“希望家园”开展关爱留守儿童活动。\n张波送去了慰问金。",
        events=[("volunteer_service", "XXXX-08-31", "龙王镇柏营村")],
    ),
    "an-estate-named-with-和": Case(
        "4月2日晚，石桥乡卫生院在佳和家园小区门口开展疫苗接种服务，为46人接种。",
        events=[("screening", "XXXX-04-02", "佳和家园小区")],
    ),
    "days-in-a-county-unfold-in-its-villages": Case(
        "7月8日至9日，河西县医院组织10多名专家奔赴金寨县，开展义诊活动，为老区群众服务。\n7月8日，专家组参观了革命博物馆，大家聆听《历程》专题讲座。\n7月9日，专家组一行来到斑竹园镇小河村开展义诊活动，16位专家为村民诊疗。",
        events=[("free_clinic", "XXXX-07-08/XXXX-07-09", "斑竹园镇小河村")],
    ),
    "givers-live-elsewhere": Case(
        "2月28日，河西县人民医院开展党员捐款活动。住在常德的陈道祖夫妇专程赶来捐款，驻守在尧河防控一线的党员也纷纷捐款，292名党员共捐款75740元。",
        events=[("donation", "XXXX-02-28", None)],
    ),
    "the-hour-up-to-which-money-was-given": Case(
        "“我要捐100……”2月28日中午12时，河西县医院党员正在积极捐款。\n上午11时，县医院党委发出倡议，开展自愿捐款活动，截至下午1点共收到356名党员25151元捐款。",
        events=[("donation", "XXXX-02-28", None)],
    ),
    "the-year-of-an-honour": Case(
        "河西县人民医院护理党支部被评为“2019年度优秀党支部”，这次，他们将获得的1万元奖励全部捐献了出来。",
        events=[("donation", None, None)],
    ),
    "asked-and-examined": Case(
        "9月7日，河西县医院专家赴高淳开展义诊。\n当天上午，7名专家为当地百姓进行了健康咨询和检查，共计服务百姓100余人。",
        events=[("free_clinic", "XXXX-09-07", "高淳")],
    ),
    "the-head-of-a-museum-is-its-secretary": Case(
        "5月8日，柳江中医药大学博物馆党支部与柳江沪东医院党支部举行签约仪式暨义诊活动。\n柳江中医药大学博物馆馆长兼党支部书记李赣、副书记郭峰参加了活动。",
        secretaries=[
            ("李赣", "secretary", "柳江中医药大学博物馆党支部"),
            ("郭峰", "deputy_secretary", "柳江中医药大学博物馆党支部"),
        ],
        events=[("free_clinic", "XXXX-05-08", None)],
    ),
    "one-service-told-on-with-its-outcome": Case(
        "日前，河西县眼科医院“光明快车”驶进了龙湖镇龙湖中心小学，为龙湖小学的1000多名学生进行了视力检查。\n本次义诊活动也为当地老人做白内障筛查。\n对于8位党员来说，一天要为龙湖小学全校学生做完视力检查，任务艰巨。他们发现视力异常的孩子有109名。",
        events=[("free_clinic", None, "龙湖镇龙湖中心小学")],
    ),
    "who-is-inspected-names-no-hospital": Case(
        "17日，沁阳市卫计委负责人到王召乡前兴村入户走访，督导检查村卫生室建设情况。大型居住区内医院和社区参与。",
        hospitals=[],
    ),
    "a-headline's-bar-ends-a-name": Case(
        "健康河西行动丨河西县第二医院赴柳家村慰问\n2月4日，河西县第二医院党委书记安健带队到柳家村，为村民发放面粉等慰问品。",
        hospitals=[("河西县第二医院", True)],
        events=[("donation", "XXXX-02-04", "柳家村")],
    ),
    "where-the-flag-is": Case(
        "疫情在哪里，党旗就飘扬在哪里，党员就战斗在哪里，2月1日，河西县人民医院党委决定建立临时党支部，感染科丁明担任书记。",
        events=[],
    ),
    "units-of-titles-in-a-list": Case(
        "河西县人民医院成立临时党支部，由呼吸内科主任江汉林任临时党支部书记，护士长石玉琼、感控科长潘登任支部委员。",
        secretaries=[
            ("江汉林", "secretary", "临时党支部"),
            ("石玉琼", "committee_member", "临时党支部"),
            ("潘登", "committee_member", "临时党支部"),
        ],
    ),
    "a-spelt-name-ends-where-its-spelling-does": Case(
        "连队党支部书记买买提江·艾沙杀了只羊，村党支部书记泽旺多吉是个老党员。",
        secretaries=[("买买提江·艾沙", "secretary", "连队党支部"), ("泽旺多吉", "secretary", "村党支部")],
    ),
    "a-metro-line-has-a-branch": Case(
        "河西县人民医院与柳江地铁18号线党总支共建，年底再上院党委会审定。医院还与三个村民小组党支部结对。",
        branches=[("柳江地铁18号线党总支", "general_branch"), ("党委", "party_committee")],
    ),
    "a-hospital-of-an-army-division": Case(
        "七师胡杨河医院党委书记李成带队到石桥村义诊。", hospitals=[("七师胡杨河医院", True)]
    ),
    "people-sent-to-villages-and-schools": Case(
        "六一当天，河西县人民医院行政党支部把职工捐的120个书包、460册图书送到了水塘小学。\n9月14日急救日，支部培训“第一响应人”2400余名。\n7月28日晚，护士黄欣在湖边散步时遇一男子倒地，跪地按压十几分钟把人抢了回来。",
        events=[
            ("donation", "XXXX-06-01", "水塘小学"),
            ("training", "XXXX-09-14", None),
            ("rescue", "XXXX-07-28", None),
        ],
    ),
    "a-city-hospital-named-nowhere-in-full": Case(
        "12月22日，市七院党总支组织无偿献血主题党日活动，党总支书记谢敏带头参加。",
        hospitals=[("市七院", True)],
        secretaries=[("谢敏", "secretary", "党总支")],
    ),
    "the-gate-of-one-own-hospital": Case(
        "10月10日，市四院医技党支部举行主题党日活动。\n当日上午，市四院大门前，支部党员免费为市民提供心理健康咨询。",
        events=[("free_clinic", "XXXX-10-10", "市四院")],
    ),
    "each-branch-on-its-own": Case(
        "河西县中医院开展重阳系列活动\n10月12日，行政党支部前往夕阳红敬老院看望孤寡老人，送去慰问品。\n住院一党支部在重阳节前走进柳巷社区，看望空巢老人14户，并送去慰问品。\n药剂党支部到石桥村为60名村民量血压、测血糖。",
        events=[
            ("donation", "XXXX-10-12", "夕阳红敬老院"),
            ("donation", None, "柳巷社区"),
            ("free_clinic", "XXXX-10-12", "石桥村"),
        ],
    ),
    "lonely-people-called-on-in-two-villages": Case(
        "近日，下港中心卫生院党支部书记吕山带队先后来到黄芹村和松罗村，分别探望了贫困孤寡老人。\n卫生院送去了大米和花生油。",
        events=[("donation", None, "黄芹村")],
    ),
    "samples-up-to-an-hour": Case(
        "4月7日上午，河西县中医医院增派38名医护人员开展全员核酸检测工作。\n本次核酸采集工作分成两个小组，截止晚9时许，医护人员累计采集核酸标本超8600余份。",
        events=[("screening", "XXXX-04-07", None)],
    ),
    "a-team-back-from-黄南": Case(
        "9月21日晚，我院第七批援黄南医疗队结束了为期40天的援助，平安返津。",
        events=[("medical_aid", "XXXX-09-21", None)],
    ),
    "study-in-circles-is-no-school": Case(
        "1月18日，河西县人民医院内科党支部举办主题党日活动。活动分集中学习、下村义诊两个环节。\n两个支部的党员赶到金阳街道沙李村开展义诊。",
        events=[("free_clinic", "XXXX-01-18", "金阳街道沙李村")],
    ),
    "gifts-brought-home-in-the-next-sentence": Case(
        "1月24日，河西县中医医院医技支部来到了结对的困难家庭家中。为她们送去了米、油等物资。同时鼓励他们乐观生活。",
        events=[("donation", "XXXX-01-24", None)],
    ),
    "carers-are-trained": Case(
        "1月26日，骨科党支部下基层。给居家养老中心的护工进行专业知识培训，获得好评。",
        events=[("training", "XXXX-01-26", "居家养老中心")],
    ),
    "a-welfare-centre-of-a-town": Case(
        "7月1日，河西县人民医院党员志愿者前往织里镇社会福利中心，为老人们送去了西瓜等慰问品。",
        events=[("donation", "XXXX-07-01", "织里镇社会福利中心")],
    ),
    "what-a-health-centre-did-at-a-community-day": Case(
        "近日，五原县北环社区携手隆昌镇社区卫生服务中心，开展“社区送清凉”主题活动。\n活动现场，隆昌镇社区卫生服务中心专家为居民免费测量血压、血糖，把脉问诊。",
        events=[("donation", None, "五原县北环社区")],
    ),
    "disabled-people-are-assessed-at-home": Case(
        "6月3日，河西县医院外科党支部书记肖文组成专家组，配合开发区残联深入残疾人家庭，为残疾人评定等级。这次入户评残工作，共对21名残疾人进行了等级评定。",
        events=[("home_visit", "XXXX-06-03", None)],
    ),
    "an-office-that-organizes-is-no-place": Case(
        "5月18日，柳江试验区残联组织河西县中医医院专家深入乡村，为残疾人开展上门评残服务。",
        events=[("home_visit", "XXXX-05-18", None)],
    ),
    "help-for-the-disabled": Case(
        "5月18日，河西县中心医院党支部组织党员来到永寿县寄宿制托养中心，开展助残活动。",
        events=[("volunteer_service", "XXXX-05-18", "永寿县寄宿制托养中心")],
    ),
    "a-commemoration-of-every-year-is-not-the-day": Case(
        "每年3月20日为世界口腔健康日，3月19日，我院儿童口腔党支部开展主题党日活动。\n党员走进柳江第八幼儿园，为420名儿童进行口腔检查。",
        branches=[("儿童口腔党支部", "branch")],
        events=[("screening", "XXXX-03-19", "柳江第八幼儿园")],
    ),
    "a-purpose-in-several-clauses": Case(
        "为积极响应大型义诊活动号召，切实方便群众就医，促进医疗健康知识普及，践行宗旨， 9月16日上午，义诊周启动仪式在柳江区安居小区举办。\n仪式现场，河西县人民医院的专家为当地居民开展了义诊。",
        events=[("free_clinic", "XXXX-09-16", None)],
    ),
    "a-centre-for-mothers-and-family-planning": Case(
        "3月3日，广德市妇计中心联合市残联，在夫子庙广场开展健康教育活动，发放资料500多份。",
        hospitals=[("广德市妇计中心", True)],
        events=[("health_education", "XXXX-03-03", "夫子庙广场")],
    ),
    "what-is-listed-by-semicolons-goes-on": Case(
        "11月19日，河西县医院团队来到汤河镇小梁村开展健康义诊咨询；为居民测量血压；讲解示范；进行问卷调查；赠送书籍。团队还为村民进行经络检测，提出建议。",
        events=[("free_clinic", "XXXX-11-19", "汤河镇小梁村")],
    ),
    "a-year-in-a-speech-dates-nothing": Case(
        "为贯彻省长在2019年在全省大会上“关于医养结合”的讲话精神，河西县医院内科党支部开展志愿者服务活动。\n2月1日下午，内科党支部为福利院近百名老人举办了一场中医义诊活动。",
        events=[("free_clinic", "XXXX-02-01", "福利院")],
    ),
    "an-express-of-health": Case(
        "2月2日，河西县中医院组织开展“送健康”系列活动，将“健康直通车”直接驶入柳江区敬老院，为老人义诊。",
        events=[("free_clinic", "XXXX-02-02", "柳江区敬老院")],
    ),
    "a-day-for-the-old-in-a-park": Case(
        "10月10日,在九九重阳节来临之际,河西县中医医院联合小西门社区在中医药文化公园开展重阳节敬老爱老主题活动,为老人把脉。",
        events=[("volunteer_service", "XXXX-10-10", "中医药文化公园")],
    ),
    "own-people-in-a-village-are-called-on": Case(
        "1月10日，河西县医院院长李成一行赶到安场镇石井村，慰问驻村干部娄强，叮嘱驻村干部保重身体。", events=[]
    ),
    "whose-neighbours-a-hospital-serves": Case(
        "4月20日，濮阳市华龙区建设路街道盘锦社区濮阳光明眼科医院到石桥村义诊。",
        hospitals=[("濮阳光明眼科医院", True)],
        events=[("free_clinic", "XXXX-04-20", "石桥村")],
    ),
    "painless-birth-is-in-no-town": Case(
        "5月8日，河西县人民医院在分娩镇痛门诊为60名孕妇义诊。", events=[("free_clinic", "XXXX-05-08", None)]
    ),
    "whom-a-team-trained-is-no-place": Case(
        "9月，河西县人民医院医疗队赴阿坝县帮扶，开展手术示教4台，培训县乡两级医务人员150余人次。",
        events=[("training", "XXXX-09", "阿坝县")],
    ),
    "which-village-is-aided-is-no-event": Case(
        "3月9日，清河市人民医院院长王强带队赴对口支援的贫困山村石桥村开展义诊，向村里捐赠12万元，用于支援修路。",
        events=[("free_clinic", "XXXX-03-09", "石桥村")],
    ),
    "sessions-counted-first-are-told-one-by-one": Case(
        "我院机关第二党支部于3月1日和3月2日组织开展了两场社区义诊活动。\n第一场活动于3月1日在石桥小区举行，7名党员医护人员现场提供义诊服务。\n第二场活动于3月2日在春光广场举行，党员为居民义诊。",
        events=[("free_clinic", "XXXX-03-01", "石桥小区"), ("free_clinic", "XXXX-03-02", "春光广场")],
    ),
    "a-day-of-the-days-told": Case(
        "5月28日至29日，清河市人民医院组织专家赴延安市吴起县吴仓堡镇开展义诊活动。\n28日中午，义诊专家团从医院出发，抵达吴起县。",
        events=[("free_clinic", "XXXX-05-28/XXXX-05-29", "延安市吴起县吴仓堡镇")],
    ),
    "what-somebody-says-dates-nothing": Case(
        "8月11日，在石桥县人民医院，清河市人民医院的专家们为儿童开展筛查活动。专家杨青在心电图室为孩子们做检查，她说：“从去年3月2日在北京的筛查情况来看，有24名孩子需要手术治疗，我们会尽快安排。”",
        events=[("screening", "XXXX-08-11", "石桥县人民医院")],
    ),
    "one-activity-behind-another": Case(
        "继2025年10月王强院长带队赴石桥县马建乡开展巡回医疗后，2026年1月19日，再度带领专家到春光县开展义诊。",
        events=[("free_clinic", "2025-10", "石桥县马建乡"), ("free_clinic", "2026-01-19", "春光县")],
    ),
    "another-hospital's-people-are-another-mission": Case(
        "3月8日，清河市人民医院50名医护人员出征支援兰州。3月9日，石桥县人民医院抽调85名医护人员支援兰州。3月9日，春光县中医院组织20名医生支援兰州。",
        events=[
            ("medical_aid", "XXXX-03-08", "兰州"),
            ("medical_aid", "XXXX-03-09", "兰州"),
            ("medical_aid", "XXXX-03-09", "兰州"),
        ],
    ),
    "lately-without-a-place": Case(
        "近日，清河市人民医院内科第一党支部开展“每周一小时”志愿服务行动。", events=[("volunteer_service", None, None)]
    ),
    "sessions-are-no-part-of-a-place's-name": Case("医院组织开展了三场社区义诊。", claims=[("三场", 3, "eq")]),
    "a-district-before-its-own-city": Case(
        "红古区兰州市第五医院的20名医护人员与兄弟单位组成核酸采样队。", hospitals=[("兰州市第五医院", True)]
    ),
    "a-village-secretary-is-told-twice": Case(
        "石桥村支部书记刘良忠很高兴。在村委会，石桥村支书刘良忠介绍了情况。",
        secretaries=[("刘良忠", "secretary", "石桥村支部")],
    ),
    "towards-a-village": Case("清河市人民医院雷院长、曹书记向西坪村村民了解情况。", secretaries=[]),
    "another-hospital-where-ours-came": Case(
        "5月28日，我院工会组织专家到吴起县义诊。\n29日上午，在吴仓堡镇卫生院广场，村民早已排起长队。我院党委副书记冯广林讲话，仪式由吴仓堡镇卫生院院长沙瑞军主持。",
        hospitals=[("吴仓堡镇卫生院", False)],
        owners=[("党委", None)],
    ),
    "screens-show-no-part-of-a-name": Case(
        "中南大学湘雅三医院举行大会，现场电子显示屏滚动显示湘雅三医院退休党员名单。",
        hospitals=[("中南大学湘雅三医院", True)],
    ),
    "what-was-done-besides": Case(
        "2020年8月15日，清河市人民医院22名党员到石桥村义诊，接诊村民316人，并为村里的4名失能老人上门换药。",
        events=[("free_clinic", "2020-08-15", "石桥村")],
    ),
    "booklets-handed-out": Case(
        "5月29日，清河市人民医院内科三支部党员赴南辽村开展义诊活动。\n活动现场发放健康教育手册，为村民给予专业指导。",
        events=[("free_clinic", "XXXX-05-29", "南辽村")],
    ),
    "eager-and-never-dated": Case(
        "内科第一党支部紧紧围绕服务理念。\n积极参加结对单位人民社区举办的志愿服务活动。", events=[]
    ),
    "a-squad-sat-in-for-a-day": Case(
        "2018年4月12日，她请来石桥县医院骨科主任田立军等5名专家到麻岩沟村坐了一天诊。",
        events=[("medical_aid", "2018-04-12", "麻岩沟村")],
    ),
    "sent-out-as-head-of-a-team": Case(
        "2021年，时任清河市人民医院副院长吴剑被选派为广东省第6批援疆医疗队队长，任喀什地区第一人民医院院长。",
        events=[("medical_aid", "2021", None)],
    ),
    "in-the-care-of-others": Case(
        "2022年5月12日，急诊科李婷接到通知后，在医院领导的叮嘱下踏上了驰援石桥县的征程。",
        events=[("medical_aid", "2022-05-12", "石桥县")],
    ),
    "visits-to-one's-own-team": Case(
        "10月26日至30日，清河市人民医院党委书记周建平带队赴山南、隆子等地，亲切慰问国家援藏医疗队。慰问期间，周建平通过座谈、物资捐赠等形式，了解医疗队工作进展。",
        events=[],
    ),
    "lives-have-dates-that-date-nothing": Case(
        "马雄，男，1955年5月—2012年1月，检验科副主任。他开展检验带教工作。", events=[]
    ),
    "counts-of-one-service": Case(
        "10月21日至23日，队员们在石桥县人民医院开展教学查房6次、手术示教4台、专题讲座5场，培训县乡医务人员150余人次。",
        events=[("training", "XXXX-10-21/XXXX-10-23", "石桥县人民医院")],
    ),
    "operations-for-nothing": Case(
        "2024年11月20日，清河市人民医院眼科专家团队在凌云县为61名白内障患者免费手术。",
        events=[("outreach", "2024-11-20", "凌云县")],
    ),
    "results-of-aid": Case("为全景呈现十年帮扶成果，凌云县推出系列报道。", events=[]),
    "a-village-secretary-is-told-first-by-the-village": Case(
        "石桥村支书刘良忠介绍了情况。石桥村支部书记刘良忠很高兴。", secretaries=[("刘良忠", "secretary", "石桥村支部")]
    ),
    "what-the-headline-is-about": Case(
        "清河荣康医院举办“孝亲敬老情暖重阳”慰问活动\n\n桂花开了。清河荣康医院办了一场“孝亲敬老情暖重阳”慰问活动，院里处处是敬老的气氛。",
        events=[("donation", None, None)],
    ),
    "when-a-custom-began": Case("清河市人民医院的义诊下基层是2017年开始的。", events=[]),
    "a-verb-before-a-village": Case(
        "8月28日，清河市人民医院党支部6名党员清理村口的垃圾。", events=[("volunteer_service", "XXXX-08-28", None)]
    ),
    "since-it-was-founded": Case(
        "1月20日，清河市人民医院志愿服务队来到石桥村，看望慰问了30户困难户，送去慰问金。此次活动是服务队自2015年12月成立以来的第一次慰问活动。",
        events=[("donation", "XXXX-01-20", "石桥村")],
    ),
    "a-bureau's-trade-committee": Case(
        "在市卫生健康委行业党委的引领下，清河市人民医院党支部积极工作。",
        branches=[("党支部", "branch")],
        owners=[("党支部", "清河市人民医院")],
    ),
    "trains-arrive": Case(
        "10月6日，高铁上一名乘客倒地，清河市人民医院护士肖瑶为他做心肺复苏。19时5分，列车抵达郑州东站。",
        events=[("rescue", "XXXX-10-06", None)],
    ),
    "people-sent-to-two-places-come-back": Case(
        "11月28日下午，清河市人民医院支援天水市的22名医护人员圆满完成任务，平安返回。当天下午，支援七里河区的17名医护人员也平安归来。",
        events=[("medical_aid", "XXXX-11-28", "天水市"), ("medical_aid", "XXXX-11-28", "七里河区")],
    ),
    "this-epidemic-is-no-activity": Case(
        "11月28日，清河市人民医院22名医护人员支援天水市，平安返回。\n这次兰州疫情防控当中，该院医护人员在城关区121场次核酸采样15万人次。",
        events=[("medical_aid", "XXXX-11-28", "天水市"), ("screening", None, "城关区")],
    ),
    "asked-by-another-hospital": Case(
        "12月24日，清河市人民医院医疗队到中楼镇卫生院义诊，来看病的有200多人。医务部陈主任则应平潭县中医院之邀，在该院作了一场专题讲座。",
        events=[("free_clinic", "XXXX-12-24", "中楼镇卫生院"), ("health_education", "XXXX-12-24", "平潭县中医院")],
    ),
    "gifts-made-ready-for-an-activity": Case(
        "12月24日，清河市人民医院医疗队到中楼镇卫生院义诊，来看病的有200多人。\n为了这次活动，药剂科备齐两台监护仪，送给当地医院，合计价值近5万元。",
        events=[("free_clinic", "XXXX-12-24", "中楼镇卫生院"), ("donation", "XXXX-12-24", None)],
    ),
    "a-vague-word-told-on": Case(
        "近日，石桥镇卫生院党支部联合向阳社区开展了党员进社区活动。根据行业特点，党员免费为群众测血压、诊疗常见病，开展义诊。",
        events=[("free_clinic", None, "向阳社区")],
    ),
    "aided-households-are-counted": Case(
        "在村委会，石桥村支书介绍，由清河市人民医院帮扶的55户贫困户中已有18户脱贫。", events=[]
    ),
    "missions-of-other-years": Case(
        "2018年4月12日，清河市人民医院骨科主任田立军等5名专家到石桥村驻点坐诊一天。\n2020年2月9日，护士康宁随河北省医疗队出征，支援湖北。",
        events=[("medical_aid", "2018-04-12", "石桥村"), ("medical_aid", "2020-02-09", "湖北")],
    ),
}

# --- what was found, in the form of the cases -------------------------------------------------------------------------


def _names(result: Result, stem: str, field: str = "name") -> dict[str | None, str | None]:
    return {None: None} | {record.id: getattr(record, field) for record in result.records[stem]}


def _shown(kind: str, result: Result) -> Any:
    records: dict[str, list[Any]] = dict(result.records)
    hospitals, branches, people = records["hospitals"], records["party_branches"], records["secretaries"]
    claims, events = records["numeric_claims"], records["service_events"]
    hospital_of, branch_of = _names(result, "hospitals"), _names(result, "party_branches")
    claim_of = _names(result, "numeric_claims", "text")
    answers: dict[str, Callable[[], Any]] = {
        "hospitals": lambda: [(h.name, h.is_subject) for h in hospitals],
        "aliases": lambda: {h.name: h.aliases for h in hospitals},
        "levels": lambda: {h.name: h.level for h in hospitals},
        "places": lambda: {h.name: (h.province, h.city, h.county, h.adcode) for h in hospitals},
        "branches": lambda: [(b.name, b.level) for b in branches],
        "owners": lambda: [(b.name, hospital_of[b.hospital_id]) for b in branches],
        "other_names": lambda: {b.name: b.aliases for b in branches},
        "brands": lambda: {b.name: b.brand for b in branches},
        "parents": lambda: {b.name: branch_of[b.parent_id] for b in branches},
        "secretaries": lambda: [(s.person, s.role, s.branch_name) for s in people],
        "titles": lambda: {s.person: sorted(s.titles) for s in people},
        "claims": lambda: [(c.text, c.value, c.comparator) for c in claims],
        "units": lambda: {c.text: c.unit for c in claims},
        "kinds": lambda: {c.text: c.unit_kind for c in claims},
        "subjects": lambda: {c.text: c.subject for c in claims},
        "events": lambda: [(e.event_type, e.date.edtf if e.date else None, e.place) for e in events],
        "organizers": lambda: [e.organizers for e in events],
        "participants": lambda: [e.participants for e in events],
        "event_names": lambda: [e.name for e in events],
        "event_claims": lambda: [[claim_of[c] for c in e.claims] for e in events],
    }
    return answers[kind]()


PARTIAL = {"owners"}  # asked of some records only
ASPECTS = [
    (name, field.name)
    for name, case in CASES.items()
    for field in fields(Case)
    if field.name != "text" and getattr(case, field.name) is not None
]


def wrong(name: str, aspect: str, pipeline: Pipeline) -> Any:
    """What was found if it is not what the case asks for, else None."""
    case = CASES[name]
    result = pipeline.read(case.text, name)
    if result.error is not None:
        return str(result.error)
    wanted, found = getattr(case, aspect), _shown(aspect, result)
    if isinstance(wanted, dict):
        wanted = {key: sorted(value) if isinstance(value, list) else value for key, value in wanted.items()}
        asked = {key: found.get(key, "missing") for key in wanted}
        return None if asked == wanted else found
    if aspect in PARTIAL:
        return None if all(found.count(answer) >= wanted.count(answer) for answer in wanted) else found
    return None if sorted(found, key=repr) == sorted(wanted, key=repr) else found


@pytest.mark.parametrize(("name", "aspect"), ASPECTS)
def test_cases(name: str, aspect: str, pipeline: Pipeline) -> None:
    assert wrong(name, aspect, pipeline) is None


def test_a_long_list_of_names_is_read_in_time(pipeline_rules_only: Pipeline) -> None:
    """Each 和 may join two names or stand in one; a search that tries both ways doubles its steps with each."""
    listed = "和".join(["晴川医院"] * 200)
    result = pipeline_rules_only.read(f"凤阳县晴川医院党建，{listed}党员参加了活动。")
    assert result.error is None
    assert [h.name for h in result.records["hospitals"]] == ["凤阳县晴川医院"]


def test_narrow_commas_read_like_wide_ones(pipeline: Pipeline) -> None:
    """Half of all pages write ", " and ";" for "，" and "；": what is told is the same, and quoted as it stands."""
    told = "6月3日，石桥县人民医院外科党支部走进柳巷社区，为60名居民量血压；党支部书记李成，护士长王丽参加。"
    narrow = told.replace("，", ",").replace("；", ";")
    wide_result, narrow_result = pipeline.read(told, "wide"), pipeline.read(narrow, "narrow")
    for aspect in ("hospitals", "branches", "secretaries", "events", "event_claims"):
        assert _shown(aspect, narrow_result) == _shown(aspect, wide_result) != [], aspect
    assert all(e.text in narrow for event in narrow_result.records["service_events"] for e in event.evidence)
