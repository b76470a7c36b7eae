//! What can go wrong.

/// Why a screen cannot be shown.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ScreenError {
    /// A value that its parameter cannot have.
    #[error("`{name}` must be {requirement}; it is {given}")]
    Value {
        /// Name of the parameter.
        name: &'static str,
        /// What it must be.
        requirement: String,
        /// What was given.
        given: String,
    },
    /// The game refused its parameters or did not converge.
    #[error(transparent)]
    Game(#[from] endodec_game::GameError),
    /// The learning curve refused its parameters.
    #[error(transparent)]
    Learning(#[from] endodec_learning::LearningError),
    /// The adoption model refused its parameters or did not converge.
    #[error(transparent)]
    Adoption(#[from] endodec_adoption::AdoptionError),
}
