//! Adoption that pays for its own cheaper hardware.

use crate::adoption_function::Branch;
use crate::error::AdoptionError;
use crate::threshold::{ThresholdModel, cost_at};
use endodec_numerics::ParameterError;
use endodec_numerics::ode::Tolerances;
use endodec_numerics::ode::dop853::Integrator;
use endodec_numerics::parameter::positive;
use endodec_numerics::root::try_bisect;

/// Output comes from adopters alone, so the share must last until it has bought the threshold.
///
/// ```text
/// Q′ = q_d·s,   s′ = βγ·s(1 − s) − (κ + μ)·s   ⇒   ds/dQ = [β(c(Q))γ(1 − s) − (κ + μ)]/q_d
/// ```
///
/// The share cancels: in the (Q, s) plane the paths are those of one linear equation, and the one that reaches zero
/// exactly at `Q̄*` separates dying adoption from self-sustaining adoption.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostFeedback {
    model: ThresholdModel,
    adoption_output: f64,
}

impl CostFeedback {
    /// `adoption_output` is `q_d`, output per unit of time at full adoption.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if it is not positive.
    pub fn new(model: ThresholdModel, adoption_output: f64) -> Result<Self, AdoptionError> {
        positive("adoption output", adoption_output)?;
        Ok(Self {
            model,
            adoption_output,
        })
    }

    /// The feedback whose critical share at `output` is `share`, found by bisection on the logarithm of `q_d`: the
    /// critical share falls as adoption adds more output. The search for a bracket starts at one `output` a unit of time.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if the share is not between 0 and 1, or if no positive `q_d` gives it.
    pub fn with_critical_share(
        model: ThresholdModel,
        output: f64,
        share: f64,
    ) -> Result<Self, AdoptionError> {
        /// Doublings of the search for a bracket.
        const STEPS: u32 = 60;
        let unreachable = AdoptionError::Parameter(ParameterError {
            name: "critical share",
            requirement: "between 0 and 1 and above zero at this output for some adoption output",
            given: share,
        });
        if !(share > 0.0 && share < 1.0) {
            return Err(unreachable);
        }
        let at = |log: f64| -> Result<f64, AdoptionError> {
            let feedback = Self::new(model, libm::exp(log))?;
            Ok(feedback.critical_share(output)?.unwrap_or(0.0))
        };
        let octave = libm::log(2.0);
        let mut high = libm::log(output);
        let mut steps = 0;
        while at(high)? > share && steps < STEPS {
            high += octave;
            steps += 1;
        }
        let mut low = high - octave;
        while at(low)? < share && steps < STEPS {
            low -= octave;
            steps += 1;
        }
        if steps == STEPS {
            return Err(unreachable);
        }
        let root = try_bisect(low, high, |log| Ok::<_, AdoptionError>(at(log)? > share))?;
        Self::new(model, libm::exp(root.middle()))
    }

    /// Output per unit of time at full adoption, `q_d`.
    #[must_use]
    pub fn adoption_output(&self) -> f64 {
        self.adoption_output
    }

    /// Share above which adoption sustains itself from cumulative output `output`, if nothing but adoption adds to it.
    ///
    /// Zero from `Q̄*` on and where `R₀ > 1` throughout; above one where no share is enough; `None` where `R₀ < 1` at
    /// every output.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if the output is not positive, [`AdoptionError::NotConverged`] if the integration fails.
    pub fn critical_share(&self, output: f64) -> Result<Option<f64>, AdoptionError> {
        positive("output", output)?;
        let threshold = match self.model.threshold() {
            crate::Threshold::Never => return Ok(None),
            crate::Threshold::Always => return Ok(Some(0.0)),
            threshold => threshold.output().unwrap_or(f64::NAN),
        };
        if output >= threshold {
            return Ok(Some(0.0));
        }
        let params = *self.model.ecosystem().params();
        let loss = self.model.ecosystem().loss();
        // Backwards along u = Q̄* − Q from s = 0, stopping at the kink of β at cost parity.
        let kink = threshold - self.model.parity_output();
        let distance = threshold - output;
        let mut run = Integrator::new(
            0.0,
            [0.0],
            Tolerances {
                atol: 1e-13,
                ..Tolerances::default()
            },
        );
        for (limit, cheaper) in [(kink.clamp(0.0, distance), true), (distance, false)] {
            let slope = |u: f64, share: &[f64; 1]| {
                let saving = params.parity_cost - cost_at(self.model.curve(), threshold - u);
                let branch = Branch {
                    cheaper,
                    ..Branch::of(saving, params.latency)
                };
                let gain = params.network * params.function.rate(saving, params.latency, branch);
                [-(gain * (1.0 - share[0]) - loss) / self.adoption_output]
            };
            run.refresh();
            while run.t() < limit {
                run.advance(&slope, limit, f64::INFINITY)?;
            }
        }
        Ok(Some(run.y()[0]))
    }
}
