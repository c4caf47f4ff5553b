// Answers the window about what has gone wrong: takes its incidents into the log, shows what a helper needs to know,
// and writes what the person chose of it where they say.
import fs from 'node:fs';
import { diagnosticsText } from '../../shared/domain/diagnostics';
import type { DiagnosticsDesk } from '../diagnostics/collect';
import type { Log } from '../log';
import { settingsDiskError } from '../stored-json';
import type { Files } from './files';
import type { MainHandlers } from './register';

/** A page that fails at every drawing does not push everything else out of the log. */
const MOST_A_MINUTE = 20;

export interface DiagnosticsParts {
  readonly log: Log;
  readonly files: Pick<Files, 'pathOf'>;
  readonly desk: DiagnosticsDesk;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

const SENTENCES = {
  screen: 'a screen could not be shown',
  error: 'uncaught error in the window',
  promise: 'unhandled rejection in the window',
  call: 'unexpected answer in the window',
} as const;

export const createDiagnosticsHandlers = ({
  log,
  files,
  desk,
  now,
}: DiagnosticsParts): MainHandlers['diagnostics'] => {
  let minute = Number.NEGATIVE_INFINITY;
  let inThisMinute = 0;
  const isTooMany = (): boolean => {
    if (now() - minute > 60_000) {
      minute = now();
      inThisMinute = 0;
    }
    inThisMinute += 1;
    if (inThisMinute === MOST_A_MINUTE + 1)
      log.write('warn', 'more incidents of the window in this minute are not written down');
    return inThisMinute > MOST_A_MINUTE;
  };

  return {
    incident: ({ incidentId, what, screen, where }) => {
      // The pattern of an address has slashes, which no value in the log has.
      const at = screen.replaceAll('/', '.').replace(/^\.+/, '');
      if (!isTooMany())
        log.write('error', SENTENCES[what], { incidentId, screen: at.replaceAll('$', ''), where });
      return {};
    },
    collect: () => desk.collect(),
    save: ({ report, leftOut, note, target }) => {
      const text = diagnosticsText(desk.shown(report), new Set(leftOut), note);
      const place = files.pathOf(target, 'write');
      try {
        fs.writeFileSync(place, text, { mode: 0o600, flush: true });
      } catch (error) {
        throw settingsDiskError(error);
      }
      return {};
    },
  };
};
