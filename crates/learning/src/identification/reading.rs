//! One printed number read as an elasticity and as a learning rate.

use crate::{Elasticity, LearningError, LearningRate, OutputPath, WrightCurve};
use endodec_numerics::parameter::open_unit;

/// What a printed number implies when it is read in one of two ways.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MeasureReading {
    /// Elasticity under this reading.
    pub elasticity: Elasticity,
    /// Learning rate under this reading.
    pub learning_rate: LearningRate,
    /// Cumulative output Q̄ at which cost is at the target.
    pub threshold: f64,
    /// Years T* to the target; `None` when output does not grow.
    pub years: Option<f64>,
}

/// Reads `printed` first as an elasticity, then as a learning rate, and computes the threshold and
/// crossing time of `target` from unit cost `cost` along `path` under both.
///
/// Published rates of 20 to 25 per cent for solar, batteries and memory are elasticities of .32 to
/// .41; printed as elasticities they make every crossing time about half as long again.
///
/// # Errors
///
/// [`LearningError::Parameter`] unless `printed` is between 0 and 1 and the costs are positive.
pub fn readings(
    printed: f64,
    cost: f64,
    target: f64,
    path: &OutputPath,
) -> Result<[MeasureReading; 2], LearningError> {
    open_unit("printed number", printed)?;
    let read = |elasticity: Elasticity| -> Result<MeasureReading, LearningError> {
        let curve = WrightCurve::new(cost, path.today(), elasticity)?;
        Ok(MeasureReading {
            elasticity,
            learning_rate: elasticity.learning_rate(),
            threshold: curve.threshold(target)?,
            years: curve.crossing_time(target, path)?,
        })
    };
    Ok([
        read(Elasticity::new(printed)?)?,
        read(LearningRate::new(printed)?.elasticity()?)?,
    ])
}
