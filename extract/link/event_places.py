"""Where an event happens: the place that words of going or being lead in."""

from __future__ import annotations

import re

from extract.link.context import Context
from extract.link.event_words import event_lexicon
from extract.link.hospitals import Hospitals
from extract.link.subjects import Group
from extract.places import Gazetteer
from extract.rulebook.wordlists import any_of
from extract.tag.mask import Mark

AIMED = 3  # characters from the trigger's start to a place right behind it
# 广东省第六批援疆医疗队, 江西援沪: where people come from.
SENDER = re.compile(r"“?(?:首批|第[^，。]{1,3}批|对?口?援|驰援|支援|派出|选派|组团)")
OFFICIAL = (
    r"副?[省市县区州旗镇乡]长|[省市县区州旗]?(?:委|政府(?!会议|礼堂|大院|门前|广场)|政协|人大(?!联络站)|卫健|卫生健康|卫生计生|卫计|卫生[厅局])"
    r"|办公室(?:副?主任|科员|干部|工作人员)"
)
OUTPATIENTS = r"[路街](?:[内外妇儿]科|门诊|院区|分院)"  # 衡山|路门诊部
OFFICES = ("残联", "局")  # 区残联组织专家…: it acts
LIVING = ("住在", "驻守在", "生活在", "居住在")
GIVERS = re.compile(r"[^，。；]{0,12}?的(?:老?党员|职工|干部|同志|退休)")
OTHERWISE = re.compile(r"等?[地处]?(?:开展|组织|参观)")
OCCASION = "日周月节"  # how the name of a day ends
# 与振兴街道居委会|一起开展: it acts, too.
TOGETHER = re.compile(r"[^，,。；]{0,8}?[，,]?(?:一起|共同|联合|携手|联手|一道|一同)")
WITH = ("与", "和", "同", "跟")
PARTNER = ("联合", "携手", "会同", "协同", "配合", "联手")  # 社区联合X医院开展义诊: it acts, too
# X医院、Y医院等单位的专家: who acts.
STAFF_OF = re.compile(r"[^，。；\n]{0,30}?等[^，。；]{0,8}?的?(?:专家|医生|医护|医务|党员|志愿者)")
# 要家庄乡|头其村: behind a township a village, whatever its name looks like.
VILLAGE = re.compile(
    r"[^\W\d_在到赴和与及为的各个全等对进入访是有多两几]{2,4}?(?:村|社区)(?!民|委|干|居|卫生|工作|振兴)"
)
INVITED = re.compile(r"(?:之邀|的?邀请)")  # 应X医院之邀，在该院作讲座
WAYS = ("机场", "车站", "高铁站")  # passed on the way
TOWNSHIP = ("乡", "镇", "街道")
DIVISION = re.compile(r"[省市县区州盟旗]$")


