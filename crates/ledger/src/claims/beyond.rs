//! Beyond replication: what holds instead, each statement with the computation that shows it.

use endodec_adoption::dynamics::simulate;
use endodec_adoption::scenario::SupplyShock;
use endodec_adoption::tipping::attractor_r0;
use endodec_adoption::{Scenario, Tolerances};
use endodec_game::asymmetric::{self, Equilibrium, Oligopoly};
use endodec_game::capacity::{self, Stage};
use endodec_game::general_demand::{self, Exponential, Isoelastic};
use endodec_game::option_value::{self, Prize};
use endodec_game::{Market, proposition, welfare};

use crate::error::LedgerError;
use crate::evidence::Evidence;
use endodec_table::{Cell, Table};

/// A statement and what shows it.
#[derive(Debug, Clone, Copy)]
pub struct BeyondStatement {
    /// Short name.
    pub name: &'static str,
    /// What of the paper it is about.
    pub about: &'static str,
    /// What holds.
    pub holds: &'static str,
    /// Numbers that show it, each with its name; the statement is true of them.
    pub shown_by: fn(&Evidence<'_>) -> Result<Shown, LedgerError>,
    /// The program that computes them.
    pub program: &'static str,
}

/// Named numbers, and whether they show the statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Name and value.
    pub numbers: Vec<(&'static str, f64)>,
    /// Whether the statement is true of them.
    pub holds: bool,
}

/// The statements.
pub const STATEMENTS: &[BeyondStatement] = &[
    BeyondStatement {
        name: "proposition-1",
        about: "Proposition 1, both versions",
        holds: "Nash output exceeds cooperative output at every positive distance if and only if the \
                continuation value is at most S* = a^2/(bNr). The printed Step 2 fails at a finite \
                distance; output bounds prove the statement up to S*/4 and a single-crossing argument \
                up to S*.",
        shown_by: |e| {
            let proposition = proposition::solve(&e.baseline()?.game);
            let flip = proposition.flip().unwrap_or(f64::NAN);
            let beyond = proposition.certificate(2.0 * flip);
            Ok(Shown {
                numbers: vec![
                    ("S*", proposition.threshold()),
                    ("S at the baseline", e.baseline()?.game.continuation_value()),
                    ("distance at which Step 2 fails", flip),
                    ("output gap at twice that distance", beyond.output_gap),
                    ("shadow cost gap there", beyond.shadow_cost_gap),
                ],
                holds: beyond.output_gap > 0.0 && beyond.shadow_cost_gap < 0.0,
            })
        },
        program: "endodec-game: proposition",
    },
    BeyondStatement {
        name: "corollary-2",
        about: "Corollary 2, both versions",
        holds: "A cost advantage raises total output from a symmetric base. If a dearer firm with much \
                to keep stands idle, making it cheaper can lower total output far from crossing; the \
                crossing time still falls.",
        shown_by: |e| {
            let base = unequal(e, &[8.5, 1.0], &[47.0, 38.0], 50.0)?;
            let cheaper = unequal(e, &[8.25, 1.0], &[47.0, 38.0], 50.0)?;
            Ok(Shown {
                numbers: vec![
                    ("total output, costs 8.5 and 1", base.output),
                    ("total output, costs 8.25 and 1", cheaper.output),
                    (
                        "change of the crossing time",
                        cheaper.crossing_time - base.crossing_time,
                    ),
                ],
                holds: cheaper.output < base.output && cheaper.crossing_time < base.crossing_time,
            })
        },
        program: "endodec game asymmetric",
    },
    BeyondStatement {
        name: "corollary-3",
        about: "Corollary 3, version 2",
        holds: "With equal costs total output depends on the mean continuation value alone, so an \
                unequal division of the same total changes nothing. With unequal costs a higher value \
                of one firm can lower total output far from crossing.",
        shown_by: |e| {
            let base = unequal(e, &[4.0, 2.0], &[51.0, 44.0], 800.0)?;
            let keener = unequal(e, &[4.0, 2.0], &[53.0, 44.0], 800.0)?;
            let even = unequal(e, &[0.0, 0.0], &[40.0, 40.0], 10.0)?;
            let spread = unequal(e, &[0.0, 0.0], &[50.0, 30.0], 10.0)?;
            Ok(Shown {
                numbers: vec![
                    (
                        "relative change of total output, unequal costs",
                        keener.output / base.output - 1.0,
                    ),
                    (
                        "relative change on spreading, equal costs",
                        spread.output / even.output - 1.0,
                    ),
                ],
                holds: keener.output < base.output
                    && (spread.output / even.output - 1.0).abs() < 1e-9,
            })
        },
        program: "endodec game asymmetric",
    },
    BeyondStatement {
        name: "capacity",
        about: "Corollary 3 of version 1, Corollary 4 of version 2",
        holds: "The delay is bounded by the construction lag if capacity is lifted in full after it. If \
                it comes in stages, the delay exceeds the lag of the first.",
        shown_by: |e| {
            let game = e.baseline()?.game;
            let lag = 0.3;
            let stage = |capacity: f64| Stage {
                capacity,
                duration: lag,
            };
            let full = capacity::solve(&game, &[stage(4.0)])?.delay();
            let staged = capacity::solve(&game, &[stage(4.0), stage(6.0), stage(8.0)])?.delay();
            Ok(Shown {
                numbers: vec![
                    ("construction lag", lag),
                    ("delay, lifted in full", full),
                    ("delay, in three stages", staged),
                ],
                holds: full < lag && staged > lag,
            })
        },
        program: "endodec game capacity",
    },
    BeyondStatement {
        name: "remark-3-version-1",
        about: "Remark 3, version 1",
        holds: "Moving the threshold does not preserve the acceleration: the ratio of crossing times \
                rises with distance, to (N+1)/(2N).",
        shown_by: |e| {
            let regimes = e.baseline()?;
            let x0 = regimes.game.distance();
            let ratio = |x: f64| regimes.nash.crossing_time(x) / regimes.cartel.crossing_time(x);
            Ok(Shown {
                numbers: vec![
                    ("time ratio at a tenth of the distance", ratio(0.1 * x0)),
                    ("time ratio at the baseline", ratio(x0)),
                    ("time ratio at eight times the distance", ratio(8.0 * x0)),
                ],
                holds: ratio(0.1 * x0) < ratio(x0) && ratio(x0) < ratio(8.0 * x0),
            })
        },
        program: "endodec game solve --distance",
    },
    BeyondStatement {
        name: "remark-3-version-2",
        about: "Remark 3, version 2",
        holds: "A prize widens the gap between Nash and cooperative output if it is a race, and narrows \
                it if it is a larger S_T, which is what section 3.1 calls it.",
        shown_by: |e| {
            let prize = Prize {
                hazard: 0.01,
                winner: 60.0,
                loser: 10.0,
            };
            let readings = option_value::readings(&e.baseline()?.game, prize)?;
            Ok(Shown {
                numbers: vec![
                    ("output gap without a prize", readings.none.output_gap),
                    ("output gap, race", readings.race.output_gap),
                    ("output gap, larger S_T", readings.training_value.output_gap),
                ],
                holds: readings.race.output_gap > readings.none.output_gap
                    && readings.training_value.output_gap < readings.none.output_gap,
            })
        },
        program: "endodec game option-value",
    },
    BeyondStatement {
        name: "remark-1",
        about: "Remark 1, both versions",
        holds: "Cumulative output cannot fall, but cost can rise. A supply shock above the margin by \
                which cost has passed its critical value takes R0 back below one until it ends.",
        shown_by: |e| {
            let mut scenario = e.constants.declining_friction();
            let before = simulate(&scenario, &Tolerances::default())?;
            let start = before.self_sustaining().unwrap_or(f64::NAN) + 0.5;
            let margin = before
                .points
                .iter()
                .find(|point| point.t >= start)
                .and_then(|point| Some((point.t, point.cost_margin(&scenario)?)));
            let (start, margin) = margin.unwrap_or((f64::NAN, f64::NAN));
            scenario.shock = Some(SupplyShock {
                start,
                duration: 0.5,
                factor: 1.0 + 1.5 * margin,
            });
            let relapses = simulate(&scenario, &Tolerances::default())?.relapses();
            let length = relapses.first().map_or(0.0, |(from, to)| to - from);
            Ok(Shown {
                numbers: vec![
                    ("margin of cost half a year after R0 = 1", margin),
                    ("years with R0 < 1 after a shock of 1.5 times it", length),
                ],
                holds: before.relapses().is_empty() && length > 0.0,
            })
        },
        program: "endodec adoption simulate",
    },
    BeyondStatement {
        name: "any-demand",
        about: "Section 3.5, version 1",
        holds: "Overinvestment carries over to demand whose price elasticity in output rises through \
                N - 1, such as exponential demand. Isoelastic demand with elasticity above one has no \
                interior equilibrium at all for two firms and more.",
        shown_by: |e| {
            let game = e.baseline()?.game;
            let params = general_demand::GeneralDemandParams {
                firms: game.firms(),
                discount: game.discount(),
                continuation_value: 1.0,
            };
            let demand = Exponential {
                intercept: game.market().intercept,
                scale: 10.0,
            };
            let nash = general_demand::nash(&demand, params)?
                .at(game.distance())?
                .output;
            let cartel = general_demand::cooperative(&demand, params)?
                .at(game.distance())?
                .output;
            let isoelastic = Isoelastic {
                scale: 1.0,
                elasticity: 1.5,
            };
            let refused = general_demand::nash(&isoelastic, params).is_err();
            Ok(Shown {
                numbers: vec![
                    ("Nash output, exponential demand", nash),
                    ("cooperative output, exponential demand", cartel),
                    (
                        "isoelastic demand refused (1 = yes)",
                        f64::from(u8::from(refused)),
                    ),
                ],
                holds: nash > cartel && refused,
            })
        },
        program: "endodec game general-demand",
    },
    BeyondStatement {
        name: "society",
        about: "Section 3.5, both versions, which leave it open",
        holds: "It turns on what consumers keep after crossing. At the baseline rivals are too fast if \
                consumers keep nothing, and too slow if they keep the Cournot surplus they had.",
        shown_by: |e| {
            let game = e.baseline()?.game;
            let x = game.distance();
            let planned = |share: f64| {
                let value = welfare::post_crossing_value(&game, share);
                Ok::<_, LedgerError>(welfare::compare(&game, value, x)?.planner.output)
            };
            let rivals = welfare::compare(&game, 0.0, x)?.nash.output;
            let [nothing, all] = [planned(0.0)?, planned(1.0)?];
            let share = welfare::break_even_share(&game, x).unwrap_or(f64::NAN);
            Ok(Shown {
                numbers: vec![
                    ("Nash output", rivals),
                    ("planned output, consumers keep nothing", nothing),
                    ("planned output, consumers keep their surplus", all),
                    ("surviving share at which Nash is optimal", share),
                ],
                holds: nothing < rivals && rivals < all && (0.0..1.0).contains(&share),
            })
        },
        program: "endodec game welfare --surviving-share",
    },
    BeyondStatement {
        name: "two-waves",
        about: "Predictions 7 and 7*",
        holds: "Equation 8 makes no surge, trough and second wave while cost and friction fall, a theorem: \
                growth changes sign at most once, and only upwards. Friction that grows with adoption \
                until a standard arrives can.",
        shown_by: |e| {
            let turns = |scenario: &Scenario| {
                let path = simulate(scenario, &Tolerances::default())?;
                let count = u32::try_from(path.extrema().count()).unwrap_or(u32::MAX);
                Ok::<_, LedgerError>(f64::from(count))
            };
            let plain = turns(&e.constants.declining_friction())?;
            let fragmented = turns(&e.constants.two_waves())?;
            Ok(Shown {
                numbers: vec![
                    ("turning points, falling friction", plain),
                    ("turning points, fragmentation and a standard", fragmented),
                ],
                holds: plain <= 1.0 && fragmented >= 2.0,
            })
        },
        program: "endodec adoption simulate",
    },
    BeyondStatement {
        name: "forty-per-cent",
        about: "Prediction 6",
        holds: "In equation 8 a share of 40 % is where adoption comes to rest for one value of R0, not a \
                point beyond which it runs away.",
        shown_by: |_| {
            let r0 = attractor_r0(0.4)?;
            Ok(Shown {
                numbers: vec![("R0 at which adoption rests at 40 %", r0)],
                holds: r0 > 1.0,
            })
        },
        program: "endodec-adoption: tipping",
    },
];

/// The statements as a table, one row a number.
///
/// # Errors
/// When a model refuses its parameters.
pub fn table(e: &Evidence<'_>) -> Result<Table, LedgerError> {
    let mut table = Table::new([
        "statement",
        "about",
        "number",
        "value",
        "shown",
        "holds",
        "program",
    ]);
    for statement in STATEMENTS {
        let shown = (statement.shown_by)(e)?;
        for (name, value) in shown.numbers {
            table.push([
                Cell::from(statement.name),
                Cell::from(statement.about),
                Cell::from(name),
                Cell::from(value),
                Cell::from(if shown.holds { "yes" } else { "no" }),
                Cell::from(statement.holds),
                Cell::from(statement.program),
            ]);
        }
    }
    Ok(table)
}

/// Two firms on the baseline's market and at its discount rate.
fn unequal(
    e: &Evidence<'_>,
    costs: &[f64],
    values: &[f64],
    x: f64,
) -> Result<Equilibrium, LedgerError> {
    let p = e.constants.game();
    let industry = Oligopoly::new(asymmetric::OligopolyParams {
        market: Market {
            intercept: p.intercept,
            slope: p.slope,
        },
        discount: p.discount,
        costs: costs.to_vec(),
        continuation_values: values.to_vec(),
    })?;
    Ok(asymmetric::solve(&industry, x)?)
}
