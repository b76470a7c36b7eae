//! `ledger.html`: every claim with filters, which an address can set.

use super::exhibits::mark;
use super::numbers::{formulas, number, signed, within};
use super::{Page, Part, Report, code, grid, screens};
use endodec_ledger::claims::{Answer, Assessment, Statement, Verdict};
use endodec_table::markup::escape;

pub(super) fn page(report: &Report<'_>) -> Page {
    Page {
        file: "ledger.html",
        name: "Ledger",
        title: "Every claim",
        description: "Every printed claim of the paper, recomputed, with a verdict.",
        parts: vec![Part {
            id: "ledger",
            name: "Every claim",
            html: [summary(report.claims), table(report.claims)].concat(),
        }],
        script: include_str!("ledger.js"),
    }
}

/// What a verdict means, for the legend.
fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reproduced => "computed and printed agree to the printed digits",
        Verdict::ReproducedUnderReading => {
            "they agree under a reading that the paper does not state"
        }
        Verdict::NotReproduced => "they do not agree",
        Verdict::NotIdentified => "an input is neither printed nor public",
        Verdict::Forecast => "later observations decide",
        Verdict::Qualitative => "no computation decides",
    }
}

/// Counts by verdict.
fn summary(claims: &[Assessment]) -> String {
    let mut html = format!(
        "<p>The ledger holds {} claims of both versions of the paper. A program derives each verdict from the computed and the printed value; none is typed in.</p>\n<ul class=\"counts\">\n",
        claims.len()
    );
    for verdict in Verdict::ALL {
        let count = claims
            .iter()
            .filter(|assessment| assessment.verdict == verdict)
            .count();
        html.push_str(&format!(
            "<li class=\"{verdict}\"><b>{count}</b> <a href=\"#verdict={verdict}\">{} {verdict}</a> <small>{}</small></li>\n",
            mark(verdict),
            meaning(verdict)
        ));
    }
    html.push_str("</ul>\n");
    html
}

/// Parts of the paper to filter by: abstract, sections and appendices of both versions, tables, figures, predictions.
const SECTIONS: [&str; 16] = [
    "Abstract",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "A",
    "B",
    "C",
    "D",
    "Table",
    "Figure",
    "Prediction",
];

/// Every claim, with filters that work without a network.
fn table(claims: &[Assessment]) -> String {
    let sections: String = SECTIONS
        .iter()
        .filter(|section| {
            claims
                .iter()
                .any(|assessment| assessment.claim.is_in(section))
        })
        .map(|section| format!("<option>{section}</option>"))
        .collect();
    let mut html = format!(
        "<form id=\"filters\" role=\"search\" aria-label=\"Filter the claims\">\n<label>Search <input type=\"search\" name=\"text\"></label>\n<label>Version <select name=\"version\"><option value=\"\">both</option><option>v1</option><option>v2</option></select></label>\n<label>Section <select name=\"section\"><option value=\"\">all</option>{sections}</select></label>\n<label>Verdict <select name=\"verdict\"><option value=\"\">all</option>",
    );
    for verdict in Verdict::ALL {
        html.push_str(&format!("<option>{verdict}</option>"));
    }
    html.push_str(
        "</select></label>\n<output name=\"count\" aria-live=\"polite\"></output>\n</form>\n",
    );
    let rows: String = claims.iter().map(row).collect();
    html.push_str(&grid::ledger(
        "The ledger",
        &["Claim", "Printed", "Computed", "Verdict", "Note"],
        &rows,
    ));
    html
}

/// What is printed and what is computed, each with its unit where it stands.
pub(super) fn sides(assessment: &Assessment) -> [String; 2] {
    let claim = assessment.claim;
    let computed = match assessment.answer() {
        Answer::Number(value) => number(value),
        Answer::Text(text) => within(&escape(&text)),
        Answer::Compared(comparison) => within(&escape(&comparison.words(claim.unit))),
        Answer::None => "–".to_owned(),
    };
    // What is printed may name its unit itself, or be words, and the unit that of what is computed.
    // A year says that it is one.
    let unit = if ["", "year"].contains(&claim.unit) || claim.printed.contains(claim.unit) {
        String::new()
    } else {
        format!(" {}", escape(claim.unit))
    };
    let printed = formulas(&escape(claim.printed));
    let in_print = claim.printed.contains(|c: char| c.is_ascii_digit())
        || matches!(assessment.answer(), Answer::None);
    if in_print {
        [printed + &unit, computed]
    } else {
        [printed, computed + &unit]
    }
}

fn row(assessment: &Assessment) -> String {
    let claim = assessment.claim;
    let [printed, computed] = sides(assessment);
    let difference = difference(assessment)
        .map(|difference| format!("<small>{} against print</small>", signed(difference)))
        .unwrap_or_default();
    let reading = assessment
        .reading()
        .map(|reading| format!("<p><b>Reading:</b> {}</p>", formulas(&escape(reading))))
        .unwrap_or_default();
    let sections: Vec<&str> = SECTIONS
        .into_iter()
        .filter(|section| claim.is_in(section))
        .collect();
    format!(
        "<tr id=\"{id}\" data-version=\"{version}\" data-verdict=\"{verdict}\" data-sections=\"{sections}\"><th scope=\"row\">{quantity}<small>{version}, {location}<br><code>{id}</code></small></th><td data-head=\"printed\">{printed}</td><td data-head=\"computed\">{computed}{difference}</td><td class=\"{verdict}\">{mark} {verdict}</td><td>{reading}{note}<small>code: {code}</small>{screens}</td></tr>\n",
        id = claim.id,
        version = claim.version.as_str(),
        verdict = assessment.verdict,
        sections = sections.join(" "),
        quantity = formulas(&escape(claim.quantity)),
        location = escape(claim.location),
        mark = mark(assessment.verdict),
        note = formulas(&escape(&assessment.note())),
        screens = screens::of_claim(claim.id),
        code = code::place(&claim.code()),
    )
}

/// Computed less printed, where each is one number.
fn difference(assessment: &Assessment) -> Option<f64> {
    match (assessment.claim.statement()?, assessment.answer()) {
        (Statement::Numbers(printed), Answer::Number(computed)) if printed.len() == 1 => {
            printed.first().map(|printed| computed - printed.value)
        }
        _ => None,
    }
}
