//! Coupled paths of output, ecosystem investment and share.

mod events;
mod path;
mod system;

pub use path::{Already, EcosystemState, Event, EventKind, Path, QuasiStatic};

use crate::error::AdoptionError;
use crate::friction::Friction;
use crate::scenario::Scenario;
use endodec_numerics::ode::Tolerances;
use endodec_numerics::ode::dop853::Integrator;
use events::Watch;
use system::{State, System};

/// Widest step in turnover times of the share. On a plateau error control alone would let steps grow to the limit of
/// stability (about 6), where the interpolant inside a step is some orders worse than its ends.
const WIDEST: f64 = 2.5;

/// Path of a scenario.
///
/// The equations are those of [`Scenario`]. Kinks (cost parity, where β and investment bend) and jumps (a standard, a
/// supply shock) are located and stepped onto; `R₀ = 1`, peaks and troughs are located on the way.
///
/// ```
/// # use endodec_adoption::{Scenario, Tolerances};
/// # use endodec_adoption::dynamics::simulate;
/// let path = simulate(&Scenario::EXAMPLE, &Tolerances::default())?;
/// // Hardware crosses first, adoption sustains itself later, and never the other way round under friction.
/// assert!(path.hardware_crossing() < path.self_sustaining());
/// // Adoption only ever adds to output.
/// assert!(path.points.windows(2).all(|pair| pair[1].output > pair[0].output));
/// # Ok::<(), endodec_adoption::AdoptionError>(())
/// ```
///
/// # Errors
/// [`AdoptionError::Parameter`] if the scenario is out of range, [`AdoptionError::NotConverged`] if the tolerances
/// cannot be met.
pub fn simulate(scenario: &Scenario, tolerances: &Tolerances) -> Result<Path, AdoptionError> {
    let growth = scenario.central_output.growth;
    let rate = scenario.central_output.rate;
    let start = scenario.start;
    if growth == 0.0 {
        simulate_with(scenario, &scenario.friction, &|_: f64| rate, tolerances)
    } else {
        let output = |t: f64| rate * libm::exp(growth * (t - start));
        simulate_with(scenario, &scenario.friction, &output, tolerances)
    }
}

/// Path of a scenario under any smooth friction law and any smooth central output `q(t)` (calendar year to output per
/// year), which stand in for the scenario's own.
///
/// # Errors
/// As [`simulate`].
pub fn simulate_with(
    scenario: &Scenario,
    friction: &dyn Friction,
    central_output: &dyn Fn(f64) -> f64,
    tolerances: &Tolerances,
) -> Result<Path, AdoptionError> {
    scenario.check()?;
    let mut system = System::new(scenario, friction, central_output)?;
    let initial: State = [
        scenario.initial.output,
        scenario.initial.investment,
        scenario.initial.share,
        scenario.initial.fragmentation,
    ];
    let mut run = Integrator::new(scenario.start, initial, *tolerances);
    system.begin(scenario.start, &initial);
    let mut watch = Watch::new(&system, scenario.start, &initial, tolerances.rtol);
    let already = Already {
        cost_parity: system.saving(&initial) >= 0.0,
        self_sustaining: watch.sustains(),
    };
    let mut points = Vec::new();
    let mut grid = Grid::new(scenario);
    if let Some(t) = grid.next_until(scenario.start) {
        points.push(system.point(t, &initial));
    }
    for limit in system.breaks() {
        while run.t() < limit {
            let widest = WIDEST / system.rates(run.y()).turnover;
            let step = run.advance(&|t, y| system.derivative(t, y), limit, widest)?;
            let mut samples = events::sample(&system, &step, step.end());
            let switch = events::first_switch(&system, &step, &samples)?;
            let until = switch.map_or(step.end(), |(t, _)| t);
            if switch.is_some() {
                samples = events::sample(&system, &step, until);
            }
            watch.observe(&system, &step, &samples)?;
            while let Some(t) = grid.next_until(until) {
                points.push(system.point(t, &step.at(t)));
            }
            if let Some((t, switch)) = switch {
                run.restart(&|t, y| system.derivative(t, y), &step, t);
                system.flip(switch);
                watch.switched(&system, switch, t, run.y());
            }
        }
        if let Some(shock) = system.pass_break(limit) {
            run.refresh();
            watch.shocked(&system, shock, limit, run.y());
            system.settle(run.y());
            watch.jumped(&system, limit, run.y());
        }
    }
    Ok(Path::new(
        scenario.clone(),
        already,
        points,
        watch.into_events(),
        (run.steps(), run.evaluations()),
    ))
}

/// The times at which the answer is wanted.
struct Grid {
    start: f64,
    end: f64,
    per_year: f64,
    next: u32,
}

impl Grid {
    fn new(scenario: &Scenario) -> Self {
        let per_year = f64::from(scenario.points_per_year);
        Self {
            start: scenario.start,
            end: scenario.end,
            per_year,
            next: 0,
        }
    }

    /// The next time that is not later than `limit`; the end of the path is always one of them.
    fn next_until(&mut self, limit: f64) -> Option<f64> {
        let regular = self.start + f64::from(self.next) / self.per_year;
        let t = if regular > self.end - 1e-9 {
            self.end
        } else {
            regular
        };
        let done = self.next > 0
            && self.start + f64::from(self.next - 1) / self.per_year > self.end - 1e-9;
        if done || t > limit {
            return None;
        }
        self.next += 1;
        Some(t)
    }
}
