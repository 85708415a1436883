// What the other scripts share; each is appended to this text.

// A short name of an element, for messages.
const named = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const classes = (element.getAttribute("class") ?? "").trim().split(/\s+/).filter(Boolean);
  const text = (element.getAttribute("aria-label") || element.textContent || "").trim();
  return `${element.localName}${id}${classes.map((name) => `.${name}`).join("")} "${text.slice(0, 50)}"`;
};

// Whether a reader can see it: it has a box, and nothing above hides it.
const isSeen = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  element.getClientRects().length > 0 &&
  !element.closest(".visually-hidden, .skip");
