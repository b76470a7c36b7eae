// The page: tabs, presets, sliders, read-outs, plots, and what can be taken away.

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const byId = (id) => document.getElementById(id);

let screen;
let figures = [];
let asked = false;

// Draws on the next frame, once, however often it is asked.
function redraw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    draw();
  });
}

function draw() {
  history.replaceState(null, "", address());
  const error = byId("error");
  try {
    screen = compute();
    error.hidden = true;
  } catch (problem) {
    error.textContent = `Nothing to draw: ${problem.message}. The plots show the last values that worked.`;
    error.hidden = false;
    return;
  }
  panels[state.panel].readouts.forEach((readout, i) => {
    byId(`readout-${readout.name}`).innerHTML = written(readout, screen.readouts[i]);
  });
  figures.forEach((figure, p) => figure.draw(screen.plots[p]));
  byId("commands").textContent = commandLines();
}

// A slider has a thousand places; these carry them to values and back.
const PLACES = 1000;
function fromPlace({ kind, low, high }, place) {
  const part = place / PLACES;
  const value = kind === "log" ? low * (high / low) ** part : low + part * (high - low);
  if (kind === "whole") return Math.round(value);
  // Three digits below the width of the slider are what a hand can mean.
  const step = kind === "log" ? value / 100 : (high - low) / 500;
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  return Number(value.toFixed(Math.min(digits, 12)));
}
function toPlace({ kind, low, high }, value) {
  const inside = Math.min(high, Math.max(low, value));
  return Math.round(PLACES * (kind === "log" ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low)));
}

function slider(i) {
  const parameter = parameters[i];
  const { name, symbol, meaning, unit, scale, automatic, source } = parameter;
  const box = element("div", { className: "slider", title: `Default: ${source}` });
  const label = element("label", { htmlFor: `p-${name}`, innerHTML: `${symbol ? `<i>${typeset(symbol)}</i> ` : ""}${typeset(meaning)}` });
  box.append(label);
  const changed = (value) => {
    state.values[i] = value;
    byId("note").textContent = "";
    pressed();
    redraw();
  };
  if (scale.kind === "choice") {
    const select = element("select", { id: `p-${name}` }, ...scale.names.map((one) => element("option", { value: one, textContent: one })));
    select.value = text(i);
    select.addEventListener("input", () => changed(parse(i, select.value)));
    box.append(select);
    return box;
  }
  const range = element("input", { type: "range", id: `p-${name}`, min: 0, max: PLACES, step: 1 });
  const number = element("input", { type: "text", inputMode: "decimal", className: "number", ariaLabel: `${meaning} ${symbol}, as a number` });
  const show = () => {
    const value = state.values[i];
    const known = Number.isNaN(value) ? scale.low : value;
    range.value = toPlace(scale, known);
    range.setAttribute("aria-valuetext", `${text(i)} ${unit}`);
    number.value = text(i);
    number.removeAttribute("aria-invalid");
  };
  range.addEventListener("input", () => {
    changed(fromPlace(scale, Number(range.value)));
    show();
  });
  number.addEventListener("change", () => {
    const value = parse(i, number.value);
    if (value === undefined) {
      number.setAttribute("aria-invalid", "true");
      byId("note").textContent = `${meaning}: “${number.value}” is not a ${scale.kind === "whole" ? "whole " : ""}number.`;
      return;
    }
    changed(value);
    show();
  });
  const row = element("div", { className: "row" }, range, number);
  box.append(row);
  if (unit) box.append(element("small", { textContent: unit }));
  if (automatic) {
    const auto = element("button", { type: "button", textContent: `Back to the ${automatic}` });
    auto.addEventListener("click", () => { changed(NaN); show(); });
    box.append(auto);
  }
  show();
  return box;
}

function legend({ series, marks }) {
  const list = element("ul", { className: "legend" });
  const swatch = ({ colour, mark }) => {
    const stroke = `stroke="var(--c${colour})"`;
    const shapes = {
      points: `<circle cx="10" cy="5" r="4" fill="var(--c${colour})"/>`,
      band: `<rect width="20" height="10" fill="var(--c${colour})" fill-opacity=".35"/>`,
      span: `<line x2="20" y1="5" y2="5" ${stroke} stroke-width="8" stroke-opacity=".45"/>`,
      rule: `<line x1="10" x2="10" y2="10" ${stroke} stroke-dasharray="2 2" stroke-width="2"/>`,
      level: `<line x2="20" y1="5" y2="5" ${stroke} stroke-dasharray="2 2" stroke-width="2"/>`,
      dashed: `<line x2="20" y1="5" y2="5" ${stroke} stroke-dasharray="6 3" stroke-width="2"/>`,
      line: `<line x2="20" y1="5" y2="5" ${stroke} stroke-width="2.5"/>`,
    };
    return `<svg viewBox="0 0 20 10" aria-hidden="true">${shapes[mark]}</svg>`;
  };
  for (const one of series) list.insertAdjacentHTML("beforeend", `<li>${swatch(one)}${escaped(one.label)}</li>`);
  if (marks.length) list.insertAdjacentHTML("beforeend", '<li><svg viewBox="0 0 20 10" aria-hidden="true"><path class="printed" d="M10 0l5 5l-5 5l-5 -5z"/></svg>the paper</li>');
  return list;
}

