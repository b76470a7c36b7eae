//! Parameters and the validated game.

use crate::{GameError, Market};
use endodec_numerics::parameter::{non_negative, positive, require};

/// The parameters of the game, in the paper's symbols.
///
/// Rates are per model unit of time, profits and values per model unit of money: the paper
/// fixes neither unit (see [`calibration`](crate::calibration)).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Params {
    /// Number of firms `N`, at least 2. An integer for a market; real values are allowed, since
    /// the comparative statics differentiate by it.
    pub firms: f64,
    /// Demand intercept `a`.
    pub intercept: f64,
    /// Demand slope `b`.
    pub slope: f64,
    /// Discount rate `r`, per unit of time.
    pub discount: f64,
    /// Post-crossing displacement rate of inference revenue `δ`, per unit of time.
    pub displacement: f64,
    /// Training and licensing value that survives crossing `S_T`, per firm.
    pub training_value: f64,
    /// Pre-crossing inference profit of the industry `S_I`, per unit of time; `None` stands for
    /// the industry's Cournot profit `N·a²/(b(N+1)²)`.
    pub inference_profit: Option<f64>,
    /// Distance to crossing `x₀`, in units of cumulative output.
    pub distance: f64,
}

impl Params {
    /// An example: five firms on `P = 10 − Q/2`, a discount rate of 5 per cent and a displacement of
    /// 30 per cent per unit of time, no training value, ten units of output from crossing.
    pub const EXAMPLE: Self = Self {
        firms: 5.0,
        intercept: 10.0,
        slope: 0.5,
        discount: 0.05,
        displacement: 0.30,
        training_value: 0.0,
        inference_profit: None,
        distance: 10.0,
    };

    /// The same parameters with the continuation value set to `S` directly (`S_T = S`, `S_I = 0`).
    #[must_use]
    pub const fn with_continuation_value(self, value: f64) -> Self {
        Self {
            training_value: value,
            inference_profit: Some(0.0),
            ..self
        }
    }
}

/// The game with validated parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Game {
    params: Params,
    inference_profit: f64,
    continuation_value: f64,
}

impl Game {
    /// Validates the parameters.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] if a parameter is not finite or outside its domain: `N ≥ 2`;
    /// `a, b, r > 0`; `δ, S_T, S_I, x₀ ≥ 0`. [`GameError::Scale`] if they are each valid but
    /// together leave the range of double precision.
    pub fn new(params: Params) -> Result<Self, GameError> {
        let firms = require(
            "firms N",
            params.firms,
            "a finite number of at least 2 (with one firm there is no rivalry: use the cooperative solution)",
            params.firms >= 2.0,
        )?;
        let market = Market {
            intercept: params.intercept,
            slope: params.slope,
        }
        .validated()?;
        positive("discount r", params.discount)?;
        non_negative("displacement delta", params.displacement)?;
        non_negative("training value S_T", params.training_value)?;
        if let Some(profit) = params.inference_profit {
            non_negative("inference profit S_I", profit)?;
        }
        non_negative("distance x0", params.distance)?;

        let inference_profit = params
            .inference_profit
            .unwrap_or_else(|| market.cournot_profit(firms));
        let continuation_value = params.training_value
            + inference_profit / (firms * (params.discount + params.displacement));
        let game = Self {
            params,
            inference_profit,
            continuation_value,
        };
        for (quantity, given) in [
            ("the continuation value S", continuation_value + 1.0),
            (
                "the Nash steady state a²/(rb(N+1)²)",
                game.nash_steady_state(),
            ),
            (
                "the cooperative steady state a²/(4bNr)",
                game.cooperative_steady_state(),
            ),
            (
                "the rate 2br/a",
                2.0 * params.slope * params.discount / params.intercept,
            ),
            ("the fourth power of N", firms * firms * firms * firms),
        ] {
            if !given.is_normal() {
                return Err(GameError::Scale { quantity, given });
            }
        }
        Ok(game)
    }

    /// The same game at another distance to crossing.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] if the distance is negative or not finite.
    pub fn at_distance(self, distance: f64) -> Result<Self, GameError> {
        non_negative("distance x", distance)?;
        Ok(Self {
            params: Params {
                distance,
                ..self.params
            },
            ..self
        })
    }

    /// The parameters as given.
    #[must_use]
    pub const fn params(&self) -> Params {
        self.params
    }

    /// The market of the game.
    #[must_use]
    pub const fn market(&self) -> Market {
        Market {
            intercept: self.params.intercept,
            slope: self.params.slope,
        }
    }

    /// Number of firms `N`.
    #[must_use]
    pub const fn firms(&self) -> f64 {
        self.params.firms
    }

    /// Discount rate `r`.
    #[must_use]
    pub const fn discount(&self) -> f64 {
        self.params.discount
    }

    /// Distance to crossing `x₀`.
    #[must_use]
    pub const fn distance(&self) -> f64 {
        self.params.distance
    }

    /// Industry inference profit `S_I`: the one given, or the Cournot profit.
    #[must_use]
    pub const fn inference_profit(&self) -> f64 {
        self.inference_profit
    }

    /// Continuation value per firm, `S = S_T + S_I/(N(r+δ))` (v1 eq. 5, v2 eq. 5).
    #[must_use]
    pub const fn continuation_value(&self) -> f64 {
        self.continuation_value
    }

    /// Value per firm of Nash rivalry for ever, `a²/(rb(N+1)²)`: the limit of `V_N(x)` far from
    /// crossing, and the continuation value at which a Nash firm is indifferent to crossing.
    #[must_use]
    pub fn nash_steady_state(&self) -> f64 {
        self.market().cournot_profit(self.firms()) / self.firms() / self.discount()
    }

    /// Value per firm of a cartel for ever, `a²/(4bNr)`: the limit of `V_P(x)` far from crossing.
    #[must_use]
    pub fn cooperative_steady_state(&self) -> f64 {
        self.market().cournot_profit(1.0) / self.firms() / self.discount()
    }
}
