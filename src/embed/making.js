// Creates elements with attributes and children. Attributes and not properties: older browsers lack properties such as `inert` or
// `role`, but style sheets and assistive technology read the attributes.

const made = (element, attributes, ...children) => {
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
};
export const make = (name, ...how) => made(document.createElement(name), ...how);
export const svg = (name, ...how) => made(document.createElementNS("http://www.w3.org/2000/svg", name), ...how);
