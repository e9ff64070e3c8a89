"""Why a service cannot be reached, from what the system said of the connection."""

from matryoshka.chat.service import Service
from matryoshka.engines.remote.proxy import proxy_for
from matryoshka.errors import AppError
from matryoshka.models.hub.faults import Place
from matryoshka.models.hub.unreached import unreached


def away(error: BaseException, service: Service) -> AppError:
    """Whatever it is, it is not tried again at once."""
    fault = unreached(error, Place(service.url), proxy_for)
    return AppError(fault.title, fault.remedy)
