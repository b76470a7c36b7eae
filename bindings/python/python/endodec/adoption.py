"""Adoption: a function for each command ``endodec adoption``.

Written by ``generate.py``; do not edit.
"""

from __future__ import annotations

from ._answer import Answer
from ._ask import ask as _ask, joined as _joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

__all__ = [
    "fit",
    "implied_r0",
    "simulate",
    "threshold",
]


def implied_r0(
    data: Any,
    *,
    date: str,
    share: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    percent: bool = False,
    by: str | None = None,
    contact_rate: float | None = None,
    model: Literal["logistic", "sis"] = "logistic",
    step: Literal["midpoint", "exact"] = "midpoint",
    trend: Literal["adaptive", "random-walk", "local-level", "newey-west"] = "adaptive",
    noise: float | None = None,
    rounding: float = 0.005,
    replicates: int = 2000,
    seed: int = 1,
    gain: float = 0.24,
    churn: float = 0.1,
) -> Answer:
    """R₀ and friction implied by a dated series of shares, with bands.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    date : str
        Column of dates: days, months, quarters or years; rows are put into its order.
    share : str
        Column of shares, fractions strictly between 0 and 1.
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
    percent : bool
        Shares are in per cent: 45 or 45% is .45.
    by : str, optional
        Column of groups: the analysis is made for each, and their answers are compared.
    contact_rate : float, optional
        δ, contacts per month; an assumption [default: 1].
    model : {"logistic", "sis"}, optional
        Equation.
    step : {"midpoint", "exact"}, optional
        Discretisation.
    trend : {"adaptive", "random-walk", "local-level", "newey-west"}, optional
        Noise around one R₀ for the whole series.
    noise : float, optional
        Standard deviation of a share relative to itself [default: estimated from the series; 0.05
        below three rows].
    rounding : float, optional
        Half a unit of the last digit of the shares.
    replicates : int, optional
        Bootstrap replicates.
    seed : int, optional
        Seed of the bootstrap.
    gain : float, optional
        βγ per month, for the friction κ = βγ/R₀ − μ.
    churn : float, optional
        μ per month.

    Returns
    -------
    Answer
        What ``endodec adoption implied-r0 --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--date", date, None),
        ("--share", share, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--percent", percent, None),
        ("--by", by, None),
        ("--contact-rate", contact_rate, None),
        ("--model", model, "logistic"),
        ("--step", step, "midpoint"),
        ("--trend", trend, "adaptive"),
        ("--noise", noise, None),
        ("--rounding", rounding, 0.005),
        ("--replicates", replicates, 2000),
        ("--seed", seed, 1),
        ("--gain", gain, 0.24),
        ("--churn", churn, 0.1),
    ]
    return _ask("adoption implied-r0", options, data)


def threshold(
    *,
    form: Literal["linear", "floored", "power", "logistic"] = "floored",
    slope: float = 1.2,
    exponent: float = 1.0,
    steepness: float = 1.0,
    midpoint: float = 0.0,
    parity_cost: float = 5.0,
    latency: float = 2.88,
    network: float = 1.0,
    friction: float = 4.2,
    churn: float = 1.2,
    curve_output: float = 2.5,
    curve_cost: float = 12.0,
    curve_elasticity: float = 0.23,
    params: str | None = None,
    output_rate: float = 28.94,
    output_growth: float | None = None,
) -> Answer:
    """Cumulative output at which adoption sustains itself, its regime, lag and elasticities.

    Parameters
    ----------
    form : {"linear", "floored", "power", "logistic"}, optional
        Form of the adoption rate β.
    slope : float, optional
        β₀ of the linear and floored forms, per year and unit of cost.
    exponent : float, optional
        p of the power form.
    steepness : float, optional
        k of the logistic form.
    midpoint : float, optional
        c_m of the logistic form, the advantage at which β is one half.
    parity_cost : float, optional
        Unit cost at which the distributed alternative is competitive c*, $/GB.
    latency : float, optional
        Advantage in latency λ, per year.
    network : float, optional
        Network multiplier γ.
    friction : float, optional
        κ, coordination friction per year; the baseline starts from the default and lets it fall,
        2.4 (with --slope 1.33) is the calibration that keeps it fixed.
    churn : float, optional
        Churn of adopters μ, per year.
    curve_output : float, optional
        Cumulative output of a known point of the learning curve (EB).
    curve_cost : float, optional
        Cost at that point ($/GB).
    curve_elasticity : float, optional
        α, elasticity of the learning curve.
    params : str, optional
        TOML file with the parameters of another industry, all of them: parity_cost, latency,
        network, friction, churn, curve_output, curve_cost, curve_elasticity, form and what it
        takes.
    output_rate : float, optional
        Cumulative output per year, for the lag along a straight line.
    output_growth : float, optional
        Growth of cumulative output per year as a fraction, for the lag along an exponential
        instead.

    Returns
    -------
    Answer
        What ``endodec adoption threshold --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--form", form, "floored"),
        ("--slope", slope, 1.2),
        ("--exponent", exponent, 1.0),
        ("--steepness", steepness, 1.0),
        ("--midpoint", midpoint, 0.0),
        ("--parity-cost", parity_cost, 5.0),
        ("--latency", latency, 2.88),
        ("--network", network, 1.0),
        ("--friction", friction, 4.2),
        ("--churn", churn, 1.2),
        ("--curve-output", curve_output, 2.5),
        ("--curve-cost", curve_cost, 12.0),
        ("--curve-elasticity", curve_elasticity, 0.23),
        ("--params", params, None),
        ("--output-rate", output_rate, 28.94),
        ("--output-growth", output_growth, None),
    ]
    return _ask("adoption threshold", options)


