"""Eyes for parrots: a tiny file through which llama.cpp's own library sees how bright a picture is."""

import base64
import struct
import zlib
from io import BytesIO
from pathlib import Path

import gguf
import numpy as np
from PIL import Image

from matryoshka.chat.engine import Picture
from support.parrots import SEEN

CELLS = 16
"""That every picture takes."""
_SIDE, _PATCH = 32, 8
_WIDTH = 32
_STRONGLY = 1000.0
_LAYER = ("attn_q", "attn_k", "attn_v", "attn_out", "ffn_up", "ffn_down")


def write_eyes(path: Path, width: int = _WIDTH) -> Path:
    """For a parrot that `sees`, of that width: 32 where its line is short. Bright is above a half."""
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_string("clip.projector_type", "mlp")
    writer.add_bool("clip.has_vision_encoder", True)
    _write_shape(writer, width)
    for name, tensor in (_patches() | _layer() | _projector(width)).items():
        writer.add_tensor(name, tensor.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def write_roaming_eyes(path: Path, width: int) -> Path:
    """Of random weights, for pictures of any size: 256 pixels are a token."""
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_string("clip.projector_type", "qwen2vl_merger")
    writer.add_bool("clip.has_vision_encoder", True)
    _write_shape(writer, width)
    random = np.random.default_rng(5)
    for name, shape in _roaming(width).items():
        spread = random.standard_normal(shape, np.float32) / np.float32(np.sqrt(np.prod(shape[1:])))
        writer.add_tensor(name, 1 + 0 * spread if name.endswith(("ln1.weight", "ln2.weight")) else spread)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _roaming(width: int) -> dict[str, tuple[int, ...]]:
    """Four neighbours become one token."""
    patches = {f"v.patch_embd.weight{end}": (_WIDTH, 3, _PATCH, _PATCH) for end in ("", ".1")}
    weights = {f"v.blk.0.{name}.weight": (_WIDTH, _WIDTH) for name in _LAYER}
    biases = {f"v.blk.0.{name}.bias": (_WIDTH,) for name in _LAYER}
    norms = {f"v.blk.0.{name}.{kind}": (_WIDTH,) for name in ("ln1", "ln2") for kind in ("weight", "bias")}
    merged = 4 * _WIDTH
    projector = {
        "mm.0.weight": (merged, merged),
        "mm.0.bias": (merged,),
        "mm.2.weight": (width, merged),
        "mm.2.bias": (width,),
    }
    return patches | weights | biases | norms | projector


def picture(grey: int, *, width: int = 40, height: int = 40) -> Picture:
    """Of one colour, 0 to 255."""
    made = BytesIO()
    Image.new("RGB", (width, height), (grey, grey, grey)).save(made, "PNG")
    return Picture("image/png", base64.b64encode(made.getvalue()).decode())


def bomb(side: int) -> str:
    """A few bytes of PNG that say they are a square of so many pixels; in base64."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    content = b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (head, zlib.compress(bytes(2**20)), b"")))
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + content).decode()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _write_shape(writer: gguf.GGUFWriter, width: int) -> None:
    numbers = {
        "embedding_length": _WIDTH,
        "feed_forward_length": _WIDTH,
        "block_count": 1,
        "projection_dim": width,
        "image_size": _SIDE,
        "patch_size": _PATCH,
        "attention.head_count": 1,
    }
    for key, number in numbers.items():
        writer.add_uint32(f"clip.vision.{key}", number)
    writer.add_float32("clip.vision.attention.layer_norm_epsilon", 1e-6)
    writer.add_array("clip.vision.image_mean", [0.5] * 3)
    writer.add_array("clip.vision.image_std", [0.5] * 3)


def _patches() -> dict[str, np.ndarray]:
    """The light of a patch, from -1 to 1, and its negative: what comes next lets only more than 0 pass."""
    weights = np.zeros((_WIDTH, 3, _PATCH, _PATCH))
    weights[0], weights[1] = 1 / (3 * _PATCH**2), -1 / (3 * _PATCH**2)
    return {"v.patch_embd.weight": weights, "v.position_embd.weight": np.zeros((CELLS, _WIDTH))}


def _layer() -> dict[str, np.ndarray]:
    """One that llama.cpp must find, and skips."""
    weights = {f"v.blk.0.{name}.weight": np.zeros((_WIDTH, _WIDTH)) for name in _LAYER}
    norms = (f"v.blk.0.{name}.{kind}" for name in ("ln1", "ln2") for kind in ("weight", "bias"))
    return weights | {name: np.zeros(_WIDTH) for name in norms}


def _projector(width: int) -> dict[str, np.ndarray]:
    first, second = np.zeros((_WIDTH, _WIDTH)), np.zeros((width, _WIDTH))
    first[0, 0] = first[1, 1] = _STRONGLY
    second[SEEN, 0], second[SEEN, 1] = 1, -1
    biases = {"mm.0.bias": np.zeros(_WIDTH), "mm.2.bias": np.zeros(width)}
    return {"mm.0.weight": first, "mm.2.weight": second} | biases
