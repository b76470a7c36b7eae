//! Appendix A and its corollaries, by enumeration.

use approx::assert_relative_eq;
use endodec_game::Market;
use endodec_game::two_period::{Kind, Params, TwoPeriod};

fn params(firms: usize, threshold: f64) -> Params {
    Params {
        market: Market {
            intercept: 10.0,
            slope: 1.0,
        },
        costs: vec![2.0; firms],
        discount_factor: 0.9,
        threshold,
        retained: 3.0,
        crossed: 1.0,
        captured: 0.0,
        capacity: f64::INFINITY,
    }
}

fn solved(params: Params) -> TwoPeriod {
    TwoPeriod::new(params).unwrap()
}

#[test]
fn the_printed_first_order_condition_is_one_of_the_equilibria() {
    let model = solved(params(4, 5.0));
    let found = model.equilibria();
    assert_eq!(found[0].kind, Kind::Crossing);
    // I* = (a − c)/(b(N+1)).
    assert_relative_eq!(found[0].investments[0], 8.0 / 5.0, max_relative = 1e-12);
}

#[test]
fn stopping_at_the_threshold_is_an_equilibrium_that_the_printed_condition_misses() {
    // The threshold just below Cournot output and much to lose: everybody stops there.
    let mut model = params(2, 5.2);
    model.retained = 30.0;
    let found = solved(model).equilibria();
    assert!(
        found
            .iter()
            .any(|equilibrium| equilibrium.kind == Kind::AtThreshold)
    );
    assert!(
        found
            .iter()
            .all(|equilibrium| equilibrium.kind != Kind::Crossing)
    );
}

#[test]
fn every_equilibrium_survives_a_search_over_deviations() {
    for threshold in [1.0, 3.0, 5.2, 6.0, 7.0, 9.0] {
        for retained in [2.0, 10.0, 40.0] {
            let model = solved(Params {
                retained,
                ..params(3, threshold)
            });
            for equilibrium in model.equilibria() {
                for (firm, &own) in equilibrium.investments.iter().enumerate() {
                    let rivals = equilibrium.total - own;
                    let best = (0..=8000)
                        .map(|k| model.payoff(firm, 1e-3 * f64::from(k), rivals))
                        .fold(f64::MIN, f64::max);
                    assert!(best <= equilibrium.payoffs[firm] + 1e-9);
                }
            }
        }
    }
}

#[test]
fn many_firms_cross_only_if_the_threshold_is_below_the_competitive_output() {
    // The paper: NI* > Q̄ "whenever N is sufficiently large". NI* stays below (a − c)/b = 8.
    for firms in [2, 10, 100, 1000] {
        let found = solved(params(firms, 8.5)).equilibria();
        assert!(
            found
                .iter()
                .all(|equilibrium| equilibrium.kind == Kind::Below)
        );
    }
    let crossing = solved(params(1000, 7.9)).equilibria();
    assert_eq!(crossing[0].kind, Kind::Crossing);
}

#[test]
fn corollary_a1_a_cost_advantage_raises_own_and_total_investment() {
    let base = &solved(params(3, 1.0)).equilibria()[0];
    let mut advantage = params(3, 1.0);
    advantage.costs[0] = 1.5;
    let moved = &solved(advantage).equilibria()[0];
    assert!(moved.investments[0] > base.investments[0] && moved.total > base.total);
    assert!(moved.investments[1] < base.investments[1]);
    // I₁ = (a − Nc₁ + Σc_j)/(b(N+1)).
    assert_relative_eq!(
        moved.investments[0],
        (10.0 - 4.5 + 4.0) / 4.0,
        max_relative = 1e-12
    );
}

#[test]
fn corollary_a2_captured_surplus_leaves_interior_investment_unchanged() {
    // "Invests more aggressively" is false at an interior equilibrium: the jump at Q̄ does not
    // enter the first-order condition.
    let base = &solved(params(3, 4.0)).equilibria()[0];
    let moved = &solved(Params {
        captured: 1.5,
        ..params(3, 4.0)
    })
    .equilibria()[0];
    assert_eq!(base.investments, moved.investments);
    // What it can do is to end an equilibrium that stops at the threshold.
    let stopping = Params {
        retained: 12.0,
        ..params(3, 5.9)
    };
    let has = |params: Params, kind| solved(params).equilibria().iter().any(|e| e.kind == kind);
    assert!(has(stopping.clone(), Kind::AtThreshold));
    assert!(!has(
        Params {
            captured: 11.5,
            ..stopping
        },
        Kind::AtThreshold
    ));
}

#[test]
fn corollary_a3_the_delay_of_a_cap_is_within_the_bound() {
    let model = solved(params(4, 5.0));
    for cap in [0.1, 0.25, 0.3, 1.0] {
        let periods = model.periods_to_cross(cap).unwrap();
        assert!(periods * 4.0 * cap > 5.0 && (periods - 1.0) * 4.0 * cap <= 5.0);
        assert!(periods - 1.0 <= (5.0 / (4.0 * cap)).ceil());
    }
}

#[test]
fn the_planner_may_stop_where_rivals_do_not() {
    let model = solved(Params {
        retained: 6.0,
        ..params(5, 3.5)
    });
    let planner = model.cooperative();
    assert!(!planner.crosses);
    assert_eq!(planner.total, 3.5);
    assert!(
        model
            .equilibria()
            .iter()
            .any(|equilibrium| equilibrium.kind == Kind::Crossing)
    );
}

#[test]
fn retained_profit_must_exceed_the_value_after_crossing() {
    assert!(
        TwoPeriod::new(Params {
            retained: 1.0,
            ..params(2, 5.0)
        })
        .is_err()
    );
    assert!(
        TwoPeriod::new(Params {
            discount_factor: 1.5,
            ..params(2, 5.0)
        })
        .is_err()
    );
}
