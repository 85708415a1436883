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
