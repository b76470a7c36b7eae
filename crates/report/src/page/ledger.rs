//! The ledger: counts by verdict, and every claim with filters.

use super::exhibits::mark;
use super::numbers::{formulas, number, signed, within};
use super::screens;
use endodec_ledger::claims::{Answer, Assessment, Statement, Verdict};
use endodec_table::markup::{escape, verbatim};

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
pub(super) fn summary(claims: &[Assessment]) -> String {
    let mut html = format!(
        "<p>The ledger holds {} claims. A program derives each verdict from the computed and the printed value; none is typed in.</p>\n<ul class=\"counts\">\n",
        claims.len()
    );
    for verdict in Verdict::ALL {
        let count = claims
            .iter()
            .filter(|assessment| assessment.verdict == verdict)
            .count();
        html.push_str(&format!(
            "<li class=\"{verdict}\"><b>{count}</b> <span>{} {verdict}</span> <small>{}</small></li>\n",
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
pub(super) fn table(claims: &[Assessment]) -> String {
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
    html.push_str("</select></label>\n<output name=\"count\" aria-live=\"polite\"></output>\n</form>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The ledger\"><table class=\"ledger\">\n<thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Printed</th><th scope=\"col\">Computed</th><th scope=\"col\">Verdict</th><th scope=\"col\">Note</th></tr></thead>\n<tbody>\n");
    for assessment in claims {
        html.push_str(&row(assessment));
    }
    html.push_str("</tbody></table></div>\n");
    html
}

fn row(assessment: &Assessment) -> String {
    let claim = assessment.claim;
    let computed = match assessment.answer() {
        Answer::Number(value) => number(value),
        Answer::Text(text) => within(&escape(&text)),
        Answer::Compared(comparison) => within(&escape(&comparison.words(claim.unit))),
        Answer::None => "–".to_owned(),
    };
    let difference = difference(assessment)
        .map(|difference| format!("<small>{} against print</small>", signed(difference)))
        .unwrap_or_default();
    let reading = assessment
        .reading()
        .map(|reading| format!("<p><b>Reading:</b> {}</p>", formulas(&escape(reading))))
        .unwrap_or_default();
    // What is printed may name its unit itself, or be words, and the unit that of what is computed.
    let unit = if claim.unit.is_empty() || claim.printed.contains(claim.unit) {
        String::new()
    } else {
        format!(" {}", escape(claim.unit))
    };
    let in_print = claim.printed.contains(|c: char| c.is_ascii_digit())
        || matches!(assessment.answer(), Answer::None);
    let sections: Vec<&str> = SECTIONS
        .into_iter()
        .filter(|section| claim.is_in(section))
        .collect();
    format!(
        "<tr id=\"{id}\" data-version=\"{version}\" data-verdict=\"{verdict}\" data-sections=\"{sections}\"><th scope=\"row\">{quantity}<small>{version}, {location}<br><code>{id}</code></small></th><td data-head=\"printed\">{printed}{unit}</td><td data-head=\"computed\">{computed}{of_computed}{difference}</td><td class=\"{verdict}\">{mark} {verdict}</td><td>{reading}{note}<small>code: <a href=\"../{file}\">{code}</a></small>{screens}</td></tr>\n",
        id = claim.id,
        version = claim.version.as_str(),
        verdict = assessment.verdict,
        sections = sections.join(" "),
        quantity = formulas(&escape(claim.quantity)),
        location = escape(claim.location),
        printed = formulas(&escape(claim.printed)),
        unit = if in_print { unit.as_str() } else { "" },
        of_computed = if in_print { "" } else { unit.as_str() },
        mark = mark(assessment.verdict),
        note = formulas(&escape(&assessment.note())),
        screens = screens::of_claim(claim.id),
        // From the default output folder, `out/` at the root of the project.
        file = verbatim(claim.place.file()),
        code = verbatim(&claim.code()),
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
