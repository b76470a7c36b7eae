//! Everything that can go wrong while a report is made.

use std::path::PathBuf;

/// Why a figure, a table or a page could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The game refused its parameters or did not converge.
    #[error(transparent)]
    Game(#[from] endodec_game::GameError),
    /// A learning curve could not be fitted.
    #[error(transparent)]
    Learning(#[from] endodec_learning::LearningError),
    /// An adoption model refused its parameters or did not converge.
    #[error(transparent)]
    Adoption(#[from] endodec_adoption::AdoptionError),
    /// A dataset could not be read.
    #[error(transparent)]
    Data(#[from] endodec_empirics::DataError),
    /// A sample or a baseline of the paper could not be made.
    #[error(transparent)]
    Paper(#[from] endodec_paper::PaperError),
    /// A claim or a prediction could not be computed.
    #[error(transparent)]
    Ledger(#[from] endodec_ledger::LedgerError),
    /// A chart could not be drawn.
    #[error(transparent)]
    Chart(#[from] endodec_chart::ChartError),
    /// The page could not be turned into Typst source.
    #[error("the paper copy cannot be written: {reason}")]
    PaperCopy {
        /// What stood in the way.
        reason: String,
    },
    /// A figure or table could not be made from the data.
    #[error("{slug} cannot be made: {reason}")]
    Item {
        /// Name of the figure or table.
        slug: &'static str,
        /// What stood in the way.
        reason: Box<Self>,
    },
    /// Nothing that can be reproduced has this name.
    #[error("nothing to reproduce is called `{slug}`; `endodec reproduce --list` lists the names")]
    UnknownItem {
        /// The name asked for.
        slug: String,
    },
    /// The data hold no dated observation, so that there is no day to score the predictions on.
    #[error("the data hold no dated observation to score the predictions by")]
    NoObservation,
    /// The pages cannot be read at this address.
    #[error(
        "the address `{address}` of the site must begin with https:// or http:// and have no query, anchor or space"
    )]
    Site {
        /// What was given.
        address: String,
    },
    /// A file could not be written.
    #[error("{path}: cannot be written: {source}")]
    Write {
        /// Where it should have gone.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
