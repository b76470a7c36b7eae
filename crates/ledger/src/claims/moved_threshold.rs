//! Section 3.9 of both versions: what a moved threshold leaves as it was.

use endodec_game::Params;

use super::claim::Claim;
use super::readings::COURNOT_PROFIT;
use super::statement::{Order, Sign};
use crate::error::LedgerError;
use crate::evidence::{Evidence, Regimes};

pub(super) const CLAIMS: &[Claim] = &[
    Claim::sign(
        "v1-remark3-later",
        "Sec 3.9.2 Remark 3",
        "change of the crossing time when the threshold moves away",
        "later",
        Sign::Positive,
        "More distance at positive output takes more time, in both regimes.",
        |e| moved_threshold(e, &[1.1, 2.0, 8.0]),
    )
    .moving("the distance to 1.1, 2 and 8 times the baseline's, both regimes"),
    Claim::sign(
        "v1-remark3-earlier",
        "Sec 3.9.2 Remark 3",
        "change of the crossing time when the threshold moves closer",
        "earlier",
        Sign::Negative,
        "Less distance takes less time, in both regimes.",
        |e| moved_threshold(e, &[0.9, 0.5, 0.1]),
    )
    .moving("the distance to 0.9, 0.5 and 0.1 of the baseline's, both regimes"),
    Claim::relation(
        "v1-remark3-ratio-preserved",
        "Sec 3.9.2 Remark 3",
        "Nash over cooperative crossing time at other thresholds, against the baseline",
        "preserved",
        Order::Equal(0.01),
        "The order is preserved, the ratio is not: it is 0.18 at a tenth of the distance, 0.21 at \
         the baseline and 0.31 at eight times it, tending to (N+1)/(2N) far out.",
        |e| {
            let ratio = |factor: f64| {
                let regimes = e.baseline()?;
                let x = factor * regimes.game.distance();
                Ok::<_, LedgerError>(
                    regimes.nash.crossing_time(x) / regimes.cartel.crossing_time(x),
                )
            };
            [0.1, 0.5, 2.0, 8.0]
                .iter()
                .map(|&factor| Ok([ratio(factor)?, ratio(1.0)?]))
                .collect()
        },
    )
    .unit("ratio"),
    Claim::sign(
        "v2-threshold-level-only",
        "Sec 3.9.4",
        "change of the Nash crossing time with one more firm, at other thresholds",
        "unchanged",
        Sign::Negative,
        "Signs do not depend on where the threshold lies; magnitudes do, the acceleration among \
         them (Remark 3 of version 1).",
        |e| {
            let mut changes = Vec::new();
            for factor in [0.1, 0.5, 2.0, 8.0] {
                let distance = factor * e.constants.game().distance;
                let time = |firms: f64| {
                    let regimes = Regimes::of(Params {
                        firms,
                        distance,
                        ..e.constants.game()
                    })?;
                    Ok::<_, LedgerError>(regimes.nash.crossing_time(distance))
                };
                for firms in 2..20 {
                    changes.push(time(f64::from(firms) + 1.0)? - time(f64::from(firms))?);
                }
            }
            Ok(changes)
        },
    )
    .moving(
        "the number of firms from 2 to 20, one at a time, at 0.1, 0.5, 2 and 8 times the \
         distance",
    )
    .under(COURNOT_PROFIT),
];

/// Changes of both crossing times when the distance is multiplied.
fn moved_threshold(e: &Evidence<'_>, factors: &[f64]) -> Result<Vec<f64>, LedgerError> {
    let regimes = e.baseline()?;
    let x0 = regimes.game.distance();
    Ok(factors
        .iter()
        .flat_map(|factor| {
            [regimes.nash, regimes.cartel]
                .map(|regime| regime.crossing_time(factor * x0) - regime.crossing_time(x0))
        })
        .collect())
}
