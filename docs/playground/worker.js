// argmap beside the page: Python compiled to WebAssembly, and Graphviz likewise. Nothing is sent anywhere.
import { loadPyodide } from "./pyodide/pyodide.mjs";
import { Graphviz } from "./graphviz/index.js";

const tell = (what) => postMessage({ progress: what });
let desk = null;

const begin = (async () => {
  tell("loading Python (14 MB, once)");
  const [python, graphviz, site] = await Promise.all([
    loadPyodide({ indexURL: new URL("./pyodide/", import.meta.url).href }),
    Graphviz.load(),
    fetch(new URL("./site-packages.zip", import.meta.url)).then((answer) => answer.arrayBuffer()),
  ]);
  tell("loading argmap");
  python.unpackArchive(site, "zip", { extractDir: "/site" });
  python.runPython("import sys; sys.path.insert(0, '/site')");
  desk = python.pyimport("desk");
  desk.use((source) => graphviz.dot(source));
  tell("");
})();

setInterval(() => {
  try {
    if (desk) desk.step();
  } catch (error) {
    postMessage({ broken: String(error) });
  }
}, 50);

onmessage = async ({ data: { id, call, values } }) => {
  try {
    await begin;
    postMessage({ id, value: desk[call](...values) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
