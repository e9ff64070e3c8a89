"""ggml's own libraries, for those of its functions that the bindings leave unwrapped."""

import ctypes
import os
import sys
from collections.abc import Callable
from typing import Any, cast

from llama_cpp._ctypes_extensions import load_shared_library
from llama_cpp._ggml import libggml_base_path


def base_library() -> Any:
    return library("ggml-base")


def library(name: str) -> Any:
    """The copy that llama.cpp uses, since each knows only the devices that it was told of.

    It is found through llama.cpp; on Windows, where there are no copies, a library has only what is its own.
    """
    return load_shared_library(name if sys.platform == "win32" else "llama", libggml_base_path)


def declared(function: Any, gives: Any, *takes: Any) -> Callable[..., Any]:
    """The function, with the types of its value and of its arguments."""
    function.restype, function.argtypes = gives, takes
    return cast("Callable[..., Any]", function)


def load_parts() -> None:
    """Load the best code for this processor where there are files of several kinds of it.

    Unless that is done first, llama.cpp looks for such files in the working folder too.
    """
    if _in_parts():
        load = declared(library("ggml").ggml_backend_load_all_from_path, None, ctypes.c_char_p)
        load(os.fsencode(libggml_base_path))


def processor_register() -> Any:
    """What computes on the processor, as ggml names it in a pointer; no driver of a card is asked."""
    if _in_parts():
        find = declared(library("ggml").ggml_backend_reg_by_name, ctypes.c_void_p, ctypes.c_char_p)
        return find(b"CPU")
    return declared(library("ggml-cpu").ggml_backend_cpu_reg, ctypes.c_void_p)()


def _in_parts() -> bool:
    """Whether llama.cpp was built for many processors; each has a file of its own then, named longer."""
    return not any(libggml_base_path.glob("*ggml-cpu.*"))
