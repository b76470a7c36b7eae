//! Unequal firms: who produces, who waits, who gains.

use endodec_game::Market;
use endodec_game::asymmetric::{self, Equilibrium, Firm, Oligopoly, Params};

use crate::ExplorerError;
use crate::command::options;
use crate::panel::{Axis, Mark, Panel, Plot, Readout, Series, Shown, readout, series};
use crate::parameter::{Key, Values, count};
use crate::screen::{Screen, evenly};

const COSTS: [Key; 4] = [Key::Cost1, Key::Cost2, Key::Cost3, Key::Cost4];
const VALUES: [Key; 4] = [Key::Value1, Key::Value2, Key::Value3, Key::Value4];
const SHARED: &[Key] = &[Key::Intercept, Key::Slope, Key::Discount, Key::Distance];

pub(super) const PANEL: Panel = Panel {
    name: "unequal",
    title: "Unequal firms",
    lead: "Firms differ in unit cost and in what they keep after the crossing. Who loses less by crossing produces more; a firm that \
           would lose more than it earns waits. The paper asserts two corollaries here; both fail as printed for unequal costs.",
    parameters: &[
        Key::Rivals,
        Key::Cost1,
        Key::Cost2,
        Key::Cost3,
        Key::Cost4,
        Key::Value1,
        Key::Value2,
        Key::Value3,
        Key::Value4,
        Key::Intercept,
        Key::Slope,
        Key::Discount,
        Key::Distance,
    ],
    readouts: READOUTS,
    plots: PLOTS,
    screen,
    commands,
};

const READOUTS: &[Readout] = &[
    readout(
        "crossing-time",
        "Crossing time T*",
        Shown::Number("units of time"),
    ),
    readout("output", "Output of the industry", Shown::Number("")),
    readout(
        "even-crossing-time",
        "Crossing time of equal firms with the same means",
        Shown::Number("units of time"),
    ),
    readout("output-1", "Output of firm 1", Shown::Number("")),
    readout("output-2", "Output of firm 2", Shown::Number("")),
    readout("output-3", "Output of firm 3", Shown::Number("")),
    readout("output-4", "Output of firm 4", Shown::Number("")),
    readout("profit-share-1", "Profit share of firm 1", Shown::Share),
    readout("profit-share-2", "Profit share of firm 2", Shown::Share),
    readout("profit-share-3", "Profit share of firm 3", Shown::Share),
    readout("profit-share-4", "Profit share of firm 4", Shown::Share),
];

const DISTANCE: &str = "Distance to crossing x";
const NOTHING: &str = "no number for unequal firms";
/// A line for each firm; those that are not there have no marks.
const EACH: &[Series] = &[
    series("firm-1", "firm 1", 0, Mark::Line),
    series("firm-2", "firm 2", 1, Mark::Line),
    series("firm-3", "firm 3", 2, Mark::Line),
    series("firm-4", "firm 4", 3, Mark::Line),
];

const PLOTS: &[Plot] = &[
    Plot {
        name: "output",
        title: "Output of each firm",
        x: Axis::from_zero(DISTANCE),
        y: Axis::from_zero("q(x), units per unit of time"),
        series: EACH,
        printed: NOTHING,
        marks: &[],
    },
    Plot {
        name: "value",
        title: "Value of each firm",
        x: Axis::from_zero(DISTANCE),
        y: Axis::from_zero("V(x), unit of price × output"),
        series: EACH,
        printed: NOTHING,
        marks: &[],
    },
    Plot {
        name: "profit-share",
        title: "Share of the industry's profit",
        x: Axis::from_zero(DISTANCE),
        y: Axis::from_zero("Share"),
        series: EACH,
        printed: NOTHING,
        marks: &[],
    },
    Plot {
        name: "industry",
        title: "Output of the industry",
        x: Axis::from_zero(DISTANCE),
        y: Axis::from_zero("Q(x), units per unit of time"),
        series: &[
            series("unequal", "these firms", 0, Mark::Line),
            series("even", "equal firms with the same means", 6, Mark::Dashed),
        ],
        printed: NOTHING,
        marks: &[],
    },
];

fn industry(values: &Values, costs: Vec<f64>, after: Vec<f64>) -> Result<Oligopoly, ExplorerError> {
    Ok(Oligopoly::new(Params {
        market: Market {
            intercept: values.get(Key::Intercept),
            slope: values.get(Key::Slope),
        },
        discount: values.get(Key::Discount),
        costs,
        continuation_values: after,
    })?)
}

fn firms(values: &Values) -> Result<usize, ExplorerError> {
    count(values, Key::Rivals, 2..=4)
}

fn screen(values: &Values) -> Result<Screen, ExplorerError> {
    let firms = firms(values)?;
    let of = |keys: &[Key; 4]| -> Vec<f64> {
        keys[..firms].iter().map(|&key| values.get(key)).collect()
    };
    let (costs, after) = (of(&COSTS), of(&VALUES));
    let mean = |list: &[f64]| vec![list.iter().sum::<f64>() / firms as f64; firms];
    let even = industry(values, mean(&costs), mean(&after))?;
    let unequal = industry(values, costs, after)?;
    let x0 = values.get(Key::Distance);
    let distances: Vec<f64> = evenly(0.0, x0, 41).collect();
    let profile = asymmetric::profile(&unequal, &distances)?;
    let even = asymmetric::profile(&even, &distances)?;
    let here = profile.last();
    let at_start = |of: fn(&Firm) -> f64, i: usize| {
        here.and_then(|here| here.firms.get(i)).map_or(f64::NAN, of)
    };
    let of_industry =
        |at: Option<&Equilibrium>, of: fn(&Equilibrium) -> f64| at.map_or(f64::NAN, of);
    let mut readouts = vec![
        of_industry(here, |at| at.crossing_time),
        of_industry(here, |at| at.output),
        of_industry(even.last(), |at| at.crossing_time),
    ];
    readouts.extend((0..4).map(|i| at_start(|firm| firm.output, i)));
    readouts.extend((0..4).map(|i| at_start(|firm| firm.profit_share, i)));
    let mut screen = Screen::new(readouts);
    for of in [
        (|firm: &Firm| firm.output) as fn(&Firm) -> f64,
        |firm| firm.value,
        |firm| firm.profit_share,
    ] {
        for i in 0..COSTS.len() {
            screen.push(
                distances
                    .iter()
                    .zip(&profile)
                    .filter_map(|(&x, at)| at.firms.get(i).map(|firm| (x, of(firm)))),
            );
        }
    }
    for profile in [&profile, &even] {
        screen.push(distances.iter().zip(profile).map(|(&x, at)| (x, at.output)));
    }
    Ok(screen)
}

fn commands(values: &Values) -> Vec<String> {
    let Ok(firms) = firms(values) else {
        return Vec::new();
    };
    let list = |keys: &[Key; 4]| {
        keys[..firms]
            .iter()
            .map(|&key| values.get(key).to_string())
            .collect::<Vec<_>>()
            .join(",")
    };
    vec![format!(
        "endodec game asymmetric --costs {} --values {}{}",
        list(&COSTS),
        list(&VALUES),
        options(values, SHARED)
    )]
}
