//! `endodec learning test`.

mod answer;
mod reading;

use clap::{Args, ValueEnum};
use endodec_figures::Spurious;
use endodec_learning::identification::{MeasurementError, Simultaneity};
use endodec_learning::persistence::{
    EngleGranger, LagRule, NullSimulation, Terms, TrendBreakParams, TrendShift, UnitRoot,
    elasticity_over_initial_output, encompassing, engle_granger, kejriwal_perron, perron_yabu,
    unit_root, wright_against_moore,
};
use endodec_learning::{LearningError, wright};

use super::order::Order;
use super::secondary::{Reason, kept};
use super::series::SeriesArguments;
use crate::failure::Failure;
use crate::grouped::{self, Sample, Sampled};
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer};
use crate::usage::count;
pub(super) use answer::WrightMoore;
use answer::{
    Break, Cointegration, Corrected, Found, InitialOutput, Statistic, Step, TrendBreaks, UnitRoots,
};

/// How the lags of the tests are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Choice {
    /// As many as --lags says.
    Fixed,
    /// Akaike's criterion.
    Aic,
    /// Schwarz's criterion.
    Bic,
    /// The last lag is significant at 10 per cent.
    T,
}

/// What of the trend may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shift {
    /// Its slope; the two lines meet.
    Slope,
    /// Its level and its slope.
    LevelAndSlope,
}

