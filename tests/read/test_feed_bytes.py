import gzip

import pytest

from tests.read.printed import RDF, item, only, read, rss


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        pytest.param(RDF.encode(), "", id="plain UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + RDF.encode(), "", id="UTF-8 with a byte order mark"),
        pytest.param(b"\xef\xbb\xbf" + RDF.encode(), "iso-8859-1", id="a byte order mark beats the header"),
        pytest.param(RDF.encode("utf-16"), "", id="UTF-16 with its mark"),
        pytest.param(RDF.encode("utf-16-le"), "", id="UTF-16 without mark"),
        pytest.param(RDF.encode(), "iso-8859-1", id="header says Latin-1, bytes are UTF-8"),
        pytest.param(RDF.encode("latin-1"), "iso-8859-1", id="header says Latin-1 and is right"),
        pytest.param(RDF.encode("latin-1"), "", id="nobody says Latin-1"),
        pytest.param(RDF.encode("latin-1"), "utf-8", id="header says UTF-8, bytes are Latin-1"),
        pytest.param(RDF.encode("latin-1"), "no-such-charset", id="header names no charset there is"),
        pytest.param(RDF.replace("?>", ' encoding="cp850"?>', 1).encode("cp850"), "", id="the declaration alone knows"),
        pytest.param(RDF.encode().decode("latin-1").encode(), "", id="encoded twice by Latin-1"),
        pytest.param(gzip.compress(RDF.encode()), "", id="gzip inside"),
        pytest.param(gzip.compress(gzip.compress(RDF.encode())), "", id="gzip in gzip"),
        pytest.param(b"\r\n  " + RDF.encode(), "", id="white space before the declaration"),
        pytest.param(b"<!-- cached -->" + RDF.encode(), "", id="a comment before the declaration"),
        pytest.param(b"Notice: cache miss in line 3\n" + RDF.encode(), "", id="a server's notice before it"),
        pytest.param(RDF.replace("läuft", "l\x00äuft\x0b").encode(), "", id="control characters"),
        pytest.param(RDF.replace("läuft", "l&auml;uft").encode(), "", id="an entity that only HTML has"),
        pytest.param(RDF.replace("läuft", "läuft&#xD800;&#99999999999;").encode(), "", id="numbers of no character"),
    ],
)
def test_the_headline_is_right_whatever_the_bytes(body: bytes, charset: str) -> None:
    [found] = read(body, charset=charset).items

    assert found.headline == "Fähre läuft wieder"


def test_a_cyrillic_feed_encoded_twice_by_windows_1252_is_repaired() -> None:
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in "Мост открыт".encode())

    assert only(rss(item(title=twice))).headline == "Мост открыт"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Ferry’s â€˜secretâ€™ stop", "Ferry’s ‘secret’ stop"),
        ("Ferry &#8211; Marl says â€œneverâ€\x9d", "Ferry – Marl says “never”"),
        ("Ferry costs $6 millionÂ\xa0in tolls – and more", "Ferry costs $6 million in tolls – and more"),
        ("Ferry leaves the harbourÂ\xa0", "Ferry leaves the harbour"),
        ("Un bac accrochÃ© Ã\xa0 un cÃ¢bleÂ\xa0", "Un bac accroché à un câble"),
        ("Transports : dix rames de BACÂ\xa0", "Transports : dix rames de BAC"),
        ("L’arrivée du bacÂ\xa0", "L’arrivée du bac"),
        ("L’arrivée en 2026Â", "L’arrivée en 2026"),
        ("Ferry – “never!”Â", "Ferry – “never!”"),
        ("Ferry – crews leave Â", "Ferry – crews leave"),
        # As they may be meant: what looks like letters encoded twice beside what was encoded once.
        ("AMANHÃ”, diz “o barqueiro”", "AMANHÃ”, diz “o barqueiro”"),
        ("BALSA NA MANHÂ", "BALSA NA MANHÂ"),
    ],
)
def test_of_a_headline_encoded_twice_in_part_quotes_dashes_and_spaces_are_put_right(printed: str, meant: str) -> None:
    assert only(rss(item(title=printed))).headline == meant


