"""The differential game: the closed form over arrays, and a function for each command ``endodec game``.

Written by ``generate.py``; do not edit.
"""

from __future__ import annotations

from . import _native
from ._answer import Answer
from ._ask import ask as _ask, joined as _joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

__all__ = [
    "asymmetric",
    "capacity",
    "collusion",
    "crossing_time",
    "drift",
    "general_demand",
    "option_value",
    "output",
    "path",
    "price",
    "proposition",
    "recover",
    "shadow_cost",
    "solve",
    "statics",
    "two_period",
    "two_state",
    "value",
    "welfare",
]


def value(
    distance: Any = 10.0,
    *,
    regime: Literal["nash", "cooperative", "social"] = "nash",
    firms: Any = 5.0,
    intercept: Any = 10.0,
    slope: Any = 0.5,
    discount: Any = 0.05,
    displacement: Any = 0.3,
    training_value: Any = 0.0,
    inference_profit: Any = None,
) -> Any:
    """Value per firm, or society's for ``regime="social"``, V(x).

    Parameters
    ----------
    distance : float or array
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    regime : {"nash", "cooperative", "social"}
        Rivals, a cartel, or a social planner.
    firms : float or array
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float or array
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float or array
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float or array
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float or array
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float or array
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float or array
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.

    Returns
    -------
    float or numpy.ndarray
        Value per firm, or society's for ``regime="social"``, in value: a float where all arguments
        are, else an array of their common shape. NaN where an argument is NaN, ``None`` or ``NA``.

    Raises
    ------
    ValueError
        If an argument is outside its domain; the sentence says which, and at which position of the
        arrays.

    Notes
    -----
    Defaults are the baseline recovered from the paper's printed results; the paper fixes no unit of
    time, money or output. Solves v1 eq. 6 and v2 eq. 6 in closed form, at the command line's
    digits.
    """
    return _native.value(regime, distance, firms, intercept, slope, discount, displacement, training_value, inference_profit)


def shadow_cost(
    distance: Any = 10.0,
    *,
    regime: Literal["nash", "cooperative", "social"] = "nash",
    firms: Any = 5.0,
    intercept: Any = 10.0,
    slope: Any = 0.5,
    discount: Any = 0.05,
    displacement: Any = 0.3,
    training_value: Any = 0.0,
    inference_profit: Any = None,
) -> Any:
    """Shadow cost of depletion, V′(x).

    Parameters
    ----------
    distance : float or array
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    regime : {"nash", "cooperative", "social"}
        Rivals, a cartel, or a social planner.
    firms : float or array
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float or array
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float or array
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float or array
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float or array
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float or array
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float or array
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.

    Returns
    -------
    float or numpy.ndarray
        Shadow cost of depletion, in value per unit of cumulative output: a float where all
        arguments are, else an array of their common shape. NaN where an argument is NaN, ``None``
        or ``NA``.

    Raises
    ------
    ValueError
        If an argument is outside its domain; the sentence says which, and at which position of the
        arrays.

    Notes
    -----
    Defaults are the baseline recovered from the paper's printed results; the paper fixes no unit of
    time, money or output. Solves v1 eq. 6 and v2 eq. 6 in closed form, at the command line's
    digits.
    """
    return _native.shadow_cost(regime, distance, firms, intercept, slope, discount, displacement, training_value, inference_profit)


