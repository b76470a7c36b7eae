//! Section 3.5 of both versions: Proposition 1, its printed proof and its reach.

use endodec_game::Params;
use endodec_game::general_demand::{Demand as _, Isoelastic};

use super::claim::Claim;
use super::readings::{AT_MOST_S_STAR, BELOW_STEADY_STATE, RECOVERED};
use super::statement::{Order, Sign};
use crate::error::LedgerError;
use crate::evidence::{Evidence, Regimes};

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "both-prop1-output-order",
        "Sec 3.5 Proposition 1; Abstract; Figure 2 (v1)",
        "total output under Nash competition against cooperation, at every distance",
        "Q_N(x) > Q_C(x) for all x>0",
        Order::Above,
        "True, though not for the printed reason. Up to a quarter of S* the Nash output stays \
         above (1 - 1/N)a/b and the cartel's below a/(2b); up to S* the two can cross only once \
         and upwards. Checked for 2 to 40 firms and S from 0 to S*.",
        |e| {
            admitted(e, |regimes, x| {
                [regimes.nash.output(x), regimes.cartel.output(x)]
            })
        },
    )
    .under(AT_MOST_S_STAR),
    Claim::relation(
        "both-prop1-time-order",
        "Sec 3.5 Proposition 1",
        "crossing time under Nash competition against cooperation",
        "T*_Nash < T*_Coop",
        Order::Below,
        "Follows from the order of outputs: the distance is run through faster at every point of \
         it. Both times are closed forms here.",
        |e| {
            admitted(e, |regimes, x| {
                [
                    regimes.nash.crossing_time(x),
                    regimes.cartel.crossing_time(x),
                ]
            })
        },
    )
    .under(AT_MOST_S_STAR),
    Claim::relation(
        "both-prop1-step1-boundary",
        "Sec 3.5 proof Step 1, eqs 10-11 (v1); Sec 3.5 proof Step 1 (v2)",
        "the cartel's total shadow cost against a firm's own, at the threshold",
        "N*mu > lambda for N>=2",
        Order::Above,
        "At the threshold both values are S and the two equations give the slopes directly. At S \
         = S* the two shadow costs are equal (both -a, or -a/N) and above it the order turns.",
        |e| {
            let mut sides = Vec::new();
            for regimes in games(e, |game| game.nash_steady_state())? {
                let n = regimes.game.firms();
                sides.push([
                    n * regimes.cartel.shadow_cost(0.0),
                    regimes.nash.shadow_cost(0.0),
                ]);
            }
            Ok(sides)
        },
    )
    .under(BELOW_STEADY_STATE),
    Claim::relation(
        "both-prop1-step2-propagation",
        "Sec 3.5 proof Step 2",
        "the cartel's total shadow cost against a firm's own, at every distance",
        "N*V_P'(x) > V_N'(x) for all x>0",
        Order::Above,
        "The step that fails. Both shadow costs decay exponentially, the cartel's faster (2br/a \
         against br(N+1)^2/(a(N^2+1))), so the order flips at a finite distance: about 1,557 at \
         the baseline, where x0 is 10. The proposition survives without it.",
        |e| {
            let regimes = e.baseline()?;
            let n = regimes.game.firms();
            Ok([0.1, 1.0, 10.0, 100.0, 1000.0, 2000.0, 5000.0]
                .map(|x| {
                    [
                        n * regimes.cartel.shadow_cost(x),
                        regimes.nash.shadow_cost(x),
                    ]
                })
                .to_vec())
        },
    ),
    Claim::relation(
        "both-prop1-step3-denominator",
        "Sec 3.5 proof Step 3",
        "denominator of Nash output against that of cooperative output",
        "b(N+1)/N < 2b for N>=2",
        Order::Below,
        "Equal at one firm, where Nash and cartel are the same, smaller from two on.",
        |e| {
            let b = e.constants.game().slope;
            Ok((2..=1000)
                .map(f64::from)
                .map(|n| [b * (n + 1.0) / n, 2.0 * b])
                .collect())
        },
    ),
    Claim::sign(
        "v1-fig2-gap-positive",
        "Figure 2; Sec 3.5",
        "Nash output less cooperative output over the plotted range",
        "> 0 everywhere",
        Sign::Positive,
        "The shaded area of the figure; smallest at the initial state, largest at the threshold.",
        |e| {
            let regimes = e.baseline()?;
            let mut states = regimes.distances(200);
            states.push(0.0);
            Ok(states
                .into_iter()
                .map(|x| regimes.nash.output(x) - regimes.cartel.output(x))
                .collect())
        },
    )
    .moving("the regime, from cooperation to rivalry, at 201 distances")
    .unit("output")
    .under(RECOVERED),
    Claim::relation(
        "v1-any-s-nonnegative",
        "Sec 3.5",
        "Nash against cooperative output near the threshold, continuation values up to 2S*",
        "S >= 0",
        Order::Above,
        "Too much: above S* = a^2/(bNr) the cartel wants to cross so badly that it sells at a \
         negative price and outproduces Nash. The statement holds for S between 0 and S*.",
        |e| {
            let base = e.constants.game();
            let game = Regimes::of(base)?.game;
            let bound = 4.0 * game.cooperative_steady_state();
            [0.0, 0.1, 0.25, 0.5, 0.9, 1.1, 1.5, 2.0]
                .iter()
                .map(|share| {
                    let regimes = Regimes::of(base.with_continuation_value(share * bound))?;
                    Ok([regimes.nash.output(0.01), regimes.cartel.output(0.01)])
                })
                .collect()
        },
    ),
    Claim::relation(
        "v1-any-downward-demand",
        "Sec 3.5",
        "elasticity of price in output that an interior equilibrium needs, against that of \
         isoelastic demand",
        "Q_N > Q_C for any P(Q) with P'<0",
        Order::AtLeast,
        "With P = Q^(-1/e), e > 1, the flow value (QP/N)(1/e - (N-1)) of an interior equilibrium \
         is negative: from two firms on there is none to compare. The claim needs demand whose \
         price elasticity rises through N - 1, as linear demand does.",
        |e| {
            // rV = (QP/N)(η − (N−1)) is negative below η = N − 1, and η is constant here.
            let n = e.constants.game().firms;
            Ok([1.1, 1.5, 2.0, 4.0]
                .map(|elasticity| {
                    let demand = Isoelastic {
                        scale: 1.0,
                        elasticity,
                    };
                    [demand.inverse_elasticity(1.0), n - 1.0]
                })
                .to_vec())
        },
    ),
    Claim::relation(
        "v1-prop1star",
        "Sec 3.9.2 Proposition 1*",
        "Nash against cooperative output, at thresholds from near to far",
        "Q_N > Q_C, T_N < T_C",
        Order::Above,
        "The game sees only the distance, wherever the threshold comes from, so Proposition 1 \
         carries over word for word while friction is fixed.",
        |e| {
            let base = e.constants.game();
            let mut sides = Vec::new();
            for factor in [0.1, 0.5, 1.0, 2.0, 8.0] {
                let distance = factor * base.distance;
                let regimes = Regimes::of(Params { distance, ..base })?;
                for x in regimes.distances(20) {
                    sides.push([regimes.nash.output(x), regimes.cartel.output(x)]);
                    sides.push([
                        regimes.cartel.crossing_time(x),
                        regimes.nash.crossing_time(x),
                    ]);
                }
            }
            Ok(sides)
        },
    )
    .under(AT_MOST_S_STAR),
];

