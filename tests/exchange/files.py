"""Exports of other programs, as they write them."""

import io
import zipfile

DAYLIO = (
    "\ufefffull_date,date,weekday,time,mood,activities,note_title,note\n"
    '2026-03-02,March 2,Monday,22:13,good,"gym | family | good meal",,\n'
    '2026-03-01,March 1,Sunday,10:05 PM,Rad,reading,A day out,"by the sea, at last"\n'
    "2026-03-01,March 1,Sunday,12:30\u202fAM,awful,,,<b>no</b> sleep<br>at all &amp; so on\n"
)
CHECKMARKS = (
    "Date,Meditate,Wake up early,Pages,\n"
    "2026-03-03,YES_MANUAL,NO,12000,\n"
    "2026-03-02,YES_AUTO,SKIP,0,\n"
    "2026-03-01,UNKNOWN,YES_MANUAL,UNKNOWN,\n"
)
NUMBERS = "Date,Meditate,Wake up early,\n2026-03-02,-1,2,\n2026-03-01,0,1,\n2026-02-28,3,2,\n"
HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?\n"
    "001,Meditate,YES_NO,Did you?,,1,1,#FF8F00,,,,false\n"
    "002,Wake up early,YES_NO,Did you?,,2,3,#00897B,,,,false\n"
    "003,Pages,NUMERICAL,How many?,,1,1,#00897B,pages,AT_LEAST,10.0,false\n"
)


def zipped(**files: str) -> bytes:
    """A zip with these files; `Habits` is Habits.csv."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
        # Each habit has a folder of its own, with a file of the same name.
        archive.writestr("001 Meditate/Checkmarks.csv", "Date,Value,Notes\n2026-03-01,NO,ill\n")
    return data.getvalue()
