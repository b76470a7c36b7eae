//! Certified bounds: printed statistics that no series of cumulative output can have.
//!
//! With prices that fall from row to row every sum that the statistics are made of rises with every increase of
//! ln Q: `S = Σ(xⱼ − xᵢ)²/m` and `T = Σ(xⱼ − xᵢ)(yᵢ − yⱼ)/m` over pairs `i < j` of a set of `m` rows, with elasticity
//! `T/S`. Their range over a box of increases is that of its two corners, and `T − cS` has in addition a bound to
//! second order from its gradient. Boxes that violate a statistic are dropped, the others halved; when none is left no
//! series exists.

use super::statistics::{PrintedStatistics, Statistic};
use crate::LearningError;
use crate::series::{at_least, logarithms};
use endodec_numerics::ParameterError;

/// What halving boxes has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Certified {
    /// Every box violates one of the statistics: no series of cumulative output has them all.
    Impossible,
    /// Some box could neither be dropped nor halved further, or there were more than allowed.
    Open,
}

/// The outcome, and what it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct SearchOutcome {
    /// The outcome.
    pub outcome: Certified,
    /// Boxes looked at.
    pub boxes: usize,
}

/// Relative slack against rounding: far above 2⁻⁵³ times the number of operations, far below a half unit.
const SLACK: f64 = 1e-9;

/// Boxes are not halved below this width of ln Q.
const NARROWEST: f64 = 1e-4;

/// Looks for a proof that no rising series of cumulative output gives the prices `cost` the printed values of
/// `statistics`, in at most `boxes` boxes. The bootstrap interval is left out: a certificate without it holds with it.
///
/// # Errors
///
/// [`LearningError`] for fewer than 4 prices, prices that do not fall from each to the next, or statistics without the
/// elasticity, which bounds the increases.
///
/// ```
/// use endodec_learning::identification::{Certified, PrintedStatistics, Statistic, certify};
/// use endodec_numerics::Rounded;
/// let cost = [120.0, 60.0, 35.0, 25.0, 20.0, 15.0];
/// let two = |value| Rounded::decimals(value, 2);
/// let printed = PrintedStatistics {
///     elasticity: two(0.23),
///     std_error: two(0.06),
///     leave_one_out: [two(0.19), two(0.27)],
///     first_window: two(0.30),
///     bootstrap: [two(0.14), two(0.32)],
/// };
/// let statistics = [
///     Statistic::Elasticity,
///     Statistic::StdError,
///     Statistic::LeaveOneOut,
///     Statistic::FirstWindow,
///     Statistic::MonotoneWindows,
/// ];
/// let certificate = certify(&cost, &printed, &statistics, 50_000)?;
/// assert_eq!(certificate.outcome, Certified::Impossible);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
pub fn certify(
    cost: &[f64],
    printed: &PrintedStatistics,
    statistics: &[Statistic],
    boxes: usize,
) -> Result<SearchOutcome, LearningError> {
    at_least("a series with leave-one-out statistics", 4, cost.len())?;
    let log_cost = logarithms("cost", cost)?;
    if let Some(pair) = log_cost.windows(2).find(|pair| pair[1] >= pair[0]) {
        return Err(LearningError::Parameter(ParameterError {
            name: "cost",
            requirement: "prices that fall from each to the next",
            given: libm::exp(pair[1]),
        }));
    }
    if !statistics.contains(&Statistic::Elasticity) {
        return Err(LearningError::Parameter(ParameterError {
            name: "statistics",
            requirement: "the elasticity among them",
            given: statistics.len() as f64,
        }));
    }
    let conditions = Conditions::new(&log_cost, printed, statistics);
    let mut stack = vec![conditions.whole_space(&log_cost)];
    let mut looked_at = 0;
    while let Some(cell) = stack.pop() {
        looked_at += 1;
        if conditions.violated(&cell) {
            continue;
        }
        let (at, width) = cell.widest();
        if looked_at >= boxes || width < NARROWEST {
            return Ok(SearchOutcome {
                outcome: Certified::Open,
                boxes: looked_at,
            });
        }
        stack.extend(cell.halves(at));
    }
    Ok(SearchOutcome {
        outcome: Certified::Impossible,
        boxes: looked_at,
    })
}

/// Ranges of the increases of ln Q.
#[derive(Clone)]
struct Cell {
    low: Vec<f64>,
    high: Vec<f64>,
}

impl Cell {
    fn widest(&self) -> (usize, f64) {
        let widths = self
            .low
            .iter()
            .zip(&self.high)
            .map(|(low, high)| high - low);
        widths.enumerate().fold(
            (0, 0.0),
            |best, (at, width)| if width > best.1 { (at, width) } else { best },
        )
    }

    fn halves(self, at: usize) -> [Self; 2] {
        let middle = 0.5 * (self.low[at] + self.high[at]);
        let (mut below, mut above) = (self.clone(), self);
        below.high[at] = middle;
        above.low[at] = middle;
        [below, above]
    }
}

