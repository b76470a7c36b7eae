//! Sections 3.2 and 3.3 of both versions: first-order conditions and the two equations.

use super::claim::Claim;
use super::statement::Order;
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "v1-foc-symmetric",
        "Sec 3.2 eq 6",
        "first-order condition of a firm at symmetric output",
        "a - b(N+1)q - V' = 0",
        Order::Equal(1e-7),
        "The derivative of a firm's current payoff, taken by differences, against the printed \
         expression at outputs and shadow costs of all sizes.",
        |e| {
            at_outputs(e, |m, q, slope| {
                let h = 1e-3;
                let marginal = (m.payoff(q + h, q, slope) - m.payoff(q - h, q, slope)) / (2.0 * h);
                [marginal, m.a - m.b * (m.n + 1.0) * q - slope]
            })
        },
    ),
    Claim::relation(
        "both-nash-strategy",
        "Sec 3.2 eq 7",
        "equilibrium output of a firm",
        "q=(a-V')/(b(N+1))",
        Order::Equal(1e-9),
        "If all rivals follow the rule, the best reply (the vertex of the payoff parabola) is the \
         rule itself.",
        |e| {
            at_slopes(e, |m, slope| {
                let q = m.nash_output(slope);
                [vertex(|own| m.payoff(own, q, slope)), q]
            })
        },
    ),
    Claim::relation(
        "v1-price-identity",
        "Sec 3.2",
        "price in symmetric equilibrium",
        "a-bNq = (a+N*V')/(N+1)",
        Order::Equal(1e-12),
        "Demand at N times the output of equation 7.",
        |e| {
            at_slopes(e, |m, slope| {
                [
                    m.a - m.b * m.n * m.nash_output(slope),
                    (m.a + m.n * slope) / (m.n + 1.0),
                ]
            })
        },
    ),
    Claim::relation(
        "both-ode-n",
        "Sec 3.2 ODE-N",
        "flow value of a firm under Nash competition",
        "rV=(a-V')(a-N^2 V')/(b(N+1)^2)",
        Order::Equal(1e-9),
        "Profit less the cost of depletion, both at the equilibrium output.",
        |e| {
            at_slopes(e, |m, slope| {
                let q = m.nash_output(slope);
                let printed =
                    (m.a - slope) * (m.a - m.n * m.n * slope) / (m.b * (m.n + 1.0) * (m.n + 1.0));
                [m.payoff(q, q, slope), printed]
            })
        },
    ),
    Claim::relation(
        "v1-coop-output",
        "Sec 3.3 eq 9",
        "total output that a cartel chooses",
        "Q_C=(a-N V_P')/(2b)",
        Order::Equal(1e-9),
        "The vertex of the industry's payoff parabola.",
        |e| {
            at_slopes(e, |m, slope| {
                [
                    vertex(|total| m.cartel_payoff(total, slope)),
                    m.cartel_output(slope),
                ]
            })
        },
    ),
    Claim::relation(
        "both-ode-c",
        "Sec 3.3 ODE-C",
        "flow value of a firm under cooperation",
        "rV=(a-N V')^2/(4bN)",
        Order::Equal(1e-9),
        "The height of the same parabola, per firm.",
        |e| {
            at_slopes(e, |m, slope| {
                let left = m.a - m.n * slope;
                [
                    m.cartel_payoff(m.cartel_output(slope), slope) / m.n,
                    left * left / (4.0 * m.b * m.n),
                ]
            })
        },
    ),
];

/// The static problem at one state, where the slope of the value is a given number.
struct Static {
    a: f64,
    b: f64,
    n: f64,
}

impl Static {
    /// Right side of the Hamilton–Jacobi–Bellman equation for own output `own` and rivals' `rival`.
    fn payoff(&self, own: f64, rival: f64, slope: f64) -> f64 {
        let total = own + (self.n - 1.0) * rival;
        (self.a - self.b * total) * own - slope * total
    }

    fn cartel_payoff(&self, total: f64, slope: f64) -> f64 {
        (self.a - self.b * total) * total - self.n * slope * total
    }

    /// Equation 7.
    fn nash_output(&self, slope: f64) -> f64 {
        (self.a - slope) / (self.b * (self.n + 1.0))
    }

    /// Equation 9 of v1.
    fn cartel_output(&self, slope: f64) -> f64 {
        (self.a - self.n * slope) / (2.0 * self.b)
    }
}

fn at_slopes(
    e: &Evidence<'_>,
    sides: fn(&Static, f64) -> [f64; 2],
) -> Result<Vec<[f64; 2]>, LedgerError> {
    let p = e.constants.game();
    let mut all = Vec::new();
    for n in [2.0, p.firms, 12.0] {
        let market = Static {
            a: p.intercept,
            b: p.slope,
            n,
        };
        all.extend([-0.1, 0.0, 0.013, 0.07, 0.4].map(|share| sides(&market, share * p.intercept)));
    }
    Ok(all)
}

fn at_outputs(
    e: &Evidence<'_>,
    sides: fn(&Static, f64, f64) -> [f64; 2],
) -> Result<Vec<[f64; 2]>, LedgerError> {
    let p = e.constants.game();
    let mut all = Vec::new();
    for n in [2.0, p.firms, 12.0] {
        let market = Static {
            a: p.intercept,
            b: p.slope,
            n,
        };
        for q in [0.1, 1.0, 4.0] {
            all.extend([-0.3, 0.2, 2.3].map(|slope| sides(&market, q, slope)));
        }
    }
    Ok(all)
}

/// Where a parabola has its vertex, from three of its points.
fn vertex(parabola: impl Fn(f64) -> f64) -> f64 {
    let [low, middle, high] = [0.0, 1.0, 2.0].map(parabola);
    1.0 - (high - low) / (2.0 * (high - 2.0 * middle + low))
}
