//! Profile intervals: how far a parameter can go before the others cannot make up for it.

use super::data::DiffusionData;
use super::fit::DiffusionFit;
use super::least_squares::Misses;
use crate::error::AdoptionError;
use endodec_numerics::ParameterError;
use endodec_numerics::distribution::student_quantile;
use endodec_numerics::parameter::open_unit;
use endodec_numerics::root;

/// Interval of one parameter; an end that the data leave open is `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ProfileInterval {
    /// Lower end.
    pub lower: Option<f64>,
    /// Upper end.
    pub upper: Option<f64>,
}

/// Profile-likelihood interval of the parameter at position `parameter` (the order of the model's parameters).
///
/// ```text
/// {θⱼ : (RSS(θⱼ) − RSS_min)/σ² ≤ t²_{n−p}},   RSS(θⱼ) minimised over the other parameters
/// ```
///
/// # Errors
/// [`AdoptionError::Parameter`] if the level is outside (0, 1) or there is no such parameter.
///
/// # References
/// Bates, D. M. & Watts, D. G. (1988), *Nonlinear Regression Analysis and Its Applications*, Wiley, ch. 6,
/// doi:10.1002/9780470316757.
pub fn profile_interval(
    data: &DiffusionData,
    fit: &DiffusionFit,
    parameter: usize,
    level: f64,
) -> Result<ProfileInterval, AdoptionError> {
    open_unit("level", level)?;
    let p = fit.estimates.len();
    if parameter >= p {
        return Err(AdoptionError::Parameter(ParameterError {
            name: "position of the parameter",
            requirement: "below the number of parameters",
            given: parameter as f64,
        }));
    }
    if fit.sigma <= 0.0 {
        // Without noise the estimate alone is left.
        let certain = Some(fit.estimates[parameter]);
        return Ok(ProfileInterval {
            lower: certain,
            upper: certain,
        });
    }
    let freedom = (data.values().len() - p) as f64;
    let bound = student_quantile(0.5 * (1.0 + level), freedom)?;
    let side = |direction: f64| end(data, fit, parameter, bound, direction);
    Ok(ProfileInterval {
        lower: side(-1.0),
        upper: side(1.0),
    })
}

/// Where the profile reaches `bound` in one direction, if it does within a thousand standard errors.
fn end(
    data: &DiffusionData,
    fit: &DiffusionFit,
    parameter: usize,
    bound: f64,
    direction: f64,
) -> Option<f64> {
    let misses = Misses {
        model: fit.model,
        data,
    };
    let mut problem = misses.over_all_but(Some(parameter));
    let centre = fit.estimates[parameter];
    let width = fit.std_errors[parameter];
    let variance = fit.sigma * fit.sigma;
    let mut nuisance = fit.theta();
    // Distance in standard errors to the excess of the profile over the bound; continues from the last minimum.
    let mut excess = |distance: f64| {
        let mut theta = nuisance;
        theta[parameter] = centre + direction * distance * width;
        let minimum = problem.minimise(theta);
        if minimum.rss.is_finite() {
            nuisance = minimum.theta;
        }
        ((minimum.rss - fit.rss).max(0.0) / variance).sqrt() - bound
    };
    let (mut inside, mut outside) = (0.0, bound);
    loop {
        let value = excess(outside);
        if value.is_infinite() {
            // Past the end of the range where the curve means something: bisect back towards it.
            let middle = 0.5 * (inside + outside);
            if outside - inside < 1e-9 * bound {
                return None;
            }
            if excess(middle) > 0.0 && excess(middle).is_finite() {
                outside = middle;
                break;
            } else if excess(middle).is_infinite() {
                outside = middle;
                continue;
            }
            inside = middle;
            continue;
        }
        if value > 0.0 {
            break;
        }
        inside = outside;
        outside *= 2.0;
        if outside > 1000.0 * bound {
            return None;
        }
    }
    let distance = root::bracketed("a profile interval", excess, inside, outside)
        .ok()?
        .x;
    Some(centre + direction * distance * width)
}
