// Drawing: from the marks of a plot to SVG. What is drawn comes from the module.

const SIZE = { width: 460, height: 280, left: 66, right: 14, top: 10, bottom: 42 };

const significant = (value, digits = 4) => {
  if (!Number.isFinite(value)) return "none";
  const size = Math.abs(value);
  // Years have four digits and no separator.
  if (size === 0 || (size < 1e6 && size >= 1e-3)) return Number(value.toPrecision(digits)).toLocaleString("en-US", { useGrouping: size >= 1e4, maximumFractionDigits: 12 }).replace("-", "−");
  const [mantissa, power] = value.toExponential(digits - 1).split("e").map(Number);
  const raised = [...String(power)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit] ?? "⁻").join("");
  return `${mantissa === 1 ? "" : `${mantissa} × `}10${raised}`.replace("-", "−");
};

// Indices are written after an underscore, exponents in brackets after a caret: S_T, V_N(x₀), e^(−ηE).
const typeset = (given) => escaped(given).replace(/([A-Zc])_([A-Z])/g, "$1<sub>$2</sub>").replace(/\^\(([^)]*)\)/g, "<sup>$1</sup>");

// A read-out as HTML.
function written({ kind, unit, words }, value) {
  if (kind === "word") return words[value] ?? "none";
  if (!Number.isFinite(value)) return kind === "year" ? "never, or beyond sight" : "none";
  if (kind === "share") return `${significant(100 * value, 3)}\u202f%`;
  if (kind === "year") return value.toFixed(1);
  return unit ? `${significant(value)} <small>${unit}</small>` : significant(value);
}

// Round steps of one, two or five that divide a range into about so many.
function steps(low, high, about) {
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((candidate) => candidate >= rough * 0.999);
  const ticks = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}

function logTicks(low, high) {
  const decades = Math.log10(high / low);
  const digits = decades > 3 ? [1] : decades > 1.2 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 8];
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of digits) ticks.push(Number((digit * 10 ** power).toPrecision(3)));
  }
  return ticks.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
}

// From a quantity to a pixel; `from` and `to` are pixels, the range is widened to hold everything.
function scaleOf(axis, values, from, to) {
  const known = values.filter((value) => Number.isFinite(value) && (!axis.log || value > 0));
  if (axis.names.length) known.push(-0.5, axis.names.length - 0.5);
  if (axis.includes !== null) known.push(axis.includes);
  let low = Math.min(...known);
  let high = Math.max(...known);
  if (!known.length) [low, high] = axis.log ? [1, 10] : [0, 1];
  if (low === high) [low, high] = axis.log ? [low / 2, high * 2] : [low - 1, high + 1];
  if (!axis.names.length) {
    const room = axis.log ? (high / low) ** 0.04 : 0.04 * (high - low);
    if (axis.log) [low, high] = [low / room, high * room];
    else [low, high] = [low === axis.includes ? low : low - room, high + room];
  }
  const place = axis.log ? Math.log : (value) => value;
  const at = (value) => from + ((place(value) - place(low)) / (place(high) - place(low))) * (to - from);
  const back = (pixel) => {
    const part = (pixel - from) / (to - from);
    return axis.log ? low * (high / low) ** part : low + part * (high - low);
  };
  const ticks = axis.names.length ? axis.names.map((_, i) => i) : axis.log ? logTicks(low, high) : steps(low, high, 5);
  return { at, back, ticks, low, high };
}

const round = (value) => Math.round(value * 10) / 10;
const escaped = (given) => given.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

// The two scales of a plot. Rules and levels say where something is, and do not ask for room of their own.
function scales(plot, series) {
  const xs = [];
  const ys = [];
  plot.series.forEach(({ mark }, s) => {
    for (const [x, y, to] of series[s]) {
      if (mark !== "level") xs.push(x);
      if (mark !== "rule") ys.push(y);
      if (mark === "span") xs.push(to);
      if (mark === "band") ys.push(to);
    }
  });
  for (const { x, y } of plot.marks) { xs.push(x); ys.push(y); }
  const names = plot.y.names.length > 0;
  const left = names ? 172 : SIZE.left;
  return {
    left,
    x: scaleOf(plot.x, xs, left, SIZE.width - SIZE.right),
    y: names ? scaleOf(plot.y, ys, SIZE.top, SIZE.height - SIZE.bottom) : scaleOf(plot.y, ys, SIZE.height - SIZE.bottom, SIZE.top),
  };
}

