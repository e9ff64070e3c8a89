"""Templates that attack: as published against Jinja, and as one would make them against this sandbox."""

import re
import time
import tracemalloc

import pytest

from matryoshka.chat.engine import Message, Role
from matryoshka.engines.template import ChatTemplate
from matryoshka.errors import AppError

MARKS = re.compile(r"(<\|end\|>)")
TALK = [Message(Role.USER, "Hi"), Message(Role.ASSISTANT, "Yes"), Message(Role.USER, "2+2")]
SECONDS = 3.0
MEGABYTES = 64


def growing(step: str, first: str = "'a'") -> str:
    loop = "{% for i in range(99) %}{% set n.x = " + step + " %}{% endfor %}"
    return "{% set n = namespace(x=" + first + ") %}" + loop + "{{ n.x }}"


ESCAPES = {
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "index": "{{ ''['__class__']['__base__'] }}",
    "joined name": "{{ messages['__cla' ~ 'ss__'].x }}",
    "hex name": r"{{ ''['\x5f\x5fclass\x5f\x5f'].mro() }}",
    "attr": "{{ ''|attr('__class__')|attr('__mro__') }}",
    "attr of format": "{{ '{0.__class__}'|attr('format')(1).x }}",
    "format": "{{ '{0.__class__.__init__.__globals__}'.format(raise_exception) }}",
    "format by index": "{{ '{0.__class__.__init__.__globals__}'['format'](raise_exception) }}",
    "format kept": "{% set f = '{x.__class__.__mro__}'.format_map %}{{ f({'x': 1}) }}",
    "format in a filter": "{{ ['{0.__class__}']|map('format', 1)|list }}",
    "map attribute": "{{ [1]|map(attribute='__class__')|first ~ x.y }}{{ ''.__class__.x }}",
    "globals": "{{ raise_exception.__globals__['os'].popen('id').read() }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__.__globals__.os.environ }}",
    "namespace": "{{ namespace.__init__.__globals__.os.system('id') }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "self": "{{ self._TemplateReference__context.environment.globals.x }}",
    "url_for": "{{ url_for.__globals__.x.y }}",
    "undefined": "{{ nothing.__class__.__init__.__globals__ }}",
    "generator frame": "{{ (messages|map('upper')).gi_frame.f_globals.x }}",
    "code": "{% macro m() %}{% endmacro %}{{ m._func.__code__.co_consts }}",
    "environment": "{{ range.__self__.x }}{{ m.environment.x }}",
    "append": "{{ messages.append(1) }}",
    "update": "{{ messages[0].update({'role': 'x'}) }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}{{ os.x }}",
}

FLOODS = {
    "text": "{{ 'a' * 10**9 }}",
    "text of a name": "{% set n = 1000000000 %}{{ 'a' * n }}",
    "list": "{{ [0] * 1000000000 }}",
    "times a list": "{{ 1000000000 * messages }}",
    "power": "{{ 10 ** 100000000 }}",
    "power of powers": "{{ 9 ** (9 ** 9) }}",
    "negative power": "{{ 10 ** -100000000 }}",
    "squares": growing("n.x * n.x", "9"),
    "doubled": growing("n.x + n.x"),
    "joined": growing("n.x ~ n.x"),
    "nested": growing("[n.x, n.x]"),
    "pairs": growing("(n.x, n.x)"),
    "dicts": growing("{'a': n.x, 'b': n.x}"),
    "kept in a namespace": growing("[namespace(x=n.x), n.x]"),
    "range": "{{ range(10**9)|list }}",
    "loops": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "loops of a name": "{% set r = range(99999) %}{% for i in r %}{% for j in r %}{% endfor %}{% endfor %}",
    "loops of text": "{% set t = 'a' * 99999 %}{% for i in t %}{% for j in t %}{% endfor %}{% endfor %}",
    "written": "{% set t = 'a' * 99999 %}{% for i in range(99999) %}{{ t }}{% endfor %}",
    "set": "{% set t = 'a' * 99999 %}{% set u %}{% for i in range(99999) %}{{ t }}{% endfor %}{% endset %}",
    "macro": "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
    "macro tree": "{% macro m(n) %}{{ m(n - 1) ~ m(n - 1) if n }}{% endmacro %}{{ m(90) }}",
    "loop in itself": "{% for i in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    "center": "{{ 'a'|center(1000000000) }}",
    "ljust": "{{ 'a'.ljust(1000000000) }}",
    "zfill": "{{ 'a'.zfill(1000000000) }}",
    "expandtabs": r"{{ ('\t' * 99999).expandtabs(99999) }}",
    "translate": "{{ 'aaa'.translate({97: 'b'}) }}",
    "encode": "{{ 'aaa'.encode('utf-32') }}",
    "indent": r"{{ ('\n' * 99999)|indent(99999) }}",
    "tojson": "{{ [[[[1]]]]|tojson(indent=1000000000) }}",
    "replace": "{{ ('a' * 99999).replace('a', 'b' * 99999) }}",
    "replace filter": "{{ ('a' * 99999)|replace('a', 'b' * 99999) }}",
    "join": "{{ ('b' * 99999).join('a' * 99999) }}",
    "join of a range": "{{ range(99999)|join('b' * 99999) }}",
    "join filter": "{{ ('a' * 99999)|list|join('b' * 99999) }}",
    "join of a map": "{{ range(99999)|map('string')|join('b' * 99999) }}",
    "format": "{{ '{:1000000000}'.format(1) }}",
    "format in format": "{{ '{:{}}'.format(1, 1000000000) }}",
    "format precision": "{{ '{:.999999999f}'.format(0.5) }}",
    "percent": "{{ '%1000000000d' % 1 }}",
    "percent star": "{{ '%*d' % (1000000000, 1) }}",
    "format filter": "{{ '%1000000000d'|format(1) }}",
    "lipsum": "{{ lipsum(n=1000000) }}",
    "batch": "{{ [1]|batch(1000000000, 'x')|list }}",
    "slice": "{{ [1]|slice(1000000000)|list }}",
    "wordwrap": "{{ ('a ' * 99999)|wordwrap(1, wrapstring='b' * 99999) }}",
    "reversed": "{{ range(99999)|reverse|join('b' * 99999) }}",
    "round": "{{ 1|round(1000000000, 'ceil') }}",
    "sum": "{% set l = [[1]] * 99999 %}{{ l|sum(start=[]) }}",
    "comments": "{{ ('<!---->' * 99999)|striptags|urlize }}",
    "chained filters": "{{ range(99999)|map('string')|map('upper')" + "|map('upper')|list" * 99 + " }}",
    "deep source": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep lists": "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "long source": "{{ 1 }}" * 99999,
}


