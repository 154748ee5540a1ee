// Elements with what stands in them. They are told by attributes: a browser may not know the property that goes with one, such as
// `inert` or `role`, and the style and assistive technology ask for it all the same.

const made = (element, attributes, ...children) => {
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
};
export const make = (name, ...how) => made(document.createElement(name), ...how);
export const svg = (name, ...how) => made(document.createElementNS("http://www.w3.org/2000/svg", name), ...how);
