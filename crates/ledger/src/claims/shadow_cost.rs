//! Section 3.5 of both versions: private against social shadow cost, channels and limits.

use endodec_game::{Params, overinvestment};

use super::claim::Claim;
use super::readings::{COURNOT_PROFIT, RECOVERED};
use super::statement::{Fit, Order, Sign};
use crate::error::LedgerError;
use crate::evidence::{Evidence, Regimes};

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "both-private-shadow-one-over-n",
        "Sec 3.5; Sec 3.6",
        "private shadow cost as a share of the social one",
        "V_N' = (1/N)*(N V_P')",
        Order::Equal(0.05),
        "A firm does bear one N-th of the industry's loss, but of a value that rivalry has \
         already lowered: at the baseline its shadow cost is about a twentieth of the social one \
         where the paper says a fifth. The printed identity would need V_N' = V_P'.",
        |e| {
            let regimes = e.baseline()?;
            Ok(regimes
                .distances(20)
                .into_iter()
                .map(|x| {
                    let social = regimes.game.firms() * regimes.cartel.shadow_cost(x);
                    [
                        regimes.nash.shadow_cost(x) / social,
                        1.0 / regimes.game.firms(),
                    ]
                })
                .collect())
        },
    )
    .unit("ratio"),
    Claim::relation(
        "v1-foc-rival-output-term",
        "Sec 3.5 economic interpretation",
        "fall of a firm's marginal revenue that rivals' output causes, against the term named for \
         it",
        "bNq",
        Order::Equal(1e-6),
        "In b(N+1)q the rivals account for b(N-1)q; the remaining 2bq is the firm's own, as in \
         any monopoly.",
        |e| {
            let p = e.constants.game();
            let marginal_revenue = |own: f64, rivals: f64| {
                let revenue = |q: f64| (p.intercept - p.slope * (q + rivals)) * q;
                (revenue(own + 1e-3) - revenue(own - 1e-3)) / 2e-3
            };
            Ok([0.5, 1.0, 3.0]
                .map(|q| {
                    let rivals = (p.firms - 1.0) * q;
                    let caused = marginal_revenue(q, 0.0) - marginal_revenue(q, rivals);
                    [caused, p.slope * p.firms * q]
                })
                .to_vec())
        },
    ),
    Claim::relation(
        "v1-limit-delta0-shadow",
        "Sec 3.5 economic interpretation",
        "private shadow cost without displacement",
        "V' -> 0 as delta -> 0",
        Order::Near(1e-6),
        "With delta = 0 crossing changes nothing for a firm that would earn the Cournot profit \
         for ever anyway. With any other S_I the limit is not zero: this sentence of the paper is \
         what pins S_I down.",
        |e| without_displacement(e, |regimes, x| [regimes.nash.shadow_cost(x), 0.0]),
    )
    .under(COURNOT_PROFIT),
    Claim::relation(
        "v1-limit-delta0-cournot",
        "Sec 3.5 economic interpretation",
        "Nash output without displacement against static Cournot output",
        "static Cournot output Na/(b(N+1))",
        Order::Equal(1e-6),
        "Without a shadow cost equation 7 is the textbook Cournot output.",
        |e| {
            without_displacement(e, |regimes, x| {
                let n = regimes.game.firms();
                [
                    regimes.nash.output(x),
                    regimes.game.market().cournot_output(n),
                ]
            })
        },
    )
    .unit("output")
    .under(COURNOT_PROFIT),
    Claim::relation(
        "v1-limit-b0-learning-only",
        "Sec 3.5 economic interpretation",
        "share of the Cournot channel in overinvestment as demand becomes perfectly elastic",
        "Cournot channel share -> 0 as b -> 0",
        Order::Near(1e-3),
        "The Cournot channel is (N-1)/(N+1) of cartel output, which grows like the root of 1/b \
         while the learning channel grows like 1/b.",
        |e| {
            let base = e.constants.game();
            let value = e.baseline()?.game.continuation_value();
            [1e-8, 1e-10, 1e-12]
                .iter()
                .map(|slope| {
                    let params = Params {
                        slope: slope * base.slope,
                        ..base
                    };
                    let game = Regimes::of(params.with_continuation_value(value))?.game;
                    let channels = overinvestment::compare(&game, base.distance).channels;
                    Ok([
                        channels.cournot / (channels.cournot + channels.learning),
                        0.0,
                    ])
                })
                .collect()
        },
    )
    .under(
        "the continuation value stays where it is as b falls; with S_I the Cournot profit, which \
         grows like 1/b, the split does not depend on b at all",
    ),
    Claim::sign(
        "both-st-narrows-gap",
        "Sec 3.5 economic interpretation",
        "change of the output gap as training value rises",
        "d(Q_N-Q_C)/dS_T < 0",
        Sign::Negative,
        "Both outputs rise with the value of crossing, the cartel's by more. At the threshold \
         itself and from S = 0 the fall is fastest.",
        |e| {
            along_training_value(e, |regimes, x| {
                regimes.nash.output(x) - regimes.cartel.output(x)
            })
        },
    )
    .moving("training value from 0 to 90 in steps of 5, at three distances")
    .under(RECOVERED),
    Claim::sign(
        "v1-st-lowers-shadow",
        "Sec 3.5",
        "change of the private shadow cost as training value rises",
        "dV_N'/dS_T < 0",
        Sign::Negative,
        "Crossing costs less if more is kept. At S_T = 95.24 the shadow cost is zero and the game \
         is static Cournot.",
        |e| along_training_value(e, |regimes, x| regimes.nash.shadow_cost(x)),
    )
    .moving("training value from 0 to 90 in steps of 5, at three distances")
    .under(RECOVERED),
    Claim::interval(
        "v1-fig3-private-fraction",
        "Figure 3; Sec 3.5",
        "private shadow cost as a fraction of the social one over the plotted range",
        "0 < V_N'/(N V_P') < 1",
        Fit::Inside,
        "Only a fraction, as the caption says: about one twentieth, nearly constant in the plot. \
         The text's one N-th would be 0.2.",
        |e| {
            let regimes = e.baseline()?;
            let shares = regimes.distances(200).into_iter().map(|x| {
                regimes.nash.shadow_cost(x) / (regimes.game.firms() * regimes.cartel.shadow_cost(x))
            });
            Ok(ends(shares))
        },
    )
    .unit("ratio")
    .under(RECOVERED),
    Claim::sign(
        "both-two-channels-positive",
        "Sec 3.5 economic interpretation; Abstract (v1)",
        "Cournot channel and learning channel of overinvestment",
        "> 0 and > 0",
        Sign::Positive,
        "Rivalry at the social shadow cost, plus the difference between social and private shadow \
         cost. The learning channel turns negative where the shadow costs flip, 156 times further \
         out than the initial state.",
        |e| {
            let regimes = e.baseline()?;
            let mut channels = Vec::new();
            for x in regimes.distances(50) {
                let split = overinvestment::compare(&regimes.game, x).channels;
                channels.extend([split.cournot, split.learning]);
            }
            Ok(channels)
        },
    )
    .moving("the regime, from cooperation to rivalry, at fifty distances")
    .unit("output")
    .under(RECOVERED),
];

