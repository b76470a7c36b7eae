//! Every constant of the paper's computations, with its place.

/// Where a constant comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The paper prints it.
    Printed,
    /// Not printed: recovered from results that are.
    Recovered,
    /// Not printed: from the author's script.
    Script,
    /// Chosen here, where the paper has a parameter and no number.
    Ours,
}

/// A constant: what it is, where it stands, and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct Constant {
    /// Name of the field of [`Constants`].
    pub name: &'static str,
    /// Symbol in the paper; empty where it has none.
    pub symbol: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// Unit; empty where there is none.
    pub unit: &'static str,
    /// Where it comes from.
    pub standing: Standing,
    /// Version and section, several separated by `; `; of what is recovered, where the results stand; empty for ours.
    pub place: &'static str,
    get: fn(&Constants) -> f64,
    set: fn(&mut Constants, f64),
}

impl Constant {
    /// The constant of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        CONSTANTS.iter().find(|constant| constant.name == name)
    }

    /// Its value among these.
    #[must_use]
    pub fn value(&self, constants: &Constants) -> f64 {
        (self.get)(constants)
    }

    /// These constants with this one replaced: the one place where an error is planted.
    #[must_use]
    pub fn with(&self, constants: Constants, value: f64) -> Constants {
        let mut moved = constants;
        (self.set)(&mut moved, value);
        moved
    }
}

macro_rules! constants {
    ($(
        #[doc = $meaning:literal]
        $name:ident = $value:literal, $symbol:literal, $unit:literal, $standing:ident, $place:literal;
    )*) => {
        /// The constants, a field each; [`CONSTANTS`] says what each is and where it stands.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct Constants {
            $(#[doc = $meaning] pub $name: f64,)*
        }

        impl Constants {
            /// As the paper has them.
            pub const PAPER: Self = Self { $($name: $value,)* };
        }

        /// Every constant, in the order of the fields of [`Constants`].
        pub static CONSTANTS: &[Constant] = &[$(
            Constant {
                name: stringify!($name),
                symbol: $symbol,
                meaning: $meaning,
                unit: $unit,
                standing: Standing::$standing,
                place: $place,
                get: |constants| constants.$name,
                set: |constants, value| constants.$name = value,
            },
        )*];
    };
}

