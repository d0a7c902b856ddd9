"""Which lines of a page are its text, and what the page says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from extract.outlets.article import Article, read_article
from extract.rulebook import default_rules
from extract.text.source import SourceText

ROOT = Path(__file__).parents[1]
SEEDS, SYNTHETIC = ROOT / "seeds", ROOT / "tests" / "docs" / "dev_synthetic"


@dataclass(frozen=True)
class Page:
    """What a reader finds on a page. A tuple holds the answers that are equally right.

    `kept` and `dropped` are pieces of normalized text: the first belong to the article, the others do not.
    """

    title: str | tuple[str | None, ...] | None
    outlet: str | tuple[str | None, ...] | None
    published: str | None
    byline: tuple[str, ...]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    url: str | None = None
    more_names: tuple[str, ...] = ()  # names that may or may not count as byline: authors of single items, offices


# Read by hand, page by page.
PAGES = {
    SEEDS / "000_xuzhou.txt": Page(
        title="支部强起来 患者暖起来 ——徐州市中心医院外科党总支工作侧记",
        outlet="样例资讯网",
        published="2022-01-21",  # only in the page's own address
        byline=("何样文",),
        url="http://www.example.com/health/yydt/2022-01-21/000000.html",
        kept=("孟箭和团队成员正在接诊。", "组织生活进了手术排班表", "手术台旁有党员", "守护健康的脚步不会停下。"),
        dropped=(
            "当前位置:首页",
            "免责声明",
            "责任编辑:样编",
            "扫一扫关注",
            "网页地址",
            "改写稿",
            "Copyright",
            "许可证",
            "法律顾问",
            "0000-00000000",
            "记者查询",
        ),
    ),
    SEEDS / "001_xuzhou.txt": Page(
        title="把实事办到群众心坎上--徐州市中心医院聚焦“急难愁盼”践行为民初心",
        outlet=(None, "徐州市卫生健康委员会", "徐州卫健委"),  # the page speaks of 徐州卫健委专题 and names no outlet
        published=None,
        byline=("何样文",),
        kept=("名医会诊中心门诊大厅。", "‘暖医先锋’走进社区。", "信得过的好医院。", "班子成员人人领题"),
        dropped=("改写稿", "样例健康热线", "0000——00000000"),
    ),
    SEEDS / "002_jinyintan.txt": Page(
        title="武汉市金银潭医院党建融合走出新路子",
        outlet=(None, "样例在线"),  # stands in a quotation of the copyright notice alone
        published=None,
        byline=(),
        kept=("根扎得深队伍才立得稳", "12月18日,湖北省耐药结核病患者关怀培训班开讲", "添上金银潭人新的一笔。"),
        dropped=("改写稿", "样例在线", "12座智能粮仓", "25.6万美元", "60万个", "献血180次", "冰雪乐园"),
    ),
    SEEDS / "003_weinan.txt": Page(
        title="旗帜下的初心：渭南市第二医院党建品牌创建见闻",
        outlet="样例青年网",
        published="2023-08-13",  # glued to the outlet on the last line
        byline=(),
        kept=(
            "让红色成为医院的底色",
            "——渭南市第二医院党建品牌创建见闻",
            "【编者按】一家医院走得稳不稳",
            "学习给思想添柴",
            "二院人理当多出一份力。",
        ),
        dropped=("样例青年网2023-08-13", "改写稿"),
    ),
    SEEDS / "004_dezhou.txt": Page(
        title="德州市立医院:党徽闪亮的地方 百姓看病更舒心",
        outlet="样例新闻网",
        published=None,
        byline=("何样文", "安小例"),  # glued: 何样文本报通讯员安小例
        kept=(
            "党员专家在社区为居民看诊",
            "党徽闪亮的地方百姓看病更舒心——德州市立医院抓党建惠民生见闻",
            "黄河涯镇大史庄社区的居民",
            "守好健康这道关。",
        ),
        dropped=("版权说明", "改写稿", "非样例新闻网", "联系不上作者"),
    ),
    SYNTHETIC / "s01_chaobai.txt": Page(
        title="党旗映红潮白河 义诊送到家门口",
        outlet="京郊晨报",
        published="2023-07-03",
        byline=("宋亦舟", "贺晓岚"),
        kept=("7月1日清晨，潮白河畔", "下一步，医院将持续擦亮"),
        dropped=("首页>健康", "08:15", "责任编辑", "ICP", "010-00000000"),
    ),
    SYNTHETIC / "s02_haiyan.txt": Page(
        title="天津滨海新区海晏医院：把支部建在援建一线",
        outlet="渤海健康网",
        published="2022-11-16",
        byline=("简素", "程一诺"),
        kept=("近日,天津市滨海新区海晏医院收到", "签约率87.5%。"),
        dropped=("10:02", "冬季流感防控会", "12家医疗机构"),
    ),
    SYNTHETIC / "s03_haijia.txt": Page(
        title="红色医联体 让村里人少跑路",
        outlet="江海健康报",
        published=None,
        byline=(),  # 仲春 edited
        kept=("如东县海岬医院是一家", "要让群众得实惠。"),
        dropped=("来源：江海健康报", "仲春"),
    ),
    SYNTHETIC / "s04_chengdong.txt": Page(
        title="支部有“红名片” 群众有“暖心账”",
        outlet=("澄江时报", "澄江时报数字报"),
        published="2021-10-20",
        byline=("虞清扬", "路漫"),
        kept=("江阴市澄东医院党委下设五个党支部", "一个个普通党员的坚守。"),
        dropped=("数字报", "第A06版", "第A01版：要闻", "版权所有"),
    ),
    SYNTHETIC / "s05_honghua.txt": Page(
        title="红花朵朵向鄂开——遵义市红花医院援鄂纪事",
        outlet="多彩先锋网",
        published="2020-04-02",
        byline=(),
        kept=("2月11日,遵义市红花医院21名队员", "21名队员平安返遵。"),
        dropped=("战疫专题", "来源:", "辛夷", "纠错", "举报电话"),
    ),
    SYNTHETIC / "s06_yuanshui.txt": Page(
        title="常德市沅水医院以党建引领守护群众健康",
        outlet=None,
        published=None,
        byline=(),
        kept=("“支部在哪里,服务就延伸到哪里。", "党建引领下沉一线", "为健康常德作出新贡献。"),
        dropped=("版权声明", "新增就业1200人", "300亿元"),
    ),
    SYNTHETIC / "s07_jiulongjiang.txt": Page(
        title="漳州九龙江医院：让雷锋精神在诊室发光",
        outlet="闽南健康在线",
        published="2024-03-06",
        byline=(),
        kept=("3月5日，漳州市九龙江医院第三党支部", "认领了“微心愿”。"),
        dropped=("新闻中心", "发布时间", "1024", "相关阅读", "12条措施", "厦门三院"),
    ),
    SYNTHETIC / "s08_zhongzhou.txt": Page(
        title="北京中轴中医医院护士节里话担当",
        outlet="首都中医网",
        published="2018-05-14",
        byline=(),
        more_names=("党办",),
        kept=("5月12日国际护士节，北京中轴中医医院", "服务无小事。"),
        dropped=("2018-05-14", "首都中医网", "打印本页"),
    ),
    SYNTHETIC / "s09_xinyang.txt": Page(
        title="新洋医院：把“问题清单”变成“幸福账单”",
        outlet="黄海潮网",
        published="2023-09-27",
        byline=(),
        kept=("主题教育开展以来，盐城市新洋医院", "与盐都区龙冈东卫生院、"),  # the page ends in mid-sentence
        dropped=("无障碍浏览", "客户端", "您所在的位置", "3352次", "字号"),
    ),
    SYNTHETIC / "s10_luozehe.txt": Page(
        title="山路弯弯 医者同行",
        outlet="乌蒙晚报",
        published="2019-12-28",
        byline=("柯枝", "阮郎"),
        kept=("彝良县洛泽河人民医院离云岭村37公里", "数千群众受益。"),
        dropped=("乌蒙晚报", "2019-12-28", "柯枝"),
    ),
    SYNTHETIC / "s11_fuhe.txt": Page(
        title=("【对话】对话府河医院党委书记：让每个支部都有温度", "对话府河医院党委书记：让每个支部都有温度"),
        outlet="燕南都市报",
        published="2022-06-30",
        byline=(),
        kept=("党的二十大召开前夕", "记者：疫情期间呢？", "一马当先，万众一心。"),
        dropped=("16:05", "发表于河北"),
    ),
    SYNTHETIC / "s12_dalian.txt": Page(
        title="卫健简讯",
        outlet="渤海早报",
        published="2020-09-22",
        byline=(),
        more_names=("贝文", "齐声", "辛勤", "明理"),  # each signs one item
        kept=("大连市星海湾医院党委9月19日", "庄河市海王医院。"),
        dropped=("星期二", "12版", "门诊安排", "咨询电话", "0411-00000000"),
    ),
}

# --- invented pages ---------------------------------------------------------------------------------------------------

BREADCRUMBS = """\
您现在的位置： 首页 >> 党建园地 >> 支部动态
把诊室搬到山坳里
发布时间：2023-05-13　来源：阳朔县青松医院　作者：沈知秋　浏览次数：88次
5月11日，青松医院骨科党支部走进石板村，为村民看腰看腿。
村民说，山里人出门难，医生上门是头一回。
上一篇：医院召开季度例会
下一篇：12名新职工入职
【打印本页】 【关闭窗口】
"""
NAVIGATION = """\
登录 | 注册 | 设为首页 | 加入收藏
首页 医院概况 新闻中心 专家介绍 就医指南 党建园地 联系我们
一盏灯，照亮夜诊路
2021年12月9日 09:30 来源：清江健康网 记者 柳望舒 通讯员 叶知行
  夜里十点，急诊楼的灯还亮着。护士长把热水递给候诊的老人。
  “有人等，灯就不灭。”值班医生说。