function drawSeries({ mark, colour }, marks, { left, x, y }) {
  const stroke = `stroke="var(--c${colour})"`;
  const right = SIZE.width - SIZE.right;
  const point = ([a, b]) => `${round(x.at(a))},${round(y.at(b))}`;
  const finite = marks.filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  switch (mark) {
    case "line":
    case "dashed":
      return finite.length ? `<polyline class="line ${mark}" ${stroke} points="${finite.map(point).join(" ")}"/>` : "";
    case "points":
      return finite.map(([a, b]) => `<circle cx="${round(x.at(a))}" cy="${round(y.at(b))}" r="4" fill="var(--c${colour})"/>`).join("");
    case "band": {
      const ends = marks.filter(([, b, to]) => Number.isFinite(b) && Number.isFinite(to));
      const outline = [...ends.map(([a, b]) => [a, b]), ...ends.map(([a, , to]) => [a, to]).reverse()];
      return ends.length ? `<polygon fill="var(--c${colour})" fill-opacity=".35" points="${outline.map(point).join(" ")}"/>` : "";
    }
    case "span":
      return marks.filter(([a, , to]) => Number.isFinite(a) && Number.isFinite(to))
        .map(([a, b, to]) => `<line x1="${round(x.at(a))}" x2="${round(x.at(to))}" y1="${round(y.at(b))}" y2="${round(y.at(b))}" ${stroke} stroke-width="9" stroke-opacity=".45"/>`).join("");
    case "rule":
      return marks.filter(([a]) => a >= x.low && a <= x.high)
        .map(([a]) => `<line x1="${round(x.at(a))}" x2="${round(x.at(a))}" y1="${SIZE.top}" y2="${SIZE.height - SIZE.bottom}" ${stroke} stroke-dasharray="2 3"/>`).join("");
    default:
      return finite.filter(([, b]) => b >= y.low && b <= y.high)
        .map(([, b]) => `<line x1="${left}" x2="${right}" y1="${round(y.at(b))}" y2="${round(y.at(b))}" ${stroke} stroke-dasharray="2 3"/>`).join("");
  }
}

function drawMark({ x: a, y: b, label }, { x, y }) {
  const [cx, cy] = [round(x.at(a)), round(y.at(b))];
  return `<path class="printed" d="M${cx} ${cy - 5}l5 5l-5 5l-5 -5z"><title>the paper prints: ${escaped(label)}</title></path>`;
}

// The picture, without the cursor.
function picture(plot, series, both) {
  const { left, x, y } = both;
  const right = SIZE.width - SIZE.right;
  const bottom = SIZE.height - SIZE.bottom;
  const parts = [];
  for (const tick of x.ticks) {
    const at = round(x.at(tick));
    parts.push(`<line class="grid" x1="${at}" x2="${at}" y1="${SIZE.top}" y2="${bottom}"/><text x="${at}" y="${bottom + 15}" text-anchor="middle">${significant(tick, 12)}</text>`);
  }
  for (const tick of y.ticks) {
    const at = round(y.at(tick));
    const name = plot.y.names[tick] ?? significant(tick, 12);
    parts.push(`<line class="grid" x1="${left}" x2="${right}" y1="${at}" y2="${at}"/><text x="${left - 6}" y="${at + 4}" text-anchor="end">${escaped(name)}</text>`);
  }
  parts.push(`<text class="axis-title" x="${(left + right) / 2}" y="${SIZE.height - 6}" text-anchor="middle">${escaped(plot.x.label)}</text>`);
  if (plot.y.label) parts.push(`<text class="axis-title" transform="translate(12 ${(SIZE.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(plot.y.label)}</text>`);
  plot.series.forEach((one, s) => parts.push(drawSeries(one, series[s], both)));
  for (const mark of plot.marks) parts.push(drawMark(mark, both));
  return parts.join("");
}

// A sentence for those who do not see the picture: where each line starts and ends.
function description(plot, series) {
  const lines = plot.series.flatMap(({ label, mark }, s) => {
    const marks = series[s].filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
    if (!marks.length) return [];
    const [first, last] = [marks[0], marks[marks.length - 1]];
    if (mark === "line" || mark === "dashed") return [`${label} from ${significant(first[1], 3)} at ${significant(first[0], 4)} to ${significant(last[1], 3)} at ${significant(last[0], 4)}`];
    if (mark === "points" && marks.length > 1 && plot.y.names.length) return marks.map(([a, b]) => `${plot.y.names[b]} ${significant(a, 5)}`);
    return [];
  });
  return `${plot.title}: ${lines.join("; ")}.`;
}

// What the lines are at a place, for the cursor: the value between the two nearest marks.
function readAt(plot, series, place) {
  if (plot.y.names.length) {
    return plot.series.flatMap(({ mark }, s) => (mark === "points" ? series[s].filter(([a]) => Number.isFinite(a)).map(([a, b]) => `${plot.y.names[b]}: ${a.toFixed(1)}`) : []));
  }
  return plot.series.flatMap(({ label, mark }, s) => {
    const marks = series[s].filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
    if (!["line", "dashed", "points"].includes(mark) || !marks.length) return [];
    if (mark === "points") {
      const near = marks.reduce((best, one) => (Math.abs(one[0] - place) < Math.abs(best[0] - place) ? one : best));
      return [`${label}: ${significant(near[1])}${marks.length > 1 ? ` at ${significant(near[0])}` : ""}`];
    }
    const after = marks.findIndex(([a]) => a >= place);
    if (after < 0 || (after === 0 && marks[0][0] > place)) return [];
    const [to, from] = [marks[after], marks[Math.max(0, after - 1)]];
    const part = to[0] === from[0] ? 0 : (place - from[0]) / (to[0] - from[0]);
    return [`${label}: ${significant(from[1] + part * (to[1] - from[1]))}`];
  });
}