def output(
    distance: Any = 10.0,
    *,
    regime: Literal["nash", "cooperative", "social"] = "nash",
    firms: Any = 5.0,
    intercept: Any = 10.0,
    slope: Any = 0.5,
    discount: Any = 0.05,
    displacement: Any = 0.3,
    training_value: Any = 0.0,
    inference_profit: Any = None,
) -> Any:
    """Output of the industry, Q(x).

    Parameters
    ----------
    distance : float or array
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    regime : {"nash", "cooperative", "social"}
        Rivals, a cartel, or a social planner.
    firms : float or array
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float or array
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float or array
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float or array
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float or array
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float or array
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float or array
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.

    Returns
    -------
    float or numpy.ndarray
        Output of the industry, in units of output per unit of time: a float where all arguments
        are, else an array of their common shape. NaN where an argument is NaN, ``None`` or ``NA``.

    Raises
    ------
    ValueError
        If an argument is outside its domain; the sentence says which, and at which position of the
        arrays.

    Notes
    -----
    Defaults are the baseline recovered from the paper's printed results; the paper fixes no unit of
    time, money or output. Solves v1 eq. 6 and v2 eq. 6 in closed form, at the command line's
    digits.
    """
    return _native.output(regime, distance, firms, intercept, slope, discount, displacement, training_value, inference_profit)


def price(
    distance: Any = 10.0,
    *,
    regime: Literal["nash", "cooperative", "social"] = "nash",
    firms: Any = 5.0,
    intercept: Any = 10.0,
    slope: Any = 0.5,
    discount: Any = 0.05,
    displacement: Any = 0.3,
    training_value: Any = 0.0,
    inference_profit: Any = None,
) -> Any:
    """Price, P = a − bQ(x).

    Parameters
    ----------
    distance : float or array
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    regime : {"nash", "cooperative", "social"}
        Rivals, a cartel, or a social planner.
    firms : float or array
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float or array
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float or array
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float or array
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float or array
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float or array
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float or array
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.

    Returns
    -------
    float or numpy.ndarray
        Price, in price: a float where all arguments are, else an array of their common shape. NaN
        where an argument is NaN, ``None`` or ``NA``.

    Raises
    ------
    ValueError
        If an argument is outside its domain; the sentence says which, and at which position of the
        arrays.

    Notes
    -----
    Defaults are the baseline recovered from the paper's printed results; the paper fixes no unit of
    time, money or output. Solves v1 eq. 6 and v2 eq. 6 in closed form, at the command line's
    digits.
    """
    return _native.price(regime, distance, firms, intercept, slope, discount, displacement, training_value, inference_profit)


def crossing_time(
    distance: Any = 10.0,
    *,
    regime: Literal["nash", "cooperative", "social"] = "nash",
    firms: Any = 5.0,
    intercept: Any = 10.0,
    slope: Any = 0.5,
    discount: Any = 0.05,
    displacement: Any = 0.3,
    training_value: Any = 0.0,
    inference_profit: Any = None,
) -> Any:
    """Model time until crossing, T(x).

    Parameters
    ----------
    distance : float or array
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    regime : {"nash", "cooperative", "social"}
        Rivals, a cartel, or a social planner.
    firms : float or array
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float or array
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float or array
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float or array
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float or array
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float or array
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float or array
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.

    Returns
    -------
    float or numpy.ndarray
        Model time until crossing, in units of model time: a float where all arguments are, else an
        array of their common shape. NaN where an argument is NaN, ``None`` or ``NA``.

    Raises
    ------
    ValueError
        If an argument is outside its domain; the sentence says which, and at which position of the
        arrays.

    Notes
    -----
    Defaults are the baseline recovered from the paper's printed results; the paper fixes no unit of
    time, money or output. Solves v1 eq. 6 and v2 eq. 6 in closed form, at the command line's
    digits.
    """
    return _native.crossing_time(regime, distance, firms, intercept, slope, discount, displacement, training_value, inference_profit)


def solve(
    *,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    at: list[float] | float | None = None,
) -> Answer:
    """Value, shadow cost, output and crossing time of rivals, cartel and social planner.

    Parameters
    ----------
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    at : list of float or float, optional
        Distance to crossing at which to evaluate, instead of x₀; may be given several times.

    Returns
    -------
    Answer
        What ``endodec game solve --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--at", at, None),
    ]
    return _ask("game solve", options)


def path(
    *,
    regime: Literal["nash", "cooperative", "social"],
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    points: int = 101,
) -> Answer:
    """The path to crossing: time, distance, output, price, value.

    Parameters
    ----------
    regime : {"nash", "cooperative", "social"}
        Who decides output.
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    points : int, optional
        Points from the start to crossing, at least 2.

    Returns
    -------
    Answer
        What ``endodec game path --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--regime", regime, None),
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--points", points, 101),
    ]
    return _ask("game path", options)


