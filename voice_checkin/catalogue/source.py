"""YAML files checked against pydantic models, with file and line in every complaint.

Every file of the catalogue is read here, so that an author's mistake (a tab, a duplicate key, an
unknown field, a wrong number) always ends in one sentence that says where it is.
"""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from voice_checkin.errors import CatalogueError

Key = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it: ten times as fast, the same marks."""


class Strict(BaseModel):
    """A catalogue record: frozen, no unknown keys, no silent conversion."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


M = TypeVar("M", bound=BaseModel)


class Source:
    """One parsed YAML file: plain data, and the line each part of it came from."""

    def __init__(self, path: Path, data: Any, lines: dict[Key, int]) -> None:
        self.path, self.data, self._lines = path, data, lines

    def line(self, *key: str | int) -> int:
        """The line (from 1) of the nearest part of `key` that is in the file."""
        while key and key not in self._lines:
            key = key[:-1]
        return self._lines.get(key, 1)

    def error(self, reason: str, *key: str | int) -> CatalogueError:
        """An error that names this file and the line of `key`."""
        return CatalogueError(self.path, self.line(*key), reason)

    def check(self, model: type[M]) -> M:
        """The data as `model`; raises CatalogueError at the first mistake, in file order."""
        try:
            return model.model_validate(self.data)
        except ValidationError as bad:
            first = min(bad.errors(), key=lambda e: self.line(*_known(e["loc"], self._lines)))
            key = _known(first["loc"], self._lines)
            raise self.error(_plain(first["msg"], first["loc"]), *key) from None


def read(path: Path) -> Source:
    """Parse one YAML file. Raises CatalogueError for a missing, unreadable or invalid one."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as bad:
        raise CatalogueError(path, None, f"cannot be read ({bad.strerror})") from None
    except UnicodeDecodeError:
        raise CatalogueError(path, None, "is not UTF-8 text; save it as UTF-8") from None
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as bad:
        line = bad.problem_mark.line + 1 if bad.problem_mark else None
        raise CatalogueError(path, line, f"is not valid YAML ({bad.problem})") from None
    except yaml.YAMLError as bad:
        raise CatalogueError(path, None, f"is not valid YAML ({bad})") from None
    if node is None:
        raise CatalogueError(path, None, "is empty")
    lines: dict[Key, int] = {}
    data = _plain_data(node, path, (), lines)
    return Source(path, data, lines)


def _plain_data(node: yaml.Node, path: Path, key: Key, lines: dict[Key, int]) -> Any:
    lines[key] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, key, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_plain_data(item, path, (*key, i), lines) for i, item in enumerate(node.value)]
    return _scalar(node, path)


def _mapping(node: yaml.MappingNode, path: Path, key: Key, lines: dict[Key, int]) -> Any:
    found: dict[str, Any] = {}
    for name_node, value in node.value:
        name = str(name_node.value)
        line = name_node.start_mark.line + 1
        if name in found:
            raise CatalogueError(path, line, f"the key {name!r} is there twice")
        found[name] = _plain_data(value, path, (*key, name), lines)
        lines[(*key, name)] = line
    return found


def _scalar(node: yaml.Node, path: Path) -> Any:
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    # SafeLoader's resolver makes "no" and "yes" booleans; in sentences they are words people say.
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() not in ("true", "false"):
        return node.value
    if node.tag == "tag:yaml.org,2002:int" and node.value.isdecimal() and node.value[0] != "0":
        return int(node.value)
    try:
        loader = yaml.SafeLoader("")
        return loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError) as bad:
        raise CatalogueError(path, node.start_mark.line + 1, f"cannot be read ({bad})") from None


def _known(loc: tuple[str | int, ...], lines: dict[Key, int]) -> Key:
    """The longest part of a pydantic location that is in the file (it adds union tags)."""
    key: Key = ()
    for part in loc:
        if (*key, part) in lines:
            key = (*key, part)
    return key


def _plain(message: str, loc: tuple[str | int, ...]) -> str:
    name = ".".join(str(part) for part in loc) or "the file"
    if message == "Extra inputs are not permitted":
        return f"{name}: unknown key"
    if message == "Field required":
        return f"{name}: is missing"
    return f"{name}: {message.removeprefix('Value error, ')}"
