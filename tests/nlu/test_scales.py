"""Numbers and levels: logged when they are meant, never when they count something else."""

import pytest

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Expect, Sleep, Understanding


def read(text: str, lexicon: Lexicon) -> Understanding:
    return understand(text, Expect.FREE, lexicon)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("about a six", 6),
        ("like a six out of ten", 6),
        ("mood's a five actually five and a half", 5.5),
        ("six no sorry five", 5),
        ("i'd give today a seven", 7),
        ("a solid seven and a half", 7.5),
        ("put me down for a four", 4),
        ("the morning was a three but now it's more like a six", 6),
        ("seven today yesterday was a four", 7),
        ("not a ten but maybe a seven", 7),
        ("maybe a five or a six", 5.5),
        ("mood is ate out of ten", 8),
        ("eleven out of ten", None),
        ("it's half seven", None),
        ("i'd rate the restaurant a nine", None),
        ("my anxiety is a seven", None),
        ("i feel like a six", 6),
        ("my mood is six", 6),
        ("i had two coffees", None),
        ("up at six", None),
        ("pain's a seven today", None),
        ("my heart rate was ninety", None),
        ("i ran five k", None),
        ("book a table for four", None),
        ("a one off", None),
        ("possibly either one", None),
        ("mood four energy two", 4),
        ("nine hours at work then home", None),
        ("i think five hang on four because the car died", 4),
        ("make it a six it was a three till lunch", 6),
        ("a ten would you believe she rang me", 10),
        ("say a four maybe five", 4.5),
        ("my ex forgot the bins again three out of ten", 3),
        ("four up from a two", 4),
        ("gate seven was shut", None),
        ("i got an eight in my maths test", None),
        ("i'd give that film a four out of ten", None),
        ("five yesterday", None),
        ("soreness about a six", None),
        ("normally it's a seven", None),
        ("tick off the medication for me took it at eight", None),
        ("i can't give you higher than a three", 3),
        ("higher than a three", None),
        ("eight out of ten and it would be a nine if the car worked", 8),
        ("a four maybe a three no leave it at four", 4),
        ("i'm a ten today a full ten my granddaughter was born at six", 10),
        ("i'm a for today i think", 4),
        ("a nine for the view from this caravan", None),
        ("nearly feeling an eight but not quite so seven", 7),
        ("a low three i think not quite a four", 3),
        ("mm i'm sevenish", 7),
        ("i feel six and a half the interview went well", 6.5),
        ("nine till five as usual then the gym", None),
        ("put me down for a five same as ever", 5),
        ("mood's not quite a four", None),
    ],
)
def test_rating(text: str, rating: float | None, lexicon: Lexicon) -> None:
    assert read(text, lexicon).rating == rating


