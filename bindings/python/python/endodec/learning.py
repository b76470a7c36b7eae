"""Learning curves: a function for each command ``endodec learning``.

Written by ``generate.py``; do not edit.
"""

from __future__ import annotations

from ._answer import Answer
from ._ask import ask as _ask, joined as _joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

__all__ = [
    "bootstrap",
    "breaks",
    "fit",
    "forecast",
    "heterogeneity",
    "hindcast",
    "influence",
    "lots",
    "test",
]


def fit(
    data: Any,
    *,
    quantity: str,
    cost: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    time: str | None = None,
    gap: Literal["missing", "accumulated"] = "missing",
    cross_section: bool = False,
    annual: bool = False,
    initial: float = 0.0,
    by: str | None = None,
    se: Literal["classical", "hc3", "newey-west"] = "classical",
    lags: int | None = None,
    first_difference: bool = False,
    level: float = 0.95,
    breaks: Any = None,
    diagnostics: bool = False,
    label: str | None = None,
    at: list[float] | float | None = None,
    with_: Any = None,
    with_linear: Any = None,
    absorb: Any = None,
    cluster: str | None = None,
    weights: str | None = None,
    spillover: str | None = None,
) -> Answer:
    """Fit Wright's law: elasticity, standard error, interval, learning rate.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    quantity : str
        Column of cumulative output: all that was made up to the cost beside it, not in a period or
        a lot.
    cost : str
        Column of unit cost.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    time : str, optional
        Column of times, numbers or dates: rows are put into its order, and what lies more than a
        period apart is a gap.
    gap : {"missing", "accumulated"}, optional
        What a gap is: changes, lags and counts reach over one only where it is accumulated.
    cross_section : bool
        Rows are no series: their order means nothing, and what falls may.
    annual : bool
        The quantity is the output of each period: it is cumulated, in the order of time.
    initial : float, optional
        Cumulative output before the first period.
    by : str, optional
        Column of groups: the analysis is made for each, and their answers are compared.
    se : {"classical", "hc3", "newey-west"}, optional
        Standard errors.
    lags : int, optional
        Lags of newey-west; by default 4·(n/100)^(2/9), rounded down.
    first_difference : bool
        Regress changes from period to period instead of levels, with a drift.
    level : float, optional
        Confidence level of the interval.
    breaks : object, optional
        Last observations of regimes to fit separately: their times with --time, or rows of the file
        counted from 1.
    diagnostics : bool
        Add leverage, studentised residual and Cook's distance of each observation.
    label : str, optional
        Column that names the observations, a year for instance.
    at : list of float or float, optional
        Cumulative outputs at which to give cost with its intervals.
    with_ : object, optional
        Columns that are regressors beside cumulative output, in logarithms: research, the price of
        an input.
    with_linear : object, optional
        Columns that are regressors as they are, a time or a dummy.
    absorb : object, optional
        Columns each of whose values has an effect of its own, firm or year.
    cluster : str, optional
        Column within whose values errors may be correlated.
    weights : str, optional
        Column of weights, to which variances are inverse.
    spillover : str, optional
        Column of periods: adds the cumulative output of all others of the same period.

    Returns
    -------
    Answer
        What ``endodec learning fit --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    The elasticity α is the exponent of cost = c₀·quantity^(−α); the learning rate 1 − 2^(−α) is the
    share of cost lost at each doubling.

    A quantity is cumulative output: all that had been made when the cost beside it was paid. The
    output of a period must be cumulated first, and costs of lots belong to `endodec learning lots`:
    with the last or the middle unit of a lot for a quantity the elasticity is wrong even without
    noise.

    With --time the rows are a series: changes and lags are taken between neighbours in time and
    never over a gap, and the law of Moore stands beside Wright's.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--quantity", quantity, None),
        ("--cost", cost, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--time", time, None),
        ("--gap", gap, "missing"),
        ("--cross-section", cross_section, None),
        ("--annual", annual, None),
        ("--initial", initial, 0.0),
        ("--by", by, None),
        ("--se", se, "classical"),
        ("--lags", lags, None),
        ("--first-difference", first_difference, None),
        ("--level", level, 0.95),
        ("--breaks", _joined(breaks), None),
        ("--diagnostics", diagnostics, None),
        ("--label", label, None),
        ("--at", _joined(at), None),
        ("--with", _joined(with_), None),
        ("--with-linear", _joined(with_linear), None),
        ("--absorb", _joined(absorb), None),
        ("--cluster", cluster, None),
        ("--weights", weights, None),
        ("--spillover", spillover, None),
    ]
    return _ask("learning fit", options, data)


def lots(
    data: Any,
    *,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    time: str | None = None,
    units: str | None = None,
    first: str | None = None,
    last: str | None = None,
    lot_cost: str | None = None,
    average_cost: str | None = None,
    theory: Literal["unit", "cumulative-average", "both"] = "both",
    rate: bool = False,
    next: int | None = None,
    level: float = 0.95,
) -> Answer:
    """Fit a learning curve to lots, adding up the costs of their units.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    time : str, optional
        Column of times, numbers or dates: lots are put into its order.
    units : str, optional
        Column of the number of units in each lot.
    first : str, optional
        Column of the first unit of each lot, counted from 1 over all that was ever made.
    last : str, optional
        Column of its last unit.
    lot_cost : str, optional
        Column of the cost of a whole lot.
    average_cost : str, optional
        Column of its average cost a unit.
    theory : {"unit", "cumulative-average", "both"}, optional
        What follows the power law.
    rate : bool
        Let the size of a lot have an effect of its own, as the rate of production.
    next : int, optional
        Units in the next lot, which is forecast; as many as in the last one by default.
    level : float, optional
        Confidence level of the intervals.

    Returns
    -------
    Answer
        What ``endodec learning lots --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Rows are lots in the order in which they were made, or are put into it by --time. With --units
    they follow each other from the first unit on; --first and --last give their units where some
    lots are not on record. Costs of the units of a lot are added up exactly, so that lots without
    noise give their learning rate to the last digit; a lot's last or middle unit in its place does
    not.

    A unit-theory rate and a cumulative-average rate are different curves: compare their R², and say
    which is meant.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--time", time, None),
        ("--units", units, None),
        ("--first", first, None),
        ("--last", last, None),
        ("--lot-cost", lot_cost, None),
        ("--average-cost", average_cost, None),
        ("--theory", theory, "both"),
        ("--rate", rate, None),
        ("--next", next, None),
        ("--level", level, 0.95),
    ]
    return _ask("learning lots", options, data)


