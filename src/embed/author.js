// What the author of the article should know, in the console.

const BLOCK = /^(p|h[1-6r]|[uod]l|pre|table|blockquote|section|article|footer|div|figure|sleep-count)$/;
const told = new Set();

// Says a sentence once on a page.
export const warn = (sentence) => {
  if (!told.has(sentence)) console.warn(`<sleep-count>: ${sentence}`);
  told.add(sentence);
};

// Warns if the element holds blocks: a tag that closes itself has the rest of the article for its content. That has to be parsed first.
export const warnOfBlocks = (element) => {
  const look = () => {
    if ([...element.children].some(({ localName }) => BLOCK.test(localName))) {
      warn("it hides the blocks in it: write its end tag, </sleep-count>.");
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", look, { once: true });
  else look();
};
