//! `endodec learning influence`.

use clap::Args;
use endodec_figures::{InfluencePlot, WindowFit};
use endodec_learning::influence::{
    PartFit, Window, expanding_windows, leave_one_out, rolling_windows,
};
use endodec_learning::stability::{
    StabilityTerms, StabilityTest, StabilityVerdict, rolling_stability,
};
use endodec_learning::{Elasticity, wright};
use endodec_paper::Constants;
use serde::Serialize;

use super::series::{Series, SeriesArguments};
use crate::failure::Failure;
use crate::grouped::{self, Sample, Sampled};
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, Figure, Table, aligned, records};
use crate::usage::count;

/// Arguments of `endodec learning influence`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export author_dram_panel --to .\n  endodec learning influence author_dram_panel.csv --quantity cumulative_eb --cost price_usd_per_gb --label year --rolling 10\n\nWith --dates the rolling elasticities are also put to the paper's Prediction 5: below .15 and not back two years after the end of the supercycle."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    series: SeriesArguments,
    /// Observations of the first expanding window, at least 3
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = count::<10_000_000>)]
    smallest: usize,
    /// Observations of a rolling window, at least 3; none by default
    #[arg(long, value_name = "N", value_parser = count::<10_000_000>)]
    rolling: Option<usize>,
    /// Column that names the observations
    #[arg(long, value_name = "COL")]
    label: Option<String>,
    /// Column of dates in years, for the test of Prediction 5
    #[arg(long, value_name = "COL", conflicts_with = "label")]
    dates: Option<String>,
    /// Date at which the supercycle ended; while it lasts, leave it out
    #[arg(long, value_name = "YEAR", requires = "dates")]
    supercycle_end: Option<f64>,
    /// Length of the rolling window of that test in years
    #[arg(long, value_name = "YEARS", default_value_t = Constants::PAPER.band_window, requires = "dates")]
    window_years: f64,
    /// Elasticity below which a window is evidence against
    #[arg(long, value_name = "α", default_value_t = Constants::PAPER.band_collapse, requires = "dates")]
    floor: f64,
    /// Years after the end of the supercycle within which it must be back
    #[arg(long, value_name = "YEARS", default_value_t = Constants::PAPER.band_grace, requires = "dates")]
    grace: f64,
}

#[derive(Serialize)]
pub(crate) struct Found {
    n: usize,
    leave_one_out: Vec<Omitted>,
    leave_one_out_range: [f64; 2],
    expanding: Vec<Between>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rolling: Option<Vec<Between>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prediction_5: Option<Prediction>,
    #[serde(skip)]
    drawing: InfluencePlot,
}

#[derive(Serialize)]
struct Estimate {
    elasticity: f64,
    std_error: f64,
    n: usize,
}

/// The fit without one observation.
#[derive(Serialize)]
struct Omitted {
    #[serde(flatten)]
    estimate: Estimate,
    omitted: String,
}

/// The fit on a window.
#[derive(Serialize)]
struct Between {
    #[serde(flatten)]
    estimate: Estimate,
    from: String,
    to: String,
}

/// The test of Prediction 5.
#[derive(Serialize)]
struct Prediction {
    #[serde(flatten)]
    test: StabilityTest,
    terms: StabilityTerms,
    supercycle_end: Option<f64>,
}

/// A fit in the records.
#[derive(Serialize)]
struct Row<'a> {
    kind: &'a str,
    from: Option<&'a str>,
    to: Option<&'a str>,
    omitted: Option<&'a str>,
    #[serde(flatten)]
    estimate: &'a Estimate,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        grouped::answer(self)
    }

    fn file(&self) -> Option<String> {
        Some(self.series.name())
    }
}

impl Sampled for Arguments {
    type Found = Found;

    fn csv(&self) -> &CsvArguments {
        self.series.csv()
    }

    fn by(&self) -> Option<&str> {
        self.series.by()
    }

    fn columns(&self) -> Vec<&str> {
        self.series.columns(self.label.iter().chain(&self.dates))
    }

