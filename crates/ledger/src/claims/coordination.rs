//! Appendix C of version 1: falling friction, and a threshold that comes to meet the firms.

use endodec_adoption::threshold::LearningAnchor;
use endodec_adoption::{AdoptionFunction, Ecosystem, EcosystemParams, ThresholdModel};
use endodec_game::{Params, drift};

use super::claim::Claim;
use super::readings::RECOVERED;
use super::statement::{Order, Sign};
use crate::error::LedgerError;
use crate::evidence::{Evidence, Regimes};

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "v1-c1-gap-identity",
        "App C.1",
        "total gap against hardware gap plus coordination gap",
        "G_H + G_C = Q* - Q",
        Order::Equal(1e-12),
        "An identity: the parity threshold cancels.",
        |e| {
            frictions()
                .map(|friction| {
                    let model = model(e, friction)?;
                    let threshold = model.threshold().output().unwrap_or(f64::NAN);
                    let (parity, output) = (model.parity_output(), e.constants.cumulative_eb);
                    Ok([(parity - output) + (threshold - parity), threshold - output])
                })
                .collect()
        },
    ),
    Claim::sign(
        "v1-c2-drift-sign",
        "App C.2",
        "change of the threshold as friction falls",
        "<= 0",
        Sign::NonPositive,
        "Less friction, less output needed. How fast is another matter: with sensible parameters \
         the threshold moves several times as fast as output, where the quasi-static rule wants \
         it much slower.",
        falls_of_threshold,
    )
    .moving("friction from 3.2 to 0.2 in steps of 0.25"),
    Claim::sign(
        "v1-c3-convergence",
        "Sec 3.9.3; App C.3",
        "growth of output, and fall of the threshold, as friction falls",
        "two-sided",
        Sign::Positive,
        "Output is positive at every state and the threshold falls with friction, so the gap \
         closes from both ends as long as friction does fall, which is an assumption.",
        |e| {
            let mut moves: Vec<f64> = falls_of_threshold(e)?
                .into_iter()
                .map(|fall| -fall)
                .collect();
            let regimes = e.baseline()?;
            moves.extend(
                regimes
                    .distances(20)
                    .into_iter()
                    .map(|x| regimes.nash.output(x)),
            );
            Ok(moves)
        },
    )
    .moving("friction from 3.2 to 0.2 in steps of 0.25; output is taken at twenty distances of the baseline"),
    Claim::relation(
        "v1-c2-error-bound",
        "App C.2 Remark 4",
        "error of the quasi-static rule in output, time and value, against the ratio of timescales",
        "<= drift/output ratio",
        Order::AtMost,
        "Against the exact equilibrium with a steadily drifting threshold, which has a closed \
         form as well. Output and time err by far less than the ratio, values by more, so as a \
         bound with constant one it fails.",
        |e| {
            let base = e.constants.game();
            let mut sides = Vec::new();
            for firms in [2.0, base.firms] {
                for continuation in [0.0, 0.5] {
                    let params = Params { firms, ..base };
                    let steady = Regimes::of(params)?.game.nash_steady_state();
                    let game =
                        Regimes::of(params.with_continuation_value(continuation * steady))?.game;
                    for ratio in [0.01, 0.1] {
                        let rate = ratio * game.market().intercept / game.market().slope;
                        let error = drift::quasi_static_error(&game, rate, base.distance)?;
                        sides.extend(
                            [error.largest_output, error.crossing_time, error.value]
                                .map(|error_of| [error_of.abs(), error.timescale_ratio]),
                        );
                    }
                }
            }
            Ok(sides)
        },
    )
    .under(RECOVERED),
];

/// Frictions from high to low, within what free hardware could overcome.
fn frictions() -> impl Iterator<Item = f64> {
    (0..=12_u8).map(|step| 3.2 - 0.25 * f64::from(step))
}

fn model(e: &Evidence<'_>, friction: f64) -> Result<ThresholdModel, LedgerError> {
    let ecosystem = Ecosystem::new(EcosystemParams {
        function: AdoptionFunction::Linear { slope: 1.0 },
        parity_cost: e.constants.low_target_usd_per_gb,
        latency: 0.5,
        network: 1.0,
        friction,
        churn: 0.3,
    })?;
    let curve = LearningAnchor {
        output: e.constants.cumulative_eb,
        cost: e.constants.cost_usd_per_gb,
        elasticity: e.constants.elasticity,
    };
    Ok(ThresholdModel::new(ecosystem, curve)?)
}

fn falls_of_threshold(e: &Evidence<'_>) -> Result<Vec<f64>, LedgerError> {
    let thresholds = frictions()
        .map(|friction| Ok(model(e, friction)?.threshold().output().unwrap_or(f64::NAN)))
        .collect::<Result<Vec<f64>, LedgerError>>()?;
    Ok(thresholds
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .collect())
}
