//! Figures of made-up estimates: few and many rows, long names, many decades.

use crate::indices;
use endodec_figures::{
    Break, Breaks, Curve, CurvePiece, Diffusion, DiffusionCurve, DiffusionForecast, Fan, FanPoint,
    FanTarget, Figure, Forest, ForestRow, InfluencePlot, ObservationOrder, PathEvent, PathPanel,
    PathPlot, Profile, Reproduction, ReproductionInterval, Spurious, TimeAxis, WindowFit,
};

/// Sixty letters without a space, with every sign that means something to someone.
pub(crate) const LONG: &str = "price_{usd}_per*unit^{2}<&>\"of\\capacity_installed_and_2019_$_m";
/// Sixty letters as words.
pub(crate) const WORDS: &str = "average price of a module in 2019 dollars a watt of capacity";

/// A number between −1 and 1 that looks like noise, the same each time.
pub(crate) fn noise(i: usize) -> f64 {
    let x = as_f64(i) * 12.9898 + 4.137;
    2.0 * (x.sin() * 43_758.545_3).rem_euclid(1.0) - 1.0
}

pub(crate) fn as_f64(count: usize) -> f64 {
    count as f64
}

/// Rows of output over `decades`, and cost that falls with them.
pub(crate) fn rows(n: usize, decades: f64) -> Vec<(f64, f64)> {
    (0..n)
        .map(|i| {
            let q = 10_f64.powf(decades * as_f64(i) / as_f64(n - 1) - decades / 2.0);
            (q, 40.0 * q.powf(-0.4) * (0.25 * noise(i)).exp())
        })
        .collect()
}

fn years(n: usize) -> Vec<String> {
    (0..n).map(|i| (1950 + i).to_string()).collect()
}

pub(crate) fn curve(n: usize, names: (&str, &str), decades: f64) -> Figure {
    let points = rows(n, decades);
    let piece = |name: &str, part: &[(f64, f64)], alpha: f64| CurvePiece {
        name: name.to_owned(),
        n: part.len(),
        elasticity: alpha,
        interval: [alpha - 0.04, alpha + 0.05],
        curve: (0..=20)
            .map(|i| {
                let (from, to) = (part[0].0, part[part.len() - 1].0);
                let q = from * (to / from).powf(f64::from(i) / 20.0);
                let cost = 40.0 * q.powf(-0.4);
                let half = 0.05 + 0.1 * (f64::from(i) / 10.0 - 1.0).powi(2);
                [q, cost, cost * (-half).exp(), cost * half.exp()]
            })
            .collect(),
    };
    let pieces = if n == 50 {
        vec![
            piece("1950 to 1969", &points[..20], 0.38),
            piece("1970 to 1999", &points[20..], 0.43),
        ]
    } else {
        vec![piece("all", &points, 0.4)]
    };
    Curve {
        quantity: names.0.to_owned(),
        cost: names.1.to_owned(),
        names: if n <= 50 { years(n) } else { Vec::new() },
        points,
        differences: false,
        level: 0.95,
        errors: "classical".to_owned(),
        pieces,
    }
    .figure()
}

pub(crate) fn fan(n: usize, horizon: usize, target: bool, cost: &str) -> Figure {
    let points = rows(n, 4.0);
    let observed: Vec<(f64, f64)> = points
        .iter()
        .enumerate()
        .map(|(i, at)| (1990.0 + as_f64(i), at.1))
        .collect();
    let (last, now) = observed[n - 1];
    let ahead = |h: usize| now * (-0.08 * as_f64(h)).exp();
    let forecast = (1..=horizon).map(|h| {
        let band = |z: f64| {
            let half = z * 0.12 * as_f64(h).sqrt();
            [ahead(h) * (-half).exp(), ahead(h) * half.exp()]
        };
        FanPoint {
            time: last + as_f64(h),
            median: ahead(h),
            bands: [band(0.67), band(1.28), band(1.96)],
            plain: ahead(h) * (0.02 * as_f64(h)).exp(),
        }
    });
    Fan {
        cost: cost.to_owned(),
        time: "year".to_owned(),
        axis: if last < 3000.0 {
            TimeAxis::Years
        } else {
            TimeAxis::Number
        },
        law: "Wright’s law with noise".to_owned(),
        given:
            "Bands hold noise to come and ignorance of the rate, if output grows by 25 % a step."
                .to_owned(),
        observed,
        forecast: forecast.collect(),
        target: target.then(|| FanTarget {
            cost: ahead(horizon / 2 + 1),
            median: Some(last + as_f64(horizon / 2 + 1)),
            band_80: [Some(last + 2.0), None],
            probability: (1..=horizon)
                .map(|h| (last + as_f64(h), 1.0 - (-0.15 * as_f64(h)).exp()))
                .collect(),
        }),
    }
    .figure()
}

