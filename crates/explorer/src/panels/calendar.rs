//! When the crossing comes: the learning curve's clock, with its band, beside the game's.

use endodec_game::{Game, cooperative, nash};
use endodec_learning::crossing::{DualConvergence, Relaxes};
use endodec_learning::forecast::{
    CrossingDistribution, CrossingParams, ForecastModel, WRIGHT_CORRELATION,
};
use endodec_learning::{Elasticity, LearningRate, OutputPath, WrightCurve};

use super::rivalry;
use crate::ExplorerError;
use crate::panel::{Axis, Mark, Panel, Plot, Readout, Shown, printed, readout, series};
use crate::parameter::{Key, Values, count, parameter, position};
use crate::screen::{Screen, evenly};

pub(super) const PANEL: Panel = Panel {
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
    screen,
    commands: |_| Vec::new(),
};

const READOUTS: &[Readout] = &[
    readout("elasticity", "Elasticity in force α", Shown::Number("")),
    readout("learning-rate", "Cost falls per doubling by", Shown::Share),
    readout("crossing", "Crossing by the plain formula", Shown::Year),
    readout("median", "Median of the forecast", Shown::Year),
    readout("from-80", "80 % band from", Shown::Year),
    readout("to-80", "80 % band to", Shown::Year),
    readout(
        "probability-2030",
        "Crossed by the end of 2030",
        Shown::Share,
    ),
    readout(
        "probability-2040",
        "Crossed by the end of 2040",
        Shown::Share,
    ),
    readout(
        "nash-crossing",
        "Crossing of the game's rivals",
        Shown::Year,
    ),
    readout(
        "cooperative-crossing",
        "Crossing of the game's cartel",
        Shown::Year,
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
        x: Axis::plain("Year"),
        y: Axis::log("US$ per GB"),
        series: &[
            series("band-80", "80 % of futures", 5, Mark::Span),
            series("band-50", "50 %", 5, Mark::Span),
            series("cost", "cost, no noise", 0, Mark::Line),
            series("required", "cost required", 1, Mark::Dashed),
            series("crossing", "crossing", 0, Mark::Points),
        ],
        printed: "$12/GB in 2024, $5/GB by about 2028 (v1 section 3.7)",
        marks: &[
            printed(2024.0, 12.0, "$12/GB, 2024", "both-threshold-high"),
            printed(2028.0, 5.0, "$5/GB, about 2028", "both-nash-date"),
        ],
    },
    Plot {
        name: "probability",
        title: "Probability that the crossing has come",
        x: Axis::plain("Year"),
        y: Axis {
            includes: Some(1.0),
            ..Axis::from_zero("Probability")
        },
        series: &[series("crossed", "crossed", 0, Mark::Line)],
        printed: "no probability; the dates 2028 (v1) and 2071 (v2 Table 2) are marked at one half",
        marks: &[
            printed(2028.0, 0.5, "2028", "both-nash-date"),
            printed(2071.0, 0.5, "2071", "v2-t2-year-23"),
        ],
    },
    Plot {
        name: "clocks",
        title: "Seven dates for one crossing",
        x: Axis::plain("Year"),
        y: Axis {
            names: CLOCKS,
            ..Axis::plain("")
        },
        series: &[
            series("band-95", "95 %", 5, Mark::Span),
            series("band-80", "80 %", 5, Mark::Span),
            series("date", "date", 0, Mark::Points),
        ],
        printed: "2028 and 2042 by the game (v1), 2071 by the curve and a twelve-fold fall (v2 Table 2)",
        marks: &[
            printed(2071.0, 0.0, "2071", "v2-t2-year-23"),
            printed(2028.0, 5.0, "2028", "both-nash-date"),
            printed(2042.0, 6.0, "2042", "both-coop-date"),
        ],
    },
    Plot {
        name: "by-exponent",
        title: "Date by learning exponent",
        x: Axis::plain("Printed exponent α"),
        y: Axis::plain("Year"),
        series: &[
            series("now", "α", 6, Mark::Rule),
            series("elasticity", "read as an elasticity", 0, Mark::Line),
            series("rate", "read as a rate", 1, Mark::Line),
        ],
        printed: "six dates for a twelve-fold fall at 25 % growth (v2 Table 2): set the target to $1/GB",
        marks: &[
            printed(0.12, 2117.0, "α = 0.12: 2117", "v2-t2-year-12"),
            printed(0.15, 2098.0, "α = 0.15: 2098", "v2-t2-year-15"),
            printed(0.20, 2080.0, "α = 0.20: 2080", "v2-t2-year-20"),
            printed(0.23, 2071.0, "α = 0.23: 2071", "v2-t2-year-23"),
            printed(0.25, 2069.0, "α = 0.25: 2069", "v2-t2-year-25"),
            printed(0.32, 2059.0, "α = 0.32: 2059", "v2-t2-year-32"),
        ],
    },
    Plot {
        name: "dual-convergence",
        title: "Date by growth of efficiency",
        x: Axis::from_zero("Growth of efficiency e, a year"),
        y: Axis::plain("Year"),
        series: &[
            series("now", "e", 6, Mark::Rule),
            series("cost", "relaxes the cost required", 0, Mark::Line),
            series("output", "relaxes the output required", 1, Mark::Line),
        ],
        printed: "the mechanism (v2 section 5.3) and no number",
        marks: &[],
    },
];

