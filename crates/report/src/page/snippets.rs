//! How to load the results elsewhere, and how to cite.

use endodec_table::markup::verbatim;

/// A line that loads a CSV file of the output folder in each of the languages of the readers.
///
/// Stata is told what it would otherwise guess from the file: names in the first line, quotes that hold line breaks,
/// UTF-8.
pub(super) fn load(csv: &str) -> String {
    let lines = [
        (
            "Python",
            format!("import pandas; data = pandas.read_csv(\"out/{csv}\")"),
        ),
        ("R", format!("data <- read.csv(\"out/{csv}\")")),
        (
            "Stata",
            format!(
                "import delimited \"out/{csv}\", varnames(1) bindquote(strict) encoding(\"utf-8\") clear"
            ),
        ),
        (
            "Julia",
            format!("using CSV, DataFrames; data = CSV.read(\"out/{csv}\", DataFrame)"),
        ),
    ];
    let items: String = lines
        .iter()
        .map(|(language, line)| format!("<li>{language}: <code>{}</code></li>", verbatim(line)))
        .collect();
    format!("<ul class=\"load\">{items}</ul>")
}

/// What the files are and how to load those that no figure or table shows, and the citation.
pub(super) fn html() -> String {
    format!(
        "<p>Every figure is an SVG, a PNG at 300 dpi and the CSV it is drawn from; every table is a CSV, a Markdown and a LaTeX file. Under each of them on the page stand the lines that load its CSV, to be run in the folder that holds <code>out/</code>. An empty cell is a missing value. A column whose name ends in <code>_printed</code> holds what the paper prints, as text where that is no plain number (870,000; &lt;0.001; 10–16).</p>\n\
         <h3>The ledger</h3>\n{}\n\
         <h3>The predictions</h3>\n{}\n\
         <p><code>out/claims.json</code> and <code>out/predictions.json</code> hold the same with more beside it, such as the observations behind a prediction.</p>\n\
         <h3>Cite</h3>\n<p>Smirl, Connor (2026). <cite>Endogenous Decentralization: How Concentrated Capital Investment Finances the Learning Curves That Enable Distributed Alternatives.</cite> Working paper, Department of Economics, Tufts University, February 2026.</p>\n<p>Where you use what goes beyond the paper, cite endodec too, in BibTeX or as RIS:</p>\n<pre tabindex=\"0\">{}</pre>\n<pre tabindex=\"0\">{}</pre>\n",
        load("claims.csv"),
        load("predictions.csv"),
        bibtex(),
        ris(),
    )
}

/// Day of this version, as in CITATION.cff.
const RELEASED: &str = "2026-12-01";
const VERSION: &str = env!("CARGO_PKG_VERSION");
const NAME: &str = "endodec: Endogenous Decentralization, recomputed";
const AUTHORS: &str = "The endodec contributors";

fn year() -> &'static str {
    &RELEASED[..4]
}

fn bibtex() -> String {
    format!(
        "@software{{endodec,\n  title   = {{{{{NAME}}}}},\n  author  = {{{{{AUTHORS}}}}},\n  version = {{{VERSION}}},\n  year    = {{{}}},\n  date    = {{{RELEASED}}}\n}}\n",
        year()
    )
}

fn ris() -> String {
    format!(
        "TY  - COMP\nTI  - {NAME}\nAU  - {AUTHORS}\nPY  - {}\nDA  - {}\nET  - {VERSION}\nER  -\n",
        year(),
        RELEASED.replace('-', "/")
    )
}

#[cfg(test)]
mod tests {
    use super::{AUTHORS, NAME, RELEASED, VERSION, bibtex};

    #[test]
    fn the_citation_is_that_of_the_file() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../CITATION.cff");
        let file = std::fs::read_to_string(file).unwrap();
        for line in [
            format!("title: \"{NAME}\""),
            format!("version: {VERSION}"),
            format!("date-released: {RELEASED}"),
            format!("- name: \"{AUTHORS}\""),
        ] {
            assert!(file.contains(&line), "{line}");
        }
        assert!(bibtex().contains("title   = {{endodec: "), "{}", bibtex());
    }
}