def breaks(
    data: Any,
    *,
    y: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    time: str | None = None,
    gap: Literal["missing", "accumulated"] = "missing",
    cross_section: bool = False,
    by: str | None = None,
    x: list[str] | str | None = None,
    fixed: list[str] | str | None = None,
    intercept: Literal["breaks", "fixed", "none"] = "breaks",
    continuous: bool = False,
    known: Any = None,
    wald: Literal["classical", "hc0", "hc1", "hc2", "hc3", "newey-west"] = "hc3",
    log: bool = False,
    label: str | None = None,
    trimming: float = 0.15,
    min_segment: int | None = None,
    max_breaks: int = 5,
    covariance: Literal["homoskedastic", "white", "hac"] = "homoskedastic",
    no_prewhitening: bool = False,
    one_variance: bool = False,
    select: Any = "bic",
    level: float = 0.05,
    simulations: int = 0,
    seed: int = 1,
) -> Answer:
    """Structural breaks after Bai and Perron: how many, when, and each regime's coefficients.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    y : str
        Column to explain.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    time : str, optional
        Column of times, numbers or dates: rows are put into its order, and what lies more than a
        period apart is a gap.
    gap : {"missing", "accumulated"}, optional
        What a gap is: changes, lags and counts reach over one only where it is accumulated.
    cross_section : bool
        Rows are no series: their order means nothing, and what falls may.
    by : str, optional
        Column of groups: the analysis is made for each, and their answers are compared.
    x : list of str or str, optional
        Columns whose coefficients may break.
    fixed : list of str or str, optional
        Columns whose coefficients are the same in every regime.
    intercept : {"breaks", "fixed", "none"}, optional
        What becomes of the intercept.
    continuous : bool
        Fit a continuous line with kinks in the one column of --x, and say whether jumps fit better.
    known : object, optional
        Test breaks at these dates, known beforehand: last observations of regimes, their times with
        --time, or rows of the file counted from 1.
    wald : {"classical", "hc0", "hc1", "hc2", "hc3", "newey-west"}, optional
        Covariance of the Wald test at known dates.
    log : bool
        Take natural logarithms of all columns first.
    label : str, optional
        Column that names the observations, a year for instance.
    trimming : float, optional
        Shortest regime as a fraction of the sample.
    min_segment : int, optional
        Shortest regime in observations.
    max_breaks : int, optional
        Most breaks or kinks to look for.
    covariance : {"homoskedastic", "white", "hac"}, optional
        What is assumed of the errors.
    no_prewhitening : bool
        Leave the scores of --covariance hac as they are.
    one_variance : bool
        One variance of the errors for all regimes, in tests, standard errors and dates.
    select : object, optional
        How the number of breaks is chosen: bic, lwz, kt, sequential, repartition or global:M.
    level : float, optional
        Significance level of sequential tests, WDmax and critical values: 0.10, 0.05, 0.025 or
        0.01.
    simulations : int, optional
        Samples to draw for p-values given the regressors; none by default.
    seed : int, optional
        Seed of those samples.

    Returns
    -------
    Answer
        What ``endodec learning breaks --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    A break is the last observation of a regime: its row of the file, counted from 1, under its
    label or its time. An intercept may break unless --intercept says otherwise; without --x the
    model is a mean that shifts.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--y", y, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--time", time, None),
        ("--gap", gap, "missing"),
        ("--cross-section", cross_section, None),
        ("--by", by, None),
        ("--x", _joined(x), None),
        ("--fixed", _joined(fixed), None),
        ("--intercept", intercept, "breaks"),
        ("--continuous", continuous, None),
        ("--known", _joined(known), None),
        ("--wald", wald, "hc3"),
        ("--log", log, None),
        ("--label", label, None),
        ("--trimming", trimming, 0.15),
        ("--min-segment", min_segment, None),
        ("--max-breaks", max_breaks, 5),
        ("--covariance", covariance, "homoskedastic"),
        ("--no-prewhitening", no_prewhitening, None),
        ("--one-variance", one_variance, None),
        ("--select", select, "bic"),
        ("--level", level, 0.05),
        ("--simulations", simulations, 0),
        ("--seed", seed, 1),
    ]
    return _ask("learning breaks", options, data)


def bootstrap(
    data: Any,
    *,
    quantity: str,
    cost: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    time: str | None = None,
    gap: Literal["missing", "accumulated"] = "missing",
    cross_section: bool = False,
    annual: bool = False,
    initial: float = 0.0,
    by: str | None = None,
    kind: Literal["pairs", "residual", "wild"] = "pairs",
    interval: Literal["percentile", "basic", "bca", "studentised"] = "percentile",
    level: float = 0.95,
    resamples: int = 10000,
    seed: int = 1,
    exact_up_to: int = 8,
    below: float | None = None,
) -> Answer:
    """Bootstrap the elasticity; enumerate all resamples when there are eight observations or fewer.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    quantity : str
        Column of cumulative output: all that was made up to the cost beside it, not in a period or
        a lot.
    cost : str
        Column of unit cost.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    time : str, optional
        Column of times, numbers or dates: rows are put into its order, and what lies more than a
        period apart is a gap.
    gap : {"missing", "accumulated"}, optional
        What a gap is: changes, lags and counts reach over one only where it is accumulated.
    cross_section : bool
        Rows are no series: their order means nothing, and what falls may.
    annual : bool
        The quantity is the output of each period: it is cumulated, in the order of time.
    initial : float, optional
        Cumulative output before the first period.
    by : str, optional
        Column of groups: the analysis is made for each, and their answers are compared.
    kind : {"pairs", "residual", "wild"}, optional
        What is resampled.
    interval : {"percentile", "basic", "bca", "studentised"}, optional
        How resamples become an interval.
    level : float, optional
        Confidence level of the interval.
    resamples : int, optional
        Number of resamples drawn.
    seed : int, optional
        Seed of the draws.
    exact_up_to : int, optional
        Enumerate instead of drawing up to this many observations; 0 always draws.
    below : float, optional
        Elasticity for which to give the probability of a smaller resampled one.

    Returns
    -------
    Answer
        What ``endodec learning bootstrap --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Up to eight observations all resamples are enumerated with their probabilities (at six there are
    462 of pairs, of which 6 have no slope), and --resamples and --seed do not matter.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--quantity", quantity, None),
        ("--cost", cost, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--time", time, None),
        ("--gap", gap, "missing"),
        ("--cross-section", cross_section, None),
        ("--annual", annual, None),
        ("--initial", initial, 0.0),
        ("--by", by, None),
        ("--kind", kind, "pairs"),
        ("--interval", interval, "percentile"),
        ("--level", level, 0.95),
        ("--resamples", resamples, 10000),
        ("--seed", seed, 1),
        ("--exact-up-to", exact_up_to, 8),
        ("--below", below, None),
    ]
    return _ask("learning bootstrap", options, data)


