"""The model's card: what it is for, how it was made, whose work it holds."""

from models.training.language_model.trigrams import Trigrams


def text(made: Trigrams, sentences: int, times: int, share: float) -> str:
    """The card, in Markdown; the same build gives the same card."""
    return f"""\
# Free speech

A trigram language model and a dictionary of {len(made.words) - 2:,} words, for what people say
freely in a check-in: PocketSphinx searches it in place of its general model of 72,000 words.
It holds {len(made.keys2):,} pairs and {len(made.keys3):,} triples of words; docs/models.md has
what was measured.

## How it was made

`python -m models.training.language_model.build` makes it anew, byte for byte.

- {sentences:,} sentences were drawn from the language's catalogue (commands, answers, feelings,
  habits, scales) and from its check-in patterns in `models/training/language_model/patterns`, all
  written for this project; among them many ways of telling of danger. To them come the sentences
  written for learning what people mean (`models/training/understanding`), each as if said
  {times} times. They were counted with Kneser-Ney smoothing.
- They make {share:.0%} of the mixture, word for word; the rest is the general model that travels
  with pocketsphinx. Of 40%, 55% and 70% the last was the least perplexed by check-ins that were
  kept apart, by little; {share:.0%} keeps more of the general model.
- Kept are the pairs and triples whose loss would be felt most (weighted difference).
- Pronunciations are those of pocketsphinx's dictionary; what it lacks is said by espeak-ng.

No recording and nobody's diary went into it.

## Licence

The sentences are under this project's licence, Apache-2.0. The general model and the dictionary
are pocketsphinx's, copyright Carnegie Mellon University, under the BSD licence in
`LICENSE.pocketsphinx`.
"""
