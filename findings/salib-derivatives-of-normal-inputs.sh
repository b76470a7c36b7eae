#!/usr/bin/env bash
# SALib 1.6.0: the derivative-based measure takes the pair (mean, sd) of a normal input for its lower and upper bound.
# The step of the sample is cut to that interval, so that every perturbed value is the mean itself, and the index is
# multiplied by (sd - mean)^2 over pi^2. For a + b with a normal(10, 1) and b uniform(0, 1) the upper bound of a's
# share is given as 7.6; it is 1/(1 + 1/12) = .92.
# Seen: 7.6 0.92 {10.0}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check SALib==1.6.0 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0 matplotlib==3.11.2
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import numpy as np
from SALib.analyze import dgsm
from SALib.sample import finite_diff
problem = {"num_vars": 2, "names": ["a", "b"], "bounds": [[10, 1], [0, 1]], "dists": ["norm", "unif"]}
points = finite_diff.sample(problem, 1000)
found = dgsm.analyze(problem, points, points.sum(axis=1), seed=1, print_to_console=False)
moved = points.reshape(1000, 3, 2)[:, 1, 0]
print("%.1f" % found["dgsm"][0], "%.2f" % (1 / (1 + 1 / 12)), set(moved.tolist()))
PYTHON
)
echo "$seen"
[ "$seen" = '7.6 0.92 {10.0}' ]
