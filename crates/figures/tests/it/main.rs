//! Figures of any estimates are fit to be seen: words inside the frame, nothing over anything, exact values, small files.

mod indices;
mod pages;
mod pictures;
mod samples;
