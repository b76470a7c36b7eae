#!/usr/bin/env bash
# SALib 1.6.0: Morris's design of a normal input contains minus and plus infinity, since its lowest and highest level
# are the quantiles 0 and 1. The analysis then returns masked means and NaN for all inputs, also for those that are
# uniform. Four levels of which two are finite are what remains of the design.
# Seen: [-inf, 9.569, 10.431, inf] [None, None].
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check SALib==1.6.0 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0 matplotlib==3.11.2
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import warnings
import numpy as np
from SALib.analyze import morris as analysis
from SALib.sample import morris
problem = {"num_vars": 2, "names": ["a", "b"], "bounds": [[10, 1], [0, 1]], "dists": ["norm", "unif"]}
warnings.simplefilter("ignore")
points = morris.sample(problem, 20, num_levels=4, seed=1)
found = analysis.analyze(problem, points, points.sum(axis=1), num_levels=4, seed=1)
levels = sorted(set(points[:, 0].round(3).tolist()))
print(levels, found["mu_star"].tolist())
PYTHON
)
echo "$seen"
[ "$seen" = '[-inf, 9.569, 10.431, inf] [None, None]' ]
