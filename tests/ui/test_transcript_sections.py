"""Growing Markdown, cut into sections that can be read alone."""

import pytest

from matryoshka.ui.transcript.section import Kind, Section
from matryoshka.ui.transcript.sections import Cutter, mended

MIXED = """Some words
over two lines.

# Heading
1. one
   - nested

   still one
2. two
- [x] done
  ```sh
  # not a heading
  ```
> quoted
> more

| a | b |
|---|---|
| 1 | 2 |

~~~python
x = 1

# still code
~~~
The end, see [here][a].

[a]: https://example.org
"""


def cut(text: str) -> list[Section]:
    return Cutter().cut(text, ended=True)


def test_each_block_is_a_section_of_its_own() -> None:
    kinds = [(each.kind, each.text.split("\n")[0]) for each in cut(MIXED)]
    assert kinds == [
        (Kind.PROSE, "Some words"),
        (Kind.PROSE, "# Heading"),
        (Kind.ITEM, "1. one"),
        (Kind.ITEM, "2. two"),
        (Kind.ITEM, "- [x] done"),
        (Kind.CODE, "# not a heading"),
        (Kind.PROSE, "> quoted"),
        (Kind.PROSE, "| a | b |"),
        (Kind.CODE, "x = 1"),
        (Kind.PROSE, "The end, see [here][a]."),
    ]


def test_nested_lists_stay_with_their_item() -> None:
    assert cut(MIXED)[2].text == "1. one\n   - nested\n\n   still one"


def test_code_loses_its_fence_and_keeps_its_language() -> None:
    code = [each for each in cut(MIXED) if each.kind is Kind.CODE]
    assert code == [
        Section(Kind.CODE, "# not a heading", "sh", within=(2,)),
        Section(Kind.CODE, "x = 1\n\n# still code", "python"),
    ]


STEPS = """1. Install it:

   ```sh
   pip install it
   ```

   Then look.
2. Run:
   - here
     ```python
     if 1:
         go()
     ```
   - there
3. Done
"""


def test_code_in_an_item_is_a_section_that_knows_where_it_stands() -> None:
    assert [(each.kind, each.text, each.number, each.within) for each in cut(STEPS)] == [
        (Kind.ITEM, "1. Install it:", 1, ()),
        (Kind.CODE, "pip install it", None, (3,)),
        (Kind.PROSE, "Then look.", None, (3,)),
        (Kind.ITEM, "2. Run:\n   - here", 2, ()),
        (Kind.CODE, "if 1:\n    go()", None, (3, 5)),
        (Kind.ITEM, "- there", None, (3,)),
        (Kind.ITEM, "3. Done", 3, ()),
    ]


@pytest.mark.parametrize("end", range(0, len(STEPS), 7))
def test_code_in_an_item_is_cut_alike_while_it_grows(end: int) -> None:
    growing = Cutter()
    for length in range(end):
        growing.cut(STEPS[:length], ended=False)
    assert growing.cut(STEPS[:end], ended=True) == cut(STEPS[:end])


def test_items_that_all_say_one_are_counted_on_past_their_code() -> None:
    sections = cut("1. a\n   ```\n   x\n   ```\n1. b\n   ```\n   y\n   ```\n1. c")
    assert [each.number for each in sections if each.kind is Kind.ITEM] == [1, 2, 3]


def test_a_line_left_of_its_item_ends_code_that_nobody_closed() -> None:
    sections = cut("- a\n  ```\n  x\nout")
    assert [(each.kind, each.text) for each in sections] == [
        (Kind.ITEM, "- a"),
        (Kind.CODE, "x"),
        (Kind.PROSE, "out"),
    ]


def test_a_fence_right_behind_the_mark_of_an_item_stays_in_it() -> None:
    assert [each.kind for each in cut("- ```sh\n  x\n  ```\n  more")] == [Kind.ITEM]


def test_link_definitions_are_carried_along() -> None:
    cutter = Cutter()
    cutter.cut(MIXED, ended=True)
    assert cutter.definitions == {"A": "[a]: https://example.org"}


@pytest.mark.parametrize("step", [1, 3, 7])
def test_growing_text_ends_as_if_it_had_come_at_once(step: int) -> None:
    cutter = Cutter()
    for end in range(0, len(MIXED), step):
        cutter.cut(MIXED[:end], ended=False)
    assert cutter.cut(MIXED, ended=True) == cut(MIXED)