def influence(
    data: Any,
    *,
    quantity: str,
    cost: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    time: str | None = None,
    gap: Literal["missing", "accumulated"] = "missing",
    cross_section: bool = False,
    annual: bool = False,
    initial: float = 0.0,
    by: str | None = None,
    smallest: int = 3,
    rolling: int | None = None,
    label: str | None = None,
    dates: str | None = None,
    supercycle_end: float | None = None,
    window_years: float = 3.0,
    floor: float = 0.15,
    grace: float = 2.0,
) -> Answer:
    """The elasticity without each observation, on expanding and on rolling windows.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    quantity : str
        Column of cumulative output: all that was made up to the cost beside it, not in a period or
        a lot.
    cost : str
        Column of unit cost.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    time : str, optional
        Column of times, numbers or dates: rows are put into its order, and what lies more than a
        period apart is a gap.
    gap : {"missing", "accumulated"}, optional
        What a gap is: changes, lags and counts reach over one only where it is accumulated.
    cross_section : bool
        Rows are no series: their order means nothing, and what falls may.
    annual : bool
        The quantity is the output of each period: it is cumulated, in the order of time.
    initial : float, optional
        Cumulative output before the first period.
    by : str, optional
        Column of groups: the analysis is made for each, and their answers are compared.
    smallest : int, optional
        Observations of the first expanding window, at least 3.
    rolling : int, optional
        Observations of a rolling window, at least 3; none by default.
    label : str, optional
        Column that names the observations.
    dates : str, optional
        Column of dates in years, for the test of Prediction 5.
    supercycle_end : float, optional
        Date at which the supercycle ended; while it lasts, leave it out.
    window_years : float, optional
        Length of the rolling window of that test in years.
    floor : float, optional
        Elasticity below which a window is evidence against.
    grace : float, optional
        Years after the end of the supercycle within which it must be back.

    Returns
    -------
    Answer
        What ``endodec learning influence --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    With --dates the rolling elasticities are also put to the paper's Prediction 5: below .15 and
    not back two years after the end of the supercycle.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--quantity", quantity, None),
        ("--cost", cost, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--time", time, None),
        ("--gap", gap, "missing"),
        ("--cross-section", cross_section, None),
        ("--annual", annual, None),
        ("--initial", initial, 0.0),
        ("--by", by, None),
        ("--smallest", smallest, 3),
        ("--rolling", rolling, None),
        ("--label", label, None),
        ("--dates", dates, None),
        ("--supercycle-end", supercycle_end, None),
        ("--window-years", window_years, 3.0),
        ("--floor", floor, 0.15),
        ("--grace", grace, 2.0),
    ]
    return _ask("learning influence", options, data)


def heterogeneity(
    data: Any,
    *,
    estimate: str,
    se: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    label: str | None = None,
    between: Literal["dersimonian-laird", "reml", "maximum-likelihood", "paule-mandel", "hedges", "sidik-jonkman"] = "reml",
    level: float = 0.95,
    leave_one_out: bool = False,
    printed_q: Any = None,
) -> Answer:
    """Whether several estimates can share one value: Q, I², τ², pooled means.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    estimate : str
        Column of estimates.
    se : str
        Column of their standard errors.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    label : str, optional
        Column that names the estimates.
    between : {"dersimonian-laird", "reml", "maximum-likelihood", "paule-mandel", "hedges", "sidik-jonkman"}, optional
        How the variance between the true values is estimated.
    level : float, optional
        Confidence level of intervals.
    leave_one_out : bool
        Also pool the estimates without each of them in turn.
    printed_q : object, optional
        A printed Q: list every selection of the estimates whose Q rounds to it.

    Returns
    -------
    Answer
        What ``endodec learning heterogeneity --format json`` writes, with its words, rows and
        figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--estimate", estimate, None),
        ("--se", se, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--label", label, None),
        ("--between", between, "reml"),
        ("--level", level, 0.95),
        ("--leave-one-out", leave_one_out, None),
        ("--printed-q", printed_q, None),
    ]
    return _ask("learning heterogeneity", options, data)


