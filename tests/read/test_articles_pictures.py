"""The lead picture as content systems print it: its caption is found, and the credit parted from it with its label."""

import pytest

from tests.read.invented_pages import page, read

ADDRESS = "https://harbour.example/i/quay-of-osthaven.jpg"
OFFERED = f'<meta property="og:image" content="{ADDRESS}">'
IMAGE = f'<img src="{ADDRESS}" alt="Boats at the quay">'
WORDS = "Boats lie at the quay."


@pytest.mark.parametrize(
    ("said", "credit"),
    [
        pytest.param(f"{WORDS} (foto di Ada Bo)", "Ada Bo", id="a label in brackets"),
        pytest.param(f"{WORDS} (Photo: Ada Bo)", "Ada Bo", id="a label with a colon in brackets"),
        pytest.param(f"{WORDS} [Ada Bo/Reuters]", "Ada Bo/Reuters", id="square brackets"),
        pytest.param(f"{WORDS} Photograph: Ada Bo/Northwire", "Ada Bo/Northwire", id="a photograph"),
        pytest.param(f"{WORDS} Crédit photo : Ada Bo", "Ada Bo", id="French"),
        pytest.param(f"{WORDS} Photo by Ada Bo", "Ada Bo", id="photo by"),
        pytest.param(WORDS, "", id="nobody"),
        pytest.param(f"{WORDS} (left) and the office", "", id="other brackets"),
        pytest.param(f"{WORDS} (Foto dpa)", "dpa", id="an agency in small letters"),
        pytest.param(f"{WORDS} (Photo Ada Bo)", "Ada Bo", id="a bare label in brackets"),
        pytest.param(f"{WORDS[:-1]} [File: Ada Bo/Northwire]", "Ada Bo/Northwire", id="two names and no sentence"),
        pytest.param("Boats lie at the quay (winter 2025/26)", "", id="a stroke between figures"),
        pytest.param(f"{WORDS} Фото: Ада Бо / ТАСС", "Ада Бо / ТАСС", id="Russian"),
        pytest.param(f"{WORDS} [사진=연합뉴스]", "연합뉴스", id="Korean"),
        pytest.param(f"{WORDS} [사진 출처 = 연합뉴스]", "연합뉴스", id="Korean, two labels"),
        pytest.param(f"{WORDS} ⓒ연합뉴스", "연합뉴스", id="Korea's sign"),
        pytest.param(f"{WORDS} Fot. Ada Bo / PAP", "Ada Bo / PAP", id="Polish"),
        pytest.param(f"{WORDS} Beeld Ada Bo/ANP", "Ada Bo/ANP", id="Dutch"),
        pytest.param(f"{WORDS} Zdroj: ČTK", "ČTK", id="Czech"),
        pytest.param("Boats lie at the quay（新华社记者王小明摄）", "新华社记者王小明", id="Chinese"),
        pytest.param("Boats lie at the quay（王小明拍摄）", "王小明", id="Chinese in two signs"),
        pytest.param("Boats lie at the quay（5月12日摄）", "", id="a day in Chinese"),
        pytest.param("March for Menschenrechte: the crews in Lista", "", id="a German word that ends in a label"),
        pytest.param("Toàn cảnh: Hà Nội về đêm", "", id="a Vietnamese one"),
        pytest.param("地图：乌克兰东部", "", id="a Chinese one"),
        pytest.param("Boats lie at the quay, bijvoorbeeld: de haven", "", id="a Dutch one"),
        pytest.param(f"{WORDS} 图片来源：新华社", "新华社", id="Chinese, two labels in one"),
        pytest.param(f"{WORDS[:-1]} (Reuters: Ada Bo)", "Reuters: Ada Bo", id="an agency and its photographer"),
        pytest.param(f"{WORDS[:-1]} (Marl: the quay)", "", id="a place and a colon in brackets"),
        pytest.param(f"{WORDS} Photo / Ada Bo", "Ada Bo", id="a label and a stroke"),
        pytest.param(f"{WORDS} Foto Ada Bo/ANP", "Ada Bo/ANP", id="a bare label before two names"),
        pytest.param(f"{WORDS} Handout via Reuters", "Handout via Reuters", id="via an agency"),
        pytest.param(f"{WORDS} Credit...Ada Bo for The Quay", "Ada Bo for The Quay", id="three points"),
        pytest.param(f"{WORDS[:-1]} Fotó: Ada Bo / Index", "Ada Bo / Index", id="Hungarian"),
        pytest.param(f"{WORDS[:-1]} (Φωτ. REUTERS)", "REUTERS", id="Greek"),
        pytest.param(f"{WORDS[:-1]} (Foto: © Ada Bo, NTB)", "Ada Bo, NTB", id="a label and a sign"),
        pytest.param(f"{WORDS[:-1]} Archivbild: Ada Bo", "Ada Bo", id="a long German label"),
        pytest.param(f"{WORDS} 로이터=연합뉴스", "로이터=연합뉴스", id="Korean, passed on"),
        pytest.param("Boats lie at the quay＝12日、ロイター", "ロイター", id="Japanese, an agency"),
        pytest.param("Boats lie at the quay＝12日、港", "", id="Japanese, a place"),
        pytest.param(f"{WORDS[:-1]} 圖／路透", "路透", id="Chinese, a stroke"),
        pytest.param(f"{WORDS} LaPresse", "LaPresse", id="a picture agency"),
        pytest.param(f"{WORDS[:-1]} (Imagoeconomica)", "Imagoeconomica", id="one in brackets"),
        pytest.param(f"{WORDS} / Photo by Ada Bo", "Ada Bo", id="behind a stroke"),
        pytest.param(f"{WORDS} 뉴시스", "뉴시스", id="an agency alone behind the last sentence"),
        pytest.param(f"{WORDS} Supplied", "Supplied", id="who sent it in, unnamed"),
        pytest.param(f"{WORDS} Marl", "", id="a place behind the last sentence"),
        pytest.param(f"{WORDS} A. Bo / LRT nuotr.", "A. Bo / LRT", id="Lithuanian"),
        pytest.param(f"{WORDS[:-1]} / A. Bo / LRT nuotr.", "A. Bo / LRT", id="Lithuanian behind a stroke"),
        pytest.param('"The quay" closed: 4 boats left', "", id="a colon behind a quotation"),
        pytest.param(f"{WORDS} 图：王小明", "王小明", id="Chinese, a label of one sign"),
        pytest.param("Boats lie at the quay＝12日、山田太郎撮影", "山田太郎", id="Japanese"),
        pytest.param("Boats lie at the quay (رويترز)", "رويترز", id="an agency alone"),
        pytest.param(
            "Boats lie at the quay - <i class='credit'>Copyright Ada Bo/AP</i>",
            "Ada Bo/AP",
            id="a dash before the label",
        ),
        pytest.param("Boats lie at the quay (photo taken on 3 May)", "", id="when it was taken"),
        pytest.param("Boats lie at the quay (picture above)", "", id="which picture it is"),
        pytest.param("Boats lie at the quay (image 3 of 5)", "", id="which of several"),
        pytest.param("Boats lie at the quay (foto de archivo)", "", id="an old picture"),
        pytest.param("Boats lie at the quay (Foto von 2019)", "", id="a year"),
        pytest.param("The crews gave it credit...and then left", "", id="credit that is given"),
        pytest.param("This is a photo / drawing of the quay", "", id="a stroke within a sentence"),
        pytest.param(f"{WORDS} AP Photo / Ada Bo", "AP Photo / Ada Bo", id="an agency's label and a stroke"),
        pytest.param("地图/海港示意", "", id="a Chinese word that ends in a label, and a stroke"),
        pytest.param(f"{WORDS} Analysts: no end is near", "", id="a colon and no name"),
    ],
)
def test_the_credit_goes_from_the_caption_with_its_label(said: str, credit: str) -> None:
    picture = read(page(head=OFFERED, before=f"<figure>{IMAGE}<figcaption>{said}</figcaption></figure>")).picture

    assert picture is not None
    assert (picture.caption.rstrip("."), picture.credit) == ((WORDS if credit else said).rstrip("."), credit)


