"""Labels on a real WordPress: categories or tags by name, ours exchanged, foreign ones kept."""

from dataclasses import replace

import pytest

from tests.publish.wordpress_site import WordPressSite


@pytest.mark.parametrize("labels_as", ["categories", "tags"])
def test_labels_are_exchanged_and_foreign_ones_kept(wordpress: WordPressSite, labels_as: str) -> None:
    talks = wordpress.dispatch(labels=("Ukraine & Crimea", "The Orrin", "the orrin"))
    foreign = wordpress.does("POST", labels_as, name=f"By hand {talks.mark.key}")["id"]
    with wordpress.channel(labels_as=labels_as) as blog:
        made = blog.create(talks)
        has = wordpress.does("GET", f"posts/{made.remote_id}")[labels_as]
        wordpress.does("POST", f"posts/{made.remote_id}", **{labels_as: [*has, foreign]})
        seen = blog.see(made.remote_id)
        assert seen is not None
        changed = blog.change(seen, replace(talks, labels=("THE ORRIN", "Lista")), given=talks.labels)

    assert sorted(made.labels) == ["The Orrin", "Ukraine & Crimea"]
    assert sorted(changed.labels) == [f"By hand {talks.mark.key}", "Lista", "The Orrin"]


def test_a_label_is_made_once_however_it_is_spelled(wordpress: WordPressSite) -> None:
    name = f"Straits {wordpress.dispatch().mark.key}"
    with wordpress.channel() as blog:
        blog.create(wordpress.dispatch(labels=(name,)))
        blog.create(wordpress.dispatch(labels=(name.upper(), name)))

    assert len(wordpress.does("GET", f"categories?search={name}")) == 1


def test_an_author_uses_a_category_that_is_there_and_is_told_of_one_that_is_not(wordpress: WordPressSite) -> None:
    there = wordpress.does("POST", "categories", name=f"Rivers & Lakes {wordpress.dispatch().mark.key}")["name"]
    there = there.replace("&amp;", "&")
    with wordpress.channel("author") as blog:
        made = blog.create(wordpress.dispatch(labels=(there, "Nobody Made This")))

    assert made.labels == (there,)
    assert made.notes == (
        'the label "Nobody Made This" is left out: this user may not make categories; make it on the blog, '
        "then publish again",
    )
