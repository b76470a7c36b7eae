//! Names of the parameters.

macro_rules! keys {
    ($($key:ident)*) => {
        /// A parameter, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        #[expect(missing_docs, reason = "each is described in PARAMETERS")]
        pub enum Key { $($key),* }

        impl Key {
            /// All of them, in the order of [`PARAMETERS`](crate::PARAMETERS) and of [`Values`](crate::Values).
            pub const ALL: &'static [Self] = &[$(Self::$key),*];
        }
    };
}

keys! {
    Firms Intercept Slope Discount Displacement TrainingValue InferenceProfit Distance YearsPerUnit
    Elasticity Reading Cost Target OutputGrowth EfficiencyGrowth Relaxes Noise RecordYears RecordGrowth
    AdoptionSlope Latency Network Friction FrictionDecay Churn OutputRate AdoptionOutput InvestmentResponse
    External InitialShare
    Rivals Cost1 Cost2 Cost3 Cost4 Value1 Value2 Value3 Value4
}

/// How many parameters there are.
pub const COUNT: usize = Key::ALL.len();
