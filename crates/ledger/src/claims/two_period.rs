//! Appendix A of both versions: the two-period model.

use endodec_game::two_period::{TwoPeriod, TwoPeriodParams};

use super::claim::Claim;
use super::statement::{Order, Sign};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "both-a-nash-investment",
        "App A",
        "investment of a firm in the interior equilibrium",
        "(a-c)/(b(N+1))",
        Order::Equal(1e-12),
        "Cournot with unit cost c: the best reply to N - 1 such rivals is the same investment.",
        |e| {
            FIRMS
                .iter()
                .map(|&firms| {
                    // A threshold out of reach: the second period does not react.
                    let model = model(e, firms, 100.0, 0.0)?;
                    let symmetric = interior(e, firms);
                    let rivals = (f64::from(firms) - 1.0) * symmetric;
                    Ok([model.best_reply(0, rivals), symmetric])
                })
                .collect()
        },
    ),
    Claim::relation(
        "both-a-coop-below-nash",
        "App A",
        "the planner's total investment against the Nash total",
        "(a-c)/(2b) < N(a-c)/(b(N+1)) for N>=2",
        Order::Below,
        "One firm is the planner, and total Cournot output rises with N.",
        |e| {
            Ok((2..=1000_u32)
                .map(|firms| [interior(e, 1), f64::from(firms) * interior(e, firms)])
                .collect())
        },
    ),
    Claim::relation(
        "both-a-nash-exceeds-threshold",
        "App A",
        "Nash total with very many firms against the threshold",
        "N I* > Qbar for N large",
        Order::Above,
        "The total tends to (a-c)/b from below. Above that no number of firms crosses.",
        |e| {
            let most = 2.0 * interior(e, 1);
            Ok([0.1, 0.6, 0.95, 0.999]
                .map(|share| [100_000.0 * interior(e, 100_000), share * most])
                .to_vec())
        },
    )
    .under(
        "the threshold lies below (a-c)/b, the output at which price is cost: the Nash total \
         never exceeds that, however many firms there are",
    ),
    Claim::relation(
        "v1-a-coop-below-threshold",
        "App A",
        "the planner's total against a threshold that Nash passes",
        "I_C < Qbar < N I* possible",
        Order::Below,
        "The thresholds between (a-c)/(2b) and N(a-c)/(b(N+1)) do it, a range that widens with N.",
        |e| {
            let mut sides = Vec::new();
            for firms in FIRMS {
                let nash = f64::from(firms) * interior(e, firms);
                let threshold = 0.5 * (interior(e, 1) + nash);
                let cartel = model(e, firms, threshold, 0.0)?.cooperative().total;
                sides.extend([[cartel, threshold], [threshold, nash]]);
            }
            Ok(sides)
        },
    ),
    Claim::relation(
        "v1-a-nash-equilibrium-with-jump",
        "App A",
        "payoff of the interior investment against that of the best reply to it",
        "no profitable deviation",
        Order::AtLeast,
        "The first-order condition does not see the jump at the threshold. If the interior total \
         passes it by little, each firm gains by stopping just short: it loses b times the square \
         of the cut and keeps the higher second-period profit.",
        |e| {
            let mut sides = Vec::new();
            for firms in FIRMS {
                let own = interior(e, firms);
                let rivals = (f64::from(firms) - 1.0) * own;
                for share in [0.7, 0.9, 0.99] {
                    let model = model(e, firms, share * (own + rivals), 0.0)?;
                    let best = model.best_reply(0, rivals);
                    sides.push([model.payoff(0, own, rivals), model.payoff(0, best, rivals)]);
                }
            }
            Ok(sides)
        },
    ),
    Claim::relation(
        "v1-a1-own",
        "App A Corollary A1",
        "investment of the firm with lower cost against the symmetric level",
        "I1* > I*",
        Order::Above,
        "Found by iterating best replies. It rises by N/(N+1) of the advantage over b.",
        |e| {
            Ok(with_advantage(e)?
                .into_iter()
                .map(|[own, _, before, _]| [own, before])
                .collect())
        },
    ),
    Claim::sign(
        "v1-a1-total",
        "App A Corollary A1",
        "change of total investment when one firm's cost is lower",
        "rises",
        Sign::Positive,
        "By 1/(N+1) of the advantage over b: the mean cost has fallen.",
        |e| {
            Ok(with_advantage(e)?
                .into_iter()
                .map(|[_, total, _, before]| total - before)
                .collect())
        },
    )
    .moving("one firm's cost down by 0.1, 0.5 and 1, with 2, 5 and 12 firms"),
    Claim::sign(
        "v1-a2-integrated",
        "App A Corollary A2",
        "change of a firm's best reply when it captures consumers' gain after crossing",
        "higher",
        Sign::Positive,
        "Never lower, but mostly unchanged: the value after crossing does not enter the \
         first-order condition at all. Only a firm that would stop short of the threshold invests \
         more.",
        |e| {
            let mut changes = Vec::new();
            for firms in FIRMS {
                let own = interior(e, firms);
                let rivals = (f64::from(firms) - 1.0) * own;
                for share in [0.7, 0.9, 0.99] {
                    let threshold = share * (own + rivals);
                    let reply = |captured| {
                        Ok::<_, LedgerError>(
                            model(e, firms, threshold, captured)?.best_reply(0, rivals),
                        )
                    };
                    changes.push(reply(100.0)? - reply(0.0)?);
                }
            }
            Ok(changes)
        },
    )
    .moving(
        "the gain of consumers that the firm captures, from 0 to 100, at three thresholds \
         with 2, 5 and 12 firms",
    ),
    Claim::relation(
        "v1-a3-delay",
        "App A Corollary A3",
        "extra periods to cross when investment per period is bounded, against the bound",
        "<= ceil(Qbar/(N kappa))",
        Order::AtMost,
        "The bound is the whole time at full capacity, so the delay, which subtracts the time \
         without a limit, is always within it.",
        |e| {
            let mut sides = Vec::new();
            for firms in FIRMS {
                let total = f64::from(firms) * interior(e, firms);
                for passes in [0.5, 3.0, 10.0] {
                    let model = model(e, firms, passes * total, 0.0)?;
                    for share in [0.1, 0.5, 0.9] {
                        let cap = share * interior(e, firms);
                        let delay = model.periods_to_cross(cap)?
                            - model.periods_to_cross(interior(e, firms))?;
                        sides.push([delay, (passes * total / (f64::from(firms) * cap)).ceil()]);
                    }
                }
            }
            Ok(sides)
        },
    )
    .unit("periods"),
];

