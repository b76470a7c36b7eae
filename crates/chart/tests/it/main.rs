//! Tests of charts as their users see them.

mod charts;
