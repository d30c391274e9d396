// <x-suggest src="/intake/lookup" frame="person"><input …></x-suggest>
// While one types, GET src?q=… answers <li role="option" data-value data-id data-href> lines (SuggestOption). Arrows and Enter
// pick. A pick writes data-value into the input and data-id into the hidden input beside it, then loads data-href into the
// turbo-frame named by "frame"; without a frame it goes there. Without this script the form's own button searches.
import { say } from "./shared/texts.js";

let count = 0;

class Suggest extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input:not([type=hidden])");
    if (!this.input || this.list) return;
    this.list = document.createElement("ul");
    this.list.className = "suggest-list";
    this.list.id = `suggest-${++count}`;
    this.list.setAttribute("role", "listbox");
    // A morphing refresh leaves it where it is.
    this.list.dataset.turboPermanent = "";
    this.list.hidden = true;
    this.append(this.list);
    this.wire();
    this.input.addEventListener("input", (event) => {
      if (!event.isComposing) this.soon();
    });
    this.input.addEventListener("compositionend", () => this.soon());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      event.preventDefault();
      this.pick(option);
    });
  }

  wire() {
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": String(!this.list.hidden), "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(combobox)) this.input.setAttribute(name, value);
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  soon() {
    clearTimeout(this.waiting);
    this.hurried = false;
    const hidden = this.querySelector("input[type=hidden]");
    if (hidden) hidden.value = "";
    if (this.input.value.trim().length < Number(this.getAttribute("min") ?? 1)) return this.close();
    this.waiting = setTimeout(() => this.ask(), 110);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const words = this.input.value.trim();
    const address = new URL(this.getAttribute("src"), location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: this.asking.signal });
      if (!answer.ok) return;
      this.show(await answer.text());
      this.shownFor = words;
      if (this.hurried) this.key(new KeyboardEvent("keydown", { key: "Enter" }));
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(html) {
    // The answer came too late: the person is elsewhere by now.
    if (document.activeElement !== this.input) return;
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const options = [...parsed.querySelectorAll("[role=option]")];
    options.forEach((option, index) => (option.id = `${this.list.id}-${index}`));
    if (options.length === 0) {
      const nothing = document.createElement("li");
      nothing.className = "suggest-nothing";
      nothing.textContent = say("nothingFound");
      options.push(nothing);
    }
    this.list.replaceChildren(...options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(this.hasAttribute("eager") ? 0 : -1);
  }

  close() {
    clearTimeout(this.waiting);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  mark(index) {
    this.marked = index;
    this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = this.options[index];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    // Faster than the answer: what stands in the list was found for fewer words, so Enter waits for its own.
    const words = this.input.value.trim();
    this.hurried = event.key === "Enter" && this.hasAttribute("eager") && words !== "" && words !== this.shownFor;
    if (this.hurried) {
      clearTimeout(this.waiting);
      this.ask();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (this.list.hidden) {
      if (event.key === "ArrowDown" && this.input.value) this.soon();
      return;
    }
    const { length } = this.options;
    if (event.key === "ArrowDown" && length) this.mark((this.marked + 1) % length);
    else if (event.key === "ArrowUp" && length) this.mark((this.marked - 1 + length) % length);
    else if (event.key === "Enter" && this.options[this.marked]) this.pick(this.options[this.marked]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  pick({ dataset }) {
    this.input.value = dataset.value ?? this.input.value;
    this.shownFor = this.input.value.trim();
    const hidden = this.querySelector("input[type=hidden]");
    if (hidden) hidden.value = dataset.id ?? "";
    this.close();
    this.dispatchEvent(new CustomEvent("suggest:pick", { bubbles: true, detail: { ...dataset } }));
    const frame = document.getElementById(this.getAttribute("frame") ?? "");
    if (dataset.href && frame) frame.src = dataset.href;
    else if (dataset.href) window.Turbo ? window.Turbo.visit(dataset.href) : (location.href = dataset.href);
  }
}

customElements.define("x-suggest", Suggest);
document.addEventListener("turbo:render", () => document.querySelectorAll("x-suggest").forEach((element) => element.wire?.()));
