// Elements of the document, and its address.

export const find = (css) => document.querySelector(css);
export const findAll = (css) => [...document.querySelectorAll(css)];
export const removeAll = (css) => findAll(css).forEach((element) => element.remove());

/** The address of this page without the frame around. */
export const unframed = () => {
  const page = new URL(location.href);
  page.searchParams.delete("embed");
  return page.href;
};
