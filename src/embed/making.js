// Creates an element with attributes and children. Attributes and not properties: older browsers lack properties such as `inert` or
// `role`, but style sheets and assistive technology read the attributes.

export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
};