def forecast(
    data: Any,
    *,
    quantity: str,
    cost: str,
    growth: Any,
    horizon: int,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    time: str | None = None,
    gap: Literal["missing", "accumulated"] = "missing",
    cross_section: bool = False,
    annual: bool = False,
    initial: float = 0.0,
    by: str | None = None,
    target: float | None = None,
    law: Literal["wright", "moore"] = "wright",
    correlation: float | None = None,
    draws: int = 20000,
    seed: int = 1,
    crossing_horizon: int = 200,
    hindcast: int | None = None,
    joint: bool = False,
    initial_output: float = 0.0,
) -> Answer:
    """Forecast unit cost, and the date at which it crosses a target, as distributions.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    quantity : str
        Column of cumulative output: all that was made up to the cost beside it, not in a period or
        a lot.
    cost : str
        Column of unit cost.
    growth : object
        Growth of cumulative output in each step to come: a fraction, .3, or 30%.
    horizon : int
        Steps ahead: periods of the time column, or rows.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    time : str, optional
        Column of times, numbers or dates: rows are put into its order, and what lies more than a
        period apart is a gap.
    gap : {"missing", "accumulated"}, optional
        What a gap is: changes, lags and counts reach over one only where it is accumulated.
    cross_section : bool
        Rows are no series: their order means nothing, and what falls may.
    annual : bool
        The quantity is the output of each period: it is cumulated, in the order of time.
    initial : float, optional
        Cumulative output before the first period.
    by : str, optional
        Column of groups: the analysis is made for each, and their answers are compared.
    target : float, optional
        Unit cost whose crossing is dated.
    law : {"wright", "moore"}, optional
        Law to forecast with; the other one and the plain extrapolation stand beside it.
    correlation : float, optional
        Correlation of the noise of successive steps under --law; .19 for wright, .63 for moore.
    draws : int, optional
        Simulated futures behind the crossing date.
    seed : int, optional
        Seed of those futures.
    crossing_horizon : int, optional
        Steps after which a future counts as not crossing.
    hindcast : int, optional
        Also forecast the past from windows of this many changes, and count how often the bands
        held.
    joint : bool
        Also forecast with the growth of output, its shocks and the correlation of noise unknown.
    initial_output : float, optional
        Most output that may have been made before the record, in the unit of the file.

    Returns
    -------
    Answer
        What ``endodec learning forecast --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    With --time rows are put into the order of time, and a step is the shortest interval between two
    of them, a month or a year; without it rows are one step apart, oldest first. Bands hold noise
    to come and ignorance of the elasticity, given the growth of output.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--quantity", quantity, None),
        ("--cost", cost, None),
        ("--growth", growth, None),
        ("--horizon", horizon, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--time", time, None),
        ("--gap", gap, "missing"),
        ("--cross-section", cross_section, None),
        ("--annual", annual, None),
        ("--initial", initial, 0.0),
        ("--by", by, None),
        ("--target", target, None),
        ("--law", law, "wright"),
        ("--correlation", correlation, None),
        ("--draws", draws, 20000),
        ("--seed", seed, 1),
        ("--crossing-horizon", crossing_horizon, 200),
        ("--hindcast", hindcast, None),
        ("--joint", joint, None),
        ("--initial-output", initial_output, 0.0),
    ]
    return _ask("learning forecast", options, data)


def hindcast(
    data: Any,
    *,
    cost: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    by: str | None = None,
    time: str | None = None,
    window: int = 5,
    horizon: int = 20,
    correlation: float | None = None,
) -> Answer:
    """Forecast the past of many products by Moore's law from prices alone, and count how often the
    bands held.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    cost : str
        Column of prices or unit costs.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    by : str, optional
        Column that names the product of each row; without it the file is one product.
    time : str, optional
        Column of times, by which rows are sorted; steps must be even.
    window : int, optional
        Changes that each forecast knows.
    horizon : int, optional
        Longest horizon, in steps.
    correlation : float, optional
        θ; estimated from all products by default.

    Returns
    -------
    Answer
        What ``endodec learning hindcast --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Moore’s law needs prices alone: the last row of each product is a step after the one before. One
    θ for all products is estimated, with the drift and the noise of each.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--cost", cost, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--by", by, None),
        ("--time", time, None),
        ("--window", window, 5),
        ("--horizon", horizon, 20),
        ("--correlation", correlation, None),
    ]
    return _ask("learning hindcast", options, data)


