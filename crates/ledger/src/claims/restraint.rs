//! Sections 3.5 and 3.6 of both versions: why nobody holds back.

use endodec_game::Solution;

use super::claim::Claim;
use super::readings::RECOVERED;
use super::statement::{Order, Sign};
use crate::evidence::Regimes;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::sign(
        "v1-unilateral-restraint",
        "Sec 3.5; Sec 3.6",
        "change of a firm's payoff when it alone cuts output",
        "lower than Nash payoff",
        Sign::Negative,
        "The firm produces a fixed share of its equilibrium output while rivals follow equation \
         7; the payoff is integrated along the path. The slower crossing it buys is shared with \
         all others, the forgone revenue is its own.",
        |e| {
            let regimes = e.baseline()?;
            let at_equilibrium = scaled_payoff(&regimes, regimes.nash, 1.0);
            Ok([0.05, 0.25, 0.5, 0.75, 0.9, 0.99]
                .map(|scale| scaled_payoff(&regimes, regimes.nash, scale) - at_equilibrium)
                .to_vec())
        },
    )
    .moving("the firm's own output to between 5 and 99 % of its equilibrium output")
    .under(RECOVERED),
    Claim::relation(
        "v1-prisoners-dilemma",
        "Sec 3.6",
        "payoff of the Nash rule against that of the cooperative rule, whichever of the two the \
         rivals follow",
        "dominant strategy",
        Order::Above,
        "Investing pays whatever the rivals do, and all would be better off holding back: a \
         prisoner's dilemma in these two rules. Against other outputs the best reply moves with \
         the rivals' output, so dominance is not a property of the game.",
        |e| {
            let regimes = e.baseline()?;
            let (nash, cartel) = (regimes.nash, regimes.cartel);
            Ok(vec![
                // Rivals invest, rivals hold back, and what all get if all do the same.
                [
                    mixed_payoff(&regimes, nash, nash),
                    mixed_payoff(&regimes, cartel, nash),
                ],
                [
                    mixed_payoff(&regimes, nash, cartel),
                    mixed_payoff(&regimes, cartel, cartel),
                ],
                [
                    mixed_payoff(&regimes, cartel, cartel),
                    mixed_payoff(&regimes, nash, nash),
                ],
            ])
        },
    )
    .under(
        "each firm chooses once between the Nash rule and the cooperative rule, at the recovered \
         baseline; over all outputs the Nash rule is a best reply and not a dominant strategy",
    ),
    Claim::sign(
        "v1-ess-strict",
        "Sec 3.6",
        "payoff of the Nash rule less that of a rule which scales it, against Nash rivals",
        "strict best reply",
        Sign::Positive,
        "The current payoff is strictly concave in own output, so every other rule does worse: a \
         strict best reply, which is what evolutionary stability asks for. With five players the \
         biological definition says no more than that.",
        |e| {
            let regimes = e.baseline()?;
            let at_equilibrium = scaled_payoff(&regimes, regimes.nash, 1.0);
            Ok([0.0, 0.5, 0.9, 0.98, 1.02, 1.1, 1.5, 2.0]
                .map(|scale| at_equilibrium - scaled_payoff(&regimes, regimes.nash, scale))
                .to_vec())
        },
    )
    .moving("the firm's own output to between nothing and twice its equilibrium output")
    .under(RECOVERED),
];

/// Payoff of one firm whose output is `scale` times its share of `rule`, against rivals who follow it.
fn scaled_payoff(regimes: &Regimes, rule: Solution, scale: f64) -> f64 {
    let n = regimes.game.firms();
    payoff(regimes, |x| {
        (scale * rule.output(x) / n, (n - 1.0) * rule.output(x) / n)
    })
}

fn mixed_payoff(regimes: &Regimes, own: Solution, rivals: Solution) -> f64 {
    let n = regimes.game.firms();
    payoff(regimes, |x| {
        (own.output(x) / n, (n - 1.0) * rivals.output(x) / n)
    })
}

/// Value at the initial state of one firm, given its own and its rivals' output as functions of the
/// distance: `W′ = (Pq − rW)/Q`, `W(0) = S`, by the classical Runge–Kutta method.
fn payoff(regimes: &Regimes, outputs: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (market, r) = (regimes.game.market(), regimes.game.discount());
    let slope = |x: f64, value: f64| {
        let (own, rivals) = outputs(x);
        let total = own + rivals;
        (market.price(total) * own - r * value) / total
    };
    let steps = 400_u16;
    let h = regimes.game.distance() / f64::from(steps);
    let mut value = regimes.game.continuation_value();
    for step in 0..steps {
        let x = h * f64::from(step);
        let k1 = slope(x, value);
        let k2 = slope(x + 0.5 * h, value + 0.5 * h * k1);
        let k3 = slope(x + 0.5 * h, value + 0.5 * h * k2);
        let k4 = slope(x + h, value + h * k3);
        value += h / 6.0 * (k1 + 2.0 * (k2 + k3) + k4);
    }
    value
}
