// The one script of a package: a courtesy that finds numbers and titles. Pages work without it, and without it
// nothing of it is seen. It reads one file beside it, only once somebody wants to search, and nothing else.
import { visibleText } from '../../../shared/visible-text';
import type { PackageModel } from '../package-model';
import { recordPlace } from '../programme/programme-paths';
import { REQUESTS_PATH, requestTitle } from './request-words';

export const SEARCH_SCRIPT = '02_index/assets/search.js';
export const SEARCH_INDEX = '02_index/assets/search-index.js';

type Entry = readonly [number: string, text: string, path: string];

/** Number, what it is called, where it stands (below `data/`). */
const entries = (model: PackageModel): Entry[] => {
  const { content } = model;
  return [
    ...content.controls.map((one): Entry => [one.id, one.title, `20_controls/${one.id}.html`]),
    ...model.criteria.map((one): Entry => [one.id, one.title, `02_index/criteria/${one.id}.html`]),
    ...content.populations.map((one): Entry => [one.id, one.title, `40_populations/${one.id}.html`]),
    ...model.requests.map((one): Entry => [
      one.id,
      [one.reference, requestTitle(one)].filter((text) => text !== '').join(' '),
      `${REQUESTS_PATH}#${one.id}`,
    ]),
    ...model.records.map((one): Entry => [one.id, one.title, recordPlace(one)]),
    ...content.exceptions.map((one): Entry => [one.id, one.title, `60_exceptions/exceptions.html#${one.id}`]),
    ...model.omissions.map((one): Entry => [one.id, one.gap.what, `02_index/omissions.html#${one.id}`]),
    ...content.evidence.map((one): Entry => {
      const names = one.files.map((file) => file.originalName).filter((name) => name !== one.title);
      return [one.ref, [one.title, ...names].join(' · '), `${model.recordPage(one.id)}#${one.ref}`];
    }),
  ];
};

/** ASCII, one entry a line. */
export const searchIndex = (model: PackageModel): string => {
  const lines = entries(model).map((entry) =>
    JSON.stringify(entry.map((text) => visibleText(text.replace(/\s*\r?\n\s*/g, ' ')))).replace(
      /[^\x20-\x7e]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
  return `window.PACKAGE_INDEX=[${lines.join(',\n')}];\n`;
};

export const SEARCH_SOURCE = `/* A courtesy: finds numbers and titles in this package. Everything works without it; nothing leaves this computer. */
(function () {
  'use strict';
  var box = document.querySelector('[data-find]');
  if (!box) return;
  var root = box.getAttribute('data-find');
  var asked = false;
  var MOST = 12;
  box.innerHTML = '<label for="find">Find a number or a word</label><input id="find" type="search" autocomplete="off" spellcheck="false"><p role="status" class="found"></p><ol></ol>';
  var input = box.querySelector('input');
  var list = box.querySelector('ol');
  var status = box.querySelector('p');
  function load() {
    if (asked) return;
    asked = true;
    var script = document.createElement('script');
    script.src = root + '${SEARCH_INDEX}';
    script.onload = show;
    document.head.appendChild(script);
  }
  function show() {
    var words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    list.textContent = '';
    status.textContent = '';
    if (!words.length || !window.PACKAGE_INDEX) return;
    var found = 0;
    window.PACKAGE_INDEX.forEach(function (entry) {
      var text = (entry[0] + ' ' + entry[1]).toLowerCase();
      if (!words.every(function (word) { return text.indexOf(word) >= 0; })) return;
      found += 1;
      if (found > MOST) return;
      var item = document.createElement('li');
      var link = document.createElement('a');
      var number = document.createElement('span');
      number.className = 'id';
      number.textContent = entry[0];
      link.href = root + entry[2];
      link.appendChild(number);
      link.appendChild(document.createTextNode(' ' + entry[1]));
      item.appendChild(link);
      list.appendChild(item);
    });
    status.textContent = found === 0 ? 'Nothing found.' : found > MOST ? 'The first ' + MOST + ' of ' + found + '.' : found + ' found.';
  }
  input.addEventListener('focus', load);
  input.addEventListener('input', show);
  input.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') { input.value = ''; show(); }
    if (event.key === 'Enter') { var first = list.querySelector('a'); if (first) first.click(); }
  });
})();
`;
