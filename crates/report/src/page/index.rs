//! `index.html`: the verdict in one screen, then each finding with its figure and what is printed beside computed.

use super::exhibits::{Place, exhibit, first, mark};
use super::{Page, Part, Report, grid, ledger, predictions, screens, shell};
use crate::error::ReportError;
use crate::figures::FIRST;
use endodec_ledger::claims::summary::{Finding, summary};
use endodec_ledger::claims::{Assessment, Evidence, Verdict, clocks};
use endodec_table::markup::escape;

pub(super) const INTRODUCTION: &str = "<p>Connor Smirl’s working paper of February 2026 in its two versions: every figure, table and printed number computed anew from shipped data, with a verdict for each claim.</p>\n";

/// How a finding stands on the page.
struct Shown {
    /// The finding, by its title.
    finding: &'static str,
    /// Its anchor.
    anchor: &'static str,
    /// The figure that shows it.
    figure: &'static str,
}

const SHOWN: &[Shown] = &[
    Shown {
        finding: "The main theorem holds; one step of its proof does not",
        anchor: "finding-theorem",
        figure: "proposition-domain",
    },
    Shown {
        finding: "One crossing, three dates: each has its own target",
        anchor: "finding-dates",
        figure: "three-clocks",
    },
    Shown {
        finding: "The elasticity that carries the dates is not identified",
        anchor: "finding-elasticity",
        figure: "hbm-identification",
    },
    Shown {
        finding: "Learning rates printed as elasticities",
        anchor: "finding-learning-rates",
        figure: "crossing-time-sensitivity",
    },
    Shown {
        finding: "Export controls: the author’s own models point the other way, and not distinguishably",
        anchor: "finding-export-controls",
        figure: "author-tests",
    },
    Shown {
        finding: "Spending against the model’s cartel does not stay at 3 to 4",
        anchor: "finding-spending",
        figure: "capital-expenditure",
    },
    Shown {
        finding: "The full DRAM record gives neither 0.22 nor 0.66",
        anchor: "finding-dram",
        figure: "dram-learning-curve",
    },
    Shown {
        finding: "The firms overproduce by more than the paper says",
        anchor: "finding-output",
        figure: "aggregate-output",
    },
    Shown {
        finding: "Whether rivals are too fast for society is open",
        anchor: "finding-society",
        figure: "welfare-frontier",
    },
    Shown {
        finding: "Training value: two printed ranges, one parameter",
        anchor: "finding-training-value",
        figure: "value-functions",
    },
    Shown {
        finding: "The adoption equation has neither two waves nor a tipping point",
        anchor: "finding-waves",
        figure: "adoption-waves",
    },
    Shown {
        finding: "The January 2025 spike is not in the router’s own counts",
        anchor: "finding-spike",
        figure: "implied-r0-then-and-now",
    },
];

/// Whether a figure stands here.
pub(super) fn shows(slug: &str) -> bool {
    slug == FIRST.slug || SHOWN.iter().any(|shown| shown.figure == slug)
}

pub(super) fn page(report: &Report<'_>, evidence: &Evidence<'_>) -> Result<Page, ReportError> {
    let findings: String = summary(evidence)?
        .findings
        .iter()
        .map(|one| finding(one, report))
        .collect::<Result<_, _>>()?;
    let part = |id, name, html| Part { id, name, html };
    Ok(Page {
        file: "index.html",
        name: "Findings",
        title: shell::TITLE,
        description: "Every figure, table and printed number of the working paper, computed anew.",
        parts: vec![
            part("verdict", "In one screen", verdict(report, evidence)?),
            part(
                "claims-of-the-paper",
                "What the paper claims",
                CLAIMS_OF_THE_PAPER.to_owned(),
            ),
            part("findings", "What we found", findings),
        ],
        script: include_str!("moved.js"),
    })
}

/// The first screen: what is claimed, what is found, what is at stake, every date, every verdict.
fn verdict(report: &Report<'_>, evidence: &Evidence<'_>) -> Result<String, ReportError> {
    let figure = report
        .produced
        .iter()
        .find(|produced| produced.item.slug() == FIRST.slug);
    let figure = match figure {
        Some(produced) => first(produced, FIRST, report.inputs)?,
        None => String::new(),
    };
    Ok(format!(
        "<div class=\"first\">\n<div class=\"said\">\n{}</div>\n{figure}<div class=\"tally\">\n{}{}</div>\n</div>\n",
        said(evidence)?,
        bar(report.claims),
        predictions::summary(report.predictions)
    ))
}

/// The three sentences; their dates are those of the figure beside them.
fn said(evidence: &Evidence<'_>) -> Result<String, ReportError> {
    let years: Vec<f64> = clocks::clocks(evidence)?
        .iter()
        .filter_map(|clock| clock.years)
        .collect();
    let first = years.iter().copied().fold(f64::INFINITY, f64::min);
    let last = years.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let constants = &evidence.constants;
    let (claimed, start) = (constants.nash_year, constants.start_year);
    Ok(format!(
        "<p><b>Claimed:</b> firms that race to build data centres for artificial intelligence pay for the learning that makes hardware outside them as cheap, and so bring that day forward, to {claimed}.</p>\n<p><b>Found:</b> rivals do hurry the day, though one step of the proof fails. The date does not hold: the paper’s own numbers, each read consistently, give anything from {:.0} to {:.0}.</p>\n<p><b>At stake:</b> whether data centres that cost more than a trillion dollars keep their advantage for about {:.0} years from {start}, or for nearer {:.0}.</p>\n",
        (start + first).round(),
        (start + last).round(),
        (claimed - start).round(),
        last.round(),
    ))
}

