"""A story has one draft a house format: who asks for another is led to the one that there is."""

from pipeline.desk import draft_story
from tests.review.conftest import Client, Served
from tests.review.desk_views import seen
from tests.review.drafts import form, laid


def test_a_format_that_another_draft_of_the_story_has_is_refused_with_the_way_to_that_draft(
    client: Client, served: Served
) -> None:
    with served.opened() as desk:
        topic = desk.topic(laid(served).draft.topic)
        other = draft_story(desk, laid(served).draft.story, topic, house_format="wnu-briefing")

    refused = client.press("/drafts/1/format", form(laid(served), format="wnu-briefing"), htmx=True)

    assert refused.status_code == 422
    assert f"This story has a draft in wnu-briefing already: d{other.id}" in seen(refused.text)
    assert f'<a href="/drafts/{other.id}">' in refused.text


def test_a_draft_is_told_that_it_is_in_the_chosen_format_itself(client: Client, served: Served) -> None:
    refused = client.press("/drafts/1/format", form(laid(served), format="wnu"), htmx=True)

    assert "This draft is in wnu already" in seen(refused.text)
    assert "choose another format, then Change" in seen(refused.text)
