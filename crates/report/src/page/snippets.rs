//! How to load the results elsewhere, and how to cite.

use crate::markup::escape;

/// Snippets in the languages of the readers, and the citation.
pub(super) fn html() -> String {
    let snippets = [
        (
            "Python",
            "import pandas as pd\nfigure = pd.read_csv(\"out/figures/aggregate-output.csv\")\nclaims = pd.read_json(\"out/claims.json\")",
        ),
        (
            "R",
            "figure <- read.csv(\"out/figures/aggregate-output.csv\")\nclaims <- jsonlite::fromJSON(\"out/claims.json\")",
        ),
        (
            "Stata",
            "import delimited \"out/figures/aggregate-output.csv\", clear\nimport delimited \"out/claims.csv\", clear bindquote(strict)",
        ),
        (
            "Julia",
            "using CSV, DataFrames\nfigure = CSV.read(\"out/figures/aggregate-output.csv\", DataFrame)",
        ),
    ];
    let mut html = String::from(
        "<p>Every figure is an SVG, a PNG at 300 dpi and the CSV it is drawn from; every table is a CSV, a Markdown and a LaTeX file.</p>\n",
    );
    for (language, code) in snippets {
        html.push_str(&format!(
            "<h3>{language}</h3>\n<pre tabindex=\"0\"><code>{}</code></pre>\n",
            escape(code)
        ));
    }
    html.push_str("<h3>Cite</h3>\n<p>Smirl, Connor (2026). <cite>Endogenous Decentralization: How Concentrated Capital Investment Finances the Learning Curves That Enable Distributed Alternatives.</cite> Working paper, Department of Economics, Tufts University, February 2026. Cite endodec too where you use what goes beyond the paper.</p>\n");
    html
}
