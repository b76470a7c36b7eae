//! Proof that the ledger can fail: errors planted in what is printed must turn the verdict.

use endodec_numerics::Rounded;

use super::statement::{Computed, Order, Sign, Statement};

/// More than the tolerance, by as little as decides it.
const BEYOND: f64 = 1.01;

/// The statement with one planted error each: a number or an interval end moved by more than its
/// tolerance away from the computed one, a sign or relation flipped, a right side of an equality
/// moved by more than the difference allowed. None of them holds if the ledger works and `statement`
/// does hold.
#[must_use]
pub fn errors(statement: &Statement, computed: &Computed) -> Vec<(Statement, Computed)> {
    let with = |statement: Statement| (statement, computed.clone());
    match (statement, computed) {
        (Statement::Numbers(printed), Computed::Numbers(values)) => (0..printed.len())
            .map(|at| {
                let mut moved = printed.clone();
                moved[at] = away(moved[at], values.get(at).copied().unwrap_or(f64::NAN));
                with(Statement::Numbers(moved))
            })
            .collect(),
        (Statement::Ends([low, high]), Computed::Range([least, most])) => {
            let descending = low.value > high.value;
            let (first, second) = if descending {
                (most, least)
            } else {
                (least, most)
            };
            vec![
                with(Statement::Ends([away(*low, *first), *high])),
                with(Statement::Ends([*low, away(*high, *second)])),
            ]
        }
        (Statement::Inside([low, high]), Computed::Range([least, most])) => {
            let above = low.map(|end| Rounded {
                value: least + BEYOND * end.half_unit,
                ..end
            });
            let below = high.map(|end| Rounded {
                value: most - BEYOND * end.half_unit,
                ..end
            });
            above
                .map(|end| Statement::Inside([Some(end), *high]))
                .into_iter()
                .chain(below.map(|end| Statement::Inside([*low, Some(end)])))
                .map(with)
                .collect()
        }
        (Statement::Sign(sign), _) => vec![with(Statement::Sign(flipped_sign(*sign)))],
        (Statement::Order(order), Computed::Sides(sides)) => match flipped_order(*order) {
            Some(flipped) => vec![with(Statement::Order(flipped))],
            None => vec![(
                statement.clone(),
                Computed::Sides(moved_sides(*order, sides)),
            )],
        },
        _ => Vec::new(),
    }
}

/// What the paper would have to print for the computation to agree.
#[must_use]
pub fn corrected(statement: &Statement, computed: &Computed) -> Statement {
    let at = |end: Rounded, value: f64| Rounded { value, ..end };
    match (statement, computed) {
        (Statement::Numbers(printed), Computed::Numbers(values)) => Statement::Numbers(
            printed
                .iter()
                .zip(values)
                .map(|(end, value)| at(*end, *value))
                .collect(),
        ),
        (Statement::Ends([low, high]), Computed::Range([least, most])) => {
            Statement::Ends([at(*low, *least), at(*high, *most)])
        }
        (Statement::Inside([low, high]), Computed::Range([least, most])) => Statement::Inside([
            low.map(|end| at(end, *least)),
            high.map(|end| at(end, *most)),
        ]),
        _ => Statement::Not(Box::new(statement.clone())),
    }
}

fn away(printed: Rounded, computed: f64) -> Rounded {
    let step = BEYOND * printed.half_unit;
    let value = if computed > printed.value {
        printed.value - step
    } else {
        printed.value + step
    };
    Rounded { value, ..printed }
}

fn flipped_sign(sign: Sign) -> Sign {
    match sign {
        Sign::Positive | Sign::NonNegative => Sign::Negative,
        Sign::Negative | Sign::NonPositive => Sign::Positive,
    }
}

fn flipped_order(order: Order) -> Option<Order> {
    match order {
        Order::Above | Order::AtLeast => Some(Order::Below),
        Order::Below | Order::AtMost => Some(Order::Above),
        Order::Equal(_) | Order::Near(_) => None,
    }
}

fn moved_sides(order: Order, sides: &[[f64; 2]]) -> Vec<[f64; 2]> {
    sides
        .iter()
        .map(|&[left, right]| {
            let step = match order {
                Order::Equal(share) => 3.0 * share * left.abs().max(right.abs()).max(share),
                Order::Near(width) => 2.0 * BEYOND * width,
                _ => 0.0,
            };
            [
                left,
                if right >= left {
                    right + step
                } else {
                    right - step
                },
            ]
        })
        .collect()
}
