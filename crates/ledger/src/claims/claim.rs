//! One claim of the paper, and the short ways to write one down.
//!
//! An entry of the ledger reads: identifier, place in the paper, quantity, what is printed, how the two are compared,
//! what the number is and where it comes from, and the computation; behind it its unit and the reading it needs.

use std::fmt;
use std::panic::Location;

use super::printed::numbers;
use super::statement::{Computed, Fit, Order, Sign, Statement};
use crate::error::LedgerError;
use crate::evidence::Evidence;

/// The version of the paper that makes a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Version {
    /// The first version.
    V1,
    /// The second version.
    V2,
    /// Both, in the same words or to the same effect.
    Both,
}

/// The five kinds of claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// One or several numbers.
    Value,
    /// A range or a bound.
    Interval,
    /// The sign of a quantity.
    Sign,
    /// An order or an equality.
    Relation,
    /// Words that no number decides.
    Text,
}

/// A computation from the evidence.
pub type Compute<T> = fn(&Evidence<'_>) -> Result<T, LedgerError>;

/// How a claim is computed and compared.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The first printed number.
    Value(Compute<f64>),
    /// All printed numbers, in their order.
    Values(Compute<Vec<f64>>),
    /// The printed range or bound: smallest and largest computed value.
    Interval(Fit, Compute<[f64; 2]>),
    /// A quantity at points of the range stated, and the sign it must have at all of them.
    Sign(Sign, Compute<Vec<f64>>),
    /// Left and right side at points of the range stated, and the relation between them.
    Relation(Order, Compute<Vec<[f64; 2]>>),
}

/// What a claim rests on.
#[derive(Debug, Clone, Copy)]
pub enum Basis {
    /// What the paper prints, or public data.
    Printed(Check),
    /// A reading that the paper does not state, named here.
    Reading(&'static str, Check),
    /// An input that the paper does not print and that no shipped data supply, named here.
    Missing(&'static str),
    /// Observations after the paper's date; what decides it is named here.
    Forecast(&'static str),
    /// Words that no computation decides.
    Words,
}

impl Version {
    /// The version that an identifier such as `v1-nash-time` begins with.
    #[expect(clippy::panic, reason = "stops the compiler, not the program")]
    const fn of(id: &str) -> Self {
        match id.as_bytes() {
            [b'v', b'1', b'-', ..] => Self::V1,
            [b'v', b'2', b'-', ..] => Self::V2,
            [b'b', b'o', b't', b'h', b'-', ..] => Self::Both,
            _ => panic!("an identifier begins with v1-, v2- or both-"),
        }
    }

    /// The name used in JSON, CSV and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V2 => "v2",
            Self::Both => "both",
        }
    }
}

impl ClaimKind {
    /// The name used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Interval => "interval",
            Self::Sign => "sign",
            Self::Relation => "relation",
            Self::Text => "text",
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One claim of the paper.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    /// Stable identifier.
    pub id: &'static str,
    /// Version that makes it.
    pub version: Version,
    /// Places in the paper, separated by `; `; a place of one version only ends in `(v1)` or `(v2)`.
    pub location: &'static str,
    /// What the claim is about.
    pub quantity: &'static str,
    /// The claim as printed.
    pub printed: &'static str,
    /// Unit of the printed numbers; empty where there is none.
    pub unit: &'static str,
    /// What it rests on and how it is checked.
    pub basis: Basis,
    /// What the number is, where it comes from, what would have to be true.
    pub note: &'static str,
    /// Of a sign: what is moved, and by how much; empty for the other kinds.
    pub moved: &'static str,
    /// Where this entry stands, and with it the code that computes it.
    pub place: &'static Location<'static>,
}

impl Claim {
    /// A claim of one number, the first of those printed.
    #[track_caller]
    pub(super) const fn value(
        id: &'static str,
        location: &'static str,
        quantity: &'static str,
        printed: &'static str,
        note: &'static str,
        compute: Compute<f64>,
    ) -> Self {
        stated(
            id,
            location,
            quantity,
            printed,
            note,
            Basis::Printed(Check::Value(compute)),
        )
    }

    /// A claim of several numbers, as many as are printed.
    #[track_caller]
    pub(super) const fn values(
        id: &'static str,
        location: &'static str,
        quantity: &'static str,
        printed: &'static str,
        note: &'static str,
        compute: Compute<Vec<f64>>,
    ) -> Self {
        stated(
            id,
            location,
            quantity,
            printed,
            note,
            Basis::Printed(Check::Values(compute)),
        )
    }

    /// A claim of a range or a bound.
    #[track_caller]
    pub(super) const fn interval(
        id: &'static str,
        location: &'static str,
        quantity: &'static str,
        printed: &'static str,
        fit: Fit,
        note: &'static str,
        compute: Compute<[f64; 2]>,
    ) -> Self {
        stated(
            id,
            location,
            quantity,
            printed,
            note,
            Basis::Printed(Check::Interval(fit, compute)),
        )
    }

    /// A claim of a sign, at all points computed.
    #[track_caller]
    pub(super) const fn sign(
        id: &'static str,
        location: &'static str,
        quantity: &'static str,
        printed: &'static str,
        sign: Sign,
        note: &'static str,
        compute: Compute<Vec<f64>>,
    ) -> Self {
        stated(
            id,
            location,
            quantity,
            printed,
            note,
            Basis::Printed(Check::Sign(sign, compute)),
        )
    }

