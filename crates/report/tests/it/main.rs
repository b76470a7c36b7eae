//! Tests of the report as its users see it.

mod figures;
