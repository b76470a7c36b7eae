//! Output before the first observation.

use crate::{Elasticity, LearningError, wright};
use endodec_numerics::parameter::finite;

/// The elasticity when more had been made before the first observation than the data count.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct InitialOutput {
    /// Output added to every observation, in the unit of the data.
    pub added: f64,
    /// α̂ with it.
    pub elasticity: Elasticity,
    /// Its classical standard error.
    pub std_error: f64,
    /// R² of the fit.
    pub r_squared: f64,
}

/// Fits Wright's law with each amount of output added to all of `quantity`: experience from before
/// the record, which is hardly ever known and bends the curve where output was small.
///
/// ```
/// use endodec_learning::persistence::elasticity_over_initial_output;
/// let true_quantity = [3.0, 5.0, 9.0, 17.0];
/// let cost: Vec<f64> = true_quantity.iter().map(|q: &f64| q.powf(-0.4)).collect();
/// // Two units were made before counting began.
/// let counted: Vec<f64> = true_quantity.iter().map(|q| q - 2.0).collect();
/// let fits = elasticity_over_initial_output(&counted, &cost, &[0.0, 2.0])?;
/// assert!(fits[0].elasticity.value() < 0.38 && (fits[1].elasticity.value() - 0.4).abs() < 1e-12);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// [`LearningError`] as [`wright::fit`], for an amount that is not finite, or leaves an observation
/// that is not positive.
pub fn elasticity_over_initial_output(
    quantity: &[f64],
    cost: &[f64],
    added: &[f64],
) -> Result<Vec<InitialOutput>, LearningError> {
    added
        .iter()
        .map(|&added| {
            let added = finite("added output", added)?;
            let more: Vec<f64> = quantity.iter().map(|q| q + added).collect();
            let fit = wright::fit(&more, cost)?;
            Ok(InitialOutput {
                added,
                elasticity: fit.elasticity,
                std_error: fit.std_error,
                r_squared: fit.r_squared,
            })
        })
        .collect()
}
