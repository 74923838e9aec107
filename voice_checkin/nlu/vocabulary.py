"""The words that sentence templates are made of."""

import hassil
from hassil.expression import Expression, Group, TextChunk


def vocabulary(intents: hassil.Intents) -> set[str]:
    """Every word that a template, a rule or a list may want."""
    words: set[str] = set()
    for rule in intents.expansion_rules.values():
        words |= _words(rule.expression)
    for intent in intents.intents.values():
        for block in intent.data:
            for sentence in block.sentences:
                words |= _words(sentence.expression)
    for values in intents.slot_lists.values():
        for value in getattr(values, "values", ()):
            words |= _words(value.text_in)
    return words


def words_of(intents: hassil.Intents, name: str) -> frozenset[str]:
    """The words of the expansion rule `name`; none without such a rule."""
    rule = intents.expansion_rules.get(name)
    return frozenset(_words(rule.expression)) if rule else frozenset()


def _words(node: Expression) -> set[str]:
    if isinstance(node, TextChunk):
        return set(node.text.casefold().split())
    found: set[str] = set()
    if isinstance(node, Group):
        for item in node.items:
            found |= _words(item)
    return found
