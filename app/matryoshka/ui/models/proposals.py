"""What the card and the first screen say of a ladder for this computer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from matryoshka.models.found import Found
from matryoshka.models.suggestion import Suggestion, ToFetch
from matryoshka.models.verdict import Verdict
from matryoshka.saying import say
from matryoshka.ui.amounts import pace, size
from matryoshka.ui.models import listed
from matryoshka.ui.models.ladder_card import Proposal
from matryoshka.ui.models.rows import Row
from matryoshka.ui.models.scene import Scene
from matryoshka.ui.models.words import gauge_of, joined, total_of
from matryoshka.ui.tongue import tr

_NOTHING = say("The built-in tiers are all that suits this computer: nothing of the catalogue fits it.")


def proposal(scene: Scene, suggestion: Suggestion) -> Proposal:
    """Its tiers, where they would lie and how fast they would be, and what is still to be fetched."""
    rungs = tuple(range(len(suggestion.tiers)))
    if not suggestion.fetched:
        return Proposal(rungs, tr(_NOTHING))
    missing = [tier for tier in suggestion.fetched if not _is_here(tier, scene)]
    coming = [tier for tier in missing if _key(tier) in scene.coming]
    if coming:
        return Proposal(
            rungs,
            joined(
                _tiers(suggestion),
                tr("On their way: {progress}", progress=_on_their_way(coming, scene)),
            ),
        )
    if not missing and all(_is_used(tier, scene) for tier in suggestion.fetched):
        return Proposal(rungs, joined(_tiers(suggestion), tr("In use")))
    bytes_ = sum(tier.option.file.bytes for tier in missing)
    button = tr("Get all, about {size}", size=size(bytes_)) if missing else tr("Use all")
    return Proposal(rungs, joined(_tiers(suggestion), _place(suggestion), _dropped(suggestion)), button)


def offer_rows(suggestion: Suggestion) -> tuple[Row, ...]:
    """The tiers that would be fetched, each beside the others, with nothing to press."""
    return tuple(_offered(tier) for tier in suggestion.fetched)


def terms(suggestion: Suggestion, host: str) -> str:
    """What is fetched, from where, and what becomes of it."""
    names = _and(tier.option.model.repository for tier in suggestion.fetched)
    fetched = tr(
        "Get all fetches about {size} from {host} ({names})",
        size=size(suggestion.bytes),
        host=host,
        names=names,
    )
    return tr(
        "{fetched}, checks it, and puts it above the built-in tiers. Nothing is contacted before you say so.",
        fetched=fetched,
    )


def _offered(tier: ToFetch) -> Row:
    row = listed.of_option(tier.option)
    return replace(row, name=f"{tier.name}  {row.name}", gauge=gauge_of(tier.fit), verbs=())


def _tiers(suggestion: Suggestion) -> str:
    words = (
        f"{tier.name} {tier.option.model.name}"
        if isinstance(tier, ToFetch)
        else tr("{tier} built in", tier=tier.name)
        for tier in suggestion.tiers
    )
    return joined(*words)


def _place(suggestion: Suggestion) -> str:
    """Where they lie together, and how fast the fetched ones are."""
    verdicts = {tier.fit.verdict for tier in suggestion.fetched}
    place = (
        tr("side by side on the graphics card") if verdicts == {Verdict.GPU} else tr("side by side in memory")
    )
    speeds = (tier.fit.tokens_per_second for tier in suggestion.fetched)
    return joined(place, _and(pace(each) for each in speeds if each))


def _dropped(suggestion: Suggestion) -> str:
    return joined(
        *(
            tr("without the built-in {tier}: {why}", tier=each.tier.upper(), why=tr(each.why))
            for each in suggestion.dropped
        )
    )


def _on_their_way(tiers: Sequence[ToFetch], scene: Scene) -> str:
    events = [scene.coming[_key(tier)].event for tier in tiers]
    done, total = total_of(events)
    return tr("{done} of {total}", done=size(done), total=size(total))


def _key(tier: ToFetch) -> str:
    return listed.key_of(tier.option.source)


def found_for(tier: ToFetch, scene: Scene) -> Found | None:
    """The model that is proposed, if a file of its name is here already."""
    name = PurePosixPath(tier.option.file.path).name
    return next(
        (each for each in scene.models if any(place.path.name == name for place in each.places)), None
    )


def _is_here(tier: ToFetch, scene: Scene) -> bool:
    return found_for(tier, scene) is not None


def _is_used(tier: ToFetch, scene: Scene) -> bool:
    found = found_for(tier, scene)
    return found is not None and scene.tier_of(found) is not None


def _and(parts: Iterable[str]) -> str:
    return tr(" and ").join(parts)
