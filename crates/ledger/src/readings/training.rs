//! The two ranges printed for positive training values: losses of 22 to 28 % and accelerations of 70 to 75 %.

use endodec_game::{Game, Params, overinvestment};
use endodec_numerics::root::bisect;
use endodec_table::number::shortest;

use super::{Possible, Reading, ReadingFinding, Rounding};
use crate::claims::Evidence;
use crate::error::LedgerError;

/// Printed ends of the loss and of the acceleration, per cent (v1 sections 3.5 and 3.7).
const LOSS: [f64; 2] = [22.0, 28.0];
const ACCELERATION: [f64; 2] = [70.0, 75.0];

/// Loss and acceleration, per cent, at a training value.
///
/// # Errors
/// When the model refuses the training value.
pub fn at(e: &Evidence<'_>, training_value: f64) -> Result<[f64; 2], LedgerError> {
    let game = Game::new(Params {
        training_value,
        ..e.constants.game()
    })?;
    let compared = overinvestment::compare(&game, game.distance());
    Ok([100.0 * compared.welfare_loss, 100.0 * compared.acceleration])
}

/// The training value at which the loss, or the acceleration, has fallen to a value. Both fall all the way to S*.
fn falls_to(e: &Evidence<'_>, which: usize, value: f64) -> f64 {
    let above = |training_value: f64| at(e, training_value).is_ok_and(|both| both[which] > value);
    bisect(0.0, MOST, above).high
}

/// A training value with a loss below 1 %.
const MOST: f64 = 60.0;

/// The training values for which both printed ranges hold.
#[must_use]
pub fn both_hold(e: &Evidence<'_>) -> [f64; 2] {
    let from = falls_to(e, 0, LOSS[1]).max(falls_to(e, 1, ACCELERATION[1]));
    let to = falls_to(e, 0, LOSS[0]).min(falls_to(e, 1, ACCELERATION[0]));
    [from, to]
}

/// Loss and acceleration, per cent, at the training value that gives a loss.
///
/// # Errors
/// When the model refuses the training value.
pub fn at_loss(e: &Evidence<'_>, loss: f64) -> Result<[f64; 2], LedgerError> {
    at(e, falls_to(e, 0, loss))
}

/// The readings: one training value for both; a share of each per-firm value; one range of values for both ranges.
///
/// # Errors
/// When a model refuses its parameters.
pub fn find(e: &Evidence<'_>) -> Result<Vec<ReadingFinding>, LedgerError> {
    let reading = |rows: &str, base: &'static str| Reading {
        rows: rows.to_owned(),
        windows: "",
        rounding: Rounding::Nearest,
        base,
    };
    let finding = |conditions: &str, reading, possible, shown_by| ReadingFinding {
        subject: "training-value",
        conditions: conditions.to_owned(),
        reading,
        possible,
        shown_by,
        witness: None,
    };
    let short = |value: f64| shortest(value, 4);
    let [from, to] = both_hold(e);
    let [first, last] = [at(e, from)?, at(e, to)?];
    let mut findings = vec![finding(
        "loss in 22 to 28 %, acceleration in 70 to 75 %",
        reading("one training value", "none: S_T itself"),
        if from <= to {
            Possible::Yes
        } else {
            Possible::No
        },
        format!(
            "S_T from {} to {}: loss {} to {} %, acceleration {} to {} %",
            short(from),
            short(to),
            short(first[0]),
            short(last[0]),
            short(first[1]),
            short(last[1])
        ),
    )];
    for (rounding, slack) in [(Rounding::Nearest, 0.5), (Rounding::CutOff, 1.0)] {
        // Where the loss prints as 28 at most, the acceleration is this at least: both fall.
        let start = falls_to(e, 0, LOSS[1] + slack);
        let largest_start = falls_to(
            e,
            0,
            LOSS[1]
                - if rounding == Rounding::Nearest {
                    0.5
                } else {
                    0.0
                },
        );
        let least = at(e, largest_start)?[1];
        findings.push(finding(
            "losses from 22 to 28 % and accelerations from 70 to 75 % of the same training values",
            Reading {
                rounding,
                ..reading("one range of training values", "none: S_T itself")
            },
            if least > ACCELERATION[1] + slack { Possible::No } else { Possible::NotFound },
            format!(
                "loss and acceleration both fall in S_T; where the loss prints as 28 % (S_T from {} to {}) the \
                 acceleration is at least {} %",
                short(start),
                short(largest_start),
                short(least)
            ),
        ));
    }
    let game = Game::new(e.constants.game())?;
    let x = game.distance();
    let values = [
        (
            "the cooperative value per firm",
            endodec_game::cooperative::solve(&game).value(x),
        ),
        (
            "the Nash value per firm",
            endodec_game::nash::solve(&game).value(x),
        ),
    ];
    let shares = [
        e.constants.training_share_low,
        e.constants.training_share_high,
    ];
    for (base, value) in values {
        let [first, last] = [at(e, shares[0] * value)?, at(e, shares[1] * value)?];
        for (which, [low, high], name) in [(0, LOSS, "loss"), (1, ACCELERATION, "acceleration")] {
            let inside = last[which] > low - 0.5 && first[which] < high + 0.5;
            findings.push(finding(
                &format!("{name} in {low} to {high} %"),
                reading("S_T of 0.2 to 0.4 of a value", base),
                if inside { Possible::Yes } else { Possible::No },
                format!("{name} {} to {} %", short(last[which]), short(first[which])),
            ));
        }
    }
    Ok(findings)
}
