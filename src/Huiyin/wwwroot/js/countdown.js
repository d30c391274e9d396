// <x-countdown due warn> counts down to a promise's time and colours its pill; <x-elapsed since warn> counts a wait up.
// Times are Unix milliseconds. One timer serves every element of the page. The words are those of Spans.cs.
import { say } from "./shared/texts.js";

const alive = new Set();

// The desk's computer may be minutes off; the page brings the server's time. A page shown again from Turbo's cache brings
// an old one, so each is believed only when it is new.
let offset = 0;
let believed = 0;
function takeServerTime() {
  const server = Number(document.querySelector('meta[name="server-now"]')?.content);
  if (server > believed) {
    believed = server;
    offset = server - Date.now();
  }
}
const now = () => Date.now() + offset;

function length(milliseconds) {
  const minutes = Math.floor(milliseconds / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return say("minutes", minutes);
  if (hours < 3 && minutes % 60 > 0) return say("hoursMinutes", hours, minutes % 60);
  if (hours < 48) return say("hours", hours);
  return say("days", Math.floor(hours / 24));
}

function remaining(milliseconds) {
  if (Math.abs(milliseconds) < 60_000) return say(milliseconds >= 0 ? "underMinute" : "justOver");
  return milliseconds > 0 ? say("remaining", length(milliseconds)) : say("overdue", length(-milliseconds));
}

function watch(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (number) => String(number).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

class Ticking extends HTMLElement {
  connectedCallback() {
    alive.add(this);
  }
  disconnectedCallback() {
    alive.delete(this);
  }
  say(text) {
    if (this.textContent !== text) this.textContent = text;
  }
}

class Countdown extends Ticking {
  tick(at) {
    const due = Number(this.getAttribute("due"));
    const warn = Number(this.getAttribute("warn")) || due - 2 * 3_600_000;
    this.say(remaining(due - at));
    const tone = due < at ? "late" : warn <= at ? "soon" : "calm";
    const wearer = this.closest(".pill") ?? this;
    if (wearer.dataset.tone !== tone) wearer.dataset.tone = tone;
  }
}

class Elapsed extends Ticking {
  tick(at) {
    const passed = at - Number(this.getAttribute("since"));
    this.say(watch(passed));
    const limit = Number(this.getAttribute("warn"));
    if (limit && passed >= limit) this.dataset.tone = "late";
  }
}

takeServerTime();
customElements.define("x-countdown", Countdown);
customElements.define("x-elapsed", Elapsed);
document.addEventListener("turbo:render", takeServerTime);
setInterval(() => {
  if (document.hidden) return;
  const at = now();
  for (const element of alive) element.tick(at);
}, 1000);