pub(crate) fn breaks(n: usize, at: &[usize], response: &str) -> Figure {
    let mut from = 0;
    let (mut values, mut fitted) = (Vec::new(), Vec::new());
    for (j, &to) in at.iter().chain([&n]).enumerate() {
        for i in from..to {
            let fit =
                8.0 - as_f64(i - from) * (0.3 + 0.2 * as_f64(j)) / as_f64(n) * 10.0 - as_f64(j);
            fitted.push(fit);
            values.push(fit + 0.3 * noise(i));
        }
        from = to;
    }
    let profile = |centre: usize| Profile {
        points: (n / 10..n - n / 10)
            .step_by((n / 100).max(1))
            .map(|i| (i, 3.0 + (as_f64(i.abs_diff(centre)) / as_f64(n)).sqrt()))
            .collect(),
    };
    Breaks {
        response: response.to_owned(),
        order: if n <= 200 {
            ObservationOrder::named("year", years(n))
        } else {
            ObservationOrder::numbered(n)
        },
        values,
        fitted,
        breaks: at
            .iter()
            .map(|&after| Break {
                after,
                interval: [after.saturating_sub(n / 30).max(1), (after + n / 20).min(n)],
            })
            .collect(),
        profiles: if n < 10 {
            Vec::new()
        } else if at.is_empty() {
            vec![profile(n / 2)]
        } else {
            at.iter().map(|&b| profile(b)).collect()
        },
        selected_by: "bic".to_owned(),
    }
    .figure()
}

pub(crate) fn influence(n: usize, measure: &str) -> Figure {
    let window = |to: usize| WindowFit {
        to,
        estimate: 0.4 + 0.3 * noise(to) / as_f64(to).sqrt(),
        std_error: 0.4 / as_f64(to).sqrt(),
    };
    InfluencePlot {
        measure: measure.to_owned(),
        whole: 0.4,
        order: if n <= 200 {
            ObservationOrder::named("year", years(n))
        } else {
            ObservationOrder::numbered(n)
        },
        without: (0..n).map(|i| 0.4 + 0.05 * noise(i).powi(5)).collect(),
        expanding: (3..=n).map(window).collect(),
        rolling: if n == 50 {
            (10..=n).map(window).collect()
        } else {
            Vec::new()
        },
    }
    .figure()
}

pub(crate) fn forest(n: usize, name: &str) -> Figure {
    Forest {
        measure: "elasticity".to_owned(),
        level: 0.95,
        rows: (0..n)
            .map(|i| {
                let estimate = 0.3 + 0.2 * noise(i);
                let half = 0.03 + 0.05 * noise(i + 7).abs();
                ForestRow {
                    name: format!("{name} {}", i + 1),
                    estimate,
                    interval: [estimate - half, estimate + half],
                }
            })
            .collect(),
        pooled: vec![
            ForestRow {
                name: "fixed effect".to_owned(),
                estimate: 0.31,
                interval: [0.3, 0.32],
            },
            ForestRow {
                name: "random effects".to_owned(),
                estimate: 0.3,
                interval: [0.22, 0.38],
            },
        ],
        prediction: Some([0.1, 0.5]),
    }
    .figure()
}

pub(crate) fn diffusion(n: usize, cumulative: bool, adopters: &str) -> Figure {
    let level = |t: f64| 1000.0 / (1.0 + (-(t - 8.0) / 2.5).exp());
    let time = |i: usize| 2005.0 + 16.0 * as_f64(i) / as_f64(n);
    let observed: Vec<(f64, f64)> = (1..=n)
        .map(|i| {
            let here = level(time(i) - 2005.0);
            let count = if cumulative {
                here
            } else {
                here - level(time(i - 1) - 2005.0)
            };
            (time(i), count * (1.0 + 0.1 * noise(i)))
        })
        .collect();
    let model = |name: &str, factor: f64, weight: Option<f64>| DiffusionCurve {
        name: name.to_owned(),
        fitted: (1..=n)
            .map(|i| {
                let here = level(time(i) - 2005.0);
                factor
                    * if cumulative {
                        here
                    } else {
                        here - level(time(i - 1) - 2005.0)
                    }
            })
            .collect(),
        level: (0..=60)
            .map(|i| 2005.0 + f64::from(i) * 0.35)
            .map(|t| (t, factor * level(t - 2005.0)))
            .collect(),
        weight,
        forecast: if n == 50 || !cumulative && n < 10 {
            [2024.0, 2026.0]
                .map(|time| DiffusionForecast {
                    time,
                    level: factor * level(time - 2005.0),
                    interval: [800.0, 1150.0],
                })
                .to_vec()
        } else {
            Vec::new()
        },
    };
    Diffusion {
        time: "year".to_owned(),
        adopters: adopters.to_owned(),
        axis: TimeAxis::Years,
        cumulative,
        observed,
        models: if n == 50 {
            vec![
                model("Bass’s model", 1.0, Some(0.7)),
                model("the logistic", 0.93, Some(0.25)),
                model("Gompertz’s curve", 1.08, Some(0.05)),
                model("the gamma/shifted Gompertz", 1.15, Some(0.0)),
                model("a straight line", 0.7, Some(0.0)),
            ]
        } else {
            vec![model("Bass’s model", 1.0, None)]
        },
    }
    .figure()
}

