"""FHIR R4: what a clinic's system is handed, checked against the rules it would check."""

import json
import re
from datetime import UTC, datetime
from numbers import Real
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.test_round_trips import ENTRIES
from tests.support.commands import Run
from voice_checkin.exchange.fhir import to_fhir
from voice_checkin.types import CheckIn, Entry, Sleep

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
# Of https://hl7.org/fhir/R4/datatypes.html
ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DATE_TIME = re.compile(
    r"[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
    r"(Z|[+-](0\d|1[0-4]):[0-5]\d)"
)
OBSERVATION: dict[str, type] = {
    "resourceType": str, "id": str, "status": str, "category": list, "code": dict, "subject": dict,
    "effectiveDateTime": str, "performer": list, "valueQuantity": dict,
}  # fmt: skip
QUANTITY: dict[str, type] = {"value": Real, "unit": str, "system": str, "code": str}


def is_bundle(text: str) -> list[dict[str, Any]]:
    """The Observations of a valid Bundle."""
    bundle = json.loads(text)
    assert bundle.keys() == {"resourceType", "type", "entry"}
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "collection")
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(urls)) == len(urls) > 0
    for entry in bundle["entry"]:
        assert URN.fullmatch(entry["fullUrl"])
        assert entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}"
        assert ID.fullmatch(entry["resource"]["id"])
    patient, *observations = [entry["resource"] for entry in bundle["entry"]]
    assert patient.keys() == {"resourceType", "id"}
    assert patient["resourceType"] == "Patient"
    for one in observations:
        is_observation(one, urls[0])
    return observations


def is_observation(one: dict[str, Any], patient: str) -> None:
    assert one.keys() == OBSERVATION.keys()
    assert all(isinstance(one[name], kind) for name, kind in OBSERVATION.items())
    assert (one["resourceType"], one["status"]) == ("Observation", "final")
    assert one["category"][0]["coding"][0]["code"] == "survey"
    assert one["subject"]["reference"] == one["performer"][0]["reference"] == patient
    assert DATE_TIME.fullmatch(one["effectiveDateTime"]), one["effectiveDateTime"]
    (coding,) = one["code"]["coding"]
    assert coding["system"] in ("http://loinc.org", "urn:voice-checkin")
    assert one["code"]["text"]
    quantity = one["valueQuantity"]
    assert all(isinstance(quantity[name], kind) for name, kind in QUANTITY.items())
    assert quantity["system"] == "http://unitsofmeasure.org"


def test_each_number_that_was_said_is_an_observation() -> None:
    said = CheckIn(felt=0, energy=1, rating=3.5, sleep=Sleep(6.5), note="mine", event="a quarrel")
    text = to_fhir([Entry("e", NOON, "Europe/Dublin", said)])
    found = {
        one["code"]["coding"][0]["code"]: one["valueQuantity"]["value"] for one in is_bundle(text)
    }
    assert found == {"felt": 0, "energy": 1, "rating": 3.5, "93832-4": 6.5}
    assert "mine" not in text
    assert "quarrel" not in text


def test_the_hour_is_that_of_the_person() -> None:
    (one,) = is_bundle(to_fhir([Entry("e", NOON, "Asia/Kolkata", CheckIn(felt=1))]))
    assert one["effectiveDateTime"] == "2026-03-02T17:30:00+05:30"


def test_an_hour_of_before_there_were_zones_is_still_valid() -> None:
    long_ago = NOON.replace(year=1899)
    (one,) = is_bundle(to_fhir([Entry("e", long_ago, "Asia/Kolkata", CheckIn(felt=1))]))
    assert one["effectiveDateTime"] == "1899-03-02T12:00:00+00:00"


@settings(max_examples=60, deadline=None)
@given(st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.id))
def test_any_log_is_a_valid_bundle(entries: list[Entry]) -> None:
    is_bundle(to_fhir(entries))


def test_the_command_writes_it(run: Run) -> None:
    run("talk", "--text", said="numb, slept five hours\nno\n")
    codes = {one["code"]["text"] for one in is_bundle(run("export", "--format", "fhir").stdout)}
    assert "Sleep duration" in codes
    assert len(is_bundle(to_fhir([]))) == 0
