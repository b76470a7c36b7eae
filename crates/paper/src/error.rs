//! Everything that can go wrong between the data and a sample or a baseline.

/// Why a sample or a baseline could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PaperError {
    /// The game refused its parameters, or nothing recovers the printed results.
    #[error(transparent)]
    Game(#[from] endodec_game::GameError),
    /// A dataset could not be read.
    #[error(transparent)]
    Data(#[from] endodec_empirics::DataError),
    /// A printed table lacks what a sample is built from.
    #[error("{table} of the paper has no {what}")]
    PrintedTable {
        /// Version and number of the table.
        table: String,
        /// What was looked for.
        what: String,
    },
}
