//! The closed form at many distances at once.
//!
//! The loops hold no branch that depends on a point: a block of points is either all on one series, or both series are
//! evaluated and one is chosen. The compiler then keeps several points in one register. `multiversion` compiles the loops for
//! wider registers too and chooses when the program runs; nothing is contracted or reordered, so that each point has the
//! bits of the scalar path.

use multiversion::multiversion;

use crate::closed_form::{ClosedForm, Place};
use crate::lambert::{Lambert, Root, Side};
use crate::root::Roots;

/// Points in a block.
const BLOCK: usize = 64;

/// Values at distances.
pub(crate) fn values(form: &ClosedForm<f64>, roots: &Roots, distances: &[f64], out: &mut [f64]) {
    fill(form, roots, distances, out, values_of, |place| {
        form.value(place)
    });
}

/// Industry outputs at distances.
pub(crate) fn outputs(form: &ClosedForm<f64>, roots: &Roots, distances: &[f64], out: &mut [f64]) {
    fill(form, roots, distances, out, outputs_of, |place| {
        form.output(place)
    });
}

/// Crossing times from distances. The logarithm of the rivals' time is taken point by point.
pub(crate) fn crossing_times(
    form: &ClosedForm<f64>,
    roots: &Roots,
    distances: &[f64],
    out: &mut [f64],
) {
    fill(form, roots, distances, out, times_of, |place| {
        form.crossing_time(place)
    });
}

/// Roots of a block, number by number.
struct Block {
    w: [f64; BLOCK],
    rise: [f64; BLOCK],
    v: [f64; BLOCK],
}

type Finish = fn(&ClosedForm<f64>, &Block, &mut [f64; BLOCK]);

fn fill(
    form: &ClosedForm<f64>,
    roots: &Roots,
    distances: &[f64],
    out: &mut [f64],
    finish: Finish,
    scalar: impl Fn(Place<f64>) -> f64,
) {
    let count = distances.len().min(out.len());
    let (distances, out) = (&distances[..count], &mut out[..count]);
    let mut done = 0;
    if let Roots::Below(lambert) = roots {
        let mut block = Block {
            w: [0.0; BLOCK],
            rise: [0.0; BLOCK],
            v: [0.0; BLOCK],
        };
        let (some, _) = distances.as_chunks::<BLOCK>();
        let (into, _) = out.as_chunks_mut::<BLOCK>();
        for (distances, out) in some.iter().zip(into) {
            locate(lambert, form.rate, distances, &mut block);
            finish(form, &block, out);
            done += BLOCK;
        }
    }
    // What fills no block, and continuation values above the steady state, whose roots take iterations.
    for (&x, out) in distances[done..].iter().zip(&mut out[done..]) {
        *out = scalar(form.locate(roots, x));
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn locate(lambert: &Lambert, rate: f64, distances: &[f64; BLOCK], out: &mut Block) {
    let crossing = lambert.at_crossing();
    let mut tau = [0.0; BLOCK];
    for (tau, x) in tau.iter_mut().zip(distances) {
        *tau = rate * x;
    }
    match lambert.side() {
        Side::Near(near) => {
            let mut covered = 0_usize;
            for &tau in &tau {
                covered += usize::from(near.covers(tau));
            }
            if covered == BLOCK {
                for (i, &tau) in tau.iter().enumerate() {
                    put(out, i, crossing.or(tau <= 0.0, near.root(tau)));
                }
            } else if covered == 0 {
                // τ is far above zero here, or not a number.
                for (i, &tau) in tau.iter().enumerate() {
                    put(out, i, lambert.beyond(tau));
                }
            } else {
                for (i, &tau) in tau.iter().enumerate() {
                    let root = near.root(tau).or(near.covers(tau), lambert.beyond(tau));
                    put(out, i, crossing.or(tau <= 0.0, root));
                }
            }
        }
        Side::Far(quotient) => {
            for (i, &tau) in tau.iter().enumerate() {
                let root = lambert.far_root(quotient, tau);
                put(out, i, crossing.or(tau <= 0.0, root));
            }
        }
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn values_of(form: &ClosedForm<f64>, block: &Block, out: &mut [f64; BLOCK]) {
    for (i, out) in out.iter_mut().enumerate() {
        *out = form.value(place(block, i));
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn outputs_of(form: &ClosedForm<f64>, block: &Block, out: &mut [f64; BLOCK]) {
    for (i, out) in out.iter_mut().enumerate() {
        *out = form.output(place(block, i));
    }
}

fn times_of(form: &ClosedForm<f64>, block: &Block, out: &mut [f64; BLOCK]) {
    for (i, out) in out.iter_mut().enumerate() {
        *out = form.crossing_time(place(block, i));
    }
}

#[inline(always)]
fn put(block: &mut Block, i: usize, root: Root) {
    block.w[i] = root.w;
    block.rise[i] = root.rise;
    block.v[i] = root.v;
}

#[inline(always)]
fn place(block: &Block, i: usize) -> Place<f64> {
    ClosedForm::of_root(Root {
        w: block.w[i],
        rise: block.rise[i],
        v: block.v[i],
    })
}
