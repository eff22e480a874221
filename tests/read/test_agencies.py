"""Which agency a text is from: by dateline, source, byline or its end; a mention proves nothing."""

import pytest

from pipeline.read import agencies

LEDE = "Delegations from Harbour and Marl met on Tuesday for a second day of talks."


@pytest.mark.parametrize(
    ("text", "authors", "source", "ending", "agency"),
    [
        pytest.param(f"AUNE BRIDGE, May 12 (Reuters) - {LEDE}", (), "", "", "Reuters", id="dateline"),
        pytest.param(f"(AP) — {LEDE}", (), "", "", "AP", id="dateline without a place"),
        pytest.param(f"Lista, 12 may (EFE).- {LEDE}", (), "", "", "EFE", id="dateline with a stop and a dash"),
        pytest.param(f"Lista (dpa/tmn) - {LEDE}", (), "", "", "dpa", id="dateline of a service"),
        pytest.param(f"LISTA, May 12. /TASS/. {LEDE}", (), "", "", "TASS", id="dateline between slashes"),
        pytest.param(f"ЛИСТА, 12 мая. /ТАСС/. {LEDE}", (), "", "", "TASS", id="dateline in Russian"),
        pytest.param(f"ليستا (رويترز) - {LEDE}", (), "", "", "Reuters", id="dateline in Arabic"),
        pytest.param(f"新华社北京5月12日电 {LEDE}", (), "", "", "Xinhua", id="dateline in Chinese"),
        pytest.param("新华社北京5月12日电（记者王小明）代表团会面。", (), "", "", "Xinhua", id="and its reporter"),
        pytest.param(f"Lista, Marl | AFP | Tuesday 5/12/2026 - {LEDE}", (), "", "", "AFP", id="dateline between bars"),
        pytest.param("ЛИСТА, 12 мая - РИА Новости. Делегации встретились.", (), "", "", "RIA Novosti", id="and of RIA"),
        pytest.param(
            "Листа. 12 мая. INTERFAX.RU - Делегации встретились.", (), "", "", "Interfax", id="and of Interfax"
        ),
        pytest.param(
            "Ліста. 12 травня. ІНТЕРФАКС-УКРАЇНА – Делегації.", (), "", "", "", id="Interfax-Ukraine is another"
        ),
        pytest.param(
            "(리스타=연합뉴스) 대표단은 화요일에 만났다.", (), "", "", "Yonhap News Agency", id="and in Korean"
        ),
        pytest.param("【リスタ共同】代表団は火曜日に会談した。", (), "", "", "Kyodo News", id="and in Japanese"),
        pytest.param("【AFP=時事】代表団は火曜日に会談した。", (), "", "", "AFP", id="and of AFP in Japanese"),
        pytest.param(
            "［リスタ　１２日　ロイター］ - 代表団は会談した。", (), "", "", "Reuters", id="and of Reuters there"
        ),
        pytest.param(
            "【リスタ共同代表】代表団は火曜日に会談した。", (), "", "", "", id="a word that begins like an agency"
        ),
        pytest.param(
            "（中央社台北12日電）代表團會面。", (), "", "", "Central News Agency", id="in brackets in Chinese"
        ),
        pytest.param(f"LISTA (AA) - {LEDE}", (), "", "", "Anadolu Agency", id="dateline of Anadolu"),
        pytest.param("Aune Airlines (AA) - a carrier - met them.", (), "", "", "", id="a carrier's short name"),
        pytest.param(f"PORT-AU-PRINCE (AP) — {LEDE}", (), "", "", "AP", id="dateline of a place with such initials"),
        pytest.param(f"ASUNCION, Paraguay (AP) — {LEDE}", (), "", "", "AP", id="and of a place and its country"),
        pytest.param(
            "Pakistan Tehreek-e-Insaf (PTI) Chairman Khan met them.", (), "", "", "", id="a party's short name"
        ),
        pytest.param("The Andhra Pradesh (AP) - a state - met them.", (), "", "", "", id="a state's short name"),
        pytest.param(LEDE, ("By Ada Marsh, Associated Press",), "", "", "AP", id="byline"),
        pytest.param(LEDE, ("ADA MARSH and BEN QUAY Associated Press",), "", "", "AP", id="byline without a comma"),
        pytest.param(LEDE, ("ADA MARSH AP business writer",), "", "", "AP", id="byline with an office"),
        pytest.param(LEDE, ("Agence France-Presse in Lista",), "", "", "AFP", id="byline with a place"),
        pytest.param(LEDE, ("Agence France-Presse (AFP)",), "", "", "AFP", id="byline with the short name in brackets"),
        pytest.param(LEDE, ("Australian Associated Press",), "", "", "", id="byline of another agency"),
        pytest.param(LEDE, ("Gazette with Associated Press",), "", "", "", id="byline of a newsroom and an agency"),
        pytest.param(LEDE, (), "Reuters", "", "Reuters", id="the feed's source"),
        pytest.param(LEDE, (), "Xinhua News Agency", "", "Xinhua", id="the feed's source, in full"),
        pytest.param(LEDE, (), "Marl Herald", "", "", id="source is another newspaper"),
        pytest.param(LEDE, (), "", f"{LEDE} (AFP)", "AFP", id="signed in brackets"),
        pytest.param(LEDE, (), "", "© dpa-infocom, dpa:260303-930-77/1", "dpa", id="the number of a report of dpa"),
        pytest.param(LEDE, (), "", "The file is called dpa:260303.", "", id="a number that is none"),
        pytest.param(LEDE, (), "", "(AFP)", "AFP", id="brackets that are the whole paragraph"),
        pytest.param(LEDE, (), "", "“We are late.” (AFP).", "AFP", id="signed in brackets after what was said"),
        pytest.param(LEDE, (), "", f"{LEDE} - Reuters", "Reuters", id="signed after a dash"),
        pytest.param(LEDE, (), "", f"{LEDE}—AFP", "AFP", id="signed after a dash without a space"),
        pytest.param(LEDE, (), "", f"{LEDE} — Agence France-Presse", "AFP", id="signed in full, with a hyphen"),
        pytest.param(LEDE, (), "", f"{LEDE} Source: Xinhua", "Xinhua", id="source at the end"),
        pytest.param(
            LEDE,
            (),
            "",
            "(Reporting by Ada Marsh in Lista; Editing by Ben Quay)",
            "Reuters",
            id="reporters and editors",
        ),
        pytest.param(LEDE, (), "", "Photo: Ada Marsh/AFP", "", id="a picture's credit"),
        pytest.param(LEDE, (), "", f"{LEDE} (Source: Xinhua)", "Xinhua", id="source at the end, in brackets"),
        pytest.param(
            LEDE, (), "", "He leads the party Pakistan Tehreek-e-Insaf (PTI).", "", id="brackets that shorten a name"
        ),
        pytest.param(LEDE, (), "", "The hall is as it was pre-AP", "", id="a hyphen within a word"),
        pytest.param(f"{LEDE} A spokesman told AFP that it was late.", (), "", "", "", id="a mention"),
        pytest.param(
            "The AP, a hall in Lista, closes.", ("Ada Marsh",), "", "The AP, a hall in Lista, closes.", "", id="a name"
        ),
    ],
)
def test_an_agency_is_named_by_what_only_its_own_text_has(
    text: str, authors: tuple[str, ...], source: str, ending: str, agency: str
) -> None:
    assert agencies.named(authors=authors, text=text, source=source, ending=ending) == agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        pytest.param("No treaty at the Aune, Reuters reports.", "Reuters", id="reports"),
        pytest.param("No treaty at the Aune, AFP has learned from delegates.", "AFP", id="has learned"),
        pytest.param("The talks failed, according to the Associated Press.", "AP", id="according to"),
        pytest.param("The talks failed, delegates told Xinhua on Tuesday.", "Xinhua", id="told"),
        pytest.param("According to Reuters, the talks failed.", "Reuters", id="according to, at the start"),
        pytest.param("CITING AFP, THE MARL HERALD SAW NO TREATY.", "AFP", id="in capitals"),
        pytest.param("The talks failed, according to REUTER\u017f.", "", id="a letter that only resembles one"),
        pytest.param("The Marl Herald reports that no treaty is near.", "", id="a newspaper reports"),
        pytest.param("He left Reuters in May to report for the Gazette.", "", id="a name, and a report of another"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_credit_names_the_agency_whose_report_is_told_again(text: str, agency: str) -> None:
    assert agencies.credited(text) == agency
