"""A text with changes made one after another, as a tab makes those that it is told of."""


def composed(changes, text):
    for change in changes:
        text = text[: change.start] + change.new + text[change.end :]
    return text