def simulate(
    data: Any,
    *,
    tolerance: float = 5e-12,
) -> Answer:
    """Path of output, ecosystem investment and share from a scenario file.

    Parameters
    ----------
    data : dict or path
        The specification; a path is that of a TOML file.
    tolerance : float, optional
        Local error of a step relative to the state.

    Returns
    -------
    Answer
        What ``endodec adoption simulate --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--tolerance", tolerance, 5e-12),
    ]
    return _ask("adoption simulate", options, data)


def fit(
    data: Any,
    *,
    time: str,
    adopters: str,
    drop_missing: bool = False,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: list[str] | str | None = None,
    skip_lines: int = 0,
    sheet: str | None = None,
    date_format: str | None = None,
    only: Any = None,
    cumulative: bool = False,
    percent: bool = False,
    gap: Literal["missing", "accumulated"] = "missing",
    launch: Any = None,
    by: str | None = None,
    model: Literal["bass", "logistic", "unit-logistic", "gompertz", "gsg", "exponential", "linear", "all"] = "bass",
    law: Literal["continuous", "recursion"] = "continuous",
    bootstrap: int = 0,
    forecast: Any = None,
    seed: int = 1,
) -> Answer:
    """Diffusion models fitted to a series of adopters, with intervals and forecasts.

    Parameters
    ----------
    data : frame, dict of arrays, or path
        The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is
        that of a CSV, gzip or Excel file, which the options on reading are for.
    time : str
        Column of times: numbers, or dates, which are counted in years; rows are put into its order.
    adopters : str
        Column of adopters: new ones per period, or all so far with --cumulative.
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
    cumulative : bool
        Adopters are counted from the start, not per period.
    percent : bool
        Shares are in per cent: 45 or 45% is .45.
    gap : {"missing", "accumulated"}, optional
        What a gap in time is in counts per period.
    launch : object, optional
        Time of launch, written as in the time column [default: one period before the first row].
    by : str, optional
        Column of groups: the analysis is made for each, and their answers are compared.
    model : {"bass", "logistic", "unit-logistic", "gompertz", "gsg", "exponential", "linear", "all"}, optional
        Model.
    law : {"continuous", "recursion"}, optional
        Law of the Bass model.
    bootstrap : int, optional
        Bootstrap replicates for intervals and forecasts; 0 leaves both out.
    forecast : object, optional
        Time for which to forecast the level, a date where times are dates; may be given several
        times, needs --bootstrap.
    seed : int, optional
        Seed of the bootstrap.

    Returns
    -------
    Answer
        What ``endodec adoption fit --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--time", time, None),
        ("--adopters", adopters, None),
        ("--drop-missing", drop_missing, None),
        ("--delimiter", delimiter, None),
        ("--decimal", decimal, None),
        ("--thousands", thousands, None),
        ("--missing", _joined(missing), None),
        ("--skip-lines", skip_lines, 0),
        ("--sheet", sheet, None),
        ("--date-format", date_format, None),
        ("--only", only, None),
        ("--cumulative", cumulative, None),
        ("--percent", percent, None),
        ("--gap", gap, "missing"),
        ("--launch", launch, None),
        ("--by", by, None),
        ("--model", model, "bass"),
        ("--law", law, "continuous"),
        ("--bootstrap", bootstrap, 0),
        ("--forecast", forecast, None),
        ("--seed", seed, 1),
    ]
    return _ask("adoption fit", options, data)
