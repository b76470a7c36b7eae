//! The ledger on one page: counts by verdict, and the ten findings that matter most.

use std::fmt::Write as _;

use endodec_game::{proposition, welfare};
use endodec_learning::LearningRate;

use serde_json::{Value, json};

use super::assessment::{Answer, Assessment, Verdict};
use super::claim::Version;
use super::clocks;
use super::evidence::Evidence;
use super::statement::Computed;
use crate::error::LedgerError;
use endodec_table::number::shortest as short;
use endodec_table::{Cell, Table};

/// Counts and findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Number of claims with each verdict, best first, those of version 1 and of version 2; claims
    /// that both make count in both.
    pub counts: Vec<(Verdict, usize, usize, usize)>,
    /// The findings, most important first.
    pub findings: Vec<Finding>,
}

/// A finding, in sentences that can be quoted.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// A few words.
    pub title: &'static str,
    /// Two sentences, their numbers computed.
    pub sentences: String,
    /// Claims that carry it.
    pub claims: &'static [&'static str],
}

/// Summarises the ledger.
///
/// # Errors
/// When the inputs cannot be read or a model refuses them.
pub fn summary(e: &Evidence<'_>) -> Result<Summary, LedgerError> {
    let assessments = super::assess(e)?;
    let counts = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            let of = |version: Version| {
                assessments
                    .iter()
                    .filter(|one| one.verdict == verdict && one.claim.is_made_by(version))
                    .count()
            };
            (verdict, of(Version::Both), of(Version::V1), of(Version::V2))
        })
        .collect();
    Ok(Summary {
        counts,
        findings: findings(e, &assessments)?,
    })
}

#[expect(clippy::too_many_lines, reason = "ten findings, one after another")]
fn findings(e: &Evidence<'_>, assessments: &[Assessment]) -> Result<Vec<Finding>, LedgerError> {
    let computed = |id: &str| computed(assessments, id);
    let regimes = e.baseline()?;
    let (game, x0) = (regimes.game, regimes.game.distance());
    let proposition = proposition::solve(&game);
    let firms_only = game.firms() * game.continuation_value();
    let social = welfare::compare(&game, firms_only, x0)?;
    let break_even = welfare::break_even(&game, x0).unwrap_or(f64::NAN) / firms_only;
    let clock = |name: &str| -> Result<f64, LedgerError> {
        let clocks = clocks::clocks(e)?;
        let years = clocks
            .iter()
            .find(|clock| clock.name == name)
            .and_then(|clock| clock.years);
        Ok(e.constants.start_year + years.unwrap_or(f64::NAN))
    };
    let converted = LearningRate::new(e.constants.elasticity)?
        .elasticity()?
        .value();
    let half = e
        .inputs
        .data
        .openrouter
        .monthly
        .iter()
        .find(|month| month.open_share_low() > 0.5)
        .map_or_else(
            || "no month yet".to_owned(),
            |month| month.date.strftime("%B %Y").to_string(),
        );
    Ok(vec![
        Finding {
            title: "The main theorem holds, its proof does not",
            sentences: format!(
                "Competing firms produce more than a cartel at every distance from crossing exactly \
                 when the continuation value is at most a²/(bNr), {} at the recovered baseline against \
                 an S of {}. The paper's proof rests on an order of shadow costs that reverses at a \
                 distance of {}; other arguments replace it.",
                short(proposition.threshold(), 4),
                short(game.continuation_value(), 4),
                short(proposition.flip().unwrap_or(f64::NAN), 4)
            ),
            claims: &["both-prop1-output-order", "both-prop1-step2-propagation", "v1-any-s-nonnegative"],
        },
        Finding {
            title: "One crossing, three clocks",
            sentences: format!(
                "The paper dates the same crossing 2028 by its game and 2071 by its learning curve, and \
                 {} years is also what the mere trend of its printed prices gives. The game's date needs \
                 {} years per unit of time, which its own annual discount rate contradicts: in that \
                 calendar the firms cross in {} years.",
                short(computed("v1-nash-time"), 2),
                short(e.constants.years_per_unit, 2),
                short(regimes.nash.crossing_time(x0), 2)
            ),
            claims: &["both-nash-date", "v2-t2-year-23", "v1-calendar-from-observables"],
        },
        Finding {
            title: "The elasticity that carries every date cannot be computed",
            sentences: format!(
                "No series of cumulative stacked-memory output is printed or public, so the learning \
                 elasticity of 0.23 and its standard error of 0.06 cannot be reproduced. At elasticities \
                 two standard errors away the same learning curve crosses {}.",
                band(e, "learning curve, 25 % growth")?
            ),
            claims: &["both-hbm-alpha", "both-hbm-se", "v2-loo-range", "v2-bootstrap-ci"],
        },
        Finding {
            title: "Learning rates printed as elasticities",
            sentences: format!(
                "Several of the paper's elasticities are what the literature publishes as cost falls per \
                 doubling: 23 % per doubling is an elasticity of {}, not 0.23. With output growing 25 % a \
                 year the difference moves the crossing from {} to {}.",
                short(converted, 3),
                short(clock("learning curve, 25 % growth")?, 4),
                short(clock("learning curve, 0.23 as a learning rate")?, 4)
            ),
            claims: &["v2-ik-iv", "v2-six-curves-band", "v1-mean-alpha"],
        },
        Finding {
            title: "The DRAM curve is neither 0.22 nor 0.66",
            sentences: format!(
                "The nine rows that both versions print give an elasticity of {}, where version 1 prints \
                 0.22 and version 2 prints 0.66. Version 1's elasticity, standard error, R² and number of \
                 observations cannot come from one regression.",
                short(computed("v1-dram-alpha"), 3)
            ),
            claims: &["v1-dram-alpha", "v2-dram-alpha", "v1-dram-alpha-se-r2-consistent"],
        },
        Finding {
            title: "The firms overproduce by more than the paper says",
            sentences: format!(
                "By the paper's own closed forms Nash output is {} times cooperative output, not three to \
                 four, and a firm's private shadow cost is about a {}th of the social one, not a fifth. \
                 The dollar figures of Appendix B inherit the printed ratio.",
                text(assessments, "both-output-ratio"),
                short((game.firms() * regimes.cartel.shadow_cost(x0) / regimes.nash.shadow_cost(x0)).round(), 2)
            ),
            claims: &["both-output-ratio", "both-private-shadow-one-over-n", "both-b1-coop-2024"],
        },
        Finding {
            title: "Too much for society as well",
            sentences: format!(
                "A planner who counts consumers would produce {}, between the cartel's {} and the {} of \
                 competing firms, if crossing is worth to society what it is worth to the firms. \
                 Competition is optimal only if it is worth {} times as much.",
                short(social.planner.output, 3),
                short(social.cooperative.output, 3),
                short(social.nash.output, 4),
                short(break_even, 3)
            ),
            claims: &["v1-cartel-understates-social", "both-welfare-loss-baseline"],
        },
        Finding {
            title: "No two waves, no tipping point",
            sentences: "The adoption equation cannot produce the predicted surge, trough and second wave \
                        while cost and friction fall, because the growth of the share can then change sign \
                        only once and only upwards. Nor does it tip at 40 %: that share is where adoption \
                        would rest if R₀ were 5/3."
                .to_owned(),
            claims: &["v1-two-wave-from-r0", "v1-tipping-40-derivation", "both-p7-two-wave"],
        },
        Finding {
            title: "The January 2025 spike is not in the data",
            sentences: format!(
                "Version 2's evidence on reproduction numbers rests on a jump of the open-weight share to \
                 25 % and back to 18 %, which token counts published since do not show. The same router \
                 passed one half in {half}, which meets the letter of Prediction 8 on one central router \
                 and says little about inference worldwide."
            ),
            claims: &["v2-t10-r0-dec24-jan25", "v2-t10-r0-jan25-feb25", "v2-p8-open-weight"],
        },
        Finding {
            title: "Training value: two printed ranges, one parameter",
            sentences: format!(
                "With training value the paper prints losses of 22 to 28 % and an acceleration of 70 to \
                 75 %, and no training value gives both: the values that give the losses accelerate \
                 crossing by {} %. Without it the printed 34.1 % and 79 % both reproduce.",
                text(assessments, "v1-acceleration-with-training")
            ),
            claims: &["both-welfare-loss-with-training", "v1-acceleration-with-training"],
        },
    ])
}

