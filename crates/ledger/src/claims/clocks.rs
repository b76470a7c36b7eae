//! Three clocks and two alphas: what the crossing date is under each consistent choice.
//!
//! The paper dates one event three times. The game gives 2028, on a calendar that its own discount
//! rate contradicts. The learning curve gives 2071, at a growth of output that it does not print.
//! And 3.8 years is also what the printed prices give if nothing but their trend is extended:
//! ln(12/5) over the yearly fall from 2015 to 2025, which is 0.230 and reads like the elasticity.
//! Two readings of the number 0.23 multiply the choices: as an elasticity, which the formulas need,
//! and as a learning rate, the fall of cost per doubling, which the literature prints.

use endodec_learning::crossing::{DualConvergence, Relaxes};
use endodec_learning::forecast::{CrossingParams, ForecastModel};
use endodec_learning::regression::regress;
use endodec_learning::{Covariance, Elasticity, LearningRate, WrightCurve};
use endodec_paper::samples;

use crate::error::LedgerError;
use crate::evidence::Evidence;
use endodec_table::{Cell, Table};

/// The crossing time by one clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Which clock, and which reading of it.
    pub name: &'static str,
    /// What it rests on.
    pub rests_on: &'static str,
    /// Years from 2024; `None` where it never crosses.
    pub years: Option<f64>,
    /// Central 95 per cent band, where something printed or observed gives one; an end is `None`
    /// where it never crosses.
    pub band: Option<[Option<f64>; 2]>,
}

/// The clocks, from the game to the price trend.
///
/// # Errors
/// When the inputs cannot be read or a model refuses them.
pub fn clocks(e: &Evidence<'_>) -> Result<Vec<Clock>, LedgerError> {
    let mut clocks = game(e)?;
    clocks.extend(learning(e)?);
    clocks.push(price_trend(e)?);
    clocks.push(reference_class(e)?);
    clocks.push(both_sides(e)?);
    Ok(clocks)
}

fn game(e: &Evidence<'_>) -> Result<Vec<Clock>, LedgerError> {
    let regimes = e.baseline()?;
    let time = regimes.nash.crossing_time(regimes.game.distance());
    let calendar = e.inputs.recovered.years_per_unit;
    Ok(vec![
        Clock {
            name: "game, printed calendar",
            rests_on: "the recovered baseline, with a model unit of about six years so that the \
                       printed 3.8 and 18.3 come out",
            years: Some(time * e.constants.years_per_unit),
            band: Some([Some(time * calendar.lower), Some(time * calendar.upper)]),
        },
        Clock {
            name: "game, its own calendar",
            rests_on: "the same baseline, with r and delta per year as printed, so that a model \
                       unit is a year",
            years: Some(time),
            band: None,
        },
    ])
}

fn learning(e: &Evidence<'_>) -> Result<Vec<Clock>, LedgerError> {
    let c = e.constants;
    let fall = c.cost_usd_per_gb / c.low_target_usd_per_gb;
    let table_2 = (libm::log(c.table_2_price_fall) / libm::log(fall)).recip();
    // The growth at which 12 to 5 $/GB takes as long as Table 2 has it.
    let implied = libm::expm1(libm::log(1.0 + c.table_2_growth) * table_2);
    let at = |alpha: f64, growth: f64| years(e, Elasticity::new(alpha)?, growth);
    let band = |growth: f64| -> Result<_, LedgerError> {
        let reach = 1.96 * c.hbm_std_error;
        Ok(Some([
            at(c.elasticity + reach, growth)?,
            at(c.elasticity - reach, growth)?,
        ]))
    };
    let converted = LearningRate::new(c.elasticity)?.elasticity()?.value();
    Ok(vec![
        Clock {
            name: "learning curve, Table 2 of version 2",
            rests_on: "12 to 5 $/GB at elasticity 0.23, with output growing 8.2 % a year: what the \
                       table's twelve-fold fall at 25 % amounts to",
            years: at(c.elasticity, implied)?,
            band: band(implied)?,
        },
        Clock {
            name: "learning curve, 25 % growth",
            rests_on: "12 to 5 $/GB at elasticity 0.23, with output growing 25 % a year",
            years: at(c.elasticity, c.table_2_growth)?,
            band: band(c.table_2_growth)?,
        },
        Clock {
            name: "learning curve, 0.23 as a learning rate",
            rests_on: "12 to 5 $/GB with 23 % off per doubling, which is an elasticity of 0.377, and \
                       output growing 25 % a year",
            years: at(converted, c.table_2_growth)?,
            band: None,
        },
        Clock {
            name: "learning curve, the growth that the printed prices imply",
            rests_on: "12 to 5 $/GB at elasticity 0.23, with output growing e-fold a year, as prices \
                       falling from 120 to 12 $/GB in ten years imply at that elasticity",
            years: at(
                c.elasticity,
                libm::expm1(libm::log(10.0_f64) / 10.0 / c.elasticity),
            )?,
            band: None,
        },
    ])
}

