//! Tests at dates that are known: `--known`.

use clap::ValueEnum;
use endodec_learning::Covariance;
use endodec_learning::breaks::{BreakRegression, FTest, KnownBreaks, WaldCovariance, WaldTest};
use serde::Serialize;

use super::Arguments;
use super::columns::Rows;
use crate::failure::Failure;
use crate::output::{Answer, Table, aligned, records_under, significant};
use crate::usage::word;

/// Covariance of the coefficients in the Wald test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WaldName {
    /// One variance: then Wald is Chow's F times its degrees of freedom.
    Classical,
    /// White's.
    Hc0,
    /// White's times n/(n − k).
    Hc1,
    /// Squared residuals over one minus their leverage.
    Hc2,
    /// Squared residuals over its square; safe in small samples.
    Hc3,
    /// Newey and West's, times n/(n − k), with 4·(n/100)^(2/9) lags.
    NeweyWest,
}

impl WaldName {
    /// Whether it takes rows for neighbours.
    pub(super) fn has_lags(self) -> bool {
        self == Self::NeweyWest
    }
}

#[derive(Serialize)]
pub(crate) struct Found {
    n: usize,
    known: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    labels: Option<Vec<String>>,
    chow: FTest,
    wald: Wald,
    unequal_variances: Option<WaldTest>,
    predictive: Option<FTest>,
    alone: Vec<Alone>,
    regimes: Vec<Regime>,
}

#[derive(Serialize)]
struct Wald {
    covariance: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lags: Option<usize>,
    #[serde(flatten)]
    chi_squared: WaldTest,
    f: FTest,
}

/// The test of one coefficient.
#[derive(Serialize)]
struct Alone {
    coefficient: String,
    #[serde(flatten)]
    test: FTest,
}

/// A regime as a regression of its own.
#[derive(Serialize)]
struct Regime {
    from: usize,
    to: usize,
    r_squared: f64,
    ssr: f64,
    coefficients: Vec<Named>,
}

#[derive(Serialize)]
struct Named {
    name: String,
    estimate: f64,
    std_error: f64,
    t: f64,
    p_value: f64,
}

impl Found {
    pub(super) fn of(
        arguments: &Arguments,
        model: &BreakRegression,
        names: &[String],
        rows: &Rows,
    ) -> Result<Self, Failure> {
        let n = model.observations();
        let covariance = match arguments.wald {
            WaldName::Classical => WaldCovariance::Classical,
            WaldName::Hc0 => WaldCovariance::Hc0,
            WaldName::Hc1 => WaldCovariance::Hc1,
            WaldName::Hc2 => WaldCovariance::Hc2,
            WaldName::Hc3 => WaldCovariance::Hc3,
            WaldName::NeweyWest => match Covariance::newey_west(n) {
                Covariance::NeweyWest { lags } => WaldCovariance::NeweyWest {
                    lags,
                    adjusted: true,
                },
                _ => WaldCovariance::Classical,
            },
        };
        let KnownBreaks {
            chow,
            wald,
            wald_f,
            unequal_variances,
            predictive,
            alone,
            regimes,
        } = model.known_breaks(&rows.known, covariance)?;
        Ok(Self {
            n,
            known: rows.known.iter().map(|&at| rows.number(at)).collect(),
            labels: rows.labels(&rows.known),
            chow,
            wald: Wald {
                covariance: word(arguments.wald),
                lags: match covariance {
                    WaldCovariance::NeweyWest { lags, .. } => Some(lags),
                    _ => None,
                },
                chi_squared: wald,
                f: wald_f,
            },
            unequal_variances,
            predictive,
            alone: alone
                .into_iter()
                .zip(names)
                .map(|(test, name)| Alone {
                    coefficient: name.clone(),
                    test,
                })
                .collect(),
            regimes: regimes
                .into_iter()
                .map(|regime| Regime {
                    from: rows.number(regime.from),
                    to: rows.number(regime.to),
                    r_squared: regime.r_squared,
                    ssr: regime.ssr,
                    coefficients: regime
                        .coefficients
                        .iter()
                        .zip(names)
                        .map(|(c, name)| Named {
                            name: name.clone(),
                            estimate: c.estimate,
                            std_error: c.std_error,
                            t: c.t,
                            p_value: c.p_value,
                        })
                        .collect(),
                })
                .collect(),
        })
    }
}

impl Answer for Found {
    /// One row a coefficient of a regime.
    fn records(&self) -> Result<Table, Failure> {
        #[derive(Serialize)]
        struct Row<'a> {
            regime: &'a Regime,
            of: &'a Named,
        }
        let rows = self
            .regimes
            .iter()
            .flat_map(|regime| regime.coefficients.iter().map(move |of| Row { regime, of }));
        records_under(
            rows,
            [
                "regime.from",
                "regime.to",
                "of.name as coefficient",
                "of.estimate",
                "of.std_error",
                "of.t",
                "of.p_value",
                "regime.r_squared",
            ],
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let f = |name: &str, test: &FTest| {
            format!(
                "{name}   F({}, {}) {}   p {}\n",
                test.df1,
                test.df2,
                significant(test.statistic, 5),
                significant(test.p_value, 3)
            )
        };
        let wald = |name: &str, test: &WaldTest| {
            format!(
                "{name}   χ²({}) {}   p {}\n",
                test.df,
                significant(test.statistic, 5),
                significant(test.p_value, 3)
            )
        };
        let known: Vec<String> = match &self.labels {
            Some(labels) => labels.clone(),
            None => self.known.iter().map(usize::to_string).collect(),
        };
        let mut text = format!(
            "{} observations; breaks after {}, known beforehand\n\n",
            self.n,
            known.join(" ")
        );
        text.push_str(&f("Chow               ", &self.chow));
        text.push_str(&wald(
            &format!("Wald, {:<12} ", self.wald.covariance),
            &self.wald.chi_squared,
        ));
        text.push_str(&f("  as F             ", &self.wald.f));
        if let Some(test) = &self.unequal_variances {
            text.push_str(&wald("unequal variances  ", test));
        }
        if let Some(test) = &self.predictive {
            text.push_str(&f("Chow, predictive   ", test));
        }
        for alone in &self.alone {
            text.push_str(&f(
                &format!("{:<12} alone ", alone.coefficient),
                &alone.test,
            ));
        }
        text.push_str("At dates that were found in the data these p-values are far too small: without --known, supF is the test.\n\n");
        text.push_str(&aligned(&self.records()?));
        Ok(text)
    }
}
