"""Posts in the HTML of their time; the news is invented."""

from tests.archive.reading.parts import Posts, lead, link, picture, section

POSTS: Posts = {
    "HTML of 2010, lines by br": (
        """<a href="https://pics.example/vik.jpg"><img
alt="Fog" border="0" src="https://pics.example/vik-small.jpg" /></a><br />
<span style="font-style: italic;">A crew waits near Vik. Ida Holm/Nord</span><br /><br />
<a hre
="http
://hg.
xample/ferries"><span style="font-weight: bold;">Ferries Wait Off Vik</span></a> -- Harbour Gazette<br /><br />
VIK, Vikland -- The ports closed &amp; stay closed.<br /><br />
<a href="https://hg.example/ferries">Read more ....</a><br /><br />
<span style="font-weight: bold;">More News On Vikland</span><br /><br />
<a href="https://nord.example/1">Fog closes Lund</a> -- Nord<br />
<a href="https://echo.example/2">Fog &quot;closes&quot; Osten -- for now</a>
-- Smallville Echo/Nord<br /><br />
<a href="https://ledger.example/3">Fog must go</a> -- The Ledger editorial<br />
<a href="javascript:alert(1)">Bad fog</a> -- HG<div class="blogger-post-footer"><img
width="1" height="1" src="https://count.example/1"/></div>""",
        {
            "format": "wnu-briefing",
            "media": [
                picture(
                    "A crew waits near Vik.",
                    "Ida Holm/Nord",
                    url="https://pics.example/vik-small.jpg",
                    link="https://pics.example/vik.jpg",
                    alt="Fog",
                )
            ],
            "lead": lead(
                "Ferries Wait Off Vik",
                "Harbour Gazette",
                "VIK, Vikland -- The ports closed & stay closed.",
                url="https://hg.example/ferries",
            ),
            "sections": [
                section(
                    [
                        link("Fog closes Lund", "Nord", "https://nord.example/1"),
                        link(
                            'Fog "closes" Osten -- for now', "Smallville Echo", "https://echo.example/2", agency="Nord"
                        ),
                    ],
                    [
                        link("Fog must go", "The Ledger", "https://ledger.example/3", kind="editorial"),
                        link("Bad fog", "HG"),
                    ],
                    heading="More News On Vikland",
                )
            ],
        },
        (),
    ),
    "HTML of 2022, lines by div": (
        """<h3 class="post-title entry-title">Fog Closes The Strait (Update)</h3>
<div dir="ltr" class="post-body entry-content"><div class="separator"><a
href="https://pics.example/big.jpg"><img src="https://pics.example/small.jpg"/></a></div>
<div>&nbsp;</div><div><b>Smallville Echo: <a
href="https://echo.example/fog?utm_source=x">Fog closes the strait</a></b></div><div><br /></div>
<blockquote><p>(Echo) It is shut.</p><p>"We wait," he said.</p></blockquote>
<div><b><a href="https://echo.example/fog?utm_source=x">Read more ....</a></b></div><div><br /></div>
<div><b>WNU Editor:</b> <i>Not</i> all believe it .... <a
href="https://ledger.example/choice_(1)">Fog is a *choice*</a> (The Ledger).</div><div><br /></div>
<div><b>Fog Closes The Strait (Update)</b></div><div><br /></div>
<div><a href="https://nord.example/1">Ports shut</a> -- Nord</div><div><br /></div>
<div><a href="https://hg.example/2">Tugs idle</a> -- HG</div><iframe
src="https://www.youtube.com/embed/aB3-_xYz019"></iframe></div>
<div class="comments" id="comments"><h4>1 comment:</h4><dl id="comments-block"><dt class="comment-author"><a
href="https://b.example">B. Ek</a> said...</dt>
<dd class="comment-body"><p>I was there.<br/>Really.</p></dd><dd
class="comment-footer">January 9, 2022 at 7:17 PM</dd></dl></div><div class="sidebar">About me</div>""",
        {
            "title": "Fog Closes The Strait",
            "update": True,
            "media": [
                picture("", url="https://pics.example/small.jpg", link="https://pics.example/big.jpg"),
                picture("", kind="youtube", place="end", url="https://www.youtube.com/watch?v=aB3-_xYz019"),
            ],
            "lead": lead(
                "Fog closes the strait",
                "Smallville Echo",
                "(Echo) It is shut.",
                '"We wait," he said.',
                url="https://echo.example/fog?utm_source=x",
            ),
            "comment": (
                "*Not* all believe it .... [Fog is a \\*choice\\*](https://ledger.example/choice_(1)) (The Ledger)."
            ),
            "sections": [
                section(
                    [
                        link("Ports shut", "Nord", "https://nord.example/1"),
                        link("Tugs idle", "HG", "https://hg.example/2"),
                    ]
                )
            ],
            "reader_comments": [{"name": "B. Ek", "text": "I was there.\nReally."}],
        },
        (),
    ),
    "HTML video": (
        (
            '<div><object><param name="movie" '
            'value="https://www.youtube.com/v/aB3-_xYz019&hl=en"/><embed '
            'src="https://www.youtube.com/v/aB3-_xYz019&hl=en"/></object></div><p>Hat Tip: '
            '<a href="https://b.example/">B. Ek</a></p>'
        ),
        {
            "kind": "media",
            "media": [picture("", kind="youtube", url="https://www.youtube.com/watch?v=aB3-_xYz019")],
            "comment": "Hat Tip: [B. Ek](https://b.example/)",
        },
        (),
    ),
    "HTML message": (
        (
            '<blockquote class="twitter-tweet"><p>Fog again <a href="https://t.co/x">pic</a>'
            "</p>&mdash; Port of Vik (@vik) <a "
            'href="https://twitter.com/vik/status/123">March 5, 2020</a></blockquote><script '
            'async src="https://platform.twitter.com/widgets.js"></script><p>WNU Editor: '
            "Told you.</p>"
        ),
        {
            "kind": "media",
            "media": [
                picture(
                    "",
                    kind="x",
                    url="https://twitter.com/vik/status/123",
                    alt="Fog again pic — Port of Vik (@vik) March 5, 2020",
                )
            ],
            "comment": "Told you.",
        },
        (),
    ),
    "HTML frame of nobody": (
        '<p>WNU Editor: Look.</p><iframe src="https://map.example/fog"></iframe>',
        {"kind": "media", "comment": "Look."},
        ("https://map.example/fog",),
    ),
}
