#!/usr/bin/env bash
# @citation-js/plugin-bibtex 0.8.2 reads "and others", BibTeX's et al., as an author whose family name is others: RIS
# gets a line AU - others, and written back to BibTeX the name is in braces, so that LaTeX prints it as a person.
# Seen: AU  - Roe, Jane | AU  - others author = {Roe, Jane and {others}},.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2
seen=$(node - <<'NODE'
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
const cite = new Cite('@misc{a, author={Roe, Jane and others}, title={Curves}, year={2024}}');
const lines = (format, start) => cite.format(format).split('\n').filter((line) => line.trim().startsWith(start)).map((line) => line.trim()).join(' | ');
console.log(lines('ris', 'AU'), lines('bibtex', 'author'));
NODE
)
echo "$seen"
[ "$seen" = 'AU  - Roe, Jane | AU  - others author = {Roe, Jane and {others}},' ]
