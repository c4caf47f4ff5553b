// Where the system hands over what is to be opened: the command line, a second start of the app, a double click.
import { app, type BrowserWindow } from 'electron';
import type { BridgeEvent } from '../shared/contract';
import type { Files } from './ipc/files';
import { openingEvent, placesIn, placesToOpen } from './opened-places';

const isDefaultApp = (process as { defaultApp?: boolean }).defaultApp === true;

/** What this start of the app was asked to open. */
export const placesOfThisStart = (): string[] => placesIn(process.argv, isDefaultApp);

/** What a Mac asked for by a double click that started the app: it says so before anybody is ready. */
const early: string[] = [];
let openFile = (place: string): void => {
  early.push(place);
};

/** Must be called before the app is ready, or a Mac's first file is lost. */
export const hearEarlyOpenings = (): void => {
  app.on('open-file', (event, place) => {
    event.preventDefault();
    openFile(place);
  });
};

export interface SystemOpeningParts {
  readonly files: Files;
  readonly tell: (event: BridgeEvent) => void;
  readonly window: () => BrowserWindow | null;
}

/** Only after the app is ready. */
export const hearSystemOpenings = ({ files, tell, window }: SystemOpeningParts): void => {
  const open = (places: unknown): void => {
    for (const place of placesToOpen(places)) {
      const event = openingEvent(place, files);
      if (event !== null) tell(event);
    }
  };
  open([...placesOfThisStart(), ...early.splice(0)]);
  openFile = (place) => {
    open([place]);
  };
  app.on('second-instance', (_event, _argv, _folder, places) => {
    const shown = window();
    if (shown?.isMinimized() === true) shown.restore();
    shown?.focus();
    open(places);
  });
};
