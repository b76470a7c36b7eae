#!/usr/bin/env bash
# pystout 0.0.8 gives the star of the last threshold in the dictionary that the p-value meets: it sorts the thresholds
# and throws the sorted list away. Written from .01 to .1, as most tables name them, a p-value below 1e-9 gets one star
# instead of three.
# Seen: -0.32\sym{***} -0.32\sym{*} True.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pystout==0.0.8 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys, numpy as np, pandas as pd, statsmodels.api as sm
from pystout import pystout
x = np.log(np.arange(1.0, 31.0))
fit = sm.OLS(pd.Series(3 - 0.32 * x + 0.05 * np.sin(7 * x)), pd.DataFrame({"const": 1.0, "lnQ": x})).fit()
cells = []
for stars in ({0.1: "*", 0.05: "**", 0.01: "***"}, {0.01: "***", 0.05: "**", 0.1: "*"}):
    pystout([fit], file=sys.argv[1] + "/table.tex", stars=stars, modstat={"nobs": "N"})
    cells.append([line.split("&")[1].strip(" \\\n") for line in open(sys.argv[1] + "/table.tex") if line.startswith("lnQ")][0])
print(*cells, bool(fit.pvalues["lnQ"] < 1e-9))
PYTHON
)
echo "$seen"
[ "$seen" = '-0.32\sym{***} -0.32\sym{*} True' ]
