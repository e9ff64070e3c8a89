"""Where the program keeps its things, and where its own resources lie."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "MATRYOSHKA_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one person's data; none of them need exist yet."""

    data: Path
    settings: Path
    cache: Path

    @property
    def store(self) -> Path:
        return self.data / "chats.sqlite3"

    @property
    def attachments(self) -> Path:
        """The folder of files that went with questions, beside the store that names them."""
        return self.store.parent / "attachments"

    @property
    def choices(self) -> Path:
        """What this person has chosen."""
        return self.settings / "settings.json"

    @property
    def shortcuts(self) -> Path:
        """The keys that this person has chosen for what can be done."""
        return self.settings / "shortcuts.json"

    @property
    def ladder(self) -> Path:
        """Where a person's own ladder is looked for."""
        return self.settings / "ladder.toml"

    @property
    def ladders(self) -> Path:
        """The folder of other ladders, which single conversations can be answered by."""
        return self.settings / "ladders"

    @property
    def presets(self) -> Path:
        """How conversations can be asked, by names."""
        return self.settings / "presets.toml"

    @property
    def templates(self) -> Path:
        """Texts with slots, from which questions are made."""
        return self.settings / "templates.toml"

    @property
    def models(self) -> Path:
        """The folder of model files that were taken in."""
        return self.data / "models"

    @property
    def downloads(self) -> Path:
        """Which models are on their way, in their order."""
        return self.data / "downloads.json"

    @property
    def model_ledger(self) -> Path:
        """Which files were fetched, and which files and folders a person has named."""
        return self.data / "models.jsonl"

    @property
    def model_sums(self) -> Path:
        """The sums of model files that were read whole."""
        return self.cache / "sums.json"

    @property
    def measured(self) -> Path:
        """What models took when they were last loaded."""
        return self.cache / "measured-sizes.json"

    @property
    def bandwidth(self) -> Path:
        """How fast the processor was measured to read weights."""
        return self.cache / "bandwidth.json"

    @property
    def requests(self) -> Path:
        """Every request this program ever made."""
        return self.data / "requests.jsonl"

    @property
    def secret_names(self) -> Path:
        """What is in the keyring, by name."""
        return self.data / "secret-names.txt"

    @property
    def calibrations(self) -> Path:
        """The folder of what is known of how well juniors know themselves, a file for each pair of models."""
        return self.data / "calibrations"

    @property
    def backups(self) -> Path:
        """The folder of the backups that are made by themselves."""
        return self.data / "backups"

    @property
    def evaluations(self) -> Path:
        """The folder of what was heard in evaluations, to go on from."""
        return self.cache / "evaluations"

    @classmethod
    def of_this_person(cls) -> "Paths":
        """One folder for all when MATRYOSHKA_HOME names it, else where the system keeps such things."""
        if home := os.environ.get(HOME_VARIABLE):
            return cls(Path(home), Path(home), Path(home) / "cache")
        folders = platformdirs.PlatformDirs("matryoshka", appauthor=False)
        return cls(folders.user_data_path, folders.user_config_path, folders.user_cache_path)


def resources() -> Path:
    """The folder of fonts, icons and built-in models: inside an installed package, else beside `app`."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "resources"
