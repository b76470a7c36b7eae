//! Appendix A and its corollaries, by enumeration.

use approx::assert_relative_eq;
use endodec_game::Market;
use endodec_game::two_period::{Kind, TwoPeriod, TwoPeriodParams};

fn params(firms: usize, threshold: f64) -> TwoPeriodParams {
    TwoPeriodParams {
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

fn solved(params: TwoPeriodParams) -> TwoPeriod {
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
            let model = solved(TwoPeriodParams {
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
    let moved = &solved(TwoPeriodParams {
        captured: 1.5,
        ..params(3, 4.0)
    })
    .equilibria()[0];
    assert_eq!(base.investments, moved.investments);
    // What it can do is to end an equilibrium that stops at the threshold.
    let stopping = TwoPeriodParams {
        retained: 12.0,
        ..params(3, 5.9)
    };
    let has =
        |params: TwoPeriodParams, kind| solved(params).equilibria().iter().any(|e| e.kind == kind);
    assert!(has(stopping.clone(), Kind::AtThreshold));
    assert!(!has(
        TwoPeriodParams {
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
    let model = solved(TwoPeriodParams {
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
fn a_firm_priced_out_of_the_market_does_not_hide_the_equilibrium_at_the_threshold() {
    // Two firms at cost 2 share 16/3; the third, at cost 9, does not produce. With 50 to lose
    // nobody wants to be the one who crosses, and the idle firm has nothing to do with it.
    let model = solved(TwoPeriodParams {
        costs: vec![2.0, 2.0, 9.0],
        retained: 50.0,
        ..params(3, 5.2)
    });
    let found = model.equilibria();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, Kind::AtThreshold);
    // Both give up the same amount.
    assert_relative_eq!(found[0].investments[0], 2.6, max_relative = 1e-12);
    assert_relative_eq!(found[0].investments[1], 2.6, max_relative = 1e-12);
    assert!(found[0].investments[2].abs() < 1e-12);
}

#[test]
fn where_crossing_pays_a_firm_leaps_to_the_threshold() {
    // Two firms invest 16/3 together, just short of 5.5; crossing is worth 10 more to each than
    // not crossing. Staying below is then no equilibrium: either would add the missing sixth.
    let model = solved(TwoPeriodParams {
        captured: 12.0,
        ..params(2, 5.5)
    });
    let found = model.equilibria();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].kind, Kind::AtThreshold);
    assert_relative_eq!(found[0].investments[0], 2.75, max_relative = 1e-12);
    // They cross: 2.75·(8 − 5.5) now and 0.9·13 later.
    assert_relative_eq!(found[0].payoffs[0], 6.875 + 11.7, max_relative = 1e-12);
    // Far from the threshold nobody can afford the leap alone, and both are equilibria at a
    // distance in between.
    let kinds = |threshold| {
        let far = TwoPeriodParams {
            captured: 12.0,
            ..params(2, threshold)
        };
        let found = solved(far).equilibria();
        found.iter().map(|e| e.kind).collect::<Vec<_>>()
    };
    // A leap of t costs t² and brings 9: worth it up to t = 3. Two who are at the threshold stay
    // as long as what each gains by going back, ((3/4)(Q̄ − 16/3))², is at most 9.
    assert_eq!(kinds(8.2), [Kind::AtThreshold]);
    assert_eq!(kinds(8.5), [Kind::Below, Kind::AtThreshold]);
    assert_eq!(kinds(9.2), [Kind::Below, Kind::AtThreshold]);
    assert_eq!(kinds(9.4), [Kind::Below]);
    // So does the planner, whose monopoly investment of 4 does not cross.
    let planner = model.cooperative();
    assert!(planner.crosses);
    assert_eq!(planner.total, 5.5);
}

#[test]
fn an_equilibrium_at_the_threshold_is_found_wherever_a_search_finds_one() {
    // Divisions of the threshold between two unequal firms on a fine grid, each checked against
    // deviations on another: the model must find one exactly where the search does.
    let found = |model: &TwoPeriod| {
        model
            .equilibria()
            .iter()
            .any(|e| e.kind == Kind::AtThreshold)
    };
    for captured in [0.0, 12.0] {
        for capacity in [2.0, 3.1, f64::INFINITY] {
            for threshold in [2.9, 4.1, 5.05, 5.9, 7.3] {
                for costs in [[2.0, 2.0], [1.0, 5.5], [0.5, 4.0]] {
                    let model = solved(TwoPeriodParams {
                        costs: costs.to_vec(),
                        retained: 4.0,
                        captured,
                        capacity,
                        ..params(2, threshold)
                    });
                    // A firm's regret at an own level, the other supplying the rest.
                    let regret = |firm: usize, own: f64| {
                        let rivals = threshold - own;
                        let best = (0..=1600)
                            .map(|k| (0.005 * f64::from(k)).min(capacity))
                            .map(|level| model.payoff(firm, level, rivals))
                            .fold(f64::MIN, f64::max);
                        best - model.payoff(firm, own, rivals)
                    };
                    let worst = |own: f64| regret(0, own).max(regret(1, threshold - own));
                    let least = (0..=1000)
                        .map(|k| threshold * f64::from(k) / 1000.0)
                        .chain([capacity, threshold - capacity])
                        .filter(|own| (0.0..=threshold.min(capacity)).contains(own))
                        .filter(|own| threshold - own <= capacity)
                        .map(worst)
                        .fold(f64::INFINITY, f64::min);
                    // A grid that misses the best level by 0.004 costs at most a thousandth.
                    if least > 1e-3 {
                        assert!(
                            !found(&model),
                            "{captured} {capacity} {threshold} {costs:?}"
                        );
                    } else {
                        assert!(
                            found(&model) || model.equilibria()[0].total == threshold,
                            "{captured} {capacity} {threshold} {costs:?}: {least}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_planner_is_held_to_the_capacities_of_the_firms() {
    let model = solved(TwoPeriodParams {
        costs: vec![2.0, 3.0, 9.5],
        capacity: 1.5,
        ..params(3, 9.0)
    });
    let planner = model.cooperative();
    // The cheapest to its capacity, the next until marginal revenue 10 − 2Q is its cost 3: both
    // are full before, at a marginal revenue of 4; the third never is worth its cost.
    assert_relative_eq!(planner.total, 3.0, max_relative = 1e-12);
    assert_relative_eq!(
        planner.payoff,
        7.0 * 3.0 - 1.5 * 2.0 - 1.5 * 3.0 + 0.9 * 9.0,
        max_relative = 1e-12
    );
}

#[test]
fn periods_are_counted_by_the_rule_that_decides_a_crossing() {
    // Three firms at 0.1 reach 0.3 in one period exactly and exceed it in the next; in binary
    // 0.3/(3·0.1) is below one.
    let model = solved(params(3, 0.3));
    assert_relative_eq!(model.periods_to_cross(0.1).unwrap(), 2.0);
}

#[test]
fn retained_profit_must_exceed_the_value_after_crossing() {
    assert!(
        TwoPeriod::new(TwoPeriodParams {
            retained: 1.0,
            ..params(2, 5.0)
        })
        .is_err()
    );
    assert!(
        TwoPeriod::new(TwoPeriodParams {
            discount_factor: 1.5,
            ..params(2, 5.0)
        })
        .is_err()
    );
}
