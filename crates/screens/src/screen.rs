//! The numbers of a panel.

/// One mark: x, y, and where it ends. Lines and points have no end (not a number); a band ends at a second y, a span
/// at a second x.
pub type Triple = [f64; 3];

/// What a panel shows: as many read-outs and series as the panel describes, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    /// The read-outs; not a number where there is none.
    pub readouts: Vec<f64>,
    /// The marks of every series, plot by plot.
    pub series: Vec<Vec<Triple>>,
}

impl Screen {
    /// All numbers in a row, as they leave the module: the read-outs, then for every series its length and its marks.
    #[must_use]
    pub fn flatten(&self) -> Vec<f64> {
        let mut numbers = self.readouts.clone();
        for series in &self.series {
            numbers.push(series.len() as f64);
            numbers.extend(series.iter().flatten());
        }
        numbers
    }
}

/// `count` numbers from `from` to `to`, both included.
pub(crate) fn evenly(from: f64, to: f64, count: u32) -> impl Iterator<Item = f64> {
    let last = f64::from(count.max(2) - 1);
    (0..count.max(2)).map(move |k| from + (to - from) * (f64::from(k) / last))
}

/// Marks without an end: a line or points.
pub(crate) fn points(points: impl IntoIterator<Item = (f64, f64)>) -> Vec<Triple> {
    points.into_iter().map(|(x, y)| [x, y, f64::NAN]).collect()
}
