//! The panels as the explorer uses them: the module's digits, the command lines, the parameter table.

mod module;
mod panels;
mod same_digits;
