"""Numbers that are called by name, and nights told in pieces."""

import pytest

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Expect


@pytest.mark.parametrize(
    ("said", "rating", "energy", "hours"),
    [
        ("mood six energy two slept seven", 6, 2, 7),
        ("seven mood five sleep two energy", 7, 2, 5),
        ("six hours energy three", None, 3, 6),
        ("slept five and a half mood five energy one", 5, 1, 5.5),
        ("i'd put energy at one mood at five", 5, 1, None),
        ("eight for mood and eight for sleep", 8, None, 8),
        ("energy wise i'm a two", None, 2, None),
        ("two out of four for energy", None, 2, None),
        ("energy's not a three like last time it's a one", None, 1, None),
        ("energy was a one this morning it's a three now", None, 3, None),
        ("energy yesterday one today three", None, 3, None),
        ("energy up one from yesterday so it's a three", None, 3, None),
        ("energy two no make that one", None, 1, None),
        ("my mood went from six to four", 4, None, None),
        ("mood's a perfect ten", 10, None, None),
        ("took my pills at ten energy is two", None, 2, None),
        ("my daughter says her mood is a two", None, None, None),
        ("my mood is about two out of five", None, None, None),
        ("four hours sleep two exams and one flatmate", None, None, 4),
        ("energy two coffees in", None, None, None),
        ("in the mood six hours ago", None, None, None),
        ("ok so energy is a zero and i'm cold", None, 0, None),
        ("got five hours and energy's not more than a one", None, 1, 5),
        ("five for how i feel seven hours for how long i slept", 5, None, 7),
        ("six point five is how i am", 6.5, None, None),
        ("mood hanging on at five", 5, None, None),
        ("not even three hours sleep and i've an exam at nine", None, None, 3),
        ("put down three hours sleep and don't tell my wife", None, None, 3),
        ("half nine to half five and i woke up a nine", 9, None, 8),
    ],
)
def test_a_number_is_what_it_is_called(
    lexicon: Lexicon, said: str, rating: float | None, energy: int | None, hours: float | None
) -> None:
    told = understand(said, Expect.FREE, lexicon)
    slept = told.sleep.hours if told.sleep else None
    assert (told.rating, told.energy, slept) == (rating, energy, hours)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("lay down at eleven up at seven but awake from two to three", 7),
        ("slept at eleven woke three times up at six", 7),
        ("i studied till two woke at seven", 5),
        ("last night nine thirty to five thirty very sound sleep", 8),
        ("went to bed at ten took me two hours to nod off then up at six", 6),
        ("i went to bed at nine but i only slept at one and the kids came in at six", 5),
        ("bed at eleven up at seven minus an hour when the alarm went", 7),
        ("i turned in around nine and i was up at four so that's seven i guess", 7),
        ("had four hours in the night and a one hour nap at lunch so that makes five", 5),
        ("slept six out of the eight hours i was in bed", 6),
        ("forty five minutes of sleep that was my whole night", 0.75),
        ("i slept forty minutes", 0.67),
        ("slept seven hours walked four kilometres", 7),
        ("i usually get six last night i got eight", 8),
        ("i had seven hours but with four wakings", 7),
        ("walked thirty minutes", None),
        ("i slept two to three hours", 2.5),
        ("last night two to three hours", 2.5),
        ("last night two to three people came round", None),
        ("last night i worked from nine to five", None),
        ("i was out from nine to five", None),
        ("before the pills i slept three hours a night", None),
        ("used to get four hours a night last night i got seven", 7),
        ("from ten past eleven to ten past five then i gave up and made tea", 6),
        ("quarter to twelve till quarter to seven not bad for me", 7),
        ("two till six that's all the sleep i got", 4),
        ("slept the clock round nine at night till nine in the morning", 12),
        ("the baby slept eight to two i slept eleven to two and then half three to half six", 6),
        ("asleep by two up again for the school run at seven", 5),
        ("fell asleep to the podcast at eleven and when i woke it was seven", 8),
        ("woke up i had breakfast at eight", None),
        ("ten till six today in the shop", None),
        ("from one to ten i say seven", None),
        ("planning on bed at ten and up at six tomorrow", None),
        ("slept four hours got up made a brew slept another three", 7),
        ("slept an hour and then another hour and then nothing", 2),
        ("got six hours could do with another two", 6),
        ("three hours asleep then a two hour gap then three more", 6),
        ("kipped in the van from two till half seven", 5.5),
        ("watched the cricket till two slept till nine we lost", 7),
        ("i wish i could sleep nine hours like my cat", None),
        ("back in june i was sleeping four hours", None),
        ("a three hour drive and i'm done in", None),
        ("i slept at one thirty and woke up at six thirty five hours only", 5),
        ("couldn't drop off till three and then up at nine so i suppose six", 6),
        ("i slept for and a half hours", 4.5),
        ("not a minute of sleep", 0),
        ("thirty minutes sleep between calls on the ward last night", 0.5),
        ("ten hours straight i must have needed it", 10),
        ("six hours sleep four shots of espresso one deadline", 6),
        ("it took me two hours to fall asleep", None),
        ("awake every two hours and howling", None),
        ("i fell asleep four minutes in", None),
        ("my flatmate only got two hours and she's a wreck", None),
        ("last tuesday i slept three hours", None),
        ("oh for eight hours like i had in my twenties", None),
        ("midnight to three and then half past four to seven", 5.5),
        ("i slept two hours before the baby woke and then another three", 5),
        ("eight hours fifteen of kip don't ask me how", 8.25),
        ("i woke two hours before the alarm", None),
        ("got in off nights about eight and had a really good sleep for once", None),
        ("janet came about the boiler and stayed three hours and i'm not lonely now", None),
        ("grandad slept fourteen hours and mum's beside herself", None),
    ],
)
def test_a_night_told_in_pieces(lexicon: Lexicon, said: str, hours: float | None) -> None:
    told = understand(said, Expect.FREE, lexicon)
    assert (told.sleep.hours if told.sleep else None) == hours


