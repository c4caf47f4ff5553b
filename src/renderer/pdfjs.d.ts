// The build of pdf.js for older runtimes has the types of the other one, and its worker has none.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
