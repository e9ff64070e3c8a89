"""By which proxy a service is asked: servers on this computer are spoken with directly."""

from urllib.parse import SplitResult, urlsplit

from matryoshka.chat.service import is_here
from matryoshka.models.hub.proxy import proxy_of


def proxy_for(url: str) -> SplitResult | None:
    """None where it is asked directly."""
    return None if is_here(urlsplit(url).netloc) else proxy_of(url)
