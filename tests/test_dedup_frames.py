"""What stands around a title: marks, calls, kickers, names, cut ends; and what only looks like one of these."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dedup.frames import framed

TITLE = "Harbour and Marl end talks without a treaty"


@pytest.mark.parametrize(
    "printed",
    [
        f"UPDATE 1-{TITLE}",
        f"WRAPUP 3-{TITLE}",
        f"RPT-UPDATE 2-{TITLE}",
        f"CORRECTED-(OFFICIAL)-{TITLE}",
        f"REFILE-{TITLE}",
        f"Update: {TITLE}",
        f"Correction: {TITLE}",
        f"(LEAD) {TITLE}",
        f"(2nd LD) {TITLE}",
        f"{TITLE} (Updated)",
        f"{TITLE} [corrected on Tuesday]",
        f"{TITLE} - update",
        f"{TITLE} (LEAD, adds quotes)",
        f"{TITLE} (lead 2)",
        f"Update - {TITLE}",
        f"Update--{TITLE}",
        f"{TITLE} -- Update",
        f"BREAKING: UPDATE 1-{TITLE}",
        f"UPDATE 1-EXCLUSIVE-{TITLE}",
        f"Actualización: {TITLE}",
        f"Обновлено: {TITLE}",
        f"【更新】{TITLE}",
        f"{TITLE}（訂正）",
        f"{TITLE}(종합2보)",
        f"(종합) {TITLE}",
    ],
)
def test_a_mark_of_a_new_issue_is_taken_off_and_remembered(printed: str) -> None:
    frame = framed(printed, "Gazette")

    assert (frame.title, frame.reissue) == (TITLE, True)


@pytest.mark.parametrize(
    "printed",
    [
        TITLE,
        f"BREAKING: {TITLE}",
        f"Breaking News | {TITLE}",
        f"JUST IN: {TITLE}",
        f"[Exclusive] {TITLE}",
        f"EXCLUSIVE-{TITLE}",
        f"Срочно: {TITLE}",
        f"Молния: {TITLE}",
        f"SON DAKİKA: {TITLE}",
        f"عاجل | {TITLE}",
        f"【速報】{TITLE}",
        f"快讯：{TITLE}",
        f"[속보] {TITLE}",
        f"{TITLE} | Gazette",
        f"{TITLE} - Gazette",
        f"{TITLE} – GAZETTE",
    ],
)
def test_a_call_and_the_outlets_own_name_are_taken_off_and_mean_no_new_issue(printed: str) -> None:
    frame = framed(printed, "Gazette")

    assert (frame.title, frame.reissue) == (TITLE, False)


@pytest.mark.parametrize(
    "printed",
    [
        "Update on the river talks of Harbour and Marl",
        "Leading engineers leave the customs house at noon",
        "Repeat offenders to face longer terms in Marl",
        "Lead poisoning - what parents need to know now",
        "Breaking the ice on the river Aune at last",
        "Lead-tainted water closes the schools of Lista",
        "Lead: the metal in the old pipes of Lista",
        "Repeat-offender law divides the council of Marl",
        "Flash-flood warning for both banks of the Aune",
        "Developing-country debt weighs on the river talks",
        "Update-weary readers leave the Marl Herald",
        "Bridge of the Aune closed by Ada Marsh (lead singer)",
        "Ben Quay wins the prize of the fair (repeat winner)",
        "Court frees the leader of Pakistan Tehreek-e-Insaf (PTI)",
        "Harbour pays by Unified Payments Interface (UPI)",
        "River talks go on (delegations of both countries say)",
        "Молния — причина пожара на складе в порту Осло",
        "UPDATE",
        "(Updated)",
        "Alert",
        "",
    ],
)
def test_words_that_are_no_frame_stay(printed: str) -> None:
    frame = framed(printed, "Gazette")

    assert (frame.title, frame.reissue, frame.agency) == (printed, False, "")


@pytest.mark.parametrize(
    ("printed", "agency"),
    [
        pytest.param(f"{TITLE} - Reuters", "Reuters", id="dash"),
        pytest.param(f"{TITLE} | Associated Press", "AP", id="bar"),
        pytest.param(f"{TITLE} (AFP)", "AFP", id="brackets"),
        pytest.param(f"{TITLE} - Marl Herald", "", id="another newspaper"),
        pytest.param(f"Reuters: {TITLE}", "", id="before it, as who says it"),
    ],
)
def test_an_agency_behind_a_title_is_named(printed: str, agency: str) -> None:
    assert framed(printed, "Gazette").agency == agency


@pytest.mark.parametrize(
    ("printed", "kicker"),
    [
        pytest.param(f"Kenya: {TITLE}", "Kenya", id="country"),
        pytest.param(f"US politics | {TITLE}", "US politics", id="bar"),
        pytest.param(f"Economy - {TITLE}", "Economy", id="dash"),
        pytest.param(f"River war live: {TITLE}", "River war live", id="live blog"),
        pytest.param(TITLE, "", id="none"),
        pytest.param("Marl: no treaty", "", id="too little is left"),
        pytest.param("What we know so far of the talks: nobody says much at all", "", id="half a title"),
        pytest.param("Twenty-one dead as the well-known bridge gives way", "", id="hyphens"),
    ],
)
def test_a_kicker_is_a_few_words_before_a_whole_title(printed: str, kicker: str) -> None:
    frame = framed(printed, "Gazette")

    assert frame.kicker == kicker
    assert frame.rest == (TITLE if kicker else frame.title)


@pytest.mark.parametrize("end", ["...", "…", " ...", "[...]", " […]"])
def test_an_ellipsis_at_the_end_means_that_a_title_is_cut(end: str) -> None:
    frame = framed(f"{TITLE}{end}", "Gazette")

    assert (frame.title, frame.cut) == (TITLE, True)


@given(
    st.text(max_size=90), st.sampled_from(["UPDATE 1-", "(LEAD) ", "BREAKING: ", "Kenya: ", ""]), st.text(max_size=12)
)
def test_any_title_is_taken_out_of_its_frame_without_a_letter_that_it_had_not(
    title: str, mark: str, outlet: str
) -> None:
    frame = framed(mark + title, outlet)

    assert frame.title in mark + title
    assert frame.rest in frame.title
    assert bool(frame.title) == bool((mark + title).strip())
