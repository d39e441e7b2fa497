// node programs.mjs FOLDER [SCREENSHOTS]: opens brief.mmd, .mw, .timelinejs.json and .vis.json of FOLDER in the programs
// that they are for, and prints the texts that those show, as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "@markwhen/parser";
import { launch } from "./browser.mjs";

const [folder, pictures] = process.argv.slice(2);
const text = (name) => readFileSync(`${folder}/brief${name}`, "utf8");
const module = (path) => new URL(`node_modules/${path}`, import.meta.url).href;
const inline = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
const result = {};

const events = [];
const walk = (node) => (node.children ? node.children.forEach(walk) : events.push(node));
walk(parse(text(".mw")).events);
result.markwhen = events.map((event) => ({
  text: event.firstLine.restTrimmed, tags: event.tags, id: event.id ?? null,
  from: event.dateRangeIso.fromDateTimeIso, to: event.dateRangeIso.toDateTimeIso,
}));

const pages = {
  mermaid: `<script src="${module("mermaid/dist/mermaid.min.js")}"></script><div id="out"></div><script>
    mermaid.initialize({ startOnLoad: false });
    mermaid.render("drawing", ${inline(text(".mmd"))}).then(({ svg }) => { out.innerHTML = svg; window.done = true; },
      (error) => { window.failed = String(error); window.done = true; });</script>`,
  vis: `<script src="${module("vis-timeline/standalone/umd/vis-timeline-graph2d.min.js")}"></script><div id="out"></div><script>
    const data = ${inline(JSON.parse(text(".vis.json")))};
    window.timeline = new vis.Timeline(out, new vis.DataSet(data.items), data.options);
    timeline.on("changed", () => { window.done = true; });</script>
    <link rel="stylesheet" href="${module("vis-timeline/styles/vis-timeline-graph2d.min.css")}">`,
  timelinejs: `<link rel="stylesheet" href="${module("@knight-lab/timelinejs/dist/css/timeline.css")}">
    <script src="${module("@knight-lab/timelinejs/dist/js/timeline.js")}"></script>
    <div id="out" style="width:100%;height:600px"></div><script>
    const timeline = new TL.Timeline("out", ${inline(JSON.parse(text(".timelinejs.json")))},
      { script_path: "${module("@knight-lab/timelinejs/dist/js/")}", font: null });
    timeline.on("loaded", () => { window.done = true; });</script>`,
};
const browser = await launch();
for (const [name, body] of Object.entries(pages)) {
  const path = `${folder}/${name}.html`;
  writeFileSync(path, `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><body>${body}`);
  const tab = await browser.newPage();
  const alerts = [];
  tab.on("dialog", (dialog) => { alerts.push(dialog.message()); dialog.dismiss(); });
  await tab.setViewport({ width: 1280, height: 800 });
  await tab.goto(pathToFileURL(path).href);
  await tab.waitForFunction("window.done", { timeout: 60000 }).catch(() => {});
  result[name] = await tab.evaluate(() => ({
    failed: window.failed ?? null,
    text: document.getElementById("out").textContent,
    links: [...document.querySelectorAll("#out a[href]")].map((link) => link.href),
    foreign: document.querySelectorAll("#out script, #out iframe, #out img[onerror], #out [onload], #out [onmouseover]").length,
  }));
  result[name].alerts = alerts;
  if (pictures)
    for (const width of [390, 1280]) {
      await tab.setViewport({ width, height: 800 });
      await tab.reload();
      await tab.waitForFunction("window.done", { timeout: 60000 }).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await tab.screenshot({ path: `${pictures}/${name}-${width}.png` });
    }
  await tab.close();
}
await browser.close();
console.log(JSON.stringify(result));
