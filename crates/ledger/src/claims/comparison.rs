//! How the two sides of a relation, or the values of a sign, lie: what is shown of them.
//!
//! A residual is never shown as if it were the quantity: both sides stand beside each other, and the gap between
//! them has a name. A sign says what was moved, and by how much the quantity changed.

use serde::Serialize;

use super::statement::Order;
use endodec_table::number::shortest;

/// Both sides of a relation, or the values of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "of", rename_all = "lowercase")]
pub enum RelationSides {
    /// Left and right side where the relation is closest to failing, or fails by most.
    Relation {
        /// Left side.
        left: f64,
        /// Right side.
        right: f64,
        /// What the gap between them is called.
        gap: &'static str,
        /// The gap; negative where an order fails.
        size: f64,
        /// Points compared.
        points: usize,
    },
    /// Smallest and largest value of a quantity whose sign is claimed.
    Sign {
        /// Smallest.
        smallest: f64,
        /// Largest.
        largest: f64,
        /// Values taken.
        points: usize,
        /// What was moved, and by how much.
        moved: &'static str,
    },
}

impl RelationSides {
    /// The sides at the worst of several points; `None` of none.
    pub(super) fn of_sides(order: Order, sides: &[[f64; 2]]) -> Option<Self> {
        let worst = sides
            .iter()
            .min_by(|a, b| order.margin(**a).total_cmp(&order.margin(**b)))?;
        let [left, right] = *worst;
        let margin = order.margin(*worst);
        let (gap, size) = match order {
            Order::Above | Order::AtLeast => ("left less right", margin),
            Order::Below | Order::AtMost => ("right less left", margin),
            Order::Equal(allowed) => ("relative difference", allowed - margin),
            Order::Near(allowed) => ("difference", allowed - margin),
        };
        Some(Self::Relation {
            left,
            right,
            gap,
            size,
            points: sides.len(),
        })
    }

    pub(super) fn of_values(values: &[f64], moved: &'static str) -> Self {
        let values = values.iter().copied();
        Self::Sign {
            points: values.len(),
            smallest: values.clone().fold(f64::INFINITY, f64::min),
            largest: values.fold(f64::NEG_INFINITY, f64::max),
            moved,
        }
    }

    /// In words, with the unit of what is compared.
    #[must_use]
    pub fn words(&self, unit: &str) -> String {
        let unit = if unit.is_empty() {
            String::new()
        } else {
            format!(" {unit}")
        };
        let points = |points: usize, what: &str| match points {
            1 => String::new(),
            many => format!(" {what} {many} points"),
        };
        match *self {
            Self::Relation {
                left,
                right,
                gap,
                size,
                points: number,
            } => format!(
                "{} against {}{unit}{}; {gap} {}",
                shortest(left, 6),
                shortest(right, 6),
                points(number, "at the closest of"),
                gap_in_digits(size),
            ),
            Self::Sign {
                smallest,
                largest,
                points: number,
                moved,
            } => {
                let range = if number == 1 {
                    shortest(smallest, 4)
                } else {
                    format!("{} to {}", shortest(smallest, 4), shortest(largest, 4))
                };
                format!("{range}{unit}{}; moved: {moved}", points(number, "at"))
            }
        }
    }
}

/// Three digits, with an exponent where the gap is far below one.
fn gap_in_digits(size: f64) -> String {
    if size != 0.0 && size.abs() < 1e-4 {
        format!("{size:.1e}")
    } else {
        shortest(size, 3)
    }
}