def test_a_settled_section_never_changes() -> None:
    cutter = Cutter()
    settled: list[Section] = []
    for end in range(len(MIXED)):
        sections = cutter.cut(MIXED[:end], ended=False)
        assert sections[: len(settled)] == settled
        settled = sections[: cutter.settled]


def test_marks_that_may_become_anything_wait() -> None:
    cutter = Cutter()
    cutter.cut("Text:\n", ended=False)
    assert [each.text for each in cutter.cut("Text:\n-", ended=False)] == ["Text:"]
    assert [each.text for each in cutter.cut("Text:\n- a", ended=False)] == ["Text:", "- a"]


def test_a_fence_that_is_being_closed_is_not_code() -> None:
    sections = Cutter().cut("```\nx\n``", ended=False)
    assert sections == [Section(Kind.CODE, "x", open=True)]


def test_a_number_alone_is_shown_at_once() -> None:
    assert [each.text for each in Cutter().cut("4", ended=False)] == ["4"]


@pytest.mark.parametrize(
    ("unfinished", "shown"),
    [
        ("a **bold", "a **bold**"),
        ("a **bold*", "a **bold**"),
        ("say `code", "say `code`"),
        ("a **b `c", "a **b `c`**"),
        ("done `x**y` and", "done `x**y` and"),
        ("ends **", "ends"),
    ],
)
def test_unfinished_emphasis_is_closed_for_the_moment(unfinished: str, shown: str) -> None:
    assert mended(unfinished) == shown


def test_a_line_across_is_a_section_of_its_own() -> None:
    kinds = [each.kind for each in cut("One\n\n---\nTwo\n\n* * *\nThree")]
    assert kinds == [Kind.PROSE, Kind.RULE, Kind.PROSE, Kind.RULE, Kind.PROSE]


def test_the_first_definition_of_a_label_counts_and_an_undecided_line_defines_nothing() -> None:
    cutter = Cutter()
    sections = cutter.cut("[a]: /one\n[A]: /two\n\nText\n[b]: /not\n\n[c]: /x no title\n", ended=True)
    assert cutter.definitions == {"A": "[a]: /one"}
    assert [each.text for each in sections] == ["Text\n[b]: /not", "[c]: /x no title"]


def test_a_section_is_given_only_the_definitions_that_it_needs() -> None:
    cutter = Cutter()
    (section,) = cutter.cut("[a]: /one\n[b]: /two\n\nSee [this][A].", ended=True)
    assert cutter.needed(section) == "[a]: /one"


def test_footnotes_are_sections_where_they_were_written() -> None:
    cutter = Cutter()
    text, first, second = cutter.cut("So.[^1]\n\n[^1]: A note\n    goes on.\n[^b]: Another.", ended=True)
    assert (first.kind, first.text) == (Kind.NOTE, "[^1]: A note\n    goes on.")
    assert (second.kind, second.text) == (Kind.NOTE, "[^b]: Another.")
    assert cutter.needed(text) == "[^1]:"


def test_a_note_in_a_last_line_without_an_end_is_known_once_the_text_has_ended() -> None:
    cutter = Cutter()
    text, _ = cutter.cut("So.[^1]\n\n[^1]: A note", ended=True)
    assert cutter.needed(text) == "[^1]:"


def test_items_of_a_list_are_numbered_on_whatever_they_say() -> None:
    numbers = [each.number for each in cut("3. a\n3. b\n\n1. c\n\nText\n\n1. d\n2) e\n- f")]
    assert numbers == [3, 4, 5, None, 1, 2, None]


def test_indented_code_is_one_block_without_its_indent() -> None:
    assert cut("    a\n\n      b\n\nText")[0] == Section(Kind.CODE, "a\n\n  b")


def test_code_loses_as_much_indent_as_its_fence_has() -> None:
    assert cut("  ```\n  a\n    b\n c\n  ```") == [Section(Kind.CODE, "a\n  b\nc")]


def test_what_is_too_long_for_markdown_comes_plain_and_in_pieces() -> None:
    text = "**x** " * 2_000
    sections = cut(f"Before\n\n{text}\n\nAfter")
    assert [each.kind for each in sections] == [Kind.PROSE, *[Kind.PLAIN] * 3, Kind.PROSE]
    assert "".join(each.text for each in sections[1:4]) == text.rstrip()
    assert [each.number for each in sections[1:4]] == [1, 2, 3]
