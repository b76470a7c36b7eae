//! The learning curve of stacked memory.

use endodec_adoption::threshold::LearningAnchor;
use endodec_learning::identification::PrintedStatistics;
use endodec_learning::stability::StabilityTerms;
use endodec_learning::{Elasticity, LearningError, WrightCurve};
use endodec_numerics::Rounded;

use crate::Constants;

impl Constants {
    /// The known point of the curve: 2.5 EB at 12 $/GB in 2024, and the elasticity .23 (v1 section 3.7).
    #[must_use]
    pub const fn anchor(&self) -> LearningAnchor {
        LearningAnchor {
            output: self.cumulative_eb,
            cost: self.cost_usd_per_gb,
            elasticity: self.elasticity,
        }
    }

    /// The curve through that point.
    ///
    /// # Errors
    /// [`LearningError`] when a constant is not above zero.
    ///
    /// ```
    /// use endodec_paper::Constants;
    ///
    /// let paper = Constants::PAPER;
    /// // The lower cost is reached at the 112 EB that both versions print.
    /// let output = paper.curve()?.threshold(paper.low_target_usd_per_gb)?;
    /// assert!((output - paper.high_threshold_eb).abs() < 0.5);
    /// # Ok::<(), endodec_learning::LearningError>(())
    /// ```
    pub fn curve(&self) -> Result<WrightCurve, LearningError> {
        WrightCurve::new(
            self.cost_usd_per_gb,
            self.cumulative_eb,
            Elasticity::new(self.elasticity)?,
        )
    }

    /// Cumulative output at the lower target cost, `Q̄ = Q₀(c₀/c*)^(1/α)`, EB; printed as 112.
    #[must_use]
    pub fn parity_output(&self) -> f64 {
        self.cumulative_eb
            * libm::pow(
                self.cost_usd_per_gb / self.low_target_usd_per_gb,
                1.0 / self.elasticity,
            )
    }

    /// Cost behind v2 Table 2, `c₀` over the twelve-fold fall, US$/GB.
    #[must_use]
    pub const fn table_2_target(&self) -> f64 {
        self.cost_usd_per_gb / self.table_2_price_fall
    }

    /// The rows of v2 Table 2: elasticity and printed year of crossing.
    #[must_use]
    pub const fn table_2(&self) -> [(f64, f64); 6] {
        [
            (0.12, self.table_2_year_12),
            (0.15, self.table_2_year_15),
            (0.20, self.table_2_year_20),
            (0.23, self.table_2_year_23),
            (0.25, self.table_2_year_25),
            (0.32, self.table_2_year_32),
        ]
    }

    /// The terms of Prediction 5: windows of three years, the floor .15, two years of grace (v2 section 7).
    ///
    /// # Errors
    /// [`LearningError`] when the floor is no elasticity.
    pub fn band_terms(&self) -> Result<StabilityTerms, LearningError> {
        Ok(StabilityTerms {
            window: self.band_window,
            floor: Elasticity::new(self.band_collapse)?,
            grace: self.band_grace,
        })
    }

    /// The printed statistics of the curve, each with half a unit of its second decimal (v2 section 5.2.2).
    #[must_use]
    pub const fn hbm_statistics(&self) -> PrintedStatistics {
        const fn two_decimals(value: f64) -> Rounded {
            Rounded::decimals(value, 2)
        }
        PrintedStatistics {
            elasticity: two_decimals(self.elasticity),
            std_error: two_decimals(self.hbm_std_error),
            leave_one_out: [
                two_decimals(self.hbm_leave_one_out_low),
                two_decimals(self.hbm_leave_one_out_high),
            ],
            first_window: two_decimals(self.hbm_first_window),
            bootstrap: [
                two_decimals(self.hbm_bootstrap_low),
                two_decimals(self.hbm_bootstrap_high),
            ],
        }
    }
}
