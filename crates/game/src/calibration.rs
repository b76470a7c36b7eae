//! The baseline that the paper uses and does not print, recovered from the results it does print.
//!
//! With `S_T = 0` and the Cournot profit as `S_I`, the model has two scales and four numbers: all
//! values are `a²/b` times a function of `y = b·x₀/a`, all times are `b·x₀/a` times a function of
//! the same, given `N`, `r`, `δ`. Two printed values therefore identify `a²/b` and `b·x₀/a`, and
//! nothing else: every triple `(a, b, x₀)` with these two numbers prints the same paper. The
//! calendar (years per model unit of time) is a third, free scale that two printed dates pin down.

use endodec_numerics::Rounded;
use endodec_numerics::root::bisect;

use crate::{Game, GameError, Params, cooperative, nash};

/// The printed results that the recovery starts from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PrintedResults {
    /// Nash value per firm `V_N(x₀)`.
    pub nash_value: Rounded,
    /// Cooperative value per firm `V_P(x₀)`.
    pub cooperative_value: Rounded,
    /// Nash crossing time in calendar years.
    pub nash_time: Rounded,
    /// Cooperative crossing time in calendar years.
    pub cooperative_time: Rounded,
    /// Number of firms `N`.
    pub firms: f64,
    /// Discount rate `r`, per model unit of time.
    pub discount: f64,
    /// Displacement rate `δ`, per model unit of time.
    pub displacement: f64,
}

/// A quantity with the interval that the rounding of the printed results leaves open.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Identified {
    /// The value at the centre of the printed intervals.
    pub estimate: f64,
    /// Smallest value compatible with the printed digits.
    pub lower: f64,
    /// Largest value compatible with the printed digits.
    pub upper: f64,
}

impl Identified {
    fn spanning(estimate: f64, corners: [f64; 4]) -> Self {
        let [lower, upper] = corners
            .into_iter()
            .fold([estimate; 2], |[lower, upper], corner| {
                [lower.min(corner), upper.max(corner)]
            });
        Self {
            estimate,
            lower,
            upper,
        }
    }

    /// Whether a value is compatible with the printed digits.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        (self.lower..=self.upper).contains(&value)
    }
}

/// What the printed results identify.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Recovered {
    /// `a²/b`, the unit of value.
    pub value_scale: Identified,
    /// `b·x₀/a`, the distance measured in units of the competitive output `a/b`.
    pub distance_scale: Identified,
    /// `τ`: calendar years per model unit of time.
    pub years_per_unit: Identified,
    firms: f64,
    discount: f64,
    displacement: f64,
}

impl Recovered {
    /// The member of the identified family with the given demand intercept `a`, at the point
    /// estimates. `a` itself is not identified: each choice gives the same printed results.
    #[must_use]
    pub fn params(&self, intercept: f64) -> Params {
        let slope = intercept * intercept / self.value_scale.estimate;
        Params {
            intercept,
            slope,
            distance: self.distance_scale.estimate * intercept / slope,
            ..dimensionless(self.firms, self.discount, self.displacement, 0.0)
        }
    }

    /// Whether a parameter set lies in the identified family.
    #[must_use]
    pub fn admits(&self, params: &Params) -> bool {
        let Params {
            intercept,
            slope,
            distance,
            ..
        } = *params;
        self.value_scale.contains(intercept * intercept / slope)
            && self.distance_scale.contains(slope * distance / intercept)
    }
}

const fn dimensionless(firms: f64, discount: f64, displacement: f64, distance: f64) -> Params {
    Params {
        firms,
        intercept: 1.0,
        slope: 1.0,
        discount,
        displacement,
        training_value: 0.0,
        inference_profit: None,
        distance,
    }
}

