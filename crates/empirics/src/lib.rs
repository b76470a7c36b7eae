#![doc = include_str!("../README.md")]

mod author_tests;
pub mod calendar;
mod capex;
mod contradiction;
mod dataset;
mod datasets;
mod device;
mod drafts;
mod dram;
mod error;
mod export_control;
mod hbm;
mod ibm;
mod learning_rate;
mod load;
mod openrouter;
mod package;
mod performance_curve;
mod prediction;
mod printed;
mod printed_table;
mod provenance;
mod r0_inputs;
mod statement;
mod transition;

pub use author_tests::{AuthorResult, AuthorTests, MakerQuarter, ReleasedModel};
pub use capex::{
    AuthorCapex, Capex, CapexBasis, CapexDefinition, CapexKind, FOUR_FIRMS, FiledTotal, Filing,
};
pub use contradiction::{Contradiction, Place, Scope};
pub use dataset::Dataset;
pub use datasets::Datasets;
pub use device::{
    Crossing, CrossingCondition, DENSE_70B_Q4_GB, DecodeSpeed, Device, Devices, FormFactor,
    token_ceiling,
};
pub use drafts::{DRAFTS, DraftValue, Drafts, NewClaim, OUR_VERSIONS};
pub use dram::{Dram, DramMarketYear, DramYear};
pub use error::DataError;
pub use export_control::{CompetingPrediction, ExportControl, ModelFamily, Treatment};
pub use hbm::{Hbm, HbmGeneration, HbmPrice};
pub use ibm::IbmYear;
pub use jiff::civil::Date;
pub use learning_rate::PublishedLearningRate;
pub use load::{DataFile, sha256};
pub use openrouter::{OpenRouter, RoutedTokens};
pub use package::{Field, Licence, Resource, Source};
pub use performance_curve::{CurveYear, EB_PER_MILLION_MBIT, PerformanceCurves, SolarYear};
pub use prediction::{Measure, Observation, Predictions, StatedPrediction};
pub use printed::{Meaning, Printed};
pub use printed_table::{PrintedTable, PrintedTables};
pub use provenance::{Grade, Provenance};
pub use r0_inputs::{R0Input, R0Inputs, R0Series};
pub use statement::SourceStatement;
pub use transition::{InternetYear, PcYear, Transitions};
