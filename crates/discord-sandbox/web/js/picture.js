// Pictures that are on this machine; nothing is ever loaded from elsewhere.

import { h, icon } from "./dom.js";
import { link } from "./markdown.js";
import { store } from "./store.js";

/** An address of the sandbox as one of this page's origin; null if it is somewhere else. */
export function ownAddress(url) {
  if (typeof url !== "string") return null;
  if (url.startsWith(`${store.base}/`)) return url.slice(store.base.length);
  return url.startsWith("data:image/") ? url : null;
}

/** An image, or what stands for one that is not on this machine. */
export function picture(url, description, className) {
  const own = ownAddress(url);
  if (own) return h("img", { class: className, src: own, alt: description ?? "", loading: "lazy" });
  return h("span", { class: `outside ${className}` }, icon("link"), link(url, `Image on ${hostOf(url)}`));
}

function hostOf(url) {
  try {
    return new URL(url).host || "another machine";
  } catch {
    return "another machine";
  }
}
