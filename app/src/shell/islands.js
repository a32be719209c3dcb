const { glue, wasm } = document.documentElement.dataset;
if (typeof WebAssembly === "object") {
  const file = fetch(wasm);
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
    .catch((error) => console.debug("The page stays as it is:", error));
}
