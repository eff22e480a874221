"""Which headlines are on a topic, how strongly, and why."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.news import Headline, Topic
from pipeline.settings.subjects import RESERVED
from pipeline.topics import FRONT, compiled, matches

MORNING = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)
SEA = Topic(name="sea", any=("trawler*", "cod"), all=("iceland",), exclude=("recipe",))


def headline(title: str, summary: str = "") -> Headline:
    address = "https://gull.example/a"
    return Headline(
        outlet="Daily Gull", headline=title, summary=summary, url=address, canonical=address, seen_at=MORNING
    )


def on(query: str, title: str, summary: str = "") -> bool:
    return matches(Topic(name="asked", any=(query,)), headline(title, summary)).hit


FINDS = [
    pytest.param("kyiv", "Talks in Kyiv fail", id="a word"),
    pytest.param("KYIV", "talks in kyiv fail", id="capitals in the query"),
    pytest.param("kyiv", "KYIV SAYS NO", id="capitals in the headline"),
    pytest.param("kyiv", "Kyiv's mayor resigns", id="possessive"),
    pytest.param("kyiv", "Kyiv’s mayor resigns", id="possessive with a curly apostrophe"),
    pytest.param("kyiv's", "Mayor of Kyiv resigns", id="possessive in the query"),
    pytest.param("states", "United States' answer", id="possessive of a plural"),
    pytest.param("kyiv", "The Kyiv-based bank", id="before a hyphen"),
    pytest.param("kyiv", "“Kyiv”: (a city)", id="between punctuation"),
    pytest.param("ukraine", "La guerre de l’Ukraine", id="behind an elision"),
    pytest.param("zelensk*", "Zelenskyy flies home", id="start of a word"),
    pytest.param("zelensk*", "Zelensky’s flight", id="start of a word with possessive"),
    pytest.param("ukraine*", "Ukraine holds", id="a star may stand for nothing"),
    pytest.param("prime minister", "Prime Minister resigns", id="phrase"),
    pytest.param('"prime minister"', "The prime minister resigns", id="quoted phrase"),
    pytest.param("prime minister", "Prime-minister-elect", id="phrase with hyphens in the headline"),
    pytest.param("prime-minister", "the Prime  Minister", id="phrase with a hyphen in the query"),
    pytest.param("foreign min*", "Foreign ministry protests", id="phrase that ends in a star"),
    pytest.param("foreign min* visit", "Foreign minister’s visit ends", id="phrase with a star inside"),
    pytest.param('"prime min*"', "Prime ministers meet", id="quoted phrase with a star"),
    pytest.param("u.s.", "U.S.-led forces", id="dotted abbreviation"),
    pytest.param("u.s.*", "U.S. forces", id="dotted abbreviation with a star"),
    pytest.param("u.s.*", "Made in the U.S.", id="a star behind a dot may stand for nothing"),
    pytest.param("anti-*", "An anti-war rally", id="a star behind a hyphen is another word"),
    pytest.param("anti-* rally", "An anti-war rally", id="phrase with a star behind a hyphen"),
    pytest.param("o'*", "O’Brien wins", id="a star behind an apostrophe is another word"),
    pytest.param("(ukrain*)", "Ukraine holds", id="star in brackets"),
    pytest.param("[ukrain*]", "Ukraine holds", id="star in square brackets"),
    pytest.param("«ukrain*»", "Ukraine holds", id="star in French quotes"),
    pytest.param("„ukrain*“", "Ukraine holds", id="star in German quotes"),
    pytest.param("ukrain*.", "Ukraine holds", id="star before a full stop"),
    pytest.param("ukrain*'s", "Ukraine holds", id="star before a possessive"),
    pytest.param("covid-19", "Covid 19 returns", id="number"),
    pytest.param("erdogan", "Erdoğan in Ankara", id="accent in the headline"),
    pytest.param("Erdoğan", "Erdogan in Ankara", id="accent in the query"),
    pytest.param("hawai'i", "Hawaiʻi votes", id="okina in the headline"),
    pytest.param("Hawaiʻi", "Hawai’i votes", id="okina in the query"),
    pytest.param("sana'a", "Strike on Sanaʽa", id="reversed comma"),
    pytest.param("qur'an", "A Qurʾan is found", id="half ring"),
    pytest.param("ali", "ʿAli speaks", id="half ring in front"),
    pytest.param("rus", "The lands of Rusʹ", id="prime"),
    pytest.param("althingi", "Alþingi kýs", id="thorn"),
    pytest.param("seydisfjordur", "Seyðisfjörður", id="eth"),
    pytest.param("lodz", "Strike in Łódź", id="letter with a stroke"),
    pytest.param("strasse", "Die Straße", id="sharp s"),
    pytest.param("istanbul", "İSTANBUL votes", id="dotted capital i"),
    pytest.param("cafe", "Cafe\u0301 politics", id="accent as a mark of its own"),
    pytest.param("ukraine", "Ukra\u00adine and \u200bothers", id="soft hyphen inside"),
    pytest.param("ﬁnland", "Finland joins", id="ligature"),
    pytest.param("g7", "Ｇ７ leaders", id="full-width letters"),
    pytest.param("киев", "КИЕВ ответил", id="Cyrillic"),
    pytest.param("习近平", "国家主席习近平会见普京", id="Chinese inside a sentence"),
    pytest.param("ウクライナ", "露のウクライナ侵攻", id="Japanese inside a sentence"),
    pytest.param("北京 上海", "从北京上海出发", id="Chinese with a space in the query"),
    pytest.param("nato", "NATO首脳会議が開幕", id="a Latin word before Japanese"),
    pytest.param("tiktok", "特朗普称TikTok禁令推迟", id="a Latin word within Chinese"),
    pytest.param("g7峰会", "G7 峰会开幕", id="figures and Chinese, apart"),
    pytest.param("nato", "NATO와 한국", id="a Latin word before Korean"),
    pytest.param("ウラジーミル・プーチン", "露ウラジーミルプーチン氏", id="Japanese with a dot in the query"),
    pytest.param("북한", "북한이 미사일 발사", id="Korean before a particle"),
    pytest.param("북한* 미사일", "북한의 미사일 발사", id="Korean phrase with a star"),
    pytest.param("ไทย", "รัฐบาลไทยประกาศ", id="Thai inside a sentence"),
    pytest.param("إيران", "وزير خارجية إيران", id="Arabic"),
    pytest.param("إيران", "روسيا وإيران", id="Arabic behind a particle"),
    pytest.param("العراق", "زيارة للعراق", id="Arabic article behind a particle that takes its alef"),
    pytest.param("الكويت", "دعم قطر وللكويت", id="Arabic article behind two particles"),
    pytest.param("اللغة", "يوم للغة العربية", id="Arabic article behind a particle, three lams in a row"),
    pytest.param("إيران*", "القوات الإيرانية", id="Arabic behind the article, with a star"),
    pytest.param("ايران", "إِيرَان ترد", id="Arabic points and hamza"),
    pytest.param("علي", "علی در تهران", id="Arabic query, Persian yeh"),
    pytest.param("تركيا", "ترکیا ترد", id="Arabic query, Persian kaf"),
    pytest.param("غزة", "الحرب على غزه", id="teh marbuta or heh"),
    pytest.param("артем", "Артём ушёл", id="Cyrillic yo"),
    pytest.param("αθηνασ", "Νέα της ΑΘΗΝΑΣ", id="Greek capitals and final sigma"),
    pytest.param("भारत", "भारत और चीन", id="Hindi"),
]
FINDS_NOT = [
    pytest.param("iran", "Tirana welcomes", id="inside a word"),
    pytest.param("kyiv", "Kyivan Rus", id="start of a longer word"),
    pytest.param("ukrain*", "Pro-proukrainian", id="a star does not open the front"),
    pytest.param("anti-*", "Antique roadshow", id="start of a word behind a hyphen"),
    pytest.param("pro-* rally", "Profits rally", id="start of a word behind a hyphen in a phrase"),
    pytest.param("al-*", "All is well", id="start of a word behind a short hyphen"),
    pytest.param("o'*", "Of course", id="start of a word behind an apostrophe"),
    pytest.param("u.s.*", "U so fine", id="start of a word behind a dot"),
    pytest.param("prime minister", "The minister at prime time", id="words in another order"),
    pytest.param("prime minister", "Prime time for the minister", id="words apart"),
    pytest.param("foreign min* visit", "Foreign minister on a visit", id="words behind a star apart"),
    pytest.param("us", "Russia’s U.S. envoy", id="abbreviation without dots"),
    pytest.param("", "Anything", id="empty"),
    pytest.param("*", "Anything", id="only a star"),
    pytest.param("«…»", "Anything … «»", id="only punctuation"),
    pytest.param("北京 上海", "北京和上海", id="Chinese words apart"),
    pytest.param("북하", "북한이", id="part of a Korean syllable"),
    pytest.param("は", "ば", id="kana with another voice"),
    pytest.param("إيران", "ميرإيران", id="Arabic inside a word"),
    pytest.param("राम", "आराम", id="Hindi inside a word"),
    pytest.param("रम", "रमा", id="Hindi without its vowel sign"),
]


@pytest.mark.parametrize(("query", "title"), FINDS)
def test_a_query_finds(query: str, title: str) -> None:
    assert on(query, title)


@pytest.mark.parametrize(("query", "title"), FINDS)
def test_a_query_finds_in_the_summary_too(query: str, title: str) -> None:
    assert on(query, "News in brief", f"It is said: {title}.")


@pytest.mark.parametrize(("query", "title"), FINDS_NOT)
def test_a_query_does_not_find(query: str, title: str) -> None:
    assert not on(query, title, title)


@pytest.mark.parametrize("query", ["prime minister", "prime min*", "prim* minister"])
def test_a_phrase_does_not_reach_from_headline_to_summary(query: str) -> None:
    assert not on(query, "Time is prime", "Minister says so")


@pytest.mark.parametrize(
    ("title", "summary", "hit", "why"),
    [
        pytest.param("Cod war off Iceland", "", True, "cod in the headline, iceland in the headline", id="headline"),
        pytest.param(
            "Cod quarrel", "Iceland and a trawler", True, "trawler* in the summary, cod in the headline, "
            "iceland in the summary", id="both",
        ),
        pytest.param("Cod quarrel", "Norway", False, "lacks iceland", id="one of all is missing"),
        pytest.param("Iceland votes", "", False, "none of trawler*, cod in headline or summary", id="none of any"),
        pytest.param("Cod from Iceland: a recipe", "", False, "excluded by recipe in the headline", id="excluded"),
        pytest.param("Cod, Iceland", "The recipe", False, "excluded by recipe in the summary", id="excluded below"),
    ],
)  # fmt: skip
def test_the_reason_names_the_queries_and_where_they_hit(title: str, summary: str, hit: bool, why: str) -> None:
    match = matches(SEA, headline(title, summary))

    assert (match.hit, match.why) == (hit, why)


def test_every_query_of_all_is_needed() -> None:
    treaty = Topic(name="treaty", all=("norway", "iceland"))

    assert matches(treaty, headline("Norway and Iceland sign")).hit
    assert not matches(treaty, headline("Norway signs")).hit


@pytest.mark.parametrize(
    ("title", "summary", "value"),
    [
        pytest.param("Cod war", "", 0.7, id="headline"),
        pytest.param("War", "Cod", 0.35, id="summary"),
        pytest.param("Cod war", "Cod", 0.7, id="both count once"),
        pytest.param("Cod trawlers", "", 0.91, id="two queries"),
        pytest.param("War", "", 0.0, id="none"),
    ],
)
def test_a_query_in_the_headline_counts_twice_one_in_the_summary(title: str, summary: str, value: float) -> None:
    topic = Topic(name="cod", any=("cod", "trawler*"))

    assert matches(topic, headline(title, summary)).value == pytest.approx(value)


@pytest.mark.parametrize(
    "topic",
    [
        pytest.param(Topic(name="cod", any=("cod", "Cod", '"cod"')), id="thrice in any"),
        pytest.param(Topic(name="cod", any=("cod",), all=("COD",)), id="in any and in all"),
    ],
)
def test_a_query_that_is_written_twice_counts_once(topic: Topic) -> None:
    match = matches(topic, headline("Cod war"))

    assert match.value == pytest.approx(0.7)
    assert match.why == "cod in the headline"


def test_an_excluded_headline_has_no_value() -> None:
    assert matches(SEA, headline("Iceland cod recipe")).value == 0.0


def test_the_name_of_the_front_is_reserved_in_the_settings() -> None:
    assert FRONT.name == RESERVED


def test_a_topic_is_compiled_once() -> None:
    assert compiled(SEA) is compiled(Topic(name="sea", any=SEA.any, all=SEA.all, exclude=SEA.exclude))


@given(title=st.text(max_size=40), summary=st.text(max_size=40))
def test_a_topic_without_queries_matches_nothing_and_the_front_everything(title: str, summary: str) -> None:
    said = headline(title, summary)

    assert not matches(Topic(name="empty", exclude=("cod",)), said).hit
    assert (matches(FRONT, said).hit, matches(FRONT, said).value) == (True, 1.0)


@given(
    query=st.text(max_size=12),
    title=st.text(max_size=40),
    change=st.sampled_from([str.upper, str.lower, str.swapcase, str.title, str.casefold]),
)
def test_matching_is_blind_to_case(query: str, title: str, change: Callable[[str], str]) -> None:
    said = f"{title} {query} {title}"

    assert on(query, said) == on(change(query), said) == on(query, change(said))


@given(words=st.lists(st.sampled_from(["cod", "Iceland's", "trawler-men", "Ł", "习近平", "إيران", "7"]), min_size=1))
def test_a_headline_holds_every_run_of_its_own_words(words: list[str]) -> None:
    assert on(" ".join(words[len(words) // 2 :]), " ".join(words))


@given(title=st.text(max_size=60), queries=st.lists(st.text(max_size=8), max_size=5))
def test_a_value_lies_between_0_and_1_and_a_further_query_never_lowers_it(title: str, queries: list[str]) -> None:
    fewer = matches(Topic(name="asked", any=tuple(queries)), headline(title))
    more = matches(Topic(name="asked", any=(*queries, "cod")), headline(title))

    assert 0.0 <= fewer.value <= more.value <= 1.0
    assert fewer.hit == (fewer.value > 0)