fn computed(assessments: &[Assessment], id: &str) -> f64 {
    let answer = assessments
        .iter()
        .find(|one| one.claim.id == id)
        .map(Assessment::answer);
    match answer {
        Some(Answer::Number(value)) => value,
        _ => f64::NAN,
    }
}

/// Both ends of a computed range, rounded for reading.
fn text(assessments: &[Assessment], id: &str) -> String {
    let computed = assessments
        .iter()
        .find(|one| one.claim.id == id)
        .and_then(|one| one.computed.clone());
    match computed {
        Some(Computed::Range([low, high])) => {
            format!("{} to {}", short(low, 3), short(high, 3))
        }
        _ => "an unknown number of".to_owned(),
    }
}

/// "in 2035 or, at the other end, in 2035" from a clock's band.
fn band(e: &Evidence<'_>, name: &str) -> Result<String, LedgerError> {
    let clocks = clocks::clocks(e)?;
    let band = clocks
        .iter()
        .find(|clock| clock.name == name)
        .and_then(|clock| clock.band);
    let year = |years: Option<f64>| {
        years.map_or_else(
            || "never".to_owned(),
            |years| short(e.constants.start_year + years, 4),
        )
    };
    let [lower, upper] = band.unwrap_or_default();
    Ok(format!("in {} or in {}", year(lower), year(upper)))
}

impl Summary {
    /// The counts and findings as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let counts: Vec<Value> = self
            .counts
            .iter()
            .map(|(verdict, all, v1, v2)| {
                json!({"verdict": verdict.as_str(), "claims": all, "v1": v1, "v2": v2})
            })
            .collect();
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|finding| {
                json!({
                    "title": finding.title,
                    "sentences": finding.sentences,
                    "claims": finding.claims,
                })
            })
            .collect();
        json!({"counts": counts, "findings": findings})
    }

    /// The counts as a table.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table = Table::new(["verdict", "claims", "v1", "v2"]);
        for (verdict, all, v1, v2) in &self.counts {
            table.push([
                Cell::from(verdict.as_str()),
                Cell::from(*all),
                Cell::from(*v1),
                Cell::from(*v2),
            ]);
        }
        table
    }

    /// The page as Markdown: a table of counts and the findings.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut page =
            String::from("| verdict | claims | version 1 | version 2 |\n|---|---:|---:|---:|\n");
        let mut total = [0; 3];
        for (verdict, all, v1, v2) in &self.counts {
            let _ = writeln!(page, "| {verdict} | {all} | {v1} | {v2} |");
            total = [total[0] + all, total[1] + v1, total[2] + v2];
        }
        let _ = writeln!(
            page,
            "| **all** | {} | {} | {} |\n",
            total[0], total[1], total[2]
        );
        for (at, finding) in self.findings.iter().enumerate() {
            let _ = writeln!(
                page,
                "{}. **{}.** {}",
                at + 1,
                finding.title,
                finding.sentences
            );
        }
        page
    }
}
