"use strict";

const root = document.documentElement;
const darkBySystem = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme || (darkBySystem.matches ? "dark" : "light")) === "dark";

// Chart → the template that its figure came with.
const drawn = new Map();

function merged(base, changes) {
  const result = { ...base };
  for (const [key, value] of Object.entries(changes))
    result[key] = typeof value === "object" ? merged(base?.[key], value) : value;
  return result;
}

// The figure's template with the page's colours; what the figure itself sets stays as it is.
function themed(template) {
  const style = getComputedStyle(document.body);
  const line = isDark() ? "#343944" : "#d9dde5";
  const axis = { gridcolor: line, zerolinecolor: line, linecolor: line };
  return merged(template, {
    layout: {
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { color: style.color, family: style.fontFamily },
      xaxis: axis,
      yaxis: axis,
      scene: { xaxis: axis, yaxis: axis, zaxis: axis },
    },
  });
}

function draw(chart) {
  if (drawn.has(chart) || !window.Plotly) return;
  const figure = JSON.parse(chart.querySelector("script").textContent);
  const plot = chart.querySelector(".plot");
  drawn.set(chart, figure.layout?.template);
  const width = chart.clientWidth;
  if (width < 600) {
    plot.style.minWidth = `${makeNarrow(figure, width)}px`;
    plot.style.height = `${figure.layout.height}px`;
  }
  const layout = { ...figure.layout, template: themed(figure.layout?.template), autosize: true };
  if (layout.width > width) delete layout.width;
  const config = { displaylogo: false, scrollZoom: false, ...figure.config, responsive: true };
  // Over a 3-D chart plotly.js takes the wheel even where it does nothing with it: here the page gets it.
  if (config.scrollZoom === false) plot.addEventListener("wheel", event => event.stopPropagation(), { capture: true, passive: true });
  Plotly.newPlot(plot, figure.data, layout, config);
  chart.addEventListener("keydown", event => step(plot, event));
}

// The arrow keys move a chart's slider.
function step(plot, event) {
  const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const slider = plot.layout.sliders?.[0];
  if (!direction || !slider) return;
  event.preventDefault();
  const active = Math.min(Math.max((slider.active ?? 0) + direction, 0), slider.steps.length - 1);
  const { method, args } = slider.steps[active];
  Promise.resolve(Plotly[method](plot, ...args)).then(() => Plotly.relayout(plot, { "sliders[0].active": active }));
}

function drawMathematics(part) {
  if (!window.katex) return;
  for (const element of part.querySelectorAll(".math"))
    katex.render(element.textContent, element, { displayMode: element.classList.contains("display"), throwOnError: false });
  part.querySelectorAll("span.math:not(.display)").forEach(keepTogether);
}

// Brackets, commas and full stops move into the part of the formula that they touch: no line can break there.
function keepTogether(formula) {
  const parts = formula.querySelectorAll(".base");
  if (parts.length === 0) return;
  parts[0].prepend(taken(formula.previousSibling, /[(\[]+$/));
  parts[parts.length - 1].append(taken(formula.nextSibling, /^[.,;:!?)\]]+/));
}

function taken(node, pattern) {
  const kept = document.createElement("span");
  kept.className = "kept";
  if (node?.nodeType === Node.TEXT_NODE) node.data = node.data.replace(pattern, found => { kept.textContent = found; return ""; });
  return kept;
}

function followTheme() {
  for (const [chart, template] of drawn) Plotly.relayout(chart.querySelector(".plot"), { template: themed(template) });
}

function setTheme(theme) {
  root.dataset.theme = theme;
  followTheme();
}

darkBySystem.addEventListener("change", followTheme);
document.getElementById("theme").addEventListener("click", () => {
  setTheme(isDark() ? "light" : "dark");
  // Some browsers refuse storage to pages opened from the file system.
  try { localStorage.theme = root.dataset.theme; } catch { }
});

// What scrolls sideways can be reached, and so scrolled, with the keyboard.
function makeScrollable() {
  for (const element of document.querySelectorAll("pre, table, .html, .math.display"))
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
}

drawMathematics(document);
makeScrollable();
document.fonts.ready.then(makeScrollable);   // formulas get their width with their font
addEventListener("resize", makeScrollable);
const charts = [...document.querySelectorAll(".chart")];
const near = new IntersectionObserver(entries => {
  for (const entry of entries) if (entry.isIntersecting) draw(entry.target);
}, { rootMargin: "600px" });
charts.forEach(chart => near.observe(chart));

// Paper is white, and shows what was never scrolled to.
let themeOnScreen = "";
addEventListener("beforeprint", () => {
  themeOnScreen = root.dataset.theme;
  setTheme("light");
  charts.forEach(draw);
});
addEventListener("afterprint", () => setTheme(themeOnScreen));

if (matchMedia("(max-width: 66rem)").matches) document.querySelector(".contents details")?.removeAttribute("open");
