//! What is tried on the series.

use endodec_learning::breaks::{
    BreakCovariance, BreakRegression, BreakTest, MinimumSegment, critical_value,
};
use endodec_learning::forecast::{
    CrossingParams, ForecastModel, JointForecast, JointParams, WRIGHT_CORRELATION,
};
use endodec_learning::persistence::{
    LagRule, NullDistribution, NullSimulation, Terms, TrendBreakParams, engle_granger, perron_yabu,
    unit_root, wright_against_moore,
};
use endodec_learning::{Covariance, LearningError, wright};

use crate::Estimator;
use crate::errors::{AHEAD, Series, TRUTH};

/// Whether the interval held the truth, or the test rejected; nothing where there was none.
pub(crate) type Outcome = Option<bool>;

fn elasticity(fit: Result<wright::WrightFit, LearningError>) -> Outcome {
    let interval = fit.ok()?.interval(0.95).ok()?;
    Some((interval.lower.value()..=interval.upper.value()).contains(&TRUTH))
}

pub(crate) const ELASTICITIES: [Estimator; 5] = [
    ("t, classical", |s| {
        elasticity(wright::fit(&s.quantity, &s.cost))
    }),
    ("t, HC3", |s| {
        elasticity(wright::fit_with(&s.quantity, &s.cost, Covariance::Hc3))
    }),
    ("t, Newey–West", |s| {
        let covariance = Covariance::newey_west(s.cost.len());
        elasticity(wright::fit_with(&s.quantity, &s.cost, covariance))
    }),
    ("t, first differences", |s| {
        elasticity(wright::fit_first_differences(
            &s.quantity,
            &s.cost,
            Covariance::Classical,
        ))
    }),
    ("t, beside a trend", |s| {
        let time: Vec<f64> = (0..).take(s.cost.len()).map(f64::from).collect();
        let fit = wright_against_moore(&s.quantity, &s.cost, &time).ok()?;
        let interval = fit
            .log_quantity
            .interval(0.95, f64::from(u32::try_from(s.cost.len()).ok()?) - 3.0)
            .ok()?;
        Some((interval.lower..=interval.upper).contains(&-TRUTH))
    }),
];

fn joint(series: &Series, correlation: Option<f64>) -> Outcome {
    let params = JointParams {
        correlation,
        growth: None,
        initial_output: 0.0,
    };
    let draws = CrossingParams {
        draws: 1000,
        seed: 1,
        horizon: AHEAD,
    };
    let forecast = JointForecast::new(&series.quantity, &series.cost, &params).ok()?;
    let interval = forecast.path(&draws).ok()?.last()?.interval(0.95).ok()?;
    Some((interval.lower..=interval.upper).contains(&series.later))
}

pub(crate) const FORECASTS: [Estimator; 4] = [
    ("ρ .19, the growth that came given", |s| {
        let model = ForecastModel::wright(&s.quantity, &s.cost, WRIGHT_CORRELATION).ok()?;
        let interval = model.forecast(&s.growth).ok()?.interval(0.95).ok()?;
        Some((interval.lower..=interval.upper).contains(&s.later))
    }),
    ("ρ .19, mean growth taken for known", |s| {
        let model = ForecastModel::wright(&s.quantity, &s.cost, WRIGHT_CORRELATION).ok()?;
        let (first, last) = (s.quantity.first()?, s.quantity.last()?);
        let steps = f64::from(u32::try_from(s.cost.len()).ok()?) - 1.0;
        let growth = libm::log(last / first) / steps;
        let interval = model.forecast(&[growth; AHEAD]).ok()?.interval(0.95).ok()?;
        Some((interval.lower..=interval.upper).contains(&s.later))
    }),
    ("joint, ρ .19", |s| joint(s, Some(WRIGHT_CORRELATION))),
    ("joint, ρ integrated out", |s| joint(s, None)),
];

/// The errors and a shift of their mean by two standard deviations in the middle.
fn shifted(series: &Series) -> Option<(BreakRegression, usize)> {
    let n = series.errors.len();
    let middle = n / 2;
    let y = series
        .errors
        .iter()
        .enumerate()
        .map(|(t, u)| if t < middle { *u } else { u + 2.0 })
        .collect();
    let model = BreakRegression::mean_shift(y, MinimumSegment::Fraction(0.15), 1).ok()?;
    Some((model, middle))
}