/// Both clocks start here.
const START: f64 = 2024.0;
/// v2 Table 2, for the baseline elasticity.
const LATEST_PRINTED: f64 = 2071.0;
/// Cumulative output in 2024, in exabytes; no date depends on it.
const OUTPUT: f64 = 2.5;
/// Futures behind the band; deciles are then uncertain by one and a half points of probability.
const FUTURES: CrossingParams = CrossingParams {
    draws: 600,
    seed: 1,
    horizon: 150,
};
/// Costs between today's and the target whose dates make the band.
const LEVELS: u32 = 12;

/// The elasticity that a printed exponent stands for; `None` where it cannot be a rate.
fn elasticity(exponent: f64, reading: usize) -> Result<Option<Elasticity>, ExplorerError> {
    if reading == 0 {
        return Ok(Some(Elasticity::new(exponent)?));
    }
    if exponent >= 1.0 {
        return Ok(None);
    }
    Ok(Some(LearningRate::new(exponent)?.elasticity()?))
}

struct Calendar {
    elasticity: Elasticity,
    cost: f64,
    target: f64,
    growth: f64,
    efficiency: f64,
    relaxes: usize,
}

/// The elasticity that the printed exponent stands for under the reading chosen.
pub(super) fn elasticity_in_force(values: &Values) -> Result<Elasticity, ExplorerError> {
    let exponent = values.get(Key::Elasticity);
    elasticity(exponent, position(values.get(Key::Reading)))?.ok_or_else(|| ExplorerError::Value {
        name: parameter(Key::Elasticity).name,
        requirement: "below 1 when it is read as the fall of cost per doubling".to_owned(),
        given: exponent.to_string(),
    })
}

impl Calendar {
    fn new(values: &Values) -> Result<Self, ExplorerError> {
        Ok(Self {
            elasticity: elasticity_in_force(values)?,
            cost: values.get(Key::Cost),
            target: values.get(Key::Target),
            growth: values.get(Key::OutputGrowth),
            efficiency: values.get(Key::EfficiencyGrowth),
            relaxes: position(values.get(Key::Relaxes)),
        })
    }

    fn curve(&self, elasticity: Elasticity) -> Result<WrightCurve, ExplorerError> {
        Ok(WrightCurve::new(self.cost, OUTPUT, elasticity)?)
    }

    /// The date of the plain formula; not a number where the crossing never comes.
    fn date(
        &self,
        elasticity: Elasticity,
        relaxes: Relaxes,
        efficiency: f64,
    ) -> Result<f64, ExplorerError> {
        let dual = DualConvergence::new(self.curve(elasticity)?, self.target, relaxes)?;
        Ok(dual
            .years(self.growth, efficiency)?
            .map_or(f64::NAN, |years| START + years))
    }

    /// Growth of output that stands for both, where efficiency relaxes output; and the growth of the required cost.
    fn pace(&self) -> (f64, f64) {
        if self.relaxes == 0 {
            (self.growth, self.efficiency)
        } else {
            ((1.0 + self.growth) * (1.0 + self.efficiency) - 1.0, 0.0)
        }
    }

    fn relaxes(&self) -> Relaxes {
        [Relaxes::RequiredCost, Relaxes::RequiredOutput][self.relaxes.min(1)]
    }
}

/// Calendar year of a time; not a number beyond the horizon.
fn year(time: Option<f64>) -> f64 {
    time.map_or(f64::NAN, |years| START + years)
}

/// A span of a central band, cut off at the horizon.
fn span(
    dates: &CrossingDistribution,
    level: f64,
    y: f64,
) -> Result<Option<[f64; 3]>, ExplorerError> {
    let band = dates.band(level)?;
    let end = band.upper.unwrap_or(FUTURES.horizon as f64);
    Ok(band.lower.map(|from| [START + from, y, START + end]))
}

