"""What stands below the rows of a tab, or for them where there are none."""

from matryoshka.ui.models.scene import Scene
from matryoshka.ui.models.tabs import Tab

_SEARCHING, _LOOKING = "Asking the hub …", "Looking on this computer …"
_NONE_HERE = "No other model was found on this computer. “Suggested” has some that suit it."
_NONE_SUITS = "Nothing of the catalogue suits this computer."
_NONE_THERE = "The hub has nothing of that name as GGUF."
_ASKS = "The hub is asked for these words when you press Enter. Nothing else is sent."


def remark(tab: Tab, scene: Scene, *, looks: bool, asks: bool) -> str:
    """While this computer is looked at, or the hub is asked, that is said."""
    match tab:
        case Tab.HERE:
            return _LOOKING if looks else "" if scene.models else _NONE_HERE
        case Tab.SUGGESTED:
            return "" if scene.candidates else _LOOKING if looks else _NONE_SUITS
        case Tab.HUB if scene.hub is None:
            return _SEARCHING if asks else _ASKS
        case Tab.HUB:
            return "" if scene.hub else _NONE_THERE
