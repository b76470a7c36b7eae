//! What claims are computed from.

use endodec_game::{Game, Params, Solution, cooperative, nash};

use crate::error::LedgerError;
use crate::inputs::Inputs;

/// Data, and the constants that the paper's computations start from.
#[derive(Debug, Clone)]
pub struct Evidence<'a> {
    /// Shipped data and calibrated models.
    pub inputs: &'a Inputs,
    /// Constants of the paper.
    pub constants: Constants,
}

impl<'a> Evidence<'a> {
    /// The paper's own constants over these inputs.
    #[must_use]
    pub fn new(inputs: &'a Inputs) -> Self {
        Self {
            inputs,
            constants: Constants::PAPER,
        }
    }

    /// The baseline game, its Nash and its cooperative solution.
    ///
    /// # Errors
    /// When the model refuses the constants.
    pub fn baseline(&self) -> Result<Regimes, LedgerError> {
        Regimes::of(self.constants.game)
    }
}

/// A game with its two solutions.
#[derive(Debug, Clone, Copy)]
pub struct Regimes {
    /// The validated game.
    pub game: Game,
    /// Its Nash solution.
    pub nash: Solution,
    /// Its cooperative solution.
    pub cartel: Solution,
}

impl Regimes {
    /// Solves a game both ways.
    ///
    /// # Errors
    /// When the model refuses the parameters.
    pub fn of(params: Params) -> Result<Self, LedgerError> {
        let game = Game::new(params)?;
        Ok(Self {
            game,
            nash: nash::solve(&game),
            cartel: cooperative::solve(&game),
        })
    }

    /// Distances evenly spaced from the game's own down to one `count`-th of it.
    #[must_use]
    pub fn distances(&self, count: u32) -> Vec<f64> {
        (1..=count)
            .map(|k| self.game.distance() * f64::from(k) / f64::from(count))
            .collect()
    }
}

/// Constants of the paper's computations, each printed unless said otherwise; a test moves each and
/// watches which verdicts turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constants {
    /// The game: `N`, `r`, `δ`, `S_T` printed in section 3.7 of both; `a`, `b`, `x₀` recovered from
    /// the printed results.
    pub game: Params,
    /// Years per model unit of time, recovered: any value in [6.078, 6.111] gives both dates.
    pub years_per_unit: f64,
    /// Year from which crossing times count (both, section 3.7).
    pub start_year: f64,
    /// Number of investors after the entries of 2025-26 (v1 section 3.7).
    pub many_firms: f64,
    /// Smallest and largest share of revenue that training keeps (v1 section 3.7).
    pub training_share: [f64; 2],
    /// Share of its profit pool that IBM lost (both, section 3.7).
    pub lost_share: f64,
    /// Years in which it lost it.
    pub lost_years: f64,
    /// Industry spending in 2024, billion US$ (both, Appendix B).
    pub spending_2024: f64,
    /// Industry spending guided for 2025, billion US$ (both, Appendix B).
    pub spending_2025: f64,
    /// Learning elasticity of stacked memory (both, section 3.7).
    pub elasticity: f64,
    /// Cumulative stacked memory through 2024, EB (v1 section 3.7; v2 does not print it).
    pub cumulative_eb: f64,
    /// Cost of stacked memory today, US$/GB (both, section 3.7).
    pub cost_usd_per_gb: f64,
    /// Lower crossing cost, US$/GB (both, section 3.7).
    pub low_target_usd_per_gb: f64,
    /// Higher crossing cost, US$/GB (both, section 3.7).
    pub high_target_usd_per_gb: f64,
    /// Fall of cost behind v2 Table 2, a factor; from the author's script, not printed.
    pub table_2_price_fall: f64,
    /// Yearly growth of cumulative output behind v2 Table 2; from the author's script, not printed.
    pub table_2_growth: f64,
}

impl Constants {
    /// As the paper has them.
    pub const PAPER: Self = Self {
        game: Params::BASELINE,
        years_per_unit: 6.1,
        start_year: 2024.0,
        many_firms: 12.0,
        training_share: [0.2, 0.4],
        lost_share: 0.60,
        lost_years: 3.0,
        spending_2024: 230.0,
        spending_2025: 436.0,
        elasticity: 0.23,
        cumulative_eb: 2.5,
        cost_usd_per_gb: 12.0,
        low_target_usd_per_gb: 5.0,
        high_target_usd_per_gb: 7.0,
        table_2_price_fall: 12.0,
        table_2_growth: 0.25,
    };
}
