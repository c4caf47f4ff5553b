// What the bundler answers for a file taken in as text: it is part of the program, no file beside it.
declare module '*?raw' {
  const text: string;
  export default text;
}
