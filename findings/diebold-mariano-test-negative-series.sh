#!/usr/bin/env bash
# diebold-mariano-test 0.0.8 divides an absolute error by the signed observation in its MAPE: on a negative series (a
# logarithm of costs below one, a growth rate of a falling price) every loss changes sign and the worse forecast wins
# with a p-value of nothing. The better forecast is eight times closer.
# Seen: 79.888 -79.888 0.0e+00.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check diebold-mariano-test==0.0.8 numpy==2.4.6 scipy==1.17.1
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import numpy as np
from diebold_mariano_test import diebold_mariano_test as dm
cost = [-2.0, -2.1, -2.2, -2.3, -2.4, -2.5]
close = [v + 0.05 * (-1) ** i for i, v in enumerate(cost)]
far = [v + 0.4 + 0.01 * i for i, v in enumerate(cost)]
losses = dm.cul_d_t(dm.MAPE, cost, close, far)
right = np.array([abs(a - v) / abs(v) - abs(b - v) / abs(v) for v, a, b in zip(cost, close, far)])
print("%.3f %.3f %.1e" % (dm.cul_DM(losses), right.mean() / np.sqrt(right.var() / len(right)), dm.cul_P(losses)))
PYTHON
)
echo "$seen"
[ "$seen" = '79.888 -79.888 0.0e+00' ]
