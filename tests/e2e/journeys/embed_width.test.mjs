/** The width of the element: it takes the width there is, at least 280 px, in any parent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArticle } from '../article.mjs';
import { visit } from '../visit.mjs';

const page = visit();
const LEAST_PX = 280;
const ELEMENT = '<sleep-count id="one" load="LOAD"></sleep-count>';

/** Parents that shrink to their content, and the style of the element itself: the HTML around it within a column. */
const PARENTS = {
  'a block': '<div>ELEMENT</div>',
  'a centred flex column': '<div style="display: flex; flex-direction: column; align-items: center">ELEMENT</div>',
  'a flex column aligned to its end': '<div style="display: flex; flex-direction: column; align-items: flex-end">ELEMENT</div>',
  'a flex row': '<div style="display: flex">ELEMENT</div>',
  'a flex row that wraps': '<div style="display: flex; flex-wrap: wrap; justify-content: center">ELEMENT</div>',
  'a grid with justify-items: center': '<div style="display: grid; justify-items: center">ELEMENT</div>',
  'a grid with place-items: center': '<div style="display: grid; place-items: center">ELEMENT</div>',
  'a grid with an auto column': '<div style="display: grid; grid-template-columns: auto">ELEMENT</div>',
  'a table cell': '<table style="border-spacing: 0"><tr><td style="padding: 0">ELEMENT</td></tr></table>',
  'a part of a CSS table': '<div style="display: table"><div style="display: table-cell">ELEMENT</div></div>',
  'an inline-block': '<div style="display: inline-block">ELEMENT</div>',
  'an inline-flex box': '<div style="display: inline-flex">ELEMENT</div>',
  'an inline-grid box': '<div style="display: inline-grid">ELEMENT</div>',
  'a float': '<div style="float: left">ELEMENT</div>',
  'a positioned box': '<div style="position: relative; height: 900px"><div style="position: absolute; left: 0; top: 0">ELEMENT</div></div>',
  'a box of fit-content': '<div style="width: fit-content">ELEMENT</div>',
  'a fieldset': '<fieldset style="margin: 0; border: 0; padding: 0; min-width: 0">ELEMENT</fieldset>',
  'a figure in a centred flex column': '<div style="display: flex; flex-direction: column; align-items: center"><figure style="margin: 0">ELEMENT</figure></div>',
  'a column that sets the text aside': '<div style="text-align: center"><span>ELEMENT</span></div>',
};
/** Styles of the element itself. */
const STYLES = ['display: inline-block', 'float: right', 'position: absolute; left: 0; right: auto', 'display: flex', 'display: inline-grid', 'width: fit-content', 'margin: 0 auto; display: table'];

const styled = (style) => `<div style="position: relative; min-height: 900px">${ELEMENT.replace('<sleep-count', `<sleep-count style="${style}"`)}</div>`;
const cases = { ...Object.fromEntries(STYLES.map((style) => [`with ${style}`, styled(style)])), ...PARENTS };

for (const load of ['click', 'eager']) {
  test(`the element takes the width there is in any parent, load="${load}"`, async (t) => {
    const html = Object.values(cases).map((parent) => `<section style="overflow: hidden">${parent.replace('ELEMENT', ELEMENT).replace('LOAD', load).replace('id="one"', '')}</section>`).join('');
    const article = await openArticle(t, page().driver, html, { fake: true });
    for (const width of [680, 500, 360, 280, 200]) {
      const seen = await article.run((width) => {
        document.body.style.width = `${width}px`;
        return Array.from(document.querySelectorAll('sleep-count'), (element) => {
          const inner = element.shadowRoot.querySelector('div').getBoundingClientRect();
          const { width, height } = element.getBoundingClientRect();
          return { width: Math.round(width), inner: Math.round(inner.width), height };
        });
      }, width);
      const [block] = seen.slice(STYLES.length);
      for (const [index, name] of Object.keys(cases).entries()) {
        const expected = Math.max(width, LEAST_PX);
        assert.deepEqual([seen[index].width, seen[index].inner], [expected, expected], `${name}, ${width} px`);
        assert.ok(Math.abs(seen[index].height - block.height) <= 1, `${name}, ${width} px: ${seen[index].height} px high, in a block ${block.height}`);
      }
    }
  });
}

test('a width that the author gives holds', async (t) => {
  const html = '<div style="display: flex; flex-direction: column; align-items: center"><sleep-count id="one" style="width: 400px"></sleep-count><sleep-count id="two" style="max-width: 500px"></sleep-count></div>';
  const article = await openArticle(t, page().driver, html);
  const widths = await article.run(() => {
    document.body.style.width = '680px';
    return ['one', 'two'].map((id) => document.getElementById(id).getBoundingClientRect().width);
  });
  assert.deepEqual(widths, [400, 500]);
});

test('beside other content the element is never narrower than 280 px', async (t) => {
  const words = 'Words beside it. '.repeat(30);
  const html = `<div style="display: flex"><p>${words}</p><sleep-count id="one"></sleep-count></div>
    <table><tr><td>${words}</td><td><sleep-count id="two"></sleep-count></td></tr></table>`;
  const article = await openArticle(t, page().driver, html);
  for (const width of [900, 680, 500]) {
    const widths = await article.run((width) => {
      document.body.style.width = `${width}px`;
      return ['one', 'two'].map((id) => document.getElementById(id).getBoundingClientRect().width);
    }, width);
    assert.ok(widths.every((px) => px >= LEAST_PX), `${widths} px at ${width}`);
  }
});
