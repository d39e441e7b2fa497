// Opens pages in headless Chromium; what every script here needs.
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync",
];
const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const launch = () =>
  puppeteer.launch({ executablePath: PLACES.find((path) => path && existsSync(path)), args: FLAGS });
