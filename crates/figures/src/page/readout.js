// Values of the figures under the pointer, a finger or the arrow keys. Without it the pictures are still whole.
//
// Over each picture lies a slider in the sense of ARIA: its value is a point, and its value in words is what a
// screen reader says. Left and right go along a series, up and down change the series or the row of a map.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const words = (html) => { const span = document.createElement("span"); span.innerHTML = html.replaceAll(/<sup>(?=[−\d])/g, "<sup>^"); return span.textContent; };

  const written = (value, axis) => {
    if (axis.names.length && Number.isInteger(value) && value in axis.names) return axis.names[value];
    if (axis.format === "year") return date(value);
    if (axis.format === "percent") return `${number(100 * value)}\u202f%`;
    return number(value);
  };
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const date = (value) => {
    const year = Math.floor(value + 0.002);
    const month = Math.floor((value + 0.002 - year) * 12);
    return value - year < 0.002 ? String(year) : `${MONTHS[month]} ${year}`;
  };
  const number = (value) => {
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
      const [digits, power] = value.toExponential(3).split("e");
      return `${Number(digits)} × 10<sup>${Number(power)}</sup>`.replaceAll("-", "−");
    }
    return Number(value.toPrecision(4)).toLocaleString("en-US", { maximumFractionDigits: 8 }).replace("-", "−");
  };
  const place = (value, axis, from, to) => {
    const [low, high] = axis.ends;
    return from + (to - from) * (axis.log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low));
  };

  const value = (at, axis, from, to) => {
    const [low, high] = axis.ends;
    const share = (at - from) / (to - from);
    return axis.log ? low * (high / low) ** share : low + (high - low) * share;
  };

  // A point that can be asked for: where it is in the picture, and what it says.
  const points = (panel, position) => {
    const [left, top, right, bottom] = panel.plot;
    const x = (value) => place(value, panel.x, left, right);
    const y = (value) => place(value, panel.y, bottom, top);
    // A straight line is given by its ends; what lies between can be read off it.
    const between = (rows) => {
      const [[x0, y0], [x1, y1]] = rows.map(([px, py]) => [x(px), y(py)]);
      if (x0 === x1 || y0 === y1) return rows;
      return Array.from({ length: 41 }, (_, i) => [value(x0 + (x1 - x0) * i / 40, panel.x, left, right), value(y0 + (y1 - y0) * i / 40, panel.y, bottom, top)]);
    };
    const all = [];
    for (const [order, series] of panel.series.entries()) {
      for (const row of series.kind === "line" && series.rows.length === 2 ? between(series.rows) : series.rows) {
        const point = { panel, series, group: `${position} ${order}`, name: series.name };
        if (series.kind === "upright" || series.kind === "sideways") {
          const [where, from, to] = row;
          const [category, value] = series.kind === "upright" ? [panel.x, panel.y] : [panel.y, panel.x];
          const length = from === 0 ? written(to, value) : `${written(to - from, value)} (${written(from, value)} to ${written(to, value)})`;
          Object.assign(point, series.kind === "upright" ? { cx: x(where), cy: y(to) } : { cx: x(to), cy: y(where) },
            { key: written(where, category), keyAxis: category, text: length, valueAxis: value });
        } else if (series.kind === "band") {
          const [where, low, high] = row;
          const [bottom, top] = [low, high].map((end) => y(Math.min(Math.max(end, Math.min(...panel.y.ends)), Math.max(...panel.y.ends))));
          Object.assign(point, { cx: x(where), cy: (bottom + top) / 2, reach: Math.abs(bottom - top) / 2, fill: true,
            key: written(where, panel.x), keyAxis: panel.x, text: `${written(low, panel.y)} to ${written(high, panel.y)}`, valueAxis: panel.y });
        } else if (series.kind === "surface") {
          const [px, py, own] = row;
          // A row of the map is a series; its height is told with every value.
          Object.assign(point, { cx: x(px), cy: y(py), fill: true, group: `${position} ${order} ${py}`, key: written(px, panel.x), keyAxis: panel.x,
            text: written(own, { names: [], format: series.values }), valueAxis: panel.y, also: `${panel.y.title}: ${written(py, panel.y)}` });
        } else {
          const [px, py, own = "", across = "", low, high] = row;
          const band = across && low < high ? ` (${written(low, panel[across])} to ${written(high, panel[across])})` : "";
          // Where the vertical axis holds names, the value is horizontal.
          const sideways = panel.y.names.length > 0;
          Object.assign(point, { cx: x(px), cy: y(py), key: written(sideways ? py : px, sideways ? panel.y : panel.x), keyAxis: sideways ? panel.y : panel.x,
            text: written(sideways ? px : py, sideways ? panel.x : panel.y) + band, valueAxis: sideways ? panel.x : panel.y, name: own || series.name });
        }
        if (Number.isFinite(point.cx) && Number.isFinite(point.cy)) all.push(point);
      }
    }
    return all;
  };

  const box = document.createElement("div");
  box.className = "readout";
  box.setAttribute("aria-hidden", "true");
  box.hidden = true;
  document.body.append(box);
  let owner;

  for (const source of document.querySelectorAll(".picture > script")) {
    const picture = source.parentElement;
    const label = picture.dataset.label ?? picture.closest("article").querySelector("h3").textContent.trim();
    const svg = picture.querySelector("svg");
    let panels; // read when first asked for
    let all;
    let current = 0;
    const slider = document.createElement("div");
    slider.className = "reader";
    slider.tabIndex = 0;
    for (const [name, value] of Object.entries({
      role: "slider",
      "aria-label": `Values of ${label}`,
      "aria-description": "Left and right go along a series, up and down change the series or the row of a map.",
      "aria-valuemin": "1", "aria-valuemax": "1", "aria-valuenow": "1", "aria-valuetext": "Press an arrow key to read values",
    })) slider.setAttribute(name, value);
    // A ring around a point, or around the height of a band.
    const dot = document.createElementNS(SVG, "rect");
    const RADIUS = 320;
    dot.setAttribute("width", 2 * RADIUS);
    dot.setAttribute("rx", RADIUS);
    dot.setAttribute("class", "dot");

    const load = () => {
      panels ??= JSON.parse(source.textContent);
      all ??= panels.flatMap(points);
      slider.setAttribute("aria-valuemax", String(all.length));
      return all.length > 0;
    };
    const hide = () => {
      dot.remove();
      // Another picture may already be speaking.
      if (owner === slider) box.hidden = true;
    };
    const show = (index) => {
      owner = slider;
      current = index;
      const point = all[index];
      const { panel } = point;
      const half = Math.max(RADIUS, point.reach ?? 0);
      dot.setAttribute("x", point.cx - RADIUS);
      dot.setAttribute("y", point.cy - half);
      dot.setAttribute("height", 2 * half);
      dot.setAttribute("stroke", point.series.colour);
      svg.append(dot);
      // What else the panel says at the same place, each series once.
      const beside = all.filter((other) => other.panel === panel && other !== point && other.key === point.key && other.keyAxis === point.keyAxis
        && other.series !== point.series && other.name && other.name !== point.name && !other.also && !point.also)
        .filter((other, i, others) => others.findIndex((earlier) => earlier.name === other.name) === i).slice(0, 6);
      const line = ({ series, name, text }, tag) => `<li style="--series:${series.colour}"><${tag}>${name ? `${name}: ` : ""}${text}</${tag}></li>`;
      const key = point.keyAxis.title ? `${point.keyAxis.title}: ${point.key}` : point.key;
      box.innerHTML = `<p>${key}</p><p class="of">${point.also || point.valueAxis.title || panel.title}</p><ul>${line(point, "b")}${beside.map((other) => line(other, "span")).join("")}</ul>`;
      box.hidden = false;
      const frame = svg.getBoundingClientRect();
      const scale = frame.width / svg.viewBox.baseVal.width;
      const [px, py] = [frame.left + point.cx * scale, frame.top + point.cy * scale];
      const { width, height } = box.getBoundingClientRect();
      const room = document.documentElement.clientWidth;
      const left = px + 14 + width < room ? px + 14 : Math.max(4, px - 14 - width);
      // Narrow windows have no room at either side: above the point, or below it.
      const clear = left + width <= px || left >= px;
      const top = clear ? py - height / 2 : py - height - 16;
      box.style.left = `${Math.min(left, room - width - 4) + scrollX}px`;
      box.style.top = `${Math.max(top, 4) + scrollY}px`;
      slider.setAttribute("aria-valuenow", String(index + 1));
      slider.setAttribute("aria-valuetext", words(`${panel.title ? `${panel.title}. ` : ""}${key}. ${point.also ? `${point.also}. ` : ""}${point.name ? `${point.name}: ` : ""}${point.text}`));
    };

    const nearest = (event) => {
      const frame = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / frame.width;
      const [x, y] = [(event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale];
      const outside = ({ plot: [left, top, right, bottom] }) => Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));
      const panel = panels.reduce((closest, other) => (outside(other) < outside(closest) ? other : closest));
      const closest = (candidates) => {
        let [best, least] = [-1, Infinity];
        for (const [i, point] of all.entries()) {
          const distance = point.panel === panel && candidates(point) ? Math.hypot(point.cx - x, Math.max(Math.abs(point.cy - y) - (point.reach ?? 0), 0)) : Infinity;
          if (distance < least) [best, least] = [i, distance];
        }
        return [best, least];
      };
      // What is drawn as a line or a point comes before the area around it.
      const [mark, distance] = closest((point) => !point.fill);
      const [area, apart] = closest((point) => point.fill);
      return area >= 0 && apart < distance && distance > 5 * RADIUS ? area : mark;
    };
    const point = (event) => {
      if (!load()) return;
      const index = nearest(event);
      if (index < 0) hide(); else show(index);
    };
    slider.addEventListener("pointermove", point);
    slider.addEventListener("pointerdown", point);
    slider.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse" && document.activeElement !== slider) hide(); });
    slider.addEventListener("focus", () => { if (slider.matches(":focus-visible") && load()) show(current); });
    slider.addEventListener("blur", hide);
    slider.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { hide(); return; }
      if (event.altKey || event.ctrlKey || event.metaKey || !load()) return;
      const starts = [...all.keys()].filter((i) => all[i].group !== all[i - 1]?.group);
      const own = starts.findLast((start) => start <= current);
      const next = starts.find((start) => start > current);
      // The other series at the same place, where it is drawn in the same panel.
      const across = (start) => {
        const others = all.map((_, i) => i).filter((i) => all[i].group === all[start].group);
        const apart = (i) => (all[i].keyAxis === all[i].panel.y ? Math.abs(all[i].cy - all[current].cy) : Math.abs(all[i].cx - all[current].cx));
        return all[start].panel === all[current].panel ? others.reduce((best, i) => (apart(i) < apart(best) ? i : best)) : start;
      };
      const moves = {
        ArrowRight: () => Math.min(current + 1, (next ?? all.length) - 1),
        ArrowLeft: () => Math.max(current - 1, own),
        Home: () => own,
        End: () => (next ?? all.length) - 1,
        ArrowDown: () => across(next ?? starts[0]),
        ArrowUp: () => across(starts[starts.indexOf(own) - 1] ?? starts.at(-1)),
      };
      if (!moves[event.key]) return;
      event.preventDefault();
      show(box.hidden ? current : moves[event.key]());
    });
    picture.addEventListener("scroll", () => { if (dot.isConnected) show(current); }, { passive: true });
    picture.querySelector(".canvas").append(slider);
  }
})();
