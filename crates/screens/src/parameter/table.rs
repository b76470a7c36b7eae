//! The table itself: the game, the calendar, adoption, unequal firms.

use endodec_paper::{Constants, OUTPUT_RATE};

use super::description::{ParameterEntry, ParameterScale};
use super::key::{COUNT, Key};

const RECOVERED: &str = "recovered from the paper's printed results, which give no a, b or x₀; only a²/b and b·x₀/a are identified";
const OURS: &str = "ours: the paper prints no calibration; puts both crossings inside its windows";
const UNEQUAL: &str = "ours, an example; the paper has no numbers for unequal firms";

/// A parameter with a default; name, symbol, meaning and unit stand together.
const fn fixed(
    key: Key,
    [name, symbol, meaning, unit]: [&'static str; 4],
    default: f64,
    scale: ParameterScale,
    source: &'static str,
) -> ParameterEntry {
    ParameterEntry {
        key,
        name,
        symbol,
        meaning,
        unit,
        source,
        default: Some(default),
        automatic: "",
        scale,
    }
}

/// Every parameter, in the order of [`Key::ALL`].
pub static PARAMETERS: [ParameterEntry; COUNT] = table(&Constants::PAPER);

/// The parameters, those that the paper has a number for starting from that number.
#[rustfmt::skip]
pub(super) const fn table(paper: &Constants) -> [ParameterEntry; COUNT] { [
    fixed(Key::Firms, ["firms", "N", "Number of firms", ""], paper.firms, ParameterScale::Whole(2.0, 20.0), "v1 section 3.7, v2 section 3.7"),
    fixed(Key::Intercept, ["intercept", "a", "Demand intercept of P = a − bQ", "price"], paper.intercept, ParameterScale::Linear(2.0, 30.0), RECOVERED),
    fixed(Key::Slope, ["slope", "b", "Demand slope of P = a − bQ", "price per unit of output"], paper.slope, ParameterScale::Log(0.05, 5.0), RECOVERED),
    fixed(Key::Discount, ["discount", "r", "Discount rate", "per unit of time"], paper.discount, ParameterScale::Log(0.005, 0.5), "v1 section 3.7"),
    fixed(Key::Displacement, ["displacement", "δ", "Displacement rate of inference revenue after crossing", "per unit of time"], paper.displacement, ParameterScale::Linear(0.0, 1.5), "v1 sections 3.7 and 5.1, v2 sections 3.7 and 6.1 (IBM)"),
    fixed(Key::TrainingValue, ["training-value", "S_T", "Training value that survives crossing, per firm", "value"], paper.training_value, ParameterScale::Linear(0.0, 40.0), "v1 section 3.7: pure displacement"),
    ParameterEntry {
        key: Key::InferenceProfit,
        name: "inference-profit",
        symbol: "S_I",
        meaning: "Inference profit of the industry before crossing",
        unit: "value per unit of time",
        source: "v1 eq. 5, v2 eq. 5, read as the author's script does",
        default: None,
        automatic: "Cournot profit N·a²/(b(N+1)²)",
        scale: ParameterScale::Linear(0.0, 300.0),
    },
    fixed(Key::Distance, ["distance", "x₀", "Distance to crossing", "units of cumulative output"], paper.distance, ParameterScale::Linear(0.2, 40.0), RECOVERED),
    fixed(Key::YearsPerUnit, ["years-per-unit", "τ", "Calendar years in one unit of model time", "years"], paper.years_per_unit, ParameterScale::Log(0.5, 20.0), "recovered from v1 section 3.7 (3.8 and 18.3 years); 6.07 to 6.12 fit, and the paper prints none"),
    fixed(Key::Elasticity, ["elasticity", "α", "Printed learning exponent", ""], paper.elasticity, ParameterScale::Linear(0.05, 1.2), "v1 section 3.7, v2 section 3.7: stacked memory"),
    fixed(Key::Reading, ["reading", "", "What the printed exponent is: the elasticity of cost in cumulative output, or the fall of cost per doubling", ""], 0.0, ParameterScale::Choice(&["elasticity", "rate"]), "the paper uses both; its formulas want the elasticity"),
    fixed(Key::Cost, ["cost", "c₀", "Unit cost today", "$/GB"], paper.cost_usd_per_gb, ParameterScale::Log(1.0, 60.0), "v1 section 3.7 (2024), v2 section 3.7 (2025)"),
    fixed(Key::Target, ["target", "c*", "Unit cost at which the distributed alternative is competitive", "$/GB"], paper.low_target_usd_per_gb, ParameterScale::Log(0.5, 12.0), "v1 section 3.7, v2 section 3.7, lower end of $5–7"),
    fixed(Key::OutputGrowth, ["output-growth", "g", "Growth of cumulative output", "fraction a year"], paper.table_2_growth, ParameterScale::Linear(0.02, 1.5), "behind v2 Table 2"),
    fixed(Key::EfficiencyGrowth, ["efficiency-growth", "e", "Growth of algorithmic efficiency", "fraction a year"], 0.0, ParameterScale::Linear(0.0, 2.0), "v2 section 5.3 has the mechanism and no number; 0 is v2 Table 2"),
    fixed(Key::Relaxes, ["relaxes", "", "What efficiency relaxes: the unit cost that must be reached, or the cumulative output that must be reached", ""], 0.0, ParameterScale::Choice(&["cost", "output"]), "v2 section 5.3 can be read both ways"),
    fixed(Key::Noise, ["noise", "σ", "Noise of the logarithm of cost in one year", ""], 0.15, ParameterScale::Linear(0.0, 0.6), "ours: six real records in the report have .06 to .40"),
    fixed(Key::RecordYears, ["record-years", "m", "Years of record behind the exponent", "years"], 10.0, ParameterScale::Whole(3.0, 60.0), "stacked memory, 2015 to 2025"),
    fixed(Key::RecordGrowth, ["record-growth", "", "Growth of cumulative output during the record", "fraction a year"], 0.5, ParameterScale::Linear(0.05, 2.0), "ours: no cumulative series of stacked memory is public"),
    fixed(Key::AdoptionSlope, ["adoption-slope", "β₀", "Adoption per year and unit of cost saved", "per year and $/GB"], paper.adoption_slope, ParameterScale::Linear(0.1, 4.0), OURS),
    fixed(Key::Latency, ["latency", "λ", "Advantage in latency", "per year"], paper.latency(), ParameterScale::Linear(0.0, 6.0), OURS),
    fixed(Key::Network, ["network", "γ", "Network multiplier", ""], paper.network, ParameterScale::Linear(0.2, 3.0), OURS),
    fixed(Key::Friction, ["friction", "κ₀", "Coordination friction before anything is invested in the ecosystem", "per year"], paper.friction, ParameterScale::Linear(0.0, 10.0), OURS),
    fixed(Key::FrictionDecay, ["friction-decay", "η", "Fall of friction per unit of ecosystem investment, κ = κ₀e^(−ηE)", "per unit of investment"], paper.friction_decay, ParameterScale::Linear(0.0, 3.0), OURS),
    fixed(Key::Churn, ["churn", "μ", "Churn of adopters", "per year"], paper.churn(), ParameterScale::Linear(0.0, 4.0), OURS),
    fixed(Key::OutputRate, ["output-rate", "", "Output of the centralised industry", "exabytes a year"], OUTPUT_RATE, ParameterScale::Log(2.0, 300.0), "ours: reaches the printed 112 EB 3.8 years after the start of 2024"),
    fixed(Key::AdoptionOutput, ["adoption-output", "", "Output that adopters add at full adoption", "exabytes a year"], paper.adoption_output, ParameterScale::Linear(0.0, 300.0), OURS),
    fixed(Key::InvestmentResponse, ["investment-response", "", "Ecosystem investment per year and unit of cost advantage", ""], paper.investment_response, ParameterScale::Linear(0.0, 4.0), "ours; v1 Appendix C.3 has the mechanism"),
    fixed(Key::External, ["external", "", "Adoption from outside, which needs no adopter", "per year"], paper.external, ParameterScale::Linear(0.0, 0.2), "ours: without it the share dies out before R₀ passes one"),
    fixed(Key::InitialShare, ["initial-share", "s₀", "Share in 2024", "fraction"], paper.initial_share, ParameterScale::Log(0.0001, 0.5), OURS),
    fixed(Key::Rivals, ["rivals", "N", "Number of unequal firms", ""], 3.0, ParameterScale::Whole(2.0, 4.0), UNEQUAL),
    fixed(Key::Cost1, ["cost-1", "c₁", "Unit cost of the first firm", "price"], 0.0, ParameterScale::Linear(0.0, 9.0), UNEQUAL),
    fixed(Key::Cost2, ["cost-2", "c₂", "Unit cost of the second firm", "price"], 0.0, ParameterScale::Linear(0.0, 9.0), UNEQUAL),
    fixed(Key::Cost3, ["cost-3", "c₃", "Unit cost of the third firm", "price"], 1.0, ParameterScale::Linear(0.0, 9.0), UNEQUAL),
    fixed(Key::Cost4, ["cost-4", "c₄", "Unit cost of the fourth firm", "price"], 2.0, ParameterScale::Linear(0.0, 9.0), UNEQUAL),
    fixed(Key::Value1, ["value-1", "S₁", "Value of the first firm after crossing", "value"], 20.0, ParameterScale::Linear(0.0, 80.0), UNEQUAL),
    fixed(Key::Value2, ["value-2", "S₂", "Value of the second firm after crossing", "value"], 15.0, ParameterScale::Linear(0.0, 80.0), UNEQUAL),
    fixed(Key::Value3, ["value-3", "S₃", "Value of the third firm after crossing", "value"], 15.0, ParameterScale::Linear(0.0, 80.0), UNEQUAL),
    fixed(Key::Value4, ["value-4", "S₄", "Value of the fourth firm after crossing", "value"], 15.0, ParameterScale::Linear(0.0, 80.0), UNEQUAL),
] }

impl ParameterEntry {
    /// The parameter of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        PARAMETERS.iter().find(|parameter| parameter.name == name)
    }
}

/// The parameter of a key.
#[must_use]
pub fn parameter(key: Key) -> &'static ParameterEntry {
    &PARAMETERS[key as usize]
}
