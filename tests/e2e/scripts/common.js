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

// A colour as it is drawn, in sRGB: red, green, blue and alpha, to 255 each. A canvas keeps
// what the system's colours were when it was made.
const drawn = new Map();
let canvas;
const rgb = (color) => {
  if (!drawn.has(color)) {
    canvas ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    drawn.set(color, [...canvas.getImageData(0, 0, 1, 1).data]);
  }
  return drawn.get(color);
};

// One colour over another that lets nothing through.
const over = ([r, g, b, alpha = 255], behind) => [r, g, b].map((part, at) => (part * alpha + behind[at] * (255 - alpha)) / 255);

// What is behind an element's content: its ground and, where that lets some of it through,
// those of the boxes around it.
const ground = (element) => {
  if (!element) return rgb("Canvas").slice(0, 3);
  const color = rgb(getComputedStyle(element).backgroundColor);
  return color[3] === 255 ? color.slice(0, 3) : over(color, ground(element.parentElement));
};

const luminance = (color) => {
  const [r, g, b] = color.slice(0, 3).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

// As WCAG defines it, from 1 to 21.
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
