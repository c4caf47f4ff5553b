// What the journal tells of controls.
import { controlId } from '../../../shared/ids';
import {
  digestOf,
  picked,
  texts,
  type ToldKind,
  ungrouped,
  WHAT_IT_IS_LINKED_TO,
  WHAT_IT_SAYS,
} from './told-kind';

const FACTS = ['title', 'wording', 'cadence'] as const;

export const toldControls = (): ToldKind => {
  const facts = new Map<string, string | null>();
  const points = new Map<string, string[] | null>();
  const change = (id: string, more: string[] | null, fewer: string[] | null): void => {
    const before = points.get(id) ?? null;
    if (before === null || more === null || fewer === null) return;
    const gone = new Set(fewer);
    points.set(id, [...new Set([...before, ...more])].filter((one) => !gone.has(one)).sort());
  };
  return {
    take: ({ action, subject, detail }) => {
      if (action === 'control.added') {
        const told = picked(detail, FACTS);
        facts.set(subject, told && digestOf(told));
        const first = texts(detail['pointsOfFocus']);
        points.set(subject, first && [...new Set(first)].sort());
      }
      if (action === 'control.mapped') change(subject, texts(detail['pointsOfFocus']), []);
      if (action === 'control.unmapped') change(subject, [], texts(detail['pointsOfFocus']));
    },
    *compare(db) {
      const rows = db
        .prepare(
          `SELECT c.number, v.title, v.wording, v.cadence,
             (SELECT group_concat(point_of_focus) FROM control_mapping AS m WHERE m.control = c.number) AS points
           FROM control AS c JOIN control_version AS v ON v.control = c.number AND v.version = 1`,
        )
        .all() as {
        number: number;
        title: string;
        wording: string;
        cadence: string;
        points: string | null;
      }[];
      yield rows.flatMap(({ number, points: mapped, ...row }) => {
        const subject = controlId(number);
        const told = facts.get(subject) ?? null;
        const toldPoints = points.get(subject) ?? null;
        return [
          ...(told !== null && told !== digestOf(row) ? [WHAT_IT_SAYS] : []),
          ...(toldPoints !== null && toldPoints.join() !== ungrouped(mapped).sort().join()
            ? [WHAT_IT_IS_LINKED_TO]
            : []),
        ].map((what) => ({ subject, what }));
      });
    },
  };
};
