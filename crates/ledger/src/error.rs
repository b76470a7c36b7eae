//! Everything that can go wrong while claims and predictions are computed.

/// Why a claim, a contradiction or a prediction could not be computed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
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
    /// A number that something is computed from is not in the data.
    #[error("the data have no {what}, from which a claim is computed")]
    Absent {
        /// Which number.
        what: String,
    },
    /// A contradiction names a claim that is not in the ledger.
    #[error(
        "contradiction {contradiction} links {claim}; an identifier of `endodec claims` is required"
    )]
    UnknownClaim {
        /// Identifier of the contradiction.
        contradiction: String,
        /// What it links to.
        claim: String,
    },
}
