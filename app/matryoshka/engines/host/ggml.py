"""ggml's own library, for those of its functions that the bindings leave unwrapped."""

from collections.abc import Callable
from typing import Any, cast

from llama_cpp._ctypes_extensions import load_shared_library
from llama_cpp._ggml import libggml_base_path


def base_library() -> Any:
    return load_shared_library("ggml-base", libggml_base_path)


def declared(function: Any, gives: Any, *takes: Any) -> Callable[..., Any]:
    """The function, with the types of its value and of its arguments."""
    function.restype, function.argtypes = gives, takes
    return cast("Callable[..., Any]", function)
