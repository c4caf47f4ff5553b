// Class names of a CSS Module. vite's own types would make each `string | undefined`, which is true of a
// typing mistake only; a missing class shows in the picture, not in the types.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
