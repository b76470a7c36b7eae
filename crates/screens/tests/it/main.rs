//! The panels: what each must keep to. The sweep over them, beside programs of others.

mod panels;
#[cfg(feature = "sweep")]
mod sensitivity;
#[cfg(feature = "sweep")]
mod sweep;