def recover(
    *,
    nash_value: Any = "19.22",
    cooperative_value: Any = "29.16",
    nash_time: Any = "3.8",
    cooperative_time: Any = "18.3",
    firms: int = 5,
    discount: float = 0.05,
    displacement: float = 0.3,
) -> Answer:
    """The unprinted baseline, recovered from the paper's printed results.

    Parameters
    ----------
    nash_value : object, optional
        Printed Nash value per firm.
    cooperative_value : object, optional
        Printed cooperative value per firm.
    nash_time : object, optional
        Printed Nash crossing time in years.
    cooperative_time : object, optional
        Printed cooperative crossing time in years.
    firms : int, optional
        Number of firms N.
    discount : float, optional
        Discount rate r.
    displacement : float, optional
        Displacement rate δ.

    Returns
    -------
    Answer
        What ``endodec game recover --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    The digits given set the precision: 3.8 stands for anything from 3.75 to 3.85.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--nash-value", nash_value, "19.22"),
        ("--cooperative-value", cooperative_value, "29.16"),
        ("--nash-time", nash_time, "3.8"),
        ("--cooperative-time", cooperative_time, "18.3"),
        ("--firms", firms, 5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
    ]
    return _ask("game recover", options)


def statics(
    *,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    wrt: list[str] | str | None = None,
    second: bool = False,
    growth: float = 0.25,
) -> Answer:
    """Exact derivatives and elasticities of every result by every parameter.

    Parameters
    ----------
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    wrt : list of str or str, optional
        Parameters to differentiate by [default: all]: intercept, slope, discount, displacement,
        training_value, inference_profit, distance, firms.
    second : bool
        Add the second derivatives by every pair of these parameters.
    growth : float, optional
        Growth rate of output for the growth reading of ∂T*/∂I.

    Returns
    -------
    Answer
        What ``endodec game statics --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Derivatives are exact (dual numbers). Each is given with the continuation value S held where it
    is, except by displacement, training_value and inference_profit, which act through S alone and
    move it, and with S recomputed: from the Cournot profit of the moved parameters, or, where
    --inference-profit is given, from that fixed profit.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--wrt", _joined(wrt), None),
        ("--second", second, None),
        ("--growth", growth, 0.25),
    ]
    return _ask("game statics", options)


def asymmetric(
    *,
    costs: list[float] | float,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    values: list[float] | float | None = None,
) -> Answer:
    """Firms with different costs and continuation values.

    Parameters
    ----------
    costs : list of float or float
        Unit cost of each firm, separated by commas; at least two.
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    values : list of float or float, optional
        Continuation value of each firm, in the same order.

    Returns
    -------
    Answer
        What ``endodec game asymmetric --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Without --values every firm has the continuation value S of the symmetric game with as many
    firms.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--costs", _joined(costs), None),
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--values", _joined(values), None),
    ]
    return _ask("game asymmetric", options)


def capacity(
    *,
    capacity: list[float] | float,
    duration: list[float] | float,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    points: int = 101,
) -> Answer:
    """Capacity limits with a construction lag: delay, boom and bust.

    Parameters
    ----------
    capacity : list of float or float
        Industry capacity of each stage, separated by commas.
    duration : list of float or float
        Duration of each stage, in the same order.
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    points : int, optional
        Points of the path from the start to crossing.

    Returns
    -------
    Answer
        What ``endodec game capacity --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Industry output is held at each capacity for its duration; after the last one it is free.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--capacity", _joined(capacity), None),
        ("--duration", _joined(duration), None),
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--points", points, 101),
    ]
    return _ask("game capacity", options)


