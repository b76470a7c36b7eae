#!/usr/bin/env bash
# rispy 0.10.0 cuts an address at its semicolons when it reads RIS, and writes the pieces back as addresses of their
# own: a link to a table of a statistical office, whose query is separated by semicolons, returns as two links of which
# neither works.
# Seen: ['http://example.org/table', 'area=DE', 'year=2024'] 3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check rispy==0.10.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import rispy
entry = "TY  - DATA\nTI  - Prices\nUR  - http://example.org/table;area=DE;year=2024\nER  - \n"
records = rispy.loads(entry)
print(records[0]["urls"], rispy.dumps(records).count("UR  - "))
PYTHON
)
echo "$seen"
[ "$seen" = '['\''http://example.org/table'\'', '\''area=DE'\'', '\''year=2024'\''] 3' ]
