"""The Blogger of these tests refuses what Google's document does not allow: a passing test means something."""

import httpx
import pytest

from tests.publish.blogger_blog import BLOG_ID
from tests.publish.blogger_server import BloggerServer
from tests.publish.discovery import NotInTheDocumentError, api

POSTS = f"v3/blogs/{BLOG_ID}/posts"
WHOLE = {"title": "Orrin Talks", "content": "<p>x</p>", "labels": ["The Orrin"]}


@pytest.fixture
def blogger(blogger: BloggerServer) -> BloggerServer:
    blogger.sign_in.access_tokens.add("t")
    return blogger


def asked(blogger: BloggerServer, verb: str, path: str, body: object = None, token: str = "t") -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.request(verb, blogger.url + path, json=body, headers=headers, trust_env=False)


@pytest.mark.parametrize(
    ("verb", "path", "body", "words"),
    [
        ("POST", f"{POSTS}?isDraft=True", WHOLE, "is true or false"),
        ("POST", f"{POSTS}?isdraft=true", WHOLE, "takes no parameter"),
        ("POST", f"{POSTS}?isDraft=true&isDraft=true", WHOLE, "more than once"),
        ("POST", POSTS, {**WHOLE, "customMetaData": "k"}, "deprecated"),
        ("POST", POSTS, {**WHOLE, "slug": "orrin"}, "no field 'slug'"),
        ("POST", POSTS, {**WHOLE, "labels": "The Orrin"}, "no list"),
        ("POST", POSTS, {**WHOLE, "status": "PUBLISHED"}, "cannot be"),
        ("POST", POSTS, {**WHOLE, "replies": {"totalItems": "many"}}, "no int64"),
        ("POST", POSTS, {**WHOLE, "location": {"lat": True}}, "no number"),
        ("POST", POSTS, [WHOLE], "no object"),
        ("POST", POSTS, None, "not JSON"),
        ("POST", f"{POSTS}/7/publish", {}, "takes no body"),
        ("GET", f"{POSTS}?maxResults=-1", None, "is a number"),
        ("GET", f"{POSTS}?maxResults=501", None, "at most 500"),
        ("GET", f"{POSTS}?status=TRASH", None, "cannot be"),
        ("GET", f"{POSTS}/search", None, "needs 'q'"),
    ],
)
def test_a_request_that_the_document_does_not_allow_is_refused(
    blogger: BloggerServer, verb: str, path: str, body: object, words: str
) -> None:
    answer = asked(blogger, verb, path, body)

    assert answer.status_code == 400
    assert words in answer.json()["error"]["message"]
    assert not blogger.blog.posts


def test_a_request_as_the_document_has_it_is_done(blogger: BloggerServer) -> None:
    answer = asked(blogger, "POST", f"{POSTS}?isDraft=true", WHOLE)

    assert (answer.status_code, answer.json()["status"]) == (200, "DRAFT")
    api().check(answer.json(), {"$ref": "Post"}, "answer")


@pytest.mark.parametrize(("verb", "path"), [("PUT", POSTS), ("GET", "v2/blogs"), ("POST", f"{POSTS}/7/unpublish")])
def test_a_method_that_is_not_there_is_not_found(blogger: BloggerServer, verb: str, path: str) -> None:
    assert asked(blogger, verb, path).status_code == 404


def test_a_path_with_fewer_parameters_is_meant_before_one_with_more() -> None:
    assert api().method("GET", f"/{POSTS}/search")[0].name == "blogger.posts.search"
    assert api().method("GET", f"/{POSTS}/7")[0].name == "blogger.posts.get"


def test_a_stranger_is_refused(blogger: BloggerServer) -> None:
    assert asked(blogger, "GET", POSTS, token="other").status_code == 401


def test_an_answer_is_held_to_the_document_too() -> None:
    with pytest.raises(NotInTheDocumentError):
        api().check({"id": 7}, {"$ref": "Post"}, "answer")
