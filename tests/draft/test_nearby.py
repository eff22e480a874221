"""Stories near a story are told by the words in common as readers see them."""

from pipeline.draft.nearby import Neighbourhood
from pipeline.news import Story
from tests.cast import headline


def test_words_in_common_are_shown_as_they_stand_in_the_neighbour_s_headline() -> None:
    own = Story(id=1, headlines=(headline("Veldria closes offers to Varkesh", number=1, minutes=-9),))
    near = Story(id=2, headlines=(headline("Varkesh: “Offer” closed, Veldria's envoy says", number=2, minutes=-8),))

    [(speaker, why)] = Neighbourhood([own, near]).near(own)

    assert speaker == near.headlines[0]
    assert why == "in common: closed, Offer, Varkesh, Veldria's"


def test_a_word_that_no_headline_spells_alone_is_shown_as_it_is_compared() -> None:
    own = Story(id=1, headlines=(headline("Марл закрыл шлюз", number=1, minutes=-9),))
    near = Story(id=2, headlines=(headline("Шлюз закрыл мэр", number=2, minutes=-8),))

    [(_, why)] = Neighbourhood([own, near]).near(own)

    assert why == "in common: закрыл, Шлюз"


def test_marks_of_issue_are_no_words_in_common() -> None:
    own = Story(id=1, headlines=(headline("UPDATE 2-Opposition leads in Quay", number=1, minutes=-9),))
    near = Story(id=2, headlines=(headline("UPDATE 2-Opposition's lead in Marl holds", number=2, minutes=-8),))

    [(_, why)] = Neighbourhood([own, near]).near(own)

    assert why == "in common: lead, Opposition's"
