"""Feelings count where the speaker says them of themselves, now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Expect, Understanding


def read(text: str, lexicon: Lexicon, expect: Expect = Expect.FREE) -> Understanding:
    return understand(text, expect, lexicon)


def said(text: str, lexicon: Lexicon) -> str:
    """The feelings said, "!" before those negated."""
    found = read(text, lexicon).feelings
    return ", ".join(f"{'!' if f.negated else ''}{f.said}" for f in found)


@pytest.mark.parametrize(
    ("text", "feelings"),
    [
        # negation
        ("i'm not anxious today", "!anxious"),
        ("not that sad anymore", "!sad"),
        ("i don't feel great but i don't feel terrible", "!great, !terrible"),
        ("i don't think i'm angry", "!angry"),
        ("i'm neither happy nor sad", "!happy, !sad"),
        ("walked in without panicking", "!panicking"),
        ("happy no not happy content maybe", "!happy, content"),
        ("not stressed just bored", "!stressed, bored"),
        ("not so much angry as disappointed", "!angry, disappointed"),
        ("i can't stop crying", "can't stop crying"),
        ("never been happier", "happier"),
        ("not gonna lie i'm exhausted", "exhausted"),
        ("no i'm sad", "sad"),
        ("i'm grand no i'm not i'm in bits", "!grand, in bits"),
        ("used to feel so hopeless but these days i'm content", "content"),
        ("no i'm not lonely", "!lonely"),
        ("not great not terrible", "!great, !terrible"),
        ("day nine of no drinking and pretty proud", "proud"),
        ("not happy or relaxed", "!happy, !relaxed"),
        ("it's not anxiety it's more like dread", "!anxiety, dread"),
        ("skipped the gym no regrets", ""),
        ("not great got maybe four and a half hours sort of flat", "!great, flat"),
        ("been better six no sorry five out of ten", "been better"),
        ("couldn't sleep for worrying", "worrying"),
        ("far from okay", "!okay"),
        ("i don't feel like a failure today", "!like a failure"),
        ("i don't feel like crying anymore", "!feel like crying"),
        ("sat in the garden with a cup of tea felt content", "content"),
        ("the car broke down", ""),
        ("i haven't felt this calm in ages", "calm"),
        ("it's hard to feel happy right now", "!happy"),
        ("the manager was gutted with the result but proud of the lads", ""),
        ("why are you so grumpy", ""),
        # objects are no subjects
        ("i've got two kids three dogs and no patience", "no patience"),
        ("going to bed at eight feeling nervous", "nervous"),
        ("i might be a bit jealous", "jealous"),
        ("cleaned the kitchen which felt good", "good"),
        ("content sitting here with the dog", "content"),
        # said of others, denied of oneself
        ("everyone's so happy in this house except me", "!happy"),
        ("the weather's miserable but i'm not", "!miserable"),
        ("everyone thinks i'm fine but i'm really not", "!fine"),
        ("my therapist says i seem anxious but i don't feel it", "!anxious"),
        ("my sister is upset but i'm not going to ring her", ""),
        # only the words that say it
        ("my anxiety's bad", "anxiety"),
        ("tired but not the bad kind of tired", "tired"),
        # slang and idioms
        ("couldn't be happier", "couldn't be happier"),
        ("i've perked up since lunch", "i've perked up"),
        ("nothing's fun anymore", "nothing's fun anymore"),
        ("feel like a wet rag", "like a wet rag"),
        ("my mood's on the floor", "mood's on the floor"),
        ("under the cosh at work", "under the cosh"),
        ("living the dream me", "living the dream"),
        ("can't think straight", "can't think straight"),
        # comparison and degree leave it what it is
        ("less stressed than last week", "stressed"),
        ("not as numb as i was last month", "!numb"),
        ("a bit more relaxed now", "relaxed"),
        # whose
        ("my sister is upset but i'm okay", "okay"),
        ("everyone at work was stressed but i stayed calm", "calm"),
        ("it's making me anxious", "anxious"),
        ("my husband's depressed and i'm low", "low"),
        ("my mate reckons i'm grumpy", ""),
        ("the kids were happy and loud", ""),
        ("this soup is lovely", ""),
        # when, and whether at all
        ("last year i was a mess but now i'm peaceful", "peaceful"),
        ("used to be really depressed these days i'm alright", "alright"),
        ("i hope i feel better tomorrow", ""),
        ("i should be excited but i'm numb", "numb"),
        ("if i was happier i'd sleep", ""),
        ("i was raging this morning but i've calmed down", "raging, calmed down"),
        # meant for another assistant
        ("play songs for a bad mood", ""),
        ("message my wife i'm sad i missed it", ""),
        ("translate i'm tired into spanish", ""),
        ("what helps with stress", ""),
        ("hey siri i'm bored", ""),
        # words of other senses
        ("happy to skip that", ""),
        ("happy to be home", "happy to be"),
        ("down the shops", ""),
        ("a bit down", "down"),
        ("i sat down", ""),
        ("got a flat tyre but i'm grand", "grand"),
        ("my flat is freezing", ""),
        ("feeling flat", "flat"),
        ("off work today", ""),
        ("feeling a bit off", "off"),
        ("i've been on and off the phone", ""),
        ("good morning", ""),
        # ways of saying
        ("running on fumes", "running on fumes"),
        ("in a really bad mood", "bad mood"),
        ("there's a knot in my stomach", "knot in my stomach"),
        ("going through the motions", "going through the motions"),
        ("my head's all over the place", "head's all over the place"),
        ("can't complain", "can't complain"),
        ("today was hard", "hard"),
        ("the exam was hard", ""),
        ("the dread's finally lifted", "!dread"),
        ("angry no hold on disappointed", "!angry, disappointed"),
        ("happy would be pushing it", "!happy"),
        ("i can't say i'm not worried", "worried"),
        ("i'd be lying if i said i was happy", "!happy"),
        ("i'm too busy to be sad", "!sad"),
        ("more bored than sad", "bored, !sad"),
        ("he reckons i'm angry but i'm not i'm hurt", "!angry, hurt"),
        ("i haven't been so peaceful since i left", "peaceful"),
        ("i'm no as upset as i thought", "!upset"),
        ("caught nothing said nothing felt happy", "happy"),
        ("exhausted five hours sleep then parent calls till seven", "exhausted"),
        ("a bit board in the office", "board"),
        ("on the board of the school", ""),
        ("knackered and well mellow", "knackered, mellow"),
        ("i'm dead excited about friday", "excited"),
        ("i'm not jealous just glad it isn't me", "!jealous, glad it isn't"),
        ("wasn't anxious on the plane not even at takeoff proud of that one", "!anxious, proud"),
    ],
)
def test_feelings(text: str, feelings: str, lexicon: Lexicon) -> None:
    assert said(text, lexicon) == feelings


@pytest.mark.parametrize(
    ("text", "degree"),
    [("a bit sad", -1), ("sad", 0), ("really really sad", 1), ("sort of sad", -1)],
)
def test_degree(text: str, degree: int, lexicon: Lexicon) -> None:
    assert [f.intensity for f in read(text, lexicon).feelings] == [degree]


def test_numb_is_no_feeling_of_neutral_valence(lexicon: Lexicon) -> None:
    meant = read("just numb", lexicon)
    assert (meant.felt, meant.valence) == (0, None)
    assert [f.polarity for f in meant.feelings] == ["numb"]


@pytest.mark.parametrize("text", ["feeling known today", "i'm a bit num"])
def test_misheard_numb_is_numb(text: str, lexicon: Lexicon) -> None:
    assert [f.name for f in read(text, lexicon).feelings] == ["numb"]


def test_what_was_meant_is_known_beside_what_was_heard(lexicon: Lexicon) -> None:
    told = read("i feel tents about tomorrow", lexicon)
    assert [(f.name, f.said) for f in told.feelings] == [("tense", "tents")]
    assert told.misheard == {"tents": "tense"}


@pytest.mark.parametrize("text", ["i've known her for years", "a known issue", "known as dave"])
def test_known_is_not_always_numb(text: str, lexicon: Lexicon) -> None:
    assert read(text, lexicon).feelings == ()


PLAIN_FEELINGS = (
    "sad", "happy", "anxious", "calm", "angry", "lonely", "tired", "hopeful", "numb", "flat",
    "guilty", "proud", "bored", "excited", "overwhelmed", "relaxed", "scared", "grateful",
)  # fmt: skip
FRAMES = ("i'm {}", "i feel {}", "feeling {} today", "i am {} about work", "today i'm {}", "{}")


@settings(max_examples=40)
@given(feeling=st.sampled_from(PLAIN_FEELINGS), frame=st.sampled_from(FRAMES))
def test_not_before_a_feeling_turns_it(feeling: str, frame: str, lexicon: Lexicon) -> None:
    plain = read(frame.format(feeling), lexicon).feelings
    denied = read(frame.format(f"not {feeling}"), lexicon).feelings
    assert [f.negated for f in plain] == [False]
    assert [f.negated for f in denied] == [True]


@settings(max_examples=25)
@given(
    text=st.sampled_from(
        (
            "i'm not sad just tired and i slept six hours",
            "mood's about a four and i had my water",
            "my sister is upset but i'm grand",
            "can we do box breathing please",
        )
    ),
    data=st.data(),
)
def test_case_and_punctuation_change_nothing(
    text: str, data: st.DataObject, lexicon: Lexicon
) -> None:
    words = text.split()
    marks = data.draw(
        st.lists(
            st.sampled_from(["", ",", ".", "!", "..."]), min_size=len(words), max_size=len(words)
        )
    )
    cased = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    odd = " ".join(
        (word.upper() if up else word) + mark
        for word, mark, up in zip(words, marks, cased, strict=True)
    )
    plain, other = read(text, lexicon), read(odd, lexicon)
    assert (plain.intent, plain.slots, plain.feelings) == (
        other.intent,
        other.slots,
        other.feelings,
    )
    assert (plain.sleep, plain.rating, plain.habits) == (other.sleep, other.rating, other.habits)
