//! The regression behind the Dickey–Fuller tests, without allocation once it has its room.

use super::{LagRule, Terms, as_f64};

/// Room for the columns of one regression.
///
/// ```text
/// Δyₜ = terms + (ρ − 1)·yₜ₋₁ + Σ_{i≤k} γᵢ·Δyₜ₋ᵢ + eₜ
/// ```
///
/// Columns are made orthogonal one after the other (Gram–Schmidt, each projection done twice where
/// digits are at stake), which leaves the coefficient of the last column and its t directly.
#[derive(Debug, Default)]
pub(super) struct DickeyFuller {
    /// `yₜ₋₁`, `Δyₜ`, then the lags.
    columns: Vec<f64>,
    nested: Vec<(f64, f64)>,
}

/// What the regression says about `yₜ₋₁`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Estimate {
    /// t of ρ − 1.
    pub(super) t: f64,
    /// ρ̂ − 1.
    pub(super) coefficient: f64,
    /// Its standard error.
    pub(super) std_error: f64,
    /// Number of lagged differences.
    pub(super) lags: usize,
}

impl DickeyFuller {
    /// The regression with the lags that the rule chooses. `None` where regressors are dependent or
    /// nothing is left over, up to rounding, and where there are no degrees of freedom.
    pub(super) fn test(
        &mut self,
        y: &[f64],
        terms: Option<Terms>,
        rule: LagRule,
    ) -> Option<Estimate> {
        let lags = match rule {
            LagRule::Fixed(lags) => lags,
            _ => {
                let rows = self.nested(y, terms, rule.most())?;
                rule.choose(&self.nested, rows, count(terms) + 1)
            }
        };
        self.estimate(y, terms, lags)
    }

    /// Residuals of the regression last made by [`test`](Self::test), and their number.
    pub(super) fn residuals(&self, rows: usize) -> &[f64] {
        &self.columns[rows..2 * rows]
    }

    fn estimate(&mut self, y: &[f64], terms: Option<Terms>, lags: usize) -> Option<Estimate> {
        let rows = y.len().checked_sub(lags + 1)?;
        let free = rows
            .checked_sub(lags + 1 + count(terms))
            .filter(|f| *f > 0)?;
        let floor = self.fill(y, terms, lags, rows);
        let (pair, rest) = self.columns.split_at_mut(2 * rows);
        let (level, change) = pair.split_at_mut(rows);
        orthogonalise(rest, rows, floor, level, change)?;
        let squares = dot(level, level);
        if squares <= floor {
            return None;
        }
        let coefficient = dot(level, change) / squares;
        take(change, level, coefficient);
        let ssr = dot(change, change);
        if ssr <= floor {
            return None;
        }
        let std_error = libm::sqrt(ssr / as_f64(free) / squares);
        Some(Estimate {
            t: coefficient / std_error,
            coefficient,
            std_error,
            lags,
        })
    }

    /// Sum of squared residuals and t of the last lag for k = 0, 1, …, `most`, on the rows that all
    /// share, of which it returns the number.
    fn nested(&mut self, y: &[f64], terms: Option<Terms>, most: usize) -> Option<usize> {
        let rows = y.len().checked_sub(most + 1)?;
        let others = count(terms) + 1;
        rows.checked_sub(most + others).filter(|f| *f > 0)?;
        let floor = self.fill(y, terms, most, rows);
        let (pair, rest) = self.columns.split_at_mut(2 * rows);
        let (level, change) = pair.split_at_mut(rows);
        self.nested.clear();
        normalise(level, floor)?;
        let product = dot(level, change);
        take(change, level, product);
        for lag in rest.chunks_exact_mut(rows) {
            let product = dot(level, lag);
            take(lag, level, product);
        }
        let mut ssr = dot(change, change);
        self.nested.push((ssr, 0.0));
        let mut left = rest;
        for k in 1..=most {
            let (this, after) = left.split_at_mut(rows);
            normalise(this, floor)?;
            let product = dot(this, change);
            take(change, this, product);
            for lag in after.chunks_exact_mut(rows) {
                let product = dot(this, lag);
                take(lag, this, product);
            }
            ssr = dot(change, change);
            if ssr <= floor {
                return None;
            }
            let spread = libm::sqrt(ssr / as_f64(rows - k - others));
            self.nested.push((ssr, product / spread));
            left = after;
        }
        Some(rows)
    }

    /// Writes the columns, terms taken out, and returns the sum of squares that rounding alone
    /// leaves in one.
    fn fill(&mut self, y: &[f64], terms: Option<Terms>, lags: usize, rows: usize) -> f64 {
        self.columns.clear();
        self.columns.extend_from_slice(&y[lags..lags + rows]);
        for lag in 0..=lags {
            let from = lags - lag;
            self.columns
                .extend(y[from..=from + rows].windows(2).map(|w| w[1] - w[0]));
        }
        if let Some(terms) = terms {
            for column in self.columns.chunks_exact_mut(rows) {
                detrend(column, terms);
            }
        }
        let largest = y.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        let rounding = 8.0 * f64::EPSILON * largest;
        as_f64(rows) * rounding * rounding
    }
}

fn count(terms: Option<Terms>) -> usize {
    terms.map_or(0, Terms::count)
}

/// Makes the lags orthogonal, and the two columns before them orthogonal to the lags.
fn orthogonalise(
    lags: &mut [f64],
    rows: usize,
    floor: f64,
    level: &mut [f64],
    change: &mut [f64],
) -> Option<()> {
    let mut rest = lags;
    while !rest.is_empty() {
        let (this, after) = rest.split_at_mut(rows);
        normalise(this, floor)?;
        for other in after
            .chunks_exact_mut(rows)
            .chain([&mut *level, &mut *change])
        {
            let product = dot(this, other);
            take(other, this, product);
        }
        rest = after;
    }
    Some(())
}

fn normalise(column: &mut [f64], floor: f64) -> Option<()> {
    let squares = dot(column, column);
    if squares <= floor {
        return None;
    }
    let scale = 1.0 / libm::sqrt(squares);
    for value in column {
        *value *= scale;
    }
    Some(())
}

/// Takes a constant, and a trend, out of a column.
pub(super) fn detrend(column: &mut [f64], terms: Terms) {
    let rows = as_f64(column.len());
    let mean = sum(column) / rows;
    for value in &mut *column {
        *value -= mean;
    }
    if terms == Terms::ConstantTrend {
        let middle = 0.5 * (rows - 1.0);
        let squares = rows * (rows * rows - 1.0) / 12.0;
        // Twice: a level that is nearly a trend keeps its digits.
        for _ in 0..2 {
            let mut product = 0.0;
            let mut at = -middle;
            for value in &*column {
                product += at * value;
                at += 1.0;
            }
            let slope = product / squares;
            let mut at = -middle;
            for value in &mut *column {
                *value -= slope * at;
                at += 1.0;
            }
        }
    }
}

/// `Σ aᵢbᵢ`, in four running sums: the order is fixed, and the processor can overlap them.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len().min(b.len());
    let (a, b) = (&a[..n], &b[..n]);
    let mut sums = [0.0; 4];
    let (fours_a, fours_b) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = fours_a
        .remainder()
        .iter()
        .zip(fours_b.remainder())
        .map(|(a, b)| a * b)
        .sum();
    for (a, b) in fours_a.zip(fours_b) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

fn sum(values: &[f64]) -> f64 {
    values.iter().sum()
}

/// `values −= factor·direction`.
pub(super) fn take(values: &mut [f64], direction: &[f64], factor: f64) {
    for (value, d) in values.iter_mut().zip(direction) {
        *value -= factor * d;
    }
}
