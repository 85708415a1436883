// Gives each frame that shows Threatline (with grow=1 in its link) the height it asks for.
addEventListener("message", ({ source, data }) => {
  if (data?.type !== "threatline:height" || data.version !== 1) return;
  const height = Math.min(Math.max(Number(data.height) || 0, 200), 30000);
  for (const frame of document.querySelectorAll("iframe")) {
    // Only the frame that speaks: no other page can resize it.
    if (frame.contentWindow === source) frame.style.height = height + "px";
  }
});
