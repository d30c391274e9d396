// <x-signature><input type="hidden" name="signature"></x-signature>: signed with a finger or a pen; what is drawn goes into the
// hidden input as a PNG data address, black on white.
import { say } from "./shared/texts.js";

class Signature extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=hidden]");
    if (!this.input || this.canvas) return;
    this.querySelector("[data-paper]")?.remove();
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", say("signHere"));
    this.again = document.createElement("button");
    this.again.type = "button";
    this.again.className = "btn btn-small";
    this.again.textContent = say("signAgain");
    this.again.addEventListener("click", () => this.clear());
    // A morphing refresh leaves them where they are.
    for (const own of [this.canvas, this.again]) own.dataset.turboPermanent = "";
    this.append(this.canvas, this.again);
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.draw(event));
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, () => this.finish());
    this.resizing = new ResizeObserver(() => {
      if (!this.hasAttribute("data-signed")) this.clear();
    });
    this.resizing.observe(this);
    this.clear();
  }

  disconnectedCallback() {
    this.resizing?.disconnect();
  }

  clear() {
    // Twice the size on the screen: sharp on paper, small to send.
    this.canvas.width = this.canvas.clientWidth * 2;
    this.canvas.height = this.canvas.clientHeight * 2;
    this.pen = this.canvas.getContext("2d");
    this.pen.fillStyle = "#fff";
    this.pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    Object.assign(this.pen, { strokeStyle: "#111", lineCap: "round", lineJoin: "round" });
    this.input.value = "";
    this.removeAttribute("data-signed");
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * this.canvas.width, ((event.clientY - box.top) / box.height) * this.canvas.height];
  }

  begin(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.at(event);
    this.draw(event);
  }

  draw(event) {
    if (!this.last) return;
    for (const point of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
      const next = this.at(point);
      this.pen.lineWidth = point.pressure > 0 && point.pointerType === "pen" ? 2 + point.pressure * 6 : 5;
      this.pen.beginPath();
      this.pen.moveTo(...this.last);
      this.pen.lineTo(...next);
      this.pen.stroke();
      this.last = next;
    }
    this.setAttribute("data-signed", "");
  }

  finish() {
    if (!this.last) return;
    this.last = undefined;
    this.input.value = this.canvas.toDataURL("image/png");
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("x-signature", Signature);
document.addEventListener("turbo:render", () => {
  // Sent and shown again: a new sheet.
  for (const element of document.querySelectorAll("x-signature")) {
    element.querySelector("[data-paper]")?.remove();
    if (element.input && element.input.value === "") element.clear();
  }
});
