//! What the browser calls: numbers in, numbers and text out, through the module's own memory.
//!
//! Pointers are handed out by safe code and read by the page; nothing is dereferenced here.

#![expect(
    unsafe_code,
    reason = "an export needs a name of its own, and naming one is counted as unsafe"
)]

use std::cell::RefCell;

use endodec_screens::{COUNT, PANELS, Values};

use crate::commands::commands as lines;

struct State {
    inputs: Vec<f64>,
    outputs: Vec<f64>,
    text: String,
}

impl State {
    fn values(&self) -> Values {
        let mut values = Values::default();
        values.0.copy_from_slice(&self.inputs[..COUNT]);
        values
    }
}

thread_local! {
    static STATE: RefCell<State> = RefCell::new(State {
        inputs: Values::default().0.to_vec(),
        outputs: Vec::new(),
        text: String::new(),
    });
}

/// Where the page writes the parameters: [`COUNT`] numbers, at first the defaults.
#[unsafe(no_mangle)]
extern "C" fn inputs() -> *mut f64 {
    STATE.with_borrow_mut(|state| state.inputs.as_mut_ptr())
}

/// Computes a panel; the number of outputs, or −1 when [`text`] says why there are none.
#[unsafe(no_mangle)]
extern "C" fn compute(panel: usize) -> i32 {
    STATE.with_borrow_mut(|state| {
        let Some(panel) = PANELS.get(panel) else {
            state.text = "there is no such panel".to_owned();
            return -1;
        };
        match panel.compute(&state.values()) {
            Ok(screen) => {
                state.outputs = screen.flatten();
                i32::try_from(state.outputs.len()).unwrap_or(-1)
            }
            Err(error) => {
                state.text = error.to_string();
                -1
            }
        }
    })
}

/// Where the outputs of the last computation are.
#[unsafe(no_mangle)]
extern "C" fn outputs() -> *const f64 {
    STATE.with_borrow(|state| state.outputs.as_ptr())
}

/// Writes the command lines of a panel, one a line, as text, and returns its length in bytes.
#[unsafe(no_mangle)]
extern "C" fn commands(panel: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        let values = state.values();
        state.text = PANELS
            .get(panel)
            .map_or_else(String::new, |panel| lines(panel, &values).join("\n\n"));
        state.text.len()
    })
}

/// Where the last text is, in UTF-8.
#[unsafe(no_mangle)]
extern "C" fn text() -> *const u8 {
    STATE.with_borrow(|state| state.text.as_ptr())
}

/// Length of the last text in bytes.
#[unsafe(no_mangle)]
extern "C" fn text_length() -> usize {
    STATE.with_borrow(|state| state.text.len())
}
