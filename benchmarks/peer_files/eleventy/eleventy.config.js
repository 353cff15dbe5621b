// Eleventy as its documentation sets it up: Markdown in one layout, with footnotes and a menu.
import footnotes from "markdown-it-footnote";
import { InputPathToUrlTransformPlugin } from "@11ty/eleventy";

export default function (config) {
  config.amendLibrary("md", (markdown) => markdown.use(footnotes));
  config.addPlugin(InputPathToUrlTransformPlugin);
  config.addGlobalData("layout", "page.njk");
  const section = (stem) => stem.split("/").slice(0, -1).join("/");
  config.addFilter("section", section);
  config.addCollection("bySection", (pages) => {
    const sections = {};
    for (const page of pages.getAll()) {
      (sections[section(page.filePathStem)] ??= []).push(page);
    }
    return sections;
  });
  return { dir: { input: "content", includes: "../_includes", output: "site" } };
}
