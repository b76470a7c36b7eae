//! The explorer's panels.

use std::cell::RefCell;

use endodec_explorer_wasm::{MODULE, commands};
use endodec_screens::{COUNT, PANELS, Values};
use wasmi::{Engine, Instance, Linker, Module, Store, TypedFunc};

use super::is_sentence;

/// Sets parameter 0, 1, 2… to something that no slider gives.
pub(super) const DICTIONARY: &[&[u8]] = &[
    &[0, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f],
    &[1, 0, 0, 0, 0, 0, 0, 0xf0, 0x7f],
    &[2, 0, 0, 0, 0, 0, 0, 0xf0, 0xff],
    &[3, 0, 0, 0, 0, 0, 0, 0, 0x80],
    &[4, 1, 0, 0, 0, 0, 0, 0, 0],
    &[5, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xef, 0x7f],
    &[6, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f],
    &[7, 0, 0, 0, 0, 0, 0, 0xf0, 0xbf],
    &[8, 0, 0, 0, 0, 0x65, 0xcd, 0xcd, 0x41],
    &[9, 0, 0, 0, 0, 0, 0, 0, 0],
];

/// The panel and the parameters that bytes stand for: one byte, then nine for each parameter that moves.
fn values(bytes: &[u8]) -> Option<(usize, Values)> {
    let (&panel, rest) = bytes.split_first()?;
    let mut values = Values::default();
    for change in rest.chunks_exact(9) {
        let mut bits = [0; 8];
        bits.copy_from_slice(&change[1..]);
        values.0[usize::from(change[0]) % COUNT] = f64::from_le_bytes(bits);
    }
    Some((usize::from(panel) % PANELS.len(), values))
}

/// Any bits give numbers or a sentence; the command lines are there for both.
pub(super) fn check(bytes: &[u8]) {
    let Some((panel, values)) = values(bytes) else {
        return;
    };
    let panel = &PANELS[panel];
    match panel.compute(&values) {
        Ok(screen) => assert_eq!(screen.readouts.len(), panel.readouts.len()),
        Err(error) => is_sentence(&error.to_string()),
    }
    for line in commands(panel, &values) {
        assert!(line.starts_with("endodec "), "{line}");
    }
}

thread_local! {
    static RUNNING: RefCell<Option<(Store<()>, Instance)>> = const { RefCell::new(None) };
}

/// The module traps on no bits, and says yes or no as the native code does.
pub(super) fn module(bytes: &[u8]) {
    let Some((panel, values)) = values(bytes) else {
        return;
    };
    RUNNING.with_borrow_mut(|running| {
        let (store, instance) = running.get_or_insert_with(started);
        let inputs: TypedFunc<(), u32> = function(store, instance, "inputs");
        let compute: TypedFunc<u32, i32> = function(store, instance, "compute");
        let at = inputs.call(&mut *store, ()).map_or(0, |at| at as usize);
        let Some(memory) = instance.get_memory(&*store, "memory") else {
            panic!("the module has no memory");
        };
        for (number, value) in values.0.iter().enumerate() {
            let written = memory.write(&mut *store, at + 8 * number, &value.to_le_bytes());
            assert!(written.is_ok(), "outside of the module's memory");
        }
        let native = PANELS[panel].compute(&values);
        let panel = u32::try_from(panel).unwrap_or(u32::MAX);
        match (compute.call(&mut *store, panel), native) {
            (Ok(count), Ok(screen)) => {
                assert_eq!(usize::try_from(count).ok(), Some(screen.flatten().len()));
            }
            (Ok(-1), Err(_)) => {}
            (answer, native) => panic!("module {answer:?}, native {:?}", native.map(|_| ())),
        }
    });
}

fn started() -> (Store<()>, Instance) {
    let engine = Engine::default();
    let Ok(module) = Module::new(&engine, MODULE) else {
        panic!("the module is none");
    };
    let mut store = Store::new(&engine, ());
    match Linker::<()>::new(&engine).instantiate_and_start(&mut store, &module) {
        Ok(instance) => (store, instance),
        Err(error) => panic!("{error}"),
    }
}

fn function<P: wasmi::WasmParams, R: wasmi::WasmResults>(
    store: &Store<()>,
    instance: &Instance,
    name: &str,
) -> TypedFunc<P, R> {
    match instance.get_typed_func(store, name) {
        Ok(function) => function,
        Err(error) => panic!("{name}: {error}"),
    }
}