    fn find(&self, sample: Sample, notes: &mut Vec<String>) -> Result<Found, Failure> {
        // The dates of Prediction 5 are times.
        let time = self.series.order.time.as_deref().or(self.dates.as_deref());
        let series = self
            .series
            .read_at(sample, time, self.label.as_deref(), notes)?;
        let (q, c) = (&series.quantity, &series.cost);
        let omitted = leave_one_out(q, c)?;
        let alphas = || omitted.iter().map(|row| row.fit.elasticity.value());
        let windows = expanding_windows(q, c, self.smallest)?;
        let rolling = self
            .rolling
            .map(|width| rolling_windows(q, c, width))
            .transpose()?;
        let drawn = |windows: &[Window]| windows.iter().map(drawn).collect();
        let drawing = InfluencePlot {
            measure: "elasticity α".to_owned(),
            whole: wright::fit(q, c)?.elasticity.value(),
            order: series.order.drawn(),
            without: alphas().collect(),
            expanding: drawn(&windows),
            rolling: drawn(rolling.as_deref().unwrap_or_default()),
        };
        let named =
            |windows: Vec<Window>| windows.iter().map(|w| Between::of(w, &series)).collect();
        Ok(Found {
            n: q.len(),
            leave_one_out_range: [
                alphas().fold(f64::INFINITY, f64::min),
                alphas().fold(f64::NEG_INFINITY, f64::max),
            ],
            leave_one_out: omitted
                .iter()
                .map(|row| Omitted {
                    estimate: Estimate::of(&row.fit),
                    omitted: series.order.name(row.omitted),
                })
                .collect(),
            expanding: named(windows),
            rolling: rolling.map(named),
            drawing,
            prediction_5: self
                .dates
                .is_some()
                .then(|| self.prediction(&series))
                .transpose()?,
        })
    }
}

impl Arguments {
    fn prediction(&self, series: &Series) -> Result<Prediction, Failure> {
        let year = |text: &str| {
            text.trim()
                .parse::<f64>()
                .map_err(|_| Failure::argument("every date", "a year, 2025 or 2025.5", text))
        };
        let column = self.dates.as_deref().unwrap_or_default();
        let words = series.order.table.text(column)?;
        let dates = words.into_iter().map(year).collect::<Result<Vec<_>, _>>()?;
        let terms = StabilityTerms {
            window: self.window_years,
            floor: Elasticity::new(self.floor)?,
            grace: self.grace,
        };
        Ok(Prediction {
            test: rolling_stability(
                &dates,
                &series.quantity,
                &series.cost,
                self.supercycle_end,
                &terms,
            )?,
            terms,
            supercycle_end: self.supercycle_end,
        })
    }
}

/// A window as the figure has it.
fn drawn(window: &Window) -> WindowFit {
    WindowFit {
        to: window.to,
        estimate: window.fit.elasticity.value(),
        std_error: window.fit.std_error,
    }
}

impl Estimate {
    fn of(fit: &PartFit) -> Self {
        Self {
            elasticity: fit.elasticity.value(),
            std_error: fit.std_error,
            n: fit.n,
        }
    }
}

impl Between {
    fn of(window: &Window, series: &Series) -> Self {
        let [from, to] = series.ends(window.from, window.to);
        Self {
            estimate: Estimate::of(&window.fit),
            from,
            to,
        }
    }

    fn row<'a>(&'a self, kind: &'a str) -> Row<'a> {
        Row {
            kind,
            from: Some(&self.from),
            to: Some(&self.to),
            omitted: None,
            estimate: &self.estimate,
        }
    }
}

impl Prediction {
    fn text(&self) -> String {
        let words = match self.test.verdict {
            StabilityVerdict::NeverBelow => "no window is below the floor".to_owned(),
            StabilityVerdict::Returned { below, back } => {
                format!("below the floor from {below}, back in time in {back}")
            }
            StabilityVerdict::Open { below } => format!("open: below the floor since {below}"),
            StabilityVerdict::Failed { below, deadline } => {
                format!("failed: below the floor from {below} and not back by {deadline}")
            }
        };
        format!("Prediction 5: {words}\n")
    }
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(Some(self.drawing.figure()))
    }

    fn records(&self) -> Result<Table, Failure> {
        let without = self.leave_one_out.iter().map(|row| Row {
            kind: "leave_one_out",
            from: None,
            to: None,
            omitted: Some(&row.omitted),
            estimate: &row.estimate,
        });
        let expanding = self.expanding.iter().map(|window| window.row("expanding"));
        let rolling = self.rolling.iter().flatten();
        records(
            without
                .chain(expanding)
                .chain(rolling.map(|window| window.row("rolling"))),
            "kind, from, to, omitted, n, elasticity, std_error",
        )
    }

    /// The whole sample, and the observations without which the elasticity is lowest and highest.
    fn row(&self) -> Result<Table, Failure> {
        let alpha = |row: &&Omitted| row.estimate.elasticity;
        let ends = &self.leave_one_out;
        let lowest = ends.iter().min_by(|a, b| alpha(a).total_cmp(&alpha(b)));
        let highest = ends.iter().max_by(|a, b| alpha(a).total_cmp(&alpha(b)));
        records(
            [(self.expanding.last(), lowest, highest, self.n)],
            "3 as n, 0.elasticity, 0.std_error, 1.elasticity as lowest_without_one, \
             1.omitted as lowest_without, 2.elasticity as highest_without_one, \
             2.omitted as highest_without",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = aligned(&self.records()?);
        if let Some(prediction) = &self.prediction_5 {
            text.push_str(&format!("\n{}", prediction.text()));
        }
        Ok(text)
    }
}
