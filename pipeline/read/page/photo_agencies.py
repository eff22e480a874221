"""Who takes or sells the pictures of the press: names that alone behind a caption are its credit."""

from pipeline.read.page.people import is_agency

_LISTED = (
    "aap|aap image|abaca|abacapress|adobe stock|afp/getty images|agf|alamy|alamy stock photo|anp|apa|apa-images|"
    "belga image|bestimage|bloomberg|contrasto|ddp|depo photos|depositphotos|dha|east news|epa|epa-efe|europa press|"
    "fotogramma|freepik|getty|getty images|hans lucas|iha|imago|imago images|imagoeconomica|ipa|istock|istockphoto|"
    "keystone|keystone-sda|lapresse|lehtikuva|maxppp|mti|nasa|newspix|nurphoto|pa images|pa wire|pap|pexels|"
    "picture alliance|pixabay|profimedia|rex features|ritzau scanpix|scanpix|shutterstock|sipa|sipa press|sputnik|tasr|"
    "ukrinform|unian|unsplash|wikimedia commons|zuma|zuma press|čtk|уніан|укрінформ"
)
_NAMES = frozenset(_LISTED.split("|"))


def is_one(text: str) -> bool:
    """Say whether `text` is the name of a wire or picture agency."""
    return is_agency(text) or text.strip().lower() in _NAMES
