//! The symmetric game: value, output, shadow cost and crossing time under rivalry and cooperation.

use endodec_game::proposition::{self, Argument};
use endodec_game::{Game, Params, Solution, cooperative, nash, overinvestment, surplus};

use crate::ExplorerError;
use crate::command::options;
use crate::panel::{Axis, Mark, Panel, Plot, Readout, Series, Shown, printed, readout, series};
use crate::parameter::{Key, Values};
use crate::screen::{Screen, evenly};

const PARAMETERS: &[Key] = &[
    Key::Firms,
    Key::Intercept,
    Key::Slope,
    Key::Discount,
    Key::Displacement,
    Key::TrainingValue,
    Key::InferenceProfit,
    Key::Distance,
];

pub(super) const PANEL: Panel = Panel {
    name: "rivalry",
    title: "Rivalry",
    lead: "N firms sell compute. Each unit sold brings the crossing nearer, at which each is left with S. A rival counts what it \
           loses itself and not what the others lose, so rivals sell more, earn less and cross sooner than a cartel would. Above \
           S* this order reverses near the crossing, which the paper's proof does not see.",
    parameters: PARAMETERS,
    readouts: READOUTS,
    plots: PLOTS,
    screen,
    commands,
};

const READOUTS: &[Readout] = &[
    readout("nash-value", "Value of a rival V_N(x₀)", Shown::Number("")),
    readout(
        "cooperative-value",
        "Value of a cartel member V_C(x₀)",
        Shown::Number(""),
    ),
    readout("welfare-loss", "Loss from rivalry, of V_C", Shown::Share),
    readout(
        "output-ratio",
        "Output, rivals over cartel",
        Shown::Number(""),
    ),
    readout(
        "nash-crossing-time",
        "Crossing time of rivals T_N",
        Shown::Number("units of time"),
    ),
    readout(
        "cooperative-crossing-time",
        "Crossing time of the cartel T_C",
        Shown::Number("units of time"),
    ),
    readout("acceleration", "Crossing sooner by", Shown::Share),
    readout(
        "nash-shadow-cost",
        "Shadow cost of a rival V_N′(x₀)",
        Shown::Number(""),
    ),
    readout(
        "cooperative-shadow-cost",
        "Shadow cost of a cartel member V_C′(x₀)",
        Shown::Number(""),
    ),
    readout(
        "continuation-value",
        "Value after crossing S",
        Shown::Number(""),
    ),
    readout(
        "threshold",
        "Proposition 1 holds up to S*",
        Shown::Number(""),
    ),
    readout(
        "argument",
        "Proposition 1 holds here by",
        Shown::Word(&[
            "output bounds",
            "single crossing",
            "nothing: it fails near the crossing",
        ]),
    ),
];

const DISTANCE: &str = "Distance to crossing x";
const NASH: (&str, &str) = ("nash", "rivals");
const CARTEL: (&str, &str) = ("cooperative", "cartel");
/// Both regimes by distance, and where the game starts.
const BOTH: &[Series] = &[
    series("start", "x₀", 6, Mark::Rule),
    series(NASH.0, NASH.1, 0, Mark::Line),
    series(CARTEL.0, CARTEL.1, 1, Mark::Line),
];

const PLOTS: &[Plot] = &[
    Plot {
        name: "value",
        title: "Value of a firm",
        x: Axis::from_zero(DISTANCE),
        y: Axis::from_zero("V(x), unit of price × output"),
        series: BOTH,
        printed: "19.22 and 29.16 at the start (v1 section 3.5)",
        marks: &[
            printed(10.0, 19.22, "rivals 19.22", "v1-nash-value-baseline"),
            printed(10.0, 29.16, "cartel 29.16", "v1-coop-value-baseline"),
        ],
    },
    Plot {
        name: "output",
        title: "Output of the industry",
        x: Axis::from_zero(DISTANCE),
        y: Axis::from_zero("Q(x), units per unit of time"),
        series: &[
            series("start", "x₀", 6, Mark::Rule),
            series(
                "printed-ratio",
                "printed: 3 to 4 times the cartel",
                4,
                Mark::Band,
            ),
            series(NASH.0, NASH.1, 0, Mark::Line),
            series(CARTEL.0, CARTEL.1, 1, Mark::Line),
            series(
                "planner",
                "total surplus, if society keeps N·S",
                2,
                Mark::Dashed,
            ),
        ],
        printed: "that rivals sell 3 to 4 times what the cartel sells (v1 section 3.7, both tables of overinvestment); the band shows where that would be",
        marks: &[],
    },
    Plot {
        name: "shadow-cost",
        title: "Shadow cost of a unit of progress",
        x: Axis::from_zero(DISTANCE),
        y: Axis::from_zero("V′(x), unit of price"),
        series: BOTH,
        printed: "no number; a rival’s cost of progress is said to be one Nth of the industry’s, which is the cartel’s line",
        marks: &[],
    },
    Plot {
        name: "crossing-time",
        title: "Crossing time by distance",
        x: Axis::from_zero(DISTANCE),
        y: Axis::from_zero("T*(x), units of time"),
        series: BOTH,
        printed: "3.8 and 18.3 years (v1 section 3.7), here at 6.1 years a unit",
        marks: &[
            printed(10.0, 3.8 / 6.1, "rivals 3.8 years", "v1-nash-time"),
            printed(10.0, 18.3 / 6.1, "cartel 18.3 years", "v1-coop-time"),
        ],
    },
    Plot {
        name: "crossing-time-by-firms",
        title: "Crossing time by number of firms",
        x: Axis::plain("Number of firms N"),
        y: Axis::from_zero("T*(x₀), units of time"),
        series: &[
            series("start", "N", 6, Mark::Rule),
            series(NASH.0, NASH.1, 0, Mark::Points),
            series(CARTEL.0, CARTEL.1, 1, Mark::Points),
        ],
        printed: "3.8 years for five firms, about 3.3 for twelve (v1 section 3.7), here at 6.1 years a unit",
        marks: &[
            printed(5.0, 3.8 / 6.1, "N = 5: 3.8 years", "v1-nash-time"),
            printed(12.0, 3.3 / 6.1, "N = 12: 3.3 years", "v1-n12-time"),
        ],
    },
    Plot {
        name: "path",
        title: "The way to the crossing",
        x: Axis::from_zero("Time, model units"),
        y: Axis::from_zero("Distance left x(t)"),
        series: &[
            series(NASH.0, NASH.1, 0, Mark::Line),
            series(CARTEL.0, CARTEL.1, 1, Mark::Line),
        ],
        printed: "the two arrivals, 3.8 and 18.3 years, at 6.1 years a unit",
        marks: &[
            printed(3.8 / 6.1, 0.0, "rivals 3.8 years", "v1-nash-time"),
            printed(18.3 / 6.1, 0.0, "cartel 18.3 years", "v1-coop-time"),
        ],
    },
];

