//! Comparative statics: exact first and second derivatives of every result by every parameter.
//!
//! The closed form is evaluated in second-order dual numbers; its one root is solved in plain
//! numbers and carried to the derivatives by two Newton steps (implicit differentiation). There
//! is no step size and no truncation error.
//!
//! In its own units a game has three numbers, so that derivatives by these are enough:
//!
//! ```text
//! N,  σ = Sbr/a²,  ξ = xbr/a        V = a²/(br)·V(N, σ, ξ),  Q = a/b·Q(N, σ, ξ),  T = T(N, σ, ξ)/r
//! ```
//!
//! The chain rule carries them to the eight parameters.

use nalgebra::{SMatrix, U1, U3, U8};
use num_dual::{Derivative, Dual2SVec64, DualNum as _};

use crate::scalar::{Hessian, Scalar};
use crate::{Game, GameError, cooperative, nash};
use endodec_numerics::parameter::{positive, require};

/// Gradient and Hessian by all eight parameters.
type Full = Dual2SVec64<8>;

/// A parameter to differentiate by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    /// Demand intercept `a`.
    Intercept,
    /// Demand slope `b`.
    Slope,
    /// Discount rate `r`.
    Discount,
    /// Displacement rate `δ`.
    Displacement,
    /// Training value `S_T`.
    TrainingValue,
    /// Inference profit `S_I`.
    InferenceProfit,
    /// Distance `x₀`.
    Distance,
    /// Number of firms `N`, as a real number.
    Firms,
}

impl Parameter {
    /// All parameters, in the order of [`Statics::gradient`].
    pub const ALL: [Self; 8] = [
        Self::Intercept,
        Self::Slope,
        Self::Discount,
        Self::Displacement,
        Self::TrainingValue,
        Self::InferenceProfit,
        Self::Distance,
        Self::Firms,
    ];

    /// Name on the command line and in [`Params`](crate::Params).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Intercept => "intercept",
            Self::Slope => "slope",
            Self::Discount => "discount",
            Self::Displacement => "displacement",
            Self::TrainingValue => "training_value",
            Self::InferenceProfit => "inference_profit",
            Self::Distance => "distance",
            Self::Firms => "firms",
        }
    }
}

/// A result to differentiate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Nash value per firm `V_N(x₀)`.
    NashValue,
    /// Cooperative value per firm `V_P(x₀)`.
    CooperativeValue,
    /// Nash industry output `Q_N(x₀)`.
    NashOutput,
    /// Cooperative industry output `Q_C(x₀)`.
    CooperativeOutput,
    /// Nash crossing time `T_N`.
    NashTime,
    /// Cooperative crossing time `T_C`.
    CooperativeTime,
    /// `Q_N/Q_C`.
    OutputRatio,
    /// `1 − V_N/V_P`.
    WelfareLoss,
    /// `1 − T_N/T_C`.
    Acceleration,
}

impl Quantity {
    /// All quantities, in the order of [`Statics::values`].
    pub const ALL: [Self; 9] = [
        Self::NashValue,
        Self::CooperativeValue,
        Self::NashOutput,
        Self::CooperativeOutput,
        Self::NashTime,
        Self::CooperativeTime,
        Self::OutputRatio,
        Self::WelfareLoss,
        Self::Acceleration,
    ];

    /// Name in tables and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NashValue => "nash_value",
            Self::CooperativeValue => "cooperative_value",
            Self::NashOutput => "nash_output",
            Self::CooperativeOutput => "cooperative_output",
            Self::NashTime => "nash_crossing_time",
            Self::CooperativeTime => "cooperative_crossing_time",
            Self::OutputRatio => "output_ratio",
            Self::WelfareLoss => "welfare_loss",
            Self::Acceleration => "acceleration",
        }
    }
}

/// What is held fixed while `a`, `b`, `r` or `N` moves. It matters: `S` depends on all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// The continuation value `S` stays where it is; only `δ`, `S_T` and `S_I` move it.
    ContinuationValue,
    /// The industry's inference profit `S_I` stays; `S = S_T + S_I/(N(r+δ))` moves.
    InferenceProfit,
    /// `S_I` follows the Cournot profit `N·a²/(b(N+1)²)`, as in the paper's baseline; a change of
    /// `S_I` itself is a deviation from that rule.
    CournotProfit,
}

/// Values, gradients and Hessians at one parameter point.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Statics {
    point: [f64; 8],
    results: [Derivatives; 9],
}

/// One result with its derivatives, in the order of [`Parameter::ALL`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
struct Derivatives {
    value: f64,
    gradient: [f64; 8],
    hessian: [[f64; 8]; 8],
}