/// Arguments of `endodec learning test`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export author_dram_panel --to .\n  endodec learning test author_dram_panel.csv --quantity cumulative_eb --cost price_usd_per_gb --time year\n\nRows are put into the order of --time, and must then be one step apart. Every p-value is simulated for as many observations as the file has, with the terms and lags of the test. Rows are at most 1000, and simulations times squared rows 2·10⁹, about a minute."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    series: SeriesArguments,
    /// Samples simulated for each test; a tenth of them for each persistence of the trend's breaks
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = count::<10_000_000>)]
    simulations: usize,
    /// Seed of those samples
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How lagged differences are chosen
    #[arg(long, value_enum, default_value_t = Choice::Fixed)]
    lag_rule: Choice,
    /// Lagged differences under --lag-rule fixed, the most of them under the others
    #[arg(long, value_name = "K", value_parser = count::<10_000>)]
    lags: Option<usize>,
    /// What may break in the trend of cost
    #[arg(long, value_enum, default_value_t = Shift::LevelAndSlope)]
    shift: Shift,
    /// Share of the sample at either end without a break
    #[arg(long, value_name = "SHARE", default_value_t = 0.15)]
    trimming: f64,
    /// Most breaks in trend to look for
    #[arg(long, value_name = "M", default_value_t = 2, value_parser = count::<20>)]
    max_breaks: usize,
    /// Level at which one more break is accepted
    #[arg(long, value_name = "LEVEL", default_value_t = 0.05)]
    size: f64,
    /// Output made before the record, in the unit of the file; by default 1, 10 and 100 times the first value
    #[arg(long, value_name = "Q,...", value_delimiter = ',')]
    initial_output: Vec<f64>,
    /// Reliability of ln quantity (1 without error of measurement), to correct the elasticity for
    #[arg(long, value_name = "LAMBDA")]
    reliability: Option<f64>,
    /// Elasticity of output with respect to cost, to correct the elasticity for
    #[arg(long, value_name = "PHI", requires = "noise_ratio")]
    response: Option<f64>,
    /// Variance of shocks to cost over that of shocks to output, for --response
    #[arg(long, value_name = "K", requires = "response")]
    noise_ratio: Option<f64>,
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
        self.series.columns([])
    }

    fn find(&self, sample: Sample, notes: &mut Vec<String>) -> Result<Found, Failure> {
        let series = self.series.read(sample, None, notes)?;
        let order = &series.order;
        let Some(clock) = &order.clock else {
            return Err(Failure::Input(
                "--time COL is required: the tests are of a series in time".into(),
            ));
        };
        if let Some(&at) = order.timeline.gaps().first() {
            return Err(Failure::Input(format!(
                "{}: times must rise in even steps, but {} is followed by {} where the step is {}; fill in observations",
                self.series.name(),
                order.name(at),
                order.name(at + 1),
                order.timeline.period(),
            )));
        }
        let (q, c) = (&series.quantity, &series.cost);
        let n = q.len();
        self.within_limits(n)?;
        let fit = wright::fit(q, c)?;
        let logs = |values: &[f64]| values.iter().map(|v| libm::log(*v)).collect::<Vec<f64>>();
        let (x, y) = (logs(q), logs(c));
        let mut reasons = Vec::new();
        let engle_granger = self.cointegration(&y, &x, &mut reasons)?;
        let unit_roots = UnitRoots {
            quantity: self.root("unit_roots.quantity", &x, &mut reasons)?,
            cost: self.root("unit_roots.cost", &y, &mut reasons)?,
        };
        let perron_yabu = self.trend_break(&y, order, &mut reasons)?;
        let trend_breaks = self.trend_breaks(&y, order, &mut reasons)?;
        let wright_vs_moore = kept(
            "wright_vs_moore",
            wright_against_moore(q, c, &clock.times.at),
            &mut reasons,
        )?;
        let encompassing = kept("encompassing", encompassing(q, c), &mut reasons)?;
        let added = if self.initial_output.is_empty() {
            [1.0, 10.0, 100.0].map(|times| times * q[0]).to_vec()
        } else {
            self.initial_output.clone()
        };
        let initial_output = elasticity_over_initial_output(q, c, &added)?
            .into_iter()
            .map(InitialOutput::from)
            .collect();
        let alpha = fit.elasticity;
        let measurement_error = self
            .reliability
            .map(|reliability| {
                let error = MeasurementError::from_reliability(reliability)?;
                Ok::<_, Failure>(Corrected {
                    elasticity: error.corrected(alpha)?.value(),
                })
            })
            .transpose()?;
        let simultaneity = self
            .response
            .zip(self.noise_ratio)
            .map(|(response, ratio)| {
                let bias = Simultaneity::new(response, ratio)?;
                Ok::<_, Failure>(Corrected {
                    elasticity: bias.corrected(alpha)?.value(),
                })
            })
            .transpose()?;
        let [quantity, cost] = self.series.pair().map(str::to_owned);
        let initial: Vec<InitialOutput> = initial_output;
        let drawing = Spurious {
            cost,
            quantity,
            order: order.drawn(),
            residuals: fit.regression.residuals.clone(),
            p_value: engle_granger
                .as_ref()
                .map(|found: &Cointegration| found.statistic.p_value),
            elasticity: (alpha.value(), fit.std_error),
            initial: initial
                .iter()
                .map(|at| (at.added, at.elasticity, at.std_error))
                .collect(),
        };
        let mut found = Found {
            drawing,
            n,
            elasticity: alpha.value(),
            std_error: fit.std_error,
            r_squared: fit.r_squared,
            engle_granger,
            unit_roots,
            perron_yabu,
            trend_breaks,
            wright_vs_moore: wright_vs_moore.map(Into::into),
            encompassing,
            initial_output: initial,
            measurement_error,
            simultaneity,
            simulations: self.simulations,
            seed: self.seed,
            reasons,
            reading: String::new(),
        };
        found.reading = reading::paragraph(&found);
        Ok(found)
    }
}

/// Rows at most: the tests for breaks hold some 300 bytes for each pair of dates.
const MOST_ROWS: usize = 1_000;
/// Simulations times squared rows at most, about a minute of a processor.
const MOST_WORK: f64 = 2e9;

impl Arguments {
    /// Refuses what would take minutes or fill the memory before it is begun.
    fn within_limits(&self, n: usize) -> Result<(), Failure> {
        if n > MOST_ROWS {
            return Err(Failure::Input(format!(
                "{}: at most {MOST_ROWS} rows can be tested, got {n}",
                self.series.name()
            )));
        }
        let squared = (n * n) as f64;
        if self.simulations as f64 * squared > MOST_WORK {
            return Err(Failure::argument(
                "--simulations",
                &format!("at most {} for {n} rows", (MOST_WORK / squared).floor()),
                self.simulations,
            ));
        }
        Ok(())
    }