/// ln Q at the corners and in the middle of a cell.
struct Corners<'a> {
    cell: &'a Cell,
    low: Vec<f64>,
    high: Vec<f64>,
    middle: Vec<f64>,
}

impl<'a> Corners<'a> {
    fn of(cell: &'a Cell) -> Self {
        let levels = |increases: &mut dyn Iterator<Item = f64>| {
            let mut sum = 0.0;
            let mut levels = vec![0.0];
            levels.extend(increases.map(|increase| {
                sum += increase;
                sum
            }));
            levels
        };
        let middles = cell
            .low
            .iter()
            .zip(&cell.high)
            .map(|(low, high)| 0.5 * (low + high));
        Self {
            low: levels(&mut cell.low.iter().copied()),
            high: levels(&mut cell.high.iter().copied()),
            middle: levels(&mut { middles }),
            cell,
        }
    }
}

/// A set of rows as its pairs: earlier row, later row, fall of ln cost between them.
struct Rows {
    pairs: Vec<(usize, usize, f64)>,
    number: f64,
}

impl Rows {
    fn new(rows: &[usize], log_cost: &[f64]) -> Self {
        let pairs = rows.iter().enumerate().flat_map(|(at, &i)| {
            rows[at + 1..]
                .iter()
                .map(move |&j| (i, j, log_cost[i] - log_cost[j]))
        });
        Self {
            pairs: pairs.collect(),
            number: rows.len() as f64,
        }
    }

    /// T and S at given levels.
    fn sums(&self, levels: &[f64]) -> (f64, f64) {
        let (t, s) = self.pairs.iter().fold((0.0, 0.0), |(t, s), &(i, j, fall)| {
            let rise = levels[j] - levels[i];
            (t + fall * rise, s + rise * rise)
        });
        (t / self.number, s / self.number)
    }

    /// Range of the elasticity T/S over a cell.
    fn elasticity(&self, corners: &Corners<'_>) -> (f64, f64) {
        let ((t_low, s_low), (t_high, s_high)) =
            (self.sums(&corners.low), self.sums(&corners.high));
        (
            t_low / s_high,
            if s_low > 0.0 {
                t_high / s_low
            } else {
                f64::INFINITY
            },
        )
    }

    /// Half the range of T − cS over a cell about its value in the middle, from the largest gradient.
    fn reach(&self, c: f64, corners: &Corners<'_>) -> f64 {
        let cell = corners.cell.low.iter().zip(&corners.cell.high);
        let widths = cell.map(|(low, high)| high - low).enumerate();
        let reach: f64 = widths
            .map(|(k, width)| {
                let (mut least, mut most) = (0.0, 0.0);
                for &(i, j, fall) in &self.pairs {
                    if i <= k && k < j {
                        least += fall - 2.0 * c * (corners.high[j] - corners.high[i]);
                        most += fall - 2.0 * c * (corners.low[j] - corners.low[i]);
                    }
                }
                0.5 * width * least.abs().max(most.abs())
            })
            .sum();
        reach / self.number
    }

    /// Whether the elasticity lies outside `[least, most]` on the whole cell: by the corners, or to second order.
    fn outside(&self, [least, most]: [f64; 2], corners: &Corners<'_>) -> bool {
        let (t_low, s_low) = self.sums(&corners.low);
        let (t_high, s_high) = self.sums(&corners.high);
        if t_high - least * s_low < -SLACK || t_low - most * s_high > SLACK {
            return true;
        }
        let (t, s) = self.sums(&corners.middle);
        let (below, above) = (t - least * s, t - most * s);
        below < -SLACK && below + self.reach(least, corners) < -SLACK
            || above > SLACK && above - self.reach(most, corners) > SLACK
    }
}

/// The statistics as ranges.
struct Conditions {
    all: Rows,
    without_one: Vec<Rows>,
    windows: Vec<Rows>,
    elasticity: [f64; 2],
    std_error: Option<[f64; 2]>,
    leave_one_out: Option<[[f64; 2]; 2]>,
    first_window: Option<[f64; 2]>,
    falling: bool,
    closing: bool,
    /// Σ(y − ȳ)².
    total: f64,
    df: f64,
}

