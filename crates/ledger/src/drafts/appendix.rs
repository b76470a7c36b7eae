//! The claims that the last draft adds, judged as far as anything printed decides them.

use crate::claims::{Evidence, Verdict};
use endodec_table::number::shortest;
use endodec_table::{Cell, Table};

/// A new claim with its verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Identifier.
    pub id: String,
    /// What is computed; empty where nothing is.
    pub computed: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
}

/// The new claims in the order of the data.
#[must_use]
pub fn judge(e: &Evidence<'_>) -> Vec<Judged> {
    let judged = e.inputs.data.drafts.new.iter().map(|claim| {
        let (verdict, computed, why) = verdict(&claim.id);
        Judged {
            id: claim.id.clone(),
            computed,
            verdict,
            why: why.to_owned(),
        }
    });
    judged.collect()
}

/// The CES exponent of an elasticity of substitution, `ρ = (σ − 1)/σ`.
fn exponent(substitution: f64) -> f64 {
    (substitution - 1.0) / substitution
}

/// Effective curvature of the draft, `K·max(0, 1 − T/T*)`, at `K = T* = 1`.
fn curvature(friction: f64) -> f64 {
    (1.0 - friction).max(0.0)
}

fn verdict(id: &str) -> (Verdict, String, &'static str) {
    let agrees = |is: bool, yes: Verdict| if is { yes } else { Verdict::NotReproduced };
    let short = |value: f64| shortest(value, 3);
    match id {
        "new74-rho-range" => {
            let [low, high] = [exponent(0.5), exponent(0.7)];
            let is = (low + 1.0).abs() < 0.005 && (high + 0.43).abs() < 0.005;
            (
                agrees(is, Verdict::Reproduced),
                format!("{} to {}", short(low), short(high)),
                "(sigma - 1)/sigma at 0.5 and 0.7",
            )
        }
        "new74-rho-nls" => {
            let rho = exponent(0.84);
            (
                agrees((rho + 0.19).abs() < 0.005, Verdict::Reproduced),
                short(rho),
                "(sigma - 1)/sigma at 0.84; the regression itself is not shipped",
            )
        }
        "new74-rho-robust" => {
            let rho = exponent(0.84);
            (
                agrees(rho < -0.4, Verdict::Reproduced),
                format!("{} against -0.4", short(rho)),
                "the estimate that the draft prints just before lies outside the range that the claim needs",
            )
        }
        "new74-logit-linear" => {
            // The logit at a small gain u: one half and a quarter of the gain, not none and the whole of it.
            let at = |gain: f64| 1.0 / (1.0 + libm::exp(-gain));
            let slope = (at(1e-4) - at(-1e-4)) / 2e-4;
            let is = at(0.0).abs() < 0.005 && (slope - 1.0).abs() < 0.005;
            (
                agrees(is, Verdict::Reproduced),
                format!("{} + {} of the gain", short(at(0.0)), short(slope)),
                "the small-signal limit of a logit has a constant of one half and a slope of one quarter",
            )
        }
        "new74-st-structural" => {
            // Beyond T* the centralised side alone is left.
            let gap = |central: f64, distributed: f64| curvature(central) - curvature(distributed);
            let below = (gap(0.2, 0.9) - 0.7).abs() < 1e-12;
            (
                agrees(below, Verdict::ReproducedUnderReading),
                format!("{} and {}", short(gap(0.2, 0.9)), short(gap(0.2, 5.0))),
                "linear in the friction of distributed training up to T*, under that reading; beyond it the positive part of the draft's own definition keeps the gap at K - K_cent",
            )
        }
        "new74-async" => {
            let rises = curvature(0.3) - curvature(0.6);
            (
                agrees(rises <= 0.0, Verdict::Reproduced),
                short(rises),
                "a fall of T raises the effective curvature by the draft's own definition, so that link speed helps as well",
            )
        }
        "new74-keff"
        | "new74-qbar-gen"
        | "new74-beta-lambda-joint"
        | "new74-org-viability"
        | "new74-gradient" => (
            Verdict::NotIdentified,
            String::new(),
            "a formula whose parameters have no number in any draft",
        ),
        "new74-prop2-a" | "new74-prop2-b" | "new74-crossing-sufficient" => (
            Verdict::NotIdentified,
            String::new(),
            "needs a number for the friction of either form, which no draft gives",
        ),
        "new74-sigma-range" | "new74-neff" | "new74-kink-regime" | "new74-waves" => (
            Verdict::NotIdentified,
            String::new(),
            "taken from another work that is not shipped",
        ),
        "new74-logit-adoption" => (
            Verdict::Qualitative,
            String::new(),
            "an assumption; nothing printed decides it",
        ),
        _ => (
            Verdict::Qualitative,
            String::new(),
            "words that no computation decides",
        ),
    }
}

/// The new claims as a table.
#[must_use]
pub fn table(e: &Evidence<'_>) -> Table {
    let mut table = Table::new([
        "id", "location", "quantity", "printed", "computed", "verdict", "why",
    ]);
    for (claim, judged) in e.inputs.data.drafts.new.iter().zip(judge(e)) {
        table.push([
            Cell::from(claim.id.as_str()),
            Cell::from(claim.location.as_str()),
            Cell::from(claim.quantity.as_str()),
            Cell::from(claim.printed.as_str()),
            if judged.computed.is_empty() {
                Cell::Missing
            } else {
                Cell::from(judged.computed)
            },
            Cell::from(judged.verdict.as_str()),
            Cell::from(judged.why),
        ]);
    }
    table
}
