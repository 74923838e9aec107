"""Check-ins as FHIR R4: a Bundle of Observations about one person, of whom nothing is told.

Source: https://hl7.org/fhir/R4/observation.html and https://hl7.org/fhir/R4/bundle.html.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from voice_checkin.insights.days import zone_of
from voice_checkin.store.track import Track, untracked
from voice_checkin.types import Entry

Resource = dict[str, Any]

SYSTEM: Final = "urn:voice-checkin"
"""Of the codes of our own, where no code system has one that fits."""
_LOINC: Final = "http://loinc.org"
_UCUM: Final = "http://unitsofmeasure.org"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
_SPACE: Final = UUID("8f0c4b1e-5d0a-4d0a-9a56-6c0b7e9a7b52")
"""So that the same entry has the same id in every export."""
_PATIENT: Final = str(uuid5(_SPACE, "patient"))
_SCALES: Final = {
    "felt": "How much could be felt, from 0 (nothing) to 4 (overwhelming)",
    "valence": "How pleasant it was, from -2 (very unpleasant) to 2 (very pleasant)",
    "energy": "Energy, from 0 (none) to 4 (buzzing)",
    "rating": "Mood, from 0 to 10",
}
"""Our codes, and what each says to whoever reads it."""


def to_fhir(entries: Sequence[Entry], track: Track = untracked) -> str:
    """A Bundle of type collection, as JSON; an Observation for every number that was said."""
    resources = [{"resourceType": "Patient", "id": _PATIENT}]
    for entry in track(entries, "Writing", len(entries)):
        resources += _observations(entry)
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=2) + "\n"


def _observations(entry: Entry) -> Iterator[Resource]:
    said = entry.check_in
    for code, text in _SCALES.items():
        value = getattr(said, code)
        if value is not None:
            yield _observation(entry, SYSTEM, code, text, value, ("score", "{score}"))
    if said.sleep and said.sleep.hours is not None:
        hours = said.sleep.hours
        yield _observation(entry, _LOINC, "93832-4", "Sleep duration", hours, ("h", "h"))


def _observation(
    entry: Entry, system: str, code: str, text: str, value: float, unit: tuple[str, str]
) -> Resource:
    person = {"reference": f"urn:uuid:{_PATIENT}"}
    return {
        "resourceType": "Observation",
        "id": str(uuid5(_SPACE, f"{entry.id} {code}")),
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "survey", "display": "Survey"}]}],
        "code": {"coding": [{"system": system, "code": code, "display": text}], "text": text},
        "subject": person,
        "effectiveDateTime": _moment(entry),
        "performer": [person],
        "valueQuantity": {"value": value, "unit": unit[0], "system": _UCUM, "code": unit[1]},
    }


def _moment(entry: Entry) -> str:
    """In the zone it was said in; in UTC where that was seconds off, which FHIR cannot say."""
    local = entry.said_at.astimezone(zone_of(entry.zone))
    offset = local.utcoffset()
    return (entry.said_at if offset and offset.seconds % 60 else local).isoformat()
