// Our draft of a control design questionnaire: how the controls are meant to work, asked series by series, with the
// controls the vault has for each beside the question.
import type { DescriptionFacts } from '../description-facts';
import { inline, listOf, paragraphs, tableOf, timeWords, toWrite } from '../markdown-words';
import { FIRMS_WORDS, signatureText } from './letter-words';

/** By series of the criteria; our own questions. */
export const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  CC1: [
    'Who sees to it that everybody knows and keeps the rules of conduct, and what happens when somebody does not?',
    'Who watches over management, how often, and what is shown to them?',
    'How is it settled who decides what, and how do people learn what is expected of them?',
    'How are people chosen, screened, trained and judged?',
  ],
  CC2: [
    'Where does the information come from by which controls are run, and who sees to its quality?',
    'How do people inside hear of duties, changes and incidents, and how can they report something?',
    'How do customers hear of commitments, changes and incidents, and how can they reach you?',
  ],
  CC3: [
    'How are goals and commitments written down, so that risks to them can be named?',
    'How often are risks assessed, by whom, and how are they weighed?',
    'How are fraud, misuse of models, and changes of vendors or laws taken into account?',
  ],
  CC4: [
    'How do you notice that a control has stopped working?',
    'Who is told of weaknesses, and who follows them up until they are gone?',
  ],
  CC5: [
    'How are controls chosen for the risks that were found, and duties kept apart?',
    'How do policies become steps that people follow, and who keeps them current?',
  ],
  CC6: [
    'How do people and programs prove who they are, and how are keys kept?',
    'How is access asked for, granted, changed, reviewed and taken back?',
    'How are networks, endpoints, model weights and customer data separated and protected?',
    'How is data protected on its way, on devices and when it is disposed of?',
    'Who can enter places where systems or media are, and how is that watched?',
  ],
  CC7: [
    'How are weaknesses and wrong configurations found, and in what time are they mended?',
    'What is logged, who looks at it, and what raises an alert?',
    'How is an incident told from an event, contained, told to others, and learned from?',
    'How is the system brought back, and when was that last practiced?',
  ],
  CC8: [
    'How does a change get from an idea to production, and who reviews, tests and approves it?',
    'How are models, prompts and data sets evaluated, approved and rolled back?',
    'What is different in an emergency, and who looks at it afterwards?',
  ],
  CC9: [
    'Which interruptions are planned for, and what is insured?',
    'How are vendors and model providers chosen, bound, watched and left?',
  ],
  A1: [
    'How is capacity watched and planned, computers for models among it?',
    'How are backups made, protected and restored as a test?',
    'How is recovery practiced, and what was learned last time?',
  ],
  PI1: [
    'What is a correct result, and where is that written down for users?',
    'How are inputs checked, and what happens to those that fail?',
    'How are jobs and results watched for being complete, correct and in time?',
    'How is what is stored and delivered protected against being changed or lost?',
  ],
  C1: [
    'How is confidential information named as such and kept apart?',
    'How is it destroyed at the end, in backups and derived data too?',
  ],
  P: [
    'How are people told what becomes of their information, and how do they choose?',
    'For which purposes is it collected, used, kept and disclosed, and who checks that nothing more is done?',
    'How do people see, correct and delete their information, and how are complaints answered?',
    'How are those bound who receive it, and how are breaches told?',
  ],
};

const seriesKey = (series: string): string => (series.startsWith('P') && series !== 'PI1' ? 'P' : series);

export const designQuestionnaireText = (facts: DescriptionFacts): string => {
  const applying = facts.criteria.filter((one) => one.notApplicable === null);
  const groups = [...Map.groupBy(applying, (one) => seriesKey(one.series))];
  return paragraphs(
    FIRMS_WORDS,
    `How the controls of ${inline(facts.system)} are designed, ${timeWords(facts.examined)}. Each answer says who does what, when, with which tool, and what it leaves behind. It is management's own statement and no test of a control.`,
    ...groups.flatMap(([key, rows]) => {
      const controls = new Map(rows.flatMap((one) => one.controls).map((one) => [one.id, one.title]));
      const title = key === 'P' ? 'Privacy' : `${key} ${rows[0]?.seriesName ?? ''}`;
      return [
        `## ${title}`,
        tableOf(
          ['Question', 'Answer'],
          (QUESTIONS[key] ?? []).map((question) => [question, toWrite('answer')]),
        ),
        controls.size === 0
          ? toWrite(`which controls answer ${title}`)
          : paragraphs(
              'Controls:',
              listOf([...controls].toSorted().map(([id, title]) => `${id} ${inline(title)}`)),
            ),
      ];
    }),
    signatureText(facts),
  );
};