def test_a_stray_byte_in_utf8_costs_no_other_character() -> None:
    body = rss(item(title="Fähre – \x00 heute")).encode().replace(b"\x00", b"\x93")

    assert only(body).headline == "Fähre – “ heute"


def test_a_gzip_that_breaks_off_gives_what_came_before_the_break() -> None:
    packed = gzip.compress(rss(*[item(title=f"Story {n} of the day") for n in range(400)]).encode(), compresslevel=1)

    feed = read(packed[: len(packed) - 40])

    assert feed.items[0].headline == "Story 0 of the day"
    assert "the feed is not well-formed: what could be read was" in feed.warnings


@pytest.mark.parametrize(
    ("words", "codec", "label", "said"),
    [
        pytest.param("Паром снова ходит", "cp1251", "", "ru", id="Russian, no charset named"),
        pytest.param("Паром снова ходит", "cp1251", "utf-8", "ru", id="Russian, named UTF-8"),
        pytest.param("Паром снова ходит", "cp1251", "iso-8859-1", "ru-RU", id="Russian, named Latin-1"),
        pytest.param("Паром снова ходит", "koi8-r", "koi8-r", "ru", id="Russian, named rightly"),
        pytest.param("Το πλοίο σαλπάρει ξανά", "cp1253", "", "el", id="Greek"),
        pytest.param("Prom znów pływa", "iso8859-2", "", "pl", id="Polish"),
        pytest.param("Trajekt opět pluje na ostrov Žíž", "cp1250", "", "cs", id="Czech"),
        pytest.param("Vapur yeniden sefere başladı", "cp1254", "", "tr", id="Turkish"),
        pytest.param("フェリーが運航を再開した", "cp932", "", "ja", id="Japanese"),
        pytest.param("フェリーが運航を再開した", "euc_jp", "", "ja", id="Japanese of Unix"),
        pytest.param("Паром снова ходит", "koi8-r", "", "ru", id="Russian of Unix"),
        pytest.param("ПАРОМ СНОВА ХОДИТ", "cp1251", "", "ru", id="Russian in capitals"),
        pytest.param("Пробки и борьба", "cp1251", "", "ru", id="Russian with letters that KOI8 has frequent"),
        pytest.param("Пробки и борьба", "koi8-r", "", "ru", id="the same of Unix"),
        pytest.param("Пором знову ходить", "koi8-u", "", "uk", id="Ukrainian of Unix"),
        pytest.param("渡轮恢复航行", "gb18030", "", "zh-cn", id="Chinese"),
        pytest.param("渡輪恢復航行", "big5", "", "zh-TW", id="Chinese of Taiwan"),
        pytest.param("여객선이 다시 운항한다", "cp949", "windows-949", "", id="Korean, a label of browsers"),
        pytest.param("המעבורת שבה לפעול", "iso8859-8", "iso-8859-8-i", "he", id="Hebrew, a label of browsers"),
        pytest.param("عادت العبارة إلى العمل", "cp1256", "x-cp1256", "", id="Arabic, a label with x"),
        pytest.param("La fête — c’est fini", "cp1252", "", "fr", id="French"),
    ],
)
def test_a_charset_that_is_not_named_is_that_of_the_language(words: str, codec: str, label: str, said: str) -> None:
    declared = f'<?xml version="1.0" encoding="{label}"?>' if label else '<?xml version="1.0"?>'
    language = f"<language>{said}</language>" if said else ""
    link = "<link>https://harbourpost.example/1</link>"
    body = f"{declared}<rss version='2.0'><channel>{language}<item><title>{words}</title>{link}</item></channel></rss>"

    assert read(body.encode(codec)).items[0].headline == words
