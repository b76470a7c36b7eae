//! Crossing dates as distributions, for the fall in price that v2 Table 2 dates to a year.

use crate::subject::Subject;
use endodec_learning::forecast::{CrossingParams, ForecastModel, WRIGHT_CORRELATION};
use endodec_learning::{OutputPath, WrightCurve, wright};

use super::technologies::technologies;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Chart, Colour, Dash, Format, Line, Panel, Points, Symbol, Ticks};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static DATES: PaperFigure = PaperFigure {
    slug: "learning-crossing-dates",
    place: "v2 Table 2",
    subject: Subject::Learning,
    title: "The crossing date is a distribution, not a year",
    caption: concat!(
        "Years *T*\\* until a twelve-fold fall of unit cost when cumulative output grows 25 per cent a year, the question of ",
        "v2 Table 2, with the elasticity and the noise of six real records. **a** Probability that the crossing has come (first ",
        "passage, 4,000 simulated futures each, ρ = .19; colours as in **b**). **b** Median (disc) with central 80 per cent (thick) and 95 per cent ",
        "(thin) bands; diamonds: the plain formula ln 12/(α ln 1.25) with the α of the regression in levels; a cross: ",
        "the band ends beyond 200 years, and for wind turbines the median too. Grades B and C."
    ),
    alt: "Left: six rising curves of crossing probability over years on a logarithmic axis, spread over two orders of magnitude, each \
          rising over decades. Right: medians with wide intervals for six technologies, and plain formula dates, \
          which lie inside the bands.",
    sources: &[
        "pcdb_*",
        "solar_pv",
        "author_dram_panel",
        "endodec-learning: forecast, wright",
    ],
    data,
    chart,
};

/// The fall and the growth behind v2 Table 2.
const PARAMS: CrossingParams = CrossingParams {
    draws: 4_000,
    seed: endodec_ledger::SEED,
    horizon: 200,
};
/// Probabilities at which the distribution is written out.
const STEPS: u32 = 80;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "technology",
        "series",
        "probability",
        "years",
        "low_80",
        "high_80",
        "low_95",
        "high_95",
    ]);
    let fall = inputs.constants.table_2_price_fall;
    let growth = inputs.constants.table_2_growth;
    for technology in technologies(inputs) {
        let (q, c) = (&technology.quantity, &technology.cost);
        let (Some(&now), Some(&output)) = (c.last(), q.last()) else {
            continue;
        };
        let model = ForecastModel::wright(q, c, WRIGHT_CORRELATION)?;
        let dates = model.crossing(now / fall, growth, &PARAMS)?;
        for step in 1..STEPS {
            let p = f64::from(step) / f64::from(STEPS);
            let mut row = vec![
                Cell::from(technology.name),
                Cell::from("distribution"),
                Cell::from(p),
                Cell::from(dates.quantile(p)?),
            ];
            row.resize(8, Cell::Missing);
            table.push(row);
        }
        let (inner, outer) = (dates.band(0.8)?, dates.band(0.95)?);
        table.push([
            Cell::from(technology.name),
            Cell::from("median"),
            Cell::from(0.5),
            Cell::from(dates.median()),
            Cell::from(inner.lower),
            Cell::from(inner.upper),
            Cell::from(outer.lower),
            Cell::from(outer.upper),
        ]);
        let plain = WrightCurve::new(now, output, wright::fit(q, c)?.elasticity)?;
        let path = OutputPath::exponential(output, growth)?;
        let mut row = vec![
            Cell::from(technology.name),
            Cell::from("plain"),
            Cell::Missing,
            Cell::from(plain.crossing_time(now / fall, &path)?),
        ];
        row.resize(8, Cell::Missing);
        table.push(row);
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let names = table.distinct("technology");
    let horizon = 200.0;
    let years = |title: &str| Axis {
        range: Some((2.0, horizon)),
        ticks: Ticks::Named(
            [2, 5, 10, 20, 50, 100, 200]
                .map(|t| (f64::from(t), t.to_string()))
                .to_vec(),
        ),
        ..Axis::log10(title)
    };
    let mut curves = Vec::new();
    let mut bands = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let rows = table.filtered("technology", name);
        let colour = Colour::nth(i);
        let distribution = rows.filtered("series", "distribution");
        curves.push(
            Line {
                dash: if i == 5 { Dash::Dashed } else { Dash::Solid },
                ..Line::new(distribution.points("years", "probability"), colour)
            }
            .into(),
        );
        let median = rows.filtered("series", "median");
        let y = i as f64;
        let interval = |level: &str| {
            let end = |which: &str, beyond: f64| {
                let value = median.values(&format!("{which}_{level}"));
                value
                    .first()
                    .copied()
                    .filter(|v| v.is_finite())
                    .unwrap_or(beyond)
            };
            (end("low", horizon), end("high", horizon))
        };
        let at: Vec<f64> = median.values("years");
        let at = at.first().copied().filter(|v| v.is_finite());
        for (level, width) in [("95", 0.9), ("80", 2.4)] {
            let (low, high) = interval(level);
            bands.push(
                Line {
                    width,
                    ..Line::new([(low, y), (high, y)], colour)
                }
                .into(),
            );
        }
        if interval("95").1 >= horizon {
            bands.push(
                Points {
                    symbol: Symbol::Cross,
                    size: 4.0,
                    ..Points::new([(horizon, y)], colour)
                }
                .into(),
            );
        }
        if let Some(at) = at {
            bands.push(
                Points {
                    size: 7.0,
                    ..Points::new([(at, y)], colour)
                }
                .into(),
            );
        }
        let plain = rows.filtered("series", "plain").values("years");
        bands.push(
            Points {
                symbol: Symbol::Diamond,
                size: 3.0,
                ..Points::new(plain.into_iter().map(|t| (t, y)), Colour::Black)
            }
            .into(),
        );
    }
    // Names stand in panel b; here the curves are told apart by colour and order.
    Chart {
        columns: 2,
        row_height: 3.0,
        panels: vec![
            Panel {
                title: "Probability of having crossed".into(),
                x: years("Years from the last observation, *T*\\*"),
                y: Axis {
                    range: Some((0.0, 1.0)),
                    format: Format::Percent,
                    ..Axis::linear("Probability")
                },
                marks: curves,
            },
            Panel {
                title: "Median and bands".into(),
                x: years("Years from the last observation, *T*\\*"),
                y: Axis::categories("", names),
                marks: bands,
            },
        ],
    }
}