@pytest.mark.parametrize(
    ("text", "sleep"),
    [
        ("slept about five hours", Sleep(5)),
        ("got maybe four and a half hours", Sleep(4.5)),
        ("had six hours then a big breakfast", Sleep(6)),
        ("i got seven no wait six hours last night", Sleep(6)),
        ("between six and seven hours", Sleep(6.5)),
        ("zero hours i just lay there", Sleep(0)),
        ("barely three hours last night", Sleep(3)),
        ("slept to hours", Sleep(2)),
        ("i got a solid eight", Sleep(8)),
        ("slept like a log", Sleep(None, "good")),
        ("slept eight hours like a log", Sleep(8, "good")),
        ("sleep wasn't great", Sleep(None, "bad")),
        ("didn't sleep too badly", Sleep(None, "ok")),
        ("terrible night's sleep", Sleep(None, "bad")),
        ("tossed and turned", Sleep(None, "bad")),
        ("three hours no wait more like four", Sleep(4)),
        ("six and a bit hours not too shabby", Sleep(6)),
        ("slept about six hours but woke up four times", Sleep(6)),
        ("i slept at eleven but woke up three times", None),
        ("watched two episodes and slept maybe six hours", Sleep(6)),
        ("got my eight hours in", Sleep(8)),
        ("everything's grand bar the sleep which was brutal", Sleep(None, "bad")),
        ("slept like the dead for nine and a half hours", Sleep(9.5, "good")),
        ("got about six and three quarter hours according to my watch", Sleep(6.75)),
        ("seven maybe seven and a half hours feeling alright", Sleep(7.5)),
        ("i had an hour's nap", None),
        ("the baby slept five hours last night", None),
        ("he slept for ten hours the lazy so and so", None),
        ("the baby was up so i got four hours", Sleep(4)),
        ("sleep was so so maybe five hours", Sleep(5, "ok")),
        ("i think i got eight no seven hours", Sleep(7)),
        ("three hours on the phone to the bank", None),
        ("worked ten hours straight", None),
        ("slept at eleven", None),
        ("i've been awake since four", None),
        ("watched telly for two hours", None),
        ("woke up three times", None),
        ("see you in three hours", None),
        ("six hours and twenty minutes sleep", Sleep(6.33)),
        ("slept seven hours fifteen", Sleep(7.25)),
        ("not a wink last night", Sleep(0, "bad")),
        ("no sleep till five then maybe two hours", Sleep(2, "bad")),
        ("i only got for hours", Sleep(4)),
        ("i only slept for hours", Sleep(4)),
        ("i slept for hours", None),
        ("slept sex and a half hours", Sleep(6.5)),
        ("baby did eight hours and i only got six", Sleep(6)),
        ("in bed at ten up at half six", Sleep(8.5)),
        ("lights out at eleven lay there till one woke at seven", Sleep(6)),
        ("the kids were down at seven and up at six", None),
        ("fell asleep at ten woke at one and up again at four", None),
        ("six whole hours last night", Sleep(6)),
        ("an hour and a half tops", Sleep(1.5)),
        ("two hours then one more so three altogether slept like that", Sleep(3)),
        ("drove six hours", None),
        ("i should get eight hours", None),
        ("six hours and pretty solid", Sleep(6, "good")),
        ("seven broken hours", Sleep(7, "bad")),
        ("nothing special sleep wise", Sleep(None, "ok")),
        ("you know how badly i slept", Sleep(None, "bad")),
        ("no idea why but i slept well", Sleep(None, "good")),
        ("rough night at the casino", None),
        ("i slept through the alarm", None),
        ("five hours and i'm broken", Sleep(5)),
    ],
)
def test_sleep(text: str, sleep: Sleep | None, lexicon: Lexicon) -> None:
    assert read(text, lexicon).sleep == sleep


@pytest.mark.parametrize(
    ("text", "felt"),
    [
        ("i feel nothing", 0),
        ("dead inside", 0),
        ("can't feel a thing", 0),
        ("still can't feel much", 1),
        ("felt a little something when the music came on", 1),
        ("i can feel some things again", 2),
        ("feeling quite a lot today", 3),
        ("everything's hitting me at once i'm overwhelmed", 4),
        ("not numb today", None),
        ("flat", None),
        ("i feel okay", None),
        ("there's a speck of something in there barely though", 1),
        ("quite a lot going on inside tonight", 3),
        ("a lot going on at work", None),
        ("it's all too much the noise the kids", None),
        ("completely overwhelmed", 4),
    ],
)
def test_felt(text: str, felt: int | None, lexicon: Lexicon) -> None:
    assert read(text, lexicon).felt == felt


@pytest.mark.parametrize(
    ("text", "energy"),
    [
        ("no energy whatsoever", 0),
        ("absolutely shattered", 0),
        ("a bit knackered", 1),
        ("tired", 1),
        ("energy's pretty good", 3),
        ("absolutely buzzing", 4),
        ("sad", None),
        ("not tired", None),
        ("mood four energy two", 2),
        ("a two for the energy", 2),
        ("energy's about a seven out of ten", 3),
        ("bags of energy today", 4),
        ("plenty left in the tank", 3),
        ("i'm a zombie today", 0),
        ("my legs are lead no energy", 0),
        ("watched a zombie film", None),
        ("my son has no energy", None),
        ("energy wise i'm okay", 2),
        ("energy not quite a two", None),
    ],
)
def test_energy(text: str, energy: int | None, lexicon: Lexicon) -> None:
    assert read(text, lexicon).energy == energy


@pytest.mark.parametrize(
    ("text", "sign"),
    [("happy", 1), ("not happy", -1), ("sad", -1), ("not sad", 1), ("sad but happy", 0)],
)
def test_valence_has_the_sign_of_what_was_said(text: str, sign: int, lexicon: Lexicon) -> None:
    valence = read(text, lexicon).valence
    assert valence is not None
    assert (valence > 0) - (valence < 0) == sign
