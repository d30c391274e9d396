// The server is away for a moment (a restart, a cable): the page stays, says so, and the way that was clicked is tried again
// by itself. Turbo alone would leave for the browser's error page and take what was typed with it.
import { hideBar, showBar } from "./shared/bar.js";

const waits = [100, 200, 300, 500, 1000, 2000];
let tries = 0;
let retry;

document.addEventListener("turbo:fetch-request-error", (event) => {
  if (event.target.matches?.("form[method=post]")) return; // form-guard.js says it beside the button
  event.preventDefault();
  showBar("offline");
  const visit = window.Turbo.session.navigator.currentVisit;
  if (!visit) return;
  const { href } = visit.location;
  const refresh = href === document.baseURI;
  queueMicrotask(() => visit.fail());
  // What merely refreshes this page is fetched again when the live stream is back.
  if (!refresh) retry = setTimeout(() => window.Turbo.visit(href), waits[Math.min(tries++, waits.length - 1)]);
});

document.addEventListener("turbo:click", () => clearTimeout(retry));
document.addEventListener("turbo:before-fetch-response", () => {
  tries = 0;
  hideBar("offline");
});
