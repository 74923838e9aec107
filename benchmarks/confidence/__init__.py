"""How often is the built-in engine right when it is so sure?

    python -m benchmarks.confidence turns --data DIR --out TURNS.jsonl [--jobs N] [--every N]
    python -m benchmarks.confidence report TURNS.jsonl [--plot FILE]
    python -m benchmarks.confidence fit TURNS.jsonl

DIR is that of `benchmarks.hearing`. `turns` hears the recordings with the searches of
`voice_checkin.asr.pocketsphinx_closed` and writes down what they say of each reading; `report`
says what becomes of them by the confidence that is shipped, and what would have become of them by
weights fitted without the speaker; `fit` fits the weights (scikit-learn) and prints them.
"""
