// A link or a token that is shown only once is picked as a whole as soon as it is touched, ready to be copied.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches?.(".note input[readonly]")) target.select();
});
