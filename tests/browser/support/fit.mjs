// What of a page does not fit the screen it is on.

/** Runs in the page: whatever is wider than the screen or than its own box, the list of languages included. */
export function misfits() {
  const TOLERANCE = 1;
  const width = document.documentElement.clientWidth;
  const found = [];
  const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (wide > width) found.push(`the page is ${wide} wide`);

  const details = document.querySelector(".languages details");
  const wasOpen = details?.open;
  if (details) details.open = true;
  const pen = document.createElement("canvas").getContext("2d");
  for (const element of document.querySelectorAll("body *")) {
    const box = element.getBoundingClientRect();
    if (element.closest("svg, script, .unseen") || box.width === 0) continue;
    const told = `${element.tagName}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
    if (box.left < -TOLERANCE || box.right > width + TOLERANCE) found.push(`off the screen: ${told}`);
    if (element.matches("input")) {
      const style = getComputedStyle(element);
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      pen.font = style.font;
      if (pen.measureText(element.placeholder).width > room) found.push(`cut off: ${element.placeholder}`);
    } else if (getComputedStyle(element).display !== "inline") {
      if (element.scrollWidth > element.clientWidth + TOLERANCE) found.push(`wider than its box: ${told}`);
    }
  }
  if (details) details.open = wasOpen;
  return found;
}