impl Conditions {
    fn new(log_cost: &[f64], printed: &PrintedStatistics, statistics: &[Statistic]) -> Self {
        let n = log_cost.len();
        let rows: Vec<usize> = (0..n).collect();
        let asked = |statistic| statistics.contains(&statistic);
        let all = Rows::new(&rows, log_cost);
        Self {
            without_one: (0..n)
                .map(|left_out| {
                    let kept: Vec<usize> = (0..n).filter(|row| *row != left_out).collect();
                    Rows::new(&kept, log_cost)
                })
                .collect(),
            windows: (2..=n)
                .map(|last| Rows::new(&rows[..last], log_cost))
                .collect(),
            elasticity: printed.elasticity.range(),
            std_error: asked(Statistic::StdError).then(|| printed.std_error.range()),
            leave_one_out: asked(Statistic::LeaveOneOut)
                .then(|| printed.leave_one_out.map(|end| end.range())),
            first_window: asked(Statistic::FirstWindow).then(|| printed.first_window.range()),
            falling: asked(Statistic::MonotoneWindows),
            closing: asked(Statistic::ClosingWindows),
            total: all
                .pairs
                .iter()
                .map(|(_, _, fall)| fall * fall)
                .sum::<f64>()
                / n as f64,
            df: n as f64 - 2.0,
            all,
        }
    }

    /// Largest and smallest S that elasticity and standard error leave: `Σ(y − ȳ)²/S = α² + df·SE²`.
    fn spread(&self) -> [f64; 2] {
        let [least, most] = self.std_error.unwrap_or([0.0, f64::INFINITY]);
        let at = |alpha: f64, error: f64| self.total / (alpha * alpha + self.df * error * error);
        [at(self.elasticity[1], most), at(self.elasticity[0], least)]
    }

    /// All increases that the largest S allows: one increase d that parts n rows into i and n − i has `S ≥ d²·i(n − i)/n`.
    fn whole_space(&self, log_cost: &[f64]) -> Cell {
        let n = log_cost.len();
        let [_, largest] = self.spread();
        let mut cell = Cell {
            low: vec![0.0; n - 1],
            high: (1..n)
                .map(|i| libm::sqrt(largest * n as f64 / (i as f64 * (n - i) as f64)))
                .collect(),
        };
        if let Some([least, most]) = self.first_window {
            let fall = log_cost[0] - log_cost[1];
            cell.low[0] = fall / most * (1.0 - SLACK);
            cell.high[0] = fall / least * (1.0 + SLACK);
        }
        cell
    }

    /// Whether some statistic fails on the whole cell.
    fn violated(&self, cell: &Cell) -> bool {
        let corners = Corners::of(cell);
        self.errors_violated(&corners)
            || self.all.outside(self.elasticity, &corners)
            || self
                .leave_one_out
                .is_some_and(|ends| self.leave_one_out_violated(ends, &corners))
            || (self.falling || self.closing) && self.windows_violated(&corners)
    }

    fn errors_violated(&self, corners: &Corners<'_>) -> bool {
        let [smallest, largest] = self.spread();
        let (s_low, s_high) = (
            self.all.sums(&corners.low).1,
            self.all.sums(&corners.high).1,
        );
        if s_low > largest * (1.0 + SLACK) || s_high < smallest * (1.0 - SLACK) {
            return true;
        }
        let Some([least, most]) = self.std_error else {
            return false;
        };
        let (low, high) = self.all.elasticity(corners);
        let (low, high) = (low.max(self.elasticity[0]), high.min(self.elasticity[1]));
        let error =
            |s: f64, alpha: f64| libm::sqrt((self.total / s - alpha * alpha).max(0.0) / self.df);
        error(s_high, high) > most * (1.0 + SLACK)
            || s_low > 0.0 && error(s_low, low) < least * (1.0 - SLACK)
    }

    /// All estimates lie between the ends, one at the lower and one at the upper.
    fn leave_one_out_violated(&self, [lower, upper]: [[f64; 2]; 2], corners: &Corners<'_>) -> bool {
        let [mut at_lower, mut at_upper] = [false; 2];
        for rows in &self.without_one {
            if rows.outside([lower[0], upper[1]], corners) {
                return true;
            }
            at_lower = at_lower || !rows.outside(lower, corners);
            at_upper = at_upper || !rows.outside(upper, corners);
        }
        !(at_lower && at_upper)
    }

    /// Each window at most the one before, or no further from the last than the one before.
    fn windows_violated(&self, corners: &Corners<'_>) -> bool {
        let [least, most] = self.elasticity;
        let mut cap = f64::INFINITY;
        let mut reach = f64::INFINITY;
        for (number, window) in self.windows.iter().enumerate() {
            let (low, high) = match (number, self.first_window) {
                (0, Some([low, high])) => (low, high),
                _ => window.elasticity(corners),
            };
            if self.falling {
                if low > cap * (1.0 + SLACK) || high < least * (1.0 - SLACK) {
                    return true;
                }
                cap = cap.min(high);
                if number > 0 && cap.is_finite() && window.outside([least, cap.max(least)], corners)
                {
                    return true;
                }
            }
            if self.closing {
                if (low - most).max(least - high) > reach * (1.0 + SLACK) {
                    return true;
                }
                reach = reach.min((high - least).max(most - low));
                if number > 0
                    && reach.is_finite()
                    && window.outside([least - reach, most + reach], corners)
                {
                    return true;
                }
            }
        }
        false
    }
}
