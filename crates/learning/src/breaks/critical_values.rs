//! Critical values of the tests, simulated by this project.
//!
//! The table beside this file was written by `examples/simulate_critical_values`, which says how.
//! Each value is the quantile of the limit distribution, extrapolated to a continuous time; with it
//! stands the quantile on a grid of 1,000 steps, which is what the tables in print hold and lies
//! some three per cent lower.

use endodec_numerics::ParameterError;
use std::sync::LazyLock;

use crate::LearningError;

/// A test of the number of breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakTest {
    /// No break against a given number.
    SupF {
        /// The number of breaks under the alternative, from 1 to 9 at a trimming of .05, 8 at .10, 5
        /// at .15, 3 at .20 and 2 at .25, as in published tables.
        breaks: usize,
    },
    /// `l` breaks against one more.
    Sequential {
        /// `l`, from 0 to 9.
        null_breaks: usize,
    },
    /// No break against an unknown number up to five (or as many as `SupF` has), equal weights.
    UdMax,
    /// The same, with weights that equalise marginal p-values.
    WdMax,
}

/// Trimmings of the table, and the largest number of breaks at each.
const TRIMMINGS: [(f64, usize); 5] = [(0.05, 9), (0.10, 8), (0.15, 5), (0.20, 3), (0.25, 2)];

impl BreakTest {
    /// Largest number of breaks for which `supF` is tabulated at a trimming.
    pub(super) fn most_breaks(trimming: f64) -> usize {
        TRIMMINGS
            .iter()
            .rev()
            .find(|(t, _)| trimming >= t - 1e-9)
            .map_or(0, |(_, breaks)| *breaks)
    }

    fn key(self) -> (&'static str, usize) {
        match self {
            Self::SupF { breaks } => ("sup_f", breaks),
            Self::Sequential { null_breaks } => ("sequential", null_breaks),
            Self::UdMax => ("ud_max", 0),
            Self::WdMax => ("wd_max", 0),
        }
    }
}

/// A critical value of the scaled statistic `q·F`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CriticalValue {
    /// Quantile of the limit distribution.
    pub value: f64,
    /// Its simulation standard error.
    pub standard_error: f64,
    /// Quantile when the break can fall on 1,000 dates only, as in published tables.
    pub grid_value: f64,
    /// Its simulation standard error.
    pub grid_standard_error: f64,
}

struct Row {
    test: &'static str,
    trimming: f64,
    level: f64,
    regressors: usize,
    argument: usize,
    value: CriticalValue,
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("critical_values.csv")
        .lines()
        .filter_map(parse)
        .collect()
});

fn parse(line: &'static str) -> Option<Row> {
    let mut fields = line.split(',');
    let test = fields.next()?;
    let mut number = || fields.next()?.parse::<f64>().ok();
    let (trimming, level) = (number()?, number()?);
    let mut count = || fields.next()?.parse::<usize>().ok();
    let (regressors, argument) = (count()?, count()?);
    let mut number = || fields.next()?.parse::<f64>().ok();
    let value = CriticalValue {
        value: number()?,
        standard_error: number()?,
        grid_value: number()?,
        grid_standard_error: number()?,
    };
    Some(Row {
        test,
        trimming,
        level,
        regressors,
        argument,
        value,
    })
}

/// The critical value of a test at a trimming, significance level and number of changing
/// regressors.
///
/// Between the trimmings of the table (.05, .10, .15, .20 and .25) values are interpolated
/// linearly.
///
/// # Errors
///
/// [`LearningError::Parameter`] for a level other than .10, .05, .025 and .01, a trimming outside
/// the table, more than five regressors, or more breaks than are tabulated.
/// [`BreakRegression::simulated_p_values`](super::BreakRegression::simulated_p_values) has none of
/// these limits.
pub fn critical_value(
    test: BreakTest,
    trimming: f64,
    level: f64,
    regressors: usize,
) -> Result<CriticalValue, LearningError> {
    let outside = |parameter, requirement, value| {
        Err(LearningError::Parameter(ParameterError {
            name: parameter,
            requirement,
            given: value,
        }))
    };
    if ![0.10, 0.05, 0.025, 0.01].iter().any(|l| near(*l, level)) {
        return outside(
            "level",
            "0.10, 0.05, 0.025 or 0.01 for a tabulated critical value",
            level,
        );
    }
    if !(1..=5).contains(&regressors) {
        return outside(
            "regressors",
            "1 to 5 coefficients that change for a tabulated critical value; simulate the p-value instead",
            super::as_f64(regressors),
        );
    }
    let (first, last) = (TRIMMINGS[0].0, TRIMMINGS[TRIMMINGS.len() - 1].0);
    if !(trimming > first - 1e-9 && trimming < last + 1e-9) {
        return outside(
            "trimming",
            "from 0.05 to 0.25 for a tabulated critical value; simulate the p-value instead",
            trimming,
        );
    }
    let (name, argument) = test.key();
    let at = |tabulated: f64| {
        let mut rows = TABLE
            .iter()
            .filter(|r| r.test == name && r.argument == argument && r.regressors == regressors);
        rows.find(|r| near(r.trimming, tabulated) && near(r.level, level))
            .map(|r| r.value)
    };
    let upper = TRIMMINGS
        .iter()
        .position(|(t, _)| *t > trimming - 1e-9)
        .unwrap_or(TRIMMINGS.len() - 1);
    let exact = near(TRIMMINGS[upper].0, trimming);
    let lower = if exact { upper } else { upper - 1 };
    match (at(TRIMMINGS[lower].0), at(TRIMMINGS[upper].0)) {
        (Some(value), _) if exact => Ok(value),
        (Some(low), Some(high)) => {
            let (from, to) = (TRIMMINGS[lower].0, TRIMMINGS[upper].0);
            let weight = (trimming - from) / (to - from);
            let between = |a: f64, b: f64| a + weight * (b - a);
            Ok(CriticalValue {
                value: between(low.value, high.value),
                standard_error: between(low.standard_error, high.standard_error),
                grid_value: between(low.grid_value, high.grid_value),
                grid_standard_error: between(low.grid_standard_error, high.grid_standard_error),
            })
        }
        // At a trimming between the tabulated ones the larger may allow fewer breaks: the smaller
        // then errs on the safe side.
        (Some(low), None) => Ok(low),
        (None, _) => outside(
            "breaks",
            untabulated(test, trimming),
            super::as_f64(argument),
        ),
    }
}

/// What is required of a number of breaks that the table does not have.
fn untabulated(test: BreakTest, trimming: f64) -> &'static str {
    match test {
        BreakTest::SupF { breaks: 0 } => "at least 1",
        // `breaks + 1` regimes of at least `trimming·n` observations.
        BreakTest::SupF { breaks } if super::as_f64(breaks + 1) * trimming > 1.0 + 1e-9 => {
            "below 1/trimming, since no more regimes of the least length fit in a sample"
        }
        BreakTest::SupF { .. } => {
            "at most 9 at a trimming of 0.05, 8 at 0.10, 5 at 0.15, 3 at 0.20 or 2 at 0.25 for a tabulated critical value; simulate the p-value instead"
        }
        _ => {
            "at most 9 under the hypothesis for a tabulated critical value; simulate the p-value instead"
        }
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}
