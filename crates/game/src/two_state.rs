//! The game on two states: the distance `x` and a second one `n` that moves by itself (the
//! paper's "companion paper territory").
//!
//! Two models share the solver. In [`Adoption`] `n` is the share of adopters of the distributed
//! alternative, which erodes the centralised market; in [`MovingThreshold`] it is the part of a
//! threshold's fall that is still to come. With `ṅ = f(x, n)`, a drift of the threshold and
//! demand `a(n) − bQ`, the symmetric Markov perfect equilibrium solves
//!
//! ```text
//! rV = (a − p)(a − N²p)/(b(N+1)²) − drift·p + f·Vₙ,   p = Vₓ
//! ```
//!
//! Since `x` only falls, this is an evolution equation *in `x`*:
//!
//! ```text
//! Vₓ = [A(n) − √(D(n) + E·(V − f·Vₙ/r))]/(2N²)
//! A = a(n)(1+N²) + drift·b(N+1)²,   D = A² − 4N²a(n)²,   E = 4N²br(N+1)²
//! ```
//!
//! marched upwards from the lower end by Heun's method, with second-order essentially
//! non-oscillatory differences in `n` against the direction from which information comes. It
//! travels at the speed `b(N+1)²f/√(…)`, which sets the step in `x`.

mod adoption;
mod convergence;
mod moving_threshold;
mod path;
mod policy;
mod scheme;

pub use adoption::{Adoption, AdoptionParams};
pub use convergence::{Convergence, richardson};
pub use moving_threshold::{MovingThreshold, MovingThresholdParams};
pub use path::PolicyPoint;
pub use policy::{Policy, solve};
pub use scheme::{Grid, Model};
