//! When the crossing comes: the learning curve's clock, with its band, beside the game's.

use endodec_learning::crossing::Relaxes;

use crate::error::ScreenError;
use crate::panel::{
    NumberStyle, Plot, PlotAxis, Readout, ScreenPanel, SeriesMark, printed, readout, series,
};
use crate::parameter::Key;
use crate::screen::{Triple, points};
use crate::solved::Solved;

pub(super) const PANEL: ScreenPanel = ScreenPanel {
    name: "calendar",
    title: "Calendar",
    lead: "The paper dates the crossing by a learning curve and by the game, and prints 2028 from one and 2071 from the other. Here \
           both clocks start in 2024. A learning exponent read as a rate, faster growth of output or of efficiency, and the noise \
           of real records move the first; the second moves with the game and with the years that one unit of its time stands for.",
    parameters: &[
        Key::Elasticity,
        Key::Reading,
        Key::Cost,
        Key::Target,
        Key::OutputGrowth,
        Key::EfficiencyGrowth,
        Key::Relaxes,
        Key::Noise,
        Key::RecordYears,
        Key::RecordGrowth,
        Key::YearsPerUnit,
        Key::Firms,
        Key::Discount,
        Key::Displacement,
        Key::TrainingValue,
        Key::Distance,
    ],
    readouts: READOUTS,
    plots: PLOTS,
};

const READOUTS: &[Readout] = &[
    readout(
        "elasticity",
        "Elasticity in force α",
        NumberStyle::Number(""),
        |solved| Ok(solved.calendar()?.elasticity.value()),
    ),
    readout(
        "learning-rate",
        "Cost falls per doubling by",
        NumberStyle::Share,
        |solved| Ok(solved.calendar()?.elasticity.learning_rate().value()),
    ),
    readout(
        "crossing",
        "Crossing by the plain formula",
        NumberStyle::Year,
        |solved| solved.calendar()?.crossing(),
    ),
    readout(
        "median",
        "Median of the forecast",
        NumberStyle::Year,
        |solved| Ok(solved.forecast()?.median()),
    ),
    readout("from-80", "80 % band from", NumberStyle::Year, |solved| {
        Ok(solved.forecast()?.inner()?[0])
    }),
    readout("to-80", "80 % band to", NumberStyle::Year, |solved| {
        Ok(solved.forecast()?.inner()?[1])
    }),
    readout(
        "probability-2030",
        "Crossed by the end of 2030",
        NumberStyle::Share,
        |solved| Ok(solved.forecast()?.by(2031.0)),
    ),
    readout(
        "probability-2040",
        "Crossed by the end of 2040",
        NumberStyle::Share,
        |solved| Ok(solved.forecast()?.by(2041.0)),
    ),
    readout(
        "nash-crossing",
        "Crossing of the game's rivals",
        NumberStyle::Year,
        of_rivals,
    ),
    readout(
        "cooperative-crossing",
        "Crossing of the game's cartel",
        NumberStyle::Year,
        of_cartel,
    ),
];

const CLOCKS: &[&str] = &[
    "as an elasticity",
    "as a rate",
    "efficiency relaxes cost",
    "efficiency relaxes output",
    "forecast, median",
    "game, rivals",
    "game, cartel",
];

