"""The two shapes of an answer: a part for htmx, which puts it into the page, and a whole page for everybody else."""

from flask import Response, make_response, redirect, render_template, request


def wants_part() -> bool:
    """Return whether htmx asks, and puts a part of the page in place of the old one."""
    return request.headers.get("HX-Request") == "true"


def part_or_page(template_part: str, template_page: str, *, status: int = 200, **values: object) -> Response:
    """Return the part for htmx, the page for everybody else, with the same values."""
    answer = make_response(render_template(template_part if wants_part() else template_page, **values), status)
    answer.vary.add("HX-Request")
    return answer


def back(url: str) -> Response:
    """Return a 303 to a page of ours (RFC 9110, 15.4.4): what a form post without JavaScript ends with."""
    return make_response(redirect(url, code=303))
