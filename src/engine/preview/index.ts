export { openPackagedPreview, openPreviewed, type Previewed } from './open-previewed';
export { previewPage } from './preview-page';