def drift(
    *,
    drift: float,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    coordination_gap: float | None = None,
    points: int = 101,
    at: list[float] | float | None = None,
) -> Answer:
    """A threshold that falls by itself: exact equilibrium, and the error of ignoring the drift.

    Parameters
    ----------
    drift : float
        Rate at which the threshold falls, in units of cumulative output per unit of time.
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    coordination_gap : float, optional
        Part of x₀ that is the coordination gap at the start; negative where the network dominates.
    points : int, optional
        Points of the path from the start to crossing.
    at : list of float or float, optional
        Distance to crossing at which to evaluate, instead of x₀; may be given several times.

    Returns
    -------
    Answer
        What ``endodec game drift --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    The threshold comes nearer by itself at a constant rate. The equilibrium is exact; beside it
    stands the error of firms that take the threshold for fixed, against the bound that the paper
    gives for it, drift over output. With --coordination-gap the answer holds the path of those
    firms too, its distance split into the hardware gap and the coordination gap.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--drift", drift, None),
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--coordination-gap", coordination_gap, None),
        ("--points", points, 101),
        ("--at", at, None),
    ]
    return _ask("game drift", options)


def option_value(
    *,
    hazard: float,
    prize: float,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    loser_value: float = 0.0,
) -> Answer:
    """Investment as a race for a prize, read in both ways of the paper.

    Parameters
    ----------
    hazard : float
        Hazard θ of reaching the capability threshold, per unit of a firm's output.
    prize : float
        Value of the prize for the winner.
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    loser_value : float, optional
        Value for each loser.

    Returns
    -------
    Answer
        What ``endodec game option-value --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    The prize is read in both ways of the paper: as a race (Remark 3) and as a larger training value
    S_T (section 3.1). The first widens the gap between rivals and cartel, the second narrows it.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--hazard", hazard, None),
        ("--prize", prize, None),
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--loser-value", loser_value, 0.0),
    ]
    return _ask("game option-value", options)


def two_period(
    *,
    threshold: float,
    retained: float,
    crossed: float,
    costs: list[float] | float | str = "2,2,2,2,2",
    intercept: float = 10.0,
    slope: float = 0.5,
    discount_factor: float = 0.9,
    captured: float = 0.0,
    capacity: float | None = None,
) -> Answer:
    """The two-period model of Appendix A, by best replies.

    Parameters
    ----------
    threshold : float
        Crossing threshold Q̄ of total investment.
    retained : float
        Second-period profit per firm without crossing.
    crossed : float
        Second-period value per firm after crossing.
    costs : list of float or float or str, optional
        Unit cost of each firm, separated by commas; at least two.
    intercept : float, optional
        Demand intercept a.
    slope : float, optional
        Demand slope b.
    discount_factor : float, optional
        Discount factor β between the periods.
    captured : float, optional
        What an integrated firm captures of the consumers' gain from crossing.
    capacity : float, optional
        Largest investment of a firm in a period [default: none].

    Returns
    -------
    Answer
        What ``endodec game two-period --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Equilibria in pure strategies, found by best replies: by the printed first-order condition, and
    at the threshold exactly, where firms stop if crossing is a loss and to which they leap if it is
    a gain.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--threshold", threshold, None),
        ("--retained", retained, None),
        ("--crossed", crossed, None),
        ("--costs", _joined(costs), "2,2,2,2,2"),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount-factor", discount_factor, 0.9),
        ("--captured", captured, 0.0),
        ("--capacity", capacity, None),
    ]
    return _ask("game two-period", options)


def two_state(
    *,
    at: float = 3.0534,
    adoption: list[float] | float | str = "0.05,0.3,0.7",
    params: str | None = None,
    nodes: int = 401,
    courant: float = 0.9,
    convergence: bool = False,
    horizon: float | None = None,
    points: int = 401,
) -> Answer:
    """Distance and adoption together: value, strategy, simulated path.

    Parameters
    ----------
    at : float, optional
        Distance to cost parity, in units of cumulative output.
    adoption : list of float or float or str, optional
        Shares of adopters n, separated by commas.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, erosion, transmission,
        base_transmission, contact, friction, elasticity, threshold, exhausted_at.
    nodes : int, optional
        Nodes of the grid in n.
    courant : float, optional
        Courant number of the march in x.
    convergence : bool
        Solve on two coarser grids too and report the observed order.
    horizon : float, optional
        Simulate the path from the first state over this time.
    points : int, optional
        Points of the simulated path.

    Returns
    -------
    Answer
        What ``endodec game two-state --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Adoption n of the distributed alternative erodes the market while output brings its cost down.
    Without --horizon the answer is value and strategy at the given states; with it, the simulated
    path from the first of them.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--at", at, 3.0534),
        ("--adoption", _joined(adoption), "0.05,0.3,0.7"),
        ("--params", params, None),
        ("--nodes", nodes, 401),
        ("--courant", courant, 0.9),
        ("--convergence", convergence, None),
        ("--horizon", horizon, None),
        ("--points", points, 401),
    ]
    return _ask("game two-state", options)


