// Plays one scene in a process of its own, under the faulting layer; see run-scene.ts.
import { openSync, writeSync } from 'node:fs';
import { sceneOf, type SceneName } from './scenes';
import { codeOf, sceneEnvironment, type Acknowledged } from './stage';

export interface Task {
  readonly scene: SceneName;
  readonly watched: string;
  readonly folder: string;
  readonly desk: string;
  readonly passphrase: string;
  readonly words: readonly string[];
  /** Where to say what was done: a file, so that nothing said before a kill is lost on its way. */
  readonly marks: string;
}

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
const marks = openSync(task.marks, 'a');
const say = (what: Acknowledged): void => {
  writeSync(marks, `${JSON.stringify(what)}\n`);
};
try {
  await sceneOf(task.scene).play({
    ...task,
    performance: 'first',
    environment: sceneEnvironment(task.scene),
    say,
  });
} catch (error) {
  say({ did: 'fail', code: codeOf(error) });
}
