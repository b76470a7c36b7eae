//! An iteration that stopped short.

/// An iteration that stopped before it met its tolerance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConvergenceError {
    /// What was iterated, for example `Newton's method for the output`.
    pub method: &'static str,
    /// Iterations done.
    pub iterations: usize,
    /// Residual at the last one.
    pub residual: f64,
    /// The interval that was searched, where there was one.
    pub bracket: Option<(f64, f64)>,
}

impl ConvergenceError {
    /// The error of an iteration without a bracket.
    #[must_use]
    pub const fn new(method: &'static str, iterations: usize, residual: f64) -> Self {
        Self {
            method,
            iterations,
            residual,
            bracket: None,
        }
    }
}

impl std::fmt::Display for ConvergenceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            method,
            iterations,
            residual,
            bracket,
        } = self;
        write!(
            f,
            "{method} did not converge in {iterations} iterations (residual {residual:e}"
        )?;
        if let Some((low, high)) = bracket {
            write!(f, ", between {low} and {high}")?;
        }
        f.write_str(")")
    }
}

impl std::error::Error for ConvergenceError {}