    /// A claim of an order or an equality, at all pairs computed.
    #[track_caller]
    pub(super) const fn relation(
        id: &'static str,
        location: &'static str,
        quantity: &'static str,
        printed: &'static str,
        order: Order,
        note: &'static str,
        compute: Compute<Vec<[f64; 2]>>,
    ) -> Self {
        stated(
            id,
            location,
            quantity,
            printed,
            note,
            Basis::Printed(Check::Relation(order, compute)),
        )
    }

    /// A claim that rests on an input which is neither printed nor public.
    #[track_caller]
    pub(super) const fn missing(
        id: &'static str,
        location: &'static str,
        quantity: &'static str,
        printed: &'static str,
        input: &'static str,
        note: &'static str,
    ) -> Self {
        stated(id, location, quantity, printed, note, Basis::Missing(input))
    }

    /// A claim that later observations decide.
    #[track_caller]
    pub(super) const fn forecast(
        id: &'static str,
        location: &'static str,
        quantity: &'static str,
        printed: &'static str,
        decides: &'static str,
        note: &'static str,
    ) -> Self {
        stated(
            id,
            location,
            quantity,
            printed,
            note,
            Basis::Forecast(decides),
        )
    }

    /// A claim that no computation decides.
    #[track_caller]
    pub(super) const fn words(
        id: &'static str,
        location: &'static str,
        quantity: &'static str,
        printed: &'static str,
        note: &'static str,
    ) -> Self {
        stated(id, location, quantity, printed, note, Basis::Words)
    }

    /// The same claim with the unit of its printed numbers.
    pub(super) const fn unit(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }

    /// The same claim of a sign, with what is moved at the points computed and by how much.
    pub(super) const fn moving(mut self, moved: &'static str) -> Self {
        self.moved = moved;
        self
    }

    /// The same claim under a reading that the paper does not state.
    #[expect(clippy::panic, reason = "stops the compiler, not the program")]
    pub(super) const fn under(mut self, reading: &'static str) -> Self {
        self.basis = match self.basis {
            Basis::Printed(check) => Basis::Reading(reading, check),
            _ => panic!("only a claim that is computed from what is printed takes a reading"),
        };
        self
    }

    /// File and line of the entry.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}:{}", self.place.file(), self.place.line())
    }

    /// The claim's kind, from how it is checked.
    #[must_use]
    pub fn kind(&self) -> ClaimKind {
        match self.check() {
            Some(Check::Value(_) | Check::Values(_)) => ClaimKind::Value,
            Some(Check::Interval(..)) => ClaimKind::Interval,
            Some(Check::Sign(..)) => ClaimKind::Sign,
            Some(Check::Relation(..)) => ClaimKind::Relation,
            None => ClaimKind::Text,
        }
    }

    /// The check, where there is one.
    #[must_use]
    pub fn check(&self) -> Option<Check> {
        match self.basis {
            Basis::Printed(check) | Basis::Reading(_, check) => Some(check),
            Basis::Missing(_) | Basis::Forecast(_) | Basis::Words => None,
        }
    }

    /// The printed side of the claim; `None` where nothing is checked.
    #[must_use]
    pub fn statement(&self) -> Option<Statement> {
        Some(match self.check()? {
            Check::Value(_) => {
                Statement::Numbers(numbers(self.printed).into_iter().take(1).collect())
            }
            Check::Values(_) => Statement::Numbers(numbers(self.printed)),
            Check::Interval(fit, _) => Statement::interval(self.printed, fit),
            Check::Sign(sign, _) => Statement::Sign(sign),
            Check::Relation(order, _) => Statement::Order(order),
        })
    }

    /// The computed side of the claim; `None` where nothing is checked.
    ///
    /// # Errors
    /// When the inputs cannot be read or a model refuses them.
    pub fn compute(&self, evidence: &Evidence<'_>) -> Result<Option<Computed>, LedgerError> {
        Ok(Some(match self.check() {
            None => return Ok(None),
            Some(Check::Value(compute)) => Computed::Numbers(vec![compute(evidence)?]),
            Some(Check::Values(compute)) => Computed::Numbers(compute(evidence)?),
            Some(Check::Interval(_, compute)) => Computed::Range(compute(evidence)?),
            Some(Check::Sign(_, compute)) => Computed::Sample(compute(evidence)?),
            Some(Check::Relation(_, compute)) => Computed::Sides(compute(evidence)?),
        }))
    }
}

impl PartialEq for Claim {
    /// Claims are told apart by their identifiers.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The claim without a unit; its version is the first word of its identifier.
#[track_caller]
const fn stated(
    id: &'static str,
    location: &'static str,
    quantity: &'static str,
    printed: &'static str,
    note: &'static str,
    basis: Basis,
) -> Claim {
    Claim {
        id,
        version: Version::of(id),
        location,
        quantity,
        printed,
        unit: "",
        basis,
        note,
        moved: "",
        place: Location::caller(),
    }
}

/// The numbers that the paper prints for a claim among these; none where it is not among them.
pub(super) fn printed_values(claims: &[Claim], id: &str) -> Vec<f64> {
    let claim = claims.iter().find(|claim| claim.id == id);
    let numbers = claim.map_or_else(Vec::new, |claim| numbers(claim.printed));
    numbers.iter().map(|number| number.value).collect()
}

/// The first number that the paper prints for a claim among these; NaN where it prints none.
pub(super) fn paper(claims: &[Claim], id: &str) -> f64 {
    let values = printed_values(claims, id);
    values.first().copied().unwrap_or(f64::NAN)
}
