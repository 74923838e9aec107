"""Habits: done, said not to be done, or neither."""

import pytest

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Expect


@pytest.mark.parametrize(
    ("text", "habits"),
    [
        ("i drank my water", "+water"),
        ("took my tablets and had my breakfast", "+medication +breakfast"),
        ("couldn't face the walk but i had a shower", "-walk +shower"),
        ("the meditation didn't happen", "-meditation"),
        ("skipped yoga but i stretched", "-yoga +stretching"),
        ("walk no hoovering yes reading not yet", "-walk +cleaning -reading"),
        ("water and meds done", "+water +medication"),
        ("haven't journalled yet", "-journal"),
        ("no walk today", "-walk"),
        ("i was supposed to go for a walk but it rained", "-walk"),
        ("rang my sister", "+call"),
        ("did my breeding exercises", "+breathing"),
        ("dragged myself round the block", "+walk"),
        ("tick off my walk", "+walk"),
        ("need to take my meds", ""),
        ("i'll do my walk later", ""),
        ("my husband did the hoovering", ""),
        ("did you take your tablets", ""),
        ("the walk to the station takes ten minutes", ""),
        ("put some music on", ""),
        ("can we do box breathing", ""),
        ("i walked the dog but i didn't shower", "+walk -shower"),
        ("i nearly skipped my walk but went in the end", "+walk"),
        ("thought about skipping the gym but went anyway", "+exercise"),
        ("meant to meditate but i didn't", "-meditation"),
        ("didn't do my stretches but i did take my meds", "-stretching +medication"),
        ("bit wobbly but i did my breathing", "+breathing"),
        ("i meant to go to yoga but i was too tired", "-yoga"),
        ("didn't meditate did manage a shower", "-meditation +shower"),
        ("walk's done water's done just the meditation left", "+walk +water -meditation"),
        ("did my walk had a shower", "+walk +shower"),
        ("not been outside all day", "-nature"),
        ("not too bad thanks a bit stiff from the gym", "+exercise"),
        ("i can't sit still", ""),
        ("ran five k before work", "+run"),
        ("did everything except the reading and i feel good", "-reading"),
        ("went round the park twice", "+walk"),
        ("meditated on the train", "+meditation"),
        ("is cooked chicken still good", ""),
        ("not really and i drank my water", "+water"),
        ("rang mum skipped the breathing", "+call -breathing"),
        ("skipped breakfast had lunch at one", "-breakfast +lunch"),
        ("mustn't grumble ate my breakfast", "+breakfast"),
        ("didn't skip my tablets today", "+medication"),
        ("too tired to do my stretches", "-stretching"),
        ("yes to the water no to the reading", "+water -reading"),
        ("ate my toast felt nothing", "+breakfast"),
        ("walk done yoga skipped", "+walk -yoga"),
        ("took my meds no breakfast though", "+medication -breakfast"),
        ("check off the gym for me", "+exercise"),
        ("the reading i skipped", "-reading"),
        ("did the walk no wait that was yesterday", "-walk"),
        ("swapped the run for a swim", "-run +swim"),
        ("lunchtime swim instead of the gym", "+swim -exercise"),
        ("no walk just a few stretches", "-walk +stretching"),
        ("put the reading down as done but not the piano", "+reading -piano"),
        ("my hair's washed and my journal's written", "+hair +journal"),
        ("the hoover was going next door", ""),
        ("he left me on read", ""),
        ("did the school run and somebody nicked my lunch", ""),
        ("i've been saving up my tablets", ""),
        ("called in sick and walked into the door", ""),
    ],
)
def test_habits(text: str, habits: str, lexicon: Lexicon) -> None:
    found = understand(text, Expect.FREE, lexicon).habits
    assert " ".join(f"{'+' if h.done else '-'}{h.name}" for h in found) == habits
