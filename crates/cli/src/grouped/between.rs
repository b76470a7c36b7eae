//! What the groups say together: whether their estimates can share one value.

use endodec_figures::ForestRow;
use endodec_learning::heterogeneity::{BetweenVariance, heterogeneity};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Comparable, significant};

/// Heterogeneity of one estimate across the groups.
#[derive(Serialize)]
pub(crate) struct Between {
    of: &'static str,
    k: usize,
    q: f64,
    df: f64,
    p_value: f64,
    i_squared: f64,
    tau_squared: f64,
    between: &'static str,
    level: f64,
    fixed: Mean,
    random: Mean,
    prediction_interval: Option<[f64; 2]>,
}

#[derive(Serialize)]
struct Mean {
    estimate: f64,
    std_error: f64,
    interval: [f64; 2],
}

/// Of all intervals.
const LEVEL: f64 = 0.95;

/// The likelihood of more is costly, and the moments of so many are as good.
const MOST_BY_LIKELIHOOD: usize = 200;

impl Between {
    pub(super) fn is_of(&self, estimate: &str) -> bool {
        self.of == estimate
    }

    /// Both means, for a forest plot.
    pub(super) fn means(&self) -> Vec<ForestRow> {
        let row = |name: &str, mean: &Mean| ForestRow {
            name: name.to_owned(),
            estimate: mean.estimate,
            interval: mean.interval,
        };
        vec![
            row("fixed effect", &self.fixed),
            row("random effects", &self.random),
        ]
    }

    /// Where one more group's true value would lie.
    pub(super) fn prediction(&self) -> Option<[f64; 2]> {
        self.prediction_interval
    }

    /// One for each estimate that at least two groups have with an error.
    pub(crate) fn of(groups: impl Iterator<Item = Vec<Comparable>>) -> Result<Vec<Self>, Failure> {
        let mut kinds: Vec<(&'static str, Vec<f64>, Vec<f64>)> = Vec::new();
        for found in groups.flatten() {
            if !(found.estimate.is_finite() && found.std_error.is_finite() && found.std_error > 0.0)
            {
                continue;
            }
            let at = kinds.iter().position(|(of, ..)| *of == found.of);
            let at = at.unwrap_or_else(|| {
                kinds.push((found.of, Vec::new(), Vec::new()));
                kinds.len() - 1
            });
            kinds[at].1.push(found.estimate);
            kinds[at].2.push(found.std_error);
        }
        kinds
            .into_iter()
            .filter(|(_, estimates, _)| estimates.len() >= 2)
            .map(|(of, estimates, errors)| Self::one(of, &estimates, &errors))
            .collect()
    }

    fn one(of: &'static str, estimates: &[f64], errors: &[f64]) -> Result<Self, Failure> {
        let (method, between) = if estimates.len() <= MOST_BY_LIKELIHOOD {
            (BetweenVariance::Reml, "reml")
        } else {
            (BetweenVariance::DersimonianLaird, "dersimonian-laird")
        };
        let found = heterogeneity(estimates, errors, method)?;
        let mean = |of: endodec_learning::heterogeneity::PooledMean| -> Result<Mean, Failure> {
            let interval = of.interval(LEVEL)?;
            Ok(Mean {
                estimate: of.estimate,
                std_error: of.std_error,
                interval: [interval.lower, interval.upper],
            })
        };
        let prediction = found.prediction_interval(LEVEL).ok();
        Ok(Self {
            of,
            k: found.k,
            q: found.q,
            df: found.df,
            p_value: found.p_value,
            i_squared: found.i_squared,
            tau_squared: found.tau_squared,
            between,
            level: LEVEL,
            fixed: mean(found.fixed)?,
            random: mean(found.random)?,
            prediction_interval: prediction.map(|interval| [interval.lower, interval.upper]),
        })
    }

    pub(crate) fn text(&self) -> String {
        let number = |value: f64| significant(value, 4);
        let mut text = format!(
            "{} across {} groups   mean {} (95 % {} to {}) over groups that differ, {} under one value\n\
             Q {} on {} degrees of freedom, p {}   I² {} %   τ {} ({})\n",
            self.of.replace('_', " "),
            self.k,
            number(self.random.estimate),
            number(self.random.interval[0]),
            number(self.random.interval[1]),
            number(self.fixed.estimate),
            number(self.q),
            self.df,
            significant(self.p_value, 3),
            significant(100.0 * self.i_squared, 3),
            number(self.tau_squared.sqrt()),
            self.between,
        );
        if let Some([lower, upper]) = self.prediction_interval {
            text.push_str(&format!(
                "one more group: {} to {} (95 %)\n",
                number(lower),
                number(upper)
            ));
        }
        text
    }
}
