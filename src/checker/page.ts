// The page an auditor checks a package with, without installing anything: choose, check, read the answer.
import './checker.css';
import { chooseView } from './choose-view';
import { element, withBold } from './element';
import type { CheckRequest } from './protocol';
import { reportView } from './report-view';
import { startCheck } from './running-check';
import { logo } from './logo';
import { texts } from './texts';

const stage = element('div', { class: 'stage' });
const asking = element(
  'div',
  { class: 'asking' },
  element('h1', {}, texts.ask),
  element('p', { class: 'lead' }, texts.lead),
  element('p', { class: 'origin', role: 'note' }, ...withBold(texts.origin)),
);

const askAgain = (text: string): void => {
  stage.replaceChildren(asking, choose.node);
  choose.say(text);
};

const refusal = (code: string): void => {
  askAgain(texts.refused[code] ?? texts.broke(code));
  if (code === 'use.bad-input') choose.refuseTold();
};

const run = (request: CheckRequest): void => {
  const began = performance.now();
  const bar = element('progress', { max: '1', 'aria-label': texts.working });
  const amount = element('p', { class: 'help' }, `${texts.working}…`);
  const events = {
    onProgress: (done: number, total: number) => {
      bar.value = total === 0 ? 0 : done / total;
      amount.textContent = `${texts.working}: ${texts.workingOf(done, total)}`;
    },
    onReport: (report: Parameters<typeof reportView>[0]['report']) => {
      const view = reportView({
        report,
        request,
        seconds: (performance.now() - began) / 1000,
        at: new Date(),
        onAgain: () => {
          stage.replaceChildren(asking, choose.node);
        },
      });
      stage.replaceChildren(view);
      view.querySelector('h1')?.focus();
    },
    onRefused: refusal,
    onBroke: (message: string) => {
      askAgain(texts.broke(message));
    },
  };
  let end: () => void;
  try {
    end = startCheck(request, events);
  } catch {
    // The page says so in words.
    askAgain(texts.noWorker);
    return;
  }
  const cancel = element(
    'button',
    {
      type: 'button',
      click: () => {
        end();
        askAgain(texts.cancelled);
      },
    },
    texts.cancel,
  );
  stage.replaceChildren(
    element(
      'div',
      { class: 'working', role: 'status' },
      element('h1', {}, `${texts.working}…`),
      bar,
      amount,
      cancel,
    ),
  );
  cancel.focus();
};

const choose = chooseView(run);
stage.append(asking, choose.node);
document.body.append(
  element('header', {}, logo(), element('strong', {}, texts.title), element('span', {}, texts.place)),
  element('main', {}, stage),
);
// A file that misses the field would replace the page.
for (const name of ['dragover', 'drop'])
  document.addEventListener(name, (event) => {
    event.preventDefault();
  });
