//! Nothing: the benches stand in the folders beside this file, one folder a crate (`cargo xtask bench`).