def refused(source: str) -> None:
    start = time.process_time()
    with pytest.raises(AppError, match="chat template cannot be used"):
        ChatTemplate(source, MARKS, {}).render(TALK)

    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("source", ESCAPES.values(), ids=ESCAPES)
def test_a_template_cannot_leave_its_sandbox(source: str) -> None:
    refused(source)


@pytest.mark.parametrize("source", FLOODS.values(), ids=FLOODS)
def test_a_template_can_neither_work_for_long_nor_fill_the_memory(source: str) -> None:
    refused(source)


@pytest.mark.parametrize(
    "name", ["doubled", "joined", "written", "replace", "macro", "nested", "join of a map"]
)
def test_what_is_refused_was_never_made(name: str) -> None:
    tracemalloc.start()
    with pytest.raises(AppError):
        ChatTemplate(FLOODS[name], MARKS, {}).render(TALK)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < MEGABYTES * 2**20


def test_a_long_chat_is_given_the_time_that_it_needs() -> None:
    quadratic = (
        "{% for m in messages %}{% for n in messages %}{{ '!' if n.content == m.content ~ 'x' }}{% endfor %}"
        "{{ m.content | trim }}{% endfor %}"
    )
    talk = [Message(Role.USER, f"question {number}") for number in range(200)]

    assert "question 199" in ChatTemplate(quadratic, MARKS, {}).render(talk)


def test_a_template_may_write_a_text_as_long_as_the_chat() -> None:
    talk = [Message(Role.USER, "word " * 500_000)]
    source = "{{ bos_token ~ messages[0].content.replace('word', 'words') }}"

    assert len(ChatTemplate(source, MARKS, {"bos_token": "<s>"}).render(talk)) > 2_900_000


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 'a' * 3 ~ 2 ** 3 ~ 7 % 4 ~ [1, 2] }}", "aaa83[1, 2]"),
        ("{{ '{}-{:>3}'.format('a', 1) }}", "a-  1"),
        ("{{ {'a': 1}.items()|list ~ ('b', 2) }}", "[('a', 1)]('b', 2)"),
        (
            "{% for a, b in {'x': 1}|dictsort %}{{ loop.length }}{{ loop.last }}{{ a }}{{ b }}{% endfor %}",
            "1Truex1",
        ),
        ("{{ messages|map(attribute='role')|reject('equalto', 'user')|join(', ') }}", "assistant"),
        ("{{ messages|selectattr('role', 'equalto', 'user')|list|length }}", "2"),
        ("{% for i in [1, [2]] recursive %}{{ loop(i) if i is iterable else i }}{% endfor %}", "12"),
        ("{{ {'a': [1]}|tojson(indent=2) }}", '{\n  "a": [\n    1\n  ]\n}'),
        ("{% if false %}{{ 'a'|wordwrap }}{% endif %}{{ namespace(a=1).a }}", "1"),
    ],
)
def test_what_templates_do_every_day_works_as_ever(source: str, expected: str) -> None:
    assert ChatTemplate(source, MARKS, {}).render(TALK) == expected


def test_what_is_refused_is_told_in_one_sentence() -> None:
    with pytest.raises(AppError, match=r"of 'str' object is unsafe\)\. Choose"):
        ChatTemplate("{{ ''.__class__.x }}", MARKS, {}).render(TALK)
