#!/usr/bin/env bash
# @citation-js/plugin-ris 0.8.2 leaves out what stands between given and family name: "van der Roe, Jan" of a BibTeX
# file is "Roe, Jan" in RIS. A person is cited under another name by everyone who imports the file. A suffix (Jr.) is
# kept.
# Seen: AU  - Roe, Jan | AU  - Doe, John, Jr..
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2
seen=$(node - <<'NODE'
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
const entry = '@misc{a, author={van der Roe, Jan and Doe, Jr., John}, title={Curves}, year={2024}}';
console.log(new Cite(entry).format('ris').split('\n').filter((line) => line.startsWith('AU')).join(' | '));
NODE
)
echo "$seen"
[ "$seen" = 'AU  - Roe, Jan | AU  - Doe, John, Jr.' ]