@pytest.mark.parametrize(
    ("caption", "behind", "credit"),
    [
        pytest.param("The island has few resources", " (Reuters)", "Reuters", id="English"),
        pytest.param("Der Hafen hat ein Vorbild", " (dpa)", "dpa", id="German"),
        pytest.param("Crews outsource", " | Ada Bo", "Ada Bo", id="a bar"),
    ],
)
def test_a_word_before_the_credits_bracket_is_no_label_and_stays(caption: str, behind: str, credit: str) -> None:
    shown = f"<figure>{IMAGE}<figcaption>{caption}{behind}</figcaption></figure>"

    picture = read(page(head=OFFERED, before=shown)).picture

    assert picture is not None
    assert (picture.caption, picture.credit) == (caption, credit)


@pytest.mark.parametrize("alt", ["Sputnik", "Bloomberg", "NASA", "Supplied"])
def test_an_alternative_text_that_is_an_agencys_name_says_what_is_seen(alt: str) -> None:
    image = IMAGE.replace("Boats at the quay", alt)

    picture = read(page(head=OFFERED, before=f"<figure>{image}</figure>")).picture

    assert picture is not None
    assert (picture.alt, picture.credit) == (alt, "")


def test_a_caption_that_is_an_agencys_name_is_the_credit() -> None:
    picture = read(page(head=OFFERED, before=f"<figure>{IMAGE}<figcaption>Sputnik</figcaption></figure>")).picture

    assert picture is not None
    assert (picture.caption, picture.credit) == ("", "Sputnik")


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(f'<picture>{IMAGE}</picture><div class="caption">{WORDS}</div>', id="a class beside the picture"),
        pytest.param(f'<a href="/i">{IMAGE}</a><p class="image-caption">{WORDS}</p>', id="beside a link"),
        pytest.param(f'<amp-{IMAGE[1:-1]}></amp-img><p class="caption">{WORDS}</p>', id="AMP"),
    ],
)
def test_the_caption_beside_a_picture_is_its_own(shown: str) -> None:
    picture = read(page(head=OFFERED, before=shown)).picture

    assert picture is not None
    assert (picture.url, picture.alt, picture.caption) == (ADDRESS, "Boats at the quay", WORDS)


def test_words_that_only_screen_readers_say_are_no_part_of_caption_or_credit() -> None:
    source = '<span role="text"><span class="visually-hidden">Image source, </span>Ada Bo</span>'
    caption = f'<figcaption><span class="visually-hidden">Image caption, </span><p>{WORDS}</p></figcaption>'

    picture = read(page(head=OFFERED, before=f"<figure><div>{IMAGE}{source}</div>{caption}</figure>")).picture

    assert picture is not None
    assert (picture.caption, picture.credit) == (WORDS, "Ada Bo")


def test_an_empty_caption_is_none() -> None:
    shown = f'<picture>{IMAGE}</picture><div class="caption"></div><p>By Ada Bo</p>'

    picture = read(page(head=OFFERED, before=shown)).picture

    assert picture is not None
    assert picture.caption == ""
