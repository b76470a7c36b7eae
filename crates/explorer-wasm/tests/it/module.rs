//! The WebAssembly module in an interpreter.

use endodec_explorer_wasm::MODULE;
use endodec_screens::Values;
use wasmi::{Engine, Instance, Linker, Memory, Module, Store, TypedFunc};

/// A running module.
pub(crate) struct Running {
    store: Store<()>,
    instance: Instance,
    memory: Memory,
}

impl Running {
    pub(crate) fn new() -> Self {
        let engine = Engine::default();
        let module = Module::new(&engine, MODULE).unwrap();
        // No imports: the module can do nothing but compute.
        assert_eq!(module.imports().len(), 0);
        let mut store = Store::new(&engine, ());
        let instance = Linker::<()>::new(&engine)
            .instantiate_and_start(&mut store, &module)
            .unwrap();
        let memory = instance.get_memory(&store, "memory").unwrap();
        Self {
            store,
            instance,
            memory,
        }
    }

    fn call<P: wasmi::WasmParams, R: wasmi::WasmResults>(&mut self, name: &str, with: P) -> R {
        let function: TypedFunc<P, R> = self.instance.get_typed_func(&self.store, name).unwrap();
        function.call(&mut self.store, with).unwrap()
    }

    fn write(&mut self, values: &Values) {
        let at = usize::try_from(self.call::<(), u32>("inputs", ())).unwrap();
        for (i, value) in values.0.iter().enumerate() {
            self.memory
                .write(&mut self.store, at + 8 * i, &value.to_le_bytes())
                .unwrap();
        }
    }

    fn bytes(&mut self, pointer: &str, length: usize) -> Vec<u8> {
        let at = usize::try_from(self.call::<(), u32>(pointer, ())).unwrap();
        self.memory.data(&self.store)[at..at + length].to_vec()
    }

    /// The numbers of a panel, or what is wrong with the values.
    pub(crate) fn compute(&mut self, panel: u32, values: &Values) -> Result<Vec<f64>, String> {
        self.write(values);
        match usize::try_from(self.call::<u32, i32>("compute", panel)) {
            Ok(count) => Ok(self
                .bytes("outputs", 8 * count)
                .chunks_exact(8)
                .map(|bytes| f64::from_le_bytes(bytes.try_into().unwrap()))
                .collect()),
            Err(_) => Err(self.text()),
        }
    }

    /// The command lines of a panel.
    pub(crate) fn commands(&mut self, panel: u32, values: &Values) -> String {
        self.write(values);
        self.call::<u32, u32>("commands", panel);
        self.text()
    }

    fn text(&mut self) -> String {
        let length = usize::try_from(self.call::<(), u32>("text_length", ())).unwrap();
        String::from_utf8(self.bytes("text", length)).unwrap()
    }
}