fn years(
    e: &Evidence<'_>,
    elasticity: Elasticity,
    growth: f64,
) -> Result<Option<f64>, LedgerError> {
    let c = e.constants;
    let curve = WrightCurve::new(c.cost_usd_per_gb, c.cumulative_eb, elasticity)?;
    let dual = DualConvergence::new(curve, c.low_target_usd_per_gb, Relaxes::RequiredCost)?;
    Ok(dual.years(growth, 0.0)?)
}

fn price_trend(e: &Evidence<'_>) -> Result<Clock, LedgerError> {
    let c = e.constants;
    let rows: Vec<[f64; 2]> = samples::observed_hbm(&e.inputs.data)
        .into_iter()
        .map(|row| [f64::from(row.year), libm::log(row.price_usd_per_gb)])
        .collect();
    let column = |at: usize| rows.iter().map(|row| row[at]).collect::<Vec<f64>>();
    let fit = regress(&column(0), &column(1), Covariance::Classical)?;
    let slope = fit.slope.interval(0.95, fit.df)?;
    let fall = libm::log(c.cost_usd_per_gb / c.low_target_usd_per_gb);
    let ends = match rows.as_slice() {
        [first, .., last] => (first[1] - last[1]) / (last[0] - first[0]),
        _ => f64::NAN,
    };
    let at = |slope: f64| (slope > 0.0).then(|| fall / slope);
    Ok(Clock {
        name: "price trend",
        rests_on: "12 to 5 $/GB at the yearly fall from the first to the last printed price; the \
                   band is that of the least-squares trend through all of them",
        years: at(ends),
        band: Some([at(-slope.lower), at(-slope.upper)]),
    })
}

/// How the forecast distribution is drawn.
pub const DRAWS: CrossingParams = CrossingParams {
    draws: 4000,
    seed: crate::SEED,
    horizon: 100,
};

fn reference_class(e: &Evidence<'_>) -> Result<Clock, LedgerError> {
    let c = e.constants;
    let panel = samples::author_dram(&e.inputs.data);
    let model = ForecastModel::wright(&panel.output, &panel.price, 0.19)?;
    let last = panel.price.last().copied().unwrap_or(f64::NAN);
    let target = last * c.low_target_usd_per_gb / c.cost_usd_per_gb;
    let distribution = model.crossing(target, c.table_2_growth, &DRAWS)?;
    let band = distribution.band(0.95)?;
    Ok(Clock {
        name: "forecast distribution of a series that exists",
        rests_on: "the same relative fall on the author's 41 years of DRAM by Wright's law in \
                   differences, shocks correlated as in Lafond et al. (2018), output growing 25 % a \
                   year",
        years: distribution.median(),
        band: Some([band.lower, band.upper]),
    })
}

fn both_sides(e: &Evidence<'_>) -> Result<Clock, LedgerError> {
    let c = e.constants;
    let elasticity = Elasticity::new(c.elasticity)?;
    let curve = WrightCurve::new(c.cost_usd_per_gb, c.cumulative_eb, elasticity)?;
    let dual = DualConvergence::new(curve, c.low_target_usd_per_gb, Relaxes::RequiredCost)?;
    Ok(Clock {
        name: "both sides",
        rests_on: "learning at 0.23 with output growing 25 % a year, and a required cost that rises \
                   20 % a year with algorithmic gains, a rate that the paper does not state",
        years: dual.years(c.table_2_growth, 0.2)?,
        band: None,
    })
}

/// The clocks as a table, dates included.
///
/// # Errors
/// When the inputs cannot be read or a model refuses them.
pub fn table(e: &Evidence<'_>) -> Result<Table, LedgerError> {
    let mut table = Table::new(["clock", "years", "lower_95", "upper_95", "year", "rests_on"]);
    for clock in clocks(e)? {
        let [lower, upper] = clock.band.unwrap_or_default();
        table.push([
            Cell::from(clock.name),
            Cell::from(clock.years),
            Cell::from(lower),
            Cell::from(upper),
            Cell::from(clock.years.map(|years| e.constants.start_year + years)),
            Cell::from(clock.rests_on),
        ]);
    }
    Ok(table)
}

/// The published learning rates beside the elasticities they amount to: the two alphas.
///
/// # Errors
/// When a rate is not one.
pub fn two_alphas(e: &Evidence<'_>) -> Result<Table, LedgerError> {
    let mut table = Table::new([
        "series",
        "study",
        "learning_rate",
        "elasticity",
        "years",
        "years_if_the_rate_is_taken_for_the_elasticity",
    ]);
    for row in &e.inputs.data.learning_rates {
        let Some(rate) = row.learning_rate else {
            continue;
        };
        let rate = LearningRate::new(rate)?;
        let elasticity = rate.elasticity()?;
        let growth = e.constants.table_2_growth;
        table.push([
            Cell::from(row.series.as_str()),
            row.study.as_deref().map_or(Cell::Missing, Cell::from),
            Cell::from(rate.value()),
            Cell::from(elasticity.value()),
            Cell::from(years(e, elasticity, growth)?),
            // The confusion: the learning rate put where the elasticity belongs.
            Cell::from(years(e, Elasticity::new(rate.value())?, growth)?),
        ]);
    }
    Ok(table)
}
