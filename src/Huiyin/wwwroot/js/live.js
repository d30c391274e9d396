// Changes made by others move in by themselves. One event stream (/live) serves all tabs of the browser: whoever holds the
// lock listens and tells the others. A page says what it shows with <meta name="live-topics" content="cases board">.
import { hideBar, showBar } from "./shared/bar.js";
import { say } from "./shared/texts.js";

const channel = new BroadcastChannel("huiyin-live");
// Quick for a minute, so that after a restart nobody notices; then patient.
const waits = [50, 150, 300, 300, 500];
const topicsOf = () => document.querySelector('meta[name="live-topics"]')?.content.split(/\s+/).filter(Boolean) ?? [];

let stale = false;
let planned;
let offline = false;
let offlineSince;
let sending = 0;
// What was heard while a page was on its way: it may have been written before that happened.
let meanwhile;

function concerns(message) {
  const mine = topicsOf();
  return mine.length > 0 && (!message.topics || message.topics.some((topic) => mine.includes(topic)));
}

function hear(message) {
  if (message.offline !== undefined) return setOffline(message.offline);
  meanwhile?.push(message);
  if (!concerns(message)) return;
  stale = true;
  // Several changes at once make one refresh.
  planned ??= setTimeout(() => {
    planned = undefined;
    bringIn();
  }, 120);
}

function bringIn() {
  // A form on its way would be called back by a refresh; what comes of it is new anyway.
  if (!stale || document.hidden || offline || sending > 0) return;
  if (isBusy()) return showBar("changed", say("refresh"), renew);
  renew();
}

function renew() {
  stale = false;
  hideBar("changed");
  window.Turbo?.session.refresh(document.baseURI);
}

// Never over something the person is writing, signing or choosing.
const isBusy = () =>
  document.querySelector('form[data-dirty], dialog[open], details[data-menu][open], x-signature[data-signed]') !== null ||
  document.activeElement?.matches("textarea, input:not([type=checkbox]):not([type=radio])") === true;

function setOffline(now) {
  offline = now;
  if (offline && topicsOf().length > 0) showBar("offline");
  else hideBar("offline");
  bringIn();
}

function tellEverybody(message) {
  channel.postMessage(message);
  hear(message);
}

function listen(tries = 0, seen = undefined, dropped = false) {
  const stream = new EventSource("/live");
  let sequence = seen;
  stream.onopen = () => {
    tries = 0;
    offlineSince = undefined;
    tellEverybody({ offline: false });
    // Whatever happened while nobody listened.
    if (dropped) tellEverybody({});
  };
  stream.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    const missed = sequence !== undefined && message.seq > sequence + 1;
    sequence = message.seq ?? sequence;
    tellEverybody(missed ? {} : { topics: message.topics ?? [] });
  };
  stream.onerror = () => {
    stream.close();
    offlineSince ??= Date.now();
    const downFor = Date.now() - offlineSince;
    if (downFor > 5000) tellEverybody({ offline: true });
    const wait = downFor > 60_000 ? 3_000 : waits[Math.min(tries, waits.length - 1)];
    setTimeout(() => listen(tries + 1, undefined, true), wait * (0.8 + Math.random() * 0.4));
  };
}

let asked = false;
function start() {
  if (asked || topicsOf().length === 0) return;
  asked = true;
  if (navigator.locks) navigator.locks.request("huiyin-live", () => new Promise(() => listen()));
  else listen();
}

document.addEventListener("turbo:submit-start", () => sending++);
document.addEventListener("turbo:submit-end", () => {
  sending = Math.max(0, sending - 1);
  setTimeout(bringIn, 300);
});
channel.onmessage = ({ data }) => hear(data);
document.addEventListener("visibilitychange", bringIn);
document.addEventListener("focusout", () => setTimeout(bringIn, 300));
document.addEventListener("turbo:visit", () => (meanwhile = []));
document.addEventListener("turbo:load", () => {
  stale = false;
  hideBar("changed");
  start();
  const unseen = meanwhile ?? [];
  meanwhile = undefined;
  unseen.forEach(hear);
});
// What the person has opened or is writing stays as it is while the rest is renewed.
const byHand = ["data-current", "data-picked", "data-shown"];
document.addEventListener("turbo:before-morph-attribute", (event) => {
  const { attributeName } = event.detail;
  if (byHand.includes(attributeName) || (attributeName === "open" && event.target.matches("details, dialog"))) event.preventDefault();
});
document.addEventListener("turbo:before-morph-element", (event) => {
  const { target } = event;
  const kept = "form[data-dirty], [data-bulk-item]:checked, #live-bar";
  if (target.matches(kept) || (target === document.activeElement && target.matches("[data-search]"))) event.preventDefault();
});
// Rows that were not there before come in softly.
document.addEventListener("turbo:before-render", (event) => {
  if (event.detail.renderMethod !== "morph") return;
  const before = new Set([...document.querySelectorAll("[data-rows] [id]")].map(({ id }) => id));
  document.addEventListener("turbo:render", () => {
    for (const row of document.querySelectorAll("[data-rows] [id]")) if (!before.has(row.id)) row.dataset.arrived = "";
  }, { once: true });
});
start();