/// The game of these values.
pub(super) fn params(values: &Values) -> Params {
    Params {
        firms: values.get(Key::Firms),
        intercept: values.get(Key::Intercept),
        slope: values.get(Key::Slope),
        discount: values.get(Key::Discount),
        displacement: values.get(Key::Displacement),
        training_value: values.get(Key::TrainingValue),
        inference_profit: values.given(Key::InferenceProfit),
        distance: values.get(Key::Distance),
    }
}

fn screen(values: &Values) -> Result<Screen, ExplorerError> {
    let game = Game::new(params(values))?;
    let x0 = game.distance();
    let (rivals, cartel) = (nash::solve(&game), cooperative::solve(&game));
    let planner = surplus::solve(&game, game.firms() * game.continuation_value())?;
    let comparison = overinvestment::compare(&game, x0);
    let proposition = proposition::solve(&game);
    let (of_rivals, of_cartel) = (rivals.at(x0), cartel.at(x0));
    let mut screen = Screen::new(vec![
        of_rivals.value,
        of_cartel.value,
        comparison.welfare_loss,
        comparison.output_ratio,
        of_rivals.crossing_time,
        of_cartel.crossing_time,
        comparison.acceleration,
        of_rivals.shadow_cost,
        of_cartel.shadow_cost,
        game.continuation_value(),
        proposition.threshold(),
        match proposition.argument() {
            Argument::OutputBounds => 0.0,
            Argument::SingleCrossing => 1.0,
            Argument::Fails => 2.0,
        },
    ]);
    let far = (1.5 * x0).max(1.0);
    let by_distance = |of: &dyn Fn(f64) -> f64| {
        evenly(0.0, far, 121)
            .map(|x| (x, of(x)))
            .collect::<Vec<_>>()
    };
    screen.push([(x0, 0.0)]);
    screen.push(by_distance(&|x| rivals.value(x)));
    screen.push(by_distance(&|x| cartel.value(x)));
    screen.push([(x0, 0.0)]);
    // What the paper prints as a ratio, as a bar at x₀.
    let [low, high] = [3.0, 4.0].map(|ratio| ratio * of_cartel.output);
    screen.push_ends([0.985, 1.015].map(|near| [near * x0, low, high]));
    screen.push(by_distance(&|x| rivals.output(x)));
    screen.push(by_distance(&|x| cartel.output(x)));
    screen.push(by_distance(&|x| planner.output(x)));
    screen.push([(x0, 0.0)]);
    screen.push(by_distance(&|x| rivals.shadow_cost(x)));
    screen.push(by_distance(&|x| cartel.shadow_cost(x)));
    screen.push([(x0, 0.0)]);
    screen.push(by_distance(&|x| rivals.crossing_time(x)));
    screen.push(by_distance(&|x| cartel.crossing_time(x)));
    screen.push([(game.firms(), 0.0)]);
    let times = (2..=20)
        .map(|n| {
            let game = Game::new(Params {
                firms: f64::from(n),
                ..game.params()
            })?;
            let time = |solution: Solution| (f64::from(n), solution.crossing_time(x0));
            Ok((time(nash::solve(&game)), time(cooperative::solve(&game))))
        })
        .collect::<Result<Vec<_>, ExplorerError>>()?;
    screen.push(times.iter().map(|pair| pair.0));
    screen.push(times.iter().map(|pair| pair.1));
    for solution in [&rivals, &cartel] {
        screen.push(
            solution
                .path(x0, 121)
                .into_iter()
                .map(|point| (point.time, point.distance)),
        );
    }
    Ok(screen)
}

fn commands(values: &Values) -> Vec<String> {
    vec![format!("endodec game solve{}", options(values, PARAMETERS))]
}
