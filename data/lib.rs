//! Data files as text.
