"""The hub as this program asks it: which models there are, what files they have, and parts of these."""

from pathlib import PurePosixPath
from urllib.parse import quote

from matryoshka.border import Border
from matryoshka.errors import UsageFault
from matryoshka.models.hub.answers import listing, models
from matryoshka.models.hub.client import HfApi, asking, part
from matryoshka.models.hub.faults import Place, no_file
from matryoshka.models.remote import Listing, RemoteFile, RemoteModel, in_repository
from matryoshka.saying import say

_MOST = 50


class Hub:
    """A hub, or a mirror of one, at `endpoint`, an address without a slash at its end.

    `token`, if any, is shown to that address and to no other. Every request passes the `border`. What asks
    raises `HubFault`, and `AppError` as the border does.
    """

    def __init__(self, endpoint: str, border: Border, token: str | None = None) -> None:
        self.endpoint = endpoint
        self.border = border
        self.token = token
        self._api = HfApi(endpoint, token=token or False)

    def search(self, words: str) -> tuple[Listing, ...]:
        """Repositories of GGUF models whose names hold the words, the most fetched first."""
        with asking(Place(self.endpoint), self.border):
            found = self._api.list_models(
                search=words,
                filter="gguf",
                sort="downloads",
                limit=_MOST,
                expand=["downloads", "likes", "gated", "private", "tags", "lastModified", "gguf"],
            )
            return tuple(listing(each) for each in found)

    def models(self, repo: str) -> tuple[RemoteModel, ...]:
        """The models of a repository as they stand now, the smallest first; a renamed one by its new name."""
        with asking(Place(self.endpoint, repo), self.border):
            return models(self._api.model_info(repo, files_metadata=True))

    def model(self, source: str) -> RemoteModel:
        """The model that `owner/repo/file.gguf` is of: all its parts, where it has several.

        Raises UsageFault where it names none.
        """
        named = in_repository(source)
        if named is None:
            raise UsageFault(
                say("“{source}” is no model of a hub.", source=source),
                say("Write it as owner/repo/file.gguf."),
            )
        repo, path = named
        for model in self.models(repo):
            if any(file.path == path for file in model.parts):
                return model
        raise no_file(Place(self.endpoint, repo, path))

    def page(self, repo: str) -> str:
        """Where the hub shows a repository to people."""
        return Place(self.endpoint, repo).page

    def url(self, file: RemoteFile) -> str:
        """Where the bytes of a file are asked for."""
        return f"{self.endpoint}/{file.repo}/resolve/{file.revision}/{quote(file.path)}"

    def source(self, file: RemoteFile) -> "RemoteSource":
        return RemoteSource(self, file)


class RemoteSource:
    """A file of the hub, of which parts are read where it lies."""

    def __init__(self, hub: Hub, file: RemoteFile) -> None:
        self._hub, self._file = hub, file
        self.name, self.size = PurePosixPath(file.path).name, file.size

    def read(self, start: int, length: int) -> bytes:
        """So many bytes from `start`, fewer only where the file ends. Raises `HubFault`."""
        place = Place(self._hub.endpoint, self._file.repo, self._file.path)
        headers = {"Authorization": f"Bearer {self._hub.token}"} if self._hub.token else {}
        with asking(place, self._hub.border):
            return part(self._hub.url(self._file), headers, start, length, place)
