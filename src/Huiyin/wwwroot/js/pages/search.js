// The results of a search under the arrow keys: down from the search box into the first, up again out of it.

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const results = document.querySelector("[data-arrows]");
  if (!step || !results) return;
  const box = document.querySelector("[data-search]");
  const links = [...results.querySelectorAll("[data-rows] a")];
  const at = links.indexOf(document.activeElement);
  if (at < 0 && document.activeElement !== document.body && document.activeElement !== box) return;
  if (at < 0 && step < 0) return;
  const next = at + step < 0 ? box : links[Math.min(at + step, links.length - 1)];
  next?.focus();
  event.preventDefault();
});
