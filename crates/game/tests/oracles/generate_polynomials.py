"""Coefficients of src/lambert.rs and src/exponential.rs, and the errors that those files state.

Needs mpmath (1.3). Each series is interpolated at Chebyshev nodes in 60 digits, which is close to
minimax: for NEAR and FAR the derivative of the series is, and its coefficients are then divided by
k + 1, because the code evaluates divided differences, which are means of the derivative.

    python3 generate_polynomials.py
"""

import mpmath as mp

mp.mp.dps = 60

# v - 1 - ln v up to which the series in p is used, and from which the series in y is.
NEAR_END = mp.mpf("1.35")
SWITCH = mp.mpf("1.1")


def near_derivative(p):
    """ds/dp for s = 1 - v, p = sqrt(2(v - 1 - ln v))."""
    if p == 0:
        return mp.mpf(1)
    v = -mp.lambertw(-mp.exp(-1 - p * p / 2)).real
    return p * v / (1 - v)


def far_derivative(y):
    """dv/dy for y = v exp(-v)."""
    if y == 0:
        return mp.mpf(1)
    v = -mp.lambertw(-y).real
    return v / (y * (1 - v))


def risen(r):
    """(1 - exp(-r))/r."""
    return (1 - mp.exp(-r)) / r if r else mp.mpf(1)


def fit(f, low, high, degree):
    """Coefficients, and the largest relative error on 401 points."""
    nodes = [
        (low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (2 * k + 1) / (2 * degree + 2))
        for k in range(degree + 1)
    ]
    matrix = mp.matrix(degree + 1, degree + 1)
    values = mp.matrix(degree + 1, 1)
    for i, x in enumerate(nodes):
        values[i] = f(x)
        for j in range(degree + 1):
            matrix[i, j] = x**j
    solved = mp.lu_solve(matrix, values)
    coefficients = [solved[j] for j in range(degree + 1)]
    grid = [low + (high - low) * mp.mpf(k) / 400 for k in range(401)]
    error = max(abs(mp.polyval(coefficients[::-1], x) / f(x) - 1) for x in grid)
    return coefficients, error


def show(name, coefficients, error):
    print(f"{name}: relative error {mp.nstr(error, 2)}")
    for c in coefficients:
        print(f"    {float(c)!r}")


near, near_error = fit(near_derivative, mp.mpf(0), mp.sqrt(2 * NEAR_END), 19)
far, far_error = fit(far_derivative, mp.mpf(0), mp.exp(-1 - SWITCH), 15)
rise, rise_error = fit(risen, -mp.mpf("0.35"), mp.mpf("0.35"), 11)
print("SWITCH, as v:", repr(float(-mp.lambertw(-mp.exp(-1 - SWITCH)).real)))
show("NEAR", [c / (k + 1) for k, c in enumerate(near)], near_error)
show("FAR", [c / (k + 1) for k, c in enumerate(far)], far_error)
show("RISEN", rise, rise_error)