function figure(plot) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${SIZE.width} ${SIZE.height}`);
  svg.setAttribute("role", "img");
  const names = legend(plot);
  const cursor = element("input", { type: "range", min: 0, max: 200, value: 100, step: 1, ariaLabel: `Read values along “${plot.x.label}” in “${plot.title}”` });
  const output = element("output");
  let series = [];
  let both;
  const read = () => {
    const low = both.left;
    const high = SIZE.width - SIZE.right;
    const pixel = low + (cursor.value / cursor.max) * (high - low);
    const place = both.x.back(pixel);
    svg.querySelector(".cursor-line")?.remove();
    const list = plot.y.names.length > 0;
    if (!list) {
      svg.insertAdjacentHTML("beforeend", `<line class="cursor-line" x1="${round(pixel)}" x2="${round(pixel)}" y1="${SIZE.top}" y2="${SIZE.height - SIZE.bottom}"/>`);
    }
    const values = readAt(plot, series, place);
    const where = list ? "" : `At ${significant(place)}: `;
    output.textContent = where + (values.join("; ") || "nothing is drawn");
    cursor.setAttribute("aria-valuetext", output.textContent);
  };
  cursor.addEventListener("input", read);
  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const pixel = ((event.clientX - box.left) / box.width) * SIZE.width;
    cursor.value = Math.round(((pixel - both.left) / (SIZE.width - SIZE.right - both.left)) * cursor.max);
    read();
  });
  const made = element("figure", { id: `plot-${plot.name}` }, element("h3", { textContent: plot.title }), names, svg);
  const reader = element("div", { className: "read" }, output);
  if (!plot.y.names.length) reader.prepend(cursor);
  made.append(reader, element("figcaption", { textContent: `The paper prints ${plot.printed}.` }));
  return {
    made,
    draw(given) {
      series = given;
      both = scales(plot, series);
      svg.innerHTML = picture(plot, series, both);
      // What is not there has no place in the legend.
      plot.series.forEach((_, s) => { names.children[s].hidden = series[s].length === 0; });
      svg.setAttribute("aria-label", description(plot, series));
      read();
    },
  };
}

// Marks the preset whose values are in force.
function pressed() {
  for (const button of byId("presets").children) {
    const { settings } = presets[button.dataset.preset];
    const same = parameters.every(({ name }, i) => (name in settings ? text(i) === settings[name] : isDefault(i)));
    button.setAttribute("aria-pressed", String(same && presets[button.dataset.preset].panel === panels[state.panel].name));
  }
}

// Builds everything that depends on the panel, then draws.
function build() {
  const panel = panels[state.panel];
  document.title = `${panel.title} · Endogenous Decentralization, explorer`;
  for (const link of byId("tabs").querySelectorAll("a")) {
    if (link.dataset.panel === panel.name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  byId("lead").textContent = panel.lead;
  byId("sliders").replaceChildren(...panel.parameters.map(slider));
  byId("readouts").replaceChildren(...panel.readouts.map(({ name, label }) =>
    element("div", {}, element("dt", { innerHTML: typeset(label) }), element("dd", { id: `readout-${name}` }))));
  figures = panel.plots.map(figure);
  byId("plots").replaceChildren(...figures.map(({ made }) => made));
  byId("meanings").tBodies[0].replaceChildren(...panel.parameters.map((i) => {
    const { name, symbol, meaning, unit, source, default: value, automatic, scale } = parameters[i];
    const shown = value === null ? automatic : scale.kind === "choice" ? scale.names[value] : String(value);
    const head = element("th", { scope: "row" }, element("code", { textContent: name }), " ", element("i", { innerHTML: typeset(symbol) }));
    return element("tr", {}, head, ...[meaning, unit, shown, source].map((text) => element("td", { innerHTML: typeset(text) })));
  }));
  pressed();
  draw();
}

function show(values, panel, note) {
  state.values = values;
  state.panel = panel;
  build();
  byId("note").textContent = note;
}

function takeAway(name, content) {
  const url = URL.createObjectURL(new Blob([content], { type: "text/csv" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

started.then(() => {
  panels.forEach((panel, p) => {
    const link = element("a", { href: `#panel=${panel.name}`, textContent: panel.title });
    link.dataset.panel = panel.name;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(state.values, p, "");
    });
    byId("tabs").append(element("li", {}, link));
  });
  presets.forEach((preset, p) => {
    const button = element("button", { type: "button", textContent: preset.title, title: preset.note });
    button.dataset.preset = p;
    button.addEventListener("click", () => {
      const values = [...defaults];
      for (const [name, given] of Object.entries(preset.settings)) values[indexOf.get(name)] = parse(indexOf.get(name), given);
      show(values, panels.findIndex(({ name }) => name === preset.panel), preset.note);
    });
    byId("presets").append(button);
  });
  byId("sliders").addEventListener("submit", (event) => event.preventDefault());
  byId("reset").addEventListener("click", () => show([...defaults], state.panel, "Everything has its default."));
  byId("csv").addEventListener("click", () => {
    const name = `endodec-${panels[state.panel].name}.csv`;
    takeAway(name, csv(screen));
    byId("done").textContent = `${name} saved`;
  });
  byId("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      byId("done").textContent = "copied";
    } catch {
      byId("done").textContent = "the browser refuses; the address bar has it";
    }
  });
  addEventListener("hashchange", () => { fromAddress(); build(); });
  // A drawer starts closed where it would hide the plots.
  if (matchMedia("(max-width: 59.99rem)").matches) byId("controls").open = false;
  fromAddress();
  build();
}, (problem) => {
  byId("error").textContent = `The models could not be started: ${problem.message}`;
  byId("error").hidden = false;
});
