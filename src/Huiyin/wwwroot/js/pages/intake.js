// The intake page: after somebody is picked the hands go on to the sentence; danger words tick 急, the kind proposes a
// department, similar open cases are looked up, and the phrase of the present step stands out. Whatever the clerk has
// chosen by hand stays as it is.

const form = () => document.querySelector("form.intake");
const touched = new WeakMap();
const marks = (of) => touched.get(of) ?? touched.set(of, new Set()).get(of);

document.addEventListener("suggest:pick", ({ target }) => {
  if (target.closest("form.intake")) form().elements.summary.focus();
});

document.addEventListener("change", (event) => {
  const { form: of, name } = event.target;
  if (!of?.matches?.("form.intake")) return;
  if (event.isTrusted) marks(of).add(name);
  if (name === "dispatch.department") offerAssignees(of);
  if (name === "unit" || name === "place") findSimilar(of);
  if (name === "complaint.respondent.staff") onlyWriteDown(of, event.target);
});

// Whoever is complained of writes it down; where it goes is for others to say.
function onlyWriteDown(of, respondent) {
  const own = respondent.value !== "" && respondent.value === respondent.dataset.me;
  document.getElementById("own-complaint")?.toggleAttribute("hidden", !own);
  for (const step of [...of.elements].filter(({ name }) => name === "then" || name === "grade.grade")) {
    step.disabled = own && step.value !== "later";
    if (own) step.checked = step.value === "later";
  }
}

document.addEventListener("kind:suggested", ({ target, detail }) => {
  const of = target.form;
  if (!of?.matches("form.intake")) return;
  const urgent = of.elements.urgent;
  if (urgent && !marks(of).has("urgent")) {
    urgent.checked = detail.urgent;
    urgent.toggleAttribute("data-suggested", detail.urgent);
  }
  const department = of.elements["dispatch.department"];
  if (department && !marks(of).has("dispatch.department")) {
    department.value = detail.department ?? "";
    offerAssignees(of);
    const step = [...of.elements].find(({ name, value }) => name === "then" && value === (detail.department ? "dispatch" : "later"));
    if (step && !marks(of).has("then")) step.checked = true;
  }
  findSimilar(of);
});

document.addEventListener("turbo:frame-load", ({ target }) => {
  if (target.id === "person" && form()) findSimilar(form());
});

// Those of the chosen department first and alone; nobody chosen shows all.
function offerAssignees(of) {
  const chosen = of.elements["dispatch.department"].value;
  const assignee = of.elements["dispatch.assignee"];
  for (const option of assignee.options) {
    const fits = !chosen || !option.value || option.dataset.departments.split(" ").includes(chosen);
    option.hidden = option.disabled = !fits;
  }
  if (assignee.selectedOptions[0]?.disabled) assignee.value = "";
}

let asking;
function findSimilar(of) {
  clearTimeout(asking);
  asking = setTimeout(() => {
    const frame = document.getElementById("similar");
    if (!frame || !of.isConnected) return;
    const [unit, place, text] = ["unit", "place", "summary"].map((name) => of.elements[name]?.value.trim() ?? "");
    const address = `/intake/similar?${new URLSearchParams({ unit, place, text })}`;
    if ((unit || place || text.length > 1) && frame.dataset.asked !== address) {
      frame.dataset.asked = address;
      frame.src = address;
    }
  }, 200);
}

document.addEventListener("focusin", ({ target }) => {
  const step = target.closest?.("form.intake [data-step]")?.dataset.step;
  if (!step) return;
  for (const phrase of document.querySelectorAll("[data-phrase-step]")) phrase.toggleAttribute("data-now", phrase.dataset.phraseStep === step);
});
