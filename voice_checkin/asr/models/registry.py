"""models.yaml: the models that can be installed."""

from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from voice_checkin.errors import ModelError
from voice_checkin.resources import models_root

_NAME: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
_SHA256: Final = r"^[0-9a-f]{64}$"
_SHA1: Final = r"^[0-9a-f]{40}$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Model(_Strict):
    """One model and where it comes from."""

    language: str
    """IETF tag, e.g. "en"."""
    about: str
    """One line for people."""
    licence: str
    """SPDX identifier."""
    url: HttpUrl
    """Its archive, a zip."""
    size: Annotated[int, Field(gt=0)]
    """Bytes of the archive; about so many when `exact` is false."""
    exact: bool = True
    """Is `size` known to the byte?"""
    sha256: Annotated[str, Field(pattern=_SHA256)] | None = None
    """Of the archive; None when nobody whom we trust has published it."""
    git_blobs: dict[str, Annotated[str, Field(pattern=_SHA1)]] = {}
    """Git blob ids of some unpacked files, by path: a second check, and the only one without."""


class Registry(_Strict):
    """All models by name, for each language the best one for a small machine first."""

    models: dict[Annotated[str, Field(pattern=_NAME)], Model]

    def for_language(self, language: str) -> tuple[str, ...]:
        """The names of a language's models, in the list's order."""
        wanted = language.partition("-")[0]
        return tuple(n for n, m in self.models.items() if m.language.partition("-")[0] == wanted)

    def model(self, name: str) -> Model:
        """A model of the list. Raises ModelError."""
        if name not in self.models:
            raise ModelError(
                f"There is no model {name!r} in the list; see: voice-checkin models list"
            )
        return self.models[name]


def read_registry(path: Path | None = None) -> Registry:
    """Read models.yaml, by default the one that is shipped. Raises ModelError."""
    path = path or models_root() / "models.yaml"
    try:
        return Registry.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as bad:
        raise ModelError(
            f"{path}: cannot be read ({bad.strerror}); reinstall the program"
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as bad:
        raise ModelError(f"{path}: is not valid YAML ({' '.join(str(bad).split())})") from None
    except ValidationError as bad:
        first = bad.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise ModelError(f"{path}: {where}: {first['msg']}") from None
