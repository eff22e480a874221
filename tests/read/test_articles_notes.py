"""What stands among an article's paragraphs and is none: notes on the text, calls to the reader, in any language."""

import pytest

from tests.read.invented_pages import LEDE, SECOND, THIRD, page, read

REST = f"<p>{SECOND}</p><p>{THIRD}</p>"


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(
            "Correction: An earlier version gave a wrong name of the ferry that was to sail first.", id="English"
        ),
        pytest.param(
            "Correction, May 12: The ferry that was to sail first is the Ansel, not the Marl, as we wrote.", id="day"
        ),
        pytest.param(
            "Editor’s note: This report first appeared in the printed issue of Tuesday the twelfth.", id="editor"
        ),
        pytest.param(
            "An earlier version of this report misspelled the name of the harbour office's spokeswoman.", id="bare"
        ),
        pytest.param("Anmerkung der Redaktion: In einer früheren Fassung war der Name der Fähre falsch.", id="German"),
        pytest.param("От редакции: в первой версии этого текста было указано неверное название парома.", id="Russian"),
        pytest.param(
            "This summary was made by a machine and looked at by an editor of the Harbour Times.", id="machine"
        ),
        pytest.param(
            "Correction, Nov. 25: The ferry that was to sail first is the Ansel, as we wrote.", id="short month"
        ),
        pytest.param(
            "(Except for the headline, this story has not been edited by our staff; it is published from a feed.)",
            id="a feed's",
        ),
        pytest.param(
            "This photo taken on May 12 shows the old quay of Osthaven, in the north of Marl. (Photo by Ada Bo/Xinhua)",
            id="a caption",
        ),
        pytest.param(
            "5月12日，人们在奥斯特港的旧码头等待渡轮恢复航行，码头已经关闭三天。（新华社记者王小明摄）",
            id="one in Chinese",
        ),
        pytest.param(
            "If you notice an error, select the text and press Ctrl+Enter to tell our editors of it.", id="errors"
        ),
        pytest.param("Thanks for reading Coast Notes! It is free and will stay so for all who like it.", id="thanks"),
        pytest.param("You have read your last free article. Become one of us for a pound a week today.", id="metered"),
        pytest.param(
            "Copyright 2026 Harbour Times. This material may not be published or rewritten. " * 2, id="rights"
        ),
        pytest.param("Already a subscriber? Log in here, and read all that the Harbour Times has today.", id="readers"),
        pytest.param("Il vous reste 72.14 % de cet article à lire, et il est pour nos abonnés seuls.", id="French"),
        pytest.param("ये भी पढ़ें: ओस्थावेन के नाविकों ने एक सप्ताह के लिए काम रोका और वेतन की मांग की।", id="Hindi call"),
        pytest.param("この記事は有料会員限定です。残りの文章を読むには登録してください。", id="Japanese call"),
        pytest.param(
            "Baca juga: Nelayan mengangkut surat selama awak kapal feri mogok kerja sepekan.", id="Indonesian call"
        ),
        pytest.param(
            "We and our 842 partners use cookies to show you ads of your own. You may change your mind at any time. "
            * 2,
            id="consent",
        ),
        pytest.param(
            "When you visit any website, it may store information in your browser, as cookies.", id="any website"
        ),
        pytest.param(
            "By clicking “Accept all” you agree to the storing of cookies on your device by us.", id="by clicking"
        ),
        pytest.param("We use cookies to personalise content and ads and to analyse our traffic.", id="our traffic"),
        pytest.param("Wir verwenden Cookies, um Ihnen die Nutzung unserer Seiten angenehm zu machen.", id="in German"),
        pytest.param("Мы используем файлы cookie, чтобы сайт работал лучше и был для вас удобнее.", id="in Russian"),
    ],
)
def test_a_note_is_no_paragraph_of_the_text(note: str) -> None:
    assert read(page(f"<p>{note}</p><p>{LEDE}</p>{REST}")).paragraphs == (LEDE, SECOND, THIRD)


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param(
            "Corrections officers in Osthaven stopped work on Tuesday and said they would not return.", id="a word"
        ),
        pytest.param(
            "“You have read the law wrongly,” said the harbour office on Tuesday, and nobody there would add a word.",
            id="a quotation",
        ),
        pytest.param(
            "The harbour office printed a photo by Ada Bo (who took it from the tower) and will not say any more.",
            id="a picture that is spoken of",
        ),
        pytest.param(
            "Already a member of the harbours' union, Osthaven will hold its chair for half a year from July.",
            id="already a member",
        ),
        pytest.param(
            "“You have reached your limit,” the harbour office told the crews on Tuesday, and nobody laughed.",
            id="a limit",
        ),
        pytest.param(
            "Contenido exclusivo y caro: así ve la oficina del puerto el acuerdo de las navieras.", id="Spanish"
        ),
        pytest.param("渡轮码头周二立起了新的告示牌，提醒旅客不要在安检区域停留或使用相机（禁止拍摄）。", id="Chinese"),
        pytest.param("Il vous reste deux jours pour prendre le ferry, a dit mardi le bureau du port.", id="in French"),
        pytest.param(
            "A correction of the fares is due on Monday, the harbour office said, and nobody will like it.", id="within"
        ),
        pytest.param("We baked cookies for the crews on Tuesday, says Ada Bo, and took them to the quay.", id="baking"),
        pytest.param(
            "“We use cookies to show you ads,” says the harbour office's page, and it shows nothing else.", id="quoted"
        ),
        pytest.param("The harbour office put cookies into browsers without consent, a court said.", id="about cookies"),
        pytest.param("By using cookies without consent the harbour office broke the law, a court said.", id="a ruling"),
        pytest.param("When you visit a website, a banner asks you to accept cookies, and few say no.", id="on banners"),
        pytest.param(
            "Cookies help advertisers to follow people from site to site, the court found.", id="what they do"
        ),
        pytest.param("We sold 300 boxes of Girl Scout cookies to the crews on this site, says Ada Bo.", id="selling"),
        pytest.param("We know that rookies at your harbour gain by experience, the master said.", id="other words"),
    ],
)
def test_a_sentence_that_only_begins_so_stays(opening: str) -> None:
    assert read(page(f"<p>{opening}</p>{REST}")).paragraphs[0] == opening


