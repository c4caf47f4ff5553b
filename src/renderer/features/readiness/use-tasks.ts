// What is said of tasks above every view, and what may be done with them here.
import { today } from '../../messages/dates';
import { readiness as text } from '../../messages/readiness';
import { useMay } from '../../app/use-access';
import { type CallInput, useCall } from '../../app/use-call';
import { OPEN_STATES } from './open-states';

const FIRST_OPEN: CallInput<'readiness', 'tasks'> = {
  search: '',
  states: [...OPEN_STATES],
  owner: null,
  subject: null,
  likelihood: null,
  sort: 'due',
  direction: 'ascending',
  offset: 0,
  limit: 1,
};

export const useTasks = () => {
  const now = today();
  const open = useCall('readiness', 'tasks', FIRST_OPEN).data;
  return {
    now,
    open,
    words: open === undefined ? '' : text.answerTasks(open.total, open.rows[0]?.due ?? null, now),
    mayAdd: useMay('readiness.task-added'),
    mayChange: useMay('readiness.task-changed'),
  };
};
