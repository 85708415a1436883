// Runs before anything is drawn. The program is going to take the page over, so that
// its first picture is shown and the plain text waits; where no script runs it is the
// other way round. A program that takes long lets the plain text be read meanwhile.
{
  const root = document.documentElement;
  root.className = /[#&](view=(?!home)|present=|print=)/.test(location.hash)
    ? "starting elsewhere"
    : "starting";
  setTimeout(() => {
    // A copy that is cut before the script that starts the program has nothing to wait for.
    const cut = document.readyState === "complete" && !globalThis.threatlineFailed;
    if (cut) root.className = "";
    else root.classList.add("slow");
  }, 2500);
}
