// The parameters, the module that computes, and the address that holds them. No formula of the models is here.
"use strict";

const { parameters, panels, presets } = JSON.parse(document.getElementById("description").textContent);
const indexOf = new Map(parameters.map((parameter, i) => [parameter.name, i]));
const bytes = Uint8Array.from(atob(document.getElementById("module").textContent), (digit) => digit.charCodeAt(0));

// A value that follows from others is not a number to the module.
const defaults = parameters.map(({ default: value }) => value ?? NaN);
const state = { panel: 0, values: [...defaults] };

const isDefault = (i) => Object.is(state.values[i], defaults[i]);

// A value as it stands in the address and on the command line.
function text(i) {
  const { scale } = parameters[i];
  const value = state.values[i];
  if (scale.kind === "choice") return scale.names[value];
  return Number.isNaN(value) ? "auto" : String(value);
}

// Reads such a value; undefined where it is none.
function parse(i, given) {
  const { scale, default: value } = parameters[i];
  if (scale.kind === "choice") {
    const at = scale.names.indexOf(given);
    return at < 0 ? undefined : at;
  }
  if (given === "auto" && value === null) return NaN;
  const number = given.trim() === "" ? NaN : Number(given);
  const fits = scale.kind === "whole" ? Number.isInteger(number) : Number.isFinite(number);
  return fits ? number : undefined;
}

// Takes the state from the address; what it does not name has its default.
function fromAddress() {
  state.values = [...defaults];
  state.panel = 0;
  for (const [name, given] of new URLSearchParams(location.hash.slice(1))) {
    if (name === "panel") {
      state.panel = Math.max(0, panels.findIndex((panel) => panel.name === given));
    } else if (indexOf.has(name)) {
      const i = indexOf.get(name);
      state.values[i] = parse(i, given) ?? state.values[i];
    }
  }
}

function address() {
  const query = new URLSearchParams({ panel: panels[state.panel].name });
  parameters.forEach(({ name }, i) => { if (!isDefault(i)) query.set(name, text(i)); });
  return `#${query}`;
}

// The running module. A trap would leave it in an unknown state, so another one is started then.
let module;
const started = WebAssembly.instantiate(bytes).then(({ module: compiled, instance }) => {
  module = { compiled, ...instance.exports };
});

function message() {
  const { memory, text: at, text_length: length } = module;
  const from = at();
  return new TextDecoder().decode(new Uint8Array(memory.buffer, from, length()));
}

// A call may let the memory grow, which takes its buffer away: the place is asked for first, the buffer read after.
function view(place, count) {
  const from = place();
  return new Float64Array(module.memory.buffer, from, count);
}

function put() {
  view(module.inputs, state.values.length).set(state.values);
}

// What a panel shows: its read-outs, and for each plot the marks of each series. Throws a sentence.
function compute() {
  const panel = panels[state.panel];
  let count;
  try {
    put();
    count = module.compute(state.panel);
  } catch (trap) {
    const { compiled } = module;
    module = { compiled, ...new WebAssembly.Instance(compiled).exports };
    throw new Error(`the model failed at these values (${trap.message})`);
  }
  if (count < 0) throw new Error(message());
  const numbers = view(module.outputs, count).slice();
  let next = panel.readouts.length;
  const plots = panel.plots.map((plot) => plot.series.map(() => {
    const marks = numbers[next];
    const series = [];
    for (let i = 0; i < marks; i++) series.push(numbers.slice(next + 1 + 3 * i, next + 4 + 3 * i));
    next += 1 + 3 * marks;
    return series;
  }));
  return { readouts: [...numbers.slice(0, panel.readouts.length)], plots };
}

function commandLines() {
  put();
  module.commands(state.panel);
  return message();
}

// The screen as the command line prints it with --format csv.
function csv(screen) {
  const panel = panels[state.panel];
  const cell = (value) => (Number.isFinite(value) ? String(value) : "");
  const lines = ["plot,series,x,y,to"];
  panel.readouts.forEach(({ name }, i) => lines.push(`readout,${name},,${cell(screen.readouts[i])},`));
  panel.plots.forEach((plot, p) => plot.series.forEach((series, s) => {
    for (const [x, y, to] of screen.plots[p][s]) lines.push([plot.name, series.name, cell(x), cell(y), cell(to)].join(","));
  }));
  return `${lines.join("\n")}\n`;
}