impl From<Full> for Derivatives {
    fn from(dual: Full) -> Self {
        let gradient = dual.v1.unwrap_generic(U1, U8);
        let hessian = dual.v2.unwrap_generic(U8, U8);
        Self {
            value: dual.re,
            gradient: std::array::from_fn(|by| gradient[by]),
            hessian: std::array::from_fn(|by| std::array::from_fn(|and| hessian[(by, and)])),
        }
    }
}

/// Differentiates every result of the game at its own distance `x₀`.
///
/// # Errors
///
/// [`GameError::Parameter`] if `x₀ = 0` or `S = 0`: there the cartel's value has an infinite
/// second derivative by `S` (`Q_C(0) = √(rNS/b)`), so that a Hessian does not exist.
///
/// ```
/// use endodec_game::statics::{self, Holding, Parameter, Quantity};
/// use endodec_game::{Game, Params};
/// let game = Game::new(Params::EXAMPLE)?;
/// let statics = statics::solve(&game, Holding::CournotProfit)?;
/// // More rivals cross sooner; a longer way takes longer.
/// assert!(statics.derivative(Quantity::NashTime, Parameter::Firms) < 0.0);
/// assert!(statics.derivative(Quantity::NashTime, Parameter::Distance) > 0.0);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn solve(game: &Game, holding: Holding) -> Result<Statics, GameError> {
    require(
        "distance x0",
        game.distance(),
        "above 0 for comparative statics",
        game.distance() > 0.0,
    )?;
    require(
        "continuation value S",
        game.continuation_value(),
        "above 0 for comparative statics: at S = 0 the cartel's results have no second derivative",
        game.continuation_value() > 0.0,
    )?;
    let params = game.params();
    let point = [
        params.intercept,
        params.slope,
        params.discount,
        params.displacement,
        params.training_value,
        game.inference_profit(),
        params.distance,
        params.firms,
    ];
    let mut variables = point.map(Full::from_re);
    for (index, variable) in variables.iter_mut().enumerate() {
        *variable = variable.derivative(index);
    }
    Ok(Statics {
        point,
        results: results(variables, holding).map(Derivatives::from),
    })
}

fn results(variables: [Full; 8], holding: Holding) -> [Full; 9] {
    let [a, b, r, delta, training, inference, x, n] = variables;
    let fixed = |of: Full| Full::from_re(of.re);
    let s = match holding {
        Holding::ContinuationValue => training + inference / (fixed(n) * (fixed(r) + delta)),
        Holding::InferenceProfit => training + inference / (n * (r + delta)),
        Holding::CournotProfit => {
            let next = n + Full::from_re(1.0);
            let cournot = n * a * a / (b * next * next);
            // At a game whose S_I is not the Cournot profit, the distance to it is held.
            training + (cournot + inference - fixed(cournot)) / (n * (r + delta))
        }
    };
    let depletion = b * r / a;
    let three = [n, s * depletion / a, x * depletion];
    let scaled = Scaled::new(three);
    let found = scale_free(three.map(|of| of.re)).map(|f| scaled.carried(f));
    let [value, output, time] = [a / depletion, a / b, r.recip()];
    let [
        nash_value,
        cartel_value,
        nash_output,
        cartel_output,
        nash_time,
        cartel_time,
        ratios @ ..,
    ] = found;
    let [ratio, loss, acceleration] = ratios;
    [
        value * nash_value,
        value * cartel_value,
        output * nash_output,
        output * cartel_output,
        time * nash_time,
        time * cartel_time,
        ratio,
        loss,
        acceleration,
    ]
}

/// Every result of the game with `a = b = r = 1`, in the order of [`Quantity::ALL`], by `N`, `σ` and `ξ`.
fn scale_free(point: [f64; 3]) -> [Hessian; 9] {
    let mut variables = point.map(Hessian::from_re);
    for (index, variable) in variables.iter_mut().enumerate() {
        *variable = variable.derivative(index);
    }
    let [n, s, x] = variables;
    let one = Hessian::constant(1.0);
    let still = Hessian::constant(0.0);
    let nash = nash::closed_form(one, one, one, n, s, still);
    let cartel = cooperative::closed_form(one, one, one, n, s, still);
    let (wn, wc) = (
        nash.locate(&nash.roots(), x),
        cartel.locate(&cartel.roots(), x),
    );
    let (gain_n, gain_c) = (nash.gain(wn), cartel.gain(wc));
    let (output_n, output_c) = (nash.output(wn), cartel.output(wc));
    let (time_n, time_c) = (nash.crossing_time(wn), cartel.crossing_time(wc));
    [
        s + gain_n,
        s + gain_c,
        output_n,
        output_c,
        time_n,
        time_c,
        output_n / output_c,
        (gain_c - gain_n) / (s + gain_c),
        one - time_n / time_c,
    ]
}

