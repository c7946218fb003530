"""Pairs of articles that are one text → the sets that these make."""


def families(pairs):
    """By article the name of its set, for all articles that are in a pair."""
    above = {}

    def first(one):
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for one, other in pairs:
        one, other = first(one), first(other)
        if one != other:
            above[max(one, other)] = min(one, other)
    return {article: first(article) for article in list(above)}