def welfare(
    *,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    crossing_value: float | None = None,
    surviving_share: float | None = None,
) -> Answer:
    """Producers, consumers and society under rivals, cartel and planner.

    Parameters
    ----------
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    crossing_value : float, optional
        Social value W₀ of having crossed [default: what the firms keep, N·S].
    surviving_share : float, optional
        Instead, the share φ of consumers' Cournot surplus that survives crossing for ever: W₀ = N·S
        + φ·CS/r.

    Returns
    -------
    Answer
        What ``endodec game welfare --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Whether rivals overshoot depends on what crossing is worth to society, which the paper does not
    say: up to the break-even value they do.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--crossing-value", crossing_value, None),
        ("--surviving-share", surviving_share, None),
    ]
    return _ask("game welfare", options)


def proposition(
    *,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    at: list[float] | float | None = None,
) -> Answer:
    """Proposition 1 certified: which inequality holds, with how much slack, and where it fails.

    Parameters
    ----------
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    at : list of float or float, optional
        Distance to crossing at which to evaluate, instead of x₀; may be given several times.

    Returns
    -------
    Answer
        What ``endodec game proposition --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    Proposition 1 says that rivals produce more than a cartel at every distance. It holds exactly
    for 0 ≤ S ≤ S* = a²/(bNr).
    """
    options: list[tuple[str, Any, Any]] = [
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--at", at, None),
    ]
    return _ask("game proposition", options)


def collusion(
    *,
    firms: int = 5,
    intercept: float = 10.0,
    slope: float = 0.5,
    discount: float = 0.05,
    displacement: float = 0.3,
    training_value: float = 0.0,
    inference_profit: float | None = None,
    distance: float = 10.0,
    params: str | None = None,
    detection_rate: float = 4.0,
    at: list[float] | float | None = None,
) -> Answer:
    """Whether a cartel would hold, given how soon deviations are noticed.

    Parameters
    ----------
    firms : int, optional
        Number of firms (N). Source of the default: v1 section 3.7, v2 section 3.7.
    intercept : float, optional
        Demand intercept of P = a − bQ (a, price). Source of the default: recovered from the paper's
        printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    slope : float, optional
        Demand slope of P = a − bQ (b, price per unit of output). Source of the default: recovered
        from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are
        identified.
    discount : float, optional
        Discount rate (r, per unit of time). Source of the default: v1 section 3.7.
    displacement : float, optional
        Displacement rate of inference revenue after crossing (δ, per unit of time). Source of the
        default: v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM).
    training_value : float, optional
        Training value that survives crossing, per firm (S_T, value). Source of the default: v1
        section 3.7: pure displacement.
    inference_profit : float, optional
        Inference profit of the industry before crossing (S_I, value per unit of time). ``None``
        stands for the Cournot profit N·a²/(b(N+1)²). Source of the default: v1 eq. 5, v2 eq. 5,
        read as the author's script does.
    distance : float, optional
        Distance to crossing (x₀, units of cumulative output). Source of the default: recovered from
        the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified.
    params : str, optional
        TOML file with any of: firms, intercept, slope, discount, displacement, training_value,
        inference_profit, distance; options go first.
    detection_rate : float, optional
        Rate ω at which a deviation is noticed, per unit of time.
    at : list of float or float, optional
        Distance to crossing at which to evaluate, instead of x₀; may be given several times.

    Returns
    -------
    Answer
        What ``endodec game collusion --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.

    Notes
    -----
    A deviation that is noticed at once gains nothing, so the question needs a rate at which
    deviations are noticed. The critical rates are those at one distance, given a cartel from there
    to the crossing; close to it none is enough. The sustained path is the most collusive one that
    lasts: it tapers off to rivals' output.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--firms", firms, 5),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--discount", discount, 0.05),
        ("--displacement", displacement, 0.3),
        ("--training-value", training_value, 0.0),
        ("--inference-profit", inference_profit, None),
        ("--distance", distance, 10.0),
        ("--params", params, None),
        ("--detection-rate", detection_rate, 4.0),
        ("--at", at, None),
    ]
    return _ask("game collusion", options)