def test(
    data: Any,
    *,
    quantity: str,
    cost: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    time: str | None = None,
    gap: Literal["missing", "accumulated"] = "missing",
    cross_section: bool = False,
    annual: bool = False,
    initial: float = 0.0,
    by: str | None = None,
    simulations: int = 10000,
    seed: int = 1,
    lag_rule: Literal["fixed", "aic", "bic", "t"] = "fixed",
    lags: int | None = None,
    shift: Literal["slope", "level-and-slope"] = "level-and-slope",
    trimming: float = 0.15,
    max_breaks: int = 2,
    size: float = 0.05,
    initial_output: list[float] | float | None = None,
    reliability: float | None = None,
    response: float | None = None,
    noise_ratio: float | None = None,
) -> Answer:
    """Whether the fit may be spurious: unit roots, cointegration, breaks in trend, Wright against
    Moore.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    quantity : str
        Column of cumulative output: all that was made up to the cost beside it, not in a period or
        a lot.
    cost : str
        Column of unit cost.
    drop_missing : bool
        Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do
        (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them.
    delimiter : str, optional
        What stands between cells [default: a comma].
    decimal : str, optional
        What stands before decimals [default: a point].
    thousands : str, optional
        What stands between groups of three digits [default: nothing].
    missing : list of str or str, optional
        Words that mean a missing value too, separated by commas.
    skip_lines : int, optional
        Lines above the header to skip.
    sheet : str, optional
        Sheet of a workbook [default: the only one that holds a table].
    date_format : str, optional
        How dates are written where none of the usual ways, %d/%m/%Y for instance.
    only : object, optional
        Rows of one group only: those that have this value in this column.
    time : str, optional
        Column of times, numbers or dates: rows are put into its order, and what lies more than a
        period apart is a gap.
    gap : {"missing", "accumulated"}, optional
        What a gap is: changes, lags and counts reach over one only where it is accumulated.
    cross_section : bool
        Rows are no series: their order means nothing, and what falls may.
    annual : bool
        The quantity is the output of each period: it is cumulated, in the order of time.
    initial : float, optional
        Cumulative output before the first period.
    by : str, optional
        Column of groups: the analysis is made for each, and their answers are compared.
    simulations : int, optional
        Samples simulated for each test; a tenth of them for each persistence of the trend's breaks.
    seed : int, optional
        Seed of those samples.
    lag_rule : {"fixed", "aic", "bic", "t"}, optional
        How lagged differences are chosen.
    lags : int, optional
        Lagged differences under --lag-rule fixed, the most of them under the others.
    shift : {"slope", "level-and-slope"}, optional
        What may break in the trend of cost.
    trimming : float, optional
        Share of the sample at either end without a break.
    max_breaks : int, optional
        Most breaks in trend to look for.
    size : float, optional
        Level at which one more break is accepted.
    initial_output : list of float or float, optional
        Output made before the record, in the unit of the file; by default 1, 10 and 100 times the
        first value.
    reliability : float, optional
        Reliability of ln quantity (1 without error of measurement), to correct the elasticity for.
    response : float, optional
        Elasticity of output with respect to cost, to correct the elasticity for.
    noise_ratio : float, optional
        Variance of shocks to cost over that of shocks to output, for --response.

    Returns
    -------
    Answer
        What ``endodec learning test --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Rows are put into the order of --time, and must then be one step apart. Every p-value is
    simulated for as many observations as the file has, with the terms and lags of the test. Rows
    are at most 1000, and simulations times squared rows 2·10⁹, about a minute.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--quantity", quantity, None),
        ("--cost", cost, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--time", time, None),
        ("--gap", gap, "missing"),
        ("--cross-section", cross_section, None),
        ("--annual", annual, None),
        ("--initial", initial, 0.0),
        ("--by", by, None),
        ("--simulations", simulations, 10000),
        ("--seed", seed, 1),
        ("--lag-rule", lag_rule, "fixed"),
        ("--lags", lags, None),
        ("--shift", shift, "level-and-slope"),
        ("--trimming", trimming, 0.15),
        ("--max-breaks", max_breaks, 2),
        ("--size", size, 0.05),
        ("--initial-output", _joined(initial_output), None),
        ("--reliability", reliability, None),
        ("--response", response, None),
        ("--noise-ratio", noise_ratio, None),
    ]
    return _ask("learning test", options, data)
