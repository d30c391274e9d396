// One quiet bar at the foot of the page. Being offline comes before anything else it might say.
import { say } from "./texts.js";

const current = () => document.getElementById("live-bar");

export function showBar(kind, actionText, action) {
  if (current()?.dataset.kind === "offline" && kind !== "offline") return;
  const bar = current() ?? document.createElement("p");
  bar.id = "live-bar";
  bar.className = "live-bar";
  bar.dataset.kind = kind;
  bar.setAttribute("role", "status");
  bar.replaceChildren(say(kind));
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = actionText;
    button.addEventListener("click", action);
    bar.append(button);
  }
  if (!bar.isConnected) document.body.append(bar);
}

export function hideBar(kind) {
  const bar = current();
  if (bar && (!kind || bar.dataset.kind === kind)) bar.remove();
}
