// Targets smaller than 24 by 24 CSS pixels that the exception for spacing does not save
// (WCAG 2.2, 2.5.8): a circle of 24 px around the middle of a small target touches no
// other target, and no circle of another small one. Returns sentences.
const SIZE = 24;
const TARGETS =
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=slider], [role=option], [role=tab], [tabindex='0']";
const targets = [];
for (const element of document.querySelectorAll(TARGETS)) {
  if (!isSeen(element) || element.disabled) continue;
  let box = element.getBoundingClientRect();
  // A click on the label counts.
  const label = element.closest("label") ?? (element.labels ? element.labels[0] : null);
  if (label && element.matches("input")) {
    const other = label.getBoundingClientRect();
    const left = Math.min(box.left, other.left);
    const top = Math.min(box.top, other.top);
    box = new DOMRect(left, top, Math.max(box.right, other.right) - left, Math.max(box.bottom, other.bottom) - top);
  }
  if (box.width === 0 || box.height === 0) continue;
  // A link in a sentence is as high as its line, and so is a term that explains itself.
  const style = getComputedStyle(element);
  const term = element.matches(".term-word") ? element.parentElement : null;
  const sentence = (term ?? element).parentElement;
  const words = (sentence.textContent ?? "").trim().length;
  const own = (element.textContent ?? "").trim().length;
  const isInline = (term || style.display === "inline") && words > own + 3;
  targets.push({ element, box, isInline, isSmall: box.width < SIZE - 0.5 || box.height < SIZE - 0.5 });
}
// What lies under a sheet or a head that stays is no target there.
const isCovered = ({ element, box }) => {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const there = document.elementFromPoint(x, y);
  return there && !element.contains(there) && !there.contains(element) && !there.closest("label")?.contains(element);
};
const middle = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
const problems = [];
for (const target of targets) {
  if (!target.isSmall || target.isInline) continue;
  const [x, y] = middle(target);
  if (isCovered(target)) continue;
  const near = targets.find((other) => {
    if (other === target || other.element.contains(target.element) || target.element.contains(other.element)) return false;
    if (other.isSmall && !other.isInline) {
      const [otherX, otherY] = middle(other);
      if (Math.hypot(x - otherX, y - otherY) < SIZE - 0.5 && !isCovered(other)) return true;
    }
    if (isCovered(other)) return false;
    const dx = Math.max(other.box.left - x, 0, x - other.box.right);
    const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
    return Math.hypot(dx, dy) < SIZE / 2 - 0.5;
  });
  if (near) {
    const { width, height } = target.box;
    problems.push(`${width.toFixed(0)} by ${height.toFixed(0)} px: ${named(target.element)}, beside ${named(near.element)}`);
  }
}
return problems.slice(0, 12);
