"""Whether a model fits, asked in the terminal."""

import json
from pathlib import Path

import pytest

from matryoshka.cli import main
from matryoshka.engines.prober import Prober
from matryoshka.models.bandwidth import Bandwidth, BandwidthFile
from matryoshka.models.cores import physical_cores
from matryoshka.models.verdict import Verdict
from matryoshka.paths import Paths
from support.command import run
from support.hub import open_hub
from support.sparse import Model, write_sparse

KEYS = [
    *("weights", "kv", "compute", "overhead", "total", "context", "kv_type", "mmap", "verdict"),
    *("device_layers", "free", "tokens_per_second", "measured"),
]
REPO = "Owner/Model-GGUF"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a person whose computer was timed already."""
    home = tmp_path_factory.mktemp("home")
    timed = Bandwidth(physical_cores(), {"Q8_0": 1e10}, 1e9, 1e-6)
    BandwidthFile(Paths(home, home, home / "cache").bandwidth).save(Prober().see().processor, timed)
    return home


def test_a_file_is_judged_in_a_sentence_with_all_numbers(tmp_path: Path, home: Path) -> None:
    path = write_sparse(tmp_path / "model.gguf", Model("llama"))
    result = run("models", "fit", str(path), "--context", "2048", home=home)

    assert result.returncode == 0, result.stderr
    assert "with 2,048 tokens of context." in result.stdout.splitlines()[0]
    assert "of 2,048 tokens" in result.stdout
    assert "remembering in f16" in result.stdout
    assert "tokens a second" in result.stdout


def test_programs_get_bytes(tmp_path: Path, home: Path) -> None:
    path = write_sparse(tmp_path / "model.gguf", Model("llama"))
    said = json.loads(run("models", "fit", str(path), "--json", home=home).stdout)

    assert list(said) == KEYS
    assert said["total"] == sum(said[key] for key in ("weights", "kv", "compute", "overhead"))
    assert said["kv"] == 4096 * 2 * 4 * (64 + 64) * 2
    assert (said["context"], said["kv_type"], said["measured"]) == (4096, "f16", False)
    assert Verdict(said["verdict"])


def test_without_a_model_all_tiers_of_the_ladder_are_judged_together(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("MATRYOSHKA_HOME", str(home))
    assert main(["models", "fit"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert main(["models", "fit", "--json", "--context", "512"]) == 0
    said = json.loads(capsys.readouterr().out)

    assert [line.partition(":")[0] for line in lines] == ["XS", "S"]
    assert all(line.endswith("It stays loaded.") for line in lines)
    assert [(each["tier"], each["beside"], each["context"]) for each in said] == [
        ("XS", True, 512),
        ("S", True, 512),
    ]
    assert list(said[0]) == ["tier", "beside", *KEYS]


def test_of_a_model_of_the_hub_only_headers_are_fetched(tmp_path: Path, home: Path) -> None:
    model = Model("llama", layers=8, width=1024, forward=4096, vocabulary=32_000)
    path = write_sparse(tmp_path / "model-00001-of-00002.gguf", model, parts=2)
    with open_hub() as hub:
        for part in sorted(tmp_path.glob("*.gguf")):
            hub.put(REPO, part.name, part)
        remote = run(*("models", "fit", f"{REPO}/{path.name}", "--json"), home=home, HF_ENDPOINT=hub.endpoint)
        ranges = [each.headers.get("range") for each in hub.asked("/resolve/")]
    local = run("models", "fit", str(path), "--json", home=home)

    same = ("weights", "kv", "compute", "overhead", "context")
    heard, own = json.loads(remote.stdout), json.loads(local.stdout)
    assert [heard[key] for key in same] == [own[key] for key in same]
    assert heard["weights"] > 150_000_000
    assert all(ranges)


@pytest.mark.parametrize("context", ["0", "-5", "many", "100000001"])
def test_a_context_is_a_number_of_tokens(capsys: pytest.CaptureFixture[str], context: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["models", "fit", "model.gguf", f"--context={context}"])

    assert ended.value.code == 2
    assert "is not a number of tokens" in capsys.readouterr().err


def test_what_is_no_model_is_told(tmp_path: Path, home: Path) -> None:
    (tmp_path / "notes.gguf").write_text("Dear diary")

    absent = run("models", "fit", str(tmp_path / "absent.gguf"), home=home)
    foreign = run("models", "fit", str(tmp_path / "notes.gguf"), home=home)
    assert (absent.returncode, foreign.returncode) == (1, 1)
    assert "absent.gguf" in absent.stderr
    assert "notes.gguf" in foreign.stderr