/// `N`, `σ` and `ξ` as functions of the eight parameters.
struct Scaled {
    /// Their gradients, one a row.
    gradients: SMatrix<f64, 3, 8>,
    hessians: [SMatrix<f64, 8, 8>; 3],
}

impl Scaled {
    fn new(of: [Full; 3]) -> Self {
        let mut gradients: SMatrix<f64, 3, 8> = SMatrix::zeros();
        for (row, of) in of.iter().enumerate() {
            gradients.set_row(row, &of.v1.unwrap_generic(U1, U8));
        }
        Self {
            gradients,
            hessians: of.map(|of| of.v2.unwrap_generic(U8, U8)),
        }
    }

    /// A function of the three as one of the eight: `∇f = Jᵀf′` and `∇²f = Jᵀf″J + Σ f′ᵢ·∇²uᵢ`.
    fn carried(&self, f: Hessian) -> Full {
        let first = f.v1.unwrap_generic(U1, U3);
        let second = f.v2.unwrap_generic(U3, U3);
        let mut hessian = self.gradients.transpose() * (second * self.gradients);
        // N is a parameter itself.
        for (by, of) in self.hessians.iter().enumerate().skip(1) {
            hessian += of * first[by];
        }
        Full::new(
            f.re,
            Derivative::some(first * self.gradients),
            Derivative::some(hessian),
        )
    }
}

impl Statics {
    /// The results themselves, in the order of [`Quantity::ALL`].
    #[must_use]
    pub fn values(&self) -> [f64; 9] {
        self.results.map(|result| result.value)
    }

    /// The result itself.
    #[must_use]
    pub fn value(&self, quantity: Quantity) -> f64 {
        self.results[quantity as usize].value
    }

    /// First derivatives of a result by all parameters, in the order of [`Parameter::ALL`].
    #[must_use]
    pub fn gradient(&self, quantity: Quantity) -> [f64; 8] {
        self.results[quantity as usize].gradient
    }

    /// First derivative of a result by a parameter.
    #[must_use]
    pub fn derivative(&self, quantity: Quantity, by: Parameter) -> f64 {
        self.results[quantity as usize].gradient[by as usize]
    }

    /// Elasticity of a result: the relative change per relative change of the parameter,
    /// `(∂y/∂p)·p/y`. Zero where the parameter is zero.
    #[must_use]
    pub fn elasticity(&self, quantity: Quantity, by: Parameter) -> f64 {
        self.derivative(quantity, by) * self.point[by as usize] / self.value(quantity)
    }

    /// Second derivative of a result by two parameters, which may be the same.
    #[must_use]
    pub fn second_derivative(&self, quantity: Quantity, by: Parameter, and: Parameter) -> f64 {
        self.results[quantity as usize].hessian[by as usize][and as usize]
    }
}

/// `∂T*/∂I` of equation (2) under each reading of "investment `I`" that the model can express,
/// as the change of the Nash crossing time per unit of the driver, and as an elasticity.
///
/// The paper writes `∂T*/∂I < 0` without saying what `I` is; in equilibrium output is not a
/// parameter. All readings are negative in the domain of Proposition 1.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct InvestmentEffect {
    /// The path of output over *time* is scaled by `1 + ε`: `∂T/∂ε = −x₀/Q_N(0)`.
    pub scaled_path: f64,
    /// The strategy, output at every *distance*, is scaled by `1 + ε`: `∂T/∂ε = −T`.
    pub scaled_strategy: f64,
    /// Demand grows: `∂T/∂a`, with `S` held fixed.
    pub intercept: f64,
    /// One more rival: `∂T/∂N`, with `S` held fixed.
    pub firms: f64,
    /// Output starts at the equilibrium's `Q_N(x₀)` and grows at the rate `g` whatever the
    /// equilibrium says, `T = ln(1 + g·x₀/Q_N)/g`: `∂T/∂g`.
    pub growth: f64,
}

/// Computes the sign of equation (2) for a given exogenous growth rate `g` of output.
///
/// # Errors
///
/// As [`solve`]; [`GameError::Parameter`] if `growth` is not above zero.
pub fn investment_effect(game: &Game, growth: f64) -> Result<InvestmentEffect, GameError> {
    positive("growth g of output", growth)?;
    let statics = solve(game, Holding::ContinuationValue)?;
    let solution = nash::solve(game);
    let (x, g) = (game.distance(), growth);
    let depth = g * x / statics.value(Quantity::NashOutput);
    Ok(InvestmentEffect {
        scaled_path: -x / solution.output(0.0),
        scaled_strategy: -statics.value(Quantity::NashTime),
        intercept: statics.derivative(Quantity::NashTime, Parameter::Intercept),
        firms: statics.derivative(Quantity::NashTime, Parameter::Firms),
        growth: (depth / (1.0 + depth) - libm::log1p(depth)) / (g * g),
    })
}
