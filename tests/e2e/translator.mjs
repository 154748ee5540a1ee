/** What browsers and extensions do to a page, as a script for the test server. */

/**
 * Translates the page into capitals, now and whenever its texts change, and inserts elements that the page does not expect.
 * A browser that translates puts an element in place of each text node: what the page writes to that node is lost. Extensions
 * insert elements beside fields and at the start of the body.
 */
function change() {
  const LEFT_OUT = 'font, script, style, noscript, textarea, [translate="no"]';

  const translate = (text) => {
    if (text.parentElement === null || text.parentElement.closest(LEFT_OUT)) return;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.append(text.data.toUpperCase());
    outer.append(inner);
    text.replaceWith(outer);
  };

  const insertBeside = (field) => {
    const inserted = document.createElement('span');
    inserted.dataset.inserted = '';
    field.after(inserted);
  };

  const visit = (node) => {
    if (!node.isConnected) return;
    if (node.nodeType === Node.TEXT_NODE) return translate(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(translate);
    const fields = [node, ...node.querySelectorAll('*')].filter((inside) => inside.matches('input[type="text"], textarea'));
    fields.forEach(insertBeside);
  };

  visit(document.body);
  document.body.prepend(Object.assign(document.createElement('div'), { innerHTML: '<span></span>' }));
  new MutationObserver((changes) => {
    for (const { target, type, addedNodes } of changes) {
      if (type === 'characterData') visit(target);
      addedNodes.forEach(visit);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}

export const TRANSLATOR = `(${change})();`;
