"""What a rule file may say. One model a kind of file; messages end with a correct snippet."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1)]
Words = list[Text]
EventType = Literal[
    "free_clinic", "volunteer_service", "health_education", "screening", "medical_aid",
    "home_visit", "training", "donation", "rescue", "outreach",
]  # fmt: skip
Nature = Literal["mission", "gift", "at_home", "emergency", "general"]
Role = Literal["secretary", "deputy_secretary", "first_secretary", "committee_member", "discipline_secretary"]


class RuleModel(BaseModel):
    """Common to all rule files: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(RuleModel):
    """A text and what the rule must find in it; `finds: []` says it must find nothing.

    `known` says that the rule does not do so yet: it misses something, or finds too much.
    """

    text: Text
    finds: Words
    known: Literal["miss", "false_alarm"] | None = None


class NameRule(RuleModel):
    """Marks names that end in one of `suffixes` and start after the last word that cannot be inside one."""

    kind: Literal["name"]
    about: Text
    mark: Text
    suffixes: Words
    parts: Words = Field(default=[], description="words or @lexicons that may stand inside and end no name")
    stops: Words = Field(default=[], description="words or @lexicons before which a name starts afresh")
    generic: Words = Field(default=[], description="heads that name nothing: 大, 各, 县中")
    not_after: Words = Field(default=[], description="no name when one of these stands right behind the suffix")
    not_before: Words = Field(default=[], description="no name right behind these: 民革|X支部")
    others: Words = Field(default=[], description="longer endings of something else: 团支部")
    bare: Words = Field(default=[], description="suffixes that are names by themselves: 临时党支部")
    bare_after: Words = Field(default=[], description="marks behind which the suffix alone is a name")
    longest: int = Field(default=24, ge=2, le=40, description="characters before the suffix, at most")
    examples: list[Example] = Field(min_length=1)


class WordRule(RuleModel):
    """Marks the words of a list, longest first."""

    kind: Literal["words"]
    about: Text
    mark: Text
    words: Words
    not_before: Words = []
    not_after: Words = []
    behind: Words = Field(default=[], description="marks behind which alone the words count: X医院|委员会")
    led_by: Words = Field(default=[], description="with `behind`: what must stand before that mark: 中共|X医院|委员会")
    examples: list[Example] = Field(min_length=1)


class TemplateRule(RuleModel):
    """Texts written as they look, with {SLOTS} for marks and {names} of `define`."""

    kind: Literal["template"]
    about: Text
    relation: Text
    define: dict[str, Text] = {}
    patterns: Words = []
    regex: Words = Field(default=[], description="RE2 expressions with (?P<slot>...) groups")
    exclude: Words = Field(default=[], description="templates: a match that lies inside one of theirs is none")
    priority: int = Field(default=0, ge=-100, le=100, description="of rules for one relation the highest is read first")
    examples: list[Example] = Field(min_length=1)


class EventRule(RuleModel):
    """What makes a sentence tell an event of one type."""

    kind: Literal["event"]
    about: Text
    event_type: EventType
    weight: int = Field(default=5, ge=1, le=20, description="which type wins when a sentence has several")
    triggers: Words = Field(default=[], description="words that tell it; a rule may have weak ones or templates only")
    weak: Words = Field(default=[], description="triggers that count only beside a place, a date or a count")
    templates: Words = Field(
        default=[],
        description="templates whose last words are weak triggers, strong where people are counted: 给{any:16}看病",
    )
    strong_templates: Words = Field(
        default=[], description="templates that tell it by themselves, as triggers do: (把|将){any:14}送到{any:14}手中"
    )
    not_with: Words = Field(
        default=[],
        description="no trigger when one of these stands in the same clause; one that holds a trigger bars only that",
    )
    combines: bool = Field(default=False, description="what one visit does beside others: told on, it is no new event")
    on_missions: bool = Field(
        default=False, description="what people on an aid mission do there is part of the mission"
    )
    sends_teams: bool = Field(default=False, description="people are sent out for it: 凯旋, 平安归来 tell its end")
    nature: Nature | None = Field(
        default=None,
        description="`mission`: told on and on, wherever the page goes; `gift`: goods or money are given; `at_home`: "
        "in people's homes; `emergency`: wherever it happens; `general`: what other services are called too",
    )
    examples: list[Example] = Field(min_length=1)


class PostRule(RuleModel):
    """Party posts and the role each stands for."""

    kind: Literal["posts"]
    about: Text
    roles: dict[Role, Words]
    behind_branch: dict[Role, Words] = Field(default={}, description="posts only behind a branch: 党委|委员")
    not_before: Words = Field(default=[], description="no party post behind these: 总|书记")
    examples: list[Example] = Field(min_length=1)


class ClaimRule(RuleModel):
    """Quantities that are no claims: words around the number, or the quantity itself."""

    kind: Literal["claims"]
    about: Text
    not_before: Words = Field(default=[], description="RE2 on what stands right before the number")
    not_after: Words = Field(default=[], description="RE2 on what stands right behind the unit")
    never: Words = Field(default=[], description="RE2 that fits the whole quantity")
    inside: Words = Field(default=[], description="words that contain a numeral and count nothing")
    examples: list[Example] = Field(min_length=1)


PageField = Literal["title", "date", "source", "byline", "url"]


class OutletRule(RuleModel):
    """How one outlet lays out a page. All patterns are RE2 on one line of the page."""

    kind: Literal["outlet"]
    about: Text
    name: str | None = None
    hosts: Words = []
    marks: Words = Field(default=[], description="texts only this outlet's pages have")
    drop_lines: Words = []
    drop_inline: Words = []
    drop_from: Words = []
    sign_off: Words = Field(default=[], description="the last line of an article that is only who sent it in")
    source: Words = []
    byline: Words = []
    title_strip: Words = []
    select: dict[PageField | Literal["text", "drop"], Words] = Field(
        default={}, description="HTML: CSS selectors of the main text, of what is dropped from it, and of the rest"
    )
    meta: dict[PageField, Words] = Field(default={}, description="HTML: names of meta tags, best first")
    examples: list[Example] = []


AnyRule = Annotated[
    NameRule | WordRule | TemplateRule | EventRule | PostRule | ClaimRule | OutletRule, Field(discriminator="kind")
]
