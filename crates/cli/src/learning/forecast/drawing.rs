//! What the figure of a forecast needs beside the answer.

/// The series as it was read.
pub(crate) struct Drawing {
    pub(super) cost_name: String,
    pub(super) time_name: Option<String>,
    /// Times of the observations, in the unit of their column; none without one.
    pub(super) at: Vec<f64>,
    pub(super) cost: Vec<f64>,
}
