//! Section 3.1 and Remark 3 of version 2: a prize among the objectives.

use endodec_game::option_value::{self, Prize, PrizeReadings};

use super::claim::Claim;
use super::statement::Sign;
use crate::error::LedgerError;
use crate::evidence::Evidence;

/// How the prize works.
const RACE: &str = "the prize is a race: each unit of output can win it (Remark 3), with a hazard of \
    0.005 to 0.02 and a prize of 20 to 60 at the recovered baseline. Read as a larger S_T, as \
    section 3.1 has it, the same prize narrows the gap";

pub(super) const CLAIMS: &[Claim] = &[
    Claim::sign(
        "v2-option-lower-bound",
        "Sec 3.1 remark on the objective; Sec 3.6 Remark 3",
        "rise of Nash output, and fall of the Nash time, that a prize causes",
        "prize output is higher, T* lower",
        Sign::Positive,
        "A prize on the way makes output worth more, one at the end makes the end less feared.",
        |e| {
            let mut changes = Vec::new();
            for readings in prizes(e)? {
                for with in [readings.race, readings.training_value] {
                    changes.push(with.nash_output - readings.none.nash_output);
                    changes.push(readings.none.nash_crossing_time - with.nash_crossing_time);
                }
            }
            Ok(changes)
        },
    )
    .moving(
        "the prize, from none to hazards of 0.005 and 0.02 with 20 and 60 for the winner, in \
         both readings",
    )
    .under("the prize as a race and as a larger S_T, at the recovered baseline: both raise output"),
    Claim::sign(
        "v2-option-amplifies",
        "Sec 3.6 Remark 3",
        "change of the gap between Nash and cooperative output that a prize causes",
        "amplified",
        Sign::Positive,
        "Version 2 contradicts itself here: it defines S_T as the option value, and says that a \
         larger S_T narrows the gap. Only a race, which section 3.1 does not set up, widens it.",
        |e| {
            Ok(prizes(e)?
                .into_iter()
                .map(|readings| readings.race.output_gap - readings.none.output_gap)
                .collect())
        },
    )
    .moving("the prize, from none to hazards of 0.005 and 0.02 with 20 and 60 for the winner")
    .under(RACE),
    Claim::words(
        "v2-objective-invariance",
        "Sec 3.1 remark on the objective",
        "sign of dT*/dI under another objective",
        "unchanged",
        "The sign follows from cost falling in cumulative output, whoever produces it and why; \
         the objective decides how much is produced.",
    ),
    Claim::sign(
        "v2-quant-conservative",
        "Sec 3.6 Remark 3",
        "rise of the output ratio, and fall of the Nash time, that a prize causes",
        "true ratio higher, date earlier",
        Sign::Positive,
        "Both move as the remark says if the prize is a race. Read as a larger S_T, as section \
         3.1 reads it, the date moves the same way and the ratio the other way.",
        |e| {
            let mut changes = Vec::new();
            for readings in prizes(e)? {
                changes.push(readings.race.output_ratio - readings.none.output_ratio);
                changes.push(readings.none.nash_crossing_time - readings.race.nash_crossing_time);
            }
            Ok(changes)
        },
    )
    .moving("the prize, from none to hazards of 0.005 and 0.02 with 20 and 60 for the winner")
    .under(RACE),
];

fn prizes(e: &Evidence<'_>) -> Result<Vec<PrizeReadings>, LedgerError> {
    let game = e.baseline()?.game;
    let mut all = Vec::new();
    for hazard in [0.005, 0.02] {
        for winner in [20.0, 60.0] {
            all.push(option_value::readings(
                &game,
                Prize {
                    hazard,
                    winner,
                    loser: 10.0,
                },
            )?);
        }
    }
    Ok(all)
}
