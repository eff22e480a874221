"""Posts as blog programs and their themes print them: dashes, tables, players, readers; the news is invented."""

from tests.archive.reading.parts import Posts, lead, link, picture, section

_TITLE = '<h3 class="post-title">Fog Closes The Strait</h3>'
_LEAD = (
    f'{_TITLE}<div class="post-body"><p>HG: <a href="https://hg.example/0">Fog closes the strait</a></p>'
    '<p>It is shut.</p><p><a href="https://hg.example/0">Read more ....</a></p>'
)
_LIST = (
    "<p><b>Fog Closes The Strait</b></p>"
    '<p><a href="https://nord.example/1">Ports shut</a> -- Nord</p>'
    '<p><a href="https://ledger.example/2">Tugs idle</a> -- The Ledger</p>'
)
_SAYS = {
    "title": "Fog Closes The Strait",
    "lead": lead("Fog closes the strait", "HG", "It is shut.", url="https://hg.example/0"),
}
_LISTED = [
    link("Ports shut", "Nord", "https://nord.example/1"),
    link("Tugs idle", "The Ledger", "https://ledger.example/2"),
]
_PICTURE = picture("", url="https://pics.example/2.jpg", place="middle")

POSTS: Posts = {
    "WordPress makes dashes and dots fine": (
        f"""{_TITLE}<div class="entry-content"><p>HG:
<a href="https://hg.example/0">Fog closes Vik&#8217;s strait</a></p>
<p>VIK &#8212; It is shut.</p><p><a href="https://hg.example/0">Read more &#8230;.</a></p>
<p>WNU Editor: So they say &#8230;. <a href="https://ledger.example/4">No fog</a> (The Ledger).</p>
<p><b>Fog Closes The Strait</b></p><p><a href="https://nord.example/1">Ports shut</a> &#8212; Nord</p>
<p><a href="https://echo.example/2">Fog &#8211; and ice</a> &#8211; Ida Holm, Smallville Echo</p>
<p>Tugs idle &#8212; The Ledger/Nord</p>
<p>The post <a href="https://blog.example/x">Fog Closes</a> appeared first on <a href="https://blog.example">B</a>.</p>
</div>""",
        {
            "title": "Fog Closes The Strait",
            "lead": lead("Fog closes Vik’s strait", "HG", "VIK — It is shut.", url="https://hg.example/0"),
            "comment": "So they say …. [No fog](https://ledger.example/4) (The Ledger).",
            "sections": [
                section(
                    [
                        link("Ports shut", "Nord", "https://nord.example/1"),
                        link("Fog – and ice", "Smallville Echo", "https://echo.example/2", authors=["Ida Holm"]),
                        link("Tugs idle", "The Ledger", agency="Nord"),
                    ]
                )
            ],
        },
        (),
    ),
    "a table of pictures and their captions": (
        f"""{_TITLE}<div class="post-body"><table><tr><td><img src="https://pics.example/1.jpg"/></td>
<td><img src="https://pics.example/2.jpg"/></td></tr><tr><td>A tug in fog</td><td>A ferry in fog</td></tr></table>
<p>WNU Editor: Fog again.</p></div>""",
        {
            "kind": "media",
            "title": "Fog Closes The Strait",
            "media": [
                picture("A tug in fog", url="https://pics.example/1.jpg"),
                picture("A ferry in fog", url="https://pics.example/2.jpg"),
            ],
            "comment": "Fog again.",
        },
        (),
    ),
    "a table of links": (
        f"""{_LEAD}<p><b>Fog Closes The Strait</b></p><table><tr>
<td><a href="https://nord.example/1">Ports shut</a> -- Nord</td>
<td><a href="https://ledger.example/2">Tugs idle</a> -- The Ledger</td></tr></table></div>""",
        _SAYS | {"sections": [section(_LISTED)]},
        (),
    ),
    "two links on a line": (
        f"""{_LEAD}<p><b>Fog Closes The Strait</b></p><p><a href="https://nord.example/1">Ports shut</a> -- Nord,
<a href="https://ledger.example/2">Tugs idle</a> -- The Ledger</p></div>""",
        _SAYS | {"sections": [section(_LISTED)]},
        (),
    ),
    "addresses that no part takes": (
        f"""{_TITLE}<div class="post-body"><p><a href="https://a.example/1">Also worth a look</a></p>
<img src="https://pics.example/2.jpg"/><p>A tug. Photo: <a href="https://a.example/2">Ida Holm</a></p>
<p>HG: <a href="https://hg.example/0">Fog closes the strait</a></p><p>It is <a href="https://a.example/3">shut</a>.</p>
<p><a href="https://hg.example/0">Read more ....</a></p><p><b>Fog Closes The Strait</b></p>
<p><a href="https://nord.example/1">Ports shut</a> -- <a href="https://a.example/4">Nord</a></p>
<p>See <a href="https://a.example/(5)">our page</a> for more.</p></div>""",
        {
            "title": "Fog Closes The Strait",
            "media": [picture("A tug.", "Photo: Ida Holm", url="https://pics.example/2.jpg")],
            "lead": lead("Fog closes the strait", "HG", "It is shut.", url="https://hg.example/0"),
            "sections": [section([link("Ports shut", "Nord", "https://nord.example/1")])],
        },
        (
            "[Also worth a look](https://a.example/1)",
            "See [our page](https://a.example/(5)) for more.",
            "[Ida Holm](https://a.example/2)",
            "[shut](https://a.example/3)",
            "[Nord](https://a.example/4)",
        ),
    ),
    "players of the page's own": (
        f"""{_TITLE}<div class="post-body"><object data="https://www.youtube.com/v/aB3-_xYz019"><param name="movie"
value="https://www.youtube.com/v/aB3-_xYz019"/></object><video src="https://v.example/fog.mp4"></video>
<audio><source src="https://v.example/fog.mp3"/></audio>
<div class="fb-post" data-href="https://f.example/post/1"></div><p>WNU Editor: Look.</p></div>""",
        {
            "kind": "media",
            "title": "Fog Closes The Strait",
            "media": [picture("", kind="youtube", url="https://www.youtube.com/watch?v=aB3-_xYz019")],
            "comment": "Look.",
        },
        ("https://v.example/fog.mp4", "https://v.example/fog.mp3", "https://f.example/post/1"),
    ),
    "a second picture's caption without a credit": (
        f'{_LEAD}<img src="https://pics.example/2.jpg"/><br/>A pilot waits in Vik<br/>{_LIST}</div>',
        _SAYS | {"media": [_PICTURE | {"caption": "A pilot waits in Vik"}], "sections": [section(_LISTED)]},
        (),
    ),
    "a captioned picture within the excerpt": (
        f"""{_TITLE}<div class="post-body"><p>HG: <a href="https://hg.example/0">Fog closes the strait</a></p>
<img src="https://pics.example/2.jpg"/><p>A tug waits. REUTERS/Ida Holm</p><p>It is shut.</p><p>Read more</p></div>""",
        _SAYS | {"media": [picture("A tug waits.", "REUTERS/Ida Holm", url="https://pics.example/2.jpg")]},
        (),
    ),
    "a comment that nobody signed": (
        f'{_LEAD}<p>They always wait.</p><p>See <a href="https://a.example/5">here</a></p>{_LIST}</div>',
        _SAYS
        | {
            "comment": "They always wait.\n\nSee [here](https://a.example/5)",
            "sections": [section(_LISTED)],
        },
        (),
    ),
    "a colon in a caption is no lead": (
        f"""{_TITLE}<div class="post-body"><img src="https://pics.example/2.jpg"/>
<p>Tugs off Vik. Picture: <a href="https://a.example/ida">Ida Holm</a></p>
<p>HG: <a href="https://hg.example/0">Fog closes the strait</a></p><p>It is shut.</p><p>Read more</p></div>""",
        _SAYS | {"media": [picture("Tugs off Vik.", "Picture: Ida Holm", url="https://pics.example/2.jpg")]},
        ("[Ida Holm](https://a.example/ida)",),
    ),
    "a saved page with threads of readers and labels": (
        f"""{_LEAD}</div><div class="post-footer">Posted by B at 8:00 PM <span class="post-labels">Labels:
<a href="https://b.example/l/fog" rel="tag">fog</a>, <a href="https://b.example/l/vik" rel="tag">vik</a></span></div>
<div class="comments" id="comments"><h4>2 comments:</h4><ol><li class="comment"><cite class="user">B. Ek</cite>
<span class="datetime"><a href="#">January 9, 2022 at 7:17 PM</a></span><p class="comment-content">I was there.<br/>
As Holm said:<br/>no.</p><span class="comment-actions"><a>Reply</a><a>Delete</a></span>
<div class="comment-replies"><span class="thread-toggle"><a>Replies</a></span><li class="comment"><cite
class="user">Anonymous</cite><p class="comment-content">Posted on my blog, too.</p></li></div></li></ol></div>""",
        _SAYS
        | {
            "labels": ["fog", "vik"],
            "reader_comments": [
                {"name": "B. Ek", "text": "I was there.\nAs Holm said:\nno."},
                {"name": "Anonymous", "text": "Posted on my blog, too."},
            ],
        },
        (),
    ),
}
