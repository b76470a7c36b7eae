//! How many lagged differences a test takes up.

use super::as_f64;

/// Rule for the number of lagged differences k.
///
/// The automatic rules look at k = 0, 1, …, `most` on the rows that all of them share, and the test
/// is then computed with the k chosen on all rows that it leaves:
///
/// ```text
/// AIC   n·ln(SSR/n) + 2p          BIC   n·ln(SSR/n) + p·ln n          (p coefficients; the least)
/// t     the largest k whose last lag has |t| ≥ 1.645; 0 if there is none
/// ```
///
/// # References
///
/// Said & Dickey (1984), doi:10.1093/biomet/71.3.599; Ng & Perron (1995),
/// doi:10.1080/01621459.1995.10476510.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum LagRule {
    /// So many.
    Fixed(usize),
    /// Akaike's criterion.
    Aic {
        /// Largest k.
        most: usize,
    },
    /// Schwarz's criterion.
    Bic {
        /// Largest k.
        most: usize,
    },
    /// From general to specific, at 10 per cent.
    TSignificance {
        /// Largest k.
        most: usize,
    },
}

/// Two-sided 10 per cent point of the standard normal.
const LAST_LAG_T: f64 = 1.644_853_626_951_472_6;

impl LagRule {
    /// The usual largest number of lags, `⌈12·(n/100)^¼⌉`, and at most `⌊n/2⌋ − terms − 1`.
    ///
    /// Schwert (1989), doi:10.1080/07350015.1989.10509723.
    #[must_use]
    pub fn schwert(n: usize, terms: super::Terms) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a small positive number, rounded up on purpose"
        )]
        let rule = libm::ceil(12.0 * libm::pow(as_f64(n) / 100.0, 0.25)) as usize;
        rule.min((n / 2).saturating_sub(terms.count() + 1))
    }

    /// Largest number of lags that the rule may choose.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Fixed(lags) => lags,
            Self::Aic { most } | Self::Bic { most } | Self::TSignificance { most } => most,
        }
    }

    /// The choice, from the sum of squared residuals and the t of the last lag for each k, on `rows`
    /// rows with `others` coefficients beside the lags.
    pub(super) fn choose(self, nested: &[(f64, f64)], rows: usize, others: usize) -> usize {
        let n = as_f64(rows);
        let least = |penalty: f64| {
            let mut best = (f64::INFINITY, 0);
            for (k, (ssr, _)) in nested.iter().enumerate() {
                let value = n * libm::log(ssr / n) + penalty * as_f64(k + others);
                if value < best.0 {
                    best = (value, k);
                }
            }
            best.1
        };
        match self {
            Self::Fixed(lags) => lags,
            Self::Aic { .. } => least(2.0),
            Self::Bic { .. } => least(libm::log(n)),
            Self::TSignificance { .. } => nested
                .iter()
                .enumerate()
                .skip(1)
                .rev()
                .find(|(_, (_, t))| t.abs() >= LAST_LAG_T)
                .map_or(0, |(k, _)| k),
        }
    }
}
