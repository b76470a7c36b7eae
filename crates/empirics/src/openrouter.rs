//! Tokens routed by OpenRouter, by kind of model: the one public record of open-weight use.

use endodec_reader::Row;

use crate::{DataError, Dataset, Date, SourceStatement, load::Files};

/// Tokens routed in a day or a calendar month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoutedTokens {
    /// First day of the period, UTC.
    pub date: Date,
    /// Last day of the period that the record covers, UTC.
    pub through: Date,
    /// Tokens of closed models.
    pub closed: f64,
    /// Tokens of open-weight models.
    pub open: f64,
    /// Tokens of models that nobody could classify.
    pub unknown: f64,
    /// Tokens of models outside the 50 largest.
    pub other: f64,
}

impl RoutedTokens {
    /// All tokens.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.closed + self.open + self.unknown + self.other
    }

    /// Open over all tokens: unclassified and small models count as closed.
    #[must_use]
    pub fn open_share_low(&self) -> f64 {
        self.open / self.total()
    }

    /// Open over open and closed: unclassified and small models are left out.
    #[must_use]
    pub fn open_share_high(&self) -> f64 {
        self.open / (self.open + self.closed)
    }

    /// Open, unclassified and small models over all tokens: what the share could be at most.
    #[must_use]
    pub fn open_share_ceiling(&self) -> f64 {
        1.0 - self.closed / self.total()
    }
}

/// What is known of tokens routed by OpenRouter.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenRouter {
    /// Calendar months from January 2025.
    pub monthly: Dataset<RoutedTokens>,
    /// The days of January and February 2025.
    pub daily: Dataset<RoutedTokens>,
    /// Statements of the study of December 2025.
    pub study: Dataset<SourceStatement>,
}

impl OpenRouter {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        let observed_through = files.observed_through("openrouter_open_share_monthly");
        Ok(Self {
            monthly: files.dataset("openrouter_open_share_monthly", |row| {
                let date = row.date("date")?;
                let end = date.last_of_month();
                let through = observed_through
                    .filter(|last| (date..=end).contains(last))
                    .unwrap_or(end);
                tokens(row, date, through)
            })?,
            daily: files.dataset("openrouter_open_share_daily_2025q1", |row| {
                let date = row.date("date")?;
                tokens(row, date, date)
            })?,
            study: files.dataset("openrouter_state_of_ai_facts", |row| {
                SourceStatement::read(row, None, "fact")
            })?,
        })
    }
}

fn tokens(row: Row<'_>, date: Date, through: Date) -> Result<RoutedTokens, DataError> {
    let count = |column| {
        let value = row.number(column)?;
        if value < 0.0 {
            Err(row.bad(column, "a number of tokens from 0"))
        } else {
            Ok(value)
        }
    };
    let tokens = RoutedTokens {
        date,
        through,
        closed: count("frontier_tokens")?,
        open: count("open_tokens")?,
        unknown: count("unknown_tokens")?,
        other: count("other_tokens")?,
    };
    // Both shares divide by this sum or more.
    if tokens.open + tokens.closed > 0.0 {
        Ok(tokens)
    } else {
        Err(row
            .bad("open_tokens", "at least one classified token")
            .into())
    }
}