pub(crate) fn reproduction(n: usize, share: &str) -> Figure {
    let at = |i: usize| 2024.0 + as_f64(i) / 12.0;
    let of = |i: usize| 0.05 + 0.4 * as_f64(i) / as_f64(n) + 0.01 * noise(i);
    Reproduction {
        time: "month".to_owned(),
        share: share.to_owned(),
        shares: (0..n).map(|i| (at(i), of(i))).collect(),
        intervals: (1..n)
            .map(|i| {
                let r0 = 1.05 + 0.1 * noise(i);
                ReproductionInterval {
                    from: at(i - 1),
                    to: at(i),
                    r0,
                    band: [r0 - 0.12, r0 + 0.15],
                }
            })
            .collect(),
        trend: (n > 3).then_some((1.06, [1.03, 1.1])),
        given: "It rests on a contact rate of 1 per month.".to_owned(),
    }
    .figure()
}

pub(crate) fn path(n: usize, quantity: &str) -> Figure {
    let course = |of: fn(f64) -> f64| {
        (0..n)
            .map(|i| as_f64(i) / as_f64(n - 1))
            .map(|x| (2024.0 + 20.0 * x, of(x)))
            .collect::<Vec<_>>()
    };
    let panel = |title: &str, of: fn(f64) -> f64| PathPanel {
        title: title.to_owned(),
        quantity: quantity.to_owned(),
        log: false,
        percent: false,
        lines: vec![(title.to_owned(), course(of))],
        rule: None,
    };
    PathPlot {
        title: "Cost parity in 2030, adoption that sustains itself in 2036".to_owned(),
        note: "The path of a scenario.".to_owned(),
        time: "year".to_owned(),
        axis: TimeAxis::Years,
        panels: vec![
            PathPanel {
                rule: Some(1.0),
                ..panel("R₀", |x| 0.5 + x)
            },
            PathPanel {
                percent: true,
                ..panel("Share", |x| x * x * 0.8)
            },
            PathPanel {
                log: true,
                ..panel("Cost", |x| 100.0 * (-8.0 * x).exp())
            },
            PathPanel {
                lines: vec![
                    ("one".to_owned(), course(|x| x)),
                    ("two".to_owned(), course(|x| 1.0 - x)),
                ],
                ..panel("Two", |x| x)
            },
        ],
        events: vec![
            PathEvent {
                at: 2030.0,
                text: "cost parity".to_owned(),
            },
            PathEvent {
                at: 2036.0,
                text: "R₀ rises above 1".to_owned(),
            },
        ],
    }
    .figure()
}

pub(crate) fn spurious(n: usize, (quantity, cost): (&str, &str)) -> Figure {
    Spurious {
        cost: cost.to_owned(),
        quantity: quantity.to_owned(),
        order: if n <= 200 {
            ObservationOrder::named("year", years(n))
        } else {
            ObservationOrder::numbered(n)
        },
        residuals: (0..n)
            .map(|i| 0.3 * (as_f64(i) / 6.0).sin() + 0.1 * noise(i))
            .collect(),
        p_value: (n > 3).then_some(0.21),
        elasticity: (0.4, 0.02),
        initial: [1.0_f64, 10.0, 100.0]
            .map(|added| (added, 0.4 + 0.02 * added.ln(), 0.03))
            .to_vec(),
    }
    .figure()
}

/// All of them, each under a name for its file.
pub(crate) fn all() -> Vec<(String, Figure)> {
    let plain = ("cumulative output (MW)", "module price (US$/W)");
    let long = (WORDS, LONG);
    let mut out = Vec::new();
    for n in [3, 50, 100_000] {
        let wide = |name: &str| format!("{name}-{n}");
        let names = if n == 50 { plain } else { long };
        out.extend([
            (
                wide("curve"),
                curve(n, names, if n == 50 { 4.0 } else { 10.0 }),
            ),
            (wide("fan"), fan(n, 12, n != 3, names.1)),
            (
                wide("breaks"),
                breaks(
                    n,
                    if n == 50 {
                        &[20, 33]
                    } else if n == 3 {
                        &[]
                    } else {
                        &[40_000]
                    },
                    names.1,
                ),
            ),
            (
                wide("influence"),
                influence(n, if n == 50 { "elasticity α" } else { WORDS }),
            ),
            (
                wide("forest"),
                forest(n, if n == 50 { "technology" } else { LONG }),
            ),
            (wide("diffusion"), diffusion(n, n == 100_000, names.1)),
            (
                wide("reproduction"),
                reproduction(if n == 50 { 24 } else { n }, names.1),
            ),
            (wide("path"), path(n, names.1)),
            (wide("spurious"), spurious(n, names)),
            (wide("sensitivity"), indices::sensitivity(n, WORDS)),
        ]);
    }
    out.push(("curve-30-decade".to_owned(), curve(30, plain, 0.2)));
    out.push(("breaks-none-40".to_owned(), breaks(40, &[], "ln price")));
    out
}
