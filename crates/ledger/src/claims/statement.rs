//! What a claim says, in a form that a computation can agree or disagree with.

use endodec_numerics::Rounded;

use super::printed::numbers;

/// The sign that a quantity has over the whole range stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Everywhere above zero.
    Positive,
    /// Everywhere below zero.
    Negative,
    /// Nowhere below zero.
    NonNegative,
    /// Nowhere above zero.
    NonPositive,
}

/// The relation of a left side to a right side over the whole range stated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order {
    /// The left side is larger everywhere.
    Above,
    /// The left side is nowhere smaller.
    AtLeast,
    /// The left side is smaller everywhere.
    Below,
    /// The left side is nowhere larger.
    AtMost,
    /// Both sides are equal to within this share of the larger of the two.
    Equal(f64),
    /// The sides differ by at most this much.
    Near(f64),
}

/// How a printed interval is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The computed range has the printed ends.
    Ends,
    /// The computed values lie inside the printed interval.
    Inside,
}

/// The printed side of a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// Numbers that the computed ones must round to.
    Numbers(Vec<Rounded>),
    /// A range with these ends.
    Ends([Rounded; 2]),
    /// Values inside these bounds, to printed accuracy.
    Inside([Option<Rounded>; 2]),
    /// One sign over the range.
    Sign(Sign),
    /// One relation over the range.
    Order(Order),
    /// That a relation or a sign fails somewhere on the range: what is said of a claim that does
    /// not hold.
    Not(Box<Statement>),
}

/// The computed side of a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum Computed {
    /// The numbers that the printed text names, in its order.
    Numbers(Vec<f64>),
    /// Smallest and largest value over the range stated.
    Range([f64; 2]),
    /// A quantity at points of the range stated.
    Sample(Vec<f64>),
    /// Left and right side at points of the range stated.
    Sides(Vec<[f64; 2]>),
}

impl Statement {
    /// The printed interval of a text: two ends, or one behind `<`, `>`, `≤`, `≥`, `<=`, `>=`.
    #[must_use]
    pub fn interval(printed: &str, fit: Fit) -> Self {
        let ends = numbers(printed);
        match (ends.as_slice(), fit) {
            ([low, .., high], Fit::Ends) => Self::Ends([*low, *high]),
            ([low, .., high], Fit::Inside) => Self::Inside([Some(*low), Some(*high)]),
            ([end], _) if printed.trim_start().starts_with(['<', '≤']) => {
                Self::Inside([None, Some(*end)])
            }
            ([end], _) if printed.trim_start().starts_with(['>', '≥']) => {
                Self::Inside([Some(*end), None])
            }
            ([end], _) => Self::Ends([*end, *end]),
            ([], _) => Self::Inside([None, None]),
        }
    }

    /// Whether the computation agrees; a computation without a finite point agrees with nothing.
    #[must_use]
    pub fn holds(&self, computed: &Computed) -> bool {
        if !computed.is_finite() {
            return false;
        }
        match (self, computed) {
            (Self::Numbers(printed), Computed::Numbers(values)) => {
                printed.len() == values.len()
                    && printed
                        .iter()
                        .zip(values)
                        .all(|(p, value)| p.contains(*value))
            }
            (Self::Ends([low, high]), Computed::Range([least, most])) => {
                // Some ranges are printed from high to low ("60 to 2").
                low.contains(*least) && high.contains(*most)
                    || low.contains(*most) && high.contains(*least)
            }
            (Self::Inside([low, high]), Computed::Range([least, most])) => {
                (low.is_some() || high.is_some())
                    && low.is_none_or(|end| *least >= end.value || end.contains(*least))
                    && high.is_none_or(|end| *most <= end.value || end.contains(*most))
            }
            (Self::Sign(sign), Computed::Sample(values)) => {
                values.iter().all(|value| sign.holds(*value))
            }
            (Self::Order(order), Computed::Sides(sides)) => sides
                .iter()
                .all(|side| order.margin(*side) > 0.0 || order.allows_zero(*side)),
            (Self::Not(statement), _) => !statement.holds(computed),
            _ => false,
        }
    }
}

impl Sign {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::Positive => value > 0.0,
            Self::Negative => value < 0.0,
            Self::NonNegative => value >= 0.0,
            Self::NonPositive => value <= 0.0,
        }
    }
}

impl Order {
    /// By how much the relation holds at one point; negative where it fails. Equalities count from
    /// the difference that is allowed.
    #[must_use]
    pub fn margin(self, [left, right]: [f64; 2]) -> f64 {
        match self {
            Self::Above | Self::AtLeast => left - right,
            Self::Below | Self::AtMost => right - left,
            Self::Equal(share) => share - relative_difference(left, right),
            Self::Near(width) => width - (left - right).abs(),
        }
    }

    fn allows_zero(self, side: [f64; 2]) -> bool {
        !matches!(self, Self::Above | Self::Below) && self.margin(side) >= 0.0
    }
}

fn relative_difference(left: f64, right: f64) -> f64 {
    let size = left.abs().max(right.abs());
    if size > 0.0 {
        (left - right).abs() / size
    } else {
        0.0
    }
}

impl Computed {
    /// A value that stands alone.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Numbers(values) => match values.as_slice() {
                [value] => Some(*value),
                _ => None,
            },
            _ => None,
        }
    }

    fn points(&self) -> Vec<f64> {
        match self {
            Self::Numbers(values) | Self::Sample(values) => values.clone(),
            Self::Range(ends) => ends.to_vec(),
            Self::Sides(sides) => sides.concat(),
        }
    }

    /// Whether there is something computed and all of it is finite.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        let points = self.points();
        !points.is_empty() && points.iter().all(|value| value.is_finite())
    }
}
