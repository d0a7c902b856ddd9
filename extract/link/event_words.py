"""Event rules and the words around them, of one rule book, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from extract.rulebook import RuleBook
from extract.rulebook.book import compile_pattern, set_of
from extract.rulebook.models import EventRule
from extract.rulebook.template import to_regex
from extract.rulebook.wordlists import any_of


class Words(NamedTuple):
    """One event rule, compiled."""

    rule_id: str
    rule: EventRule
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    not_with: re.Pattern[str]


class Templates(NamedTuple):
    """The templates of one rule that stand `alone`, or those that need help, as one RE2 expression."""

    rule_id: str
    pattern: Any
    alone: bool


@dataclass(frozen=True)
class Lexicon:
    """Event rules and context words of one rule book, compiled."""

    rules: tuple[Words, ...]
    templates: tuple[Templates, ...]
    fitting: Any  # RE2 set: which of `templates` fit anywhere, told in one pass
    plans: re.Pattern[str]
    habits: re.Pattern[str]
    meetings: re.Pattern[str]
    at_meeting: re.Pattern[str]
    held: re.Pattern[str]
    activity: re.Pattern[str]
    ends_activity: re.Pattern[str]
    purposes: re.Pattern[str]
    speech: re.Pattern[str]
    follow_on: re.Pattern[str]
    happened: re.Pattern[str]
    notices: re.Pattern[str]
    listing: re.Pattern[str]
    team: re.Pattern[str]
    others: re.Pattern[str]
    ours: re.Pattern[str]
    recent: re.Pattern[str]
    said: re.Pattern[str]
    done: re.Pattern[str]
    totals: re.Pattern[str]
    this: re.Pattern[str]
    anaphor: re.Pattern[str]
    outlook: re.Pattern[str]
    negated: re.Pattern[str]
    signed: re.Pattern[str]
    looks_back: tuple[str, ...]
    reported: re.Pattern[str]
    resolved: re.Pattern[str]
    each: re.Pattern[str]
    usual: re.Pattern[str]
    steady: re.Pattern[str]
    returned: re.Pattern[str]
    counted_places: re.Pattern[str]
    staff: re.Pattern[str]
    standing: re.Pattern[str]
    captions: re.Pattern[str]
    then: re.Pattern[str]
    visits: re.Pattern[str]
    own_staff: re.Pattern[str]
    to_staff: re.Pattern[str]
    own_members: re.Pattern[str]
    front_visited: re.Pattern[str]
    served: re.Pattern[str]
    aided: re.Pattern[str]


@cache
def event_lexicon(book: RuleBook) -> Lexicon:
    """Compiled once a rule book."""
    rules = tuple(
        Words(
            rule_id,
            rule,
            any_of(rule.triggers),
            any_of(rule.weak),
            any_of(rule.not_with),
        )
        for rule_id, rule in book.of_kind(EventRule)
    )

    def words(name: str) -> str:
        return any_of(book.lexicon(name)).pattern

    templates = tuple(_templates(book))
    each = any_of(word for word in book.lexicon("event_habits") if word.startswith("每"))
    return Lexicon(
        rules,
        templates,
        set_of(t.pattern.pattern for t in templates),
        plans=re.compile(f"{words('event_plans')}|{words('event_cases')}"),
        habits=re.compile(words("event_habits")),
        meetings=re.compile(rf"(?:{words('event_meetings')})(?!精神)"),  # 贯彻大会|精神: no meeting of one's own
        at_meeting=re.compile(rf"\s*[^，。；]{{0,6}}(?:{words('event_talks')})[^，。；]{{0,4}}[中时上间]，"),
        held=re.compile(rf"(?:召开|举行|召集)[^，。；]{{0,24}}(?:{words('event_talks')})会"),
        activity=re.compile(rf"[^，。；的把们“]{{0,8}}?(?:{words('event_activity')})"),
        ends_activity=re.compile(rf"(?:{words('event_activity')})班?$"),
        # 为提高抢救成功率，…: what an activity is for is not what is done.
        # 今年是援藏三十周年: an occasion is none either.
        purposes=re.compile(
            rf"(?:^|[，,。；;\s])(?:为了?(?:{words('event_purposes')})[^，,。；;\n]{{2,60}}[，,]|今年是[^，,。；;\n]{{2,60}})|[自从][^，,。；;\n]{{2,30}}以来"
        ),
        speech=re.compile(rf"(?:同志)?[^，。；]{{0,6}}?(?:{words('speech_verbs')}|[:：])"),
        follow_on=re.compile(rf"[“”\s]*(?:{words('event_follow_on')})"),
        notices=re.compile(words("event_notices")),
        happened=re.compile(words("event_happened")),
        listing=re.compile(words("event_listing")),
        others=re.compile(words("event_others")),
        ours=re.compile(words("event_ours")),
        recent=re.compile(words("event_recent")),
        said=re.compile(
            rf"(?<!并)(?:{words('event_said')})[,，“]|(?:{words('event_said')})[:：]|(?:{words('event_told')})[:：]|(?:{words('event_hearsay')})(?![下中])"
        ),
        done=re.compile(words("event_done")),
        totals=re.compile(words("event_totals")),
        this=re.compile(rf"[“\s]*(?:{words('event_this')})"),
        # It can only be the activity told before: 此次活动发放手册300份.
        anaphor=re.compile(
            rf"[“\s]*(?:(?:(?:{words('event_reported')})[，,]?)?(?:{words('event_anaphors')})(?![^，。；]{{0,4}}(?:疫情|灾情|地震))"
            rf"|(?:(?:[\u4e00-\u9fff]{{2}})?活动|义诊|筛查|体检|讲座)(?:{words('event_goes_on')})(?!心)"
            rf"|在[^，。；“”]{{0,10}}的(?:志愿|公益|爱心)?(?:{words('event_activity')})中)"
        ),
        # A paragraph that begins with 明年 or 下一步 tells plans to its end.
        outlook=re.compile(rf"^[^\S\n]*“?(?:答[:：]\s?)?(?:{words('event_outlook')})(?!勤)[^\n]*", re.MULTILINE),
        negated=re.compile(rf"(?:{words('event_negated')})$"),
        signed=re.compile(words("event_signed")),
        looks_back=book.lexicon("event_looks_back"),
        each=each,
        usual=any_of(word for word in book.lexicon("event_habits") if word.startswith("常")),
        steady=re.compile(words("event_steady")),
        reported=re.compile(words("event_reported")),
        resolved=re.compile(rf"[\u4e00-\u9fff]{{0,4}}的(?:{words('event_resolves')})|等?(?:活动)?(?:列入|纳入)"),
        returned=re.compile(rf"圆满完成[^，。；]{{0,16}}任务|{words('event_returns')}"),
        captions=re.compile(words("event_captions")),
        standing=re.compile(
            rf"[^，。；]{{0,16}}?(?:{words('event_standing')})"
            rf"|[“\s]*{each.pattern}[^，。；]{{0,6}}，"
        ),
        then=re.compile(rf"[“\s]*(?:{words('event_then')})[，,]?"),
        visits=re.compile(rf"(?:{words('event_visits')})[^，。；]{{0,12}}$"),
        own_staff=re.compile(
            rf"(?:(?!{words('people_served')}|困难)[^，。；]){{0,16}}?(?:{words('own_staff')})(?!家庭医生)"
        ),
        to_staff=re.compile(
            rf"(?:到|赴|走进|来到|前往|深入|为|给|向|对)[^，。；]{{0,6}}?(?:{words('own_people')})[^，。；]{{0,12}}$"
        ),
        own_members=re.compile(
            rf"(?:{words('event_visits')})(?![组团队])了?[^，。；]{{0,20}}?(?:队员|医疗队|突击队|护士|医护|医务|职工|员工)"
            rf"|(?:{words('event_visits')})(?![组团队])了?[^，。；]{{0,16}}?[我本该]院"
            rf"|对(?:全院|[我本该]院)[^，。；]{{0,30}}?(?:{words('own_staff')}|党员)"
            rf"|[我本该]院[^，。；]{{0,12}}?(?:{words('team_posts')})[^，。；]{{0,6}}?(?:{words('event_visits')})"
            rf"|(?:走访|向|为|给)了?(?:[我本该]院|医院)的?[^，。；]{{0,8}}?(?:{words('own_staff')}|党员)"
        ),
        front_visited=re.compile(
            rf"[^，。；]{{0,3}}?(?:{words('team_posts')})(?:进行|开展|亲切|看望)?(?:{words('event_visits')})"
        ),
        # 对口支援|的贫困山村, 驻村帮扶|单位: which it is, not what was done.
        aided=re.compile(rf"的[\u4e00-\u9fff\d“”]{{0,6}}?(?:{words('aided_units')})|(?:{words('aided_words')})"),
        served=re.compile(words("people_served")),
        staff=re.compile(rf"[^，。；、]{{0,12}}?(?:{words('event_staff')})"),
        counted_places=re.compile(words("counted_places")),
        team=re.compile(
            rf"(?:{words('team_heads')})[\u4e00-\u9fff]{{0,8}}?(?:{words('team_endings')})|对口帮扶的|志愿者?服务(?:小分|小|分|团)?队(?:[^进]|$)|(?:义诊|巡诊|巡回医疗)(?:小分|小|分|团)?队|(?:核酸)?采样[\u4e00-\u9fff]{{0,6}}?队"
        ),
    )


def _templates(book: RuleBook) -> Iterator[Templates]:
    for rule_id, rule in book.of_kind(EventRule):
        for listed, alone in ((rule.templates, False), (rule.strong_templates, True)):
            ways = [to_regex(template, {}, book.lexicons.words, named=False) for template in listed]
            if ways:
                yield Templates(rule_id, compile_pattern("|".join(ways)), alone)
