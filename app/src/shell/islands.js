// Old engines lack WebAssembly, or their content security policy knows no way to allow it.
function runsWasm() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (error) {
    return false;
  }
}

if (runsWasm()) {
  document.documentElement.classList.add("wasm");
  const { glue, wasm } = document.documentElement.dataset;
  const file = fetch(wasm);
  // That it failed is told once, below, by whoever waits for it.
  file.catch(() => {});
  import(glue)
    .then(async (islands) => {
      await islands.default({ module_or_path: file });
      islands.hydrate();
      for (const island of document.querySelectorAll("leptos-island")) {
        islands[island.dataset.component](island);
      }
      // What was typed before the islands listened.
      window.dispatchEvent(new Event("input"));
    })
    .catch((error) => {
      document.documentElement.classList.remove("wasm");
      console.debug("The page stays as it is:", error);
    });
}