/// Recovers what the printed results identify.
///
/// The ratio `V_P/V_N` is a function of `b·x₀/a` alone and increases from 1 to
/// `(N+1)²/(4N)`, so it is inverted by bisection; either value then gives `a²/b`. The intervals
/// come from the corners of the printed intervals, since each map is monotone. Years per unit of
/// time: those that put both crossing times in their printed intervals for some admitted
/// `b·x₀/a`.
///
/// # Errors
///
/// [`GameError::Parameter`] for parameters outside the model's domain,
/// [`GameError::Unattainable`] if no parameters give these values, or no calendar both times.
///
/// ```
/// use endodec_game::{Params, calibration};
/// use endodec_numerics::Rounded;
/// let printed = calibration::PrintedResults {
///     nash_value: Rounded::decimals(19.22, 2),
///     cooperative_value: Rounded::decimals(29.16, 2),
///     nash_time: Rounded::decimals(3.8, 1),
///     cooperative_time: Rounded::decimals(18.3, 1),
///     firms: 5.0,
///     discount: 0.05,
///     displacement: 0.3,
/// };
/// let recovered = calibration::recover(&printed)?;
/// assert!(recovered.admits(&Params::EXAMPLE));
/// // Not unique: another triple with the same a²/b and b·x₀/a prints the same paper.
/// assert!(recovered.admits(&Params {
///     intercept: 20.0,
///     slope: 2.0,
///     distance: 5.0,
///     ..Params::EXAMPLE
/// }));
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn recover(printed: &PrintedResults) -> Result<Recovered, GameError> {
    let unit = Game::new(dimensionless(
        printed.firms,
        printed.discount,
        printed.displacement,
        1.0,
    ))?;
    let nash = nash::solve(&unit);
    let cartel = cooperative::solve(&unit);
    let scales = |nash_value: f64, cooperative_value: f64| {
        let y = invert_ratio(&unit, cooperative_value / nash_value)?;
        Ok::<_, GameError>((y, nash_value / nash.value(y)))
    };

    let (n, c) = (printed.nash_value, printed.cooperative_value);
    let (y, scale) = scales(n.value, c.value)?;
    let corners = [
        scales(n.lower(), c.lower())?,
        scales(n.lower(), c.upper())?,
        scales(n.upper(), c.lower())?,
        scales(n.upper(), c.upper())?,
    ];
    let distance_scale = Identified::spanning(y, corners.map(|(y, _)| y));
    let value_scale = Identified::spanning(scale, corners.map(|(_, scale)| scale));

    let calendar = |y: f64| {
        let (tn, tc) = (nash.crossing_time(y), cartel.crossing_time(y));
        let lower = (printed.nash_time.lower() / tn).max(printed.cooperative_time.lower() / tc);
        let upper = (printed.nash_time.upper() / tn).min(printed.cooperative_time.upper() / tc);
        (lower, upper)
    };
    // Crossing times grow with y, so the extremes are at its ends.
    let (at_least, _) = calendar(distance_scale.upper);
    let (_, at_most) = calendar(distance_scale.lower);
    let (lower, upper) = calendar(y);
    if at_least > at_most {
        return Err(GameError::Unattainable {
            requirement: "the ratio of the printed times must be that of the model, T_C/T_N",
            given: printed.cooperative_time.value / printed.nash_time.value,
        });
    }
    Ok(Recovered {
        value_scale,
        distance_scale,
        years_per_unit: Identified {
            estimate: 0.5 * (lower + upper),
            lower: at_least,
            upper: at_most,
        },
        firms: printed.firms,
        discount: printed.discount,
        displacement: printed.displacement,
    })
}

/// The dimensionless distance at which `V_P/V_N` takes the given value.
fn invert_ratio(unit: &Game, ratio: f64) -> Result<f64, GameError> {
    let nash = nash::solve(unit);
    let cartel = cooperative::solve(unit);
    let excess = |y: f64| cartel.value(y) / nash.value(y) - ratio;
    let (low, mut high) = (1e-9, 1.0);
    while excess(high) < 0.0 && high < 1e9 {
        high *= 2.0;
    }
    if !(excess(low) < 0.0 && excess(high) >= 0.0) {
        return Err(GameError::Unattainable {
            requirement: "the ratio of cooperative to Nash value must lie between 1 and (N+1)²/(4N)",
            given: ratio,
        });
    }
    Ok(bisect(low, high, |y| excess(y) < 0.0).high)
}