分享到：
责任编辑：木可
"""
RELATED = """\
清江健康网讯（记者 柳望舒）凤阳县云海医院第二党支部11月2日到鼓楼社区为老人测血压，服务86人次。
居民王大娘说，家门口就能问医生，心里踏实。她还把邻居也喊来了，大家排着队说说笑笑，一上午很快过去。
相关阅读
我市10家医院入选示范单位
云海医院专家赴西藏义诊300人次
网友评论
网友123：点赞云海医院党委书记
"""
COPYRIGHT = """\
春风化雨润杏林
凤阳县云海医院把科普课开进校园，孩子们学会了七步洗手法。
老师说，这样的课一学期该有两回。
版权声明：凡本网注明“来源：杏林在线”的作品，版权均属于杏林在线，未经授权不得转载。
Copyright © 2015-2024 杏林在线 All Rights Reserved
皖ICP备00000001号-2  皖公网安备 34000000000001号
健康热线：0550-0000000  地址：凤阳县东华路88号  邮编：233100
http://www.xinglin.example/news/2024/0419/c88.html
"""
NEWSPAPER = """\
清江日报 2022年3月8日 星期二 第3版：健康
第03版：健康 | 上一版 | 下一版
她们的一天
□本报记者 柳望舒 通讯员 叶知行
清晨六点，护士们已经站在病房门口交班。
夜色降下来，最后一名产妇被推回病房，母子平安。
清江日报社版权所有
"""
MENTIONS = """\
让每个电话都有人接
阳朔县青松医院去年开通健康热线：0773-0000000，半年里接听来电1200余次，为独居老人解答用药的疑问。
医院还同画家签了版权协议，把300张科普漫画贴进候诊区，凡是来看病的孩子都能领一本。
记者在现场看到，编辑组的护士正在校对第4期小册子，来源：病房里真实的提问。
首页上的预约入口改大了字号，老人不用再让孙辈帮忙，从点开到约上不过两分钟。
党委书记说，电话那头是群众，联系电话不能成了摆设，“打不通”就是失职。
"""
FURNITURE = """\
首页 > 新闻中心
打印本页 | 关闭窗口
Copyright © 2020 杏林在线 All Rights Reserved
皖ICP备00000001号
"""
NO_TITLE = """\
友情链接
阳朔县青松医院外科党支部的沈知秋医生，每个周三都出现在兴坪村的村口，一张折叠桌就是诊台，来的多是老人。
她说：“能走路的来，走不动的我去。”三年里她穿坏了五双鞋，也记住了每户人家的门朝哪开，谁家的狗不咬人。（通讯员 叶知行）
责编：木可
文章来源：桂北新闻网　2020-08-21 10:12
"""

INVENTED = {
    "breadcrumbs": (
        BREADCRUMBS,
        Page(
            title="把诊室搬到山坳里",
            outlet=("阳朔县青松医院", None),
            published="2023-05-13",
            byline=("沈知秋",),
            kept=("5月11日，青松医院骨科党支部走进石板村", "医生上门是头一回。"),
            dropped=("您现在的位置", "88次", "季度例会", "12名新职工", "打印本页"),
        ),
    ),
    "navigation": (
        NAVIGATION,
        Page(
            title="一盏灯，照亮夜诊路",
            outlet="清江健康网",
            published="2021-12-09",
            byline=("柳望舒", "叶知行"),
            kept=("夜里十点，急诊楼的灯还亮着。", "“有人等，灯就不灭。”"),
            dropped=("加入收藏", "就医指南", "联系我们", "09:30", "分享到", "木可"),
        ),
    ),
    "related": (
        RELATED,
        Page(
            title=(None, ""),
            outlet="清江健康网",
            published=None,
            byline=("柳望舒",),
            kept=("凤阳县云海医院第二党支部11月2日到鼓楼社区", "服务86人次。", "一上午很快过去。"),
            dropped=("10家医院", "西藏", "300人次", "点赞"),
        ),
    ),
    "copyright": (
        COPYRIGHT,
        Page(
            title="春风化雨润杏林",
            outlet="杏林在线",
            published="2024-04-19",
            byline=(),
            url="http://www.xinglin.example/news/2024/0419/c88.html",
            kept=("凤阳县云海医院把科普课开进校园", "一学期该有两回。"),
            dropped=("版权", "Copyright", "ICP", "0550-0000000", "东华路88号"),
        ),
    ),
    "newspaper": (
        NEWSPAPER,
        Page(
            title="她们的一天",
            outlet="清江日报",
            published="2022-03-08",
            byline=("柳望舒", "叶知行"),
            kept=("清晨六点，护士们已经站在病房门口交班。", "母子平安。"),
            dropped=("第3版", "下一版", "版权所有"),
        ),
    ),
    "mentions": (
        MENTIONS,
        Page(
            title="让每个电话都有人接",
            outlet=(None,),
            published=None,
            byline=(),
            kept=(
                "接听来电1200余次",
                "签了版权协议",
                "300张科普漫画",
                "正在校对第4期小册子",
                "首页上的预约入口",
                "联系电话不能成了摆设",
            ),
            dropped=(),
        ),
    ),
    "furniture": (
        FURNITURE,
        Page(
            title=None,
            outlet=(None, "杏林在线"),
            published=None,
            byline=(),
            kept=(),
            dropped=("新闻中心", "打印本页", "Copyright", "ICP"),
        ),
    ),
    "no_title": (
        NO_TITLE,
        Page(
            title=None,
            outlet="桂北新闻网",
            published="2020-08-21",
            byline=("叶知行",),
            kept=("阳朔县青松医院外科党支部的沈知秋医生", "三年里她穿坏了五双鞋", "谁家的狗不咬人。"),
            dropped=("木可", "10:12"),
        ),
    ),
}


def read(text: str) -> Article:
    """The article of a decoded page."""
    return read_article(SourceText.from_text(text), default_rules())


def squeezed(text: str) -> str:
    """`text` without white space: where odd spaces stood is not the question here."""
    return "".join(text.split())


def wrong(article: Article, page: Page, aspect: str) -> object:
    """What `article` says in one aspect if that is not what a reader finds, else None."""
    body = squeezed(article.body.text)
    if aspect == "kept":
        return [piece for piece in page.kept if squeezed(piece) not in body] or None
    if aspect == "dropped":
        return [piece for piece in page.dropped if squeezed(piece) in body] or None
    got, wanted = getattr(article, aspect), getattr(page, aspect)
    if aspect == "byline":
        return None if [name for name in got if name not in page.more_names] == list(wanted) else got
    return None if got in (wanted if isinstance(wanted, tuple) else (wanted,)) else repr(got)


def both(path: Path) -> tuple[str, Page]:
    return path.read_text(encoding="utf-8"), PAGES[path]


EVERY = {**{path.stem: both(path) for path in PAGES}, **INVENTED}
ASPECTS = ("title", "outlet", "published", "byline", "url", "kept", "dropped")
KNOWN = {
    ("001_xuzhou", "byline"): "a name in brackets at the end of the last paragraph is not read",
    ("no_title", "title"): "友情链接 above the article becomes the title",
}
CASES = [(name, aspect) for name in EVERY for aspect in ASPECTS]


def test_no_page_is_left_out() -> None:
    assert {*SEEDS.glob("*.txt"), *SYNTHETIC.glob("*.txt")} == set(PAGES)


@pytest.mark.parametrize(("name", "aspect"), [case for case in CASES if case not in KNOWN])
def test_pages(name: str, aspect: str) -> None:
    """Sentences, headings and captions stay, furniture goes, and the page says of itself what a reader would note."""
    text, page = EVERY[name]
    assert wrong(read(text), page, aspect) is None


@pytest.mark.parametrize(
    ("name", "aspect"),
    [pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason)) for case, reason in KNOWN.items()],
)
def test_known_gaps(name: str, aspect: str) -> None:
    text, page = EVERY[name]
    assert wrong(read(text), page, aspect) is None


@pytest.mark.parametrize("name", EVERY)
def test_every_line_is_kept_or_dropped(name: str) -> None:
    """Kept and dropped spans together are all that is written on the page; the title is a kept line."""
    text, _ = EVERY[name]
    article = read(text)
    for start, end in [*article.kept, *article.dropped]:
        assert 0 <= start < end <= len(text)
    spans = sorted([*article.kept, *article.dropped])
    spaced = article.source.spaced
    outside = [
        char
        for i, char in enumerate(spaced.text)
        if not char.isspace() and not any(a <= spaced.starts[i] and spaced.ends[i] <= b for a, b in spans)
    ]
    assert outside == []
    if article.title_span:
        assert article.title_span in article.kept


def test_body_offsets_lead_to_the_page() -> None:
    """Behind a dropped line, in the body, offsets are those of the page."""
    article = read(NAVIGATION)
    start = article.body.text.index("夜里十点")
    first, last, shown, *_ = article.ground(start, start + 4)
    assert (NAVIGATION[first:last], shown) == ("夜里十点", "夜里十点")
    assert article.body_position(first) == start


def test_a_title_of_nothing_but_its_kind_stays() -> None:
    assert read("【图集】\n\n3月5日，石桥县人民医院的医生到青川镇义诊，服务村民120人次。\n").title == "【图集】"
