// The names of what can be pressed, chosen or typed into, where it can be seen or a menu or
// fold that can be opened holds it, but of what has another form in a small window. Returns
// names, each once.
const OTHERWISE = [
  // The axis and its lanes: the list of years has the same events, and the list of the two
  // sides the same years.
  ".range-tools .icon-button, .strip-drawing, .lane-menu *, .brush-year",
  // There is the list only, and it fills the screen.
  ".timeline-tools .as-list, .fill",
  // The steps of a tour beside their dots are in its menu.
  ".map-step",
  // What heads the two sides stands in each row that is opened.
  ".compare-head *",
  // Results stand in the view's place and not beside it.
  "main:has(.results) :not(.results *)",
].join(", ");
const isReached = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const { display, visibility } = getComputedStyle(at);
    if (display === "none" || (at === element && visibility === "hidden")) return false;
  }
  return !element.matches(OTHERWISE);
};
const nameOf = (element) => {
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
  return (label.trim() || element.title).replace(/\s+/g, " ").trim();
};
const CONTROLS = "a[href], button, input, select, textarea, summary, [role=slider]";
return [...new Set([...document.querySelectorAll(CONTROLS)].filter(isReached).map(nameOf))];
