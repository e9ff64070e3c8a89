"""Makes rows of what the library, the catalogue, the hub and the queue of downloads know."""

from matryoshka.models.fetching import Event, Paused, Waiting
from matryoshka.models.found import OWNERS, Found, Owner, Unusable
from matryoshka.models.options import Option
from matryoshka.models.remote import Listing, RemoteModel
from matryoshka.models.verdict import Fit, Verdict, sentence
from matryoshka.saying import Figure, say
from matryoshka.ui.amounts import size
from matryoshka.ui.models.rows import Gauge, Row, Verb
from matryoshka.ui.models.words import (
    GATES,
    abilities,
    about_quantization,
    file_size,
    gauge_of,
    gauge_of_download,
    joined,
    places,
    rung_in,
    rung_of,
    rung_of_bytes,
)
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import BUILTIN

_BUILT_IN = {"builtin:xs": 0, "builtin:s": 1}
"""The rungs of what comes with the program."""
_BILLION, _MILLION = 10**9, 10**6
ASKING = Waiting(say("Asking the hub …"), 0.0)
"""Of what is not in the queue yet: the hub is asked for what it is made of."""


def of_found(found: Found, fit: Fit | None, *, used: bool, alone: bool = False) -> Row:
    """A model that lies here; the only one of a ladder must stay."""
    use = Verb.USE_ANYWAY if _cannot(fit) else Verb.USE
    leave = () if alone else (Verb.LEAVE,)
    verbs = (Verb.IN_USE, *leave) if used else (use,)
    ours = found.owner in (Owner.OURS, Owner.PERSON)
    removable = (Verb.REMOVE,) if ours and not (used and alone) else ()
    return Row(
        key_of_file(found),
        found.name,
        joined(_many(found.parameters), places(found)),
        found.quantization,
        size(found.bytes),
        gauge_of(fit) if fit else None,
        (*verbs, Verb.SHOW, *removable),
        rung_of(found.parameters),
        hint=_hint(found.quantization, fit, str(found.path)),
    )


def of_built_in(source: str, *, used: bool, alone: bool) -> Row:
    """A tier that comes with the program; the only one cannot leave."""
    name = source.removeprefix(BUILTIN).upper()
    leave = () if alone else (Verb.LEAVE,)
    verbs = (Verb.IN_USE, *leave) if used else (Verb.USE,)
    return Row(
        source,
        tr("{name}, built in", name=name),
        tr("comes with this program"),
        "",
        "",
        None,
        verbs,
        _BUILT_IN[source],
    )


def of_unusable(unusable: Unusable) -> Row:
    """A file that lies here and cannot be used, and why."""
    path, fault = unusable.place.path, unusable.fault
    about = joined(tr("cannot be used"), tr("lies in {first}", first=tr(OWNERS[unusable.place.owner])))
    gauge = Gauge(0.0, f"○ {tr(fault.title)} {tr(fault.remedy)}")
    return Row(f"file:{path}", path.stem, about, "", "", gauge, (Verb.SHOW,), 1, hint=str(path))


def of_option(option: Option, coming: Event | None = None) -> Row:
    """A model of the catalogue, in the quantization that suits this computer best, or comes nearest."""
    model, file = option.model, option.file
    return Row(
        key_of(option.source),
        model.name,
        joined(abilities(model), tr(model.strengths)),
        file.quantization,
        file_size(file),
        _gauge(option.fit, coming),
        (*_verbs(option.fit, coming), Verb.FILES, Verb.PAGE),
        rung_in(model),
        hint=_hint(file.quantization, option.fit),
    )


def of_listing(listing: Listing) -> Row:
    """A repository that a search has found; its files are not known yet."""
    loads = tr("%n download(s) a month", listing.downloads)
    return Row(
        f"repo:{listing.repo}",
        listing.repo,
        joined(_many(listing.parameters or 0), listing.licence or "", tr(GATES[listing.gate]), loads),
        "",
        "",
        None,
        (Verb.FILES, Verb.PAGE),
        rung_of(listing.parameters or 0),
    )


def of_remote(
    model: RemoteModel, fit: Fit | None, coming: Event | None = None, *, recommended: bool = False
) -> Row:
    """One quantization of a repository, as the hub tells it."""
    parts = tr("%n file(s)", len(model.parts)) if len(model.parts) > 1 else ""
    return Row(
        key_of(model.source),
        model.name,
        joined(model.licence or "", tr(GATES[model.gate]), parts, tr("sees pictures") if model.eyes else ""),
        model.quantization,
        size(model.bytes),
        _gauge(fit, coming),
        (*_verbs(fit, coming), Verb.PAGE),
        rung_of_bytes(model.bytes),
        recommended=recommended,
        hint=_hint(model.quantization, fit),
    )


def key_of(source: str) -> str:
    """The key of what is fetched from `source`, the same in all lists."""
    return f"hub:{source}"


def source_of(key: str) -> str:
    """What a key of the hub names."""
    return key.partition(":")[2]


def repository_of(key: str) -> str:
    return "/".join(source_of(key).split("/")[:2])


def key_of_file(found: Found) -> str:
    return f"file:{found.path}"


def _verbs(fit: Fit | None, coming: Event | None) -> tuple[Verb, ...]:
    match coming:
        case None | Waiting(ASKING.why):
            return (Verb.GET_ANYWAY if _cannot(fit) else Verb.GET,)
        case Paused():
            return (Verb.RESUME, Verb.CANCEL)
        case _:
            return (Verb.PAUSE, Verb.CANCEL)


def _gauge(fit: Fit | None, coming: Event | None) -> Gauge | None:
    if coming:
        return gauge_of_download(coming)
    return gauge_of(fit) if fit else None


def _cannot(fit: Fit | None) -> bool:
    return fit is not None and fit.verdict is Verdict.CANNOT


def _hint(quantization: str, fit: Fit | None, *more: str) -> str:
    lines = (about_quantization(quantization), tr(sentence(fit)) if fit else "", *more)
    return "\n".join(filter(None, lines))


def _many(parameters: int) -> str:
    if parameters >= _BILLION:
        return tr("{number} B parameters", number=Figure(parameters / _BILLION, 1))
    millions = Figure(parameters / _MILLION)
    return tr("{number} M parameters", number=millions) if parameters else ""
