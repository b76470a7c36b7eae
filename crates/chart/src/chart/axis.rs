//! Axes: titles, scales, ticks.

/// An axis: its title with unit, how it scales, where it ends, where its ticks are.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Quantity, symbol and unit.
    pub title: String,
    /// Linear, logarithmic or named places.
    pub scale: Scale,
    /// Both ends in data units; `None` fits the marks, and starts at zero when bars or zero are near.
    pub range: Option<(f64, f64)>,
    /// Where ticks are.
    pub ticks: Ticks,
    /// How tick values are written.
    pub format: Format,
}

impl Axis {
    /// A linear axis that fits its marks.
    #[must_use]
    pub fn linear(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            scale: Scale::Linear,
            range: None,
            ticks: Ticks::Auto,
            format: Format::Number,
        }
    }

    /// A logarithmic axis (base 10) that fits its marks; values are given as they are, not as logarithms.
    #[must_use]
    pub fn log10(title: impl Into<String>) -> Self {
        Self {
            scale: Scale::Log10,
            format: Format::Power,
            ..Self::linear(title)
        }
    }

    /// Calendar years, as decimal years.
    #[must_use]
    pub fn years(title: impl Into<String>) -> Self {
        Self {
            format: Format::Year,
            ..Self::linear(title)
        }
    }

    /// Named places 0, 1, 2…; on a vertical axis the first is at the top.
    #[must_use]
    pub fn categories<S: Into<String>>(
        title: impl Into<String>,
        names: impl IntoIterator<Item = S>,
    ) -> Self {
        Self {
            scale: Scale::Categories(names.into_iter().map(Into::into).collect()),
            ..Self::linear(title)
        }
    }
}

/// How an axis maps values to length.
#[derive(Debug, Clone, PartialEq)]
pub enum Scale {
    /// Equal differences, equal lengths.
    Linear,
    /// Equal ratios, equal lengths; values that are not positive are not drawn.
    Log10,
    /// Names at 0, 1, 2…
    Categories(Vec<String>),
}

/// Where the ticks of an axis are.
#[derive(Debug, Clone, PartialEq)]
pub enum Ticks {
    /// Round numbers, or whole powers of ten.
    Auto,
    /// These values.
    At(Vec<f64>),
    /// These values with these words.
    Named(Vec<(f64, String)>),
}

/// How a tick value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Shortest decimals, thousands separated by commas: 1,000 and 0.25.
    Number,
    /// A fraction as per cent: 0.4 as 40 %.
    Percent,
    /// A year: 2025.
    Year,
    /// A power of ten: 10^{−12}; 0.1, 1 and 10 as they are.
    Power,
}
