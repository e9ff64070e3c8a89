"""Joins the page “Side by side”, and that of what votes say, to the window around them."""

from matryoshka.paths import Paths
from matryoshka.ui.choices import Choices
from matryoshka.ui.compare.batch_conduct import BatchConduct
from matryoshka.ui.compare.conduct import CompareConduct
from matryoshka.ui.compare.earlier_conduct import EarlierConduct
from matryoshka.ui.compare.earlier_page import EarlierPage
from matryoshka.ui.compare.kept import Kept
from matryoshka.ui.compare.offers import Offers
from matryoshka.ui.compare.open_grid import OpenGrid
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.compare.wins_conduct import WinsConduct
from matryoshka.ui.compare.wins_page import WinsPage
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.desk import Desk
from matryoshka.ui.needs import Parts
from matryoshka.ui.theme import Nest
from matryoshka.ui.window import Window


def attach(
    window: Window, conduct: Conduct, desk: Desk, choices: Choices, *, parts: Parts, paths: Paths
) -> None:
    """They work from now on, until the window closes; without anybody who compares there are none."""
    if parts.compares is None:
        return
    page = ComparePage(Nest(parts.ladder), choices.theme)
    sheet, kept = OpenGrid(page), Kept(paths.store, page.notice.add)
    compare = CompareConduct(
        window, desk, page, sheet, store=paths.store, compares=parts.compares, measures=parts.measures
    )
    conduct.compared.connect(compare.compare)
    offers = Offers(page, sheet, kept, batches=parts.batches is not None)
    if parts.batches:
        batch = BatchConduct(page, desk, sheet, kept, parts.batches)
        offers.file_wished.connect(batch.choose)
        window.closed.connect(batch.close)
    EarlierConduct(window, EarlierPage(choices.theme), page, sheet, paths.store)
    page.scroll_together(choices.settings.scroll_together)
    page.together_chosen.connect(choices.choose_scroll_together)
    WinsConduct(window, desk, WinsPage(Nest(parts.ladder), choices.theme), paths.store, parts.measures)
