export { type ControlQuery, getControl, listControls } from './control-queries';
export { loadedStarterControls, loadStarterControls } from './load-starters';
export { mapControl, unmapControl } from './map-control';
