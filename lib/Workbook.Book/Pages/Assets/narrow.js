"use strict";

// Charts on a phone. plotly.js makes all parts of a chart narrower, until titles are cut and panels, legends and sliders overlap.

const panelHeight = 270;
const axisRoom = 60;       // below a panel: its numbers and title
const headingRoom = 30;    // above a panel
const legendLine = 22;
const unitOfDiagram = 110; // pixels from one column of a diagram to the next

/** Changes a figure so that it can be read in so many pixels; returns the pixels that it needs. */
function makeNarrow(figure, width) {
  const layout = figure.layout ??= {};
  layout.height ??= 420;   // as the page has it
  fitTitles(layout, width);
  if (layout.xaxis?.visible === false && layout.xaxis.range && figure.data.every(trace => trace.type === "scatter")) return widenDiagram(layout, width);
  if (layout.grid?.columns > 1 && layout.grid.pattern === "independent") stackGrid(layout);
  const panels = panelsOf(layout);
  if (new Set(panels.map(panel => panel.left)).size > 1) stack(figure, panels);
  else makeRoomForLegend(figure);
  return width;
}

// Diagrams scroll sideways: smaller, their texts would run into each other.
function widenDiagram({ title, xaxis, annotations = [] }, width) {
  const longest = Math.max(0, ...annotations.flatMap(note => (note.text ?? "").split("<br>")).map(line => line.replace(/<[^>]*>/g, "").length));
  const needed = (xaxis.range[1] - xaxis.range[0]) * Math.max(unitOfDiagram, 8 * longest);
  if (needed > width) Object.assign(title, { x: 0, xanchor: "left" });
  return Math.max(width, needed);
}

function fitTitles(layout, width) {
  const titles = [layout.title?.text ?? "", ...(layout.sliders ?? []).flatMap(slider => (slider.steps ?? []).map(step => step.args?.[1]?.["title.text"] ?? ""))];
  const longest = Math.max(...titles.map(title => title.length));
  layout.title = { ...layout.title, font: { size: Math.min(17, Math.max(10, width / (0.58 * longest))) } };
  if (layout.xaxis?.title?.text) layout.xaxis.title.text = inLines(layout.xaxis.title.text, width / 10);
}

function inLines(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > letters) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.filter(line => line).join("<br>");
}

function panelsOf(layout) {
  return Object.keys(layout)
    .map(key => /^(xaxis|scene)(\d*)$/.exec(key))
    .filter(match => match)
    .map(([key, kind, number]) => ({ number, isScene: kind === "scene", left: (layout[key].domain?.x ?? layout[key].domain)?.[0] ?? 0 }))
    .sort((a, b) => a.number - b.number);
}

// The grids of Plotly.NET, which plotly.js lays out.
function stackGrid(layout) {
  const rows = (layout.grid.rows ?? 1) * layout.grid.columns;
  layout.height = 110 + rows * (panelHeight + axisRoom);
  layout.grid = { ...layout.grid, rows, columns: 1 };
}

// Panels side by side come to stand below each other, each with its heading, its legend and its bar of colours.
function stack({ data, layout }, panels) {
  const ownLegends = data.some(trace => trace.legend);
  const legendOf = panel => ownLegends ? legendRoom(data, `legend${panel.number}`) : 0;
  const below = panel => axisRoom + legendOf(panel) + headingRoom;
  const height = panels.reduce((sum, panel) => sum + panelHeight + below(panel), -below(panels.at(-1)));
  let top = height;
  for (const panel of panels) {
    const traces = data.filter(trace => (trace.scene ?? trace.xaxis ?? "").replace(/\D/g, "") === panel.number);
    const bars = traces.flatMap(trace => [trace.colorbar, trace.marker?.colorbar]).filter(bar => bar);
    const x = [0, bars.length > 0 ? 0.84 : 1];
    const y = [(top - panelHeight) / height, top / height];
    if (panel.isScene) layout[`scene${panel.number}`].domain = { x, y };
    else {
      layout[`xaxis${panel.number}`].domain = x;
      layout[`yaxis${panel.number}`].domain = y;
    }
    for (const bar of bars) Object.assign(bar, { x: x[1], y: (y[0] + y[1]) / 2, len: y[1] - y[0] });
    const heading = layout.annotations?.find(note => note.name === `heading ${panel.number || 1}`);
    if (heading) Object.assign(heading, { x: (x[0] + x[1]) / 2, y: y[1] });
    if (legendOf(panel)) placeLegend(layout, `legend${panel.number}`, y[0] - axisRoom / height);
    top -= panelHeight + below(panel);
  }
  const legend = ownLegends ? legendOf(panels.at(-1)) : legendRoom(data, "legend");
  if (legend && !ownLegends) placeLegend(layout, "legend", -axisRoom / height);
  layout.height = height + 110 + axisRoom + legend + moveSlider(layout, legend);
}

function makeRoomForLegend({ data, layout }) {
  const legend = legendRoom(data, "legend");
  if (!legend) return;
  const height = layout.height - 110 - (layout.sliders ? 110 : 0);
  placeLegend(layout, "legend", -axisRoom / height);
  layout.height = height + 110 + legend + moveSlider(layout, legend);
}

function placeLegend(layout, name, y) {
  layout[name] = { ...layout.template?.layout?.legend, ...layout[name], orientation: "v", x: 0, xanchor: "left", y, yanchor: "top", tracegroupgap: 0 };
}

// One line for each entry: how plotly.js breaks lines cannot be known before.
function legendRoom(data, legend) {
  return legendLine * data.filter(trace => trace.showlegend && (trace.legend ?? "legend") === legend).length;
}

// Returns the room that the slider takes.
function moveSlider(layout, legend) {
  for (const slider of layout.sliders ?? []) slider.pad = { ...slider.pad, t: axisRoom + legend + 15 };
  return layout.sliders ? 125 : 0;
}
