// The properties of the element, each of which is the attribute of the same name. Frameworks set them with values of any kind.

const put = (element, name, value) => {
  try {
    if (value === false || value == null) throw value;
    element.setAttribute(name, value === true ? "" : value);
  } catch {
    // No value, a symbol, or an object that has no text.
    element.removeAttribute(name);
  }
};

export const defineProperties = (prototype, names) => {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get() { return this.getAttribute(name); },
      set(value) { put(this, name, value); },
    });
  }
};

// Takes the values that were set before the browser knew the element. They hide the properties.
export const takeEarly = (element, names) => {
  for (const name of names) {
    if (!element.hasOwnProperty(name)) continue;
    const value = element[name];
    Reflect.deleteProperty(element, name);
    put(element, name, value);
  }
};
