//! Section 3.9 of both versions: what the reproduction number is, and which share grows.

use endodec_adoption::sis::Sis;

use super::claim::Claim;
use super::statement::{Order, Sign};

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "both-r0-definition",
        "Sec 3.9 eq 12 (v1); Sec 3.9.2 eq 9 (v2)",
        "reproduction number of distributed inference",
        "R0 = beta*gamma/(kappa+mu)",
        Order::Equal(1e-6),
        "Adoptions that one adopter causes before leaving. The left side counts them from the \
         growth of a vanishing share under equation 8 of v2, the right side is the formula.",
        |_| {
            // Next-generation count: growth of a vanishing share, over the rate of loss.
            LOSSES
                .iter()
                .map(|&loss| {
                    let (start, step) = (1e-9, 1e-4);
                    let path = Sis::new(GAIN, loss, start)?;
                    let growth = (path.share(step) - path.share(-step)) / (2.0 * step * start);
                    Ok([1.0 + growth / loss, GAIN / loss])
                })
                .collect()
        },
    ),
    Claim::sign(
        "v2-eq8-threshold",
        "Sec 3.9.2 eq 8",
        "growth of a small share times R0 - 1",
        "ds/dt > 0 iff R0 > 1",
        Sign::Positive,
        "A small share grows exactly when R0 exceeds one; both factors change sign together.",
        |_| {
            LOSSES
                .iter()
                .map(|&loss| {
                    let path = Sis::new(GAIN, loss, 1e-6)?;
                    Ok((path.share(0.1) - path.share(0.0)) * (GAIN / loss - 1.0))
                })
                .collect()
        },
    )
    .moving(
        "time by a tenth of a unit, from a share of one in a million, at R0 of 2.5, 1.25, \
         0.77 and 0.4",
    ),
    Claim::sign(
        "v1-r0-below-one-dies",
        "Sec 3.9",
        "change of the distributed share while R0 < 1",
        "dies out",
        Sign::Negative,
        "Below one every share falls, from wherever it starts. This is also why equation 8 cannot \
         take off before R0 passes one unless something outside it seeds adoption.",
        |_| {
            let mut changes = Vec::new();
            for &loss in LOSSES.iter().filter(|loss| GAIN / **loss < 1.0) {
                for start in [0.01, 0.3, 0.9] {
                    let path = Sis::new(GAIN, loss, start)?;
                    changes.extend(
                        (0..20).map(|t| path.share(f64::from(t) + 1.0) - path.share(f64::from(t))),
                    );
                }
            }
            Ok(changes)
        },
    )
    .moving(
        "time by one unit, twenty times, from shares of 0.01, 0.3 and 0.9, at R0 of 0.77 and \
         0.4",
    )
    .unit("share"),
];

/// Illustrative rates on both sides of R₀ = 1; the relations do not depend on them.
const GAIN: f64 = 1.0;

const LOSSES: [f64; 4] = [0.4, 0.8, 1.3, 2.5];