fn without_displacement(
    e: &Evidence<'_>,
    sides: fn(&Regimes, f64) -> [f64; 2],
) -> Result<Vec<[f64; 2]>, LedgerError> {
    let base = e.constants.game();
    let mut all = Vec::new();
    for displacement in [1e-9 * base.displacement, 1e-12 * base.displacement] {
        for firms in [2.0, base.firms, 12.0] {
            let regimes = Regimes::of(Params {
                firms,
                displacement,
                discount: base.discount,
                ..base
            })?;
            all.extend([0.1, 1.0, 10.0].map(|factor| sides(&regimes, factor * base.distance)));
        }
    }
    Ok(all)
}

/// Changes of a quantity from one training value to the next, up to where the shadow cost vanishes.
fn along_training_value(
    e: &Evidence<'_>,
    quantity: fn(&Regimes, f64) -> f64,
) -> Result<Vec<f64>, LedgerError> {
    let base = e.constants.game();
    let mut changes = Vec::new();
    let games = (0..=18_u8)
        .map(|step| {
            Regimes::of(Params {
                training_value: 5.0 * f64::from(step),
                ..base
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    for share in [0.1, 0.5, 1.0] {
        let x = share * base.distance;
        changes.extend(
            games
                .windows(2)
                .map(|pair| quantity(&pair[1], x) - quantity(&pair[0], x)),
        );
    }
    Ok(changes)
}

/// Smallest and largest of some numbers.
pub(super) fn ends(numbers: impl Iterator<Item = f64>) -> [f64; 2] {
    numbers.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], number| {
        [low.min(number), high.max(number)]
    })
}
