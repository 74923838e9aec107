// Draws each .chart from its data attributes. A day on which nothing was said is a gap.
(() => {
  "use strict";
  const HEIGHT = 140;
  const drawn = new Map();

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const day = (seconds) =>
    new Date(seconds * 1000).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "short",
      timeZone: "UTC",
    });

  const steps = (low, high) => Array.from({ length: high - low + 1 }, (_, n) => low + n);

  const options = (box) => {
    const low = Number(box.dataset.low);
    const high = Number(box.dataset.high);
    const font = `13px ${getComputedStyle(document.body).fontFamily}`;
    const axis = {
      stroke: colour("--soft"),
      font,
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { show: false },
    };
    return {
      width: box.clientWidth,
      height: HEIGHT,
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: true }, y: { range: [low - 0.25, high + 0.25] } },
      axes: [
        { ...axis, grid: { show: false }, space: 70, size: 30, values: (_, ticks) => ticks.map(day) },
        { ...axis, size: 30, splits: () => steps(low, high), values: (_, ticks) => ticks },
      ],
      series: [
        {},
        {
          stroke: colour("--accent"),
          width: 1.5,
          spanGaps: false,
          points: { show: true, size: 4, fill: colour("--accent") },
        },
      ],
    };
  };

  const draw = (box) => {
    drawn.get(box)?.destroy();
    box.replaceChildren();
    const data = [JSON.parse(box.dataset.days), JSON.parse(box.dataset.values)];
    drawn.set(box, new uPlot(options(box), data, box));
  };

  // The last weeks first, where not all of them fit.
  for (const wide of document.querySelectorAll(".wide")) wide.scrollLeft = wide.scrollWidth;
  const boxes = [...document.querySelectorAll(".chart")];
  boxes.forEach(draw);
  addEventListener("resize", () =>
    boxes.forEach((box) => drawn.get(box).setSize({ width: box.clientWidth, height: HEIGHT })),
  );
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => boxes.forEach(draw));
})();