fn dates(series: &Series, covariance: &BreakCovariance) -> Outcome {
    let (model, truth) = shifted(series)?;
    let breaks = model.partitions().ok()?.into_iter().nth(1)?.breaks;
    let interval = *model
        .date_intervals(&breaks, covariance, 0.95)
        .ok()?
        .first()?;
    Some((interval.lower..=interval.upper).contains(&truth))
}

pub(crate) const DATES: [Estimator; 3] = [
    ("Bai, independent errors", |s| {
        dates(s, &BreakCovariance::HOMOSKEDASTIC)
    }),
    ("Bai, HAC", |s| dates(s, &BreakCovariance::HAC)),
    ("simulated, autocorrelation estimated", |s| {
        let (model, truth) = shifted(s)?;
        let breaks = model.partitions().ok()?.into_iter().nth(1)?.breaks;
        let found = model
            .persistent_date_intervals(&breaks, 0.95, 400, 1)
            .ok()?;
        let interval = found.intervals.first()?;
        Some((interval.lower..=interval.upper).contains(&truth))
    }),
];

/// Critical values of one sample size.
pub(crate) struct Tests {
    unit_root: f64,
    unit_root_aic: f64,
    rule: LagRule,
    engle_granger: f64,
    perron_yabu: f64,
    sup_f: f64,
}

impl Tests {
    pub(crate) fn new(n: usize) -> Result<Self, LearningError> {
        let simulation = NullSimulation {
            draws: 20_000,
            seed: 99,
        };
        let rule = LagRule::Aic {
            most: LagRule::schwert(n, Terms::ConstantTrend),
        };
        let params = TrendBreakParams::standard(n);
        let some: Vec<f64> = (0..).take(n).map(|t: i32| f64::from(t * t % 17)).collect();
        let test = perron_yabu(&some, &params)?;
        let few = NullSimulation {
            draws: 1000,
            seed: 99,
        };
        let mut largest = 0.0_f64;
        for persistence in [0.0, 0.5, 0.8, 0.9, 1.0] {
            largest = largest.max(test.null(persistence, &few)?.quantile(0.95)?);
        }
        let lag = LagRule::Fixed(0);
        let trend = Terms::ConstantTrend;
        Ok(Self {
            unit_root: NullDistribution::unit_root(n, trend, lag, &simulation)?.quantile(0.05)?,
            unit_root_aic: NullDistribution::unit_root(n, trend, rule, &simulation)?
                .quantile(0.05)?,
            rule,
            engle_granger: NullDistribution::engle_granger(n, Terms::Constant, lag, &simulation)?
                .quantile(0.05)?,
            perron_yabu: largest,
            sup_f: critical_value(BreakTest::SupF { breaks: 1 }, 0.15, 0.05, 1)?.value,
        })
    }
}

fn sup_f(tests: &Tests, series: &Series, covariance: &BreakCovariance) -> Outcome {
    let model =
        BreakRegression::mean_shift(series.errors.clone(), MinimumSegment::Fraction(0.15), 1)
            .ok()?;
    let found = model.tests(&model.partitions().ok()?, covariance).ok()?;
    Some(*found.sup_f.first()? > tests.sup_f)
}

/// A test, and how it is asked.
type Test = (&'static str, fn(&Tests, &Series) -> Outcome);

pub(crate) const TESTS: [Test; 6] = [
    ("unit root, no lags", |tests, s| {
        let test = unit_root(&s.errors, Terms::ConstantTrend, LagRule::Fixed(0)).ok()?;
        Some(test.statistic < tests.unit_root)
    }),
    ("unit root, lags by AIC", |tests, s| {
        let test = unit_root(&s.errors, Terms::ConstantTrend, tests.rule).ok()?;
        Some(test.statistic < tests.unit_root_aic)
    }),
    (
        "Engle–Granger, errors on an unrelated walk",
        |tests, s| {
            let test =
                engle_granger(&s.errors, &s.walk, Terms::Constant, LagRule::Fixed(0)).ok()?;
            Some(test.statistic < tests.engle_granger)
        },
    ),
    ("break in trend, Perron–Yabu", |tests, s| {
        let params = TrendBreakParams::standard(s.errors.len());
        Some(perron_yabu(&s.errors, &params).ok()?.statistic > tests.perron_yabu)
    }),
    ("break in mean, supF, independent errors", |tests, s| {
        sup_f(tests, s, &BreakCovariance::HOMOSKEDASTIC)
    }),
    ("break in mean, supF, HAC", |tests, s| {
        sup_f(tests, s, &BreakCovariance::HAC)
    }),
];