/// Games with 2 to 40 firms and continuation values from zero to just below a bound.
fn games(
    e: &Evidence<'_>,
    bound: fn(&endodec_game::Game) -> f64,
) -> Result<Vec<Regimes>, LedgerError> {
    let base = e.constants.game();
    let mut games = Vec::new();
    for firms in [2.0, 3.0, base.firms, 12.0, 40.0] {
        for discount in [0.1 * base.discount, base.discount, 10.0 * base.discount] {
            let params = Params {
                firms,
                discount,
                ..base
            };
            let highest = bound(&Regimes::of(params)?.game);
            for share in [0.0, 0.1, 0.25, 0.5, 0.8, 0.999] {
                games.push(Regimes::of(
                    params.with_continuation_value(share * highest),
                )?);
            }
        }
    }
    Ok(games)
}

/// Two quantities over all games with S ≤ S*, at distances from close to far.
fn admitted(
    e: &Evidence<'_>,
    sides: fn(&Regimes, f64) -> [f64; 2],
) -> Result<Vec<[f64; 2]>, LedgerError> {
    let games = games(e, |game| 4.0 * game.cooperative_steady_state())?;
    let x0 = e.constants.game().distance;
    Ok(games
        .iter()
        .flat_map(|regimes| [1e-3, 0.1, 1.0, 10.0].map(|factor| sides(regimes, factor * x0)))
        .collect())
}
