"""What the packages say of the program."""

import tomllib

from installer import places

_PROJECT = tomllib.loads(places.PYPROJECT.read_text(encoding="utf-8"))["project"]
VERSION: str = _PROJECT["version"]
DESCRIPTION: str = _PROJECT["description"]
