"""Peers in Python on the tasks of `peers.rs`: one line of JSON a task, its time the median of five, on one thread.

Needs numpy and scipy; takes SALib where it is.
"""
import json
import math
import os
import statistics
import time
from importlib.metadata import version

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import numpy as np
import scipy
from scipy.integrate import quad, solve_ivp
from scipy.optimize import curve_fit
from scipy.special import lambertw

A, B, N, R, X0 = 10.0, 0.5, 5, 0.05, 10.0
S = A * A / (B * (N + 1) ** 2) / (R + 0.30)


def timed(task, peer, work, run):
    run()
    times = []
    for _ in range(5):
        start, count = time.perf_counter(), 0
        while count == 0 or time.perf_counter() - start < 0.05:
            run()
            count += 1
        times.append((time.perf_counter() - start) / count)
    print(json.dumps({"task": task, "peer": peer, "work": work, "seconds": statistics.median(times)}), flush=True)


def slope(v):
    p = A * (1 + N * N)
    return (p - math.sqrt(p * p - 4 * N * N * (A * A - B * (N + 1) ** 2 * R * v))) / (2 * N * N)


def values():
    a1, e, d = A * (1 + N * N), 4 * N * N * B * R * (N + 1) ** 2, A * A * (N * N - 1) ** 2
    v0 = (a1 - math.sqrt(d + e * S)) / a1
    x = np.linspace(0, X0, 1_000_000)
    v = -lambertw(-v0 * np.exp(-v0 - e / (4 * N * N * a1) * x)).real
    return ((a1 * (1 - v)) ** 2 - d) / e


def path(**more):
    return solve_ivp(lambda x, v: [slope(v[0])], (0, X0), [S], method="DOP853", rtol=1e-10, atol=1e-12, **more)


def crossing():
    solution = path(dense_output=True).sol
    return quad(lambda x: B * (N + 1) / (N * (A - slope(float(solution(x)[0])))), 0, X0)[0]


def pairs():
    draws = np.random.default_rng(1)
    t = np.arange(40)
    x = 8 * t / 39
    y = 3 - 0.4 * x + 0.1 * ((t * 37) % 19 - 9) / 5.5
    i = draws.integers(0, 40, (10_000, 40))
    xs, ys = x[i], y[i]
    xm, ym = xs.mean(1, keepdims=True), ys.mean(1, keepdims=True)
    return np.percentile(((xs - xm) * (ys - ym)).sum(1) / ((xs - xm) ** 2).sum(1), [2.5, 97.5])


def adoption():
    alpha, target, q0, c0 = 0.23, 5.0, 2.5, 12.0
    k = c0 * q0**alpha

    def f(t, z):
        q, e, s = z
        gap = max(0.0, target - k * q**-alpha)
        return [28.94 + 60 * s, gap, (1.2 * gap + 2.88) * s * (1 - s) + 0.02 * (1 - s) - (4.2 * math.exp(-0.79 * e) + 1.2) * s]

    return solve_ivp(f, (0, 20), [q0, 0.0, 0.01], method="LSODA", rtol=1e-8, atol=1e-12, t_eval=np.linspace(0, 20, 241)).y


SALES = np.array([96, 195, 238, 380, 1045, 1230, 1267, 1828, 1586, 1673, 1800, 1580, 1500], float)


def bass():
    t = np.arange(1, 14)

    def cumulative(t, m, p, q):
        z = np.exp(-(p + q) * t)
        return m * (1 - z) / (1 + q / p * z)

    sales = lambda t, m, p, q: cumulative(t, m, p, q) - cumulative(t - 1, m, p, q)
    return curve_fit(sales, t, SALES, p0=[17000, 0.01, 0.4])[0]


scipy_version = f"scipy {scipy.__version__}"
timed("game-values", f"{scipy_version} (lambertw)", "V_N at 1,000,000 distances", values)
timed("game-grid", f"{scipy_version} (DOP853)", "V_N at 1,000 distances, solved anew", lambda: path(t_eval=np.linspace(0, X0, 1000)))
timed("crossing-time", f"{scipy_version} (DOP853, quad)", "T_N of one game", crossing)
timed("bootstrap", f"numpy {np.__version__}", "10,000 resamples of 40 pairs, percentile interval", pairs)
timed("adoption", f"{scipy_version} (LSODA)", "adoption over 20 years, 241 points", adoption)
timed("bass", f"{scipy_version} (curve_fit)", "Bass model of 13 years, one start", bass)

try:
    from SALib.analyze import sobol
except ImportError:
    pass
else:
    count = 1024
    uniform = lambda k: np.mod(k * 0.6180339887498949, 1.0)
    point = lambda k: np.column_stack([uniform(k), uniform(3 * k + 1), uniform(7 * k + 2)])
    a, b = point(np.arange(count)), point(np.arange(count) + count)
    rows = np.empty((count, 5))
    model = lambda x: x[:, 0] + x[:, 1] * x[:, 2]
    rows[:, 0], rows[:, 4] = model(a), model(b)
    for i in range(3):
        mixed = a.copy()
        mixed[:, i] = b[:, i]
        rows[:, 1 + i] = model(mixed)
    problem = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[0, 1]] * 3}
    run = lambda: sobol.analyze(problem, rows.ravel(), calc_second_order=False, num_resamples=1000, seed=1)
    timed("sobol-indices", f"SALib {version('SALib')}", "indices of 3 parameters, 1,024 points, 1,000 resamples", run)
