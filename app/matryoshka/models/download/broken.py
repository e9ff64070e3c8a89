"""What a connection that could not be made, or broke, means for a download."""

import re
import ssl

from matryoshka.models.hub.faults import HubFault, Place, TryLater
from matryoshka.models.hub.refused import refused
from matryoshka.models.hub.unreached import unreached
from matryoshka.saying import say

_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")


def broken(error: Exception, place: Place) -> HubFault:
    """Of an OSError, or of what `http.client` raises; a `TryLater` where the next try may be luckier."""
    if told := _TUNNEL.match(str(error)):
        return refused(int(told[1]), {}, place)
    fault = unreached(error, place)
    if isinstance(error, ssl.SSLCertVerificationError):
        return HubFault(fault.title, fault.remedy)
    return fault


def cut(place: Place) -> TryLater:
    """It ended in order, before the last byte."""
    return TryLater(
        say("The connection to {host} ended too early.", host=place.host),
        say("Check the network, and try again."),
    )
