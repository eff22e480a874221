"""/manifest.webmanifest: what a phone needs to keep this page among its apps, and to share articles to it.

The share sheet opens /clip with the same three values as the bookmark (W3C, Web Share Target API). It sends the title,
the text and, if the sharing app is kind, the address; `desk.clipping.clip_of` finds it in the text where it is not.
"""

import json

from flask import Blueprint, Response, make_response

from pipeline.review.current import the_desk
from pipeline.review.statics import static

pages = Blueprint("manifest", __name__)

# As in desk.css: --paper and --pencil of the light theme.
_PAPER, _PENCIL = "#f7f7f5", "#1f4fb8"


@pages.get("/manifest.webmanifest")
def manifest() -> Response:
    """Answer with the manifest (W3C, Web Application Manifest)."""
    blog = the_desk().settings.blog
    described = {
        "id": "/",
        "name": f"{blog.name} - copydesk" if blog.name else "copydesk",
        "short_name": "copydesk",
        "lang": "en",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PENCIL,
        "icons": [
            {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            {"src": static("icon-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
            # Drawn with a wide margin, so that Android may cut it to any shape.
            {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
        "share_target": {
            "action": "/clip",
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
        "shortcuts": [{"name": "Clip an article", "url": "/clip"}],
    }
    answer = make_response(json.dumps(described, ensure_ascii=False))
    answer.headers["Content-Type"] = "application/manifest+json; charset=utf-8"
    return answer
