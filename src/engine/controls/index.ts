export { addControl } from './add-control';
export { setChecklist, tickItem, untickItem } from './checklist';
export { getControl } from './get-control';
export { controlFacets, type ControlQuery, listControls } from './list-controls';
export { loadedStarterControls, loadStarterControls } from './load-starters';
export { mapControl, mapControls, setRationale, unmapControl } from './map-control';
export { controlMatrix } from './matrix';
export { retireControl, reviseControl } from './revise-control';
export { setControlDomain } from './set-domain';