LETTER = "We will not sail before the night shifts are halved, and we ask you to tell your passengers so."


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        pytest.param(f"<blockquote><p>{LETTER}</p></blockquote>", True, id="a quotation"),
        pytest.param(f"<ul><li>{LETTER}</li></ul>", True, id="a list"),
        pytest.param(f'<blockquote class="post-on-a-network"><p>{LETTER}</p></blockquote>', False, id="embedded"),
        pytest.param(f'<ul><li><a href="/letter">{LETTER}</a></li></ul>', False, id="links"),
        pytest.param(f"<ul><li>{LETTER[:-1]}</li></ul>", False, id="no sentence"),
        pytest.param(f"<blockquote>{SECOND}</blockquote>", False, id="pulled out of the text"),
    ],
)
def test_a_plain_quotation_or_list_among_the_paragraphs_is_text(between: str, kept: bool) -> None:
    expected = (LEDE, LETTER, SECOND, THIRD) if kept else (LEDE, SECOND, THIRD)

    assert read(page(f"<p>{LEDE}</p>{between}{REST}")).paragraphs == expected


def test_a_short_paragraph_of_thai_needs_no_stop() -> None:
    lines = (
        "ลูกเรือเรือข้ามฟากในออสต์เฮเวนหยุดงานเมื่อวันอังคารและกล่าวว่าจะไม่ออกเรืออีกก่อนที่การเจรจาค่าจ้างจะเริ่มใหม่",
        "สำนักงานท่าเรือจ้างเรือประมงสองลำเพื่อขนจดหมายแต่ผู้โดยสารต้องรอ",
        "การเจรจาล้มเหลวเมื่อสัปดาห์ก่อนเรื่องกะกลางคืน",
    )
    body = "".join(f"<p>{line}</p>" for line in lines)

    assert read(page(body)).paragraphs == lines


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        pytest.param('<img src="/q.jpg"><br><em>{}</em>', False, id="small print below a picture"),
        pytest.param('<a href="/q.jpg"><img src="/q.jpg"></a><small>{}</small>', False, id="below one that opens"),
        pytest.param('<img src="/q.jpg"></p><p><small>{}</small>', False, id="below one in a line of its own"),
        pytest.param('<img src="/q.jpg"></p><p class="wp-caption-text">{}', False, id="below one, by its class"),
        pytest.param('<img src="/q.jpg"></p><p>{}', True, id="a paragraph below a picture"),
        pytest.param('<img src="/q.jpg"></p><p><em>{}</em>', True, id="italics in a line of their own"),
        pytest.param('<img src="/q.jpg"> Day one.</p><p><small>{}</small>', True, id="below a line with words"),
        pytest.param('<img src="/q.jpg">{}', True, id="a paragraph with a picture in it"),
        pytest.param("<em>{}</em>", True, id="a paragraph in italics"),
    ],
)
def test_the_small_print_below_a_picture_is_its_caption(first: str, kept: bool) -> None:
    words = "The ferries lay at the quay of Osthaven on Tuesday morning, seen from the tower of the harbour office."

    assert (words in read(page(f"<p>{first.format(words)}</p><p>{LEDE}</p>{REST}")).paragraphs) is kept