const PLOTS: &[Plot] = &[
    Plot {
        name: "cost",
        title: "Unit cost and the cost that is required",
        x: PlotAxis::plain("Year"),
        y: PlotAxis::log("US$ per GB"),
        series: &[
            series(
                "band-80",
                "80 % of futures",
                5,
                SeriesMark::Span,
                |solved| solved.costs()?.spans(0.8),
            ),
            series("band-50", "50 %", 5, SeriesMark::Span, |solved| {
                solved.costs()?.spans(0.5)
            }),
            series("cost", "cost, no noise", 0, SeriesMark::Line, |solved| {
                solved.calendar()?.cost_line(solved.forecast()?.end())
            }),
            series(
                "required",
                "cost required",
                1,
                SeriesMark::Dashed,
                |solved| Ok(solved.calendar()?.required_line(solved.forecast()?.end())),
            ),
            series("crossing", "crossing", 0, SeriesMark::Points, |solved| {
                let calendar = solved.calendar()?;
                let crossing = calendar.crossing()?;
                Ok(points([(crossing, calendar.required(crossing))]))
            }),
        ],
        printed: "$12/GB in 2024, $5/GB by about 2028 (v1 section 3.7)",
        marks: &[
            printed(
                |paper| paper.start_year,
                |paper| paper.cost_usd_per_gb,
                "$12/GB, 2024",
                "both-threshold-high",
            ),
            printed(
                |paper| paper.nash_year,
                |paper| paper.low_target_usd_per_gb,
                "$5/GB, about 2028",
                "both-nash-date",
            ),
        ],
    },
    Plot {
        name: "probability",
        title: "Probability that the crossing has come",
        x: PlotAxis::plain("Year"),
        y: PlotAxis {
            includes: Some(1.0),
            ..PlotAxis::from_zero("Probability")
        },
        series: &[series(
            "crossed",
            "crossed",
            0,
            SeriesMark::Line,
            |solved| Ok(solved.forecast()?.line()),
        )],
        printed: "no probability; the dates 2028 (v1) and 2071 (v2 Table 2) are marked at one half",
        marks: &[
            printed(|paper| paper.nash_year, |_| 0.5, "2028", "both-nash-date"),
            printed(
                |paper| paper.table_2_year_23,
                |_| 0.5,
                "2071",
                "v2-t2-year-23",
            ),
        ],
    },
    Plot {
        name: "clocks",
        title: "Seven dates for one crossing",
        x: PlotAxis::plain("Year"),
        y: PlotAxis {
            names: CLOCKS,
            ..PlotAxis::plain("")
        },
        series: &[
            series("band-95", "95 %", 5, SeriesMark::Span, |solved| {
                solved.forecast()?.span(0.95, 4.0)
            }),
            series("band-80", "80 %", 5, SeriesMark::Span, |solved| {
                solved.forecast()?.span(0.8, 4.0)
            }),
            series("date", "date", 0, SeriesMark::Points, clocks),
        ],
        printed: "2028 and 2042 by the game (v1), 2071 by the curve and a twelve-fold fall (v2 Table 2)",
        marks: &[
            printed(
                |paper| paper.table_2_year_23,
                |_| 0.0,
                "2071",
                "v2-t2-year-23",
            ),
            printed(|paper| paper.nash_year, |_| 5.0, "2028", "both-nash-date"),
            printed(
                |paper| paper.cooperative_year,
                |_| 6.0,
                "2042",
                "both-coop-date",
            ),
        ],
    },
    Plot {
        name: "by-exponent",
        title: "Date by learning exponent",
        x: PlotAxis::plain("Printed exponent α"),
        y: PlotAxis::plain("Year"),
        series: &[
            series("now", "α", 6, SeriesMark::Rule, |solved| {
                Ok(points([(
                    solved.calendar()?.exponent,
                    solved.constants().start_year,
                )]))
            }),
            series(
                "elasticity",
                "read as an elasticity",
                0,
                SeriesMark::Line,
                |solved| solved.calendar()?.by_exponent(0),
            ),
            series("rate", "read as a rate", 1, SeriesMark::Line, |solved| {
                solved.calendar()?.by_exponent(1)
            }),
        ],
        printed: "six dates for a twelve-fold fall at 25 % growth (v2 Table 2): set the target to $1/GB",
        marks: &[
            printed(
                |_| 0.12,
                |paper| paper.table_2_year_12,
                "α = 0.12: 2117",
                "v2-t2-year-12",
            ),
            printed(
                |_| 0.15,
                |paper| paper.table_2_year_15,
                "α = 0.15: 2098",
                "v2-t2-year-15",
            ),
            printed(
                |_| 0.20,
                |paper| paper.table_2_year_20,
                "α = 0.20: 2080",
                "v2-t2-year-20",
            ),
            printed(
                |_| 0.23,
                |paper| paper.table_2_year_23,
                "α = 0.23: 2071",
                "v2-t2-year-23",
            ),
            printed(
                |_| 0.25,
                |paper| paper.table_2_year_25,
                "α = 0.25: 2069",
                "v2-t2-year-25",
            ),
            printed(
                |_| 0.32,
                |paper| paper.table_2_year_32,
                "α = 0.32: 2059",
                "v2-t2-year-32",
            ),
        ],
    },
    Plot {
        name: "dual-convergence",
        title: "Date by growth of efficiency",
        x: PlotAxis::from_zero("Growth of efficiency e, a year"),
        y: PlotAxis::plain("Year"),
        series: &[
            series("now", "e", 6, SeriesMark::Rule, |solved| {
                Ok(points([(
                    solved.calendar()?.efficiency,
                    solved.constants().start_year,
                )]))
            }),
            series(
                "cost",
                "relaxes the cost required",
                0,
                SeriesMark::Line,
                |solved| solved.calendar()?.by_efficiency(Relaxes::RequiredCost),
            ),
            series(
                "output",
                "relaxes the output required",
                1,
                SeriesMark::Line,
                |solved| solved.calendar()?.by_efficiency(Relaxes::RequiredOutput),
            ),
        ],
        printed: "the mechanism (v2 section 5.3) and no number",
        marks: &[],
    },
];

/// The date of the game's rivals.
fn of_rivals(solved: &Solved) -> Result<f64, ScreenError> {
    let game = solved.rivalry()?;
    Ok(game_date(solved, game.rivals.crossing_time(game.start())))
}

/// The date of the game's cartel.
fn of_cartel(solved: &Solved) -> Result<f64, ScreenError> {
    let game = solved.rivalry()?;
    Ok(game_date(solved, game.cartel.crossing_time(game.start())))
}

fn game_date(solved: &Solved, time: f64) -> f64 {
    solved.constants().start_year + solved.values().get(Key::YearsPerUnit) * time
}

/// The dates of [`CLOCKS`].
fn clocks(solved: &Solved) -> Result<Vec<Triple>, ScreenError> {
    let calendar = solved.calendar()?;
    let dates = [
        calendar.read_as(0)?,
        calendar.read_as(1)?,
        calendar.dual(Relaxes::RequiredCost)?,
        calendar.dual(Relaxes::RequiredOutput)?,
        solved.forecast()?.median(),
        of_rivals(solved)?,
        of_cartel(solved)?,
    ];
    Ok(points(
        dates
            .into_iter()
            .zip(0..)
            .map(|(date, row)| (date, f64::from(row))),
    ))
}
