//! Stochastic Wright's law on four records, as fans.

use crate::subject::Subject;
use endodec_learning::forecast::{ForecastModel, WRIGHT_CORRELATION};
use endodec_learning::{OutputPath, WrightCurve, wright};

use super::technologies::technologies;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Band, Chart, Colour, Dash, Line, Panel, Points, Side};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static FANS: PaperFigure = PaperFigure {
    slug: "learning-forecast-fans",
    place: "Learning curves",
    subject: Subject::Learning,
    title: "What a learning curve forecasts, with its uncertainty",
    caption: concat!(
        "Unit cost (discs), and stochastic Wright’s law 15 years on: median and central bands of 50, 80 and 95 per ",
        "cent, if cumulative output goes on growing as in its last five years. Noise of successive years correlated ",
        "with ρ = .19 (Lafond et al. 2018); bands hold noise to come and ignorance of the elasticity, not of output. Dashed: the paper’s ",
        "way, the regression in levels extrapolated from the last observation without a band. Santa Fe performance ",
        "curves and Our World in Data (grade B), the author’s panel (grade C)."
    ),
    alt: "Four panels of falling cost on logarithmic axes: Santa Fe DRAM, disk drives, solar modules, the author's DRAM panel. Past the \
          last observation each has nested shaded bands that widen to an order of magnitude or more, with a dashed \
          plain extrapolation that runs below the median in the author's panel.",
    sources: &[
        "pcdb_dram",
        "pcdb_hard_disk_drive",
        "solar_pv",
        "author_dram_panel",
        "endodec-learning: forecast, wright",
    ],
    data,
    chart,
};

/// Years ahead.
const HORIZON: usize = 15;
/// Records drawn.
const SHOWN: [&str; 4] = [
    "DRAM, 1971–2007",
    "Hard disk drives",
    "Solar PV modules",
    "DRAM, author’s panel",
];
const LEVELS: [f64; 3] = [0.95, 0.8, 0.5];

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "technology",
        "unit",
        "series",
        "year",
        "cost",
        "low_95",
        "high_95",
        "low_80",
        "high_80",
        "low_50",
        "high_50",
        "plain_extrapolation",
    ]);
    let all = technologies(inputs);
    for technology in SHOWN
        .iter()
        .filter_map(|name| all.iter().find(|t| t.name == *name))
    {
        let start = |series: &str, year: f64, cost: f64| {
            vec![
                Cell::from(technology.name),
                Cell::from(technology.unit),
                Cell::from(series),
                Cell::from(year),
                Cell::from(cost),
            ]
        };
        let (q, c) = (&technology.quantity, &technology.cost);
        for (year, cost) in technology.years.iter().zip(c) {
            let mut row = start("observed", *year, *cost);
            row.resize(12, Cell::Missing);
            table.push(row);
        }
        let (Some(&last), Some(&now), Some(&output)) =
            (technology.years.last(), c.last(), q.last())
        else {
            continue;
        };
        let growth = technology.recent_growth();
        let model = ForecastModel::wright(q, c, WRIGHT_CORRELATION)?;
        let plain = WrightCurve::new(now, output, wright::fit(q, c)?.elasticity)?;
        let path = OutputPath::exponential(output, growth)?;
        let mut row = start("forecast", last, now);
        row.resize(12, Cell::from(now));
        table.push(row);
        for (years, forecast) in (1..).map(f64::from).zip(model.path(growth, HORIZON)?) {
            let mut row = start("forecast", last + years, forecast.median());
            for level in LEVELS {
                let interval = forecast.interval(level)?;
                row.extend([interval.lower, interval.upper].map(Cell::from));
            }
            row.push(Cell::from(plain.cost_at(path.at(years))?));
            table.push(row);
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let panels = table.distinct("technology").into_iter().map(|technology| {
        let rows = table.filtered("technology", &technology);
        let observed = rows.filtered("series", "observed");
        let forecast = rows.filtered("series", "forecast");
        let band = |level: &str, reads, opacity| Band {
            opacity,
            reads,
            ..Band::new(
                forecast.band("year", &format!("low_{level}"), &format!("high_{level}")),
                Colour::Blue,
            )
        };
        let unit = rows.texts("unit").into_iter().next().unwrap_or_default();
        Panel {
            title: technology,
            x: Axis::years("Year"),
            y: Axis::log10(format!("Unit cost ({unit})")),
            marks: vec![
                band("95", "95 % of futures", 0.13).into(),
                band("80", "80 %", 0.18).into(),
                band("50", "50 %", 0.3).into(),
                Line {
                    reads: "median",
                    ..Line::new(forecast.points("year", "cost"), Colour::Blue)
                }
                .into(),
                Line {
                    reads: "plain extrapolation",
                    dash: Dash::Dashed,
                    width: 1.1,
                    ..Line::new(
                        forecast.points("year", "plain_extrapolation"),
                        Colour::Vermillion,
                    )
                }
                .into(),
                Points {
                    size: 2.6,
                    ..Points::new(observed.points("year", "cost"), Colour::Black)
                }
                .into(),
            ],
        }
    });
    let mut panels: Vec<Panel> = panels.collect();
    if let Some(first) = panels.first_mut() {
        let named = |x, y, colour, text: &str| {
            let mut words = endodec_chart::Text::new(x, y, Side::Right, text);
            words.colour = colour;
            words.into()
        };
        first.marks.extend([
            named(1972.0, 3e2, Colour::Blue, "median and bands"),
            named(1972.0, 3e1, Colour::Vermillion, "plain extrapolation"),
        ]);
    }
    Chart::pairs(panels)
}
