"""Reference values of the closed form over its whole domain, at 60 digits.

Writes precision.csv. Needs mpmath (1.3). Independent of the Rust code: w is found by bisection
on s0*w + v0*(w - 1 + exp(-w)) = kappa*x at 60 digits, value and time come from the formulas of
(N-exact) and (C-exact) and their integrals.

    python3 generate_precision.py > precision.csv
"""

import random

import mpmath as mp

mp.mp.dps = 60
random.seed(20260214)


def root(s0, v0, target):
    def f(w):
        return s0 * w + v0 * (w - 1 + mp.exp(-w)) - target

    low, high = mp.mpf(0), mp.mpf(1)
    while f(high) < 0:
        high *= 2
    # Bisection needs one step a bit; w may be as small as 1e-12.
    for _ in range(260):
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def nash(n, a, b, r, s, x):
    big_a = a * (1 + n**2)
    d = a**2 * (n**2 - 1) ** 2
    e = 4 * n**2 * b * r * (n + 1) ** 2
    s0 = mp.sqrt(d + e * s) / big_a
    v0 = 1 - s0
    w = root(s0, v0, b * r * (n + 1) ** 2 / (a * (n**2 + 1)) * x)
    v = v0 * mp.exp(-w)
    value = ((big_a * (1 - v)) ** 2 - d) / e
    c = mp.mpf(1 + n**2) / (2 * n**2)
    ratio = mp.mpf(n**2 - 1) / (n**2 + 1)
    time = (1 + n**2) / (r * n * (n + 1)) * (w + ratio * mp.log((1 - c * v0) / (1 - c * v)))
    return value, time


def cooperative(n, a, b, r, s, x):
    s0 = 2 * mp.sqrt(b * n * r * s) / a
    v0 = 1 - s0
    w = root(s0, v0, 2 * b * r / a * x)
    v = v0 * mp.exp(-w)
    return a**2 * (1 - v) ** 2 / (4 * b * n * r), w / r


def rows():
    for n in [2, 3, 5, 12, 100, 10**4, 10**6]:
        for scaled in [1e-12, 1e-8, 1e-4, 1e-2, 0.3, 1.0, 7.0, 800.0, 1e6]:
            # Relative to the Nash steady state, then to the cooperative one.
            to_cartel = (n + 1) ** 2 / (4 * n)
            for relative in [0.0, 1e-9, 0.3, 0.999999, 1.0, 1.3, 2.0] + [
                share * to_cartel for share in (0.5, 1.0, 2.0)
            ]:
                a = random.choice([1.0, 10.0, random.uniform(0.1, 500.0)])
                b = random.choice([1.0, 0.5, random.uniform(0.001, 20.0)])
                r = random.choice([0.05, random.uniform(0.001, 0.5)])
                # Inputs are doubles; x is set from kappa_N*x.
                s = relative * a * a / (r * b * (n + 1) ** 2)
                x = scaled * a * (n * n + 1) / (b * r * (n + 1) ** 2)
                yield n, a, b, r, s, x


print(f"# mpmath {mp.__version__}, 60 digits, by generate_precision.py; inputs are exact doubles,")
print("# outputs rounded to 25 digits; kappa*x from 1e-12 to 1e6, S from 0 to twice either")
print("# steady state, N from 2 to 1e6")
print(
    "firms,intercept,slope,discount,continuation_value,distance,"
    "nash_value,nash_crossing_time,cooperative_value,cooperative_crossing_time"
)
for n, a, b, r, s, x in rows():
    exact = [mp.mpf(value) for value in (a, b, r, s, x)]
    results = [*nash(n, *exact), *cooperative(n, *exact)]
    print(",".join([str(n), *(repr(v) for v in (a, b, r, s, x)), *(mp.nstr(v, 25) for v in results)]))
