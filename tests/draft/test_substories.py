"""Which lines of a list are of one sub-story, and stand together."""

from dataclasses import replace

from pipeline.draft.sayings import said_by
from pipeline.draft.substories import in_groups
from pipeline.news import Story
from tests.cast import EVENING_MAIL, GAZETTE, LISTA_POST, MARL_HERALD, MARL_TODAY, NORTHWIRE, ONLOOKER, headline


def test_a_line_stands_with_the_sub_story_that_it_shares_most_words_with() -> None:
    strike = headline("Ferry strike strands hundreds as Orrin talks open", GAZETTE, number=2)
    crash = headline("Orrin talks open amid inquiry into Velm harbour crash", ONLOOKER, number=3)
    both = headline("Velm harbour crash inquiry blames ferry strike", EVENING_MAIL, number=4)
    others = [headline(f"Orrin talks open, part {at}", LISTA_POST, number=at) for at in range(5, 12)]

    groups = in_groups((strike, crash, both), said_by(Story(id=1, headlines=(strike, crash, both, *others))))

    assert groups == ((strike,), (crash, both))


def test_in_japanese_lines_of_one_sub_story_stand_together_and_joints_of_words_join_none() -> None:
    titles = (
        "大沢首相が辞任表明 大敗の責任",
        "大沢首相の辞任表明に野党「遅すぎる」",
        "自民党総裁選5月10日告示 大沢首相の辞任受け",
        "大沢首相が辞任 県民の「当然」の声",
        "大沢首相辞任で自民党総裁選は5月10日告示へ",
        "大沢首相、辞任の意向を表明",
        "大沢首相の辞任表明で円が下落",
    )
    outlets = (LISTA_POST, GAZETTE, ONLOOKER, EVENING_MAIL, MARL_HERALD, MARL_TODAY, NORTHWIRE)
    news = [
        replace(headline(title, outlet, number=2 + at), language="ja")
        for at, (title, outlet) in enumerate(zip(titles, outlets, strict=True))
    ]

    groups = in_groups(news, said_by(Story(id=1, headlines=tuple(news))))

    assert [{one.id for one in group} for group in groups][1:] == [{4, 6}]
