"""The post in order with one thing changed, and what a rule then says of it."""

from dataclasses import replace

from pipeline import preflight
from pipeline.news import Link, Notice, Roundup, Section
from pipeline.preflight import Facts, Matter
from tests.preflight.posts import FACTS, LEAD, LEVELS, POST

PLACE = "sections[0].groups[1][0]"
TODAY = Link(headline="Marl Waits", url="https://marltoday.example/4", outlet="Marl Today")


def listing(*links: Link) -> Roundup:
    return replace(POST, sections=(Section(groups=tuple((link,) for link in links)),))


def saying(comment: str) -> Roundup:
    return replace(POST, comment=comment)


def correcting(words: str) -> Roundup:
    return replace(POST, notices=(Notice(kind="correction", date="2026-05-13", text=words),))


def quoting(*paragraphs: str) -> Roundup:
    return replace(POST, lead=replace(LEAD, excerpt=paragraphs))


def of(rule: str, post: Roundup, facts: Facts = FACTS) -> list[Matter]:
    return [matter for matter in preflight.matters(preflight.read(post), facts, LEVELS) if matter.rule == rule]
