"""The paper's claims, its predictions and the data as frames."""

from __future__ import annotations

from ._ask import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def claims(
    *,
    version: str | None = None,
    verdict: str | None = None,
    section: str | None = None,
    kind: str = "pandas",
) -> Any:
    """The ledger: every claim of the paper, recomputed, with its verdict.

    Parameters
    ----------
    version : {"v1", "v2"}, optional
        Only the claims that this version makes.
    verdict : str, optional
        Only the claims with this verdict, such as ``"not-reproduced"``.
    section : str, optional
        Only the claims of a section, appendix, table or figure, such as ``"3.5"``.
    kind : {"pandas", "polars", "pyarrow", "duckdb", "dict"}
        Kind of the frame.

    Returns
    -------
    frame
        The rows of ``endodec claims --format csv``.

    Raises
    ------
    ValueError
        If there is no such version, verdict, section or kind.
    """
    options = [
        ("--version", version, None),
        ("--verdict", verdict, None),
        ("--section", section, None),
    ]
    return ask("claims", options).frame(kind)


def predictions(*, as_of: Any = None, kind: str = "pandas") -> Any:
    """The scorecard: every dated prediction, held against what has been observed.

    Parameters
    ----------
    as_of : str or datetime.date, optional
        Day of judgement: nothing learned later is used; by default that of the newest observation.
    kind : {"pandas", "polars", "pyarrow", "duckdb", "dict"}
        Kind of the frame.

    Returns
    -------
    frame
        The rows of ``endodec predictions --format csv``.

    Raises
    ------
    ValueError
        If the day is none, or there is no such kind.
    """
    return ask("predictions", [("--as-of", as_of, None)]).frame(kind)


def data(name: str | None = None, *, kind: str = "pandas") -> Any:
    """A dataset by its name, or the list of all.

    Parameters
    ----------
    name : str, optional
        Name of the dataset; without one, all are listed with rows, grade, licence and title.
    kind : {"pandas", "polars", "pyarrow", "duckdb", "dict"}
        Kind of the frame.

    Returns
    -------
    frame
        The rows of the dataset, cells that are blank missing.

    Raises
    ------
    ValueError
        If there is no such dataset or kind.
    """
    if name is None:
        return ask("data list", []).frame(kind)
    return ask("data show", [], data=name).frame(kind)