/// The verdicts in proportion, and each as a link to its claims in the ledger.
fn bar(claims: &[Assessment]) -> String {
    let (mut segments, mut links) = (String::new(), String::new());
    for verdict in Verdict::ALL {
        let of = claims.iter().filter(|one| one.verdict == verdict).count();
        let address = format!("ledger.html#verdict={verdict}");
        segments.push_str(&format!(
            "<a class=\"{verdict}\" style=\"flex-grow:{of}\" href=\"{address}\" tabindex=\"-1\"></a>"
        ));
        links.push_str(&format!(
            "<li class=\"{verdict}\"><a href=\"{address}\">{} <b>{of}</b> {}</a></li>\n",
            mark(verdict),
            verdict.as_str().replace('-', " "),
        ));
    }
    format!(
        "<p>Of the {} claims in the <a href=\"#ledger\">ledger</a>:</p>\n<div class=\"screen\"><p class=\"bar\" aria-hidden=\"true\">{segments}</p></div>\n<ul class=\"verdicts\">\n{links}</ul>\n",
        claims.len()
    )
}

/// A finding: what is found, its figure, printed against computed, where to try it.
fn finding(finding: &Finding, report: &Report<'_>) -> Result<String, ReportError> {
    let shown = SHOWN.iter().find(|shown| shown.finding == finding.title);
    let anchor = shown.map_or("", |shown| shown.anchor);
    let produced = report
        .produced
        .iter()
        .find(|produced| shown.is_some_and(|shown| shown.figure == produced.item.slug()));
    let figure = match produced {
        Some(produced) => exhibit(produced, report, Place::Finding)?,
        None => String::new(),
    };
    let claims: String = finding
        .claims
        .iter()
        .filter_map(|id| report.claims.iter().find(|one| one.claim.id == *id))
        .map(row)
        .collect();
    Ok(format!(
        "<article class=\"finding\" id=\"{anchor}\">\n<h3>{}</h3>\n<div class=\"says\"><p>{}</p></div>\n{figure}<div class=\"against\">{}{}</div>\n</article>\n",
        escape(finding.title),
        escape(&finding.sentences),
        grid::ledger(
            &format!("Printed against computed: {}", escape(finding.title)),
            &["Claim", "Printed", "Computed"],
            &claims
        ),
        screens::of_finding(finding.title),
    ))
}

fn row(assessment: &Assessment) -> String {
    let [printed, computed] = ledger::sides(assessment);
    let claim = assessment.claim;
    format!(
        "<tr><th scope=\"row\"><a href=\"#{id}\">{}</a></th><td data-head=\"printed\">{printed}</td><td data-head=\"computed\"><span class=\"{verdict}\">{mark}</span> {computed}</td></tr>\n",
        super::numbers::formulas(&escape(claim.quantity)),
        id = claim.id,
        verdict = assessment.verdict,
        mark = mark(assessment.verdict),
    )
}

const CLAIMS_OF_THE_PAPER: &str = "<p>A few firms spend more than a trillion dollars on central infrastructure for artificial intelligence. Each unit they sell moves the makers of memory and packaging down a learning curve, and the same components end up in devices that run models without a data centre. So the firms pay for what will displace them: the more they invest, the sooner it comes. The paper calls this endogenous decentralization.</p>\n<p>It models the firms as players of a differential game who share one stock, the distance to the point where the distributed alternative is as cheap. Rivals use up that distance faster than a cartel would (Proposition 1). Cost parity is necessary but not sufficient: the distributed ecosystem must also sustain itself, <i>R</i><sub>0</sub> &gt; 1. The empirical part estimates learning curves, reads <i>R</i><sub>0</sub> off a share of routed tokens, and ends in dated predictions.</p>\n<p>The two versions differ where it matters: the first rests on forty years of DRAM, the second on six generations of stacked memory; the same model date of 2028 stands beside a table that says 2071.</p>\n";

#[cfg(test)]
mod tests {
    use super::SHOWN;
    use crate::figures::FIGURES;
    use endodec_ledger::claims::Evidence;
    use endodec_ledger::claims::summary::summary;
    use endodec_paper::Inputs;

    #[test]
    fn every_finding_has_its_anchor_and_a_figure_of_its_own() {
        let inputs = Inputs::embedded().unwrap();
        let findings = summary(&Evidence::new(&inputs)).unwrap().findings;
        let titles: Vec<&str> = findings.iter().map(|finding| finding.title).collect();
        let shown: Vec<&str> = SHOWN.iter().map(|shown| shown.finding).collect();
        assert_eq!(shown, titles);
        for shown in SHOWN {
            assert!(
                FIGURES.iter().any(|figure| figure.slug == shown.figure),
                "{}",
                shown.figure
            );
            let same = |other: &&super::Shown| {
                other.figure == shown.figure || other.anchor == shown.anchor
            };
            assert_eq!(SHOWN.iter().filter(same).count(), 1, "{}", shown.figure);
        }
    }
}