@pytest.mark.parametrize(
    "again", ["mood five ", "five mood ", "energy two no one ", "bed at ten up at six "]
)
def test_what_is_said_a_thousand_times_is_still_heard(lexicon: Lexicon, again: str) -> None:
    assert understand(again * 500, Expect.FREE, lexicon).text == again * 500


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("on call twenty four hours slept three of them", 3),
        ("my watch says seven but come on it was more like five", 5),
        ("aimed for eight got five", 5),
        ("doctor wants seven hours i'm giving her six", 6),
        ("eight hours i was in it but i doubt i slept three of them", 3),
        ("four hours is all i got", 4),
        ("twenty minutes in the chair was all i slept", 0.33),
        ("seven and a quarter according to my watch but i'm dragging", 7.25),
        ("give or take six and three quarter hours according to the ring thing", 6.75),
        ("seven according to the teacher", None),
        ("seven hours in bed but five asleep", 5),
        ("eight hours in bed but only about four of them asleep", 4),
        ("seven and three quarter hours says the watch", 7.75),
        ("put down six hours and a mood of seven", 6),
        ("i want eight hours tonight because i only got five", 5),
        ("i'd love to say i slept eight hours but it was six and a quarter", 6.25),
        ("aimed for ten push ups got six", None),
        ("i wanted six coffees and had two", None),
        ("the train was supposed to come at eight it was nine", None),
        ("i hoped for a seven it was a five", None),
        ("twenty minutes in the chair was all i had", None),
    ],
)
def test_hours_told_against_others_are_those_that_were_slept(
    lexicon: Lexicon, said: str, hours: float | None
) -> None:
    told = understand(said, Expect.FREE, lexicon)
    assert (told.sleep.hours if told.sleep else None) == hours
