"""How the loopback hub answers each path."""

import json
import re
from urllib.parse import parse_qs, quote, unquote, urlsplit

from support.hub import Hub, Request
from support.hub_bytes import Sender
from support.hub_faults import Fault, Says, refusal
from support.hub_shelves import Shelf, Stored

JSON = {"Content-Type": "application/json; charset=utf-8"}
NO_REPO = refusal(404, "RepoNotFound", "Repository not found")
NOBODY = refusal(401, "RepoNotFound", "Invalid username or password.")
NO_COMMIT = refusal(404, "RevisionNotFound", "Invalid rev id")
NO_FILE = refusal(404, "EntryNotFound", "Entry not found")
WRONG_TOKEN = refusal(401, message="Invalid credentials in Authorization header")


def handler(hub: Hub) -> type[Sender]:
    """A handler class whose instances answer for `hub`."""
    return type("Handler", (_Handler,), {"hub": hub})


class _Handler(Sender):
    def do_GET(self) -> None:  # noqa: N802 - the library names it
        self._answer()

    def do_HEAD(self) -> None:  # noqa: N802 - the library names it
        self._answer()

    def _answer(self) -> None:
        if proxied := self.path.startswith("http://"):
            self.path = f"/{self.path.split('/', 3)[3]}"
        headers = {name.lower(): value for name, value in self.headers.items()}
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        fault = self.hub.heard(Request(self.command, self.path, headers, proxied))
        if isinstance(fault, Says):
            self.say(fault)
        elif path.startswith("/storage/"):
            self.send_file(self._by_hash(path.rsplit("/", 1)[1]), fault, {"ETag": '"of-the-storage"'})
        elif path.startswith("/api/models"):
            self.say(self._api(path.removeprefix("/api/models").strip("/"), parse_qs(parts.query)))
        elif found := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            self._resolve(found[1], found[2], found[3], fault)
        else:
            self.say(Says(404, b"Not Found"))

    def _refused(self, repo: str) -> Says | None:
        """As the hub lets in: it does not tell a stranger what is private from what is not there."""
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        shelf = self.hub.shelves.get(repo)
        if token and token != self.hub.token:
            return WRONG_TOKEN
        if shelf is None or (shelf.private and not token):
            return NO_REPO if token else NOBODY
        return None

    def _gated(self, shelf: Shelf) -> Says | None:
        if not shelf.gated or ("Authorization" in self.headers and shelf.repo in self.hub.agreed):
            return None
        status = 403 if "Authorization" in self.headers else 401
        sentence = f"Access to model {shelf.repo} is restricted. You must be authenticated to access it."
        return refusal(status, "GatedRepo", sentence)

    def _moved(self, repo: str) -> Says | None:
        if new := self.hub.renamed.get(repo):
            return Says(307, b"", {"Location": quote(self.path.replace(repo, new, 1), safe="/?=&%")})
        return None

    def _api(self, path: str, query: dict[str, list[str]]) -> Says:
        if not path:
            return self._search(query)
        repo, _, rest = path.partition("/")
        name, _, rest = rest.partition("/")
        repo = f"{repo}/{name}"
        if refused := self._moved(repo) or self._refused(repo):
            return refused
        shelf = self.hub.shelves[repo]
        what, _, revision = rest.partition("/")
        if (found := shelf.at(revision or "main")) is None:
            return NO_COMMIT
        body = shelf.tree(found[0]) if what == "tree" else shelf.info(found[0], blobs="blobs" in query)
        return Says(200, json.dumps(body).encode(), JSON)

    def _search(self, query: dict[str, list[str]]) -> Says:
        words = query.get("search", [""])[0].lower().split()
        found = [each.listed() for each in self.hub.shelves.values() if not each.private]
        found = [each for each in found if all(word in each["id"].lower() for word in words)]
        start = int(query.get("cursor", ["0"])[0])
        end = start + min(self.hub.page, int(query.get("limit", ["1000"])[0]))
        more = {}
        if end < len(found):
            search = quote(" ".join(words))
            more = {"Link": f'<{self.hub.endpoint}/api/models?search={search}&cursor={end}>; rel="next"'}
        return Says(200, json.dumps(found[start:end]).encode(), JSON | more)

    def _resolve(self, repo: str, revision: str, path: str, fault: Fault | None) -> None:
        if refused := self._moved(repo) or self._refused(repo) or self._gated(self.hub.shelves[repo]):
            self.say(refused)
        elif (found := self.hub.shelves[repo].at(revision)) is None:
            self.say(NO_COMMIT)
        elif (file := found[1].get(path)) is None:
            self.say(NO_FILE)
        else:
            self._hand_out(file, found[0], fault)

    def _hand_out(self, file: Stored, commit: str, fault: Fault | None) -> None:
        told = {"X-Repo-Commit": commit, "ETag": f'"{file.etag}"'}
        if not file.large:
            self.send_file(file, fault, told)
            return
        linked = {"X-Linked-Etag": f'"{file.sha256}"', "X-Linked-Size": str(file.size)}
        place = {"Location": f"{self.hub.storage}/{file.sha256}", "Accept-Ranges": "bytes"}
        self.say(Says(302, b"", told | linked | place))

    def _by_hash(self, sha256: str) -> Stored:
        every = (
            file
            for shelf in self.hub.shelves.values()
            for at in shelf.commits.values()
            for file in at.values()
        )
        return next(file for file in every if file.sha256 == sha256)
