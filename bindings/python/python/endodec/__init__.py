"""Endogenous Decentralization: the game, learning curves and adoption.

``game``, ``learning`` and ``adoption`` hold a function for each command of the program ``endodec`` of that name, with
the same options, numbers and refusals; ``game`` also has the closed form over arrays. Tables come in from pandas,
polars, pyarrow, DuckDB and everything else that has Arrow's interface, or as a dict of arrays, and answers go out in
the kind that came in.

>>> import endodec
>>> endodec.game.crossing_time(firms=[5, 12]).shape
(2,)
"""

from . import adoption, game, learning
from ._answer import Answer, Picture
from ._native import version as _version
from ._ledger import claims, data, predictions

__version__ = _version()

__all__ = [
    "Answer",
    "Picture",
    "adoption",
    "claims",
    "data",
    "game",
    "learning",
    "predictions",
]