class PlaceFinder:
    """Finds the place of an event in a stretch of text."""

    def __init__(self, context: Context, hospitals: Hospitals) -> None:
        self.context, self.hospitals = context, hospitals
        self.gazetteer: Gazetteer = hospitals.gazetteer
        self.activity = event_lexicon(context.book).ends_activity
        endings = any_of(context.book.lexicon("other_unit_endings")).pattern
        self.of_another = re.compile(rf"[\u4e00-\u9fff]{{0,8}}?(?:{endings})|{OFFICIAL}|{OUTPATIENTS}")  # 石桥镇|环卫所
        roles = context.book.lexicon("place_roles")
        self.generic = frozenset((*context.book.lexicon("place_generic"), *roles))
        # 结对的和平里小学, 对口支援单位房山区长沟镇卫生院.
        self.spots = frozenset(context.book.lexicon("place_spots"))
        # 到“第一书记”派驻村——石桥村, 赴我市西江乡.
        leads = any_of(roles).pattern
        modifier = rf"(?:[\u4e00-\u9fff0-9“”]{{0,14}}?(?:的|{leads})[—-]{{0,2}}|[我本该]?[省市县区州镇乡村])?“?"
        # A spot inside or around the hospital: 医院南门, 住院部3楼护士站旁.
        spots, tails = (any_of(context.book.lexicon(n)).pattern for n in ("spot_endings", "place_tails"))
        self.spot = re.compile(rf"(?:在|，|^)(?P<spot>(?:医院|门诊|住院部|急诊)[^，。；、“”]{{0,10}}?(?:{spots}))")
        self.at_spot = re.compile(rf"(?:{spots})")  # 市四院|大门前，党旗飘扬
        self.tail = re.compile(rf"的?[\u3400-\u9fff0-9]{{0,6}}?(?:{tails})")
        strong, weak = (any_of(context.book.lexicon(n)).pattern for n in ("place_leads", "place_leads_weak"))
        self.strong = re.compile(f"(?:{strong})(?:了)?{modifier}$")
        self.weak = re.compile(f"(?:^|[，,。；：;\\s“”]|(?<![作成称名认因])(?:{weak}))(?:了)?{modifier}$")

    def find(self, start: int, end: int, trigger: int) -> tuple[int, int] | None:
        """The span of the place told in `[start, end)`: what a verb of going leads in, before what stands nearer."""
        candidates = []
        for run in self._runs(start, end, trigger):
            strength = self._strength(run, start)
            if strength is not None:
                broad = all(m.label == "PLACE" and self._is_division(m) for m in run)
                if self._of_next(run, trigger, end):
                    continue
                # 支援上海: what the trigger itself leads to comes first.
                aimed = 0 < run[0].start - trigger <= AIMED
                candidates.append((not aimed, strength, broad, run[0].start > trigger, abs(trigger - run[-1].end), run))
        if candidates:
            run = min(candidates, key=lambda c: c[:5])[-1]
            return run[0].start, self._tail(self._village(run[-1], end), end)
        spot = self.spot.search(self.context.text[start:end])
        return (start + spot.start("spot"), start + spot.end("spot")) if spot else None

    def _strength(self, run: list[Mark], start: int) -> int | None:
        """0 behind a verb of going or 在, 1 where it stands for itself or behind a weaker word, None if no place."""
        before = self.context.text[max(start, run[0].start - 16) : run[0].start]
        strong = self.strong.search(before) is not None
        if self._home_of_givers(run, before):
            return None
        if all(self.is_own(m) for m in run):
            return self._own_strength(run, before, start)
        if strong:
            return 0
        if before.endswith(("应", "受")) and INVITED.match(self.context.text, run[-1].end):
            return 1
        # 和|宝贵|的经验: only the recognizer takes it for a place.
        guessed = all(self._guessed(m) for m in run)
        if guessed or self._acts(run, before) or SENDER.match(self.context.text, run[-1].end):
            return None
        opens = not before or before[-1] in "，,。；：;“”\n "
        office = opens and self.context.words(run[-1]).endswith(OFFICES)
        led = self.weak.search(before) is not None and not office
        named = any(m.label == "PLACE" and not self._is_division(m) for m in run)
        actor = run[0].label == "HOSPITAL" and not before.strip()
        return 1 if led and not actor and (named or before.strip("，,。；：;“” ")) else None

    def _own_strength(self, run: list[Mark], before: str, start: int) -> int | None:
        """The same for a hospital that the page is about: a place to guests, for what is held, and at its gate."""
        led = self.strong.search(before) is not None and not before.endswith("在")
        if led and (len(self.hospitals.subjects) > 1 or self._guest(start, run[0].start)):
            return 0
        if self._held_at(run[0], run[-1]):
            return 0
        return 1 if self.at_spot.match(self.context.text, run[-1].end) else None

    def _guessed(self, mark: Mark) -> bool:
        """Whether no rule names the place."""
        return mark.label == "PLACE" and "/" not in mark.source and not self._is_division(mark)

    def _home_of_givers(self, run: list[Mark], before: str) -> bool:
        """住在常德的|陈某夫妇, 驻守在石桥卡点的|党员: where people come from, not where they are served."""
        if not before.endswith(LIVING):
            return False
        named = self.context.marks.starting_at(run[-1].end + 1)
        person = named is not None and named.label == "PERSON" and self.context.text[run[-1].end] == "的"
        return person or GIVERS.match(self.context.text, run[-1].end) is not None

    def _of_next(self, run: list[Mark], trigger: int, end: int) -> bool:
        """开展义诊，在纪念馆|开展主题党日: behind the next comma, where something else was done."""
        told = self.context.text[trigger : run[0].start]
        if run[0].start < trigger or not (told.endswith("在") and re.search("[，,；;]", told)):
            return False
        return OTHERWISE.match(self.context.text, run[-1].end, end) is not None

    def _acts(self, run: list[Mark], before: str) -> bool:
        """Whether it takes part rather than is gone to: 联合X医院, A医院和B医院, 与居委会一起."""
        if run[0].label == "HOSPITAL" and (
            before.endswith(("和", "及"))
            or STAFF_OF.match(self.context.text, run[-1].end)
            or self._listed(run[0])
            or self.is_partner(run[0])
        ):
            return True  # 医疗队和|X医院的医生
        return before.endswith((*WITH, *PARTNER)) and TOGETHER.match(self.context.text, run[-1].end) is not None

    def _listed(self, mark: Mark) -> bool:
        """A医院和B医院: both act."""
        joined = self.context.text[mark.start - 1 : mark.start] in ("和", "及", "、")
        return joined and any(
            m.end == mark.start - 1 for m in self.context.within(mark.start - 2, mark.start - 1, "HOSPITAL")
        )

    def is_led_in(self, place: tuple[int, int]) -> bool:
        """Whether a verb of going or 在 leads to the place."""
        return self.strong.search(self.context.text[max(0, place[0] - 16) : place[0]]) is not None

    def _guest(self, start: int, position: int) -> bool:
        """Whether another hospital acts before `position`: its people come to the subject hospital."""
        return any(not self.is_own(m) for m in self.context.within(start, position, "HOSPITAL"))

    def _is_division(self, mark: Mark) -> bool:
        return self.context.words(mark) in self.gazetteer.by_name

    def _runs(self, start: int, end: int, trigger: int) -> list[list[Mark]]:
        """Neighbouring place marks as one: 新疆|和田, 洛阳、南阳、信阳."""
        runs: list[list[Mark]] = []
        for mark in self.context.within(start, end, "PLACE", "HOSPITAL"):
            # 吾那斯汗·|哈密: the end of a person's name.
            named = self.context.text[mark.start - 1 : mark.start] == "·"
            if mark.label == "PLACE" and (named or self.context.words(mark) in self.generic):
                continue
            if mark.label == "PLACE" and (
                self.of_another.match(self.context.text, mark.end) or self.context.in_paper_title(mark.start, mark.end)
            ):
                continue  # 美国|心脏学会
            aimed = 0 < mark.start - trigger <= len("对口支援")  # 对口支援|X医院的医生
            if mark.label == "HOSPITAL" and (mark.end not in self.hospitals.at or (self._employs(mark) and not aimed)):
                continue  # 县中医院 names no one
            if any(self._occasion(*span) for span in self.context.quoted.touching(mark.start, mark.end)):
                continue  # “广东扶贫济困日”, “湖北省健康问题攻坚行动”
            gap = self.context.text[runs[-1][-1].end : mark.start] if runs else None
            if gap in ("", "、") and runs[-1][-1].label == "PLACE" and mark.label == "PLACE":
                runs[-1].append(mark)
            else:
                runs.append([mark])
        return runs

    def _occasion(self, start: int, end: int) -> bool:
        """Whether what stands in quotation marks is the name of a day or of an activity."""
        text = self.context.text
        return text[end - 1] in OCCASION or self.activity.search(text, start, end) is not None

    def _employs(self, mark: Mark) -> bool:
        """X医院|副院长, X医院的|护士|李某: it says whose people act."""
        start = mark.end + (self.context.text[mark.end : mark.end + 1] == "的")
        following = self.context.marks.starting_at(start)
        if following and following.label == "DEPARTMENT":
            following = self.context.marks.starting_at(following.end)
        return following is not None and following.label in ("TITLE", "POST", "PERSON", "BRANCH")

    def is_partner(self, mark: Mark) -> bool:
        """联合|X医院: it acts beside another."""
        return self.context.text.endswith(PARTNER, 0, mark.start)

    def is_own(self, mark: Mark) -> bool:
        """Whether it names a hospital that the page is about."""
        group = self.hospitals.at.get(mark.end)
        return mark.label == "HOSPITAL" and any(group is s for s in self.hospitals.subjects)

    def _held_at(self, first: Mark, last: Mark) -> bool:
        """The subject hospital is the place only where something is held: 培训班在X医院开班."""
        text = self.context.text
        return text[first.start - 1 : first.start] in ("在", "于") and (
            re.match(r"(?:开班|开讲|举[办行]|开展)|[，。,]", text[last.end :]) is not None
        )

    def _village(self, last: Mark, end: int) -> int:
        """Where the village ends that follows a township, else where the township does."""
        township = last.label == "PLACE" and self.context.words(last).endswith(TOWNSHIP)
        village = VILLAGE.match(self.context.text, last.end, end) if township else None
        return village.end() if village else last.end

    def _tail(self, position: int, end: int) -> int:
        match = self.tail.match(self.context.text, position, end)
        return match.end() if match else position

    def hospital_at(self, place: tuple[int, int]) -> Group | None:
        """The hospital that the place is, or lies in."""
        named = self.context.within(*place, "HOSPITAL")
        return self.hospitals.at.get(named[0].end) if named else None

    def nested(self, first: str, second: str) -> bool:
        """Whether one of two places lies in the other: 武汉市江夏区 in 湖北."""
        context = self.hospitals.divisions
        codes = [self.gazetteer.locate(p, context).adcode for p in (first, second)]
        if None in codes or (codes[0] == codes[1] and not any(DIVISION.search(place) for place in (first, second))):
            return False  # two villages of one county
        chains = [{d.adcode for d in self.gazetteer.above(self.gazetteer.by_code[code])} for code in codes if code]
        return codes[0] in chains[1] or codes[1] in chains[0]

    def is_spot(self, place: tuple[int, int]) -> bool:
        """Whether it is 小区广场 or 村委会, of whatever was named before."""
        return self.context.text[slice(*place)] in self.spots

    def tells_where(self, place: tuple[int, int]) -> bool:
        """Whether it says where what follows was done: no bare spot, and no city that is only spoken of."""
        city = self.context.text[slice(*place)] in self.gazetteer.by_name
        return not self.is_spot(place) and (self.is_led_in(place) or not city)

    def narrower(self, first: tuple[int, int] | None, second: tuple[int, int] | None) -> tuple[int, int] | None:
        """Of two places of one event the one that says more: a hospital or village rather than its city."""
        if first is None or second is None:
            return first or second
        broad = self.context.text[slice(*first)] in self.gazetteer.by_name or self.is_spot(first)
        return second if broad and not self.context.text[slice(*second)].endswith(WAYS) else first

    def adcode(self, place: str | None) -> str | None:
        """The division code of a place by its own name and the page's context; None for several divisions."""
        named = place.split("、") if place else []
        codes = {self.gazetteer.locate(part, self.hospitals.divisions).adcode for part in named}
        return codes.pop() if len(codes) == 1 else None
