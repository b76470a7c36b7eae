#!/usr/bin/env bash
# paneleventstudy 0.0.7: the event study of a single series returns NaN for both bounds of every interval, and
# `vcov_type` reaches statsmodels as an unknown keyword, so that "HC3" and "nonrobust" give one answer. The interval
# exists: for the period of the event it is printed by hand.
# Seen: [2.006, nan, nan] True 2.006 1.359 2.653.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check paneleventstudy==0.0.7 linearmodels==7.1 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import contextlib, io, numpy as np, pandas as pd
from scipy.stats import t
from paneleventstudy import timeseries_eventstudy
data = pd.DataFrame({"rel": np.repeat([-2, -1, 0, 1], 10), "y": np.sin(np.arange(40) ** 2) + np.repeat([0.0, 0, 2, 2], 10)})
with contextlib.redirect_stdout(io.StringIO()):
    robust = timeseries_eventstudy(data, "y", "rel", [], vcov_type="HC3")
    plain = timeseries_eventstudy(data, "y", "rel", [], vcov_type="nonrobust")
groups = data.groupby("rel")["y"]
spread = np.sqrt(groups.var().mean() * 2 / 10) * t.ppf(0.975, 36)
effect = groups.mean()[0] - groups.mean()[-1]
print(robust.loc["0"].round(3).tolist(), robust.equals(plain), "%.3f %.3f %.3f" % (effect, effect - spread, effect + spread))
PYTHON
)
echo "$seen"
[ "$seen" = '[2.006, nan, nan] True 2.006 1.359 2.653' ]
