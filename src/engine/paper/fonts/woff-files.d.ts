// Vite's `?inline` turns a file into a data: address at build time, so the fonts travel inside the bundle.
declare module '*.woff?inline' {
  const address: string;
  export default address;
}
