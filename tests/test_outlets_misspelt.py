"""What nobody is called is answered with the outlet that may be meant, by the name it is cited by."""

import pytest

from pipeline import outlets
from pipeline.errors import NotFoundError
from pipeline.news import Outlet


def test_a_misspelt_alias_is_answered_with_the_name_of_its_outlet() -> None:
    corvelle = Outlet(name="Corvelle Times", aliases=("The Evening Corvellian",))

    with pytest.raises(NotFoundError) as raised:
        outlets.Registry(outlets=(corvelle,)).get("Evening Corvelian")

    assert raised.value.do == "did you mean Corvelle Times?"
    assert (
        "did you mean Corvelle Times?"
        in outlets.unknown(outlets.Registry(outlets=(corvelle,)), ["Evening Corvelian"])[0]
    )