    fn rule(&self, n: usize, terms: Terms) -> LagRule {
        let most = self.lags.unwrap_or_else(|| LagRule::schwert(n, terms));
        match self.lag_rule {
            Choice::Fixed => LagRule::Fixed(self.lags.unwrap_or(0)),
            Choice::Aic => LagRule::Aic { most },
            Choice::Bic => LagRule::Bic { most },
            Choice::T => LagRule::TSignificance { most },
        }
    }

    fn simulation(&self) -> NullSimulation {
        NullSimulation {
            draws: self.simulations,
            seed: self.seed,
        }
    }

    fn cointegration(
        &self,
        y: &[f64],
        x: &[f64],
        reasons: &mut Vec<Reason>,
    ) -> Result<Option<Cointegration>, Failure> {
        let test = |terms, rule| -> Result<Statistic, LearningError> {
            let test: EngleGranger = engle_granger(y, x, terms, rule)?;
            let null = test.null(&self.simulation())?;
            Statistic::of(test.statistic, test.lags, terms, &null)
        };
        let n = y.len();
        let with = |terms| test(terms, self.rule(n, terms));
        let Some(constant) = kept("engle_granger", with(Terms::Constant), reasons)? else {
            return Ok(None);
        };
        let trend = kept(
            "engle_granger.with_trend",
            with(Terms::ConstantTrend),
            reasons,
        )?;
        Ok(Some(Cointegration {
            statistic: constant,
            with_trend: trend,
        }))
    }

    fn root(
        &self,
        part: &'static str,
        values: &[f64],
        reasons: &mut Vec<Reason>,
    ) -> Result<Option<Statistic>, Failure> {
        let terms = Terms::ConstantTrend;
        let test = || -> Result<Statistic, LearningError> {
            let test: UnitRoot = unit_root(values, terms, self.rule(values.len(), terms))?;
            let null = test.null(&self.simulation())?;
            Statistic::of(test.statistic, test.lags, terms, &null)
        };
        kept(part, test(), reasons)
    }

    fn params(&self, n: usize) -> TrendBreakParams {
        TrendBreakParams {
            shift: match self.shift {
                Shift::Slope => TrendShift::Slope,
                Shift::LevelAndSlope => TrendShift::LevelAndSlope,
            },
            trimming: self.trimming,
            ..TrendBreakParams::standard(n)
        }
    }

    /// A tenth of the samples for each of five persistences.
    fn break_simulation(&self) -> NullSimulation {
        NullSimulation {
            draws: (self.simulations / 10).max(100),
            seed: self.seed,
        }
    }

    fn trend_break(
        &self,
        y: &[f64],
        order: &Order,
        reasons: &mut Vec<Reason>,
    ) -> Result<Option<Break>, Failure> {
        let simulation = self.break_simulation();
        let test = || -> Result<Break, LearningError> {
            let test = perron_yabu(y, &self.params(y.len()))?;
            Ok(Break {
                statistic: test.statistic,
                p_value: test.p_value(&simulation)?,
                at: order.row(test.date),
                name: order.name(test.date),
                alpha: test.alpha,
                order: test.order,
                shift: test.params.shift,
                draws: simulation.draws,
            })
        };
        kept("perron_yabu", test(), reasons)
    }

    fn trend_breaks(
        &self,
        y: &[f64],
        order: &Order,
        reasons: &mut Vec<Reason>,
    ) -> Result<Option<TrendBreaks>, Failure> {
        let found = kejriwal_perron(
            y,
            &self.params(y.len()),
            self.max_breaks,
            self.size,
            &self.break_simulation(),
        );
        Ok(
            kept("trend_breaks", found, reasons)?.map(|found| TrendBreaks {
                names: found.breaks.iter().map(|&at| order.name(at)).collect(),
                steps: found
                    .steps
                    .iter()
                    .map(|step| Step {
                        breaks: step.breaks.len(),
                        statistic: step.statistic,
                        p_value: step.p_value,
                    })
                    .collect(),
                exhausted: found.exhausted,
                breaks: found.breaks.iter().map(|&at| order.row(at)).collect(),
            }),
        )
    }
}
