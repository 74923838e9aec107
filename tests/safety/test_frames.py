"""Any usual frame with any usual way of saying it: nearly all of them are noticed."""

from typing import Final

from voice_checkin.catalogue.safety import load_safety
from voice_checkin.nlu.safety import assess
from voice_checkin.resources import intents_root
from voice_checkin.types import Concern

NOTICED: Final = frozenset((Concern.AMBIGUOUS, Concern.CLEAR, Concern.IMMINENT))
ACTS: Final = (
    ("die", "dying"),
    ("kill myself", "killing myself"),
    ("end my life", "ending my life"),
    ("take my own life", "taking my own life"),
    ("end it all", "ending it all"),
    ("be dead", "being dead"),
    ("never wake up", "never waking up"),
    ("not wake up tomorrow", "not waking up tomorrow"),
    ("jump off a bridge", "jumping off a bridge"),
    ("hang myself", "hanging myself"),
    ("take an overdose", "taking an overdose"),
    ("stop existing", "not existing"),
    ("stop living", "not living any more"),
    ("hurt myself", "hurting myself"),
    ("cut myself", "cutting myself"),
    ("burn my arms", "burning my arms"),
    ("jump in front of a train", "jumping in front of a train"),
    ("walk into the sea", "walking into the sea"),
    ("drive into a wall", "driving into a wall"),
    ("take all my pills", "taking all my pills"),
    ("shoot myself", "shooting myself"),
    ("slit my wrists", "slitting my wrists"),
    ("do away with myself", "doing away with myself"),
    ("top myself", "topping myself"),
    ("put an end to it all", "putting an end to it all"),
    ("do myself in", "doing myself in"),
    ("leave this world", "leaving this world"),
    ("not be here any more", "not being here any more"),
    ("go to sleep and never wake up", "going to sleep and never waking up"),
    ("harm myself", "harming myself"),
    ("end everything", "ending everything"),
    ("unalive myself", "unaliving myself"),
    ("commit suicide", "committing suicide"),
    ("starve myself to death", "starving myself to death"),
    ("drown myself", "drowning myself"),
    ("finish myself off", "finishing myself off"),
)
"""Ways of naming death or self-harm: to do it, doing it."""
FRAMES: Final = (
    "I want to {to_do}",
    "I'm going to {to_do}",
    "I feel like I should {to_do}",
    "I wish I could {to_do}",
    "I might {to_do}",
    "I've been planning to {to_do}",
    "I'm tempted to {to_do}",
    "I was about to {to_do} last night",
    "I should just {to_do}",
    "part of me wants to {to_do}",
    "let me just {to_do}",
    "it'd be easier to {to_do}",
    "I could just {to_do}",
    "I really need to {to_do}",
    "I'd rather {to_do}",
    "I've decided to {to_do}",
    "I think I'm ready to {to_do}",
    "I have a plan to {to_do}",
    "a voice tells me to {to_do}",
    "I get this urge to {to_do}",
    "I'd love to {to_do}",
    "I think I'm gonna {to_do} tonight",
    "I'm scared I'll {to_do}",
    "what if I {to_do}",
    "I just wanna {to_do} honestly",
    "slept okay, had lunch, want to {to_do}",
    "how do I {to_do}",
    "I nearly tried to {to_do} on Monday",
    "I keep thinking about {doing}",
    "I feel like {doing}",
    "I'm thinking of {doing}",
    "all I think about is {doing}",
    "I've thought about {doing}",
    "I can't stop thinking about {doing}",
    "I'm considering {doing}",
    "thoughts of {doing} won't go away",
    "I was close to {doing} today",
    "{doing} is on my mind",
    "I dream about {doing}",
    "I've been having thoughts about {doing}",
    "{doing} feels like the only way out",
    "nothing scares me about {doing}",
    "I'm obsessed with {doing}",
    "the idea of {doing} is comforting",
    "I fantasise about {doing}",
    "I wonder about {doing}",
)


def test_a_usual_frame_with_a_usual_way_of_saying_it_is_noticed() -> None:
    rules = load_safety(intents_root() / "en" / "safety.yaml")
    said = [frame.format(to_do=to_do, doing=doing) for frame in FRAMES for to_do, doing in ACTS]
    concerns = [assess(text, rules) for text in said]
    assert sum(concern in NOTICED for concern in concerns) >= 0.97 * len(said)
    assert sum(concern is not Concern.AMBIGUOUS and concern in NOTICED for concern in concerns) >= (
        0.95 * len(said)
    )