const FIRMS: [u32; 3] = [2, 5, 12];

/// Unit cost of the illustrations, as a share of the demand intercept.
const COST_SHARE: f64 = 0.2;

fn interior(e: &Evidence<'_>, firms: u32) -> f64 {
    let p = e.constants.game();
    (1.0 - COST_SHARE) * p.intercept / (p.slope * (f64::from(firms) + 1.0))
}

/// The model with the second period of the baseline: the Cournot profit kept, or half of it.
fn model(
    e: &Evidence<'_>,
    firms: u32,
    threshold: f64,
    captured: f64,
) -> Result<TwoPeriod, LedgerError> {
    let p = e.constants.game();
    let market = endodec_game::Market {
        intercept: p.intercept,
        slope: p.slope,
    };
    let retained = market.cournot_profit(f64::from(firms)) / f64::from(firms);
    let mut costs = Vec::new();
    for _ in 0..firms {
        costs.push(COST_SHARE * p.intercept);
    }
    Ok(TwoPeriod::new(TwoPeriodParams {
        market,
        costs,
        discount_factor: 0.9,
        threshold,
        retained,
        crossed: 0.5 * retained,
        captured,
        capacity: f64::INFINITY,
    })?)
}

/// Own and total investment with a cost advantage, and both without, by iterated best replies.
fn with_advantage(e: &Evidence<'_>) -> Result<Vec<[f64; 4]>, LedgerError> {
    let mut all = Vec::new();
    for firms in FIRMS {
        for advantage in [0.1, 0.5, 1.0] {
            let mut params = model(e, firms, 1e6, 0.0)?.params().clone();
            params.costs[0] -= advantage;
            let model = TwoPeriod::new(params)?;
            let before = interior(e, firms);
            let mut investments: Vec<f64> = model.params().costs.iter().map(|_| before).collect();
            for _ in 0..400 {
                for firm in 0..investments.len() {
                    let rivals = investments.iter().sum::<f64>() - investments[firm];
                    investments[firm] = model.best_reply(firm, rivals);
                }
            }
            let total = investments.iter().sum();
            all.push([investments[0], total, before, f64::from(firms) * before]);
        }
    }
    Ok(all)
}
