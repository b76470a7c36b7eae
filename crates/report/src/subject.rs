//! What a figure or table is about: the part of the page that it stands in.

/// A part of the page for figures and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The differential game.
    Game,
    /// Learning curves.
    Learning,
    /// Adoption.
    Adoption,
    /// What is reported, without a model.
    Record,
    /// What twelve drafts print.
    Drafts,
}

impl Subject {
    /// All of them in the order of the page.
    pub const ALL: [Self; 5] = [
        Self::Game,
        Self::Learning,
        Self::Adoption,
        Self::Record,
        Self::Drafts,
    ];

    /// Anchor of the part.
    #[must_use]
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Game => "game",
            Self::Learning => "learning",
            Self::Adoption => "adoption",
            Self::Record => "record",
            Self::Drafts => "how-the-numbers-moved",
        }
    }

    /// Name of the part.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Game => "The game",
            Self::Learning => "Learning curves",
            Self::Adoption => "Adoption",
            Self::Record => "The record",
            Self::Drafts => "How the numbers moved",
        }
    }
}
