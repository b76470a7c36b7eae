//! Moving a constant of the paper moves everything that depends on it: claims, figures, tables, panels, predictions.
//!
//! `dependants.txt` lists them, constant by constant. A literal copied into a figure instead of taken from the constants
//! takes the figure off the list; then the test fails, as it does for a constant on which nothing depends.

use std::collections::BTreeMap;

use endodec_ledger::claims::{self, Evidence, clocks};
use endodec_ledger::predictions;
use endodec_paper::{CONSTANTS, Constants, Inputs};
use endodec_report::{FIGURES, TABLES};
use endodec_screens::{PANELS, Solved, Values};

/// What is computed from the inputs, as text to compare.
type Compute = Box<dyn Fn(&Inputs) -> String + Sync>;

/// Everything that is computed from constants, by name.
fn items() -> Vec<(String, Compute)> {
    let mut items: Vec<(String, Compute)> = Vec::new();
    for claim in claims::ledger() {
        items.push((
            format!("claim {}", claim.id),
            Box::new(|inputs| format!("{:?}", claim.compute(&Evidence::new(inputs)).map_err(drop))),
        ));
    }
    for figure in FIGURES {
        items.push((
            format!("figure {}", figure.slug),
            Box::new(|inputs| format!("{:?}", (figure.data)(inputs).map_err(drop))),
        ));
    }
    for table in TABLES {
        items.push((
            format!("table {}", table.slug),
            Box::new(|inputs| format!("{:?}", (table.data)(inputs).map_err(drop))),
        ));
    }
    for panel in PANELS {
        items.push((
            format!("panel {}", panel.name),
            Box::new(move |inputs| {
                let values = Values::starting_from(&inputs.constants);
                let solved = Solved::with_constants(values, inputs.constants);
                let marks = panel.plots.iter().flat_map(|plot| plot.marks);
                let marks: Vec<_> = marks.map(|mark| mark.at(&inputs.constants)).collect();
                let sliders: Vec<_> = panel
                    .parameters
                    .iter()
                    .map(|&key| values.get(key))
                    .collect();
                let screen = panel.of(&solved).map_err(drop);
                format!("{sliders:?} {screen:?} {marks:?}")
            }),
        ));
    }
    // The newest day with anything observed, as in the report.
    items.push((
        "predictions".to_owned(),
        Box::new(|inputs| {
            let as_of = predictions::newest_observation(&inputs.data).unwrap();
            let all = predictions::evaluate(&inputs.data, &inputs.constants, as_of);
            format!("{:?}", all.map_err(drop))
        }),
    ));
    items.push((
        "clocks".to_owned(),
        Box::new(|inputs| format!("{:?}", clocks::table(&Evidence::new(inputs)).map_err(drop))),
    ));
    items
}

/// The inputs with an error planted in each constant named by its position: about a thousandth, so that the printed results
/// stay within what a game can give. No two errors are in the same proportion, so that none cancels another.
fn planted(inputs: &Inputs, positions: &[usize]) -> Option<Inputs> {
    let mut constants = Constants::PAPER;
    for &at in positions {
        let constant = &CONSTANTS[at];
        let value = constant.value(&Constants::PAPER);
        let step = 1e-3 + 1e-5 * f64::from(u8::try_from(at).unwrap());
        let moved = if (1900.0..2200.0).contains(&value) {
            value + 1.0 + step
        } else if value == 0.0 {
            step
        } else {
            value * (1.0 + step)
        };
        constants = constant.with(constants, moved);
    }
    Inputs::new(inputs.data.clone(), constants).ok()
}

/// Positions of the constants among these that move the item: halves that move nothing are not looked into.
fn movers(
    inputs: &Inputs,
    compute: &Compute,
    before: &str,
    positions: &[usize],
    found: &mut Vec<usize>,
) {
    let moves = planted(inputs, positions).is_none_or(|moved| compute(&moved) != before);
    if !moves {
        return;
    }
    if let [only] = positions {
        found.push(*only);
        return;
    }
    let (first, second) = positions.split_at(positions.len() / 2);
    movers(inputs, compute, before, first, found);
    movers(inputs, compute, before, second, found);
}

/// Ends of intervals that claims compare with, and conditions of Prediction 5, which a thousandth does not turn.
const STARTS_NOTHING: &[&str] = &[
    "band_collapse",
    "band_grace",
    "band_high",
    "band_low",
    "band_window",
    "hbm_bootstrap_high",
    "hbm_bootstrap_low",
    "low_threshold_eb",
    "output_ratio_high",
    "output_ratio_low",
];

#[test]
fn every_constant_moves_what_the_list_says_it_moves() {
    let inputs = Inputs::embedded().unwrap();
    let items = items();
    let positions: Vec<usize> = (0..CONSTANTS.len()).collect();
    // Interleaved, so that the slow ones are shared out.
    let work = |parity: usize| {
        let mut found = Vec::new();
        for (name, compute) in items.iter().skip(parity).step_by(2) {
            let before = compute(&inputs);
            let mut at = Vec::new();
            movers(&inputs, compute, &before, &positions, &mut at);
            found.extend(at.into_iter().map(|at| (at, name.clone())));
        }
        found
    };
    let found = std::thread::scope(|scope| {
        let other = scope.spawn(|| work(1));
        let mut found = work(0);
        found.extend(other.join().unwrap());
        found
    });
    let mut dependants: BTreeMap<&str, Vec<String>> = CONSTANTS
        .iter()
        .map(|constant| (constant.name, Vec::new()))
        .collect();
    for (at, name) in found {
        dependants.get_mut(CONSTANTS[at].name).unwrap().push(name);
    }
    let mut list = String::new();
    for (constant, mut names) in dependants {
        names.sort();
        assert!(
            !names.is_empty() || STARTS_NOTHING.contains(&constant),
            "nothing depends on {constant}"
        );
        list.push_str(&format!("{constant}\n"));
        for name in names {
            list.push_str(&format!("  {name}\n"));
        }
    }
    let committed = include_str!("dependants.txt");
    if list != committed {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("dependants.txt");
        std::fs::write(&path, &list).unwrap();
        panic!(
            "what depends on the constants is not what tests/it/dependants.txt says; it is now as in {}",
            path.display()
        );
    }
}
