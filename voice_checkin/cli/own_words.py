"""`voice-checkin words`: the names of a person's habits, people and goals."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer

from voice_checkin.app import choose_engine, open_store
from voice_checkin.asr.phones import plain
from voice_checkin.asr.pocketsphinx_words import sounds
from voice_checkin.asr.pronounce import sayable
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.errors import RecogniserError, SettingsError
from voice_checkin.nlu.normalise import utterance
from voice_checkin.nlu.personal import spoken_words
from voice_checkin.settings import Settings, load_settings
from voice_checkin.types import Grammar, PersonalKind, PersonalWord

app = typer.Typer(
    no_args_is_help=True,
    help="Your own words: names of habits, people and goals, to be heard and understood.",
    context_settings={"help_option_names": ["--help", "-h"]},
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="As you write it.")]


@app.command("list")
def list_(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List your words, and how each sounds to the recogniser that is built in.

    [dim]Example: voice-checkin words list[/dim]
    """
    with open_store(_settings(data_dir)) as store:
        words = store.words()
    if not words and not as_json:
        typer.echo("None yet. Add one: voice-checkin words add habit pilates")
    for word in words:
        _print(word, as_json)


@app.command("add")
def add_(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="habit, person or goal.")],
    name: Name,
    said_as: Annotated[
        list[str] | None,
        typer.Option("--said-as", metavar="WORDS", help="Another way to say it; may be repeated."),
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Add a word, or change the one of that name. From then on it is heard and understood.

    [dim]Example: voice-checkin words add person Siobhán --said-as shivawn[/dim]
    """
    word = _checked(kind, name, said_as or [])
    settings = _settings(data_dir)
    with open_store(settings) as store:
        store.keep_word(word)
        words = store.words()
    _print(word, as_json)
    unheard = _unheard(settings, word, words)
    if unheard:
        typer.echo(unheard, err=True)


@app.command("remove")
def remove_(name: Name, as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Forget a word. What was logged under its name stays.

    [dim]Example: voice-checkin words remove pilates[/dim]
    """
    with open_store(_settings(data_dir)) as store:
        gone = store.drop_word(name)
    if not gone:
        raise SettingsError(f"There is no word {name!r}; see: voice-checkin words list")
    typer.echo(json.dumps({"removed": name}, ensure_ascii=False) if as_json else f"{name} is gone.")


def _settings(data_dir: Path | None) -> Settings:
    return load_settings({"data_dir": data_dir})


def _checked(kind: str, name: str, said_as: Sequence[str]) -> PersonalWord:
    """The word with the ways that can be said; raises SettingsError when there is none."""
    name, ways = name.strip(), [way.strip() for way in said_as]
    for known in get_args(PersonalKind):
        if kind == known:
            break
    else:
        raise SettingsError(f"{kind!r} is no kind of word; choose habit, person or goal.")
    for way in ways or [name]:
        if not _hearable(way):
            raise SettingsError(
                f"{way!r} cannot be heard as it is written; say it in letters, numbers as words: "
                f'voice-checkin words add {kind} {name!r} --said-as "..."'
            )
    return PersonalWord(known, name, tuple(ways))


def _print(word: PersonalWord, as_json: bool) -> None:
    said = {way: _sound(way) for way in word.spoken}
    ways = {way: sound for way, sound in said.items() if sound}
    if as_json:
        record = {"kind": word.kind, "name": word.name, "said_as": word.said_as, "sounds": ways}
        typer.echo(json.dumps(record, ensure_ascii=False))
        return
    heard = "; ".join(f'"{way}" {sound}' for way, sound in ways.items())
    typer.echo(f"{word.name} ({word.kind}): {heard}")


def _sound(way: str) -> str:
    """For example "s-oo-p k-i-ch-uh-n"; empty when it cannot be heard as it is written."""
    parts = utterance(way).plain
    said = sounds(parts)
    spelled = [plain(said[part][0]) for part in parts if said[part]]
    return " ".join(spelled) if _hearable(way) and len(spelled) == len(parts) else ""


def _hearable(way: str) -> bool:
    return sayable(way) and not any(map(str.isdigit, way)) and bool(utterance(way).plain)


def _unheard(settings: Settings, word: PersonalWord, words: Sequence[PersonalWord]) -> str | None:
    """What to tell when the recogniser in use cannot hear the word; None when it can."""
    try:
        engine = choose_engine(settings, words).engine
    except RecogniserError:
        return None
    lacking = frozenset(engine.missing(Grammar("own_words", "", tuple(spoken_words([word])))))
    if any(lacking.isdisjoint(spoken_words([PersonalWord(word.kind, way)])) for way in word.spoken):
        return None
    return (
        f"{engine.name} has fixed words and cannot hear this one; add how it might sound in plain "
        f"English words: voice-checkin words add {word.kind} {word.name!r} --said-as "
        '"..."'
    )
