//! The symmetric game: value, output, shadow cost and crossing time under rivalry and cooperation.

use endodec_game::proposition::Argument;

use crate::error::ScreenError;
use crate::models::rivalry::Rivalry;
use crate::panel::{
    Draw, NumberStyle, Plot, PlotAxis, Readout, ScreenPanel, Series, SeriesMark, printed, readout,
    series,
};
use crate::parameter::Key;
use crate::screen::{Triple, points};
use crate::solved::Solved;

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

pub(super) const PANEL: ScreenPanel = ScreenPanel {
    name: "rivalry",
    title: "Rivalry",
    lead: "N firms sell compute. Each unit sold brings the crossing nearer, at which each is left with S. A rival counts what it \
           loses itself and not what the others lose, so rivals sell more, earn less and cross sooner than a cartel would. Above \
           S* this order reverses near the crossing, which the paper's proof does not see.",
    parameters: PARAMETERS,
    readouts: READOUTS,
    plots: PLOTS,
};

const READOUTS: &[Readout] = &[
    readout(
        "nash-value",
        "Value of a rival V_N(x₀)",
        NumberStyle::Number(""),
        |solved| at_start(solved, |rivalry| rivalry.rivals.value(rivalry.start())),
    ),
    readout(
        "cooperative-value",
        "Value of a cartel member V_C(x₀)",
        NumberStyle::Number(""),
        |solved| at_start(solved, |rivalry| rivalry.cartel.value(rivalry.start())),
    ),
    readout(
        "welfare-loss",
        "Loss from rivalry, of V_C",
        NumberStyle::Share,
        |solved| at_start(solved, |rivalry| rivalry.comparison.welfare_loss),
    ),
    readout(
        "output-ratio",
        "Output, rivals over cartel",
        NumberStyle::Number(""),
        |solved| at_start(solved, |rivalry| rivalry.comparison.output_ratio),
    ),
    readout(
        "nash-crossing-time",
        "Crossing time of rivals T_N",
        NumberStyle::Number("units of time"),
        |solved| {
            at_start(solved, |rivalry| {
                rivalry.rivals.crossing_time(rivalry.start())
            })
        },
    ),
    readout(
        "cooperative-crossing-time",
        "Crossing time of the cartel T_C",
        NumberStyle::Number("units of time"),
        |solved| {
            at_start(solved, |rivalry| {
                rivalry.cartel.crossing_time(rivalry.start())
            })
        },
    ),
    readout(
        "acceleration",
        "Crossing sooner by",
        NumberStyle::Share,
        |solved| at_start(solved, |rivalry| rivalry.comparison.acceleration),
    ),
    readout(
        "nash-shadow-cost",
        "Shadow cost of a rival V_N′(x₀)",
        NumberStyle::Number(""),
        |solved| {
            at_start(solved, |rivalry| {
                rivalry.rivals.shadow_cost(rivalry.start())
            })
        },
    ),
    readout(
        "cooperative-shadow-cost",
        "Shadow cost of a cartel member V_C′(x₀)",
        NumberStyle::Number(""),
        |solved| {
            at_start(solved, |rivalry| {
                rivalry.cartel.shadow_cost(rivalry.start())
            })
        },
    ),
    readout(
        "continuation-value",
        "Value after crossing S",
        NumberStyle::Number(""),
        |solved| at_start(solved, Rivalry::continuation_value),
    ),
    readout(
        "threshold",
        "Proposition 1 holds up to S*",
        NumberStyle::Number(""),
        |solved| at_start(solved, |rivalry| rivalry.proposition().threshold()),
    ),
    readout(
        "argument",
        "Proposition 1 holds here by",
        NumberStyle::Word(&[
            "output bounds",
            "single crossing",
            "nothing: it fails near the crossing",
        ]),
        |solved| {
            at_start(solved, |rivalry| match rivalry.proposition().argument() {
                Argument::OutputBounds => 0.0,
                Argument::SingleCrossing => 1.0,
                Argument::Fails => 2.0,
            })
        },
    ),
];

const DISTANCE: &str = "Distance to crossing x";

const fn start() -> Series {
    series("start", "x₀", 6, SeriesMark::Rule, |solved| {
        Ok(points([(solved.rivalry()?.start(), 0.0)]))
    })
}

const fn rivals(mark: SeriesMark, draw: Draw) -> Series {
    series("nash", "rivals", 0, mark, draw)
}

const fn cartel(mark: SeriesMark, draw: Draw) -> Series {
    series("cooperative", "cartel", 1, mark, draw)
}

