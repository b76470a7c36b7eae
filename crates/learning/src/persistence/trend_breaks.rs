//! The number of breaks in trend.

use super::trend_break::{PERSISTENCE, Plan};
use super::trend_break_date::Room;
use super::{NullDistribution, NullSimulation, TrendBreakParams, as_f64};
use crate::LearningError;
use crate::breaks::{BreakParams, BreakRegression, MinimumSegment};
use crate::series::all_finite;
use endodec_numerics::parameter::open_unit;

/// How many breaks a trend has, one test after the other.
///
/// `F(l + 1|l)` is the largest of Perron and Yabu's statistics in the l + 1 segments of the partition
/// with l breaks of least sum of squares; the number is the first l at which it does not reject.
///
/// # References
///
/// Kejriwal & Perron (2010), doi:10.1111/j.1467-9892.2010.00666.x.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct TrendBreaks {
    /// The breaks found: last observations of segments, counted from 1.
    pub breaks: Vec<usize>,
    /// One step for each test made.
    pub steps: Vec<TrendBreakStep>,
    /// Whether the search ended because no segment was long enough to be tested or because the
    /// largest number was reached, not because a test did not reject.
    pub exhausted: bool,
}

/// One more break against those found.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TrendBreakStep {
    /// Breaks under the hypothesis.
    pub breaks: Vec<usize>,
    /// `F(l + 1|l)`.
    pub statistic: f64,
    /// Its simulated p-value.
    pub p_value: f64,
    /// Where the segment with the largest statistic would break.
    pub date: usize,
    /// Segments that were too short to be tested.
    pub untested: usize,
}

/// Looks for up to `most` breaks in the trend of a series, testing each at `level`.
///
/// The p-value of each step takes the segments for given and independent of each other, and is the
/// largest over the persistences of [`TrendBreak::p_value`](super::TrendBreak::p_value).
///
/// # Errors
///
/// As [`perron_yabu`](super::perron_yabu), and [`LearningError::Parameter`] for a level outside 0 to
/// 1 or fewer than 100 draws.
pub fn kejriwal_perron(
    y: &[f64],
    params: &TrendBreakParams,
    most: usize,
    level: f64,
    simulation: &NullSimulation,
) -> Result<TrendBreaks, LearningError> {
    all_finite("y", y)?;
    open_unit("level", level)?;
    let whole = Plan::new(y.len(), params)?;
    let mut found = TrendBreaks {
        breaks: Vec::new(),
        steps: Vec::new(),
        exhausted: false,
    };
    for number in 0..=most {
        let breaks = partition(y, params, number)?;
        let Some(breaks) = breaks.filter(|_| number < most) else {
            found.exhausted = true;
            break;
        };
        let Some(step) = step(
            y,
            params,
            &breaks,
            (number == 0).then_some(&whole),
            simulation,
        )?
        else {
            found.exhausted = true;
            break;
        };
        let rejects = step.p_value <= level;
        found.steps.push(step);
        if !rejects {
            break;
        }
        match partition(y, params, number + 1)? {
            Some(breaks) => found.breaks = breaks,
            None => break,
        }
    }
    Ok(found)
}

/// The breaks of the partition into lines of least sum of squares; `None` when the sample holds
/// fewer.
fn partition(
    y: &[f64],
    params: &TrendBreakParams,
    number: usize,
) -> Result<Option<Vec<usize>>, LearningError> {
    if number == 0 {
        return Ok(Some(Vec::new()));
    }
    let n = y.len();
    let model = BreakRegression::new(BreakParams {
        response: y.to_vec(),
        changing: vec![vec![1.0; n], (0..n).map(as_f64).collect()],
        fixed: Vec::new(),
        minimum_segment: MinimumSegment::Fraction(params.trimming),
        max_breaks: number,
    })?;
    Ok(model
        .partitions()?
        .into_iter()
        .nth(number)
        .map(|p| p.breaks))
}

fn step(
    y: &[f64],
    params: &TrendBreakParams,
    breaks: &[usize],
    whole: Option<&Plan>,
    simulation: &NullSimulation,
) -> Result<Option<TrendBreakStep>, LearningError> {
    let mut room = Room::default();
    let mut best: Option<(f64, usize)> = None;
    let mut nulls: Vec<[NullDistribution; PERSISTENCE.len()]> = Vec::new();
    let mut untested = 0;
    let mut from = 0;
    for to in breaks.iter().copied().chain([y.len()]) {
        let own;
        let plan = if let Some(plan) = whole {
            Some(plan)
        } else {
            let order = TrendBreakParams::standard(to - from)
                .order
                .min(params.order);
            own = Plan::new(to - from, &TrendBreakParams { order, ..*params }).ok();
            own.as_ref()
        };
        match plan.and_then(|plan| Some((plan, plan.test(&y[from..to], &mut room)?))) {
            Some((plan, test)) => {
                if best.is_none_or(|(statistic, _)| test.statistic > statistic) {
                    best = Some((test.statistic, from + test.date));
                }
                let mut all = Vec::with_capacity(PERSISTENCE.len());
                for persistence in PERSISTENCE {
                    all.push(plan.null(persistence, simulation)?);
                }
                nulls.extend(<[NullDistribution; PERSISTENCE.len()]>::try_from(all));
            }
            None => untested += 1,
        }
        from = to;
    }
    Ok(best.map(|(statistic, date)| TrendBreakStep {
        breaks: breaks.to_vec(),
        statistic,
        p_value: (0..PERSISTENCE.len())
            .map(|i| {
                let none: f64 = nulls
                    .iter()
                    .map(|null| 1.0 - null[i].upper_p_value(statistic))
                    .product();
                1.0 - none
            })
            .fold(0.0, f64::max),
        date,
        untested,
    }))
}