fn screen(values: &Values) -> Result<Screen, ExplorerError> {
    let calendar = Calendar::new(values)?;
    let exponent = values.get(Key::Elasticity);
    let (pace, relief) = calendar.pace();
    let law = ForecastModel::stated(
        calendar.elasticity,
        values.get(Key::Noise),
        count(values, Key::RecordYears, 3..=1000)?,
        values.get(Key::RecordGrowth),
        calendar.cost,
        WRIGHT_CORRELATION,
    )?;
    let dates = law
        .crossings(&[calendar.target], pace, relief, &FUTURES)?
        .swap_remove(0);
    let crossing = calendar.date(calendar.elasticity, calendar.relaxes(), calendar.efficiency)?;
    let game = Game::new(rivalry::params(values))?;
    let unit = values.get(Key::YearsPerUnit);
    let game_date = |time: f64| START + unit * time;
    let rivals = game_date(nash::solve(&game).crossing_time(game.distance()));
    let cartel = game_date(cooperative::solve(&game).crossing_time(game.distance()));
    let inner = dates.band(0.8)?;
    let by = |end: f64| dates.probability_by(end - START).unwrap_or(f64::NAN);
    let mut screen = Screen::new(vec![
        calendar.elasticity.value(),
        calendar.elasticity.learning_rate().value(),
        crossing,
        year(dates.median()),
        year(inner.lower),
        year(inner.upper),
        by(2031.0),
        by(2041.0),
        rivals,
        cartel,
    ]);
    // The plots end a little after the latest of crossing, median and the latest date that the paper prints.
    let last = [crossing, year(dates.median())]
        .into_iter()
        .filter(|date| date.is_finite())
        .fold(LATEST_PRINTED, f64::max);
    let end = (START + 1.1 * (last - START)).min(START + FUTURES.horizon as f64);
    cost_plot(&calendar, &law, end, crossing, &mut screen)?;
    screen.push(evenly(START, end, 101).map(|at| (at, by(at))));
    clocks(&calendar, exponent, &dates, [rivals, cartel], &mut screen)?;
    screen.push([(exponent, START)]);
    for reading in [0, 1] {
        let mut line = Vec::new();
        for at in evenly(0.05, 1.2, 116) {
            if let Some(elasticity) = elasticity(at, reading)? {
                line.push((
                    at,
                    calendar.date(elasticity, calendar.relaxes(), calendar.efficiency)?,
                ));
            }
        }
        screen.push(line);
    }
    screen.push([(calendar.efficiency, START)]);
    for relaxes in [Relaxes::RequiredCost, Relaxes::RequiredOutput] {
        let line = evenly(0.0, 2.0, 101)
            .map(|at| Ok((at, calendar.date(calendar.elasticity, relaxes, at)?)))
            .collect::<Result<Vec<_>, ExplorerError>>()?;
        screen.push(line);
    }
    Ok(screen)
}

fn cost_plot(
    calendar: &Calendar,
    law: &ForecastModel,
    end: f64,
    crossing: f64,
    screen: &mut Screen,
) -> Result<(), ExplorerError> {
    // What efficiency does to the cost that is required is drawn there, and not as a fall of cost; what it does to the
    // output that is required has no other place than the pace of output.
    let (pace, relief) = calendar.pace();
    let lowest = calendar.target.min(calendar.cost);
    let levels: Vec<f64> = evenly(libm::log(calendar.cost), libm::log(lowest), LEVELS)
        .skip(1)
        .map(libm::exp)
        .collect();
    let dates = law.crossings(&levels, pace, 0.0, &FUTURES)?;
    for level in [0.8, 0.5] {
        let mut spans = Vec::new();
        for (date, &cost) in dates.iter().zip(&levels) {
            spans.extend(span(date, level, cost)?);
        }
        screen.push_ends(spans);
    }
    let curve = calendar.curve(calendar.elasticity)?;
    let path = OutputPath::exponential(OUTPUT, pace)?;
    let line = evenly(START, end, 101)
        .map(|at| Ok((at, curve.cost_at(path.at(at - START))?)))
        .collect::<Result<Vec<_>, ExplorerError>>()?;
    // Far below the target the line would only take room from what is above it.
    screen.push(line.into_iter().take_while(|point| point.1 >= 0.5 * lowest));
    let required = |at: f64| calendar.target * libm::exp((at - START) * libm::log1p(relief));
    screen.push(
        evenly(START, end, 101)
            .map(|at| (at, required(at)))
            .take_while(|point| point.1 <= 4.0 * calendar.cost),
    );
    screen.push([(crossing, required(crossing))]);
    Ok(())
}

fn clocks(
    calendar: &Calendar,
    exponent: f64,
    dates: &CrossingDistribution,
    game: [f64; 2],
    screen: &mut Screen,
) -> Result<(), ExplorerError> {
    for level in [0.95, 0.8] {
        screen.push_ends(span(dates, level, 4.0)?);
    }
    let plain = |reading| {
        elasticity(exponent, reading)?.map_or(Ok(f64::NAN), |elasticity| {
            calendar.date(elasticity, Relaxes::RequiredCost, 0.0)
        })
    };
    let dual = |relaxes| calendar.date(calendar.elasticity, relaxes, calendar.efficiency);
    let all = [
        plain(0)?,
        plain(1)?,
        dual(Relaxes::RequiredCost)?,
        dual(Relaxes::RequiredOutput)?,
        year(dates.median()),
        game[0],
        game[1],
    ];
    screen.push(
        all.into_iter()
            .zip(0..)
            .map(|(date, row)| (date, f64::from(row))),
    );
    Ok(())
}