const PLOTS: &[Plot] = &[
    Plot {
        name: "value",
        title: "Value of a firm",
        x: PlotAxis::from_zero(DISTANCE),
        y: PlotAxis::from_zero("V(x), unit of price × output"),
        series: &[
            start(),
            rivals(SeriesMark::Line, |solved| {
                by_distance(solved, |game, x| game.rivals.value(x))
            }),
            cartel(SeriesMark::Line, |solved| {
                by_distance(solved, |game, x| game.cartel.value(x))
            }),
        ],
        printed: "19.22 and 29.16 at the start (v1 section 3.5)",
        marks: &[
            printed(
                |paper| paper.distance,
                |paper| paper.nash_value,
                "rivals 19.22",
                "v1-nash-value-baseline",
            ),
            printed(
                |paper| paper.distance,
                |paper| paper.cooperative_value,
                "cartel 29.16",
                "v1-coop-value-baseline",
            ),
        ],
    },
    Plot {
        name: "output",
        title: "Output of the industry",
        x: PlotAxis::from_zero(DISTANCE),
        y: PlotAxis::from_zero("Q(x), units per unit of time"),
        series: &[
            start(),
            series(
                "printed-ratio",
                "printed: 3 to 4 times the cartel",
                4,
                SeriesMark::Band,
                printed_ratio,
            ),
            rivals(SeriesMark::Line, |solved| {
                by_distance(solved, |game, x| game.rivals.output(x))
            }),
            cartel(SeriesMark::Line, |solved| {
                by_distance(solved, |game, x| game.cartel.output(x))
            }),
            series(
                "planner",
                "total surplus, if society keeps N·S",
                2,
                SeriesMark::Dashed,
                |solved| {
                    let planner = solved.rivalry()?.planner()?;
                    by_distance(solved, |_, x| planner.output(x))
                },
            ),
        ],
        printed: "that rivals sell 3 to 4 times what the cartel sells (v1 section 3.7, both tables of overinvestment); the band shows where that would be",
        marks: &[],
    },
    Plot {
        name: "shadow-cost",
        title: "Shadow cost of a unit of progress",
        x: PlotAxis::from_zero(DISTANCE),
        y: PlotAxis::from_zero("V′(x), unit of price"),
        series: &[
            start(),
            rivals(SeriesMark::Line, |solved| {
                by_distance(solved, |game, x| game.rivals.shadow_cost(x))
            }),
            cartel(SeriesMark::Line, |solved| {
                by_distance(solved, |game, x| game.cartel.shadow_cost(x))
            }),
        ],
        printed: "no number; a rival’s cost of progress is said to be one Nth of the industry’s, which is the cartel’s line",
        marks: &[],
    },
    Plot {
        name: "crossing-time",
        title: "Crossing time by distance",
        x: PlotAxis::from_zero(DISTANCE),
        y: PlotAxis::from_zero("T*(x), units of time"),
        series: &[
            start(),
            rivals(SeriesMark::Line, |solved| {
                by_distance(solved, |game, x| game.rivals.crossing_time(x))
            }),
            cartel(SeriesMark::Line, |solved| {
                by_distance(solved, |game, x| game.cartel.crossing_time(x))
            }),
        ],
        printed: "3.8 and 18.3 years (v1 section 3.7), here at 6.1 years a unit",
        marks: &[
            printed(
                |paper| paper.distance,
                |paper| paper.nash_time / paper.years_per_unit,
                "rivals 3.8 years",
                "v1-nash-time",
            ),
            printed(
                |paper| paper.distance,
                |paper| paper.cooperative_time / paper.years_per_unit,
                "cartel 18.3 years",
                "v1-coop-time",
            ),
        ],
    },
    Plot {
        name: "crossing-time-by-firms",
        title: "Crossing time by number of firms",
        x: PlotAxis::plain("Number of firms N"),
        y: PlotAxis::from_zero("T*(x₀), units of time"),
        series: &[
            series("start", "N", 6, SeriesMark::Rule, |solved| {
                Ok(points([(solved.rivalry()?.firms(), 0.0)]))
            }),
            rivals(SeriesMark::Points, |solved| {
                Ok(solved.times()?.rivals.clone())
            }),
            cartel(SeriesMark::Points, |solved| {
                Ok(solved.times()?.cartel.clone())
            }),
        ],
        printed: "3.8 years for five firms, about 3.3 for twelve (v1 section 3.7), here at 6.1 years a unit",
        marks: &[
            printed(
                |paper| paper.firms,
                |paper| paper.nash_time / paper.years_per_unit,
                "N = 5: 3.8 years",
                "v1-nash-time",
            ),
            printed(
                |paper| paper.many_firms,
                |paper| paper.many_firms_time / paper.years_per_unit,
                "N = 12: 3.3 years",
                "v1-n12-time",
            ),
        ],
    },
    Plot {
        name: "path",
        title: "The way to the crossing",
        x: PlotAxis::from_zero("Time, model units"),
        y: PlotAxis::from_zero("Distance left x(t)"),
        series: &[
            rivals(SeriesMark::Line, |solved| {
                let game = solved.rivalry()?;
                Ok(game.path(&game.rivals))
            }),
            cartel(SeriesMark::Line, |solved| {
                let game = solved.rivalry()?;
                Ok(game.path(&game.cartel))
            }),
        ],
        printed: "the two arrivals, 3.8 and 18.3 years, at 6.1 years a unit",
        marks: &[
            printed(
                |paper| paper.nash_time / paper.years_per_unit,
                |_| 0.0,
                "rivals 3.8 years",
                "v1-nash-time",
            ),
            printed(
                |paper| paper.cooperative_time / paper.years_per_unit,
                |_| 0.0,
                "cartel 18.3 years",
                "v1-coop-time",
            ),
        ],
    },
];

/// A number of the game at its start.
fn at_start(solved: &Solved, of: impl Fn(&Rivalry) -> f64) -> Result<f64, ScreenError> {
    solved.rivalry().map(of)
}

/// A line of the game by distance.
fn by_distance(
    solved: &Solved,
    of: impl Fn(&Rivalry, f64) -> f64,
) -> Result<Vec<Triple>, ScreenError> {
    let game = solved.rivalry()?;
    Ok(game.by_distance(|x| of(game, x)))
}

/// What the paper prints as a ratio, as a bar at x₀.
fn printed_ratio(solved: &Solved) -> Result<Vec<Triple>, ScreenError> {
    let game = solved.rivalry()?;
    let x0 = game.start();
    let [low, high] = [3.0, 4.0].map(|ratio| ratio * game.cartel.output(x0));
    Ok([0.985, 1.015].map(|near| [near * x0, low, high]).to_vec())
}
