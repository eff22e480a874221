"""What stands in the form of the newsstand's first topic when it is opened."""

SKERROW = {
    "title": "The Skerrow Narrows",
    "any": "skerrow\nveldria*\nvarkesh*\nvossen\nenergomir",
    "all": "",
    "exclude": "football",
    "muted": "",
    "side": ["veldria", "varkesh", "", ""],
    "members": ["@country:XV", "@country:XR", "", ""],
}
