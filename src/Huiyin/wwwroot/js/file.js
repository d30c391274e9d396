// A chosen file is named beside the button (FileInput).
document.addEventListener("change", ({ target }) => {
  const name = target.type === "file" && target.closest(".file")?.querySelector(".file-name");
  if (name) name.textContent = [...target.files].map((file) => file.name).join("、") || name.dataset.none;
});
