// An import that answers where a module lies, for a thread to be started with. The build bundles the
// module into a file of its own (electron-vite); elsewhere tools/module-path.ts answers the source.
declare module '*?modulePath' {
  const path: string;
  export default path;
}
