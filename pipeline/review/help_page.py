"""/keys: every key of the page, and the switch that turns single keys off."""

from flask import Blueprint, render_template

from pipeline.review.key_list import KEYS

pages = Blueprint("help_page", __name__)


@pages.get("/keys")
def keys() -> str:
    """Print the keys."""
    return render_template("review/help.html", sections=KEYS)
