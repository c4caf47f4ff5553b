// A questionnaire as one HTML page that a vendor fills in without network (docs/format/questionnaire-v1.md §3). Its policy
// forbids everything but the one script and style whose hashes it names. Pure: the same questionnaire, the same bytes.
import { createHash } from 'node:crypto';
import script from '../../../resources/questionnaires/page.js?raw';
import style from '../../../resources/questionnaires/page.css?raw';
import type { Question } from '../../shared/domain/programme/questionnaire-score';
import { visibleText } from '../../shared/visible-text';
import { choicesOf, howToAnswer, LONGEST_ANSWER } from './answer-forms';
import { type AskedQuestionnaire, QUESTIONNAIRE_FORMAT } from './asked-questionnaire';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text for the page or an attribute: markup escaped, hidden characters shown. */
const shown = (text: string): string =>
  text
    .split('\n')
    .map(visibleText)
    .join('\n')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the script needs, word for word; no sign in it can end the element it stands in. */
const dataOf = (asked: AskedQuestionnaire): string =>
  JSON.stringify({
    format: QUESTIONNAIRE_FORMAT,
    mark: asked.mark,
    questionnaire: asked.id,
    answeredBy: asked.answeredBy,
    answeredOn: asked.answeredOn,
    answers: asked.questions.map(({ reference, question, answer, comment }) => ({
      ...{ reference, question, answer, comment },
    })),
  }).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const field = (question: Question, at: number): string => {
  const name = `answer-${String(at)}`;
  const choices = choicesOf(question);
  const about = `aria-labelledby="question-${String(at)}"`;
  if (question.kind === 'yes-no')
    return `<div class="radios" role="radiogroup" ${about}>${[...choices, '']
      .map(
        (word) =>
          `<label><input type="radio" name="${name}" value="${shown(word)}"${word === '' ? ' checked' : ''}> ${word === '' ? '<span class="none">No answer</span>' : shown(word)}</label>`,
      )
      .join('')}</div>`;
  if (choices.length > 0)
    return `<select name="${name}" ${about}><option value=""></option>${choices
      .map((word) => `<option value="${shown(word)}">${shown(word)}</option>`)
      .join('')}</select>`;
  if (question.kind === 'date') return `<input type="date" name="${name}" ${about}>`;
  return `<textarea name="${name}" rows="3" maxlength="${String(LONGEST_ANSWER)}" ${about}></textarea>`;
};

const questionPart = (question: Question, at: number): string =>
  `<div class="question"><p class="asked" id="question-${String(at)}"><span class="reference">${shown(question.reference)}</span> ${shown(question.question)}</p>${
    question.kind === 'text' ? '' : `<p class="how">${shown(howToAnswer(question))}</p>`
  }${field(question, at)}<label class="comment">Comment <textarea name="comment-${String(at)}" rows="1" maxlength="${String(LONGEST_ANSWER)}"></textarea></label></div>`;

/** Questions one after the other with the same area stand under one heading. */
const areas = (questions: readonly Question[]): string => {
  const parts: string[] = [];
  questions.forEach((question, at) => {
    const before = questions[at - 1];
    if (before === undefined || before.area !== question.area) {
      if (before !== undefined) parts.push('</section>');
      parts.push(`<section>${question.area === '' ? '' : `<h2>${shown(question.area)}</h2>`}`);
    }
    parts.push(questionPart(question, at));
  });
  return `${parts.join('\n')}${questions.length === 0 ? '' : '</section>'}`;
};

/** The bytes of the page. */
export const questionnairePage = (asked: AskedQuestionnaire): Uint8Array => {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const due = asked.dueOn === null ? '' : ` Please answer by ${shown(asked.dueOn)}.`;
  return Buffer.from(
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${shown(asked.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="from">${shown(asked.from)} asks</p>
<h1>${shown(asked.title)}</h1>
<p>Answer here, then choose “Save answers” and send the file back to ${shown(asked.from)}.${due} Nothing leaves this page by itself: it has no connection to anything, and keeps nothing when you close it.</p>
<noscript><p class="trouble">This page saves answers with a script of its own. Allow scripts for it, or ask for the workbook.</p></noscript>
<form id="form" autocomplete="off">
<div class="who"><label>Your name and role <input name="answered-by" maxlength="300"></label><label>Answered on <input type="date" name="answered-on"></label></div>
${areas(asked.questions)}
</form>
</main>
<footer><p id="progress" role="status"></p><p id="trouble" class="trouble" role="alert"></p><div class="verbs"><label class="open">Go on with saved answers <input type="file" id="open" accept=".json,application/json"></label><button type="button" id="save">Save answers</button></div></footer>
<script type="application/json" id="data">${dataOf(asked)}</script>
<script>${script}</script>
</body>
</html>
`,
    'utf8',
  );
};
