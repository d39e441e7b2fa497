// Find dates with chrono-node: chrono.cjs FOLDER LANGUAGE; FOLDER is where npm installed it. JSON lines of text and now
// on standard input, JSON lines of lists on standard output; run with TZ=UTC.
const { createRequire } = require("node:module");
const { createInterface } = require("node:readline");

const [folder, language] = process.argv.slice(2);
const chrono = createRequire(folder + "/")("chrono-node");
const parser = chrono[language].casual ?? chrono[language];

function told(components) {
  const known = (part) => components.isCertain(part);
  const grain = known("hour") ? "minute" : known("day") || known("weekday") ? "day" : known("month") ? "month" : "year";
  return [components.date().toISOString().slice(0, 16), grain];
}

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    const { text, now } = JSON.parse(line);
    const within = (result) => result.start.get("year") > 0 && result.start.get("year") < 10000;
    const found = parser.parse(text, new Date(now + "Z")).filter(within).map((result) => ({
      start: result.index,
      end: result.index + result.text.length,
      from: told(result.start),
      to: result.end && told(result.end),
    }));
    console.log(JSON.stringify(found));
  }
})();
