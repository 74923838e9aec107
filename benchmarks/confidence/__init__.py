"""How often is the built-in engine right when it is so sure?

    python -m benchmarks.confidence turns --data DIR --out TURNS.jsonl [--jobs N] [--every N]
    python -m benchmarks.confidence report TURNS.jsonl [--plot FILE]
    python -m benchmarks.confidence fit TURNS.jsonl

DIR is that of `benchmarks.hearing`. `turns` hears the recordings with the searches of
`voice_checkin.asr.pocketsphinx_closed` and writes down what they say of each reading; `report`
says what becomes of them by the confidence that is shipped (which was fitted on such turns: too
good); `fit` the same by scorecards fitted without the speaker, and prints one fitted on all.
"""
