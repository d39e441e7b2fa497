// node look.mjs PAGE [FOLDER]: looks at a page as readers do and prints what is wrong, as JSON; screenshots go to FOLDER.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const [page, folder] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const views = [[320, "light"], [390, "light"], [390, "dark"], [768, "light"], [1280, "light"], [1280, "dark"], [2000, "light"]];

function overlaps() {
  const shown = [...document.querySelectorAll(".picture text")]
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0);
  const wrong = shown.filter(([, box]) => box.left < -1 || box.right > innerWidth + 1).map(([text]) => `outside: ${text}`);
  for (const [n, [text, a]] of shown.entries())
    for (const [other, b] of shown.slice(n + 1))
      if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        wrong.push(`${text} | ${other}`);
  return { labels: shown.length, wrong };
}

const browser = await launch();
const result = { views: [], requests: [], errors: [] };
const tab = await browser.newPage();
await tab.setBypassCSP(true);
tab.on("request", (request) => request.url() === address || result.requests.push(request.url()));
tab.on("pageerror", (error) => result.errors.push(error.message));
tab.on("console", (message) => message.type() === "error" && result.errors.push(message.text()));
for (const [width, scheme] of views) {
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.goto(address);
  const found = await tab.evaluate(overlaps);
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  const paper = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await tab.evaluate(axe);
  const violations = await tab.evaluate(async () =>
    (await axe.run()).violations.map((rule) => `${rule.id}: ${rule.nodes[0].html.slice(0, 200)}`));
  result.views.push({ width, scheme, wide, paper, ...found, violations });
  if (folder) await tab.screenshot({ path: `${folder}/${width}-${scheme}.png`, fullPage: true });
}
// the filter, and its state in the address
await tab.goto(address + "#?q=zzzz-nothing");
result.filtered = await tab.evaluate(() => [...document.querySelectorAll(".timeline li")].filter((li) => !li.hidden).length);
// without scripts
await tab.setJavaScriptEnabled(false);
await tab.goto(address);
result.unscripted = (await tab.$$(".timeline article")).length;
// in print everything is open
await tab.emulateMediaType("print");
result.printed = await tab.$$eval("details blockquote", (quotes) => quotes.every((quote) => quote.checkVisibility()));
if (folder) await tab.pdf({ path: `${folder}/print.pdf`, format: "A4" });
await browser.close();
console.log(JSON.stringify(result));
