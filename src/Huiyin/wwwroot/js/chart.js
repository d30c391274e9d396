// <figure class="chart" data-chart="…/echarts.js"><script type="application/json">{ECharts option}</script></figure>, drawn when it
// comes into sight, in the colours of the page. The figures stand in a table below for whoever has no script.

let library;
const drawn = new Map();

// The file sets a global; as a module it may be asked for as often as one likes.
const load = (address) => (library ??= import(address).then(() => globalThis.echarts));

function colours() {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement("span");
  document.body.append(probe);
  // Canvas does not know light-dark(); a computed colour is plain.
  const value = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const all = {
    ink: value("--ink"), quiet: value("--ink-3"), line: value("--line"), sheet: value("--sheet"),
    series: ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6"].map(value),
    font: style.getPropertyValue("--font"),
  };
  probe.remove();
  return all;
}

function themed(option) {
  const { ink, quiet, line, sheet, series, font } = colours();
  const axis = (given) => given && [given].flat().map((one) => ({
    axisTick: { show: false }, ...one,
    axisLine: { lineStyle: { color: line }, ...one.axisLine },
    axisLabel: { color: quiet, fontSize: 12, ...one.axisLabel },
    splitLine: { lineStyle: { color: line }, ...one.splitLine },
  }));
  return {
    color: series, animationDuration: 140, grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
    ...option,
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: { fontFamily: font, color: ink },
    legend: option.legend && { icon: "roundRect", itemWidth: 12, itemHeight: 8, right: 0, top: 0, textStyle: { color: quiet }, ...option.legend },
    // Rich text is drawn; an HTML tooltip would need inline styles, which the page does not allow.
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: sheet, borderColor: line, textStyle: { color: ink, fontSize: 13 }, ...option.tooltip },
    ...(option.xAxis && { xAxis: axis(option.xAxis), yAxis: axis(option.yAxis) }),
  };
}

async function draw(figure) {
  const source = figure.querySelector('script[type="application/json"]');
  const canvas = figure.querySelector(".chart-canvas");
  if (!source || !canvas) return;
  const echarts = await load(figure.dataset.chart);
  const text = source.textContent;
  const before = drawn.get(figure);
  if (before) {
    before.chart.setOption(themed(JSON.parse(text)), true);
    before.text = text;
    return;
  }
  const chart = echarts.init(canvas);
  chart.setOption(themed(JSON.parse(text)));
  chart.on("click", ({ data }) => {
    if (data?.href) window.Turbo ? window.Turbo.visit(data.href) : (location.href = data.href);
  });
  drawn.set(figure, { chart, text });
  new ResizeObserver(() => chart.resize()).observe(canvas);
}

const sight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    sight.unobserve(target);
    draw(target).catch((error) => {
      console.error(error);
      target.dataset.failed = "";
    });
  }
}, { rootMargin: "200px" });

function findAll() {
  for (const [figure, { chart }] of drawn) {
    if (figure.isConnected && figure.querySelector("canvas")) continue;
    chart.dispose();
    drawn.delete(figure);
  }
  for (const figure of document.querySelectorAll("[data-chart]")) {
    const text = figure.querySelector("script")?.textContent;
    if (drawn.get(figure)?.text !== text) sight.observe(figure);
  }
}

const redraw = () => [...drawn.keys()].forEach((figure) => draw(figure));
new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
// A morphing refresh brings new figures, not an empty canvas.
document.addEventListener("turbo:before-morph-element", (event) => {
  if (event.target.matches(".chart-canvas")) event.preventDefault();
});
document.addEventListener("turbo:load", findAll);
document.addEventListener("turbo:render", findAll);
findAll();
