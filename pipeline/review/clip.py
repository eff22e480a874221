"""/clip: what the editor selected in his own browser, or shared from his phone, and where it shall go; POST files it.

An outlet that refuses a server does not refuse the editor. His bookmark opens this page in a window of ours with the
address, the title and the selection; nothing of ours stays in the outlet's page, and the page itself is never asked.
"""

import json
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template, request

from pipeline.desk import clipping
from pipeline.desk.clipping import Clip, Glance
from pipeline.errors import UsageError
from pipeline.review.answers import back
from pipeline.review.current import editor, said, the_desk
from pipeline.review.guards import READING
from pipeline.review.office import the_office

pages = Blueprint("clip", __name__)

# Run by the browser on the outlet's page when the bookmark is pressed: one window is opened, nothing else is done. One
# character more than we take goes along, so that a longer selection is refused in words and not cut in silence.
_BOOKMARK = (
    "javascript:(()=>{{const q=new URLSearchParams({{url:location.href,title:document.title,"
    "text:String(getSelection()).slice(0,{most})}});window.open({address}+q,'_blank','noopener')}})()"
)


@pages.get("/clip")
def show() -> Response:
    """Show a clip before it is filed, and the bookmark that sends one."""
    given = request.args
    clip = clipping.clip_of(url=given.get("url", ""), title=given.get("title", ""), shared=given.get("text", ""))
    glance = clipping.glance(the_desk(), clip, home=given.get("home", ""))
    return _page(glance, use=given.get("use", ""))


@pages.post("/clips")
def file() -> Response:
    """File the clip as it was confirmed; what cannot be filed comes back as it was, with the reason."""
    given = request.form
    selected = clipping.paragraphs("\n".join([*given.getlist("paragraph"), given.get("more", "")]))
    clip = Clip(
        url=given.get("url", "").strip(),
        title=" ".join(given.get("title", "").split()),
        outlet=" ".join(given.get("outlet", "").split()),
        published=given.get("published", ""),
        selected=selected,
    )
    home, use = given.get("home", ""), given.get("use", "")
    try:
        filed = clipping.file_clip(the_desk(), clip, home=home, use=use, editor=editor())
    except UsageError as problem:
        glance = clipping.glance(the_desk(), clip, home=home)
        return _page(glance, use=use, problem=f"{problem.what.rstrip('.')}.", cure=problem.do, status=422)
    said(" ".join(filed.said))
    return back(f"/drafts/{filed.draft}#edit" if use else f"/clip?{urlencode({'url': clip.address})}")


def _page(glance: Glance, *, use: str, problem: str = "", cure: str = "", status: int = 200) -> Response:
    clip = glance.clip
    is_empty = not (clip.url or clip.title or clip.selected)
    page = render_template(
        "review/clip/page.html",
        glance=glance,
        clip=clip,
        use=use if use in clipping.USES else "",
        problem=problem,
        cure=cure,
        warned=() if is_empty or request.method not in READING else glance.refusals,
        bookmark=_bookmark(),
        limits={"url": clipping.MOST_URL, "title": clipping.MOST_TITLE, "text": clipping.MOST_TEXT},
    )
    return make_response(page, status)


def _bookmark() -> str:
    scheme = "https" if the_office().door.https else "http"
    # The Host header is one of the door's own (guards.py); as JSON it is a string of JavaScript whatever it holds.
    address = json.dumps(f"{scheme}://{request.host}/clip?")
    return _BOOKMARK.format(most=clipping.MOST_TEXT + 1, address=address)
