// Where the focus is, and what is wrong with it: [name, problem], the problem empty when
// it can be seen. The name is empty when the focus has left the page.
const element = document.activeElement;
if (!element || element === document.body || element === document.documentElement) return ["", ""];
const whole = element.getBoundingClientRect();
if (whole.width === 0 || whole.height === 0) return [named(element), "has no box"];
// Of what is larger than the window some must be in it.
const left = Math.max(whole.left, 0);
const top = Math.max(whole.top, 0);
const box = new DOMRect(left, top, Math.min(whole.right, innerWidth) - left, Math.min(whole.bottom, innerHeight) - top);
if (box.width <= 0 || box.height <= 0) return [named(element), `is outside of the window, at ${Math.round(whole.left)} ${Math.round(whole.top)}`];
// Some of it is in the window and under nothing else.
const parts = [0.5, 0.1, 0.9, 0.3, 0.7];
const isReached = parts.some((part) =>
  parts.some((other) => {
    const x = box.left + box.width * part;
    const y = box.top + box.height * other;
    const there = document.elementFromPoint(x, y);
    return there && (element.contains(there) || there.contains(element) || there.closest("label")?.contains(element) || there.closest(".file-button")?.contains(element));
  }),
);
if (!isReached) return [named(element), `is covered, at ${Math.round(box.left)} ${Math.round(box.top)}`];
// Something shows it: an outline, its own or that of the box that stands for it, or the
// line around a mark of the drawing.
const colours = (window.harnessColours ??= new Map());
const rgb = (color) => {
  if (!colours.has(color)) colours.set(color, drawn(color));
  return colours.get(color);
};
const drawn = (color) => {
  const canvas = (window.harnessCanvas ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true }));
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const luminance = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const ground = (from) => {
  for (let at = from; at; at = at.parentElement) {
    const color = rgb(getComputedStyle(at).backgroundColor);
    if (color[3] === 255) return color;
  }
  return rgb(getComputedStyle(document.documentElement).backgroundColor);
};
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
const shown = [element, element.closest(".file-button"), ...element.querySelectorAll("*")].filter(Boolean);
for (const part of shown) {
  const style = getComputedStyle(part);
  // A field that lies unseen over its button shows nothing itself.
  if (style.opacity === "0") continue;
  if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) {
    const found = contrast(rgb(style.outlineColor), ground(part.parentElement));
    return [named(element), found < 3 ? `its outline has a contrast of ${found.toFixed(1)}` : ""];
  }
  if (part instanceof SVGElement && part !== element && style.stroke !== "none" && parseFloat(style.strokeWidth) >= 2) {
    const found = contrast(rgb(style.stroke), ground(part.closest("svg").parentElement));
    if (found >= 3) return [named(element), ""];
  }
}
// A heading that takes the focus to be read is no control.
if (element.tabIndex < 0) return [named(element), ""];
return [named(element), "shows no focus"];
