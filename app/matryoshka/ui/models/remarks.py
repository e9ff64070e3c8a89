"""What stands below the rows of a tab, or for them where there are none."""

from matryoshka.saying import say
from matryoshka.ui.models.scene import Scene
from matryoshka.ui.models.shelf import Remark
from matryoshka.ui.models.tabs import Tab
from matryoshka.ui.tongue import tr

_SEARCHING, _LOOKING = say("Asking the hub …"), say("Looking on this computer …")
_NONE_HERE = say("No other model was found on this computer. “Suggested” has some that suit it.")
_NONE_SUITS = say("Nothing of the catalogue suits this computer.")
_NONE_THERE = say("The hub has nothing of that name as GGUF.")
_ASKS = say("The hub is asked for these words when you press Enter. Nothing else is sent.")
_MISSED = {
    Tab.HERE: say("The models on this computer could not be looked for."),
    Tab.SUGGESTED: say("What suits this computer could not be found out."),
    Tab.HUB: say("The hub gave no list of models."),
}


def remark(tab: Tab, scene: Scene, *, looks: bool, asks: bool) -> Remark:
    """While this computer is looked at, or the hub is asked, that is said, and where that failed, too."""
    if tab in scene.missed and not scene.known(tab) and not (asks if tab is Tab.HUB else looks):
        return Remark(tr(_MISSED[tab]), tr("Try again"))
    return Remark(_words(tab, scene, looks=looks, asks=asks))


def _words(tab: Tab, scene: Scene, *, looks: bool, asks: bool) -> str:
    match tab:
        case Tab.HERE:
            return tr(_LOOKING) if looks else "" if scene.models else tr(_NONE_HERE)
        case Tab.SUGGESTED:
            return "" if scene.candidates else tr(_LOOKING) if looks else tr(_NONE_SUITS)
        case Tab.HUB if scene.hub is None:
            return tr(_SEARCHING) if asks else tr(_ASKS)
        case Tab.HUB:
            return "" if scene.hub else tr(_NONE_THERE)
