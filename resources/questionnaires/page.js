// The script of a questionnaire's page: puts answers into the fields, and out of them into a file. It asks nothing of the
// network (the page's policy would refuse it) and sets text only as text.
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const form = document.getElementById('form');
  const progress = document.getElementById('progress');
  const trouble = document.getElementById('trouble');
  let isUnsaved = false;

  const put = (name, value) => {
    const field = form.elements.namedItem(name);
    if (field === null) return;
    field.value = value;
    // A word that is none of the choices, as an answer typed by hand may be.
    if (field.value !== value && 'options' in field) {
      field.add(new Option(value, value));
      field.value = value;
    }
  };
  const text = (name) => String(form.elements.namedItem(name).value).replace(/\r\n?/g, '\n').trim();

  const fill = (answers) => {
    put('answered-by', answers.answeredBy);
    put('answered-on', answers.answeredOn);
    const byReference = new Map(answers.answers.map((one) => [one.reference, one]));
    data.answers.forEach((question, at) => {
      const given = byReference.get(question.reference);
      if (given === undefined) return;
      put('answer-' + at, given.answer);
      put('comment-' + at, given.comment);
    });
  };

  const count = () => {
    const answered = data.answers.filter((_, at) => text('answer-' + at) !== '').length;
    progress.textContent = answered + ' of ' + data.answers.length + ' answered';
  };

  const isText = (value) => typeof value === 'string';
  const isOurs = (read) =>
    read !== null &&
    typeof read === 'object' &&
    read.format === data.format &&
    read.mark === data.mark &&
    isText(read.answeredBy) &&
    isText(read.answeredOn) &&
    Array.isArray(read.answers) &&
    read.answers.every(
      (one) =>
        one !== null &&
        typeof one === 'object' &&
        isText(one.reference) &&
        isText(one.answer) &&
        isText(one.comment),
    );

  document.getElementById('open').addEventListener('change', async (event) => {
    const file = event.target.files[0];
    event.target.value = '';
    if (file === undefined) return;
    let read = null;
    try {
      read = JSON.parse(await file.text());
    } catch {
      read = null;
    }
    if (!isOurs(read)) {
      trouble.textContent = 'That file holds no answers to these questions. Nothing was changed.';
      return;
    }
    trouble.textContent = '';
    fill(read);
    isUnsaved = false;
    count();
  });

  document.getElementById('save').addEventListener('click', () => {
    const answers = data.answers.map(({ reference, question }, at) => ({
      reference,
      question,
      answer: text('answer-' + at),
      comment: text('comment-' + at),
    }));
    const content = {
      format: data.format,
      mark: data.mark,
      questionnaire: data.questionnaire,
      answeredBy: text('answered-by'),
      answeredOn: text('answered-on'),
      answers,
    };
    const file = new Blob([JSON.stringify(content, null, 2) + '\n'], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = data.questionnaire + '-answers.json';
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    isUnsaved = false;
    progress.textContent += '. Saved as ' + link.download + '.';
  });

  form.addEventListener('input', () => {
    isUnsaved = true;
    count();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
  fill(data);
  count();
})();
