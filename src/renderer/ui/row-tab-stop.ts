// In a long list only the row with the focus has its links among the tab stops, so that Tab leaves the
// list instead of walking through all of it. Outside of lists everything is a tab stop.
import { createContext } from 'react';

export const RowTabStop = createContext(true);