constants! {
    // The game.
    /// Number of firms.
    firms = 5.0, "N", "", Printed, "v1 section 3.7; v2 section 3.7";
    /// Demand intercept of P = a − bQ; only a²/b and b·x₀/a are identified.
    intercept = 10.0, "a", "price", Recovered, "v1 sections 3.5 and 3.7";
    /// Demand slope of P = a − bQ.
    slope = 0.5, "b", "price per unit of output", Recovered, "v1 sections 3.5 and 3.7";
    /// Discount rate.
    discount = 0.05, "r", "per unit of time", Printed, "v1 section 3.7";
    /// Displacement rate of inference revenue after crossing, from IBM.
    displacement = 0.30, "δ", "per unit of time", Printed, "v1 sections 3.7 and 5.1; v2 sections 3.7 and 6.1";
    /// Training value that survives crossing, per firm: pure displacement.
    training_value = 0.0, "S_T", "value", Printed, "v1 section 3.7";
    /// Distance to crossing.
    distance = 10.0, "x₀", "units of cumulative output", Recovered, "v1 sections 3.5 and 3.7";
    /// Value of a rival at the start.
    nash_value = 19.22, "V_N(x₀)", "value", Printed, "v1 section 3.5";
    /// Value of a member of the cartel at the start.
    cooperative_value = 29.16, "V_P(x₀)", "value", Printed, "v1 section 3.5";

    // The calendar.
    /// Calendar years in one unit of model time; any value in [6.078, 6.111] gives both printed times.
    years_per_unit = 6.1, "τ", "years", Recovered, "v1 section 3.7";
    /// Year from which crossing times count.
    start_year = 2024.0, "", "year", Printed, "v1 section 3.7; v2 section 3.7";
    /// Years until rivals cross.
    nash_time = 3.8, "T_N", "years", Printed, "v1 section 3.7";
    /// Years until the cartel crosses.
    cooperative_time = 18.3, "T_C", "years", Printed, "v1 section 3.7";
    /// Year in which rivals cross.
    nash_year = 2028.0, "", "year", Printed, "v1 section 3.7; v2 section 3.7";
    /// Year in which the cartel crosses.
    cooperative_year = 2042.0, "", "year", Printed, "v1 section 3.7; v2 section 3.7";
    /// Number of investors after the entries of 2025-26.
    many_firms = 12.0, "N", "", Printed, "v1 section 3.7";
    /// Years until that many rivals cross.
    many_firms_time = 3.3, "T_N", "years", Printed, "v1 section 3.7";

    // Shares, losses and spending.
    /// Smallest share of a firm's value that training keeps.
    training_share_low = 0.2, "", "", Printed, "v1 section 3.7";
    /// Largest share of a firm's value that training keeps.
    training_share_high = 0.4, "", "", Printed, "v1 section 3.7";
    /// Share of its profit pool that IBM lost.
    lost_share = 0.60, "", "", Printed, "v1 section 3.7; v2 section 3.7";
    /// Years in which IBM lost it.
    lost_years = 3.0, "", "years", Printed, "v1 section 3.7; v2 section 3.7";
    /// Smallest output of rivals over that of the cartel.
    output_ratio_low = 3.0, "", "", Printed, "v1 section 3.7; v1 Appendix B; v2 Table 12";
    /// Largest output of rivals over that of the cartel.
    output_ratio_high = 4.0, "", "", Printed, "v1 section 3.7; v1 Appendix B; v2 Table 12";
    /// Spending of the industry in 2024.
    spending_2024 = 230.0, "", "10⁹ US$", Printed, "v1 Appendix B; v2 Appendix B";
    /// Spending of the industry guided for 2025.
    spending_2025 = 436.0, "", "10⁹ US$", Printed, "v1 Appendix B; v2 Appendix B";

    // Stacked memory.
    /// Learning elasticity of stacked memory.
    elasticity = 0.23, "α", "", Printed, "v1 section 3.7; v2 section 3.7";
    /// Cumulative stacked memory through 2024.
    cumulative_eb = 2.5, "Q₀", "EB", Printed, "v1 section 3.7";
    /// Cost of stacked memory today.
    cost_usd_per_gb = 12.0, "c₀", "US$/GB", Printed, "v1 section 3.7; v2 section 3.7";
    /// Lower cost at which the distributed alternative is competitive.
    low_target_usd_per_gb = 5.0, "c*", "US$/GB", Printed, "v1 section 3.7; v2 section 3.7";
    /// Higher cost at which the distributed alternative is competitive.
    high_target_usd_per_gb = 7.0, "c*", "US$/GB", Printed, "v1 section 3.7; v2 section 3.7";
    /// Cumulative output at which the higher cost is reached.
    low_threshold_eb = 26.0, "Q̄", "EB", Printed, "v1 section 3.7";
    /// Cumulative output at which the lower cost is reached.
    high_threshold_eb = 112.0, "Q̄", "EB", Printed, "v1 section 3.7; v2 section 3.7";
    /// Fall of cost behind Table 2, a factor.
    table_2_price_fall = 12.0, "c₀/c*", "", Script, "v2 Table 2";
    /// Yearly growth of cumulative output behind Table 2.
    table_2_growth = 0.25, "g", "fraction a year", Script, "v2 Table 2";
    /// Year of crossing at α = 0.12.
    table_2_year_12 = 2117.0, "", "year", Printed, "v2 Table 2";
    /// Year of crossing at α = 0.15.
    table_2_year_15 = 2098.0, "", "year", Printed, "v2 Table 2";
    /// Year of crossing at α = 0.20.
    table_2_year_20 = 2080.0, "", "year", Printed, "v2 Table 2";
    /// Year of crossing at α = 0.23.
    table_2_year_23 = 2071.0, "", "year", Printed, "v2 Table 2";
    /// Year of crossing at α = 0.25.
    table_2_year_25 = 2069.0, "", "year", Printed, "v2 Table 2";
    /// Year of crossing at α = 0.32.
    table_2_year_32 = 2059.0, "", "year", Printed, "v2 Table 2";
    /// Standard error of the elasticity of stacked memory.
    hbm_std_error = 0.06, "SE", "", Printed, "v2 section 5.2.2";
    /// Smallest elasticity with one generation left out.
    hbm_leave_one_out_low = 0.19, "", "", Printed, "v2 section 5.2.2";
    /// Largest elasticity with one generation left out.
    hbm_leave_one_out_high = 0.27, "", "", Printed, "v2 section 5.2.2";
    /// Elasticity of the first window.
    hbm_first_window = 0.30, "", "", Printed, "v2 section 5.2.2";
    /// Lower end of the bootstrap interval.
    hbm_bootstrap_low = 0.14, "", "", Printed, "v2 section 5.2.2";
    /// Upper end of the bootstrap interval.
    hbm_bootstrap_high = 0.32, "", "", Printed, "v2 section 5.2.2";

    // DRAM, and the band of Prediction 5.
    /// Last year of the first regime of the DRAM curve.
    first_break = 1994.0, "", "year", Printed, "v2 Table 13";
    /// Last year of its second regime.
    second_break = 2007.0, "", "year", Printed, "v2 Table 13";
    /// Lower end of the band of elasticities of Prediction 5.
    band_low = 0.18, "α", "", Printed, "v1 section 6; v2 section 7";
    /// Upper end of that band.
    band_high = 0.28, "α", "", Printed, "v1 section 6; v2 section 7";
    /// Elasticity below which Prediction 5 fails.
    band_collapse = 0.15, "α", "", Printed, "v2 section 7";
    /// Years of the rolling window in which it is estimated.
    band_window = 3.0, "", "years", Printed, "v2 section 7";
    /// Years after the end of the supercycle within which it must be back.
    band_grace = 2.0, "", "years", Printed, "v2 section 7";

    // Adoption as printed, per month.
    /// Contact rate behind the implied R₀: "normalized to monthly frequency".
    contact_rate_monthly = 1.0, "δ", "per month", Printed, "v2 section 5.4.1";
    /// Adoption rate times network multiplier.
    gain_monthly = 0.24, "βγ", "per month", Printed, "v2 section 5.4.3";
    /// Churn of the platform, within the printed .08 to .17.
    churn_monthly = 0.10, "μ", "per month", Printed, "v2 section 5.4.3";
    /// Friction at the peak of adoption, January 2025.
    smallest_friction_monthly = 0.05, "κ", "per month", Printed, "v2 section 5.4.3";
    /// Friction in mid-2024.
    largest_friction_monthly = 0.11, "κ", "per month", Printed, "v2 section 5.4.3";
    /// First year in which R₀ of distributed inference may pass one (Prediction 2*).
    self_sustaining_from = 2030.0, "", "year", Printed, "v1 section 6; v2 section 7";
    /// Last year in which it may.
    self_sustaining_to = 2032.0, "", "year", Printed, "v1 section 6; v2 section 7";

    // Adoption, our calibration per year; the paper prints none.
    /// Adoption per year and unit of cost saved.
    adoption_slope = 1.2, "β₀", "per year and US$/GB", Ours, "";
    /// Network multiplier.
    network = 1.0, "γ", "", Ours, "";
    /// Coordination friction before anything is invested in the ecosystem.
    friction = 4.2, "κ₀", "per year", Ours, "";
    /// Fall of friction per unit of ecosystem investment, κ = κ₀e^(−ηE).
    friction_decay = 0.79, "η", "per unit of investment", Ours, "";
    /// Ecosystem investment per year and unit of cost advantage.
    investment_response = 1.0, "φ", "", Ours, "";
    /// Output that adopters add at full adoption.
    adoption_output = 60.0, "", "EB a year", Ours, "";
    /// Adoption from outside, which needs no adopter.
    external = 0.02, "", "per year", Ours, "";
    /// Share of the distributed architecture at the start.
    initial_share = 0.01, "s₀", "fraction", Ours, "";
    /// Coordination friction where it is fixed.
    fixed_friction = 2.4, "κ", "per year", Ours, "";
    /// Adoption per year and unit of cost saved where friction is fixed.
    fixed_friction_slope = 1.33, "β₀", "per year and US$/GB", Ours, "";
}
