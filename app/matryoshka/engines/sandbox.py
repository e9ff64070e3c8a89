"""A Jinja for templates of strangers: they reach nothing outside, nor work for long, nor fill the memory.

Jinja's own sandbox leaves time and memory open. In this one every call, operator, filter, list and turn of
a loop asks the `Sandbox`, which looks at the processor's time, and at how large a value will be before it is
made. What chat templates do not need is refused: some of it makes much of a small number.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from matryoshka.engines.sizes import Sizes, weight

_SECONDS, _SECONDS_EACH = 0.3, 0.004
"""Of the processor, and more for each message: the slowest template in use takes a third of that."""
_LONGEST, _TIMES = 2**20, 8
"""Characters and items of one value: so many, and this many times what the messages have."""
_FILTERS = """
abs bool capitalize count d default dictsort e escape first float forceescape groupby indent int items join
last length list lower map max min reject rejectattr replace reverse safe select selectattr sort
string title tojson trim truncate unique upper wordcount
"""
_METHODS = """
capitalize casefold count endswith find format format_map index isalnum isalpha isascii isdecimal isdigit
islower isnumeric isspace istitle isupper join lower lstrip partition removeprefix removesuffix replace
rfind rindex rpartition rsplit rstrip split splitlines startswith strip swapcase title upper
"""
"""Of texts."""


class _Watched(CodeGenerator):
    """Compiles loops, lists and `~` so that the environment hears of them."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        node.iter = _asking("turns", node.iter)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.visit(_asking("joined", *node.nodes), frame)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        self._measured(super().visit_List, node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        self._measured(super().visit_Dict, node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        if node.ctx == "load":
            self._measured(super().visit_Tuple, node, frame)
        else:
            super().visit_Tuple(node, frame)

    def _measured(self, visit: Callable[[Any, Frame], None], node: nodes.Node, frame: Frame) -> None:
        self.write("environment.measured(")
        visit(node, frame)
        self.write(")")


def _asking(method: str, *asked: Any) -> nodes.Expr:
    return nodes.Call(nodes.EnvironmentAttribute(method), list(asked), [], None, None)


class Sandbox(ImmutableSandboxedEnvironment):
    """For one template at a time: `begin` each time before it is rendered.

    What is refused raises `SecurityError`.
    """

    code_generator_class = _Watched
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._end, self._sizes = 0.0, Sizes(_LONGEST)
        self.begin([])
        del self.globals["lipsum"]
        self._methods = frozenset(_METHODS.split())
        needed = _FILTERS.split()
        for name, function in self.filters.items():
            self.filters[name] = self.watched(function) if name in needed else _refusing(name)

    def begin(self, texts: Sequence[str]) -> None:
        """`texts` of all messages: a longer chat may take longer."""
        self._end = time.thread_time() + _SECONDS + _SECONDS_EACH * len(texts)
        self._sizes = Sizes(_LONGEST + _TIMES * sum(map(len, texts)))

    def watched(self, filter_: Callable[..., Any]) -> Callable[..., Any]:
        """The filter, after a look at what it is given."""

        @wraps(filter_)
        def careful(*given: Any, **options: Any) -> Any:
            self._sizes.check_call(filter_.__name__, (*given, *options.values()))
            return self.measured(filter_(*given, **options))

        return careful

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        allowed = not isinstance(obj, str) or attr in self._methods
        return allowed and super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        method = getattr(obj, "__wrapped__", obj)  # `format` comes wrapped
        given = (getattr(method, "__self__", ""), *args, *kwargs.values())
        self._sizes.check_call(getattr(obj, "__name__", ""), given)
        return self.measured(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        match operator:
            case "%" if isinstance(left, str):
                raise SecurityError("it formats with %")
            case "*" | "**":
                self._sizes.check_product(operator, left, right)
            case "+" if not isinstance(left, int | float):
                self._sizes.check(weight(left) + weight(right))
        return self.measured(super().call_binop(context, operator, left, right))

    def turns(self, items: Iterable[Any]) -> Iterator[Any]:
        """What a loop goes through."""
        for item in items:
            self._look()
            yield item

    def joined(self, *parts: Any) -> str:
        return self.concat(map(str, parts))

    def concat(self, parts: Iterable[str]) -> str:
        """One text of all that a template, a macro or a block writes."""
        texts, size = [], 0
        for part in self.turns(parts):
            size += len(part)
            self._sizes.check(size)
            texts.append(part)
        return "".join(texts)

    def measured(self, value: Any) -> Any:
        """The value, if it is not too large with all that it holds; what would be made later is made now."""
        self._look()
        made = list(self.turns(value)) if isinstance(value, Iterator) else value
        self._sizes.check(weight(made))
        return made

    def _look(self) -> None:
        if time.thread_time() > self._end:
            raise SecurityError("it takes too long")


def _refusing(name: str) -> Callable[..., Any]:
    def refuse(*_: object, **__: object) -> Any:
        raise SecurityError(f"it uses the filter {name}")

    return refuse
