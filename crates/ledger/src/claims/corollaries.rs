//! Corollaries 2 to 4: unequal firms and capacity.

use endodec_game::asymmetric::{self, Equilibrium, Oligopoly};
use endodec_game::capacity::{self, Stage};

use super::claim::Claim;
use super::statement::{Order, Sign};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::sign(
        "both-cor2-aggregate",
        "Sec 3.6 Corollary 2",
        "change of total output when one firm's cost advantage grows",
        "strictly increasing in epsilon",
        Sign::Positive,
        "Holds from a symmetric base, as stated. If the rivals already differ and some of them \
         stand idle, total output can fall at single states; the crossing time still falls.",
        |e| {
            let mut changes = Vec::new();
            for x in STATES {
                let outputs = ADVANTAGES
                    .iter()
                    .map(|&advantage| Ok(with_advantage(e, advantage, x)?.output))
                    .collect::<Result<Vec<f64>, LedgerError>>()?;
                changes.extend(outputs.windows(2).map(|pair| pair[1] - pair[0]));
            }
            Ok(changes)
        },
    )
    .moving("one firm's cost from 1 to 0.95, 0.8 and 0.5 at distances 0.5, 5 and 10"),
    Claim::relation(
        "v1-cor2-rivals-contract-less",
        "Sec 3.6 Corollary 2",
        "cut of all rivals together against the favoured firm's expansion",
        "|sum of rival changes| < own change",
        Order::Below,
        "What one firm adds, the others take back only in part: the difference is Corollary 2.",
        |e| {
            let mut sides = Vec::new();
            for x in STATES {
                let base = with_advantage(e, 0.0, x)?;
                for &advantage in &ADVANTAGES[1..] {
                    let favoured = with_advantage(e, advantage, x)?;
                    let change =
                        |firm: usize| favoured.firms[firm].output - base.firms[firm].output;
                    let rivals: f64 = (1..base.firms.len()).map(change).sum();
                    sides.push([rivals.abs(), change(0)]);
                }
            }
            Ok(sides)
        },
    )
    .unit("output"),
    Claim::sign(
        "v1-capital-concentration",
        "Sec 3.6 Corollary 2; App A Corollary A1",
        "change of the crossing time when one firm's cost advantage grows",
        "shorter",
        Sign::Negative,
        "Concentration is read as a cost advantage. Capital concentrated in fewer firms, N \
         falling, lengthens the time instead (Corollary 1).",
        |e| {
            let mut changes = Vec::new();
            for x in STATES {
                let times = ADVANTAGES
                    .iter()
                    .map(|&advantage| Ok(with_advantage(e, advantage, x)?.crossing_time))
                    .collect::<Result<Vec<f64>, LedgerError>>()?;
                changes.extend(times.windows(2).map(|pair| pair[1] - pair[0]));
            }
            Ok(changes)
        },
    )
    .moving("one firm's cost from 1 to 0.95, 0.8 and 0.5 at distances 0.5, 5 and 10"),
    Claim::relation(
        "v2-cor3-own-output",
        "Sec 3.6 Corollary 3",
        "output of the firm with the higher value after crossing against a rival's",
        "strictly higher",
        Order::Above,
        "With equal costs the difference of two firms' outputs is (r/a) times the difference of \
         their continuation values, fading with distance as e^(-brx/a).",
        |e| {
            let mut sides = Vec::new();
            for x in STATES {
                for bonus in [1.0, 10.0] {
                    let firms = with_bonus(e, bonus, x)?.firms;
                    sides.push([firms[0].output, firms[1].output]);
                }
            }
            Ok(sides)
        },
    ),
    Claim::sign(
        "v2-cor3-aggregate",
        "Sec 3.6 Corollary 3",
        "change of total output when one firm values crossing more",
        "increases",
        Sign::Positive,
        "Total output depends on the mean continuation value alone, so this is the effect of a \
         higher mean, not of asymmetry: spreading the same total unequally changes nothing. With \
         unequal costs it fails at large distances.",
        |e| {
            let mut changes = Vec::new();
            for x in STATES {
                let none = with_bonus(e, 0.0, x)?.output;
                for bonus in [1.0, 10.0] {
                    changes.push(with_bonus(e, bonus, x)?.output - none);
                }
            }
            Ok(changes)
        },
    )
    .moving("one firm's continuation value by 1 and by 10 at distances 0.5, 5 and 10"),
    Claim::relation(
        "both-capacity-delay-bound",
        "Sec 3.6 Corollary 3 (v1); Sec 3.6 Corollary 4 (v2)",
        "delay of crossing caused by a capacity limit against the construction lag",
        "<= construction lag",
        Order::AtMost,
        "Even less than the lag: what is produced under the limit is not lost. The bound is \
         Delta(1 - K b(N+1)/(N a)).",
        |e| {
            let game = e.baseline()?.game;
            let mut sides = Vec::new();
            for capacity in [2.0, 8.0, 16.0] {
                for duration in [0.1, 0.3, 0.6] {
                    let stage = Stage { capacity, duration };
                    sides.push([capacity::solve(&game, &[stage])?.delay(), duration]);
                }
            }
            Ok(sides)
        },
    )
    .unit("model units")
    .under(
        "one limit that binds and is lifted in full after one construction lag; if capacity comes \
         in stages the delay can exceed the lag of the first",
    ),
    Claim::words(
        "both-capacity-alpha-invariant",
        "Sec 3.6 Corollary 3 (v1); Sec 3.6 Corollary 4 (v2); App A Corollary A3 (v1)",
        "learning elasticity under a capacity limit",
        "unchanged",
        "True by construction: in equation 1 the cost depends on cumulative output alone. Whether \
         learning really does not depend on the pace of production is an empirical question that \
         the model assumes away.",
    ),
];

/// Distances of the unequal industries, in model units.
const STATES: [f64; 3] = [0.5, 5.0, 10.0];
/// Cost advantages ε, in units of price; the rivals' cost is [`COST`].
const ADVANTAGES: [f64; 4] = [0.0, 0.05, 0.2, 0.5];
const COST: f64 = 1.0;

/// An industry whose first firm has a lower cost or a higher continuation value.
fn industry(
    e: &Evidence<'_>,
    costs: [f64; 2],
    bonus: f64,
    x: f64,
) -> Result<Equilibrium, LedgerError> {
    let game = e.baseline()?.game;
    let mut params = asymmetric::OligopolyParams {
        market: game.market(),
        discount: game.discount(),
        costs: vec![costs[0]],
        continuation_values: vec![game.continuation_value() + bonus],
    };
    let mut firms = 1.0;
    while firms < game.firms() {
        params.costs.push(costs[1]);
        params.continuation_values.push(game.continuation_value());
        firms += 1.0;
    }
    Ok(asymmetric::solve(&Oligopoly::new(params)?, x)?)
}

fn with_advantage(e: &Evidence<'_>, advantage: f64, x: f64) -> Result<Equilibrium, LedgerError> {
    industry(e, [COST - advantage, COST], 0.0, x)
}

fn with_bonus(e: &Evidence<'_>, bonus: f64, x: f64) -> Result<Equilibrium, LedgerError> {
    industry(e, [0.0, 0.0], bonus, x)
}