def general_demand(
    *,
    demand: Literal["linear", "constant-curvature", "exponential", "logit", "isoelastic"],
    firms: int = 5,
    discount: float = 0.05,
    continuation_value: float = 0.0,
    intercept: float = 10.0,
    slope: float = 0.5,
    exponent: float = 1.0,
    scale: float = 1.0,
    size: float = 20.0,
    midpoint: float = 5.0,
    dispersion: float = 1.0,
    elasticity: float = 1.5,
    at: list[float] | float | str = "10",
) -> Answer:
    """Rivals and cartel under nonlinear demand.

    Parameters
    ----------
    demand : {"linear", "constant-curvature", "exponential", "logit", "isoelastic"}
        Shape of inverse demand.
    firms : int, optional
        Number of firms N, at least 2.
    discount : float, optional
        Discount rate r.
    continuation_value : float, optional
        Continuation value S per firm.
    intercept : float, optional
        Price at zero output, a.
    slope : float, optional
        Coefficient b.
    exponent : float, optional
        Exponent k.
    scale : float, optional
        Scale s: of output (exponential) or of the price at unit output (isoelastic).
    size : float, optional
        Market size M.
    midpoint : float, optional
        Price m at which half of the market buys.
    dispersion : float, optional
        Dispersion d of the willingness to pay.
    elasticity : float, optional
        Price elasticity ε.
    at : list of float or float or str, optional
        Distance to crossing; may be given several times.

    Returns
    -------
    Answer
        What ``endodec game general-demand --format json`` writes, with its words, rows and figure.

    Raises
    ------
    ValueError
        If the input cannot be used, in the sentence of the command line.
    """
    options: list[tuple[str, Any, Any]] = [
        ("--demand", demand, None),
        ("--firms", firms, 5),
        ("--discount", discount, 0.05),
        ("--continuation-value", continuation_value, 0.0),
        ("--intercept", intercept, 10.0),
        ("--slope", slope, 0.5),
        ("--exponent", exponent, 1.0),
        ("--scale", scale, 1.0),
        ("--size", size, 20.0),
        ("--midpoint", midpoint, 5.0),
        ("--dispersion", dispersion, 1.0),
        ("--elasticity", elasticity, 1.5),
        ("--at", at, "10"),
    ]
    return _ask("game general-demand", options)
